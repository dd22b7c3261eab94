"""One change of one row as the log has it: its fields, its place in the hash chain, its wording."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, select

from verify.errors import StaleWriteError
from verify.store.columns import canonical_json, iso_time
from verify.store.tables import EVENT
from verify.wording import one_line

GENESIS = "0" * 64
"""The ``previous`` of the first row of the log."""

UNDOABLE = {
    "set_status": True,
    "decide_relation": True,
    "add_evidence": True,
    # What comes with attaching a source stays when that is taken back, and does not stop it.
    "add_snapshot": False,
    "record_check": False,
}
"""The actions that a step may hold and still be undone, and whether undoing reverts them."""

_SHOWN = 60  # characters of a value in a message


@dataclass(frozen=True, slots=True)
class Change:
    """What was done to one row; ``before`` and ``after`` hold the changed fields as plain JSON values."""

    action: str
    entity: str
    entity_id: int
    before: dict[str, Any] | None
    after: dict[str, Any] | None
    undoes: int | None = None

    def fields(self) -> dict[str, Any]:
        """The change as columns of an event."""
        return {name: getattr(self, name) for name in self.__slots__}


def plain(values: Mapping[str, Any]) -> dict[str, Any]:
    """``values`` as JSON has them: times as ISO text."""
    return {name: iso_time(value) if isinstance(value, datetime) else value for name, value in values.items()}


def chain_hash(event: Mapping[str, Any]) -> str:
    """SHA-256 (hex) of the canonical JSON of all fields of an event but ``hash``, the previous hash among them."""
    fields = plain({name: value for name, value in event.items() if name != "hash"})
    return hashlib.sha256(canonical_json(fields).encode()).hexdigest()


def stale_write(connection: Connection, entity: str, entity_id: int, *, undoing: bool = False) -> StaleWriteError:
    """The error for a row that somebody changed meanwhile: who, when, and what to what."""
    event = (
        connection.execute(
            select(EVENT)
            .where(EVENT.c.entity == entity, EVENT.c.entity_id == entity_id)
            .order_by(EVENT.c.id.desc())
            .limit(1)
        )
        .mappings()
        .one()
    )
    called = {"relation": "flag"}.get(entity, entity)
    return StaleWriteError(
        f"{called.capitalize()} {entity_id} was changed by {one_line(event['actor'])} on"
        f" {event['at']:%Y-%m-%d at %H:%M:%S} UTC: {_difference(event)}.",
        "Undoing would lose that, so nothing was undone." if undoing else "Look at it again; nothing was written.",
    )


def _difference(event: Mapping[Any, Any]) -> str:
    before, after = event["before"] or {}, event["after"] or {}
    parts = [
        f"{name} {_shown(before[name])} -> {_shown(value)}" if name in before else f"{name} {_shown(value)}"
        for name, value in after.items()
        if name not in ("decided_by", "decided_at", "checked_at")
    ]
    return ", ".join(parts) or "the same decision once more"


def _shown(value: object) -> str:
    text = "none" if value is None else one_line(str(value))
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"
