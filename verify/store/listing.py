"""Which claims a filter lets through: as numbers only, in chunks, so that a million of them cost little."""

from __future__ import annotations

from array import array
from collections.abc import Iterator
from dataclasses import replace
from typing import Any, cast

from sqlalchemy import ColumnElement, Select, false, func, select, union_all

from verify.store.base import Reading
from verify.store.tables import ARTICLE, CLAIM, NOTE, RELATION
from verify.types import ClaimFilter, ClaimRows, Progress, RelationState, Standing, Status

EVERY_CLAIM = ClaimFilter()
STANDING = (RelationState.OPEN, RelationState.CONFIRMED)
"""The states of a relation that a claim is flagged by."""

_FIRST_CHUNK = 512  # claims: some screens, so that a list shows before it is read to its end
_CHUNK = 4_096


class ListReading(Reading):
    """Lists of claims by filter."""

    def claim_ids(self, wanted: ClaimFilter = EVERY_CLAIM, limit: int | None = None, offset: int = 0) -> array[int]:
        """The ids of the claims that pass the filter, in its order, eight bytes each."""
        return array("I", self._numbers(_passing(wanted, CLAIM.c.id).limit(limit).offset(offset or None)))

    def claim_rows(self, wanted: ClaimFilter = EVERY_CLAIM) -> Iterator[ClaimRows]:
        """The claims that pass the filter, in its order, in stretches: a short one first; the last may be empty."""
        query = _passing(wanted, CLAIM.c.id, CLAIM.c.article_id, func.unicode(CLAIM.c.status))
        cursor = cast("Any", self._connection.execute(query).cursor)
        asked = _FIRST_CHUNK
        while True:
            rows = cursor.fetchmany(asked)
            yield _columns(rows, last=len(rows) < asked)
            if len(rows) < asked:
                return
            asked = _CHUNK

    def progress(self, wanted: ClaimFilter = EVERY_CLAIM) -> Progress:
        """How many claims pass the filter, by verdict, and how many of them are in open flags."""
        passing = _conditions(wanted)
        counts = dict.fromkeys(Status, 0)
        query = select(CLAIM.c.status, func.count()).where(*passing).group_by(CLAIM.c.status)
        for status, count in self._connection.execute(query):
            counts[Status(status)] = count
        in_flags = select(func.count()).where(_in_relations(RELATION.c.state == RelationState.OPEN), *passing)
        aside = select(func.count()).where(*_conditions(replace(wanted, standing=Standing.ASIDE)))
        return Progress(
            total=sum(counts.values()),
            pending=counts[Status.PENDING],
            verified=counts[Status.VERIFIED],
            disputed=counts[Status.DISPUTED],
            flagged=self._connection.scalar(in_flags) or 0,
            set_aside=self._connection.scalar(aside) or 0,
        )


def _columns(rows: list[tuple[int, int, int]], *, last: bool) -> ClaimRows:
    if not rows:
        return ClaimRows(array("I"), b"", {})
    ids, articles, states = zip(*rows, strict=True)
    # Of the positions of an article the first is written last, and stays.
    firsts = dict(zip(articles[::-1], range(len(rows) - 1, -1, -1), strict=True))
    return ClaimRows(array("I", ids), bytes(states), dict(reversed(firsts.items())), last)


def _passing(wanted: ClaimFilter, *columns: ColumnElement[Any]) -> Select[Any]:
    return select(*columns).where(*_conditions(wanted)).order_by(CLAIM.c.article_id, CLAIM.c.start, CLAIM.c.id)


def _conditions(wanted: ClaimFilter) -> list[ColumnElement[bool]]:
    conditions = [column == value for column, value in _equal(wanted) if value is not None]
    if wanted.flag is not None:
        conditions.append(_in_relations(RELATION.c.kind == wanted.flag, RELATION.c.state.in_(STANDING)))
    if wanted.speaker:
        conditions.append(_contains(CLAIM.c.speaker, wanted.speaker))
    if wanted.text:
        conditions.append(_contains(CLAIM.c.text, wanted.text))
    if wanted.article:
        of_article = select(ARTICLE.c.id).where(_contains(ARTICLE.c.slug, wanted.article))
        conditions.append(CLAIM.c.article_id.in_(of_article))
    if wanted.occurred_on:
        conditions.append(CLAIM.c.occurred_on.startswith(wanted.occurred_on, autoescape=True))
    if wanted.note is not None:
        noted = select(NOTE.c.claim_id).where(NOTE.c.withdrawn == false(), _contains(NOTE.c.text, wanted.note))
        conditions.append(CLAIM.c.id.in_(noted))
    return conditions


def _equal(wanted: ClaimFilter) -> Iterator[tuple[ColumnElement[Any], object]]:
    """The columns that must hold just what the filter says."""
    yield CLAIM.c.article_id, wanted.article_id
    yield CLAIM.c.status, wanted.status
    yield CLAIM.c.certainty, wanted.certainty
    yield CLAIM.c.assignee, wanted.assignee
    yield CLAIM.c.priority, wanted.priority
    yield CLAIM.c.standing, wanted.standing


def _in_relations(*conditions: ColumnElement[bool]) -> ColumnElement[bool]:
    sides = [select(side).where(*conditions) for side in (RELATION.c.a, RELATION.c.b)]
    return CLAIM.c.id.in_(union_all(*sides))


def _contains(column: ColumnElement[str], text: str) -> ColumnElement[bool]:
    """Whether ``column`` holds ``text``, whatever the case of either.

    SQLite folds ASCII letters only, quickly; anything else is folded by ``casefold`` of the connection.
    """
    if text.isascii():
        return column.icontains(text, autoescape=True)
    return func.casefold(column).contains(text.casefold(), autoescape=True)
