"""What leaves the store: frozen rows, one class per thing a person can look at.

Times are aware datetimes in UTC. ``version`` starts at 1 and counts the changes of a row; a write
states the version it was based on and is refused when another one came between.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from verify.types.claim import Certainty, Claim, Passage
from verify.types.relation import Reason, RelationKind, RelationState
from verify.types.text import Block


class Status(StrEnum):
    """A reviewer's verdict on a claim."""

    PENDING = "pending"
    VERIFIED = "verified"
    DISPUTED = "disputed"


class Standing(StrEnum):
    """Whether a claim is one of those to decide about, and if not, why not.

    Lists, figures and reports are of ``listed`` claims. A claim that was ``set aside`` cannot be checked; a
    ``superseded`` one was split or merged into others; ``withdrawn`` means that adding it was undone.
    """

    LISTED = "listed"
    ASIDE = "set aside"
    SUPERSEDED = "superseded"
    WITHDRAWN = "withdrawn"


class Priority(StrEnum):
    """How soon a claim should be looked at."""

    HIGH = "high"
    NORMAL = "normal"
    LOW = "low"


class Stance(StrEnum):
    """What a piece of evidence does to the claim it is attached to."""

    SUPPORTS = "supports"
    REFUTES = "refutes"
    CONTEXT = "context"


class Terms(StrEnum):
    """On which terms a source may be used; only ``on-record`` evidence ever leaves the desk."""

    ON_RECORD = "on-record"
    BACKGROUND = "background"
    DEEP_BACKGROUND = "deep-background"
    OFF_RECORD = "off-record"


class Presence(StrEnum):
    """What a re-check found of the quote that a verdict rests on.

    ``present``: its words stand there, one after the other. ``reworded``: a sentence in its place says it in
    other words. ``number-changed``: that sentence has another number. ``gone``: the page answered without it,
    or was removed. ``moved``: its words stand, at another address. ``blocked``: a refusal or a wall (login,
    consent, payment, robot check) stands in front of the page. ``unreachable``: no answer, a failure, or an
    empty page. The last two say nothing about the words.
    """

    PRESENT = "present"
    REWORDED = "reworded"
    NUMBER_CHANGED = "number-changed"
    GONE = "gone"
    MOVED = "moved"
    BLOCKED = "blocked"
    UNREACHABLE = "unreachable"

    @property
    def looked(self) -> bool:
        """Whether the visit saw what there is of the page, so that it says something about the words."""
        return self not in (Presence.BLOCKED, Presence.UNREACHABLE)


@dataclass(frozen=True, slots=True)
class ArticleRecord:
    """An article on the desk, with the revision its claims are anchored in."""

    id: int
    slug: str
    title: str
    source: str
    place: str | None
    published: str | None
    language: str | None
    revision_id: int
    revision: int
    added_at: datetime
    version: int


@dataclass(frozen=True, slots=True)
class RevisionRecord:
    """The stored text of one revision and the account of it. ``sha256`` is of the UTF-8 text."""

    id: int
    article_id: int
    number: int
    text: str
    sha256: str
    blocks: tuple[Block, ...]
    passages: tuple[Passage, ...]


@dataclass(frozen=True, slots=True)
class Progress:
    """How far the review of an article is, in listed claims; ``flagged`` counts those in open flags.

    ``set_aside`` claims are in none of the other figures.
    """

    total: int
    pending: int
    verified: int
    disputed: int
    flagged: int
    set_aside: int = 0


@dataclass(frozen=True, slots=True)
class ClaimRecord:
    """A stored claim: what decomposition made of it, and what people decided.

    ``quote`` is ``text[start:end]`` of the revision; ``prefix`` and ``suffix`` are the up to 32
    characters around it, so that the anchor can be proved and found again. ``flags`` are the kinds
    of its open or confirmed relations, sorted. ``decided_by`` and ``decided_at`` tell of the last
    verdict, None while nobody has decided. ``slots`` is what relating compares, as JSON.

    ``standing_by`` and ``standing_at`` tell who took it off the list or put it back, ``standing_reason`` why it was
    set aside. ``split_from`` is the claim it was a part of, ``merged_into`` the one that says the same now.
    """

    id: int
    article_id: int
    article: str
    revision_id: int
    claim: Claim
    quote: str
    prefix: str
    suffix: str
    status: Status
    reason: str | None
    decided_by: str | None
    decided_at: datetime | None
    flags: tuple[str, ...]
    slots: dict[str, Any]
    version: int
    standing: Standing = Standing.LISTED
    standing_reason: str | None = None
    standing_by: str | None = None
    standing_at: datetime | None = None
    split_from: int | None = None
    merged_into: int | None = None
    assignee: str | None = None
    priority: Priority = Priority.NORMAL


@dataclass(frozen=True, slots=True)
class ClaimLine:
    """A claim as a list shows it: no more columns than a line needs."""

    id: int
    article_id: int
    start: int
    end: int
    text: str
    speaker: str | None
    certainty: str
    status: Status
    flags: tuple[str, ...]
    version: int
    standing: Standing = Standing.LISTED
    assignee: str | None = None
    priority: Priority = Priority.NORMAL


