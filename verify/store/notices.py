"""The outbox: one row for each change of state, written with the change, and its way to each receiver.

A change and its notice are one transaction, so none is lost and none is told of a change that was not made. A
receiver's row is made when somebody first looks for it; a notice is sent at least once, always under the same key.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, func, insert, literal, select, true, update

from verify.store.base import Reading, Writing
from verify.store.changes import GENESIS
from verify.store.columns import iso_time
from verify.store.tables import ARTICLE, CLAIM, DELIVERY, EVIDENCE, LOG_HEAD, NOTICE
from verify.types import DeliveryRecord, DeliveryState, NoticeRecord, Presence, Terms

NEW_RECEIVER = timedelta(days=1)
"""How far back a receiver is told that was never told of anything."""

_Delivery = DELIVERY.c


class NoticeReading(Reading):
    """Looking notices up."""

    def notices(self, *, since: datetime | None = None) -> list[NoticeRecord]:
        """All notices, or those since a time, oldest first."""
        wanted = true() if since is None else NOTICE.c.at >= since
        return self._notices(_query().where(wanted))

    def deliveries(self) -> list[DeliveryRecord]:
        """What became of all notices that were on their way to anybody, oldest first."""
        query = select(DELIVERY).order_by(_Delivery.notice_id, _Delivery.receiver)
        rows = self._connection.execute(query).mappings()
        return [DeliveryRecord(**{**row, "state": DeliveryState(row["state"])}) for row in rows]

    def waiting(self, receiver: str) -> int:
        """How many notices ``receiver`` has not got yet, of those that were taken for it so far."""
        own = and_(_Delivery.receiver == receiver, _Delivery.state == DeliveryState.WAITING)
        return self._connection.scalar(select(func.count()).where(own)) or 0

    def attempts(self, notice_id: int, receiver: str) -> int:
        """How often sending a notice to ``receiver`` has failed or succeeded so far."""
        own = and_(_Delivery.notice_id == notice_id, _Delivery.receiver == receiver)
        return self._connection.scalar(select(_Delivery.attempts).where(own)) or 0

    def _notices(self, query: Select[Any]) -> list[NoticeRecord]:
        return [_record(row) for row in self._connection.execute(query.order_by(NOTICE.c.id)).mappings()]


class NoticeWriting(NoticeReading, Writing):
    """Writing notices, and noting what became of sending them."""

    def add_notice(
        self, evidence_id: int, *, before: Presence | None, after: Presence, note: str, reopened: bool = False
    ) -> int:
        """Tell of a change of state of a source, in the transaction of the change; gives the notice's id.

        Raises:
            NotFoundError: when there is no such evidence.
        """
        claim_id = self._row(EVIDENCE, evidence_id, "claim_id")["claim_id"]
        head = self._connection.scalar(select(LOG_HEAD.c.hash)) or GENESIS
        unique = f"{head} {evidence_id} {iso_time(self._now)}"
        values = {
            "key": hashlib.sha256(unique.encode()).hexdigest()[:32],
            "at": self._now,
            "claim_id": claim_id,
            "evidence_id": evidence_id,
            "before": None if before is None else str(before),
            "after": str(after),
            "note": note,
            "reopened": reopened,
        }
        return self._insert(NOTICE, values)

    def take_notices(self, receiver: str, *, lease: timedelta, limit: int | None = None) -> list[NoticeRecord]:
        """The notices that are due for ``receiver``, oldest first, and nobody else's until ``lease`` is over.

        Whoever takes them calls ``note_sent`` or ``note_failed`` for each; if they are stopped before that, the
        notices are due again after the lease.
        """
        self._address(receiver)
        due = and_(
            _Delivery.notice_id == NOTICE.c.id,
            _Delivery.receiver == receiver,
            _Delivery.state == DeliveryState.WAITING,
            _Delivery.next_at <= self._now,
        )
        taken = self._notices(_query().where(select(_Delivery.notice_id).where(due).exists()).limit(limit))
        for notice in taken:
            self._note(notice.id, receiver, {"next_at": self._now + lease})
        return taken

    def note_sent(self, notice_id: int, receiver: str) -> None:
        """Note that ``receiver`` has the notice."""
        values = {"state": DeliveryState.SENT, "sent_at": self._now, "error": None}
        self._note(notice_id, receiver, values | {"attempts": _Delivery.attempts + 1})

    def note_failed(self, notice_id: int, receiver: str, error: str, *, again: timedelta, down: bool = False) -> None:
        """Note that sending failed, and that it is due again after a while.

        When the receiver is ``down`` nothing else that waits for it is due before that either.
        """
        until = self._now + again
        self._note(notice_id, receiver, {"error": error, "next_at": until, "attempts": _Delivery.attempts + 1})
        if down:
            own = and_(_Delivery.receiver == receiver, _Delivery.state == DeliveryState.WAITING)
            self._connection.execute(update(DELIVERY).where(own, _Delivery.next_at < until).values(next_at=until))

    def _address(self, receiver: str) -> None:
        """Give ``receiver`` a row for each notice that has none."""
        known = select(_Delivery.notice_id).where(_Delivery.receiver == receiver)
        if self._connection.scalar(known.limit(1)) is None:
            self._add_deliveries(receiver, DeliveryState.SKIPPED, NOTICE.c.at < self._now - NEW_RECEIVER)
        self._add_deliveries(receiver, DeliveryState.WAITING, NOTICE.c.id.not_in(known))

    def _add_deliveries(self, receiver: str, state: DeliveryState, wanted: ColumnElement[bool]) -> None:
        values = (NOTICE.c.id, literal(receiver), literal(str(state)), literal(0), NOTICE.c.at)
        columns = ["notice_id", "receiver", "state", "attempts", "next_at"]
        self._connection.execute(insert(DELIVERY).from_select(columns, select(*values).where(wanted)))

    def _note(self, notice_id: int, receiver: str, values: Mapping[str, Any]) -> None:
        own = and_(_Delivery.notice_id == notice_id, _Delivery.receiver == receiver)
        self._connection.execute(update(DELIVERY).where(own).values(**values))


def _query() -> Select[Any]:
    return (
        select(
            NOTICE,
            ARTICLE.c.slug.label("article"),
            CLAIM.c.text.label("claim"),
            EVIDENCE.c.url,
            EVIDENCE.c.locator,
            EVIDENCE.c.quote,
            EVIDENCE.c.terms,
        )
        .join(EVIDENCE, EVIDENCE.c.id == NOTICE.c.evidence_id)
        .join(CLAIM, CLAIM.c.id == NOTICE.c.claim_id)
        .join(ARTICLE, ARTICLE.c.id == CLAIM.c.article_id)
    )


def _record(row: Mapping[Any, Any]) -> NoticeRecord:
    before = row["before"]
    values = {
        "before": None if before is None else Presence(before),
        "after": Presence(row["after"]),
        "terms": Terms(row["terms"]),
    }
    return NoticeRecord(**{**row, **values})
