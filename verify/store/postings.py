"""The index for candidates: which claims share words with a claim, asked for the rarer words first."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Sequence

from sqlalchemy import Connection, func, insert, select
from sqlalchemy.dialects.sqlite import insert as upsert

from verify.store.base import Reading
from verify.store.tables import CLAIM, POSTING, TERM

_PROBED = 10_000  # postings read for one look-up at most, however many claims there are
_CHUNK = 500  # values in one IN list


class CandidateReading(Reading):
    """Finding claims that share rare words."""

    def candidates(self, terms: Sequence[str], limit: int, exclude_article: int | None = None) -> list[tuple[int, str]]:
        """Up to ``limit`` claims (id, text) that share the rarer of ``terms``, best first.

        A claim's score is the sum of ``ln(1 + claims / claims with the term)`` over the terms it shares.
        Terms are read from the rarest on until ``_PROBED`` postings are read, so that the work does not
        grow with the desk. Claims of ``exclude_article`` are left out.
        """
        scores = self._scores(terms)
        ranked = sorted(scores, key=lambda claim_id: (-scores[claim_id], claim_id))
        found: list[tuple[int, str]] = []
        for first in range(0, len(ranked), _CHUNK):
            page = ranked[first : first + _CHUNK]
            query = select(CLAIM.c.id, CLAIM.c.text, CLAIM.c.article_id).where(CLAIM.c.id.in_(page))
            texts = {row.id: row.text for row in self._connection.execute(query) if row.article_id != exclude_article}
            found.extend((claim_id, texts[claim_id]) for claim_id in page if claim_id in texts)
            if len(found) >= limit:
                break
        return found[:limit]

    def _scores(self, terms: Sequence[str]) -> dict[int, float]:
        known = self._connection.execute(
            select(TERM.c.id, TERM.c.claims).where(TERM.c.text.in_(set(terms))).order_by(TERM.c.claims, TERM.c.id)
        ).all()
        total = self._connection.scalar(select(func.max(CLAIM.c.id))) or 0
        scores: defaultdict[int, float] = defaultdict(float)
        left = _PROBED
        for term_id, claims in known:
            if left <= 0:
                break
            weight = math.log1p(total / claims)
            having = select(POSTING.c.claim_id).where(POSTING.c.term_id == term_id)
            for claim_id in self._numbers(having.order_by(POSTING.c.claim_id.desc()).limit(left)):
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
    ids: dict[str, int] = {}
    words = list(counts)
    for first in range(0, len(words), _CHUNK):
        found = connection.execute(select(TERM.c.text, TERM.c.id).where(TERM.c.text.in_(words[first : first + _CHUNK])))
        ids.update({row.text: row.id for row in found})
    rows = sorted((ids[term], claim_id) for claim_id, terms in claims for term in set(terms))
    connection.execute(insert(POSTING), [{"term_id": term_id, "claim_id": claim_id} for term_id, claim_id in rows])
