"""What changed since the last report, and what was corrected, as the report for programs has it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from verify.report.model import Changes, Correction, Earlier, Gone, Source, SourceChange, Stated
from verify.report.words import iso_time


def earlier_shape(earlier: Earlier) -> dict[str, Any]:
    """What the last report said of a claim."""
    return {
        **_stated(earlier.stated),
        "changed_by": earlier.by,
        "changed_at": None if earlier.at is None else iso_time(earlier.at),
    }


def changes_shape(
    changes: Changes | None, claims: Sequence[int], source_shape: Callable[[Source], dict[str, Any]]
) -> dict[str, Any] | None:
    """Everything that changed; ``claims`` are the numbers of those that did."""
    if changes is None:
        return None
    return {
        "as_of": iso_time(changes.as_of),
        "log_head": changes.log_head,
        "claims": list(claims),
        "gone": [_gone(claim) for claim in changes.gone],
        "sources": [
            {
                "claim": change.claim,
                "change": _kind(change),
                "was": change.was,
                "source": None if change.source is None else source_shape(change.source),
            }
            for change in changes.sources
        ],
        "flags": [{"flag": change.flag.id, "was": change.was} for change in changes.flags],
        "notes": changes.notes,
    }


def correction_shape(correction: Correction) -> dict[str, Any]:
    """One correction with the notes on it."""
    altered = correction.alteration
    return {
        "claim": correction.claim,
        "before": None if altered is None else _stated(altered.before),
        "after": None if altered is None or isinstance(altered.after, Gone) else _stated(altered.after),
        "gone": _gone(altered.after) if altered is not None and isinstance(altered.after, Gone) else None,
        "by": None if altered is None else altered.by,
        "at": None if altered is None or altered.at is None else iso_time(altered.at),
        "notes": [{"text": note.text, "by": note.by, "at": iso_time(note.at)} for note in correction.notes],
    }


def _gone(claim: Gone) -> dict[str, Any]:
    return {
        "claim": claim.claim,
        "text": claim.text,
        "standing": claim.standing,
        "became": list(claim.became),
        "by": claim.by,
        "at": None if claim.at is None else iso_time(claim.at),
    }


def _kind(change: SourceChange) -> str:
    if change.source is None:
        return "withdrawn"
    return "new" if change.new else "checked"


def _stated(stated: Stated) -> dict[str, Any]:
    verdict = stated.verdict
    return {
        "text": stated.text,
        "speaker": stated.speaker,
        "certainty": stated.certainty,
        "occurred_on": stated.occurred_on,
        "status": verdict.status,
        "reason": verdict.reason,
        "decided_by": verdict.by,
        "decided_at": None if verdict.at is None else iso_time(verdict.at),
    }
