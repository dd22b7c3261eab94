"""Keeping one flag where several would say the same.

"17 ships were waiting" and "17 ships were waiting on Monday" are two claims of one clause. When both
contradict the same other claim, an editor needs to be told once, of the fuller pair.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Sequence
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

    def _values(self) -> set[tuple[str, str, str]]:
        """What differs; a clause that tells of dead and injured lies around both and yet says two things."""
        return {(reason.slot, reason.a, reason.b) for reason in self.relation.reasons}


def fullest(pairs: Sequence[Pair]) -> list[Pair]:
    """The pairs that no other pair of the same kind covers, in the order given."""
    alike: dict[Hashable, list[Pair]] = defaultdict(list)
    for pair in pairs:
        alike[pair.relation.kind, pair.a_place.text, pair.b_place.text].append(pair)
    return [
        pair
        for pair in pairs
        if not any(other.covers(pair) for other in alike[pair.relation.kind, pair.a_place.text, pair.b_place.text])
    ]
