"""Notes: what reviewers write to each other about a claim."""

from __future__ import annotations

from sqlalchemy import ColumnElement, false, select

from verify.store.base import Reading, Writing
from verify.store.changes import Change
from verify.store.tables import CLAIM, NOTE
from verify.types import NoteRecord

_COLUMNS = [column for column in NOTE.c if column.name != "withdrawn"]


class NoteReading(Reading):
    """Looking notes up; those whose adding was undone are not there."""

    def notes(self, claim_id: int | None = None, *, article_id: int | None = None) -> list[NoteRecord]:
        """The notes of a claim, of an article's claims, or all, oldest first."""
        conditions: list[ColumnElement[bool]] = [NOTE.c.withdrawn == false()]
        if claim_id is not None:
            conditions.append(NOTE.c.claim_id == claim_id)
        if article_id is not None:
            conditions.append(NOTE.c.claim_id.in_(select(CLAIM.c.id).where(CLAIM.c.article_id == article_id)))
        query = select(*_COLUMNS).where(*conditions).order_by(NOTE.c.id)
        return [NoteRecord(**row) for row in self._connection.execute(query).mappings()]


class NoteWriting(NoteReading, Writing):
    """Adding notes."""

    def add_note(self, claim_id: int, text: str) -> int:
        """Note something about a claim; gives the note's id.

        Raises:
            NotFoundError: when there is no such claim.
        """
        self._row(CLAIM, claim_id, "id")
        values = {"claim_id": claim_id, "text": text, "withdrawn": False}
        stored = values | {"added_by": self._actor, "added_at": self._now, "version": 1}
        note_id = self._insert(NOTE, stored)
        self._log([Change("add_note", "note", note_id, None, values)])
        return note_id
