"""Which stretch of the article is painted how: many overlapping claims, one state per character."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from verify.types import Status

# Where claims share characters the one that most needs an editor's eye shows.
_FIRST_SEEN = (Status.DISPUTED, Status.PENDING, Status.VERIFIED)


@dataclass(frozen=True, slots=True)
class Mark:
    """The characters of one claim (code points, end exclusive) and its state."""

    start: int
    end: int
    status: Status


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch painted in one way; ``current`` when it belongs to the claim at the cursor."""

    start: int
    end: int
    status: Status | None
    current: bool


def paint(marks: Iterable[Mark], current: Mark | None, length: int) -> list[Run]:
    """Cut ``length`` characters into runs, in order and without gaps.

    ``current`` is painted whatever else covers it.
    """
    changes: dict[int, list[tuple[Status, int]]] = {}
    for mark in marks:
        changes.setdefault(mark.start, []).append((mark.status, 1))
        changes.setdefault(mark.end, []).append((mark.status, -1))
    edges = {0, length, *changes}
    if current is not None:
        edges |= {current.start, current.end}
    cuts = sorted(edge for edge in edges if 0 <= edge <= length)
    over: Counter[Status] = Counter()
    runs: list[Run] = []
    for start, end in pairwise(cuts):
        for changed, by in changes.get(start, ()):
            over[changed] += by
        status = next((each for each in _FIRST_SEEN if over[each] > 0), None)
        runs.append(Run(start, end, status, current is not None and current.start <= start < current.end))
    return runs
