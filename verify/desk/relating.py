"""Relating one claim to all that is stored, when it is added, reworded or back on the list."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from verify.desk.composing import Indexed
from verify.relate import compare, fullest, rank, worth_raising
from verify.relate.fullest import Pair, Place
from verify.store import Reader, Writer
from verify.types import Claim, ClaimRecord, Relation, RelationKind, RelationRecord, RelationState, Slots, Standing

CANDIDATES = 100  # stored claims looked at per new claim; the reranker keeps the few worth comparing

Barred = Collection[tuple[int, RelationKind]]


def one_statement(a: Claim, b: Claim) -> bool:
    """Whether two claims are parts of what one voice says in one sentence, and so cannot repeat or deny it."""
    if a.sentence_start != b.sentence_start:
        return False
    return a.speaker == b.speaker or (a.start < b.end and b.start < a.end)


def with_stored(reader: Reader, others: Sequence[int], claim_id: int, slots: Slots, place: Place) -> Iterator[Pair]:
    """The pairs of a claim with those of ``others`` that are sure enough to be shown."""
    related: dict[int, Relation] = {}
    for other, stored in reader.slots(others).items():
        theirs = Slots.from_json(stored)
        relation = compare(theirs, slots) if other < claim_id else compare(slots, theirs)
        if worth_raising(relation, theirs, slots):
            related[other] = relation
    for line in reader.claim_lines(list(related)) if related else ():
        yield Pair(line.id, claim_id, Place(line.article_id, line.start, line.end), place, related[line.id])


def relate_claim(writer: Writer, claim_id: int, new: Indexed, barred: Barred = ()) -> None:
    """Raise, revise and close the flags of a claim by what it says now.

    A dismissed flag stays dismissed unless its claims relate in another way now; a confirmed one is closed while they
    do not relate as they did, and confirmed again, by whoever confirmed it, once they do. ``barred`` are claims and
    kinds of flags that were dismissed for what this claim was made of.
    """
    record = writer.claim(claim_id)
    known = {_other(flag, claim_id): flag for flag in _all_flags(writer, claim_id)}
    near = rank(new.slots, writer.candidates(new.terms, CANDIDATES))
    others = [each for each in dict.fromkeys([*near, *known]) if each != claim_id]
    others = [each for each in others if _can_relate(record.article_id, new.claim, writer.claim(each))]
    place = Place(record.article_id, new.claim.start, new.claim.end)
    pairs = {pair.a: pair for pair in with_stored(writer, others, claim_id, new.slots, place)}
    for other, flag in known.items():
        _revise(writer, flag, pairs[other].relation if other in pairs else None)
    for pair in fullest(list(pairs.values())):
        if pair.a not in known and (pair.a, pair.relation.kind) not in barred:
            a, b = sorted((pair.a, claim_id))
            writer.add_relation(a, b, pair.relation)


def close_flags(writer: Writer, claim_id: int) -> Barred:
    """Close the flags of a claim that leaves the list; gives those that were dismissed, as others and kinds."""
    dismissed = []
    for flag in writer.relations(claim_id=claim_id):
        if flag.state is RelationState.DISMISSED:
            dismissed.append((_other(flag, claim_id), flag.kind))
        else:
            writer.revise_relation(flag.id, None, RelationState.CLOSED)
    return dismissed


def _all_flags(reader: Reader, claim_id: int) -> list[RelationRecord]:
    return [*reader.relations(claim_id=claim_id), *reader.relations(claim_id=claim_id, state=RelationState.CLOSED)]


def _can_relate(article_id: int, claim: Claim, other: ClaimRecord) -> bool:
    if other.standing is not Standing.LISTED:
        return False
    return other.article_id != article_id or not one_statement(claim, other.claim)


def _revise(writer: Writer, flag: RelationRecord, now: Relation | None) -> None:
    same = now is not None and now.kind is flag.kind
    match flag.state:
        case RelationState.DISMISSED:
            if now is not None and not same:
                writer.revise_relation(flag.id, now, RelationState.OPEN)
        case RelationState.CONFIRMED if same:
            writer.revise_relation(flag.id, now, RelationState.CONFIRMED)
        case RelationState.CLOSED if same and flag.decided_by:
            writer.revise_relation(flag.id, now, RelationState.CONFIRMED)
        case _:
            state = RelationState.CLOSED if now is None else RelationState.OPEN
            if state is not flag.state or now is not None:
                writer.revise_relation(flag.id, now, state)


def _other(flag: RelationRecord, claim_id: int) -> int:
    return flag.b if flag.a == claim_id else flag.a
