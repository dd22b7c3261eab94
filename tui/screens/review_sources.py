"""The sources of the claim under review."""

from __future__ import annotations

from functools import partial

from tui.browsing import open_in_browser
from tui.gateway import Opened
from tui.screens.attaching import AttachDialog
from tui.screens.review_view import ReviewView
from tui.screens.snapshot import SnapshotScreen
from tui.widgets.claim_card import claim_content
from verify.desk.attaching import Attachment
from verify.desk.outcomes import Rechecked
from verify.types import EvidenceRecord
from verify.wording import one_line, visible


class Sourcing(ReviewView):
    """What the keys of a source do."""

    def __init__(self, opened: Opened) -> None:
        super().__init__(opened)
        self._drafts: dict[int, Attachment] = {}  # by claim: what is not attached yet, or could not be

    async def action_attach(self) -> None:
        """Ask for a source and attach it to the claim at the cursor."""
        line = await self.current_line()
        if line is not None:
            attach = partial(self._attach_source, line.id)
            await self.app.push_screen(AttachDialog([claim_content(line)], attach, self._drafts.get(line.id)))

    async def _attach_source(self, claim_id: int, attachment: Attachment) -> None:
        self.say(f"Fetching {one_line(attachment.url)}…" if attachment.url else "Attaching the source…")
        self._drafts[claim_id] = attachment

        def attached(evidence: EvidenceRecord) -> None:
            if self._drafts.get(claim_id) is attachment:
                del self._drafts[claim_id]
            self._attached(evidence)

        self.read(partial(self.gateway.attach, claim_id, attachment), attached)

    def _attached(self, evidence: EvidenceRecord) -> None:
        self.say(f"Source attached to claim {evidence.claim_id} · {self.key('undo')} undoes")
        self._reread(evidence.claim_id)

    async def action_browse(self) -> None:
        """Open the selected source in a browser."""
        source = await self._selected()
        if source is not None:
            self.say(open_in_browser(self.app, source.url))

    async def action_copy(self) -> None:
        """Show the copy that was kept of the selected source."""
        source = await self._selected()
        if source is None:
            return
        copy = await self.ask(partial(self.gateway.kept_copy, source.id))
        if copy is None:
            return
        if copy.snapshot is None:
            self.say("No page was kept of this source: it is a place in words.")
            return
        await self.app.push_screen(SnapshotScreen(copy, copy.snapshot))

    async def action_recheck(self) -> None:
        """Visit the sources of the claim at the cursor again; the keys go on working meanwhile."""
        line = await self.current_line()
        if line is None:
            return
        self.say(f"Re-checking the sources of claim {line.id}…")
        work = partial(self.gateway.recheck, line.id, self._tell_progress)
        self.read(work, partial(self._rechecked, line.id))

    def _tell_progress(self, message: str) -> None:
        self.call_later(self.say, f"{visible(message)}…")

    def _rechecked(self, claim_id: int, results: list[Rechecked]) -> None:
        told = "; ".join(f"{each.presence}: {one_line(each.note)}" for each in results)
        self.say(f"Claim {claim_id}: {told}" if told else f"Claim {claim_id} has no page to re-check.")
        if any(each.reopened for each in results):
            self.read(partial(self.gateway.lines, [claim_id]), self.take_in)
        self._reread(claim_id)

    async def action_take_source(self) -> None:
        """Attach the selected source to this claim instead of the one that it was split from."""
        source = await self._selected()
        line = self.claims.current
        if source is None or line is None:
            return
        if source.claim_id == line.id:
            self.say("This source belongs to this claim already.")
            return
        if await self.ask(partial(self.gateway.take_over, source.id, line.id)) is not None:
            self.say(f"The source belongs to claim {line.id} now · {self.key('undo')} undoes")
            self._reread(line.id)

    async def _selected(self) -> EvidenceRecord | None:
        self.details.turn_to("sources")
        line = await self.current_detailed()
        source = self.details.sources.selected
        if line is None or source is None:
            self.say(f"This claim has no source: {self.key('source.attach')} attaches one.")
            return None
        return source

    def _reread(self, claim_id: int) -> None:
        line = self.claims.current
        if line is not None and line.id == claim_id:
            self.reread_detail(line.id)
