"""What each use case answers, for a face to show."""

from __future__ import annotations

from dataclasses import dataclass

from verify.errors import ClaimdeskError
from verify.recheck.standing import Outcome
from verify.types import ArticleRecord, ClaimRecord, EventRecord, EvidenceRecord, Presence, RelationKind, Status


@dataclass(frozen=True, slots=True)
class Added:
    """An article that was taken in; ``existed`` when the same text was on the desk before."""

    article: ArticleRecord
    claims: int
    flags: dict[RelationKind, int]
    existed: bool = False


@dataclass(frozen=True, slots=True)
class FeedFound:
    """A feed that is being taken in: how many entries it has, and how many of them, the newest, are wanted."""

    source: str
    entries: int
    wanted: int


@dataclass(frozen=True, slots=True)
class Missed:
    """An entry of a feed that could not be taken in, and why."""

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
        return "; ".join(_told(event) for event in self.events)


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


def _told(event: EventRecord) -> str:
    before, after = event.before or {}, event.after or {}
    if "status" in after and "status" in before:
        return f"{event.entity} {event.entity_id} is {after['status']} again (was {before['status']})"
    if "state" in after and "state" in before:
        return f"flag {event.entity_id} is {after['state']} again (was {before['state']})"
    return f"{event.entity} {event.entity_id}: {event.action}"
