"""Working together on the claims under review: notes, corrections, who looks at them, how soon."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from tui.screens.correcting import correction_dialog
from tui.screens.dialogs import After, Prompt
from tui.screens.review_verdicts import Deciding
from tui.widgets.claim_card import claim_content
from verify.types import ClaimLine, NoteRecord, Priority
from verify.wording import one_line

_NEXT = {Priority.NORMAL: Priority.HIGH, Priority.HIGH: Priority.LOW, Priority.LOW: Priority.NORMAL}


class Sharing(Deciding):
    """What the keys of notes, corrections and assignment do."""

    async def action_note(self) -> None:
        """Ask for a note on the claim at the cursor."""
        line = await self.current_line()
        if line is None:
            return

        async def note(text: str) -> After | None:
            added = await self.ask(partial(self.gateway.note, line.id, text))
            return None if added is None else partial(self._noted, added)

        await self.app.push_screen(
            Prompt(
                "Note something about this claim",
                [claim_content(line), "For your colleagues: it never enters a report."],
                placeholder="what they should know",
                missing="A note needs words.",
                write=note,
            )
        )

    async def _noted(self, note: NoteRecord) -> None:
        self.details.turn_to("notes")
        self.show_current()
        self.say(f"Noted on claim {note.claim_id} · {self.key('undo')} undoes")

    async def action_next_note(self) -> None:
        """Go to the next claim that has a note, starting over at the end."""
        noted = await self.ask(partial(self.gateway.noted, self.base))
        if noted is None:
            return
        rows = [row for line in noted if (row := await self.row_of(line)) is not None]
        if not rows:
            self.say(f"No claim in this list has a note: {self.key('note.add')} writes one.")
            return
        self.details.turn_to("notes")
        self.go_to(min((row for row in rows if row > self.claims.cursor), default=min(rows)))

    async def action_correct(self) -> None:
        """Ask for a correction of what reports said of the claim at the cursor and note it."""
        line = await self.current_line()
        if line is not None:
            await self.app.push_screen(correction_dialog(self, "this claim", claim_content(line), line.id))

    async def action_assign(self) -> None:
        """Ask who is to look at the tagged claims, or the claim at the cursor."""
        lines = await self.meant()
        if not lines:
            return

        async def assign(name: str) -> After | None:
            return await self._change(lambda: self.gateway.assign(lines, None if name == "-" else name), lines)

        now = {line.assignee for line in lines}
        told = f"Now: {', '.join(one_line(name) if name else 'nobody' for name in now)}."
        await self.app.push_screen(
            Prompt(
                "Who is to look at it?",
                [*map(claim_content, lines), told],
                placeholder="a name; me for yourself; - for nobody",
                missing="Give a name.",
                write=assign,
            )
        )

    async def action_priority(self) -> None:
        """Let the tagged claims, or the claim at the cursor, be of high, low, or again normal priority."""
        lines = await self.meant()
        if not lines:
            return
        after = await self._change(lambda: self.gateway.prioritise(lines, _NEXT[lines[0].priority]), lines)
        if after is not None:
            await after()

    async def _change(self, work: Callable[[], list[ClaimLine]], lines: list[ClaimLine]) -> After | None:
        changed = await self.ask(work, stale=partial(self.take_in_theirs, lines))
        return None if changed is None else partial(self._changed, changed)

    async def _changed(self, changed: list[ClaimLine]) -> None:
        for line in changed:
            self.claims.tagged.pop(line.id, None)
        self.take_in(changed)
        self.show_current()
        first = changed[0]
        whose = f"for {one_line(first.assignee)}" if first.assignee else "for nobody"
        many = "" if len(changed) == 1 else f"{len(changed)} claims: "
        self.say(f"{many}{first.priority} priority, {whose} · {self.key('undo')} undoes")
