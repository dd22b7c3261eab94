"""What a report says today that an earlier one did not: the changes in the log that a reader may see."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

from verify.report.confidential import may_leave, public_reason
from verify.report.rewind import Row, Stretch
from verify.report.stated import WORDING
from verify.types import CorrectionRecord, EvidenceRecord, Presence, RelationRecord, RelationState, Standing


@dataclass(frozen=True, slots=True)
class ClaimChange:
    """A claim that a report says something else of. ``before`` and ``after`` have the touched fields.

    ``before`` is None for a claim that is new. Reasons in them are as stored, also where they must not leave.
    """

    claim: int
    before: Row | None
    after: Row

    @property
    def gone(self) -> bool:
        """Whether reports do not have it any more."""
        return self._moved and (self.before or {}).get("standing") == Standing.LISTED

    @property
    def again(self) -> bool:
        """Whether reports have it again."""
        return self._moved and self.after.get("standing") == Standing.LISTED

    @property
    def _moved(self) -> bool:
        return self.before is not None and self.before.get("standing") != self.after.get("standing")


@dataclass(frozen=True, slots=True)
class EvidenceChange:
    """A source on the record that is ``new``, was ``withdrawn``, or has another presence than it had (``was``)."""

    evidence: EvidenceRecord
    was: Presence | None = None
    new: bool = False
    withdrawn: bool = False


@dataclass(frozen=True, slots=True)
class RelationChange:
    """A flag that is new (``was`` is None) or that was in another state."""

    relation: RelationRecord
    was: RelationState | None


class Lookback:
    """Reads stretches of the log of one article as a reader of its reports may.

    Args:
        evidence: All evidence of the article's claims, and what must not leave and was taken out again.
        withdrawn: The evidence that is listed no more because attaching it was undone.
        relations: The flags of the article's claims.
        notes: What editors have noted on corrections; what repeats words that must not leave is left out.
    """

    def __init__(
        self,
        evidence: Iterable[EvidenceRecord],
        withdrawn: Iterable[EvidenceRecord],
        relations: Iterable[RelationRecord],
        notes: Iterable[CorrectionRecord],
    ) -> None:
        self._confidential: defaultdict[int, list[EvidenceRecord]] = defaultdict(list)
        self._sources: dict[int, EvidenceRecord] = {}
        for item in evidence:
            if may_leave(item):
                self._sources[item.id] = item
            else:
                self._confidential[item.claim_id].append(item)
        self._withdrawn = {item.id: item for item in withdrawn if may_leave(item)}
        self._relations = {relation.id: relation for relation in relations}
        self.notes = tuple(note for note in notes if self.may_be_noted(note.text))

    def claims(self, stretch: Stretch) -> Iterator[ClaimChange]:
        """The claims that a report says something else of after the stretch than before it."""
        for (entity, claim_id), before in stretch.before.items():
            if entity == "claim":
                change = ClaimChange(claim_id, before, stretch.after[entity, claim_id])
                if self._differs(change):
                    yield change

    def sources(self, stretch: Stretch) -> Iterator[EvidenceChange]:
        """The sources that came, went, or are found in another state, by number."""
        for (entity, evidence_id), before in sorted(stretch.before.items(), key=lambda item: item[0]):
            if entity == "evidence":
                yield from self._source(evidence_id, before, stretch.after[entity, evidence_id])

    def flags(self, stretch: Stretch) -> Iterator[RelationChange]:
        """The flags that came or were decided on, by number."""
        for (entity, relation_id), before in sorted(stretch.before.items(), key=lambda item: item[0]):
            if entity == "relation" and relation_id in self._relations:
                relation = self._relations[relation_id]
                state = stretch.after[entity, relation_id].get("state")
                if before is None:
                    if state != RelationState.DISMISSED:
                        yield RelationChange(relation, None)
                elif before.get("state") != state:
                    yield RelationChange(relation, RelationState(before["state"]))

    def new_notes(self, stretch: Stretch) -> int:
        """How many notes on corrections came."""
        return sum(("correction", note.id) in stretch.before for note in self.notes)

    def may_be_noted(self, text: str) -> bool:
        """Whether a note says nothing of any source of the article that must not leave."""
        return public_reason(text, chain(*self._confidential.values())) == text

    def confidential(self, claim_id: int) -> Sequence[EvidenceRecord]:
        """The evidence of a claim that must not leave."""
        return self._confidential.get(claim_id, ())

    def _differs(self, change: ClaimChange) -> bool:
        before, after = change.before, change.after
        if before is None:
            return str(after.get("standing", Standing.LISTED)) == Standing.LISTED
        if before.get("standing") != after.get("standing"):
            return change.gone or change.again
        if any(before.get(name) != after.get(name) for name in ("status", *WORDING)):
            return True
        was, now = (public_reason(row.get("reason"), self.confidential(change.claim)) for row in (before, after))
        return was != now

    def _source(self, evidence_id: int, before: Row | None, after: Row) -> Iterator[EvidenceChange]:
        there = before is not None and not before.get("withdrawn", False)
        if evidence_id in self._withdrawn:
            if there:
                yield EvidenceChange(self._withdrawn[evidence_id], withdrawn=True)
        elif evidence_id in self._sources:
            source = self._sources[evidence_id]
            if before is None or not there:
                yield EvidenceChange(source, new=True)
                return
            was, now = before.get("presence"), after.get("presence")
            if was != now and (was, now) != (None, Presence.PRESENT):
                yield EvidenceChange(source, was=Presence(was) if was else None)


def told(stretch: Stretch, lookback: Lookback) -> Iterator[str]:
    """Each change in a few words, for somebody at the desk who asks why a report is out of date."""
    for claim in sorted(lookback.claims(stretch), key=lambda change: change.claim):
        yield f"claim {claim.claim}: {_claim_told(claim)}"
    for source in lookback.sources(stretch):
        yield f"claim {source.evidence.claim_id}: {_source_told(source)}"
    for flag in lookback.flags(stretch):
        relation = flag.relation
        what = f"{relation.kind} {relation.id} of claims {relation.a} and {relation.b}"
        yield f"new {what}" if flag.was is None else f"{what}: {flag.was} → {relation.state}"
    notes = lookback.new_notes(stretch)
    if notes:
        yield f"{notes} new note{'s' if notes > 1 else ''} of correction"


def _claim_told(change: ClaimChange) -> str:
    before, after = change.before, change.after
    if before is None:
        return "new"
    if change.gone or change.again:
        return "listed again" if change.again else str(after["standing"])
    if before.get("status") != after.get("status"):
        return f"{before['status']} → {after['status']}"
    if any(before.get(name) != after.get(name) for name in WORDING):
        return "reworded"
    return "another reason for the verdict"


def _source_told(change: EvidenceChange) -> str:
    place = change.evidence.url or change.evidence.locator
    if change.new:
        return f"new source {place}"
    if change.withdrawn:
        return f"source withdrawn, {place}"
    return f"the quote at {place}: {change.was or 'not looked for'} → {change.evidence.presence}"
