"""The sources of the current claim, one of them selected."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content

from tui.keyboard import Keyboard
from tui.widgets.fitted import Fitted
from verify.types import EvidenceRecord, stand_in
from verify.wording import visible


class SourcesPane(VerticalScroll):
    """A card for each source; those of the claim that this one was split from come last."""

    DEFAULT_CLASSES = "pane"

    def __init__(self, keyboard: Keyboard, *, id: str) -> None:  # noqa: A002 - Textual's name for it
        super().__init__(id=id)
        self._keyboard = keyboard
        self._sources: list[EvidenceRecord] = []
        self._claim_id = 0
        self._selected = 0

    def compose(self) -> ComposeResult:
        """One text; the cards are drawn into it."""
        yield Fitted()

    @property
    def selected(self) -> EvidenceRecord | None:
        """The source that the keys act on."""
        return self._sources[self._selected] if self._sources else None

    def show(self, claim_id: int, sources: list[EvidenceRecord]) -> None:
        """Show the sources of another claim, the same one selected when it is still among them."""
        before = self.selected
        self._claim_id, self._sources = claim_id, sources
        ids = [each.id for each in sources]
        self._selected = ids.index(before.id) if before and before.id in ids else 0
        self._draw()

    def wait(self) -> None:
        """Show nothing while the sources of another claim are being read."""
        self._sources, self._selected = [], 0
        self.query_one(Fitted).update(layout=False)

    def select(self, step: int) -> None:
        """Select the next source, starting over at the end."""
        if self._sources:
            self._selected = (self._selected + step) % len(self._sources)
            self._draw()

    def _draw(self) -> None:
        key = self._keyboard.key
        if not self._sources:
            none = f"No sources yet: {key('source.attach')} attaches one."
            self.query_one(Fitted).update(Content.styled(none, "$muted"))
            return
        cards = [self._card(each, selected=place == self._selected) for place, each in enumerate(self._sources)]
        keys = (
            ("source.copy", "the copy that was kept"),
            ("source.browse", "in a browser"),
            ("source.recheck", "re-check"),
        )
        hint = "   ".join(f"{key(action)}: {words}" for action, words in keys)
        self.query_one(Fitted).update(Content("\n").join([*cards, Content.styled(hint, "$muted")]))
        above = sum(len(card.plain.split("\n")) for card in cards[: self._selected])
        self.call_after_refresh(self.scroll_to, y=above, animate=False)

    def _card(self, each: EvidenceRecord, *, selected: bool) -> Content:
        quote = f"\n  “{visible(each.quote)}”" if each.quote else ""
        checked = f"{each.presence} when re-checked" if each.presence else "not re-checked yet"
        if each.decayed:
            checked = f"! stands no more, {checked}"
        copy = stand_in(each, self._sources)
        if copy is not None:
            checked = f"{checked}; its archived copy (source {copy.id}) has the quote"
        note = f" ({visible(each.note)})" if each.note else ""
        whose = ""
        if each.claim_id != self._claim_id:
            whose = f" · of claim {each.claim_id}, before the split: {self._keyboard.key('source.take')} takes it over"
        return Content.assemble(
            ("▸ " if selected else "  ", "bold"),
            (str(each.stance), "bold reverse" if selected else "bold"),
            f" {visible(', '.join(filter(None, (each.url, each.locator))))}{quote}\n",
            (f"  {each.terms}, added by {visible(each.added_by)}; {checked}{note}{whose}", "$muted"),
        )
