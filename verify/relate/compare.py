"""Whether two claims duplicate, contradict or update one another."""

from __future__ import annotations

from dataclasses import dataclass

from verify.relate.align import Alignment, align
from verify.relate.differ import Difference, differences
from verify.relate.reasons import explain
from verify.types import Relation, RelationKind, Slots, Unit

NONE = Relation(RelationKind.NONE, 0.0)


@dataclass(frozen=True, slots=True)
class Frame:
    """How much of each claim has its counterpart in the other, by weight, 0 to 1."""

    a: float
    b: float

    @property
    def shorter(self) -> float:
        return max(self.a, self.b)

    @property
    def both(self) -> float:
        return 2 * self.a * self.b / (self.a + self.b) if self.a + self.b else 0.0


def compare(a: Slots, b: Slots) -> Relation:
    """How two claims stand to each other; their slots are all it looks at."""
    shared = a.keys & b.keys
    if len(shared) * 4 < min(len(a.keys), len(b.keys)) or not shared:
        return NONE
    found = align(a, b)
    differs = differences(a, b, found)
    frame = _frame(a, b, found, differs)
    hard = [each for each in differs if _decides(a, b, each, frame)]
    if hard and frame.shorter >= 0.5 and frame.both >= 0.4:
        return Relation(RelationKind.CONFLICT, round(100 * frame.both, 1), explain(a, b, hard))
    if not differs and frame.both >= 0.62:
        return Relation(RelationKind.DUPLICATE, round(100 * frame.both, 1), ())
    return NONE


def _decides(a: Slots, b: Slots, difference: Difference, frame: Frame) -> bool:
    if difference.slot == "name":
        return False
    return difference.near >= 1


def _frame(a: Slots, b: Slots, found: Alignment, differs: list[Difference]) -> Frame:
    paired_a = set(found.pairs) | {d.a for d in differs if d.a >= 0 and d.near >= 1 and d.slot != "name"}
    paired_b = set(found.pairs.values()) | {d.b for d in differs if d.b >= 0 and d.near >= 1 and d.slot != "name"}
    return Frame(_share(a.units, paired_a), _share(b.units, paired_b))


def _share(units: tuple[Unit, ...], paired: set[int]) -> float:
    total = sum(unit.weight for unit in units)
    return sum(units[index].weight for index in paired) / total if total else 0.0
