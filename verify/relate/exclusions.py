"""Whether two units, one of each claim, can both hold."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache

from verify.numerals import ordinal
from verify.relate.clock import is_time
from verify.relate.dates import same_date
from verify.relate.difference import Span
from verify.relate.lexicon import frame_words, words
from verify.relate.likeness import opposed, same_number
from verify.relate.places import contains
from verify.relate.scores import SCORES
from verify.relate.tree import action_above
from verify.types import Slots, Unit, UnitKind

_VALUES = (UnitKind.NUMBER, UnitKind.DATE)
_CORE = frozenset({"subject", "object", "root", "clause", "aim"})


def excludes(a: Slots, b: Slots, i: int, j: int) -> str | None:
    """The slot in which units ``i`` and ``j`` cannot both hold, or None."""
    one, two = a.units[i], b.units[j]
    if one.kind in _VALUES or two.kind in _VALUES:
        return _values(a, b, i, j) if one.kind is two.kind else None
    if one.kind is two.kind is UnitKind.PLACE:
        return None if contains(one.key, two.key) or contains(two.key, one.key) else "place"
    if UnitKind.PLACE in (one.kind, two.kind) and (_unknown_place(a, i, two) or _unknown_place(b, j, one)):
        return "place"
    if _both_manners(one, two):
        return "manner"
    return _ordinals(a, b, i, j) or _words(a, b, i, j)


def _words(a: Slots, b: Slots, i: int, j: int) -> str | None:
    """The same for two words."""
    one, two = a.units[i], b.units[j]
    if opposed(one.key, two.key):
        return "thing" if _aside(one, two) or _of_other_things(a, b, i, j) else "direction"
    return _names(one, two)


def _ordinals(a: Slots, b: Slots, i: int, j: int) -> str | None:
    """The slot of two ordinals: a quantity for two places in a ranking, else the ``order`` that tells things apart."""
    ours, theirs = ordinal(a.units[i].key), ordinal(b.units[j].key)
    if not ours or not theirs or ours == theirs:
        return None
    return "quantity" if _is_place_taken(a, i) and _is_place_taken(b, j) else "order"


def _both_manners(one: Unit, two: Unit) -> bool:
    """Whether both say how power was lost, and not alike."""
    ours = manner(one.key)
    return bool(ours) and manner(two.key) not in ("", ours)


def _names(one: Unit, two: Unit) -> str | None:
    """The slot of two names: a ``label`` where both are numbers that name one of a kind."""
    if one.kind is not UnitKind.NAME or two.kind is not UnitKind.NAME:
        return None
    return "label" if one.key.isdigit() and two.key.isdigit() else "name"


def _values(a: Slots, b: Slots, i: int, j: int) -> str | None:
    """The same for two numbers or two dates."""
    one, two = a.units[i], b.units[j]
    if one.kind is UnitKind.NUMBER:
        return None if _of_a_part(a, i) is not _of_a_part(b, j) else _numbers(a, b, i, j)
    if _of_saying(a, i) is not _of_saying(b, j):
        return None  # when it was said is not when it happened
    return "date" if same_date(one.key, two.key) is False else None


def _numbers(a: Slots, b: Slots, i: int, j: int) -> str | None:
    one, two = a.units[i], b.units[j]
    if _other_currency(one, two):
        return "quantity"
    comparable = one.measure == two.measure or _unit_left_out(a, b, i, j)
    if not comparable or same_number(one, replace(two, measure=one.measure)):
        return None
    if one.measure in SCORES and (one.approximate or two.approximate):
        return None  # "nearly 2-1" is a ratio
    if is_time(one):
        return "time"
    return "order" if _is_passing(a, i) or _is_passing(b, j) else "quantity"


def _is_place_taken(slots: Slots, index: int) -> bool:
    """Whether an ordinal is a place in a ranking ("finished fourth"), not which one is meant ("the fourth man")."""
    head = slots.units[index].head
    return head >= 0 and slots.units[head].kind is UnitKind.ACTION


def _other_currency(one: Unit, two: Unit) -> bool:
    """Whether one figure is given in two currencies; two figures in two may be one sum, converted."""
    currencies = words("units", "currencies")
    return one.measure != two.measure and {one.measure, two.measure} <= currencies and one.key == two.key


def _is_passing(slots: Slots, index: int) -> bool:
    """Whether a score is on the way to another: "led 1-0"."""
    above = action_above(slots.units, index)
    return slots.units[index].measure in SCORES and above >= 0 and slots.units[above].key in words("units", "standings")


def _unit_left_out(a: Slots, b: Slots, i: int, j: int) -> bool:
    """Whether one of two figures only leaves out what the other gives: "brought it to 100,000 tonnes", "to 200,000"."""
    one, two = a.units[i], b.units[j]
    if (one.measure or two.measure) not in words("units", "sizes") or (one.measure and two.measure):
        return False
    if one.role == two.role == "at:to":  # what something was brought to, whatever stands between
        ours, theirs = action_above(a.units, i), action_above(b.units, j)
    else:
        ours, theirs = one.head, two.head
    return one.role == two.role and ours >= 0 and theirs >= 0 and a.units[ours].key == b.units[theirs].key


def _of_saying(slots: Slots, index: int) -> bool:
    """Whether a date is that of a speech: "said on Monday", and not "Smith, who was born in 1950, said"."""
    unit = slots.units[index]
    if not unit.shell or unit.head < 0:
        return unit.shell
    head = slots.units[unit.head]
    return head.kind is not UnitKind.ACTION or head.key in words("certainty", "says")


def _aside(one: Unit, two: Unit) -> bool:
    """Whether two opposite nouns stand aside from what is said: an affront to the men, to the women."""
    return one.kind is UnitKind.THING and two.kind is UnitKind.THING and not {one.role, two.role} <= _CORE


@lru_cache(maxsize=65536)
def manner(key: str) -> str:
    """How a word says that power was lost: "own" decision, "force", or "" for neither."""
    return next((kind for kind in ("own", "force") if key in frame_words("leaving_power", kind)), "")


def _of_a_part(slots: Slots, index: int) -> bool:
    """Whether a number counts a part of what is spoken of: "the three remaining orbiters", "15 others"."""
    unit = slots.units[index]
    end = max(slots.units[unit.head].end if unit.head >= 0 else 0, unit.end)
    around = slots.text[max(0, unit.start - len("another ")) : end].lower().split()
    return not words("units", "parts").isdisjoint(around)


def _of_other_things(a: Slots, b: Slots, i: int, j: int) -> bool:
    """Whether only one of two opposite actions has an object: "lost 1-2", "won a penalty"."""
    has = [
        any(unit.head == k and unit.role == "object" and unit.kind is UnitKind.THING for unit in each.units)
        for each, k in ((a, i), (b, j))
    ]
    return a.units[i].kind is UnitKind.ACTION and b.units[j].kind is UnitKind.ACTION and has[0] is not has[1]


def is_sole(slots: Slots, index: int) -> bool:
    """Whether a unit stands where there is room for one only: where a journey ends, where a person died."""
    unit = slots.units[index]
    if unit.head < 0:
        return False
    verb = slots.units[unit.head].key
    case = unit.role.removeprefix("at:")
    if verb in frame_words("journey", "verbs"):
        return case in frame_words("journey", "to")
    return verb in frame_words("one_place", "verbs") and case in frame_words("one_place", "at")


def whole_span(slots: Slots, index: int) -> Span:
    """The characters of a unit: for an unknown place with the word that says so, for a label with what it labels."""
    unit = slots.units[index]
    unknown = frame_words("journey", "unknown")
    start = min((each.start for each in slots.units if each.head == index and each.key in unknown), default=unit.start)
    if unit.kind is UnitKind.NAME and unit.key.isdigit() and unit.head == index - 1:
        start = slots.units[unit.head].start  # "Flight 77"
    return start, unit.end


def _unknown_place(slots: Slots, index: int, other: Unit) -> bool:
    """Whether unit ``index`` says that a place is not known where the other claim names one."""
    unit = slots.units[index]
    if other.kind is not UnitKind.PLACE or unit.kind is not UnitKind.THING:
        return False
    unknown = frame_words("journey", "unknown")
    return any(each.head == index and each.key in unknown for each in slots.units)
