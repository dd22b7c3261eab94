"""The index for candidates: which claims share words with a claim.

Each term has its claims in blocks of up to a thousand ids, four bytes each, ascending: a term that is in a hundred
thousand claims is read in a hundred rows.
"""

from __future__ import annotations

import json
import sys
from array import array
from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from itertools import chain
from typing import TYPE_CHECKING, Any, NamedTuple

from sqlalchemy import Connection, delete, update
from sqlalchemy.dialects.sqlite import insert as upsert

from verify.store.base import Reading
from verify.store.tables import POSTING, TERM

if TYPE_CHECKING:
    from verify.store.overlap import Overlap

_BLOCK = 1_000  # claims in one block: one page of the file
_MOST_READ = 400_000  # postings in which claims are found for one look-up, however many claims there are
_READ_ANYWAY = 20_000  # postings that are not worth saving: on a desk of some thousand claims all are read
# Beyond that, the share of a claim's letters whose terms find claims, the rarest first. Two claims whose sorted words
# have a `ratio` of 70 share half of their letters or more, so nearly always a term among these.
_COVERED = 0.45
# Postings of the terms that come next, which find no more claims but add to those found: two claims that share three
# middling words are as near as two that share a rare one. To add to the few found costs less than to find all.
_MOST_WEIGHED = 60_000
# A list of any length is handed over as JSON; CROSS JOIN makes it the outer loop. A look-up takes a millisecond, so
# these go to the driver as they are.
_TEXTS = "SELECT id, text FROM claim WHERE standing = 'listed' AND id IN (SELECT value FROM json_each(?))"
_TERMS = "SELECT term.claims, term.id, term.text FROM json_each(?) CROSS JOIN term ON term.text = json_each.value"
_BLOCKS = """SELECT term_id, claims FROM json_each(?) CROSS JOIN posting ON term_id = json_each.value
    ORDER BY term_id, block"""
_LAST = """SELECT term_id, claims FROM json_each(?) CROSS JOIN posting
    ON term_id = CAST(json_each.key AS INTEGER) AND block = json_each.value"""


class _Term(NamedTuple):
    """A term with the number of claims it is in."""

    claims: int
    id: int
    text: str


class CandidateReading(Reading):
    """Finding claims that share words, without looking at all claims."""

    _shared: Overlap | None = None

    def candidates(self, terms: Sequence[str], limit: int) -> list[tuple[int, str]]:
        """Up to ``limit`` listed claims (id, text) that share most of ``terms``, best first; some hundred at most.

        A claim's score is the number of letters in the terms it shares, which is near to what comparing the texts
        would count. Claims are found by the rarest terms, until these make up nearly half of the letters; commoner
        terms add to the scores of what was found.
        """
        found, weighed = self._chosen(terms)
        postings = self._postings([*found, *weighed])
        best = self._overlap().best(postings[: len(found)], postings[len(found) :], limit)
        texts: dict[int, str] = dict(_rows(self._connection, _TEXTS, best))
        return [(claim_id, texts[claim_id]) for claim_id in best if claim_id in texts]

    def _overlap(self) -> Overlap:
        from verify.store.overlap import Overlap  # noqa: PLC0415 -- numpy loads longer than most commands run

        last: int = self._connection.exec_driver_sql("SELECT max(id) FROM claim").scalar() or 0
        if self._shared is None or self._shared.last < last:
            self._shared = Overlap(last)
        return self._shared

    def _chosen(self, terms: Sequence[str]) -> tuple[list[_Term], list[_Term]]:
        """The terms that find claims, the rarest, and those that only add to what was found."""
        found: list[_Term] = []
        weighed: list[_Term] = []
        letters = _COVERED * sum(map(len, set(terms)))
        finding, weighing = _MOST_READ, _MOST_WEIGHED
        for term in map(_Term._make, sorted(_rows(self._connection, _TERMS, list(set(terms))))):
            more = letters > 0 or _MOST_READ - finding + term.claims <= _READ_ANYWAY
            if more and not weighed and term.claims <= finding:
                found.append(term)
                letters -= len(term.text)
                finding -= term.claims
            elif term.claims <= weighing:
                weighed.append(term)
                weighing -= term.claims
            else:
                break
        return found, weighed

    def _postings(self, terms: Sequence[_Term]) -> list[tuple[str, bytes]]:
        """Each of the terms with its packed claims."""
        blocks: dict[int, list[bytes]] = {term.id: [] for term in terms}
        for term_id, block in _rows(self._connection, _BLOCKS, list(blocks)):
            blocks[term_id].append(block)
        return [(term.text, b"".join(blocks[term.id])) for term in terms]


