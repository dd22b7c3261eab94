"""The log: what was done, by whom, and the proof that nobody changed it since.

Each row holds the hash of the row before it, and the length and last hash of the log are kept apart
from it. So a row that was changed, removed, inserted or moved shows, and so does a cut tail. What the
log cannot show: that somebody who can write to the file recomputed every later hash and the head
(only a head hash noted elsewhere, in a report or an evidence pack, tells), and that somebody changed
another table without a word to the log.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from sqlalchemy import Connection, and_, or_, select

from verify.store.base import Reading
from verify.store.changes import GENESIS, chain_hash
from verify.store.tables import CLAIM, CORRECTION, EVENT, EVIDENCE, LOG_HEAD, NOTE, RELATION
from verify.types import EventRecord, LogCheck


class EventReading(Reading):
    """Reading and proving the log."""

    def events(self, entity: str | None = None, entity_id: int | None = None) -> list[EventRecord]:
        """The rows of the log in order: all, those of a kind of entity, or those of one row."""
        query = select(EVENT).order_by(EVENT.c.id)
        if entity is not None:
            query = query.where(EVENT.c.entity == entity)
        if entity_id is not None:
            query = query.where(EVENT.c.entity_id == entity_id)
        return [EventRecord(**row) for row in self._connection.execute(query).mappings()]

    def events_back(self, article_id: int, *, after: int) -> Iterator[EventRecord]:
        """The rows after number ``after`` about an article's claims, flags, sources and corrections, newest first."""
        claims = select(CLAIM.c.id).where(CLAIM.c.article_id == article_id)
        of_article = {
            "claim": claims,
            "relation": select(RELATION.c.id).where(or_(RELATION.c.a.in_(claims), RELATION.c.b.in_(claims))),
            "evidence": select(EVIDENCE.c.id).where(EVIDENCE.c.claim_id.in_(claims)),
            "correction": select(CORRECTION.c.id).where(CORRECTION.c.article_id == article_id),
        }
        about = or_(*(and_(EVENT.c.entity == name, EVENT.c.entity_id.in_(ids)) for name, ids in of_article.items()))
        query = select(EVENT).where(EVENT.c.id > after, about).order_by(EVENT.c.id.desc())
        for row in self._connection.execute(query).mappings():
            yield EventRecord(**row)

    def claim_events(self, claim_id: int) -> list[EventRecord]:
        """The rows of the log about a claim, its sources and its notes, in order."""
        of_claim = [
            and_(EVENT.c.entity == table.name, EVENT.c.entity_id.in_(select(table.c.id).where(belongs)))
            for table, belongs in (
                (CLAIM, CLAIM.c.id == claim_id),
                (EVIDENCE, EVIDENCE.c.claim_id == claim_id),
                (NOTE, NOTE.c.claim_id == claim_id),
            )
        ]
        query = select(EVENT).where(or_(*of_claim)).order_by(EVENT.c.id)
        return [EventRecord(**row) for row in self._connection.execute(query).mappings()]

    def verify_log(self) -> LogCheck:
        """Recompute the hash chain and name the first row that is not as it was written."""
        return check_log(self._connection)


def check_log(connection: Connection) -> LogCheck:
    """Walk the log from the first row on."""
    proved, head = 0, GENESIS
    # Read as bare SQL: a row that was tampered with may hold what the columns' types cannot read.
    for row in connection.exec_driver_sql("SELECT * FROM event ORDER BY id").mappings():
        if row["id"] != proved + 1:
            return LogCheck(proved, proved + 1, "it is missing", head)
        fault = _fault(row, head)
        if fault is not None:
            return LogCheck(proved, row["id"], fault, head)
        proved, head = proved + 1, row["hash"]
    noted, noted_head = connection.execute(select(LOG_HEAD.c.events, LOG_HEAD.c.hash)).first() or (0, GENESIS)
    if proved < noted:
        return LogCheck(proved, proved + 1, f"it is missing: the log had {noted} rows", head)
    if (proved, head) != (noted, noted_head):
        return LogCheck(proved, proved, f"it is not the noted end of the log, which had {noted} rows", head)
    return LogCheck(proved, None, None, head)


def _fault(row: Mapping[Any, Any], previous: str) -> str | None:
    if row["previous"] != previous:
        return "it does not follow the row before it"
    try:
        values = {
            **row,
            "before": None if row["before"] is None else json.loads(row["before"]),
            "after": None if row["after"] is None else json.loads(row["after"]),
        }
        unchanged = chain_hash(values) == row["hash"]
    except (ValueError, TypeError):  # not JSON any more
        unchanged = False
    return None if unchanged else "its content is not what its hash was made of"
