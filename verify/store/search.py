"""Full-text search over claims and imported checks: "have we checked this before?".

The index (FTS5, porter stemming, bm25) holds text and title: of a claim its article's title. Triggers of the
schema keep it up to date in the transaction that adds or changes a row.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from sqlalchemy import Row, select, text

from verify.store.base import Reading
from verify.store.tables import ARTICLE, CLAIM, EARLIER_CHECK
from verify.types import Hit, Origin, Standing, Status

_WORD = re.compile(r"[^\W_]+")
# The commonest words of English and what is left of "it's" and "don't". They are in every other text, so they
# move no score, and finding all that hold them is most of the work of a search.
_IN_EVERYTHING = frozenset(["a", "an", "and", "for", "in", "is", "it", "of", "on", "s", "t", "that", "the", "to"])
_MOST_WORDS = 200  # of a query that count; a claim has far fewer
_NEAREST = text("SELECT rowid, -bm25(search) FROM search WHERE search MATCH :words ORDER BY rank, rowid LIMIT :most")


class SearchReading(Reading):
    """Finding what was checked before."""

    def search(self, query: str, limit: int) -> list[Hit]:
        """The ``limit`` (some hundred at most) nearest claims and imported checks, nearest first.

        ``query`` is plain text: nothing in it is search syntax.
        """
        words = _match(query)
        if not words:
            return []
        scores = dict(map(tuple, self._connection.execute(_NEAREST, {"words": words, "most": limit})))
        hits = self._claim_hits(scores) | self._check_hits(scores)
        return [hits[row] for row in scores]

    def _claim_hits(self, scores: dict[int, float]) -> dict[int, Hit]:
        query = (
            select(CLAIM, ARTICLE.c.slug, ARTICLE.c.title)
            .join(ARTICLE, ARTICLE.c.id == CLAIM.c.article_id)
            .where(CLAIM.c.id.in_([row // 2 for row in scores if row % 2 == 0]))
        )
        return {2 * row.id: _claim_hit(row, scores[2 * row.id]) for row in self._connection.execute(query)}

    def _check_hits(self, scores: dict[int, float]) -> dict[int, Hit]:
        query = select(EARLIER_CHECK).where(EARLIER_CHECK.c.id.in_([row // 2 for row in scores if row % 2]))
        return {2 * row.id + 1: _check_hit(row, scores[2 * row.id + 1]) for row in self._connection.execute(query)}


def _match(query: str) -> str:
    """Any of the words of a text, as an expression of FTS5: quoted, so none of them is an operator."""
    words: Sequence[str] = list(dict.fromkeys(_WORD.findall(query.casefold())))
    words = [word for word in words if word not in _IN_EVERYTHING] or words
    return " OR ".join(f'"{word}"' for word in words[:_MOST_WORDS])


def _claim_hit(row: Row[Any], score: float) -> Hit:
    aside = row.standing == Standing.ASIDE
    decided = row.standing_at if aside else row.decided_at
    return Hit(
        origin=Origin.DESK,
        id=str(row.id),
        score=score,
        text=row.text,
        title=row.title,
        verdict=str(Standing.ASIDE if aside else Status(row.status)),
        explanation=row.standing_reason if aside else row.reason,
        checked_by=row.standing_by if aside else row.decided_by,
        url=None,
        date=decided.date().isoformat() if decided else None,
        speaker=row.speaker,
        article=row.slug,
    )


def _check_hit(row: Row[Any], score: float) -> Hit:
    return Hit(
        origin=Origin.ARCHIVE,
        id=row.key,
        score=score,
        text=row.text,
        title=row.title,
        verdict=row.verdict,
        explanation=row.explanation,
        checked_by=row.checked_by,
        url=row.url,
        date=row.date,
        speaker=row.speaker,
    )
