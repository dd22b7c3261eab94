"""Deciding about claims: tags, verdicts, offers, undo and redo."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from textual.content import Content

from tui.gateway import Marked, Opened, Reverted
from tui.rows import counted, state_words
from tui.screens.dialogs import After, Dialog, Prompt, Question
from tui.screens.review_filter import Filtering
from tui.widgets.claim_card import claim_content, state_content
from verify.desk.outcomes import Offer
from verify.errors import StaleWriteError
from verify.types import ClaimLine, Status
from verify.wording import visible

_APPLY_KEYS = "Enter: write yours all the same   Esc: keep theirs"
_NOT_YET = "Nothing was written yet; what you typed is below."


class Deciding(Filtering):
    """What the keys of a verdict do."""

    def __init__(self, opened: Opened) -> None:
        super().__init__(opened)
        self._offers: list[tuple[Offer, ClaimLine]] = []  # by the last verdict, not taken yet

    def withdraw_offers(self) -> None:
        """Offer nothing any more: something else was done since."""
        self._offers = []

    async def action_tag(self) -> None:
        """Tag the claim at the cursor, or take its tag away, and go to the next claim."""
        if await self.current_line() is None:
            return
        self.claims.toggle_tag()
        self.show_counts()
        tagged = f"{counted(len(self.claims.tagged))} tagged"
        self.say(f"{tagged} · a verdict is for all of them · {self.key('filter.clear')} takes the tags away")
        self.claims.cursor += 1

    async def action_mark(self, status: str) -> None:
        """Decide about the tagged claims, or the claim at the cursor, and go to the next open one."""
        lines = await self.meant()
        changing = [line for line in lines if line.status != status]
        if self.claims.tagged:
            for line in lines:
                if line.status == status:
                    self.claims.tagged.pop(line.id, None)
            self.show_counts()
        if changing:
            await self.decide(Status(status), None, changing)
        elif lines:
            await self._go_on_from(Status(status), lines)

    async def _go_on_from(self, status: Status, lines: list[ClaimLine]) -> None:
        """Go on from claims that have the verdict already, unless somebody gave them another since they were seen."""
        now = await self.ask(partial(self.gateway.lines, [line.id for line in lines]))
        if now is None:
            return
        if any(line.status != status for line in now):
            await self.decide(status, None, lines)  # is refused, which shows theirs
            return
        self.say(f"{state_words(status)} already, unchanged.")
        await self.go_to_open()

    async def action_dispute(self) -> None:
        """Ask why the tagged claims, or the claim at the cursor, do not hold, then dispute them."""
        lines = await self.meant()
        if not lines:
            return

        async def dispute(reason: str) -> After | None:
            return await self._write(Status.DISPUTED, reason, lines)

        await self.app.push_screen(
            Prompt(
                "Dispute this claim" if len(lines) == 1 else f"Dispute these {len(lines)} claims",
                [claim_content(line) for line in lines],
                placeholder="why it does not hold" if len(lines) == 1 else "why they do not hold",
                missing="A dispute needs a reason.",
                write=dispute,
            )
        )

    async def meant(self) -> list[ClaimLine]:
        """The claims that a verdict is about: the tagged ones, else the one at the cursor, if there is one."""
        if self.claims.tagged:
            return list(self.claims.tagged.values())
        line = await self.current_line()
        return [] if line is None else [line]

    async def decide(
        self,
        status: Status,
        reason: str | None,
        seen: list[ClaimLine],
        offers: Sequence[tuple[Offer, ClaimLine]] = (),
    ) -> None:
        """Write a verdict on claims as they were seen; when one of them was changed since, show that first.

        ``offers`` are those that stay besides the ones this verdict makes.
        """
        after = await self._write(status, reason, seen, offers)
        if after is not None:
            await after()

    async def _write(
        self,
        status: Status,
        reason: str | None,
        seen: list[ClaimLine],
        offers: Sequence[tuple[Offer, ClaimLine]] = (),
    ) -> After | None:
        async def stale(error: StaleWriteError) -> None:
            if isinstance(self.app.screen, Dialog):
                await self.take_in_theirs(seen, error)
            else:
                await self._ask_again(error, status, reason, seen)

        then = self._likely_next(seen)
        marked = await self.ask(lambda: self.gateway.mark(seen, status, reason, then), stale=stale)
        return None if marked is None else partial(self._decided, status, marked, offers)

    async def _decided(self, status: Status, marked: Marked, offers: Sequence[tuple[Offer, ClaimLine]]) -> None:
        """Show a verdict, what it suggests, and the next open claim."""
        for line in marked.claims:
            self.claims.tagged.pop(line.id, None)
        self.take_in(marked.claims)
        self._offers = marked.offers + [each for each in offers if each not in marked.offers]
        many = f" {counted(len(marked.claims))} in one step" if len(marked.claims) > 1 else ""
        told = Content.assemble(state_content(status), f"{many} · {self._left()}{self.key('undo')} undoes")
        self.say(Content(" · ").join([told, *self._offered()]))
        row = None if self._is_still_open(marked.claims) else await self.next_open()
        self.go_to(self.claims.cursor if row is None else row, marked.then)

    def _is_still_open(self, marked: Sequence[ClaimLine]) -> bool:
        """Whether the claim at the cursor waits for a verdict as before: the one given was for others."""
        line = self.claims.current
        return line is not None and line.status is Status.PENDING and all(line.id != each.id for each in marked)

    def _likely_next(self, seen: list[ClaimLine]) -> int | None:
        """The claim that will be next when these are decided, as far as the list is known; None when it is not."""
        claims = self.claims
        row = claims.worklist.next_open(claims.cursor)
        claim_id = None if row is None or row <= claims.cursor else claims.worklist.ids[row]
        return None if any(line.id == claim_id for line in seen) else claim_id

    def _left(self) -> str:
        """How many claims are still open, for a line that goes on; nothing while they are being counted."""
        progress = self.progress
        if progress is None:
            return ""
        if not progress.pending:
            return f"all {progress.total} decided · "
        return f"{progress.pending} of {progress.total} open left · "

    def _offered(self) -> list[Content]:
        """The offer that can be taken now, in words; nothing when there is none."""
        if not self._offers:
            return []
        offer, line = self._offers[0]
        now = () if line.status is Status.PENDING else (state_content(line.status), " → ")
        asked = Content.assemble(
            f"{self.key('offer.take')}: claim {offer.claim_id} ", *now, state_content(offer.status), "?"
        )
        return [asked, Content(visible(offer.why))]

    async def action_take_offer(self) -> None:
        """Give the claim of the first offer the verdict that is offered for it, and make the next offer."""
        if not self._offers:
            self.say("No verdict is offered for a related claim.")
            return
        (offer, line), *rest = self._offers
        await self.decide(offer.status, offer.why if offer.status is Status.DISPUTED else None, [line], rest)

    async def take_in_theirs(self, seen: list[ClaimLine], error: StaleWriteError) -> None:
        """Show what somebody else made of claims; ``seen`` has them as they are now, for the next try.

        A dialog that is open shows it and keeps what was typed.
        """
        theirs = await self._theirs(seen)
        if theirs is None:
            return
        dialog = self.app.screen
        if isinstance(dialog, Dialog):
            told = Content.styled(visible(error.what), "$warning")
            dialog.tell(_APPLY_KEYS, [told, *map(claim_content, theirs), _NOT_YET])
        else:
            await self.desk_app.tell(error)

    async def _theirs(self, seen: list[ClaimLine]) -> list[ClaimLine] | None:
        """Bring ``seen`` up to date and give those that changed; None when they cannot be read, which is told."""
        now = await self.ask(partial(self.gateway.lines, [line.id for line in seen]))
        if now is None:
            return None
        theirs = [line for line, before in zip(now, seen, strict=True) if line.version != before.version]
        seen[:] = now
        self.take_in(now)
        self.show_current()
        return theirs

    async def _ask_again(
        self, error: StaleWriteError, status: Status, reason: str | None, seen: list[ClaimLine]
    ) -> None:
        theirs = await self._theirs(seen)
        if theirs is None:
            return
        rest = f" The other {len(seen) - len(theirs)} are as you saw them." if len(theirs) < len(seen) else ""
        question = Question(
            "Somebody else was here first",
            [
                error.what,
                *map(claim_content, theirs),
                Content.assemble("You were about to say ", state_content(status), f".{rest}"),
            ],
            _APPLY_KEYS,
            partial(self.decide, status, reason, seen),
        )
        await self.app.push_screen(question)

    async def action_undo(self) -> None:
        """Revert the last step and go to the claim it was about."""
        await self._show_reverted(await self.ask(self.gateway.undo), f"{self.key('redo')} brings it back")

    async def action_redo(self) -> None:
        """Bring back what was undone last and go to the claim it was about."""
        await self._show_reverted(await self.ask(self.gateway.redo), f"{self.key('undo')} undoes")

    async def _show_reverted(self, reverted: Reverted | None, hint: str) -> None:
        if reverted is None:
            return
        self._offers = []
        if reverted.relists:
            await self.relist(reverted.claims)
        self.take_in(reverted.claims)
        rows = [await self.row_of(line) for line in reverted.claims]
        self.go_to(next((row for row in rows if row is not None), self.claims.cursor))
        many = f"{counted(len(reverted.claims))}: " if len(reverted.claims) > 1 else ""
        self.say(f"{many}{visible(reverted.message)} · {hint}")
