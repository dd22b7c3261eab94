"""Articles, their claims, and what is said of the claims on this desk."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import CheckConstraint, Index, UniqueConstraint, text
from sqlmodel import Field

from verify.store.columns import CanonicalJson, UtcDateTime
from verify.store.tables.row import Row, one_of
from verify.types import Certainty, Priority, RelationKind, RelationState, Standing, Status


class ArticleRow(Row, table=True):
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


class RevisionRow(Row, table=True):
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


class ClaimRow(Row, table=True):
    """A claim as decomposition made it or a person reworded it, its anchor, and the last verdict on it."""

    __tablename__ = "claim"
    __table_args__ = (
        one_of("certainty", Certainty),
        one_of("status", Status),
        one_of("standing", Standing),
        one_of("priority", Priority),
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


class NoteRow(Row, table=True):
    """What a reviewer noted about a claim. ``withdrawn`` when noting it was undone."""

    __tablename__ = "note"

    id: int | None = Field(default=None, primary_key=True)
    claim_id: int = Field(foreign_key="claim.id", index=True)
    text: str
    added_by: str
    added_at: datetime = Field(sa_type=UtcDateTime)
    withdrawn: bool
    version: int


class RelationRow(Row, table=True):
    """A flag between two claims. A pair has one row for ever: a dismissed one cannot come back."""

    __tablename__ = "relation"
    __table_args__ = (
        UniqueConstraint("a", "b"),
        CheckConstraint("a < b", name="order"),
        one_of("kind", (kind for kind in RelationKind if kind is not RelationKind.NONE)),
        one_of("state", RelationState),
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
