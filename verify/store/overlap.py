"""Which claims share most with a claim, counted over the postings of its terms."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

_Ids = npt.NDArray[np.intp]
_Letters = npt.NDArray[np.uint16]
_Postings = Sequence[tuple[str, bytes]]

_MOST_LETTERS = 250  # of one term; a claim of two hundred such terms does not overflow


class Overlap:
    """Letters that all claims share with one, reused from one look-up to the next: to clear is quicker than new room.

    Args:
        last: the highest claim id there is.
    """

    def __init__(self, last: int) -> None:
        self.last = last
        self._letters = np.zeros(last + 1, np.uint16)

    def best(self, postings: _Postings, commoner: _Postings, limit: int) -> list[int]:
        """The ids of up to ``limit`` claims that share most letters, best first, the newer first among equals.

        Args:
            postings: each term that finds claims, with its claim ids: four bytes each, little end first, each id once.
            commoner: the terms that add to the letters of claims that were found, likewise.
            limit: how many to give.
        """
        if not postings or limit <= 0:
            return []
        lists = [np.frombuffer(claims, "<u4") for _, claims in postings]
        ids = np.concatenate(lists).astype(np.intp)
        letters, first = self._letters, 0
        for (term, _), one in zip(postings, lists, strict=True):
            np.add.at(letters, ids[first : first + len(one)], _weight(term))
            first += len(one)
        for term, claims in commoner:
            listed = np.frombuffer(claims, "<u4").astype(np.intp)
            np.add.at(letters, listed[letters.take(listed) > 0], _weight(term))
        shared = letters.take(ids)
        letters[ids] = 0
        # A claim stands in the lists once for each term it shares, so this many places hold at least ``limit`` claims.
        ids, shared = _highest(ids, shared, limit * len(lists))
        order = np.lexsort((ids, shared))[::-1]
        return list(dict.fromkeys(ids[order].tolist()))[:limit]


def _weight(term: str) -> np.uint16:
    """A term's letters and the space beside it: as many as it adds to what two texts have in common."""
    return np.uint16(min(len(term), _MOST_LETTERS) + 1)


def _highest(ids: _Ids, shared: _Letters, places: int) -> tuple[_Ids, _Letters]:
    """The ``places`` highest counts with their ids, the newer among equals, in any order."""
    if len(ids) <= places:
        return ids, shared
    at_least = np.bincount(shared)[::-1].cumsum()  # how many have the most, the most but one, ...
    last = len(at_least) - 1 - int(at_least.searchsorted(places))  # the count with which the places are full
    above, equal = np.flatnonzero(shared > last), np.flatnonzero(shared == last)
    room = places - len(above)
    newest = equal[np.argpartition(ids[equal], len(equal) - room)[len(equal) - room :]]
    chosen = np.concatenate((above, newest))
    return ids[chosen], shared[chosen]
