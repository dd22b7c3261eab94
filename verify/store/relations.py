"""Flags: two claims that say the same or cannot both be true, and what people decided about them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, replace
from typing import Any

from sqlalchemy import ColumnElement, or_, select

from verify.errors import InputError
from verify.store.base import Reading, Writing
from verify.store.changes import Change
from verify.store.tables import CLAIM, RELATION
from verify.types import Reason, Relation, RelationKind, RelationRecord, RelationState


class RelationReading(Reading):
    """Looking flags up."""

    def relations(
        self,
        *,
        claim_id: int | None = None,
        article_id: int | None = None,
        kind: RelationKind | None = None,
        state: RelationState | None = None,
    ) -> list[RelationRecord]:
        """The flags that match all that is given, oldest first; an article's are those of its claims.

        Closed ones are given only where they are asked for, by their state.
        """
        conditions: list[ColumnElement[bool]] = []
        if claim_id is not None:
            conditions.append(or_(RELATION.c.a == claim_id, RELATION.c.b == claim_id))
        if article_id is not None:
            of_article = select(CLAIM.c.id).where(CLAIM.c.article_id == article_id)
            conditions.append(or_(RELATION.c.a.in_(of_article), RELATION.c.b.in_(of_article)))
        if kind is not None:
            conditions.append(RELATION.c.kind == kind)
        conditions.append(RELATION.c.state == state if state else RELATION.c.state != RelationState.CLOSED)
        query = select(RELATION).where(*conditions).order_by(RELATION.c.id)
        return [_record(row) for row in self._connection.execute(query).mappings()]

    def relation(self, relation_id: int) -> RelationRecord:
        """One flag.

        Raises:
            NotFoundError: when there is none.
        """
        return _record(self._row(RELATION, relation_id))


class RelationWriting(RelationReading, Writing):
    """Raising flags and deciding on them."""

    def add_relation(self, a: int, b: int, relation: Relation) -> int | None:
        """Raise a flag between two claims, in either order; None when the pair has one, whatever its state.

        Raises:
            NotFoundError: when one of the claims does not exist.
        """
        if a == b:
            raise InputError(f"Claim {a} cannot be related to itself.", "Name two claims.")
        if a > b:
            a, b, relation = b, a, _turned(relation)
        if self._connection.scalar(select(RELATION.c.id).where(RELATION.c.a == a, RELATION.c.b == b)) is not None:
            return None
        for claim_id in (a, b):
            self._row(CLAIM, claim_id, "id")
        values: dict[str, Any] = {
            "a": a,
            "b": b,
            "kind": str(relation.kind),
            "score": float(relation.score),
            "reasons": plain_reasons(relation),
            "state": str(RelationState.OPEN),
        }
        relation_id = self._insert(RELATION, values | {"version": 1})
        self._log([Change("add_relation", "relation", relation_id, None, values)])
        return relation_id

    def decide_relation(self, relation_id: int, state: RelationState, *, expected: int | None = None) -> int:
        """Confirm, dismiss or reopen a flag; gives its new version.

        Raises:
            NotFoundError: when there is no such flag.
            StaleWriteError: when ``expected`` is not its version any more.
        """
        values = {"state": str(state), "decided_by": self._actor, "decided_at": self._now}
        return self._change(RELATION, relation_id, "decide_relation", values, expected=expected)

    def revise_relation(self, relation_id: int, relation: Relation | None, state: RelationState) -> int:
        """Let a flag say how its claims, ``a`` and ``b``, relate now; None when nothing is known of that.

        Gives its new version. Whoever decided about it stays known unless it is open (again).
        """
        values: dict[str, Any] = {"state": str(state)}
        if relation is not None:
            values |= {
                "kind": str(relation.kind),
                "score": float(relation.score),
                "reasons": plain_reasons(relation),
            }
        if state is RelationState.OPEN:
            values |= {"decided_by": None, "decided_at": None}
        return self._change(RELATION, relation_id, "revise_relation", values)


def plain_reasons(relation: Relation) -> list[dict[str, Any]]:
    """The reasons of a relation as JSON has them, spans as lists."""
    reasons = [asdict(reason) for reason in relation.reasons]
    spans = ("a_span", "b_span")
    return [{**each, **{name: list(each[name]) if each[name] else None for name in spans}} for each in reasons]


def _turned(relation: Relation) -> Relation:
    """The same relation seen from the other claim."""
    reasons = tuple(
        replace(reason, a=reason.b, b=reason.a, a_span=reason.b_span, b_span=reason.a_span)
        for reason in relation.reasons
    )
    return replace(relation, reasons=reasons)


def _record(row: Mapping[Any, Any]) -> RelationRecord:
    return RelationRecord(
        id=row["id"],
        a=row["a"],
        b=row["b"],
        kind=RelationKind(row["kind"]),
        score=row["score"],
        reasons=tuple(_reason(reason) for reason in row["reasons"]),
        state=RelationState(row["state"]),
        decided_by=row["decided_by"],
        decided_at=row["decided_at"],
        version=row["version"],
    )


def _reason(values: Mapping[str, Any]) -> Reason:
    spans = {name: tuple(values[name]) if values[name] else None for name in ("a_span", "b_span")}
    return Reason(**{**values, **spans})
