"""What claims and earlier checks are found by."""

from __future__ import annotations

from sqlmodel import Field

from verify.store.tables.row import Row


class TermRow(Row, table=True):
    """A word of the index for candidates, and in how many claims it is."""

    __tablename__ = "term"

    id: int | None = Field(default=None, primary_key=True)
    text: str = Field(unique=True)
    claims: int


class PostingRow(Row, table=True):
    """Which claims have a term, packed into blocks (see ``verify.store.postings``)."""

    __tablename__ = "posting"
    __table_args__ = ({"sqlite_with_rowid": False},)

    term_id: int = Field(primary_key=True, foreign_key="term.id")
    block: int = Field(primary_key=True)
    claims: bytes


class EarlierCheckRow(Row, table=True):
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


class SavedFilterRow(Row, table=True):
    """A filter under a name, as it was typed."""

    __tablename__ = "saved_filter"

    id: int | None = Field(default=None, primary_key=True)
    name: str = Field(unique=True)
    words: str
    saved_by: str
    version: int
