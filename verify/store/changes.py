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

REVERTED = {"set_status", "decide_relation", "add_evidence", "move_evidence", "add_note", "assign", "prioritise"}
REVERTED |= {"add_claim", "reword", "split", "merge", "set_aside", "restore"}
"""The decisions, which can be taken back."""

FOLLOWING = {"add_relation", "revise_relation"}
"""What an edit does to the flags: it is taken back with it, and is nothing to take back by itself."""

KEPT = {"add_snapshot", "record_check"}
"""What stays when the decision it came with is taken back, and does not stop that. Anything else does."""

_HASHED = ("id", "step", "at", "actor", "action", "entity", "entity_id", "before", "after", "undoes", "previous")

# What goes with a change and says nothing more to a person.
_UNTOLD = frozenset(
    {"decided_by", "decided_at", "checked_at", "standing_by", "standing_at", "slots", "quantities", "entities"}
    | {"open_references", "start", "end", "sentence", "sentence_start", "sentence_end", "quote", "prefix", "suffix"}
)
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
    """SHA-256 (hex) of the canonical JSON of all fields of an event but ``hash``, the previous hash among them.

    A row that was written before there were salts has none, and its hash is made of the other fields.
    """
    fields = plain({name: event[name] for name in _HASHED})
    if event.get("salt") is not None:
        fields["salt"] = event["salt"]
    return hashlib.sha256(canonical_json(fields).encode()).hexdigest()


def called(entity: str) -> str:
    """What a person calls an ``entity`` of the log."""
    return {"relation": "flag", "saved_filter": "filter"}.get(entity, entity)


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
    return StaleWriteError(
        f"{called(entity).capitalize()} {entity_id} was changed by {one_line(event['actor'])} on"
        f" {event['at']:%Y-%m-%d at %H:%M:%S} UTC: {_difference(event).removesuffix('.')}.",
        "Undoing would lose that, so nothing was undone." if undoing else "Look at it again; nothing was written.",
    )


def _difference(event: Mapping[Any, Any]) -> str:
    before, after = event["before"] or {}, event["after"] or {}
    parts = [
        f"{name} {_shown(before.get(name))} -> {_shown(after[name])}"
        for name in sorted(after, reverse=True)  # status before reason, presence before note
        if name not in _UNTOLD
    ]
    return ", ".join(parts) or "the same decision once more"


def _shown(value: object) -> str:
    text = "none" if value is None else one_line(str(value))
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"
