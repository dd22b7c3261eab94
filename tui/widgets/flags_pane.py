"""The flags of the current claim: the kind, the reasons in words, and the other claim."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content

from tui.gateway import Flag
from tui.keyboard import Keyboard
from tui.rows import flag_words, lead_of, short_lead
from tui.widgets.claim_card import state_content
from tui.widgets.fitted import Fitted
from verify.types import RelationState
from verify.wording import visible

_NONE = "No flags: nothing on the desk repeats or contradicts this claim."
_INDENT = "  "
_LEAD_CELLS = 40


class FlagsPane(VerticalScroll):
    """A card for each flag, one of them selected."""

    DEFAULT_CLASSES: ClassVar[str] = "pane"

    def __init__(self, keyboard: Keyboard, *, id: str) -> None:  # noqa: A002 - Textual's name for it
        super().__init__(id=id)
        keys = [keyboard.key(f"flag.{name}") for name in ("confirm", "dismiss", "compare")]
        self._open = "open: {} confirms, {} dismisses, {} compares".format(*keys)
        self._flags: list[Flag] = []
        self._selected = 0

    def compose(self) -> ComposeResult:
        """One text; the cards are drawn into it."""
        yield Fitted(id="cards")

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

    def wait(self) -> None:
        """Show nothing while the flags of another claim are being read."""
        self._flags, self._selected = [], 0
        self.query_one("#cards", Fitted).update(layout=False)

    def select(self, step: int) -> None:
        """Select the next or the previous flag, starting over at the end."""
        if self._flags:
            self._selected = (self._selected + step) % len(self._flags)
            self._draw()

    def on_resize(self) -> None:
        """Wrap the cards for the new width."""
        self._draw()

    def _draw(self) -> None:
        width = self.scrollable_content_region.width
        cards = [
            _card(flag, self._words(flag.relation.state), width, selected=index == self._selected)
            for index, flag in enumerate(self._flags)
        ]
        lines = [line for card in cards for line in card] or [Content.styled(_NONE, "$muted")]
        self.query_one("#cards", Fitted).update(Content("\n").join(lines))
        top = sum(map(len, cards[: self._selected]))
        self.call_after_refresh(self.scroll_to, y=top, animate=False)

    def _words(self, state: RelationState) -> str:
        return self._open if state is RelationState.OPEN else str(state)


def _card(flag: Flag, state: str, width: int, *, selected: bool) -> list[Content]:
    """The lines of a card: the kind on the first, the rest below and indented."""
    relation, other = flag.relation, flag.other
    which = "first" if other.id == relation.a else "second"
    kind = Content.assemble(
        ("▸ " if selected else "  ", "bold"),
        (flag_words(relation.kind), "bold $flag reverse" if selected else "bold $flag"),
        (f" · {relation.score:.0f} of 100 · {state}", "$muted"),
    )
    theirs = Content.assemble(
        f"the {which} claim: ",
        state_content(other.status),
        (f" {short_lead(lead_of(other.speaker, other.certainty), _LEAD_CELLS)}", "italic"),
        visible(other.text),
        (f" (claim {other.id}, {visible(flag.article)})", "$muted"),
    )
    told = [*(Content(visible(reason.text)) for reason in relation.reasons), theirs]
    return [kind, *(Content(_INDENT) + line for each in told for line in each.wrap(max(width - len(_INDENT), 2)))]
