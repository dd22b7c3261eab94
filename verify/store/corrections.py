"""Notes of correction: what an editor has to say about something that had left the desk. They stay for good."""

from __future__ import annotations

from sqlalchemy import select

from verify.store.base import Reading, Writing
from verify.store.changes import Change
from verify.store.tables import CORRECTION
from verify.types import CorrectionRecord


class CorrectionReading(Reading):
    """Looking the notes up."""

    def corrections(self, article_id: int) -> list[CorrectionRecord]:
        """The notes on an article and its claims, oldest first."""
        query = select(CORRECTION).where(CORRECTION.c.article_id == article_id).order_by(CORRECTION.c.id)
        return [CorrectionRecord(**row) for row in self._connection.execute(query).mappings()]


class CorrectionWriting(CorrectionReading, Writing):
    """Writing notes. There is no way to take one back: another one can say that it was wrong."""

    def add_correction(self, article_id: int, claim_id: int | None, text: str) -> CorrectionRecord:
        """Keep a note on a claim of an article, or on the article as a whole."""
        values = {"article_id": article_id, "claim_id": claim_id, "text": text}
        number = self._insert(CORRECTION, values | {"written_by": self._actor, "written_at": self._now})
        self._log([Change("add_correction", "correction", number, None, values)])
        return CorrectionRecord(**self._row(CORRECTION, number))
