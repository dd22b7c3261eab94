"""Taking back what one person did, a step at a time, and doing it again.

Undoing a step is a new step whose events revert the fields that the step's events changed. It is
refused when one of these fields does not hold what the step left there, because then somebody
decided since. Other fields of the row do not stand in the way.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Table, and_, false, func, select, update

from verify.errors import UndoError
from verify.store.base import Writing
from verify.store.changes import KEPT, stale_write
from verify.store.columns import UtcDateTime
from verify.store.tables import CLAIM, EVENT, EVIDENCE, NOTE, RELATION, STEP
from verify.types import EventRecord, RelationState, Standing, Status

_TABLES = {table.name: table for table in (CLAIM, RELATION, EVIDENCE, NOTE)}
# What was added is not removed, but withdrawn: as it must still be, and as it is then.
_ADDED: dict[str, tuple[dict[str, Any], dict[str, Any]]] = {
    "claim": ({"standing": str(Standing.LISTED), "status": str(Status.PENDING)}, {"standing": str(Standing.WITHDRAWN)}),
    "relation": ({"state": str(RelationState.OPEN)}, {"state": str(RelationState.CLOSED)}),
    "evidence": ({"withdrawn": False}, {"withdrawn": True}),
    "note": ({"withdrawn": False}, {"withdrawn": True}),
}


_SAID = {"evidence": "source", "note": "note"}


class Undoing(Writing):
    """Undo and redo of one actor's own steps."""

    def undo(self) -> list[EventRecord]:
        """Take back this actor's last step that can be and is not taken back yet; gives the new events.

        Raises:
            UndoError: when there is none.
            StaleWriteError: when a later change stands in the way; nothing is written.
        """
        step = self._last(and_(STEP.c.undoable, STEP.c.undoes.is_(None), ~STEP.c.undone))
        if step is None:
            raise UndoError(f"There is nothing to undo for {self._actor}.", "Only your own decisions can be undone.")
        return self._revert(step, "undo")

    def redo(self) -> list[EventRecord]:
        """Do again what this actor undid last, unless they decided something since; gives the new events.

        Raises:
            UndoError: when there is nothing to redo.
            StaleWriteError: when a later change stands in the way; nothing is written.
        """
        decided = self._last(and_(STEP.c.undoable, STEP.c.undoes.is_(None))) or 0
        undone = STEP.alias()
        is_undo = STEP.c.undoes.in_(select(undone.c.id).where(undone.c.undone, undone.c.undoes.is_(None)))
        step = self._last(and_(STEP.c.id > decided, ~STEP.c.undone, is_undo))
        if step is None:
            raise UndoError(f"There is nothing to redo for {self._actor}.", "A new decision clears what was undone.")
        return self._revert(step, "redo")

    def _last(self, wanted: ColumnElement[bool]) -> int | None:
        query = select(func.max(STEP.c.id)).where(STEP.c.actor == self._actor, wanted)
        step: int | None = self._connection.scalar(query)
        return step

    def _revert(self, step: int, action: str) -> list[EventRecord]:
        if self._head is not None:
            raise UndoError("Undoing is a step of its own.", "Finish what was begun first.")
        query = select(EVENT).where(EVENT.c.step == step).order_by(EVENT.c.id.desc())
        for row in self._connection.execute(query).mappings().all():
            if row["action"] not in KEPT:
                self._revert_one(row, action)
        return self._mark(step)

    def _revert_one(self, event: Mapping[Any, Any], action: str) -> None:
        table = _TABLES[event["entity"]]
        before, after = event["before"], event["after"]
        if before is None:
            after, before = _ADDED[table.name]
            self._refuse_used(event)
        current = self._row(table, event["entity_id"], *after)
        if current != _stored(table, after):
            raise stale_write(self._connection, table.name, event["entity_id"], undoing=True)
        self._change(table, event["entity_id"], action, _stored(table, before), undoes=event["step"])

    def _refuse_used(self, event: Mapping[Any, Any]) -> None:
        """A claim that was added goes with nothing on it: a colleague's source or note would be lost from sight."""
        if event["entity"] != "claim":
            return
        for table in (EVIDENCE, NOTE):
            on_it = select(table.c.id).where(table.c.claim_id == event["entity_id"], table.c.withdrawn == false())
            if self._connection.scalar(on_it.limit(1)) is not None:
                raise UndoError(
                    f"Claim {event['entity_id']} was added then, and somebody put a {_SAID[table.name]} on it since.",
                    "Undoing would lose that, so nothing was undone.",
                )

    def _mark(self, step: int) -> list[EventRecord]:
        """Note which step stands now: an undone step falls, redoing makes it stand again."""
        undone = self._connection.execute(select(STEP.c.undoes).where(STEP.c.id == step)).scalar_one()
        self._connection.execute(update(STEP).where(STEP.c.id == step).values(undone=True))
        if undone is not None:
            self._connection.execute(update(STEP).where(STEP.c.id == undone).values(undone=False))
        newest = select(func.max(STEP.c.id)).scalar_subquery()  # ours: nobody else can write meanwhile
        written = select(EVENT).where(EVENT.c.step == newest).order_by(EVENT.c.id)
        return [EventRecord(**row) for row in self._connection.execute(written).mappings()]


def _stored(table: Table, values: Mapping[str, Any]) -> dict[str, Any]:
    """Values of the log as the columns of ``table`` have them."""
    return {
        name: datetime.fromisoformat(value) if value and isinstance(table.c[name].type, UtcDateTime) else value
        for name, value in values.items()
    }
