"""Reports that left the desk: what each of them rests on, and the hashes of what was written."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from datetime import datetime

from sqlalchemy import select

from verify.store.base import Reading, Writing
from verify.store.tables import ARTICLE, EXPORT
from verify.types import ArticleRecord, ExportedFile, ExportRecord


class ExportReading(Reading):
    """Looking up what left the desk."""

    def exports(self, article_id: int | None = None) -> list[ExportRecord]:
        """The exports of an article, or all, oldest first."""
        query = select(EXPORT, ARTICLE.c.slug.label("article")).join(ARTICLE, ARTICLE.c.id == EXPORT.c.article_id)
        if article_id is not None:
            query = query.where(EXPORT.c.article_id == article_id)
        rows = self._connection.execute(query.order_by(EXPORT.c.id)).mappings()
        return [ExportRecord(**{**row, "files": tuple(ExportedFile(**file) for file in row["files"])}) for row in rows]


class ExportWriting(ExportReading, Writing):
    """Remembering what left the desk. The log is not touched: an export changes nothing that a report says."""

    def add_export(
        self, article: ArticleRecord, *, as_of: datetime, events: int, log_head: str, files: Sequence[ExportedFile]
    ) -> int:
        """Remember a report that was written; gives its number. The other arguments are those of ``ExportRecord``."""
        return self._insert(
            EXPORT,
            {
                "article_id": article.id,
                "exported_at": self._now,
                "exported_by": self._actor,
                "as_of": as_of,
                "events": events,
                "log_head": log_head,
                "files": [asdict(file) for file in files],
            },
        )
