"""The index for candidates: which claims share words with a claim, asked for the rarer words first."""

from __future__ import annotations

import heapq
import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import Connection, Row, bindparam, func, insert, select
from sqlalchemy.dialects.sqlite import insert as upsert

from verify.store.base import Reading
from verify.store.tables import CLAIM, POSTING, TERM

_PROBED = 5_000  # postings read for one look-up at most, however many claims there are
_CHUNK = 500  # values in one IN list
_NEWEST_WITH_TERM = (
    select(POSTING.c.claim_id)
    .where(POSTING.c.term_id == bindparam("term"))
    .order_by(POSTING.c.claim_id.desc())
    .limit(bindparam("most"))
)


class CandidateReading(Reading):
    """Finding claims that share rare words."""

    def candidates(self, terms: Sequence[str], limit: int, exclude_article: int | None = None) -> list[tuple[int, str]]:
        """Up to ``limit`` claims (id, text) that share the rarer of ``terms``, best first; some hundred at most.

        A claim's score is the sum of ``ln(1 + claims / claims with the term)`` over the terms it shares.
        Terms are read from the rarest on until ``_PROBED`` postings are read, so that the work does not
        grow with the desk; of a term with more the newest claims are read. Claims of
        ``exclude_article`` are left out.
        """
        scores = self._scores(terms)
        if exclude_article is not None:
            for claim_id in self._numbers(select(CLAIM.c.id).where(CLAIM.c.article_id == exclude_article)):
                scores.pop(claim_id, None)
        best = heapq.nlargest(limit, scores, key=scores.__getitem__)
        query = select(CLAIM.c.id, CLAIM.c.text).where(CLAIM.c.id.in_(best))
        texts = {row.id: row.text for row in self._connection.execute(query)}
        return [(claim_id, texts[claim_id]) for claim_id in best]

    def _scores(self, terms: Sequence[str]) -> dict[int, float]:
        known = sorted((term.claims, term.id) for term in _known_terms(self._connection, set(terms)))
        total = self._connection.scalar(select(func.max(CLAIM.c.id))) or 0
        scores: defaultdict[int, float] = defaultdict(float)
        left = _PROBED
        for claims, term_id in known:
            if left <= 0:
                break
            weight = math.log1p(total / claims)
            for claim_id in self._numbers(_NEWEST_WITH_TERM, term=term_id, most=left):
                scores[claim_id] += weight
            left -= claims
        return scores


def add_postings(connection: Connection, claims: Sequence[tuple[int, Sequence[str]]]) -> None:
    """Index claims (id, terms) and count the terms; once for each claim, in the transaction that adds it."""
    counts = Counter(term for _, terms in claims for term in set(terms))
    if not counts:
        return
    statement = upsert(TERM)
    connection.execute(
        statement.on_conflict_do_update(
            index_elements=["text"], set_={"claims": TERM.c.claims + statement.excluded.claims}
        ),
        [{"text": term, "claims": count} for term, count in sorted(counts.items())],
    )
    ids = {term.text: term.id for term in _known_terms(connection, counts)}
    rows = sorted((ids[term], claim_id) for claim_id, terms in claims for term in set(terms))
    connection.execute(insert(POSTING), [{"term_id": term_id, "claim_id": claim_id} for term_id, claim_id in rows])


def _known_terms(connection: Connection, terms: Iterable[str]) -> list[Row[Any]]:
    """The rows of those ``terms`` that are in the index; there may be any number of them."""
    words = list(terms)
    rows: list[Row[Any]] = []
    for first in range(0, len(words), _CHUNK):
        rows += connection.execute(select(TERM).where(TERM.c.text.in_(words[first : first + _CHUNK])))
    return rows
