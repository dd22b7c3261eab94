"""The tables. The schema in a file is made by the migrations alone; a test holds the two together.

Times are UTC. A row that people or re-checks can change has a ``version``, which counts its changes.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from enum import StrEnum
from typing import Any, ClassVar

from sqlalchemy import CheckConstraint, Index, MetaData, Table, UniqueConstraint, text
from sqlmodel import Field, SQLModel

from verify.store.columns import CanonicalJson, UtcDateTime
from verify.types import (
    Certainty,
    DeliveryState,
    Presence,
    Priority,
    RelationKind,
    RelationState,
    Stance,
    Standing,
    Status,
    Terms,
)

_NAMES = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}


def _one_of(column: str, values: Iterable[StrEnum]) -> CheckConstraint:
    listed = ", ".join(f"'{value}'" for value in values)
    return CheckConstraint(f"{column} IN ({listed})", name=column)


class _Row(SQLModel):
    metadata: ClassVar[MetaData] = MetaData(naming_convention=_NAMES)


class ArticleRow(_Row, table=True):
    """An article; ``revision`` is the number of its current revision."""

    __tablename__ = "article"

    id: int | None = Field(default=None, primary_key=True)
    slug: str = Field(unique=True)
    title: str
    source: str
    place: str | None
    published: str | None
    language: str | None
    revision: int
    added_at: datetime = Field(sa_type=UtcDateTime)
    version: int


class RevisionRow(_Row, table=True):
    """One text of an article; offsets everywhere are code points into it."""

    __tablename__ = "revision"
    __table_args__ = (UniqueConstraint("article_id", "number"),)

    id: int | None = Field(default=None, primary_key=True)
    article_id: int = Field(foreign_key="article.id")
    number: int
    text: str
    sha256: str = Field(index=True)
    blocks: list[Any] = Field(sa_type=CanonicalJson)
    passages: list[Any] = Field(sa_type=CanonicalJson)
    added_at: datetime = Field(sa_type=UtcDateTime)


class ClaimRow(_Row, table=True):
    """A claim as decomposition made it or a person reworded it, its anchor, and the last verdict on it."""

    __tablename__ = "claim"
    __table_args__ = (
        _one_of("certainty", Certainty),
        _one_of("status", Status),
        _one_of("standing", Standing),
        _one_of("priority", Priority),
        CheckConstraint('start >= 0 AND start <= "end"', name="span"),
        # Lists are in article order, whole or by status; both indexes answer them without touching the table.
        Index(None, "article_id", "start", "id", "status", "standing"),
        Index(None, "status", "article_id", "start", "standing"),
        # Few claims have these, and an index of those few costs next to nothing.
        *(
            Index(None, name, sqlite_where=text(f"{name} IS NOT NULL"))
            for name in ("split_from", "merged_into", "assignee")
        ),
    )

    id: int | None = Field(default=None, primary_key=True)
    article_id: int = Field(foreign_key="article.id")
    revision_id: int = Field(foreign_key="revision.id")
    text: str
    start: int
    end: int
    sentence: str
    sentence_start: int
    sentence_end: int
    heading: str | None
    speaker: str | None
    cue: str | None
    certainty: str
    occurred_on: str | None
    quantities: list[Any] = Field(sa_type=CanonicalJson)
    entities: list[Any] = Field(sa_type=CanonicalJson)
    open_references: list[Any] = Field(sa_type=CanonicalJson)
    checkable: bool
    quote: str
    prefix: str
    suffix: str
    slots: dict[str, Any] = Field(sa_type=CanonicalJson)
    status: str
    reason: str | None
    decided_by: str | None
    decided_at: datetime | None = Field(sa_type=UtcDateTime)
    version: int
    standing: str = Field(sa_column_kwargs={"server_default": str(Standing.LISTED)})
    standing_reason: str | None
    standing_by: str | None
    standing_at: datetime | None = Field(sa_type=UtcDateTime)
    split_from: int | None = Field(foreign_key="claim.id")
    merged_into: int | None = Field(foreign_key="claim.id")
    assignee: str | None
    priority: str = Field(sa_column_kwargs={"server_default": str(Priority.NORMAL)})


class NoteRow(_Row, table=True):
    """What a reviewer noted about a claim. ``withdrawn`` when noting it was undone."""

    __tablename__ = "note"

    id: int | None = Field(default=None, primary_key=True)
    claim_id: int = Field(foreign_key="claim.id", index=True)
    text: str
    added_by: str
    added_at: datetime = Field(sa_type=UtcDateTime)
    withdrawn: bool
    version: int


class TermRow(_Row, table=True):
    """A word of the index for candidates, and in how many claims it is."""

    __tablename__ = "term"

    id: int | None = Field(default=None, primary_key=True)
    text: str = Field(unique=True)
    claims: int


class PostingRow(_Row, table=True):
    """Which claims have a term, packed into blocks (see ``verify.store.postings``)."""

    __tablename__ = "posting"
    __table_args__ = ({"sqlite_with_rowid": False},)

    term_id: int = Field(primary_key=True, foreign_key="term.id")
    block: int = Field(primary_key=True)
    claims: bytes


class EarlierCheckRow(_Row, table=True):
    """A check made elsewhere and imported; ``key`` is the id it was imported under.

    The full-text index over these and the claims, ``search``, is a virtual table: only the migrations know it.
    """

    __tablename__ = "earlier_check"

    id: int | None = Field(default=None, primary_key=True)
    key: str = Field(unique=True)
    text: str
    title: str | None
    verdict: str | None
    explanation: str | None
    checked_by: str | None
    url: str | None
    date: str | None
    speaker: str | None
    version: int


class RelationRow(_Row, table=True):
    """A flag between two claims. A pair has one row for ever: a dismissed one cannot come back."""

    __tablename__ = "relation"
    __table_args__ = (
        UniqueConstraint("a", "b"),
        CheckConstraint("a < b", name="order"),
        _one_of("kind", (kind for kind in RelationKind if kind is not RelationKind.NONE)),
        _one_of("state", RelationState),
    )

    id: int | None = Field(default=None, primary_key=True)
    a: int = Field(foreign_key="claim.id")
    b: int = Field(foreign_key="claim.id", index=True)
    kind: str
    score: float
    reasons: list[Any] = Field(sa_type=CanonicalJson)
    state: str
    decided_by: str | None
    decided_at: datetime | None = Field(sa_type=UtcDateTime)
    version: int


class EvidenceRow(_Row, table=True):
    """A source attached to a claim. ``withdrawn`` when attaching it was undone: it is listed no more."""

    __tablename__ = "evidence"
    __table_args__ = (
        _one_of("stance", Stance),
        _one_of("terms", Terms),
        _one_of("presence", Presence),
        CheckConstraint("url IS NOT NULL OR locator IS NOT NULL", name="place"),
    )

    id: int | None = Field(default=None, primary_key=True)
    claim_id: int = Field(foreign_key="claim.id", index=True)
    url: str | None
    locator: str | None
    quote: str | None
    stance: str
    terms: str
    added_by: str
    added_at: datetime = Field(sa_type=UtcDateTime)
    presence: str | None
    note: str | None
    decayed: bool
    withdrawn: bool
    version: int


class WatchRow(_Row, table=True):
    """How the visits of a page went, and which run has it in hand (see ``Watched``).

    Bookkeeping that changes with each visit: it is in no log and has no version.
    """

    __tablename__ = "watch"
    __table_args__ = (_one_of("last", Presence), {"sqlite_with_rowid": False})

    evidence_id: int = Field(primary_key=True, foreign_key="evidence.id")
    address: str
    last: str | None
    note: str | None
    checked_at: datetime | None = Field(sa_type=UtcDateTime)
    looked_at: datetime | None = Field(sa_type=UtcDateTime)
    failures: int
    not_before: datetime | None = Field(sa_type=UtcDateTime)
    etag: str | None
    last_modified: str | None
    lease_by: str | None
    lease_until: datetime | None = Field(sa_type=UtcDateTime)


class CheckerRow(_Row, table=True):
    """The last scheduled run of the checker: one row at most."""

    __tablename__ = "checker"
    __table_args__ = (CheckConstraint("id = 1", name="single"),)

    id: int | None = Field(default=None, primary_key=True)
    began_at: datetime = Field(sa_type=UtcDateTime)
    ended_at: datetime | None = Field(sa_type=UtcDateTime)
    checked: int


class BodyRow(_Row, table=True):
    """The bytes of a fetched page, stored once under their SHA-256."""

    __tablename__ = "body"

    sha256: str = Field(primary_key=True)
    content: bytes


class SnapshotRow(_Row, table=True):
    """A source as it was when it was fetched."""

    __tablename__ = "snapshot"

    id: int | None = Field(default=None, primary_key=True)
    evidence_id: int = Field(foreign_key="evidence.id", index=True)
    fetched_at: datetime = Field(sa_type=UtcDateTime)
    status: int
    final_url: str
    etag: str | None
    last_modified: str | None
    sha256: str = Field(foreign_key="body.sha256")
    text: str
    holds: bool


class SavedFilterRow(_Row, table=True):
    """A filter under a name, as it was typed."""

    __tablename__ = "saved_filter"

    id: int | None = Field(default=None, primary_key=True)
    name: str = Field(unique=True)
    words: str
    saved_by: str
    version: int


class NoticeRow(_Row, table=True):
    """A change of state that people are told of; written with the change and never changed."""

    __tablename__ = "notice"

    id: int | None = Field(default=None, primary_key=True)
    key: str = Field(unique=True)
    at: datetime = Field(sa_type=UtcDateTime, index=True)
    claim_id: int = Field(foreign_key="claim.id")
    evidence_id: int = Field(foreign_key="evidence.id")
    before: str | None
    after: str
    note: str
    reopened: bool


class DeliveryRow(_Row, table=True):
    """A notice on its way to one receiver."""

    __tablename__ = "delivery"
    __table_args__ = (
        _one_of("state", DeliveryState),
        Index(None, "receiver", "state", "next_at"),
        {"sqlite_with_rowid": False},
    )

    notice_id: int = Field(primary_key=True, foreign_key="notice.id")
    receiver: str = Field(primary_key=True)
    state: str
    attempts: int
    next_at: datetime = Field(sa_type=UtcDateTime)
    sent_at: datetime | None = Field(sa_type=UtcDateTime)
    error: str | None


class StepRow(_Row, table=True):
    """One action of one person: the events with its number were written together.

    ``undoable`` when undoing may take it back; ``undone`` while it is taken back; ``undoes`` is the
    step that this one takes back.
    """

    __tablename__ = "step"
    __table_args__ = (Index(None, "actor", "undoable", "undone"),)

    id: int | None = Field(default=None, primary_key=True)
    actor: str
    undoable: bool
    undone: bool
    undoes: int | None = Field(foreign_key="step.id")


class EventRow(_Row, table=True):
    """The log. Triggers refuse to change or remove a row; see ``verify.store.events`` for the chain.

    ``salt`` is a random value that the hash is made of as well; rows of older versions have none.
    """

    __tablename__ = "event"
    __table_args__ = (Index(None, "entity", "entity_id"),)

    id: int | None = Field(default=None, primary_key=True)
    step: int = Field(foreign_key="step.id", index=True)
    at: datetime = Field(sa_type=UtcDateTime)
    actor: str
    action: str
    entity: str
    entity_id: int
    before: dict[str, Any] | None = Field(sa_type=CanonicalJson)
    after: dict[str, Any] | None = Field(sa_type=CanonicalJson)
    undoes: int | None
    previous: str
    hash: str
    salt: str | None


class ExportRow(_Row, table=True):
    """A report that left the desk; ``files`` are its forms with the SHA-256 of each. Triggers keep it as it is."""

    __tablename__ = "export"

    id: int | None = Field(default=None, primary_key=True)
    article_id: int = Field(foreign_key="article.id", index=True)
    exported_at: datetime = Field(sa_type=UtcDateTime)
    exported_by: str
    as_of: datetime = Field(sa_type=UtcDateTime)
    events: int
    log_head: str
    files: list[Any] = Field(sa_type=CanonicalJson)


class CorrectionRow(_Row, table=True):
    """An editor's note on something that had left the desk: about a claim, or the article as a whole."""

    __tablename__ = "correction"

    id: int | None = Field(default=None, primary_key=True)
    article_id: int = Field(foreign_key="article.id", index=True)
    claim_id: int | None = Field(foreign_key="claim.id")
    text: str
    written_by: str
    written_at: datetime = Field(sa_type=UtcDateTime)


