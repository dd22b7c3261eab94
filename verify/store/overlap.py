"""Which claims share most with a claim, counted over the postings of its terms."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

_Ids = npt.NDArray[np.intp]
_Scores = npt.NDArray[np.float32]
_Postings = Sequence[tuple[str, bytes]]

# Shares of the best score, tried in turn until enough claims reach one: quicker than finding the exact share.
_SHARES = (0.7, 0.5, 0.35, 0.25, 0.15, 0.1, 0.05)
_NEWER = 1e-3


class Overlap:
    """Scores of all claims, reused from one look-up to the next: clearing what was touched is quicker than new room.

    Args:
        last: the highest claim id there is.
    """

    def __init__(self, last: int) -> None:
        self.last = last
        self._scores = np.zeros(last + 1, np.float32)

    def best(self, postings: _Postings, commoner: _Postings, limit: int) -> list[int]:
        """The ids of up to ``limit`` claims with the highest scores, best first, the newer first among equals.

        Args:
            postings: each term that finds claims, with its claim ids: four bytes each, little end first, each id once.
            commoner: the terms that add to the scores of claims that were found, likewise.
            limit: how many to give.
        """
        if not postings or limit <= 0:
            return []
        lists = [np.frombuffer(claims, "<u4") for _, claims in postings]
        ids = np.concatenate(lists).astype(np.intp)
        scores, first = self._scores, 0
        for (term, _), one in zip(postings, lists, strict=True):
            np.add.at(scores, ids[first : first + len(one)], self._weight(term, one))
            first += len(one)
        for term, claims in commoner:
            one = np.frombuffer(claims, "<u4")
            listed = one.astype(np.intp)
            found = listed[scores.take(listed) > 0]
            np.add.at(scores, found, self._weight(term, one))
        shared = scores.take(ids)
        scores[ids] = 0
        # A claim stands in the lists once for each term it shares, so this many places hold at least ``limit`` claims.
        ids, shared = _highest(ids, shared, limit * len(lists))
        order = np.lexsort((ids, shared))[::-1]
        return list(dict.fromkeys(ids[order].tolist()))[:limit]

    def _weight(self, term: str, ids: npt.NDArray[np.uint32]) -> np.float32:
        return np.float32((len(term) + 1) * np.log1p(len(self._scores) / len(ids)))


def _highest(ids: _Ids, scores: _Scores, places: int) -> tuple[_Ids, _Scores]:
    """The ``places`` highest scores above zero with their ids, the newer among equals, in any order."""
    top = scores.max()
    tried = (np.flatnonzero(scores > share * top) for share in _SHARES)
    chosen = next((high for high in tried if len(high) >= places), None)
    if chosen is None:
        chosen = np.flatnonzero(scores)
    ids, scores = ids[chosen], scores[chosen]
    if len(scores) > places:
        # What the newest claim is worth more than the oldest is less than any term, so it decides between equals only.
        high = np.argpartition(scores + ids * (_NEWER / ids.max()), len(scores) - places)[len(scores) - places :]
        ids, scores = ids[high], scores[high]
    return ids, scores
