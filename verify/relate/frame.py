"""How far two claims are about the same thing, whatever they say of it."""

from __future__ import annotations

from dataclasses import dataclass

from verify.relate.align import Alignment
from verify.relate.difference import Difference
from verify.relate.story import same_story
from verify.relate.tree import is_predicate
from verify.types import Slots, Unit, UnitKind

_ANCHORS = (UnitKind.NAME, UnitKind.PLACE, UnitKind.DATE, UnitKind.NUMBER)
_ENOUGH = 5.0  # shared weight that makes chance unlikely without any name


@dataclass(frozen=True, slots=True)
class Frame:
    """``a`` and ``b``: the share of each claim's weight with a counterpart in the other, 0 to 1.

    ``shared`` is the weight of what both have, without the slots that differ. ``anchored`` says that something
    in both (a name, a place, a date, a number, plenty of words, or the story that both are of) makes it one event
    rather than two alike.
    ``predicate`` says that what is said of it is the same, or differs in a slot: "left" beside "has not left".
    ``shorter`` is the weight of the shorter claim.
    """

    a: float
    b: float
    shared: float
    anchored: bool
    predicate: bool
    shorter: float

    @property
    def both(self) -> float:
        """The harmonic mean of the two shares."""
        return 2 * self.a * self.b / (self.a + self.b) if self.a + self.b else 0.0


def measure(a: Slots, b: Slots, found: Alignment, differs: list[Difference]) -> Frame:
    """Weigh what two aligned claims share; a slot that differs counts as shared, for both speak of it."""
    slots = [each for each in differs if each.slot not in ("name", "order", "role", "name order") and each.near >= 1]
    ours = set(found.pairs) | {each.a for each in slots if each.a >= 0}
    theirs = set(found.pairs.values()) | {each.b for each in slots if each.b >= 0}
    one_story = same_story(a, b)
    if one_story:
        ours |= _known(a, b.story.keys)
        theirs |= _known(b, a.story.keys)
    shared = sum(a.units[index].weight for index in found.pairs)
    named = any(a.units[index].kind in _ANCHORS and not a.units[index].shell for index in found.pairs)
    met = {(each.a, each.b) for each in slots} | set(found.pairs.items())
    predicate = any(is_predicate(a.units, i) and is_predicate(b.units, j) for i, j in met if i >= 0 and j >= 0)
    anchored = named or shared >= _ENOUGH or (one_story and predicate)
    shorter = min(sum(unit.weight for unit in each.units) for each in (a, b))
    return Frame(_share(a.units, ours), _share(b.units, theirs), shared, anchored, predicate, shorter)


def _known(slots: Slots, story: frozenset[str]) -> set[int]:
    """The units that the other claim need not repeat, because the title of its article has them."""
    return {index for index, unit in enumerate(slots.units) if unit.key in story}


def _share(units: tuple[Unit, ...], paired: set[int]) -> float:
    total = sum(unit.weight for unit in units)
    return sum(units[index].weight for index in paired) / total if total else 0.0
