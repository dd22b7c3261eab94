"""Keeping one flag where several would say the same.

"17 ships were waiting" and "17 ships were waiting on Monday" are two claims of one clause. When both
contradict the same other claim, an editor needs to be told once, of the fuller pair. And where a list of two things
is told again, each of them is told again once: the first is not the second, however alike the rest.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass

from verify.types import Relation, RelationKind


@dataclass(frozen=True, slots=True)
class Place:
    """Where a claim stands: a text (any key that names it) and the characters in it."""

    text: Hashable
    start: int
    end: int

    def holds(self, other: Place) -> bool:
        """Whether the other place lies within this one."""
        return self.text == other.text and self.start <= other.start and other.end <= self.end

    def meets(self, other: Place) -> bool:
        """Whether the two places share characters."""
        return self.text == other.text and self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True)
class Pair:
    """Two claims, by number and place, and how they relate."""

    a: int
    b: int
    a_place: Place
    b_place: Place
    relation: Relation

    def covers(self, other: Pair) -> bool:
        """Whether this pair says of larger stretches what the other says of parts of them."""
        if (self.a_place, self.b_place) == (other.a_place, other.b_place):
            return False
        if not (self.a_place.holds(other.a_place) and self.b_place.holds(other.b_place)):
            return False
        return self.relation.kind is RelationKind.DUPLICATE or self._values() >= other._values()

    def outdoes(self, other: Pair) -> bool:
        """Whether a claim of the other duplicate is told again more nearly here, by words of the same place."""
        if self.relation.kind is not RelationKind.DUPLICATE or self.relation.score <= other.relation.score:
            return False
        return (self.a == other.a and self.b_place.meets(other.b_place)) or (
            self.b == other.b and self.a_place.meets(other.a_place)
        )

    def _values(self) -> set[tuple[str, str, str]]:
        """What differs; a clause that tells of dead and injured lies around both and yet says two things."""
        return {(reason.slot, reason.a, reason.b) for reason in self.relation.reasons}


def fullest(pairs: Sequence[Pair]) -> list[Pair]:
    """The pairs worth a flag, in the order given: none that is covered, and no duplicate that another outdoes."""
    return _without(_without(pairs, Pair.covers), Pair.outdoes)


def _without(pairs: Sequence[Pair], better: Callable[[Pair, Pair], bool]) -> list[Pair]:
    """The pairs than which no other of the same kind and texts is better."""
    alike: dict[Hashable, list[Pair]] = defaultdict(list)
    for pair in pairs:
        alike[_sort(pair)].append(pair)
    return [pair for pair in pairs if not any(better(other, pair) for other in alike[_sort(pair)])]


def _sort(pair: Pair) -> Hashable:
    return pair.relation.kind, pair.a_place.text, pair.b_place.text