def add_postings(connection: Connection, claims: Sequence[tuple[int, Sequence[str]]]) -> None:
    """Index claims (id, terms) and count the terms; once for each claim, in the transaction that adds it.

    The ids must be ascending and above all that are indexed.
    """
    added: defaultdict[str, array[int]] = defaultdict(lambda: array("I"))
    for claim_id, terms in claims:
        for term in set(terms):
            added[term].append(claim_id)
    if not added:
        return
    statement = upsert(TERM)
    connection.execute(
        statement.on_conflict_do_update(
            index_elements=["text"], set_={"claims": TERM.c.claims + statement.excluded.claims}
        ),
        [{"text": term, "claims": len(ids)} for term, ids in sorted(added.items())],
    )
    known = sorted(_rows(connection, _TERMS, list(added)), key=lambda row: row[1])
    _append(connection, [(term_id, claims - len(added[term]), added[term]) for claims, term_id, term in known])


def move_postings(connection: Connection, claim_id: int, lost: Collection[str], gained: Collection[str]) -> None:
    """Let a claim be found no more by the terms it lost, and by those it gained."""
    wanted = {term: term in gained for term in (*lost, *gained)}
    if gained:
        rows = [{"text": term, "claims": 0} for term in sorted(gained)]
        connection.execute(upsert(TERM).on_conflict_do_nothing(), rows)
    for _, term_id, term in sorted(_rows(connection, _TERMS, list(wanted))):
        ids = set(chain.from_iterable(unpacked(block) for _, block in _rows(connection, _BLOCKS, [term_id])))
        ids = ids | {claim_id} if wanted[term] else ids - {claim_id}
        connection.execute(delete(POSTING).where(POSTING.c.term_id == term_id))
        if ids:
            connection.execute(update(TERM).where(TERM.c.id == term_id).values(claims=len(ids)))
            _append(connection, [(term_id, 0, array("I", sorted(ids)))])
        else:
            connection.execute(delete(TERM).where(TERM.c.id == term_id))


def _append(connection: Connection, lists: Sequence[tuple[int, int, array[int]]]) -> None:
    """Append claim ids to the postings of terms, each given as (term id, number of its postings so far, ids)."""
    last = {term_id: before // _BLOCK for term_id, before, _ in lists if before % _BLOCK}
    kept: dict[int, bytes] = dict(_rows(connection, _LAST, last))
    rows = []
    for term_id, before, new in lists:
        ids = unpacked(kept[term_id]) + new if term_id in kept else new
        for number, first in enumerate(range(0, len(ids), _BLOCK), start=before // _BLOCK):
            rows.append({"term_id": term_id, "block": number, "claims": packed(ids[first : first + _BLOCK])})
    statement = upsert(POSTING)
    connection.execute(
        statement.on_conflict_do_update(
            index_elements=["term_id", "block"], set_={"claims": statement.excluded.claims}
        ),
        rows,
    )


def packed(ids: array[int]) -> bytes:
    """Claim ids as a block has them: four bytes each, little end first."""
    if sys.byteorder == "big":
        ids = ids[:]
        ids.byteswap()
    return ids.tobytes()


def unpacked(block: bytes) -> array[int]:
    """The claim ids of a block."""
    ids = array("I", block)
    if sys.byteorder == "big":
        ids.byteswap()
    return ids


def _rows(connection: Connection, statement: str, wanted: object) -> Iterator[tuple[Any, ...]]:
    """The rows of a statement that takes one list or mapping, straight from the driver."""
    driver: Any = connection.connection.driver_connection
    rows: Iterator[tuple[Any, ...]] = driver.execute(statement, (json.dumps(wanted),))
    return rows
