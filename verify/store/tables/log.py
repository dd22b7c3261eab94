"""What was done, and what left the desk."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import CheckConstraint, Index
from sqlmodel import Field

from verify.store.columns import CanonicalJson, UtcDateTime
from verify.store.tables.row import Row


class StepRow(Row, table=True):
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


class EventRow(Row, table=True):
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


class LogHeadRow(Row, table=True):
    """How long the log is and the hash of its last row, kept apart from it so that a cut tail shows."""

    __tablename__ = "log_head"
    __table_args__ = (CheckConstraint("id = 1", name="single"),)

    id: int | None = Field(default=None, primary_key=True)
    events: int
    hash: str


class ExportRow(Row, table=True):
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


class CorrectionRow(Row, table=True):
    """An editor's note on something that had left the desk: about a claim, or the article as a whole."""

    __tablename__ = "correction"

    id: int | None = Field(default=None, primary_key=True)
    article_id: int = Field(foreign_key="article.id", index=True)
    claim_id: int | None = Field(foreign_key="claim.id")
    text: str
    written_by: str
    written_at: datetime = Field(sa_type=UtcDateTime)