@dataclass(frozen=True, slots=True)
class Lineage:
    """The claims that a claim came from and became, by their numbers; those that were withdrawn are not told."""

    split_from: int | None = None
    split_into: tuple[int, ...] = ()
    merged_from: tuple[int, ...] = ()
    merged_into: int | None = None


@dataclass(frozen=True, slots=True)
class ClaimFilter:
    """Which claims to list; every part that is given must hold. Order is article, then position.

    ``article``, ``speaker`` and ``text`` are parts of the article's slug, the speaker's name and the
    claim's words; ``occurred_on`` is how the date begins (``2024-12``). ``note`` is part of a note on the claim;
    an empty one means any note. ``standing`` None means claims of any standing.
    """

    article_id: int | None = None
    status: Status | None = None
    flag: RelationKind | None = None
    speaker: str | None = None
    text: str | None = None
    certainty: Certainty | None = None
    article: str | None = None
    occurred_on: str | None = None
    assignee: str | None = None
    priority: Priority | None = None
    note: str | None = None
    standing: Standing | None = Standing.LISTED


@dataclass(frozen=True, slots=True)
class RelationRecord:
    """A flag: two stored claims (``a`` < ``b``, by id), why they were related, and who decided."""

    id: int
    a: int
    b: int
    kind: RelationKind
    score: float
    reasons: tuple[Reason, ...]
    state: RelationState
    decided_by: str | None
    decided_at: datetime | None
    version: int


@dataclass(frozen=True, slots=True)
class NoteRecord:
    """What a reviewer wrote to the colleagues about a claim. It never leaves the desk."""

    id: int
    claim_id: int
    text: str
    added_by: str
    added_at: datetime
    version: int


@dataclass(frozen=True, slots=True)
class SnapshotRecord:
    """A source as it was when it was fetched.

    ``sha256`` is of the body, which is stored under it; ``holds`` when the quote stands in its ``text``.
    """

    id: int
    evidence_id: int
    fetched_at: datetime
    status: int
    final_url: str
    etag: str | None
    last_modified: str | None
    sha256: str
    text: str
    holds: bool


@dataclass(frozen=True, slots=True)
class EvidenceRecord:
    """A source attached to a claim: a ``url`` with the exact ``quote``, or a ``locator`` in words.

    ``presence`` is the last settled outcome of a re-check, None before the first; ``note`` says it
    in words; ``decayed`` when a verdict can rest on it no more; ``checked_at`` is when a re-check last
    ran, whatever came of it.
    """

    id: int
    claim_id: int
    url: str | None
    locator: str | None
    quote: str | None
    stance: Stance
    terms: Terms
    added_by: str
    added_at: datetime
    presence: Presence | None
    note: str | None
    decayed: bool
    checked_at: datetime | None
    version: int

    @property
    def stands(self) -> bool:
        """Whether a verdict can rest on it: a locator stands, a page that cannot be seen any more does not."""
        return not self.decayed and (self.presence is None or self.presence.looked)


@dataclass(frozen=True, slots=True)
class EventRecord:
    """One row of the append-only log.

    ``step`` groups the rows of one action, which is undone as a whole. ``undoes`` is the step that
    this row reverts. ``before`` and ``after`` hold the changed fields only. ``hash`` is the SHA-256
    of this row's canonical JSON with ``previous``, the hash of the row before it, and ``salt``, a random value
    that keeps a guess of the row from being confirmed by its hash alone (None in rows of older versions).
    """

    id: int
    step: int
    at: datetime
    actor: str
    action: str
    entity: str
    entity_id: int
    before: dict[str, Any] | None
    after: dict[str, Any] | None
    undoes: int | None
    previous: str
    hash: str
    salt: str | None


@dataclass(frozen=True, slots=True)
class ExportedFile:
    """One file of an export: its form, the SHA-256 (hex) and number of its bytes, and its place; None: printed."""

    form: str
    sha256: str
    size: int
    place: str | None


@dataclass(frozen=True, slots=True)
class ExportRecord:
    """A report on an article that left the desk, in one or more forms at once.

    ``as_of`` is the time it states. ``events`` is the number of the last event of the log that it rests on
    and ``log_head`` the hash of that event: what came after is not in it.
    """

    id: int
    article_id: int
    article: str
    exported_at: datetime
    exported_by: str
    as_of: datetime
    events: int
    log_head: str
    files: tuple[ExportedFile, ...]


@dataclass(frozen=True, slots=True)
class CorrectionRecord:
    """An editor's note on something that had left the desk, about a claim or (None) the article as a whole."""

    id: int
    article_id: int
    claim_id: int | None
    text: str
    written_by: str
    written_at: datetime


@dataclass(frozen=True, slots=True)
class LogCheck:
    """What recomputing the hash chain of the log found.

    ``rows`` were proved, from the first on. ``broken`` is the id of the first row that is missing or
    is not as it was written, and ``fault`` says in words what is wrong; both are None for a whole
    log. ``head`` is the hash of the last proved row: noted elsewhere, it proves the log up to there
    even against somebody who rewrote the whole file.
    """

    rows: int
    broken: int | None
    fault: str | None
    head: str
