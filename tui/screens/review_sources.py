"""The sources of the claim under review."""

from __future__ import annotations

from functools import partial

from tui.screens.attaching import AttachDialog
from tui.screens.review_view import ReviewView
from tui.widgets.claim_card import claim_content
from verify.desk.attaching import Attachment
from verify.types import EvidenceRecord


class Sourcing(ReviewView):
    """What the keys of a source do."""

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
