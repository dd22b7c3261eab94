"""Deciding about flags, and comparing the two claims of one."""

from __future__ import annotations

from functools import partial

from tui.screens.compare import CompareScreen
from tui.screens.review_verdicts import Deciding
from verify.types import RelationRecord, RelationState


class FlagDeciding(Deciding):
    """What the keys of a flag do."""

    async def action_decide_flag(self, state: str) -> None:
        """Confirm or dismiss the selected flag."""
        line = await self.current_detailed()
        flag = self.details.flags.selected
        if line is None or flag is None:
            self.say("There is no flag to decide about.")
            return
        await self.decide_flag(flag.relation, RelationState(state))

    async def action_compare(self) -> None:
        """Show the two claims of the selected flag side by side."""
        line = await self.current_detailed()
        flag = self.details.flags.selected
        if line is None or flag is None:
            self.say("There is no flag: nothing to compare this claim with.")
            return
        comparison = await self.ask(partial(self.gateway.compare, flag.relation))
        if comparison is not None:
            await self.app.push_screen(CompareScreen(comparison, self.decide_flag))

    async def decide_flag(self, relation: RelationRecord, state: RelationState) -> None:
        """Write what was decided about a flag as it was seen."""
        self.withdraw_offers()
        decided = await self.ask(partial(self.gateway.decide_flag, relation, state))
        changed = await self.ask(partial(self.gateway.lines, (relation.a, relation.b)))
        self.take_in(changed or [])
        self.show_current()
        if decided is not None:
            self.say(f"{decided.kind} {decided.state} · {self.key('undo')} undoes")
