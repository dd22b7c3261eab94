"""What a verdict suggests about other claims. Nothing is done about it until somebody takes it up."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from verify.desk.outcomes import Offer
from verify.store import Reader
from verify.types import RelationKind, RelationRecord, RelationState, Status


def offers_after(reader: Reader, claim_ids: Iterable[int], status: Status) -> tuple[Offer, ...]:
    """The verdicts to offer after these claims were given ``status``.

    A verdict is offered to the confirmed duplicates of a claim, and to theirs. A claim that conflicts with a
    verified one is offered for dispute, unless the conflict was dismissed. What has the verdict already gets no offer.
    """
    marked = tuple(dict.fromkeys(claim_ids))
    offers: dict[tuple[int, Status], Offer] = {}
    for claim_id in marked:
        for offer in _suggested(reader, claim_id, status):
            offers.setdefault((offer.claim_id, offer.status), offer)
    statuses = {line.id: line.status for line in reader.claim_lines([claim_id for claim_id, _ in offers])}
    return tuple(
        offer
        for (claim_id, offered), offer in offers.items()
        if claim_id not in marked and statuses[claim_id] is not offered
    )


def _suggested(reader: Reader, claim_id: int, status: Status) -> Iterator[Offer]:
    if status is not Status.PENDING:
        for other, flag in _duplicates(reader, claim_id):
            yield Offer(other, status, f"It says the same as claim {claim_id}, which is {status}.", flag.id)
    if status is Status.VERIFIED:
        for flag in reader.relations(claim_id=claim_id, kind=RelationKind.CONFLICT):
            if flag.state is not RelationState.DISMISSED:
                why = f"It conflicts with claim {claim_id}, which is {status}."
                yield Offer(_other(flag, claim_id), Status.DISPUTED, why, flag.id)


def _duplicates(reader: Reader, claim_id: int) -> Iterator[tuple[int, RelationRecord]]:
    """The group of a claim: its confirmed duplicates and theirs, each with the flag that makes it one."""
    seen, waiting = {claim_id}, [claim_id]
    while waiting:
        current = waiting.pop()
        for flag in reader.relations(claim_id=current, kind=RelationKind.DUPLICATE, state=RelationState.CONFIRMED):
            other = _other(flag, current)
            if other not in seen:
                seen.add(other)
                waiting.append(other)
                yield other, flag


def _other(flag: RelationRecord, claim_id: int) -> int:
    return flag.b if flag.a == claim_id else flag.a
