"""The aligned slots in which two claims differ."""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence

from verify.relate.agents import other_agents
from verify.relate.align import Alignment
from verify.relate.dates import same_date
from verify.relate.difference import Difference
from verify.relate.exclusions import excludes, is_sole, whole_span
from verify.relate.polarity import polarity
from verify.relate.scores import SCORE
from verify.relate.swaps import reordered, swapped
from verify.relate.thresholds import CLOSE
from verify.relate.tree import counted, in_subject
from verify.types import Slots, Unit, UnitKind

# "rose to", "rose by" and "rose from" measure different things.
_ENDS = frozenset({"at:to", "at:from", "at:by"})
_BOUNDS = frozenset({"at:before", "at:after", "at:since", "at:until", "root"})
_LIMITS = frozenset({"at:since", "at:until"})
_APART = -2.0
_NAMED_IN_BOTH, _NO_LIMIT = 1, 99
_SINGLE = (UnitKind.NUMBER, UnitKind.DATE, UnitKind.PLACE)
_BELIEVED = ("asserted", "attributed", "hedged")


def differences(a: Slots, b: Slots, found: Alignment) -> list[Difference]:
    """Every slot that differs, the surest first within its sort."""
    found_dates = [*_leftovers(a, b, found)]
    if not any(each.slot == "date" for each in found_dates):
        found_dates.extend(_occurred(a, b))
    agents = other_agents(a, b, found)
    return [*_certainty(a, b), *polarity(a, b, found), *found_dates, *agents, *_roles(a, b, found)]


def _certainty(a: Slots, b: Slots) -> Iterator[Difference]:
    if a.certainty == b.certainty:
        return
    pair = {a.certainty, b.certainty}
    if pair == {"asserted", "unverified"} or ("denied" in pair and pair & set(_BELIEVED)):
        yield Difference("certainty", -1, -1, 3, a_span=a.certainty_span, b_span=b.certainty_span)


def _occurred(a: Slots, b: Slots) -> Iterator[Difference]:
    """Different days of what happened, where at least one claim only implies its day ("two days later")."""
    if a.occurred_on and b.occurred_on and same_date(a.occurred_on, b.occurred_on) is False:
        yield Difference("date", -1, -1, 2)


def _leftovers(a: Slots, b: Slots, found: Alignment) -> Iterator[Difference]:
    """The units without a counterpart that exclude each other, those that hang alike first; each in one pair only."""
    subjects = (in_subject(a.units), in_subject(b.units)) if found.only_a and found.only_b else (set(), set())
    options = []
    for i in found.only_a:
        for j in found.only_b:
            slot = excludes(a, b, i, j)
            if slot and not (slot == "name" and _is_known(a, b, found, i, j)):
                near = _near(a, b, found, i, j)
                if _alone(a, i, found.only_a) and _alone(b, j, found.only_b):
                    near += 1
                if slot == "place" and i in subjects[0] and j in subjects[1]:
                    near = min(near, 1)  # another country's team, not another place
                if slot == "label" and (i in subjects[0] or j in subjects[1]):
                    near = min(near, 1)  # another of its kind is spoken of
                if slot == "place" and _qualify_others(a, b, found, i, j):
                    near -= 1
                options.append((min(near, _limit(a, b, i, j)), slot, i, j))
    options.sort(key=lambda each: -each[0])
    used_a: set[int] = set()
    used_b: set[int] = set()
    for near, slot, i, j in options:
        if i not in used_a and j not in used_b:
            used_a.add(i)
            used_b.add(j)
            sole = slot == "place" and is_sole(a, i) and is_sole(b, j)
            yield Difference(slot, i, j, near, sole=sole, a_span=whole_span(a, i), b_span=whole_span(b, j))


def _qualify_others(a: Slots, b: Slots, found: Alignment, i: int, j: int) -> bool:
    """Whether two places only qualify what are not each other's counterparts: "Moscow theatre", "US citizens"."""
    one, two = a.units[i], b.units[j]
    if not one.role == two.role == "modifier":
        return False
    paired = found.pairs.get(one.head, -1)
    if paired < 0:
        return two.head in found.pairs.values()
    return two.head not in (paired, b.units[paired].head) and b.units[two.head].head != paired


