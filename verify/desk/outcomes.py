"""What each use case answers, for a face to show."""

from __future__ import annotations

from dataclasses import dataclass

from verify.errors import ClaimdeskError
from verify.recheck.standing import Outcome
from verify.types import (
    ArticleRecord,
    ClaimRecord,
    EventRecord,
    EvidenceRecord,
    Presence,
    RelationKind,
    SnapshotRecord,
    Standing,
    Status,
)


@dataclass(frozen=True, slots=True)
class Added:
    """An article that was taken in; ``existed`` when the same text was on the desk before."""

    article: ArticleRecord
    claims: int
    flags: dict[RelationKind, int]
    existed: bool = False


FEED_LIMIT = 10
"""How many articles of a feed are taken in, the newest, unless somebody asks for another number."""


@dataclass(frozen=True, slots=True)
class FeedFound:
    """A feed that is being taken in: how many entries it has, and how many of them, the newest, are wanted."""

    source: str
    entries: int
    wanted: int


@dataclass(frozen=True, slots=True)
class Missed:
    """A source, or an entry of a feed, that could not be taken in, and why."""

    source: str
    error: ClaimdeskError


@dataclass(frozen=True, slots=True)
class Offer:
    """A verdict that another one suggests for a claim, ``why`` in a sentence, by the flag ``relation_id``."""

    claim_id: int
    status: Status
    why: str
    relation_id: int


@dataclass(frozen=True, slots=True)
class Decision:
    """A verdict on one or more claims: one step, undone as a whole.

    ``offers`` are for others to take or leave; ``replaced`` are the claims that had another verdict, as they were.
    """

    claims: tuple[ClaimRecord, ...]
    status: Status
    offers: tuple[Offer, ...] = ()
    replaced: tuple[ClaimRecord, ...] = ()


@dataclass(frozen=True, slots=True)
class Edited:
    """What an edit made of claims: one step, undone as a whole.

    ``claims`` are those that were edited or added, as they are now; ``superseded`` left the list for them.
    ``replaced`` are those that had a verdict, as they were: it fell with their words.
    """

    claims: tuple[ClaimRecord, ...]
    superseded: tuple[int, ...] = ()
    replaced: tuple[ClaimRecord, ...] = ()


@dataclass(frozen=True, slots=True)
class KeptCopy:
    """A source, the newest page that was kept of it, and where the quote stands in that page's text.

    ``snapshot`` is None for a source that is no web page; ``span`` is None where the quote is not in it.
    """

    evidence: EvidenceRecord
    snapshot: SnapshotRecord | None
    span: tuple[int, int] | None


@dataclass(frozen=True, slots=True)
class Undone:
    """A step that was reverted (or, by redo, brought back), by the rows it changed."""

    events: tuple[EventRecord, ...]

    @property
    def claim_ids(self) -> tuple[int, ...]:
        """The claims that changed, in the order of the step."""
        return tuple(dict.fromkeys(event.entity_id for event in self.events if event.entity == "claim"))

    @property
    def message(self) -> str:
        """What happened, in words: ``claim 12 is pending again (was verified)``."""
        # Who undoes an edit wants to know what is there again; what went, and the flags, follow from that.
        back = [each for each in self.events if each.entity == "claim" and _is_back(each)]
        told = [words for event in back or self.events if (words := _told(event))]
        return "; ".join(told)

    @property
    def relists(self) -> bool:
        """Whether claims left the list or came back to it."""
        return any(event.entity == "claim" and "standing" in (event.after or {}) for event in self.events)


@dataclass(frozen=True, slots=True)
class Rechecked:
    """What a visit found of one piece of evidence, which is as it stands after it.

    ``outcome`` is what this visit found; ``before`` and ``evidence.presence`` are what was and is settled, and
    ``changed`` is whether that is worth telling. ``decays`` when no verdict can rest on what the visit found,
    ``reopened`` when the claim is pending again because of it.
    """

    evidence: EvidenceRecord
    outcome: Outcome
    before: Presence
    decays: bool
    changed: bool
    reopened: bool

    @property
    def presence(self) -> Presence:
        """What this visit found."""
        return self.outcome.presence

    @property
    def note(self) -> str:
        """The same in words."""
        return self.outcome.note


def _is_back(event: EventRecord) -> bool:
    after = event.after or {}
    return "text" in after or after.get("standing") == Standing.LISTED


def _told(event: EventRecord) -> str:
    """One event of undo or redo in words; empty for what only goes with another."""
    before, after = event.before or {}, event.after or {}
    name = f"{event.entity} {event.entity_id}"
    for field, words in _TOLD.items():
        if field in before and field in after:
            return words.format(name=name, id=event.entity_id, was=_shown(before[field]), now=_shown(after[field]))
    return "" if event.entity == "relation" else f"{name}: {event.action}"


def _shown(value: object) -> str:
    if isinstance(value, bool):
        return "withdrawn" if value else "there"
    return "nobody" if value is None else str(value)


# By the field that says most of a change; the first that changed is told.
_TOLD = {
    "standing": "{name} is {now} again (was {was})",
    "text": "{name} says again: {now}",
    "status": "{name} is {now} again (was {was})",
    "state": "flag {id} is {now} again (was {was})",
    "withdrawn": "{name} is {now} again",
    "claim_id": "{name} belongs to claim {now} again",
    "assignee": "{name} is for {now} again (was for {was})",
    "priority": "{name} has {now} priority again (was {was})",
}
