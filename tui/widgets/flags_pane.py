"""The flags of the current claim: the kind, the reasons in words, and the other claim."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from tui.gateway import Flag
from tui.rows import flag_words, lead_of
from tui.widgets.claim_card import state_content
from verify.types import RelationState
from verify.wording import visible

_NONE = "No flags: nothing on the desk repeats or contradicts this claim."
_STATE_WORDS = {
    RelationState.OPEN: "open: c confirms, x dismisses",
    RelationState.CONFIRMED: "confirmed",
    RelationState.DISMISSED: "dismissed",
}


class FlagsPane(VerticalScroll):
    """A card for each flag, one of them selected."""

    DEFAULT_CLASSES: ClassVar[str] = "pane"

    def __init__(self, *, id: str) -> None:  # noqa: A002 - Textual's name for it
        super().__init__(id=id)
        self._flags: list[Flag] = []
        self._selected = 0

    def compose(self) -> ComposeResult:
        """One text; the cards are drawn into it."""
        yield Static(id="cards")

    @property
    def selected(self) -> Flag | None:
        """The flag that confirming and dismissing act on."""
        return self._flags[self._selected] if self._flags else None

    def show(self, flags: list[Flag]) -> None:
        """Show the flags of another claim, the same one selected when it is still among them."""
        before = self.selected
        self._flags = flags
        ids = [flag.relation.id for flag in flags]
        self._selected = ids.index(before.relation.id) if before and before.relation.id in ids else 0
        self._draw()

    def select(self, step: int) -> None:
        """Select the next or the previous flag, starting over at the end."""
        if self._flags:
            self._selected = (self._selected + step) % len(self._flags)
            self._draw()

    def _draw(self) -> None:
        cards = [_card(flag, selected=index == self._selected) for index, flag in enumerate(self._flags)]
        static = self.query_one("#cards", Static)
        static.update(Content("\n").join(cards) if cards else Content.styled(_NONE, "$muted"))
        self.call_after_refresh(self._follow)

    def _follow(self) -> None:
        above = [_card(flag, selected=False) for flag in self._flags[: self._selected]]
        width = self.query_one("#cards", Static).size.width
        self.scroll_to(y=sum(card.get_height({}, width) for card in above) if width else 0, animate=False)


def _card(flag: Flag, *, selected: bool) -> Content:
    relation, other = flag.relation, flag.other
    return Content.assemble(
        ("▸ " if selected else "  ", "bold"),
        (flag_words(relation.kind), "bold $flag reverse" if selected else "bold $flag"),
        (f" · {relation.score:.0f} of 100 · {_STATE_WORDS[relation.state]}\n", "$muted"),
        *(f"  {visible(reason.text)}\n" for reason in relation.reasons),
        "  the other: ",
        state_content(other.status),
        (f" {visible(lead_of(other.speaker, other.certainty))}", "italic"),
        visible(other.text),
        (f" (claim {other.id}, {visible(flag.article)})", "$muted"),
    )