def _limit(a: Slots, b: Slots, i: int, j: int) -> float:
    """How near two values can hang at most: a score proves little, and so does a place that both claims name."""
    one, two = a.units[i], b.units[j]
    if one.kind is UnitKind.NUMBER and _is_bare(a, i) and _is_bare(b, j):
        return CLOSE
    return _NAMED_IN_BOTH if one.kind is UnitKind.PLACE and (one.key in b.keys or two.key in a.keys) else _NO_LIMIT


def _is_known(a: Slots, b: Slots, found: Alignment, i: int, j: int) -> bool:
    """Whether one of two names is longer than its counterpart, so that a word left over makes no other name of it."""
    return _known_name(a, i, found.pairs) or _known_name(b, j, found.pairs.values())


def _known_name(slots: Slots, index: int, paired: Container[int]) -> bool:
    """Whether another word of the same name has its counterpart: then it is the same name, longer."""
    group = slots.units[index].group
    return any(unit.group == group and other in paired for other, unit in enumerate(slots.units))


def _is_bare(slots: Slots, index: int) -> bool:
    """Whether a number neither has a measure nor counts anything, or is a score."""
    unit = slots.units[index]
    return unit.measure in ("", SCORE) and (unit.head < 0 or slots.units[unit.head].kind is not UnitKind.THING)


def _alone(slots: Slots, index: int, left: Sequence[int]) -> bool:
    """Whether a date, a place or a measured number is the only one left over: there is no other to confuse it with.

    What a figure came to ("to $5 million", "to 60") stands alone beside other figures too.
    """
    unit = slots.units[index]
    if unit.shell or unit.kind not in _SINGLE:
        return False
    if unit.kind is UnitKind.NUMBER and not unit.measure and unit.role != "at:to":
        return False
    others = (slots.units[other] for other in left if other != index)
    rivals = [each for each in others if each.kind is unit.kind and each.measure == unit.measure]
    return not rivals or (unit.role == "at:to" and all(each.role != unit.role for each in rivals))


def _dates_a_bound(units: Sequence[Unit], date: Unit) -> bool:
    """Whether a date belongs to what something is before or after: "before the 2014 protests"."""
    if date.head < 0 or date.role != "modifier":
        return False
    return units[date.head].kind is not UnitKind.ACTION and units[date.head].role in _BOUNDS


def _near(a: Slots, b: Slots, found: Alignment, i: int, j: int) -> float:
    one, two = a.units[i], b.units[j]
    roles = {one.role, two.role}
    if one.role != two.role and (roles <= _ENDS or roles & _LIMITS):
        return _APART
    if one.kind is UnitKind.DATE and (_dates_a_bound(a.units, one) or _dates_a_bound(b.units, two)):
        return _APART
    score = 0
    if _same_head(a, b, found, i, j):
        score += 2
    if one.role == two.role:
        score += 1
    if i and j and found.pairs.get(i - 1) == j - 1:
        score += 1
    if found.pairs.get(i + 1) == j + 1 and j + 1 < len(b.units):
        score += 1
    if any(
        each.head == i and found.pairs.get(k, -1) >= 0 and b.units[found.pairs[k]].head == j
        for k, each in enumerate(a.units)
    ):
        score += 2
    return score


def _same_head(a: Slots, b: Slots, found: Alignment, i: int, j: int) -> bool:
    """Whether two units hang on each other's counterparts; two numbers, also where what they count ends in these."""
    one, two = a.units[i], b.units[j]
    if one.head >= 0 and two.head >= 0 and found.pairs.get(one.head) == two.head:
        return True
    if one.kind is not UnitKind.NUMBER or one.measure or two.measure:
        return False
    ours, theirs = counted(a, i), counted(b, j)
    return ours is not None and theirs is not None and found.pairs.get(ours) == theirs


def _roles(a: Slots, b: Slots, found: Alignment) -> Iterator[Difference]:
    places = swapped(a, b, found, names_only=True)
    slot = "role"
    if not places:
        places, slot = reordered(a, b, found), "name order"
    if places:
        one, other = places[0], found.pairs[places[1]]
        yield Difference(slot, one, other, 3, a_span=whole_span(a, one), b_span=whole_span(b, other))
