"""Editing claims: other words, parts, one out of several, off the list and back, who looks at them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from verify.store.base import Writing
from verify.store.claims import ClaimReading, claim_values
from verify.store.postings import move_postings
from verify.store.tables import CLAIM, REVISION
from verify.types import Claim, ClaimRecord, Priority, Standing, Status


class ClaimEditing(ClaimReading, Writing):
    """Changing what claims say and where they stand. Nothing is removed, and every change can be taken back."""

    def reword(
        self,
        record: ClaimRecord,
        claim: Claim,
        slots: Mapping[str, Any],
        *,
        why: str,
        action: str = "reword",
        expected: int | None = None,
    ) -> int:
        """Let a claim say something else; gives its new version.

        A verdict is of the old words, so it falls and ``why`` is its reason. The index is ``reindex``'s business.

        Raises:
            StaleWriteError: when ``expected`` is not its version any more.
        """
        text: str = self._row(REVISION, record.revision_id, "text")["text"]
        values = claim_values(claim, text, slots)
        if record.status is not Status.PENDING:
            values |= {"status": str(Status.PENDING), "reason": why}
            values |= {"decided_by": self._actor, "decided_at": self._now}
        return self._change(CLAIM, record.id, action, values, expected=expected)

    def supersede(
        self, claim_id: int, action: str, *, merged_into: int | None = None, expected: int | None = None
    ) -> int:
        """Take a claim off the list because others say the same now; gives its new version.

        Raises:
            StaleWriteError: when ``expected`` is not its version any more.
        """
        values = self._standing(Standing.SUPERSEDED, None)
        if merged_into is not None:
            values["merged_into"] = merged_into
        return self._change(CLAIM, claim_id, action, values, expected=expected)

    def set_aside(self, claim_id: int, reason: str, *, expected: int | None = None) -> int:
        """Take a claim off the list because it cannot be checked; gives its new version.

        Raises:
            StaleWriteError: when ``expected`` is not its version any more.
        """
        return self._change(CLAIM, claim_id, "set_aside", self._standing(Standing.ASIDE, reason), expected=expected)

    def restore(self, claim_id: int, *, expected: int | None = None) -> int:
        """Put a claim back on the list; gives its new version.

        Raises:
            StaleWriteError: when ``expected`` is not its version any more.
        """
        return self._change(CLAIM, claim_id, "restore", self._standing(Standing.LISTED, None), expected=expected)

    def assign(self, claim_id: int, assignee: str | None, *, expected: int | None = None) -> int:
        """Say who is to look at a claim, or nobody; gives its new version.

        Raises:
            NotFoundError: when there is no such claim.
            StaleWriteError: when ``expected`` is not its version any more.
        """
        return self._change(CLAIM, claim_id, "assign", {"assignee": assignee}, expected=expected)

    def prioritise(self, claim_id: int, priority: Priority, *, expected: int | None = None) -> int:
        """Say how soon a claim should be looked at; gives its new version.

        Raises:
            NotFoundError: when there is no such claim.
            StaleWriteError: when ``expected`` is not its version any more.
        """
        return self._change(CLAIM, claim_id, "prioritise", {"priority": str(priority)}, expected=expected)

    def reindex(self, claim_id: int, before: Sequence[str], now: Sequence[str]) -> None:
        """Let a claim be found by the terms it has now, and by those alone."""
        move_postings(self._connection, claim_id, set(before) - set(now), set(now) - set(before))

    def _standing(self, standing: Standing, reason: str | None) -> dict[str, Any]:
        return {
            "standing": str(standing),
            "standing_reason": reason,
            "standing_by": self._actor,
            "standing_at": self._now,
        }
