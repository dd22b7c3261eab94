"""Whether two claims duplicate, contradict or update one another."""

from __future__ import annotations

from verify.relate.align import align
from verify.relate.differ import Difference, differences
from verify.relate.frame import Frame, measure
from verify.relate.reasons import explain, explain_duplicate, explain_update
from verify.relate.timing import Timing, timing
from verify.types import Relation, RelationKind, Slots, UnitKind

NONE = Relation(RelationKind.NONE, 0.0)
_HOPELESS = 0.25  # of the shorter claim's words; less in common is another matter
_SAME_FRAME = 0.4  # of both claims' weight, for a difference to be about the same thing
_DUPLICATE = 0.62
# Slots that tell which event a claim is about: where they differ, another figure is no contradiction.
_IDENTITY = frozenset({"place", "date"})
_FACTS = frozenset({"quantity", "direction"})
_CLOSE = 2  # how near two words must hang to be the same slot: see ``Difference.near``


def compare(a: Slots, b: Slots) -> Relation:
    """How two claims stand to each other, with reasons. Symmetric but for the order of values in the reasons."""
    shared = len(a.keys & b.keys)
    if not shared or shared < _HOPELESS * min(len(a.keys), len(b.keys)):
        return NONE
    found = align(a, b)
    differs = differences(a, b, found)
    frame = measure(a, b, found, differs)
    if frame.both < _SAME_FRAME:
        return NONE
    when = timing(a, b)
    update = _update(differs, frame, when)
    if update:
        return Relation(RelationKind.UPDATE, _score(frame), explain_update(a, b, update, when))
    deciding = [each for each in differs if _decides(each, frame, when)]
    if sum(each.slot == "quantity" and bool(a.units[each.a].measure) for each in differs) > 1:
        deciding = [each for each in deciding if each.slot != "quantity"]
    facts = [each for each in deciding if each.slot in _FACTS]
    identity = [each for each in differs if each.slot in _IDENTITY and each.near >= _CLOSE]
    if facts and identity:
        deciding = [each for each in deciding if each.slot not in _FACTS | _IDENTITY]
    if deciding:
        return Relation(RelationKind.CONFLICT, _score(frame), explain(a, b, deciding))
    if _is_duplicate(a, b, differs, frame, when):
        return Relation(RelationKind.DUPLICATE, _score(frame), explain_duplicate(a, b, found))
    return NONE


def _score(frame: Frame) -> float:
    return round(100 * frame.both, 1)


def _decides(difference: Difference, frame: Frame, when: Timing) -> bool:
    """Whether one difference is enough to say that both claims cannot be true."""
    slot, near = difference.slot, difference.near
    if slot == "certainty":
        return True
    if slot == "polarity":
        matched = difference.a >= 0 and difference.b >= 0
        return near >= ((0.35 if matched else 0.5) if frame.anchored else 0.75)
    if when.apart:
        return False
    if slot == "quantity":
        return near >= _CLOSE if frame.anchored else near > _CLOSE and frame.both >= 0.6 and frame.shared >= 2
    if slot == "place":
        return near >= _CLOSE and frame.shared >= 4
    if slot == "date":
        return near >= (1 if frame.anchored else 3) and frame.shared >= 3
    if not frame.anchored:
        return False
    if slot == "manner":
        return True
    if slot == "direction":
        return near >= 1
    return slot in ("role", "name order")


def _update(differs: list[Difference], frame: Frame, when: Timing) -> Difference | None:
    """The count that has grown between the two claims, or None."""
    return None


def _is_duplicate(a: Slots, b: Slots, differs: list[Difference], frame: Frame, when: Timing) -> bool:
    if when.apart or frame.both < _DUPLICATE:
        return False
    return not any(each.near >= 1 for each in differs)
