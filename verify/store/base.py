"""What reading and writing share: the connection, the log, and the one way to change a row."""

from __future__ import annotations

import secrets
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import chain
from typing import Any, cast

from sqlalchemy import Connection, Select, Table, func, insert, select, update

from verify.errors import InputError, NotFoundError
from verify.store.changes import FOLLOWING, GENESIS, KEPT, REVERTED, Change, called, chain_hash, plain, stale_write
from verify.store.tables import EVENT, LOG_HEAD, STEP
from verify.wording import one_line

_SALT_BYTES = 16  # 128 bits: too many to try

# How to find what there is of an entity.
_LISTED_BY = {
    "article": "`claimdesk articles` lists them.",
    "claim": "`claimdesk claims` lists them.",
    "relation": "`claimdesk flags` lists them.",
    "evidence": "`claimdesk show CLAIM` lists that of a claim.",
    "saved_filter": "`claimdesk filters` lists them.",
}


def missing(entity: str, name: object) -> NotFoundError:
    """The error for an ``entity`` of the log that is not stored."""
    return NotFoundError(f"There is no {called(entity)} {name}.", _LISTED_BY.get(entity, ""))


def actor_name(actor: str) -> str:
    """The name that something is kept under.

    Raises:
        InputError: when there is nothing of it to be read.
    """
    name = one_line(actor)
    if not name:
        raise InputError("A decision needs a name to be logged under.", "Give one with --by.")
    return name


class Reading:
    """Reads through one connection, within one transaction: one snapshot of the desk."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def _row(self, table: Table, row_id: int, *columns: str) -> dict[str, Any]:
        """The named columns (all if none are) of one row.

        Raises:
            NotFoundError: when there is no such row.
        """
        wanted = [table.c[name] for name in columns or table.c.keys()]
        row = self._connection.execute(select(*wanted).where(table.c.id == row_id)).mappings().first()
        if row is None:
            raise missing(table.name, row_id)
        return dict(row)

    def _numbers(self, query: Select[int], **values: int) -> Iterator[int]:
        """The one integer column of a long result, straight from the driver: rows as objects cost five times that."""
        cursor = cast("Iterator[tuple[int]]", self._connection.execute(query, values).cursor)
        return chain.from_iterable(cursor)


@dataclass(slots=True)
class _Head:
    """The step being written, and the end of the log so far."""

    step: int
    events: int
    hash: str
    undoable: bool = False


class Writing(Reading):
    """Writes through one connection, within one transaction: one step of the log."""

    def __init__(self, connection: Connection, *, actor: str, now: datetime) -> None:
        super().__init__(connection)
        self._actor = actor
        self._now = now
        self._head: _Head | None = None
        self._actions: set[str] = set()

    def _insert(self, table: Table, values: Mapping[str, Any]) -> int:
        """Add one row, unlogged; give its id."""
        key = self._connection.execute(insert(table).values(**values)).inserted_primary_key
        return int(key[0])  # type: ignore[index]  # there is always one after inserting one row

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
        current = self._row(table, row_id, "version", *values)
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
                "salt": secrets.token_hex(_SALT_BYTES),
            }
            head.hash = row["hash"] = chain_hash(row)
            rows.append(row)
        self._connection.execute(insert(EVENT), rows)
        self._connection.execute(update(LOG_HEAD).values(events=head.events, hash=head.hash))
        self._note_undoable(head, changes)

    def _begin_step(self, undoes: int | None) -> _Head:
        last = self._connection.execute(select(LOG_HEAD.c.events, LOG_HEAD.c.hash)).first()
        step = (self._connection.scalar(select(func.max(STEP.c.id))) or 0) + 1
        self._connection.execute(
            insert(STEP).values(id=step, actor=self._actor, undoable=False, undone=False, undoes=undoes)
        )
        self._head = _Head(step, *(last or (0, GENESIS)))
        return self._head

    def _note_undoable(self, head: _Head, changes: Sequence[Change]) -> None:
        """A step can be taken back when a decision is in it and nothing that cannot be."""
        self._actions.update(change.action for change in changes)
        undoable = self._actions <= REVERTED | FOLLOWING | KEPT and not self._actions.isdisjoint(REVERTED)
        if undoable != head.undoable:
            head.undoable = undoable
            self._connection.execute(update(STEP).where(STEP.c.id == head.step).values(undoable=undoable))
