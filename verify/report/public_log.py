"""Which rows of the event log may leave with a report, and how the others are left out without breaking the chain."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain, groupby
from typing import Any

from verify.report.build import public_source
from verify.report.confidential import confidential_of, public_reason
from verify.types import EventRecord, EvidenceRecord, Terms

# What a row of each kind may hold to leave, field by field: all of it is in the report as well. A row with
# a field that is not named here stays, so that what is added to the log one day does not leave unseen.
_DECIDED = frozenset({"status", "state", "reason", "decided_by", "decided_at"})
_PUBLIC = {
    "article": frozenset({"slug", "title", "source", "place", "published", "language", "revision", "sha256"}),
    "claim": _DECIDED
    | {"article_id", "revision_id", "text", "start", "end", "speaker", "certainty", "occurred_on"}
    # What an edit changes. Who is to look at a claim, and how soon, is nobody else's business.
    | {"sentence", "sentence_start", "sentence_end", "heading", "cue", "quantities", "entities", "open_references"}
    | {"checkable", "quote", "prefix", "suffix", "slots", "split_from", "merged_into"}
    | {"standing", "standing_reason", "standing_by", "standing_at"},
    "relation": _DECIDED | {"a", "b", "kind", "score", "reasons"},
    "evidence": frozenset({"claim_id", "url", "locator", "quote", "stance", "terms", "withdrawn"})
    | {"presence", "note", "checked_at", "decayed"},
    "correction": frozenset({"article_id", "claim_id", "text"}),
    "snapshot": frozenset({"evidence_id", "status", "final_url", "etag", "last_modified", "sha256", "holds"}),
}


@dataclass(frozen=True, slots=True)
class LogScope:
    """What a report is about, by the ids that the log has; ``evidence`` is what the report lists.

    ``families`` has for an edited claim all claims that it came from and became, itself among them. ``corrections``
    are the notes on them.
    """

    article: int
    claims: frozenset[int]
    relations: frozenset[int]
    evidence: frozenset[int]
    families: Mapping[int, frozenset[int]] = field(default_factory=dict)
    corrections: frozenset[int] = frozenset()


def public_log(events: Sequence[EventRecord], scope: LogScope) -> Iterator[dict[str, Any]]:
    """Yield the log from its first row on: rows that may leave as they are, and runs of others by their ends.

    A run is ``{"withheld": [first, last], "hash": ...}`` with the hash of its last row. The hashes inside
    it stay: one row's hash alone would let a guess of that row be proved.
    """
    confidential: defaultdict[int, list[EvidenceRecord]] = defaultdict(list)
    for item in confidential_of(events, shown=scope.evidence):
        if item.claim_id in scope.claims:
            for relative in scope.families.get(item.claim_id, {item.claim_id}):
                confidential[relative].append(item)
    snapshots = {
        event.entity_id
        for event in events
        if event.entity == "snapshot" and (event.after or {}).get("evidence_id") in scope.evidence
    }
    listed = {
        "article": {scope.article},
        "claim": scope.claims,
        "relation": scope.relations,
        "evidence": scope.evidence,
        "snapshot": snapshots,
        "correction": scope.corrections,
    }

    def may_leave(event: EventRecord) -> bool:
        return event.entity_id in listed.get(event.entity, ()) and all(
            _is_public(values, event, confidential) for values in (event.before, event.after) if values is not None
        )

    for leaves, group in groupby(events, key=may_leave):
        if leaves:
            yield from (row_of(event) for event in group)
        else:
            run = list(group)
            yield {"withheld": [run[0].id, run[-1].id], "hash": run[-1].hash}


def row_of(event: EventRecord) -> dict[str, Any]:
    """A row of the log as JSON has it, with the time spelt as its hash was made of."""
    row = {name: getattr(event, name) for name in EventRecord.__slots__}
    return row | {"at": event.at.isoformat(timespec="microseconds")}


def _is_public(
    values: Mapping[str, Any], event: EventRecord, confidential: Mapping[int, Sequence[EvidenceRecord]]
) -> bool:
    if not values.keys() <= _PUBLIC[event.entity]:
        return False
    match event.entity:
        case "article":
            source = values.get("source")
            return source is None or public_source(source) == source
        case "claim":
            reasons = (values.get("reason"), values.get("standing_reason"))
            known = confidential.get(event.entity_id, ())
            return all(public_reason(reason, known) == reason for reason in reasons)
        case "correction":
            text = values.get("text")
            return public_reason(text, chain(*confidential.values())) == text
        case "evidence":
            return bool(values.get("terms", Terms.ON_RECORD) == Terms.ON_RECORD)
        case _:
            return True


def scope_of(
    article: int,
    *,
    claims: Iterable[int],
    relations: Iterable[int],
    evidence: Iterable[EvidenceRecord],
    families: Mapping[int, frozenset[int]],
    corrections: Iterable[int],
) -> LogScope:
    """The scope of a report on ``article``; of the evidence only what is on the record is listed."""
    on_record = frozenset(item.id for item in evidence if item.terms is Terms.ON_RECORD)
    return LogScope(article, frozenset(claims), frozenset(relations), on_record, families, frozenset(corrections))
