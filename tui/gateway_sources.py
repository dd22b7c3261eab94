"""The part of the gateway that deals with the sources of claims."""

from __future__ import annotations

from collections.abc import Callable

from tui.gateway_base import GatewayBase
from verify.desk.attaching import Attachment
from verify.desk.outcomes import KeptCopy, Rechecked
from verify.types import ArchivedCopy, EvidenceRecord, PublishedCheck


class SourceGateway(GatewayBase):
    """Attaching sources, seeing what was kept of them, visiting them again, and asking others."""

    def attach(self, claim_id: int, attachment: Attachment) -> EvidenceRecord:
        """Attach a source; a web page is fetched first."""
        return self._desk.attach(claim_id, attachment)

    def lookup(self, claim_id: int, limit: int) -> list[PublishedCheck]:
        """Published checks of a claim, at most ``limit``."""
        return self._desk.lookup(claim_id, limit=limit)

    def attach_check(self, claim_id: int, check: PublishedCheck) -> EvidenceRecord:
        """Attach a published check as context; its page is fetched first."""
        return self._desk.attach_check(claim_id, check)

    def archived_copy(self, evidence_id: int) -> ArchivedCopy | None:
        """The archived copy of a source nearest before the verification."""
        return self._desk.archived_copy(evidence_id)

    def attach_copy(self, evidence_id: int, copy: ArchivedCopy) -> EvidenceRecord:
        """Attach an archived copy of a source; it is fetched first."""
        return self._desk.attach_copy(evidence_id, copy)

    def save_copy(self, evidence_id: int) -> ArchivedCopy:
        """Ask the archive to save a source."""
        return self._desk.save_copy(evidence_id)

    def kept_copy(self, evidence_id: int) -> KeptCopy:
        """A source with the page that was kept of it."""
        return self._desk.kept_copy(evidence_id)

    def take_over(self, evidence_id: int, claim_id: int) -> EvidenceRecord:
        """Attach a source to a claim instead of the one that it was split from."""
        return self._desk.move_evidence(evidence_id, claim_id)

    def recheck(self, claim_id: int, progress: Callable[[str], None]) -> list[Rechecked]:
        """Visit the sources of a claim again."""
        return self._desk.recheck([claim_id], progress=progress)
