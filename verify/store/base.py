"""What reading and writing share: the connection, the log, and the one way to change a row."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import chain
from typing import Any, cast

from sqlalchemy import Connection, Select, Table, func, insert, select, update

from verify.errors import NotFoundError
from verify.store.changes import GENESIS, UNDOABLE, Change, chain_hash, plain, stale_write
from verify.store.tables import EVENT, LOG_HEAD, STEP

# How to find what there is, by what a reader calls the thing.
_LISTED_BY = {
    "article": "`claimdesk articles` lists them.",
    "claim": "`claimdesk claims` lists them.",
    "flag": "`claimdesk flags` lists them.",
    "evidence": "`claimdesk show CLAIM` lists that of a claim.",
}
NAMES = {"relation": "flag"}
"""What a person calls an entity of the log, where that differs."""


def missing(entity: str, name: object) -> NotFoundError:
    """The error for an ``entity`` of the log that is not stored."""
    called = NAMES.get(entity, entity)
    return NotFoundError(f"There is no {called} {name}.", _LISTED_BY.get(called, ""))


class Reading:
    """Reads through one connection, within one transaction: one snapshot of the desk."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def _row(self, table: Table, entity: str, row_id: int, *columns: str) -> dict[str, Any]:
        """The named columns (all if none are) of one row.

        Raises:
            NotFoundError: when there is no such row.
        """
        wanted = [table.c[name] for name in columns or table.c.keys()]
        row = self._connection.execute(select(*wanted).where(table.c.id == row_id)).mappings().first()
        if row is None:
            raise missing(entity, row_id)
        return dict(row)

    def _numbers(self, query: Select[int]) -> Iterator[int]:
        """The one integer column of a long result, straight from the driver: rows as objects cost five times that."""
        cursor = cast("Iterator[tuple[int]]", self._connection.execute(query).cursor)
        return chain.from_iterable(cursor)


@dataclass(slots=True)
class _Head:
    """The step being written, and the end of the log so far."""

    step: int
    events: int
    hash: str


class Writing(Reading):
    """Writes through one connection, within one transaction: one step of the log."""

    def __init__(self, connection: Connection, *, actor: str, now: datetime) -> None:
        super().__init__(connection)
        self._actor = actor
        self._now = now
        self._head: _Head | None = None
        self._undoable = True

    def _insert(self, table: Table, values: Mapping[str, Any]) -> int:
        """Add one row, unlogged; give its id."""
        (row_id,) = self._connection.execute(insert(table).values(**values).returning(table.c.id)).one()
        return int(row_id)

    def _change(
        self,
        table: Table,
        row_id: int,
        action: str,
        values: Mapping[str, Any],
        *,
        expected: int | None = None,
        undoes: int | None = None,
    ) -> int:
        """Set ``values`` in one row, log what differs, and give the row's new version.

        Nothing is written or logged when nothing differs.

        Raises:
            NotFoundError: when there is no such row.
            StaleWriteError: when ``expected`` is given and is not the row's version.
        """
        current = self._row(table, table.name, row_id, "version", *values)
        version: int = current["version"]
        if expected is not None and expected != version:
            raise stale_write(self._connection, table.name, row_id)
        changed = {name: value for name, value in values.items() if current[name] != value}
        if not changed:
            return version
        self._connection.execute(update(table).where(table.c.id == row_id).values(**changed, version=version + 1))
        before = plain({name: current[name] for name in changed})
        self._log([Change(action, table.name, row_id, before, plain(changed), undoes)])
        return version + 1

    def _log(self, changes: Sequence[Change]) -> None:
        """Append one event for each change, each chained to the one before it."""
        if not changes:
            return
        head = self._head or self._begin_step(changes[0].undoes)
        rows = []
        for change in changes:
            head.events += 1
            row = {
                "id": head.events,
                "step": head.step,
                "at": self._now,
                "actor": self._actor,
                **change.fields(),
                "previous": head.hash,
            }
            head.hash = row["hash"] = chain_hash(row)
            rows.append(row)
        self._connection.execute(insert(EVENT), rows)
        self._connection.execute(update(LOG_HEAD).values(events=head.events, hash=head.hash))
        self._note_undoable(head.step, changes)

    def _begin_step(self, undoes: int | None) -> _Head:
        last = self._connection.execute(select(LOG_HEAD.c.events, LOG_HEAD.c.hash)).first()
        if last is None:
            self._connection.execute(insert(LOG_HEAD).values(id=1, events=0, hash=GENESIS))
        step = (self._connection.scalar(select(func.max(STEP.c.id))) or 0) + 1
        self._connection.execute(
            insert(STEP).values(id=step, actor=self._actor, undoable=False, undone=False, undoes=undoes)
        )
        self._head = _Head(step, *last) if last is not None else _Head(step, 0, GENESIS)
        return self._head

    def _note_undoable(self, step: int, changes: Sequence[Change]) -> None:
        """A step can be taken back when a decision is in it and nothing that cannot be."""
        self._undoable = self._undoable and all(UNDOABLE.get(change.action) is not None for change in changes)
        if not self._undoable or any(UNDOABLE.get(change.action) for change in changes):
            self._connection.execute(update(STEP).where(STEP.c.id == step).values(undoable=self._undoable))
