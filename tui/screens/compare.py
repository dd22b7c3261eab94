"""Two related claims side by side: what differs in brackets, who says it, how surely, when, and what was decided."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from textual.app import ComposeResult
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.widgets import Footer, Static

from tui.actions import Scope, bindings_of
from tui.differences import Difference, differences
from tui.gateway import Comparison, Side
from tui.rows import flag_words
from tui.screens.base import DeskScreen
from tui.widgets.claim_card import state_content
from verify.types import Reason, RelationRecord, RelationState
from verify.wording import one_line, visible

_LABEL_CELLS = 10
_NONE = "–"
_STATES = {
    RelationState.OPEN: "nobody has decided yet",
    RelationState.CONFIRMED: "confirmed",
    RelationState.DISMISSED: "dismissed",
}


class CompareScreen(DeskScreen):
    """Shows a flag; confirming or dismissing it goes back to where it was opened from."""

    BINDINGS = bindings_of(Scope.COMPARE, Scope.EVERYWHERE)
    SCOPE = Scope.COMPARE

    def __init__(
        self, comparison: Comparison, then: Callable[[RelationRecord, RelationState], Awaitable[None]]
    ) -> None:
        super().__init__()
        self._comparison = comparison
        self._do = then

    def compose(self) -> ComposeResult:
        """Lay the parts out."""
        relation, a, b = self._comparison.relation, self._comparison.a, self._comparison.b
        marked_a, marked_b = differences(a.claim.claim.text, b.claim.claim.text, relation.reasons)
        yield Static(_heading(relation), id="top")
        with Horizontal(id="sides"):
            for name, side, marked in (("First claim", a, marked_a), ("Second claim", b, marked_b)):
                with VerticalScroll(classes="side") as box:
                    box.border_title = Content(f"{name} · claim {side.claim.id}")
                    yield Static(_side(side, marked))
        with VerticalScroll(id="reasons") as box:
            box.border_title = Content("Why")
            yield Static(Content("\n").join(map(_reason, relation.reasons)))
        yield Static(id="status")
        yield Footer(show_command_palette=False)

    async def action_decide(self, state: str) -> None:
        """Go back and confirm or dismiss the flag there."""
        await self.app.pop_screen()
        await self._do(self._comparison.relation, RelationState(state))

    async def action_close(self) -> None:
        """Go back; nothing is changed."""
        await self.app.pop_screen()


def _heading(relation: RelationRecord) -> Content:
    decided = _STATES[relation.state] + (f" by {one_line(relation.decided_by)}" if relation.decided_by else "")
    return Content.assemble(
        (flag_words(relation.kind), "bold $flag"), f" · {relation.score:.0f} of 100 · {decided} · [ ] is what differs"
    )


def _side(side: Side, marked: list[Difference]) -> Content:
    claim, record = side.claim.claim, side.claim
    verdict = state_content(record.status)
    if record.decided_by:
        verdict += Content(f" by {one_line(record.decided_by)}")
    if record.reason:
        verdict += Content(f": {one_line(record.reason)}")
    cue = f" “{one_line(claim.cue)}”" if claim.cue else ""
    of = (side.article.published, side.article.place, side.article.title)
    facts = (
        ("verdict", verdict),
        ("speaker", Content(one_line(claim.speaker) if claim.speaker else _NONE)),
        ("certainty", Content(f"{claim.certainty}{cue}")),
        ("date", Content(claim.occurred_on or _NONE)),
        ("article", Content(" · ".join(one_line(part) for part in of if part))),
    )
    return Content("\n").join(
        [
            marked_content(claim.text, marked),
            Content(""),
            *(Content.assemble((f"{label:<{_LABEL_CELLS}}", "$muted"), value) for label, value in facts),
            Content(""),
            Content.styled(f"“{visible(claim.sentence)}”", "$muted"),
        ]
    )


def marked_content(text: str, marked: list[Difference]) -> Content:
    """A claim's words with each difference in brackets: bold and coloured where a reason names it."""
    shown, parts, at = visible(text), [], 0
    for start, end, slot in marked:
        parts.append(Content(shown[at:start]))
        parts.append(Content.styled(f"[{shown[start:end]}]", "bold $flag" if slot else "$warning"))
        at = end
    return Content.assemble(*parts, shown[at:])


def _reason(reason: Reason) -> Content:
    values = (
        (f" [{visible(reason.a)}]", f" [{visible(reason.b)}]") if reason.a != reason.b else (f" {visible(reason.a)}",)
    )
    return Content.assemble(
        (reason.slot, "bold"), *((value, "$flag") for value in values), f"\n  {visible(reason.text)}"
    )
