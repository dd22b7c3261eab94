"""Going back along the log: what claims, flags and sources were when a report left the desk."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

from verify.types import EventRecord

Key = tuple[str, int]
"""What an event is about: the kind of thing, as the log calls it, and its number."""

Row = dict[str, Any]

_SAID = {"status", "standing", "text", "speaker", "certainty", "occurred_on"}  # what a report says of a claim
# The fields that are looked at of each kind of thing. The rest, as the text of a source, would fill the memory.
_LOOKED_AT = {
    "claim": (*sorted(_SAID), "reason", "decided_by", "decided_at"),
    "evidence": ("presence", "withdrawn"),
    "relation": ("state",),
}


@dataclass(frozen=True, slots=True)
class Stretch:
    """What the log changed after its row ``start``, up to some later row.

    ``before`` and ``after`` have the fields that were touched and that matter here, with their values at either
    end, as the log spells them; ``before`` is None for what was not there yet. ``signed`` tells who changed a claim
    last and when, where its own fields do not.
    """

    start: int
    before: dict[Key, Row | None] = field(default_factory=dict)
    after: dict[Key, Row] = field(default_factory=dict)
    signed: dict[int, tuple[str, datetime]] = field(default_factory=dict)

    def go_back(self, event: EventRecord) -> None:
        """Take in the event before the ones that are in already."""
        key = (event.entity, event.entity_id)
        after, before = _looked_at(event.entity, event.after or {}), event.before
        newest = event.entity == "claim" and _SAID & after.keys() and not _SAID & self.after.get(key, {}).keys()
        if newest and not after.get("decided_at"):
            self.signed[event.entity_id] = (event.actor, event.at)
        earlier = None if before is None else _looked_at(event.entity, before)
        self.before[key] = None if earlier is None else (self.before.get(key) or {}) | earlier
        self.after[key] = after | self.after.get(key, {})


def _looked_at(entity: str, values: Row) -> Row:
    """The fields that matter; a text that is in many rows is kept once."""
    return {
        name: sys.intern(value) if isinstance(value := values[name], str) else value
        for name in _LOOKED_AT.get(entity, ())
        if name in values
    }


def stretches(events: Iterable[EventRecord], starts: Iterable[int], *, to_the_end: bool = False) -> Iterator[Stretch]:
    """Cut the log into stretches at the rows ``starts``, the last one first.

    ``events`` come newest first. With ``to_the_end`` each stretch reaches to the end of the log, and holds only
    until the next one is asked for; without it, to the start of the one that was given before.
    """
    remaining = iter(events)
    event = next(remaining, None)
    stretch = Stretch(0)
    for start in sorted(set(starts), reverse=True):
        stretch = replace(stretch, start=start) if to_the_end else Stretch(start)
        while event is not None and event.id > start:
            stretch.go_back(event)
            event = next(remaining, None)
        yield stretch
