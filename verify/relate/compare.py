"""Whether two claims duplicate, contradict or update one another."""

from __future__ import annotations

from verify.relate.align import Alignment, align
from verify.relate.differ import differences
from verify.relate.difference import Difference
from verify.relate.frame import Frame, measure
from verify.relate.places import contains
from verify.relate.reasons import explain, explain_duplicate, explain_update
from verify.relate.swaps import swapped
from verify.relate.timing import Timing, timing
from verify.relate.tree import in_subject, is_predicate
from verify.types import Relation, RelationKind, Slots, Unit, UnitKind

NONE = Relation(RelationKind.NONE, 0.0)
_HOPELESS = 0.25  # of the shorter claim's words; less in common is another matter
_SAME_FRAME = 0.4  # of both claims' weight, for a difference to be about the same thing
# Of both claims' weight, for no difference to mean the same; the second where their predicates are not aligned.
_DUPLICATE, _DUPLICATE_REWORDED = 0.55, 0.62
_CLEAR = 0.45  # of both claims' weight, for figures to be compared that no name holds together
_MOSTLY = 0.7  # of both claims' weight, for the only figures left over to be the same slot
_SAME_DAY_STORY = 0.8  # of both claims' weight, for different days to be a mistake rather than two events
_CLOSE = 2  # how near two words must hang to be the same slot: see ``Difference.near``
_VERY_CLOSE = 3
_FEW, _SEVERAL, _PLENTY = 2.0, 3.0, 4.0  # weight of shared words beside the slot that differs
# Of what is denied, the share that the other claim must speak of.
_DENIED, _DENIED_MAINLY, _DENIED_ASIDE, _DENIED_UNANCHORED = 0.35, 0.5, 0.7, 0.75
_LONG = 5.0  # weight of a claim that says enough to be recognised in other words
_COUNTS = frozenset({"", "acre", "hectare"})  # what adds up as a story goes on; rates and prices do not
# Slots that tell which event a claim is about: where they differ, another figure is no contradiction.
_IDENTITY = frozenset({"place", "date"})
_PROPOSITION = frozenset({"place", "date", "quantity", "name", "direction"})
_FACTS = frozenset({"quantity", "direction"})


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
    when = timing(a, b, differs)
    update = _update(a, b, differs, frame, when)
    if update:
        return Relation(RelationKind.UPDATE, _score(frame), explain_update(a, b, update, when))
    deciding = _deciding(a, b, found, differs, frame, when)
    if deciding:
        return Relation(RelationKind.CONFLICT, _score(frame), explain(a, b, deciding))
    if _is_duplicate(a, b, found, differs, frame, when):
        return Relation(RelationKind.DUPLICATE, _score(frame), explain_duplicate(a, b, found))
    return NONE


def _score(frame: Frame) -> float:
    return round(100 * frame.both, 1)


def _deciding(
    a: Slots, b: Slots, found: Alignment, differs: list[Difference], frame: Frame, when: Timing
) -> list[Difference]:
    """The differences by which both claims cannot be true."""
    deciding = [each for each in differs if _decides(each, frame, when)]
    if _other_subject(a, b, found) or _is_unreal(a) != _is_unreal(b):
        deciding = [each for each in deciding if each.slot not in _FACTS]
    if any(each.slot == "manner" and not _of_predicates(a, b, each) for each in deciding):
        deciding = [each for each in deciding if each.slot != "manner"]  # a plan to overthrow overthrows nobody
    if frame.shared < _PLENTY and any(
        each.slot in _PROPOSITION and each.near >= _CLOSE for each in set(differs) - set(deciding)
    ):
        deciding = [each for each in deciding if each.slot != "certainty"]  # another statement, not another certainty
    if sum(each.slot == "quantity" and bool(a.units[each.a].measure) for each in differs) > 1:
        # Several figures that all differ are readings of different times, as of a share price.
        deciding = [each for each in deciding if each.slot != "quantity"]
    if any(each.slot in _FACTS and each.near >= _CLOSE for each in differs):
        deciding = [each for each in deciding if each.slot != "date"]  # another day, another figure: two events
    identity = any(each.slot in _IDENTITY and each.near >= _CLOSE for each in differs)
    if identity and any(each.slot in _FACTS and each.near >= _CLOSE for each in deciding):
        deciding = [each for each in deciding if each.slot not in _FACTS | _IDENTITY]
    if when.gap and when.events:
        deciding = [each for each in deciding if each.slot in ("date", "certainty")]
    return deciding


def _is_unreal(slots: Slots) -> bool:
    return any(unit.role == "unreal" for unit in slots.units)


def _other_subject(a: Slots, b: Slots, found: Alignment) -> bool:
    """Whether two claims say alike things of different names: "Sweden won", "Tunisia lost"."""
    ours, theirs = _subject_names(a), _subject_names(b)
    labels = [
        {each.units[i].key for i in names if each.units[i].key.isdigit()} for each, names in ((a, ours), (b, theirs))
    ]
    if all(labels) and labels[0].isdisjoint(labels[1]):
        return True
    return bool(ours and theirs) and not any(found.pairs.get(i) in theirs for i in ours)


