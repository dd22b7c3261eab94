"""What earlier reports on an article said: the changes since the last one, and the corrections of all of them.

The last report is the newest export before the last change that a report shows. So it does not matter how
often, when and in which formats a report was exported since that change: it always says the same.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime

from verify.report.lookback import ClaimChange, EvidenceChange, Lookback, RelationChange
from verify.report.model import Alteration, Correction, Gone, Note, Stated
from verify.report.rewind import Key, Row, stretches
from verify.report.stated import WORDING, row_of_claim, stated, time_of
from verify.types import ClaimRecord, CorrectionRecord, EventRecord, ExportRecord, Lineage, Standing, Status

_NOTHING: Row = {}
_LATEST = datetime.max.replace(tzinfo=UTC)
_DECIDED = (Status.VERIFIED, Status.DISPUTED)


@dataclass(frozen=True, slots=True)
class ClaimPast:
    """The fields of a claim that were others in the last report (None: it is new), and who changed it last, and when.

    The reason is as stored, also where it must not leave.
    """

    row: Row | None
    signed: tuple[str, datetime] | None


@dataclass(frozen=True, slots=True)
class History:
    """What a report has to tell of earlier ones; ``last`` is None where none of them said anything else."""

    last: ExportRecord | None = None
    claims: Mapping[int, ClaimPast] = field(default_factory=dict)
    gone: tuple[Gone, ...] = ()
    sources: tuple[EvidenceChange, ...] = ()
    flags: tuple[RelationChange, ...] = ()
    notes: int = 0
    corrections: tuple[Correction, ...] = ()


NO_HISTORY = History()


@dataclass(frozen=True, slots=True)
class _Altered:
    """A claim that said something else after an export; ``later`` are fields that changed again after that."""

    change: ClaimChange
    later: Row
    signed: tuple[str, datetime] | None


_Found = tuple[datetime, int, Alteration]
"""When a claim was altered, its number, and how."""


def look_back(
    exports: Sequence[ExportRecord],
    events: Iterable[EventRecord],
    lookback: Lookback,
    claim: Callable[[int], ClaimRecord],
    lineage: Callable[[int], Lineage],
) -> History:
    """Read the log of an article back to its first export.

    Args:
        exports: All exports of the article.
        events: The rows of the log after the first of them, the newest first.
        lookback: What of them a reader may see.
        claim: Gives a claim by its number; asked for those that were corrected or are listed no more.
        lineage: Gives what became of it.
    """
    last = History()
    gone: list[_Altered] = []
    altered: list[_Altered] = []
    later: dict[int, Row] = {}
    by_start = {export.events: export for export in exports}
    for stretch in stretches(events, by_start):
        changed = [
            _Altered(change, later.get(change.claim, _NOTHING), stretch.signed.get(change.claim))
            for change in lookback.claims(stretch)
        ]
        if last.last is None:
            sources, flags = tuple(lookback.sources(stretch)), tuple(lookback.flags(stretch))
            notes = lookback.new_notes(stretch)
            if changed or sources or flags or notes:
                past = {each.change.claim: _past(each) for each in changed}
                last = History(by_start[stretch.start], past, (), sources, flags, notes)
                gone = sorted((each for each in changed if each.change.gone), key=lambda each: each.change.claim)
        altered += [each for each in changed if _may_be_correction(each.change)]
        if stretch.start != min(by_start):  # there is an older one
            _note(later, stretch.before)

    def alteration(each: _Altered) -> _Found:
        return _alteration(each, claim(each.change.claim), lineage, lookback)

    found = [each for each in map(alteration, altered) if _is_correction(each[2])]
    return replace(
        last,
        gone=tuple(after for _, _, each in map(alteration, gone) if isinstance(after := each.after, Gone)),
        corrections=_corrections(found, lookback.notes),
    )


def _past(each: _Altered) -> ClaimPast:
    """What the last report said of a claim; one that is listed again is as good as new."""
    return ClaimPast(None if each.change.again else each.change.before, each.signed)


def _may_be_correction(change: ClaimChange) -> bool:
    """Whether it may alter what readers were told: a verdict, or the words of a claim. To be pending is no verdict."""
    before, after = change.before, change.after
    if before is None or change.again:
        return False
    verdict = before.get("status") in _DECIDED and before["status"] != after.get("status")
    return change.gone or verdict or any(before.get(name) != after.get(name) for name in WORDING)


def _is_correction(alteration: Alteration) -> bool:
    """Whether it alters what readers were told. A claim that is listed no more was told where it had a verdict."""
    return not isinstance(alteration.after, Gone) or alteration.before.verdict.status in _DECIDED


def _note(later: dict[int, Row], before: Mapping[Key, Row | None]) -> None:
    for (entity, number), row in before.items():
        if entity == "claim" and row is not None:
            later[number] = later.get(number, {}) | row


def _alteration(
    altered: _Altered, record: ClaimRecord, lineage: Callable[[int], Lineage], lookback: Lookback
) -> _Found:
    """What was altered about a claim, with the time that puts it in order, also where that must not be told."""
    change = altered.change
    then = row_of_claim(record) | altered.later | change.after
    before = stated(then | (change.before or {}), lookback.confidential(record.id))
    if change.gone:
        by, at = altered.signed or (None, None)
        family = lineage(record.id)
        became = family.split_into + ((family.merged_into,) if family.merged_into else ())
        after: Stated | Gone = Gone(record.id, before.text, Standing(change.after["standing"]), became, by, at)
    else:
        after = stated(then, lookback.confidential(record.id))
        by, at = altered.signed or (after.verdict.by, after.verdict.at)
    return at or time_of(then["decided_at"]) or _LATEST, record.id, Alteration(before, after, by, at)


def _corrections(alterations: Sequence[_Found], notes: Iterable[CorrectionRecord]) -> tuple[Correction, ...]:
    """Everything in order of time; a note on a claim goes with what was altered about it before, if anything was."""
    found = [(time, Correction(claim, alteration, ())) for time, claim, alteration in alterations]
    found.sort(key=lambda each: (each[0], each[1].claim))
    for record in notes:
        note = Note(record.text, record.written_by, record.written_at)
        of_claim = [
            place
            for place, (time, correction) in enumerate(found)
            if correction.claim == record.claim_id and correction.alteration and time <= record.written_at
        ]
        if of_claim:
            time, correction = found[of_claim[-1]]
            found[of_claim[-1]] = time, replace(correction, notes=(*correction.notes, note))
        else:
            found.append((record.written_at, Correction(record.claim_id, None, (note,))))
    return tuple(correction for _, correction in sorted(found, key=lambda each: each[0]))
