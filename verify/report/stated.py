"""What a report says of a claim, from the fields that the log has of it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from verify.report.confidential import public_reason
from verify.report.model import Stated, Verdict
from verify.report.rewind import Row
from verify.types import Certainty, ClaimRecord, EvidenceRecord, Status

WORDING = ("text", "speaker", "certainty", "occurred_on")
"""The fields that say what is claimed, by whom, how surely and of when."""


def row_of_claim(record: ClaimRecord) -> Row:
    """The fields of a claim that a report may say something else of one day."""
    return {name: getattr(record.claim, name) for name in WORDING} | {
        "status": record.status,
        "reason": record.reason,
        "decided_by": record.decided_by,
        "decided_at": record.decided_at,
    }


def stated(row: Row, evidence: Iterable[EvidenceRecord]) -> Stated:
    """What a report says of a claim with these fields and this evidence."""
    return Stated(
        text=row["text"],
        speaker=row["speaker"],
        certainty=Certainty(row["certainty"]),
        occurred_on=row["occurred_on"],
        verdict=public_verdict(row, evidence),
    )


def public_verdict(row: Row, evidence: Iterable[EvidenceRecord]) -> Verdict:
    """The verdict on a claim as far as it may leave."""
    status = Status(row["status"])
    reason = public_reason(row["reason"], evidence)
    if status is Status.PENDING and reason != row["reason"]:
        # Reopened over a confidential source: who and when would tell of it as well.
        return Verdict(status, None, None, None)
    return Verdict(status, reason, row["decided_by"], time_of(row["decided_at"]))


def time_of(value: datetime | str | None) -> datetime | None:
    """A time, also where the log spelt it out."""
    return datetime.fromisoformat(value) if isinstance(value, str) else value
