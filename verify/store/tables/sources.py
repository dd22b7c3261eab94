"""Sources, the watch over them, and who is told when they change."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import CheckConstraint, Index
from sqlmodel import Field

from verify.store.columns import UtcDateTime
from verify.store.tables.row import Row, one_of
from verify.types import DeliveryState, Presence, Stance, Terms


class EvidenceRow(Row, table=True):
    """A source attached to a claim. ``withdrawn`` when attaching it was undone: it is listed no more."""

    __tablename__ = "evidence"
    __table_args__ = (
        one_of("stance", Stance),
        one_of("terms", Terms),
        one_of("presence", Presence),
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


class WatchRow(Row, table=True):
    """How the visits of a page went, and which run has it in hand (see ``Watched``).

    Bookkeeping that changes with each visit: it is in no log and has no version.
    """

    __tablename__ = "watch"
    __table_args__ = (one_of("last", Presence), {"sqlite_with_rowid": False})

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


class CheckerRow(Row, table=True):
    """The last scheduled run of the checker: one row at most."""

    __tablename__ = "checker"
    __table_args__ = (CheckConstraint("id = 1", name="single"),)

    id: int | None = Field(default=None, primary_key=True)
    began_at: datetime = Field(sa_type=UtcDateTime)
    ended_at: datetime | None = Field(sa_type=UtcDateTime)
    checked: int


class BodyRow(Row, table=True):
    """The bytes of a fetched page, stored once under their SHA-256."""

    __tablename__ = "body"

    sha256: str = Field(primary_key=True)
    content: bytes


class SnapshotRow(Row, table=True):
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


class NoticeRow(Row, table=True):
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


class DeliveryRow(Row, table=True):
    """A notice on its way to one receiver."""

    __tablename__ = "delivery"
    __table_args__ = (
        one_of("state", DeliveryState),
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
