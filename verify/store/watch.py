"""Pages under watch: how their visits went, and which run has which of them in hand.

A run takes sources by a lease, a name and a time written into their rows in one transaction, and keeps them to
its end, so that two runs at once never visit the same source. Each result is written under its lease: a run that
was stopped lets go of its sources when the lease ends, and one that comes back after that may write no more.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime, timedelta
from typing import Any, cast

from sqlalchemy import ColumnElement, delete, false, insert, or_, select, update

from verify.store.base import Reading, Writing, missing
from verify.store.tables import ARTICLE, CHECKER, CLAIM, EVIDENCE, WATCH
from verify.types import CheckerRecord, Presence, Priority, Standing, Status, VisitRecord, Watched

_CHUNK = 500  # values in one statement, well below the limit of SQLite


class WatchReading(Reading):
    """Looking up what is under watch."""

    def watched(self, claim_ids: Sequence[int] | None = None) -> list[Watched]:
        """The pages under watch, oldest evidence first; only those of some claims where they are named.

        Nothing rests on the sources of a claim that was set aside, split or merged away: they are not among them.
        """
        if claim_ids is None:
            return self._watched()
        return [each for chunk in _chunks(claim_ids) for each in self._watched(EVIDENCE.c.claim_id.in_(chunk))]

    def checker(self) -> CheckerRecord | None:
        """The last scheduled run, None when there was none yet."""
        row = self._connection.execute(select(CHECKER.c.began_at, CHECKER.c.ended_at, CHECKER.c.checked)).first()
        return None if row is None else CheckerRecord(*row)

    def _watched(self, *wanted: ColumnElement[bool]) -> list[Watched]:
        # Straight from the driver: each look for what is due reads all, and rows as objects cost twice that.
        rows = cast("Iterator[tuple[Any, ...]]", self._connection.execute(_ALL.where(*wanted)).cursor)
        return [_record(row) for row in rows]


class WatchWriting(WatchReading, Writing):
    """Taking sources in hand and noting what became of them."""

    def lease(self, evidence_ids: Iterable[int], by: str, until: datetime) -> set[int]:
        """Take sources in hand until ``until``; gives those that no other run has."""
        free = or_(WATCH.c.lease_until.is_(None), WATCH.c.lease_until <= self._now)
        for chunk in _chunks(list(evidence_ids)):
            taken = update(WATCH).where(WATCH.c.evidence_id.in_(chunk), free)
            self._connection.execute(taken.values(lease_by=by, lease_until=until))
        return set(self._connection.scalars(select(WATCH.c.evidence_id).where(WATCH.c.lease_by == by)))

    def renew_leases(self, by: str, until: datetime) -> None:
        """Keep what a run has in hand for longer."""
        self._connection.execute(update(WATCH).where(WATCH.c.lease_by == by).values(lease_until=until))

    def release(self, by: str) -> None:
        """Let go of all that a run has in hand."""
        self._connection.execute(update(WATCH).where(WATCH.c.lease_by == by).values(lease_by=None, lease_until=None))

    def holds(self, evidence_id: int, by: str) -> bool:
        """Whether a run still has a source in hand."""
        query = select(WATCH.c.lease_by).where(WATCH.c.evidence_id == evidence_id)
        return self._connection.scalar(query) == by

    def record_visit(self, evidence_id: int, visit: VisitRecord) -> None:
        """Note a visit; what is settled is logged where it differs from before.

        Raises:
            NotFoundError: when there is no such evidence, or attaching it was undone.
        """
        settled = {"presence": str(visit.presence), "decayed": visit.decayed}
        current = self._row(EVIDENCE, evidence_id, "withdrawn", *settled)
        if current.pop("withdrawn"):
            raise missing("evidence", evidence_id)
        if current != settled:
            self._change(EVIDENCE, evidence_id, "record_check", settled | {"note": visit.note})
        values: dict[str, Any] = {
            "address": visit.address,
            "last": str(visit.last),
            "note": visit.note,
            "checked_at": self._now,
            "failures": visit.failures,
            "not_before": visit.not_before,
        }
        if visit.last.looked:
            values |= {"looked_at": self._now, "etag": visit.etag, "last_modified": visit.last_modified}
        self._connection.execute(update(WATCH).where(WATCH.c.evidence_id == evidence_id).values(**values))

    def postpone(self, evidence_id: int, until: datetime | None) -> None:
        """Visit a source not before some time; that is no visit."""
        self._connection.execute(update(WATCH).where(WATCH.c.evidence_id == evidence_id).values(not_before=until))

    def begin_run(self) -> None:
        """Note that a scheduled run has begun."""
        self._connection.execute(delete(CHECKER))
        self._connection.execute(insert(CHECKER).values(id=1, began_at=self._now, checked=0))

    def end_run(self, checked: int) -> None:
        """Note that it has ended, and how many sources it checked."""
        self._connection.execute(update(CHECKER).values(ended_at=self._now, checked=checked))


def _chunks(values: Sequence[int]) -> list[Sequence[int]]:
    return [values[first : first + _CHUNK] for first in range(0, len(values), _CHUNK)]


# The columns of a page under watch, in the order in which ``_record`` takes them.
_COLUMNS = (
    WATCH.c.evidence_id,
    EVIDENCE.c.claim_id,
    ARTICLE.c.slug,
    EVIDENCE.c.url,
    WATCH.c.address,
    EVIDENCE.c.quote,
    CLAIM.c.status,
    CLAIM.c.priority,
    ARTICLE.c.published,
    ARTICLE.c.added_at.label("taken_in_at"),
    EVIDENCE.c.added_at,
    EVIDENCE.c.presence,
    EVIDENCE.c.decayed,
    WATCH.c.last,
    WATCH.c.note,
    WATCH.c.checked_at,
    WATCH.c.looked_at,
    WATCH.c.failures,
    WATCH.c.not_before,
    WATCH.c.etag,
    WATCH.c.last_modified,
    WATCH.c.lease_until,
)
_ALL = (
    select(*_COLUMNS)
    .join_from(WATCH, EVIDENCE, EVIDENCE.c.id == WATCH.c.evidence_id)
    .join(CLAIM, CLAIM.c.id == EVIDENCE.c.claim_id)
    .join(ARTICLE, ARTICLE.c.id == CLAIM.c.article_id)
    .where(EVIDENCE.c.withdrawn == false(), CLAIM.c.standing == Standing.LISTED)
    .order_by(WATCH.c.evidence_id)
)
_STATUS = {str(each): each for each in Status}
_PRIORITY = {str(each): each for each in Priority}
_PRESENCE = {str(each): each for each in Presence} | {None: None}


def _record(row: tuple[Any, ...]) -> Watched:
    """A row as the driver gives it: times as text, truth as a number."""
    evidence_id, claim_id, slug, url, address, quote, status, priority, published, taken_in, added, *visits = row
    presence, decayed, last, note, checked, looked, failures, not_before, etag, modified, lease = visits
    return Watched(
        evidence_id,
        claim_id,
        slug,
        url,
        address,
        quote or "",
        _STATUS[status],
        _PRIORITY[priority],
        _day(published) if published else datetime.fromisoformat(taken_in),
        datetime.fromisoformat(added),
        _PRESENCE[presence],
        bool(decayed),
        _PRESENCE[last],
        note,
        _time(checked),
        _time(looked),
        failures,
        _time(not_before),
        etag,
        modified,
        _time(lease),
    )


def _time(text: str | None) -> datetime | None:
    return None if text is None else datetime.fromisoformat(text)


def _day(published: str) -> datetime:
    """The end of the day of publication: a story of today is not older than it is."""
    return datetime.fromisoformat(published).replace(tzinfo=UTC) + timedelta(days=1)