def _subject_names(slots: Slots) -> set[int]:
    return {i for i in in_subject(slots.units) if slots.units[i].kind in (UnitKind.NAME, UnitKind.PLACE)}


def _of_predicates(a: Slots, b: Slots, each: Difference) -> bool:
    return is_predicate(a.units, each.a) and is_predicate(b.units, each.b)


def _decides(difference: Difference, frame: Frame, when: Timing) -> bool:
    """Whether one difference is enough to say that both claims cannot be true."""
    slot, near = difference.slot, difference.near
    if slot == "certainty":
        return frame.predicate or frame.shared >= (_SEVERAL if frame.both >= _CLEAR else _PLENTY)
    if slot == "polarity":
        if not frame.predicate and frame.shared < _SEVERAL:
            return False
        if not frame.anchored:
            return near >= _DENIED_UNANCHORED
        if difference.a >= 0 and difference.b >= 0:
            return near >= _DENIED
        return near >= _DENIED_MAINLY if difference.sole else near >= _DENIED_ASIDE and frame.both >= _MOSTLY
    counted = slot == "quantity" and near >= _VERY_CLOSE
    if not (frame.predicate or (frame.both >= _CLEAR and (frame.shared >= _SEVERAL or counted))):
        return False
    if slot == "date" and when.resolved and when.apart and frame.both < _MOSTLY:
        return False
    if slot == "date" and difference.a >= 0:
        return near >= (1 if frame.anchored else _VERY_CLOSE) and frame.shared >= _SEVERAL
    if when.apart:
        return False
    if slot == "date":
        return frame.anchored and frame.shared >= _SEVERAL and frame.both >= _SAME_DAY_STORY
    if slot == "place":
        if difference.sole:
            return frame.anchored
        return near >= (1 if frame.shared >= _LONG and frame.both >= _MOSTLY else _CLOSE) and frame.shared >= _SEVERAL
    if slot == "quantity" and not frame.anchored:
        return near >= _VERY_CLOSE and frame.both >= _CLEAR and frame.shared >= _FEW
    if not frame.anchored or slot == "name":
        return False
    if slot == "quantity" and near >= 1 and frame.both >= _MOSTLY:
        return True
    if slot == "direction":
        if frame.both >= _MOSTLY and frame.shared >= _PLENTY:
            return near >= 1
        return near >= _CLOSE and frame.both >= _CLEAR
    return near >= (_CLOSE if slot == "quantity" else 0)


def _update(a: Slots, b: Slots, differs: list[Difference], frame: Frame, when: Timing) -> Difference | None:
    """The count that has grown between the two claims, or None."""
    if not when.gap or when.apart:
        return None
    if any(each.slot not in ("quantity", "date") and each.near >= _CLOSE for each in differs):
        return None
    for each in differs:
        if each.slot != "quantity" or each.near < _CLOSE or a.units[each.a].measure not in _COUNTS:
            continue
        one, two = a.units[each.a], b.units[each.b]
        ours, theirs = one.low or one.high, two.low or two.high
        if ours and theirs and (theirs > ours) == (when.gap > 0):
            return each
    return None


def _is_duplicate(a: Slots, b: Slots, found: Alignment, differs: list[Difference], frame: Frame, when: Timing) -> bool:
    if when.apart or (when.gap and when.events) or any(each.near >= 1 for each in differs):
        return False
    if frame.both < (_DUPLICATE if frame.predicate else _DUPLICATE_REWORDED):
        return False
    if not frame.predicate and frame.shorter < _LONG and not _same_action(a, b, found):
        return False
    if any(_within(a.units[i], b.units[j]) for i, j in found.pairs.items()):
        return False
    return swapped(a, b, found, names_only=False) is None


def _same_action(a: Slots, b: Slots, found: Alignment) -> bool:
    """Whether the action of either claim is in the other, in another place of the sentence; or neither has one."""
    ours = [i for i, unit in enumerate(a.units) if unit.kind is UnitKind.ACTION and is_predicate(a.units, i)]
    theirs = [j for j, unit in enumerate(b.units) if unit.kind is UnitKind.ACTION and is_predicate(b.units, j)]
    paired = found.pairs.values()
    return not (ours or theirs) or any(i in found.pairs for i in ours) or any(j in paired for j in theirs)


def _within(one: Unit, two: Unit) -> bool:
    """Whether both claims say where, and one says it more closely: what holds of Syria need not be in Damascus."""
    if one.kind is not UnitKind.PLACE or two.kind is not UnitKind.PLACE or one.key == two.key:
        return False
    where = one.role == two.role and one.role.startswith("at:")
    return where and (contains(one.key, two.key) or contains(two.key, one.key))
