"""The review screen as it is worked with: verdicts, flags, sources, and the filter."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from textual.content import Content
from textual.widgets import Input

from tui.actions import Scope, bindings_of
from tui.filtering import parse_filter
from tui.gateway import Opened, Reverted
from tui.palette import Entry
from tui.rows import lead_of, state_words
from tui.screens.attaching import AttachDialog
from tui.screens.compare import CompareScreen
from tui.screens.dialogs import Prompt, Question
from tui.screens.review_view import ReviewView, worklist_of
from tui.widgets.claim_card import state_content
from tui.widgets.filter_bar import FilterBar
from tui.widgets.progress_line import progress_of
from verify.desk.attaching import Attachment
from verify.desk.outcomes import Offer
from verify.errors import InputError, StaleWriteError
from verify.types import ClaimFilter, ClaimLine, EvidenceRecord, RelationRecord, RelationState, Status
from verify.wording import one_line, visible

_APPLY_KEYS = "Enter: give your verdict all the same   Esc: keep theirs"


class ReviewScreen(ReviewView):
    """Where claims are decided, one key each."""

    BINDINGS = bindings_of(Scope.REVIEW, Scope.EVERYWHERE)
    SCOPE = Scope.REVIEW

    def __init__(self, opened: Opened) -> None:
        super().__init__(opened)
        self._offers: list[tuple[Offer, ClaimLine]] = []  # by the last verdict, not taken yet

    def entries(self) -> list[Entry]:
        """Every claim of the article."""
        return [
            Entry(
                lead_of(line.speaker, line.certainty) + one_line(line.text),
                f"claim {line.id} {state_words(line.status)}",
                partial(self.find, line.id),
            )
            for line in self.known.values()
        ]

    async def find(self, claim_id: int) -> None:
        """Put the cursor on a claim; the filter is cleared when it hides it."""
        if self.claims.worklist.row_of(claim_id) is None:
            await self.clear_filter()
        row = self.claims.worklist.row_of(claim_id)
        if row is not None:
            self.go_to(row)

    # verdicts

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
        for line in lines:
            if line.status == status:
                self.claims.tagged.pop(line.id, None)
        self.show_counts()
        if changing:
            await self.decide(Status(status), None, changing)
        elif lines:
            self.say(f"{state_words(status)} already, unchanged.")
            self.go_to_open()

    async def action_dispute(self) -> None:
        """Ask why the tagged claims, or the claim at the cursor, do not hold, then dispute them."""
        lines = await self.meant()
        if not lines:
            return

        async def dispute(reason: str) -> None:
            await self.decide(Status.DISPUTED, reason, lines)

        await self.app.push_screen(
            Prompt(
                "Dispute this claim" if len(lines) == 1 else f"Dispute these {len(lines)} claims",
                [claim_content(line) for line in lines],
                placeholder="why it does not hold" if len(lines) == 1 else "why they do not hold",
                missing="A dispute needs a reason.",
                then=dispute,
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

        async def stale(error: StaleWriteError) -> None:
            await self._show_theirs(error, status, reason, seen)

        marked = await self.ask(partial(self.gateway.mark, seen, status, reason), stale=stale)
        if marked is None:
            return
        for line in seen:
            self.claims.tagged.pop(line.id, None)
        self.take_in(marked.claims)
        self._offers = marked.offers + [each for each in offers if each not in marked.offers]
        progress = progress_of(self.known.values())
        left = (
            f"{progress.pending} of {progress.total} open left" if progress.pending else f"all {progress.total} decided"
        )
        many = f" {counted(len(seen))} in one step" if len(seen) > 1 else ""
        told = Content.assemble(state_content(status), f"{many} · {left} · {self.key('undo')} undoes")
        self.say(Content(" · ").join([told, *self._offered()]))
        row = self.claims.worklist.next_open(self.claims.cursor)
        self.go_to(self.claims.cursor if row is None else row)

    def _offered(self) -> list[Content]:
        """The offer that can be taken now, in words; nothing when there is none."""
        if not self._offers:
            return []
        offer, _ = self._offers[0]
        key = self.key("offer.take")
        asked = Content.assemble(f"{key}: claim {offer.claim_id} ", state_content(offer.status), "?")
        return [asked, Content(visible(offer.why))]

    async def action_take_offer(self) -> None:
        """Give the claim of the first offer the verdict that is offered for it, and make the next offer."""
        if not self._offers:
            self.say("No verdict is offered for a related claim.")
            return
        (offer, line), *rest = self._offers
        await self.decide(offer.status, offer.why if offer.status is Status.DISPUTED else None, [line], rest)

    async def _show_theirs(
        self, error: StaleWriteError, status: Status, reason: str | None, seen: list[ClaimLine]
    ) -> None:
        now = await self.ask(partial(self.gateway.lines, [line.id for line in seen]))
        if now is None:
            return
        self.take_in(now)
        self.show_current()
        theirs = [line for line, before in zip(now, seen, strict=True) if line.version != before.version]
        rest = f" The other {len(now) - len(theirs)} are as you saw them." if len(theirs) < len(now) else ""
        question = Question(
            "Somebody else was here first",
            [
                error.what,
                *(claim_content(line) for line in theirs),
                Content.assemble("You were about to say ", state_content(status), f".{rest}"),
            ],
            _APPLY_KEYS,
            partial(self.decide, status, reason, now),
        )
        await self.app.push_screen(question)

    async def action_undo(self) -> None:
        """Revert the last step and go to the claim it was about."""
        self._show_reverted(await self.ask(self.gateway.undo), f"{self.key('redo')} brings it back")

    async def action_redo(self) -> None:
        """Bring back what was undone last and go to the claim it was about."""
        self._show_reverted(await self.ask(self.gateway.redo), f"{self.key('undo')} undoes")

    def _show_reverted(self, reverted: Reverted | None, hint: str) -> None:
        if reverted is None:
            return
        self._offers = []
        self.take_in(reverted.claims)
        rows = [self.claims.worklist.row_of(line.id) for line in reverted.claims]
        self.go_to(next((row for row in rows if row is not None), self.claims.cursor))
        many = f"{counted(len(reverted.claims))}: " if len(reverted.claims) > 1 else ""
        self.say(f"{many}{visible(reverted.message)} · {hint}")

    # flags and sources

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
        self._offers = []
        decided = await self.ask(partial(self.gateway.decide_flag, relation, state))
        changed = await self.ask(partial(self.gateway.lines, (relation.a, relation.b)))
        self.take_in(changed or [])
        self.show_current()
        if decided is not None:
            self.say(f"{decided.kind} {decided.state} · {self.key('undo')} undoes")

    async def action_attach(self) -> None:
        """Ask for a source and attach it to the claim at the cursor."""
        line = await self.current_line()
        if line is not None:
            await self.app.push_screen(AttachDialog([claim_content(line)], partial(self._attach_source, line.id)))

    async def _attach_source(self, claim_id: int, attachment: Attachment) -> None:
        self.say("Fetching the source…" if attachment.url else "Attaching the source…")
        self.read(partial(self.gateway.attach, claim_id, attachment), self._attached)

    def _attached(self, evidence: EvidenceRecord) -> None:
        self.say(f"Source attached to claim {evidence.claim_id} · {self.key('undo')} undoes")
        line = self.claims.current
        if line is not None and line.id == evidence.claim_id:
            self.reread_detail(line.id)

    # the filter

    def action_filter(self) -> None:
        """Open the filter bar."""
        self.query_one(FilterBar).open()

    async def action_commit(self) -> None:
        """List the claims that the filter bar asks for."""
        typed = self.query_one("#filter", Input).value.strip()
        if not typed:
            await self.clear_filter()
            return
        try:
            wanted = parse_filter(typed, self.opened.article.id)
        except InputError as error:
            self.say(Content.assemble((error.what, "bold"), f" {error.hint}"))
            return
        listing = await self.ask(partial(self.gateway.matching, wanted))
        if listing is None:
            return
        self.close_filter()
        self.filtered_by = typed
        self.show_worklist(
            worklist_of(listing),
            f"No claim matches\n{visible(typed)}\n\n"
            f"{self.key('filter.clear')} clears the filter, {self.key('filter.open')} changes it.",
        )
        self.say(
            f"{len(listing.ids)} of {len(self.known)} claims match {visible(typed)} · {self.key('filter.clear')} clears"
        )

    async def action_clear(self) -> None:
        """Take the tags away; when there are none, clear the filter."""
        if self.claims.tagged and not self.query_one(FilterBar).display:
            self.claims.tagged.clear()
            self.claims.refresh()
            self.show_counts()
            self.say("No claim is tagged.")
        else:
            await self.clear_filter()

    async def clear_filter(self) -> None:
        """Close the filter bar and list every claim again; the cursor stays with its claim."""
        self.query_one("#filter", Input).value = ""
        self.close_filter()
        if not self.filtered_by:
            return
        before = self.claims.current
        listing = await self.ask(partial(self.gateway.matching, ClaimFilter(article_id=self.opened.article.id)))
        if listing is None:
            return
        worklist = worklist_of(listing)
        row = None if before is None else worklist.row_of(before.id)
        self.filtered_by = ""
        self.show_worklist(worklist, "", row)
        self.say(f"All {len(worklist)} claims.")

    def close_filter(self) -> None:
        """Go back from the filter bar to the claims."""
        self.query_one(FilterBar).close()
        self.set_focus(self.claims)


def counted(claims: int) -> str:
    """``1 claim``, ``3 claims``."""
    return "1 claim" if claims == 1 else f"{claims} claims"


def claim_content(line: ClaimLine) -> Content:
    """A claim as a dialog shows it."""
    return Content.assemble(
        state_content(line.status),
        (f" · claim {line.id}\n", "$muted"),
        (visible(lead_of(line.speaker, line.certainty)), "italic"),
        visible(line.text),
    )