class LogHeadRow(_Row, table=True):
    """How long the log is and the hash of its last row, kept apart from it so that a cut tail shows."""

    __tablename__ = "log_head"
    __table_args__ = (CheckConstraint("id = 1", name="single"),)

    id: int | None = Field(default=None, primary_key=True)
    events: int
    hash: str


METADATA = _Row.metadata
_tables = METADATA.tables
ARTICLE: Table = _tables["article"]
REVISION: Table = _tables["revision"]
CLAIM: Table = _tables["claim"]
NOTE: Table = _tables["note"]
TERM: Table = _tables["term"]
POSTING: Table = _tables["posting"]
EARLIER_CHECK: Table = _tables["earlier_check"]
RELATION: Table = _tables["relation"]
EVIDENCE: Table = _tables["evidence"]
WATCH: Table = _tables["watch"]
CHECKER: Table = _tables["checker"]
BODY: Table = _tables["body"]
SNAPSHOT: Table = _tables["snapshot"]
SAVED_FILTER: Table = _tables["saved_filter"]
NOTICE: Table = _tables["notice"]
DELIVERY: Table = _tables["delivery"]
STEP: Table = _tables["step"]
EVENT: Table = _tables["event"]
CORRECTION: Table = _tables["correction"]
EXPORT: Table = _tables["export"]
LOG_HEAD: Table = _tables["log_head"]
