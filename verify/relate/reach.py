"""The most that two claims can share, told from their alignment before anything else is compared.

On a desk of a million claims nearly all candidates fall out here, so this costs less than finding their differences.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet

from verify.numerals import ordinal
from verify.relate.align import Alignment
from verify.relate.exclusions import manner
from verify.relate.lexicon import frame_words
from verify.relate.likeness import opposed
from verify.relate.story import same_story
from verify.types import Slots, Unit, UnitKind

_ROUNDING = 1e-9
_PLACED = (UnitKind.PLACE, UnitKind.THING)
_VALUES = (UnitKind.NUMBER, UnitKind.DATE)


def out_of_reach(a: Slots, b: Slots, found: Alignment, least: float) -> bool:
    """Whether the share of both claims that they have in common (``Frame.both``) is surely below ``least``.

    What is paired counts, and of what is left over all that may turn out to differ in a slot: more than will.
    """
    if same_story(a, b):
        return False  # then what the title of the other's article says counts too
    left_a, left_b = [a.units[i] for i in found.only_a], [b.units[j] for j in found.only_b]
    agents = not frame_words("one_agent", "verbs").isdisjoint(a.keys)
    ours = _most(a, found.pairs, _may_differ(left_a, left_b, agents=agents))
    theirs = _most(b, found.pairs.values(), _may_differ(left_b, left_a, agents=agents))
    return 2 * ours * theirs < (least - _ROUNDING) * (ours + theirs)


def _most(slots: Slots, paired: Iterable[int], more: float) -> float:
    total = sum(unit.weight for unit in slots.units)
    return (sum(slots.units[index].weight for index in paired) + more) / total if total else 0.0


def _may_differ(left: Sequence[Unit], other: Sequence[Unit], *, agents: bool) -> float:
    """The weight of the units that ``excludes`` may set against one of the other claim, or that may name an agent."""
    kinds = {unit.kind for unit in other}
    keys = {unit.key for unit in other}
    return sum(unit.weight for unit in left if _may(unit, kinds, keys, agents=agents))


def _may(unit: Unit, kinds: AbstractSet[UnitKind], keys: AbstractSet[str], *, agents: bool) -> bool:
    if unit.kind in _VALUES:
        return unit.kind in kinds
    if unit.kind is UnitKind.PLACE and not kinds.isdisjoint(_PLACED):
        return True
    if unit.kind is UnitKind.THING and UnitKind.PLACE in kinds:
        return True  # a place that is not known
    if unit.kind is UnitKind.NAME and UnitKind.NAME in kinds and (agents or unit.key.isdigit()):
        return True
    return bool(ordinal(unit.key) or manner(unit.key)) or any(opposed(unit.key, key) for key in keys)
