"""The aligned slots in which two claims cannot both be true."""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass

from verify.relate.align import Alignment, below, in_subject, is_predicate, same_number
from verify.relate.dates import same_date
from verify.relate.lexicon import frame_words, opposites, words
from verify.relate.places import contains
from verify.relate.swaps import reordered, swapped
from verify.types import Slots, Unit, UnitKind

# "rose to", "rose by" and "rose from" measure different things.
_ENDS = frozenset({"at:to", "at:from", "at:by"})
_LIMITS = frozenset({"at:since", "at:until"})
_APART = -2.0
_BESIDE = 3
_CORE = frozenset({"subject", "object", "root", "clause", "aim"})
_SINGLE = (UnitKind.NUMBER, UnitKind.DATE, UnitKind.PLACE)
_BELIEVED = ("asserted", "attributed", "hedged")

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Difference:
    """One slot that differs; ``a`` and ``b`` are units, -1 where a claim has no word for it.

    ``near`` counts how the two hang in their claims alike: same governor, same role, same neighbours; for a polarity
    it is the share of what is denied that the other claim speaks of. ``sole`` says that the frame has room for one
    value only: a journey ends in one place, a person dies in one; for a polarity, that the denial is of what the
    claim mainly says.
    """

    slot: str
    a: int
    b: int
    near: float = 0
    sole: bool = False
    a_span: Span | None = None
    b_span: Span | None = None


def differences(a: Slots, b: Slots, found: Alignment) -> list[Difference]:
    """Every slot that differs, the surest first within its sort."""
    found_dates = [*_leftovers(a, b, found)]
    if not any(each.slot == "date" for each in found_dates):
        found_dates.extend(_occurred(a, b))
    return [*_certainty(a, b), *_polarity(a, b, found), *found_dates, *_roles(a, b, found)]


def _certainty(a: Slots, b: Slots) -> Iterator[Difference]:
    if a.certainty == b.certainty:
        return
    pair = {a.certainty, b.certainty}
    if pair == {"asserted", "unverified"} or ("denied" in pair and pair & set(_BELIEVED)):
        yield Difference("certainty", -1, -1, 3, False, a.certainty_span, b.certainty_span)


def _occurred(a: Slots, b: Slots) -> Iterator[Difference]:
    """Different days of what happened, where at least one claim only implies its day ("two days later")."""
    if a.occurred_on and b.occurred_on and same_date(a.occurred_on, b.occurred_on) is False:
        yield Difference("date", -1, -1, 2)


def _polarity(a: Slots, b: Slots, found: Alignment) -> Iterator[Difference]:
    """What one claim denies and the other affirms, in full: "no man cut onions" says nothing of a man who cut tofu."""
    back = {other: unit for unit, other in found.pairs.items()}
    ours = [each for each in a.denials if not any(found.pairs.get(each.unit) == other.unit for other in b.denials)]
    theirs = [each for each in b.denials if not any(back.get(each.unit) == other.unit for other in a.denials)]
    linked = [(one, two) for one in ours for two in theirs if _linked(a, b, found, one.unit, two.unit)]
    ours = [each for each in ours if all(each is not one for one, _ in linked)]
    theirs = [each for each in theirs if all(each is not two for _, two in linked)]
    # Denials in words that the other claim lacks are taken to deny the same thing in other words, as far as they go.
    spare_ours = [each for each in ours if each.unit not in found.pairs]
    spare_theirs = [each for each in theirs if each.unit not in back]
    cancelled = min(len(spare_ours), len(spare_theirs))
    ours = [each for each in ours if each not in spare_ours[:cancelled]]
    theirs = [each for each in theirs if each not in spare_theirs[:cancelled]]
    for denial in ours:
        share = _denied_share(a, denial.unit, found.pairs)
        yield Difference(
            "polarity",
            denial.unit,
            found.pairs.get(denial.unit, -1),
            share,
            _main(a, denial.unit), (denial.start, denial.end), None
        )
    for denial in theirs:
        share = _denied_share(b, denial.unit, back)
        yield Difference(
            "polarity",
            back.get(denial.unit, -1),
            denial.unit,
            share,
            _main(b, denial.unit),
            None,
            (denial.start, denial.end),
        )


def _main(slots: Slots, index: int) -> bool:
    return index >= 0 and is_predicate(slots.units, index)


def _linked(a: Slots, b: Slots, found: Alignment, i: int, j: int) -> bool:
    """Whether what one claim denies hangs on what the other denies: "had not been to work", "skipped work"."""
    back = {other: unit for unit, other in found.pairs.items()}
    return (j >= 0 and found.pairs.get(i) in below(b.units, j)) or (i >= 0 and back.get(j) in below(a.units, i))


def _denied_share(slots: Slots, top: int, pairs: dict[int, int]) -> float:
    """The share by weight of what is denied that the other claim speaks of too."""
    if top < 0:
        inside = set(range(len(slots.units)))
    else:
        if slots.units[top].role in ("subject", "object") and slots.units[top].head >= 0:
            top = slots.units[top].head
        inside = below(slots.units, top)
    total = sum(slots.units[index].weight for index in inside)
    return sum(slots.units[index].weight for index in inside if index in pairs) / total if total else 0.0


def _leftovers(a: Slots, b: Slots, found: Alignment) -> Iterator[Difference]:
    options = []
    of_subject_a, of_subject_b = in_subject(a.units), in_subject(b.units)
    for i in found.only_a:
        for j in found.only_b:
            slot = _excludes(a, b, i, j)
            if slot and not (
                slot == "name" and (_known_name(a, i, found.pairs) or _known_name(b, j, found.pairs.values()))
            ):
                near = _near(a, b, found, i, j)
                if _alone(a, i, found.only_a) and _alone(b, j, found.only_b):
                    near += 1
                if slot == "place" and (
                    (i in of_subject_a and j in of_subject_b)  # another country's team, not another place
                    or (near < _BESIDE and (a.units[i].key in b.keys or b.units[j].key in a.keys))  # named in both
                ):
                    near = min(near, 1)
                options.append((near, slot, i, j))
    options.sort(key=lambda each: -each[0])
    used_a: set[int] = set()
    used_b: set[int] = set()
    for near, slot, i, j in options:
        if i not in used_a and j not in used_b:
            used_a.add(i)
            used_b.add(j)
            sole = slot == "place" and _sole(a, i) and _sole(b, j)
            yield Difference(slot, i, j, near, sole, _whole(a, i), _whole(b, j))


def _known_name(slots: Slots, index: int, paired: Container[int]) -> bool:
    """Whether another word of the same name has its counterpart: then it is the same name, longer."""
    group = slots.units[index].group
    return any(unit.group == group and other in paired for other, unit in enumerate(slots.units))


def _alone(slots: Slots, index: int, left: Sequence[int]) -> bool:
    """Whether a date, a place or a measured number is the only one left over: there is no other to confuse it with."""
    unit = slots.units[index]
    if unit.shell or unit.kind not in _SINGLE or (unit.kind is UnitKind.NUMBER and not unit.measure):
        return False
    return not any(
        other != index and slots.units[other].kind is unit.kind and slots.units[other].measure == unit.measure
        for other in left
    )


def _span(unit: Unit) -> Span:
    return unit.start, unit.end


def _excludes(a: Slots, b: Slots, i: int, j: int) -> str | None:
    """The slot in which units ``i`` and ``j`` cannot both hold, or None."""
    one, two = a.units[i], b.units[j]
    if one.kind is UnitKind.NUMBER or two.kind is UnitKind.NUMBER:
        comparable = one.kind is two.kind and one.measure == two.measure and not (_of_a_part(a, i) or _of_a_part(b, j))
        return "quantity" if comparable and not same_number(one, two) else None
    if one.kind is UnitKind.DATE or two.kind is UnitKind.DATE:
        if one.shell is not two.shell:
            return None  # when it was said is not when it happened
        return "date" if one.kind is two.kind and same_date(one.key, two.key) is False else None
    if one.kind is UnitKind.PLACE and two.kind is UnitKind.PLACE:
        return None if contains(one.key, two.key) or contains(two.key, one.key) else "place"
    if manner(one.key) and manner(two.key) and manner(one.key) != manner(two.key):
        return "manner"
    if _unknown_place(a, i, two) or _unknown_place(b, j, one):
        return "place"
    if two.key in opposites().get(one.key, ()):
        aside = one.kind is UnitKind.THING and two.kind is UnitKind.THING and not {one.role, two.role} <= _CORE
        if aside or _of_other_things(a, b, i, j):
            return None
        return "direction"
    if one.kind is UnitKind.NAME and two.kind is UnitKind.NAME:
        return "name"
    return None


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
    has = [any(unit.head == k and unit.role == "object" and unit.kind is UnitKind.THING for unit in each.units) for each, k in ((a, i), (b, j))]
    return a.units[i].kind is UnitKind.ACTION and b.units[j].kind is UnitKind.ACTION and has[0] is not has[1]


def _sole(slots: Slots, index: int) -> bool:
    unit = slots.units[index]
    if unit.head < 0:
        return False
    verb = slots.units[unit.head].key
    case = unit.role.removeprefix("at:")
    if verb in frame_words("journey", "verbs"):
        return case in frame_words("journey", "to")
    return verb in frame_words("one_place", "verbs") and case in frame_words("one_place", "at")


def _whole(slots: Slots, index: int) -> Span:
    """The characters of a unit, for an unknown place with the word that says so."""
    unit = slots.units[index]
    unknown = frame_words("journey", "unknown")
    start = min((each.start for each in slots.units if each.head == index and each.key in unknown), default=unit.start)
    return start, unit.end


def _unknown_place(slots: Slots, index: int, other: Unit) -> bool:
    """Whether unit ``index`` says that a place is not known where the other claim names one."""
    unit = slots.units[index]
    if other.kind is not UnitKind.PLACE or unit.kind is not UnitKind.THING:
        return False
    unknown = frame_words("journey", "unknown")
    return any(each.head == index and each.key in unknown for each in slots.units)


def _near(a: Slots, b: Slots, found: Alignment, i: int, j: int) -> float:
    one, two = a.units[i], b.units[j]
    roles = {one.role, two.role}
    if one.role != two.role and (roles <= _ENDS or roles & _LIMITS):
        return _APART
    score = 0
    if one.head >= 0 and two.head >= 0 and found.pairs.get(one.head) == two.head:
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


def _roles(a: Slots, b: Slots, found: Alignment) -> Iterator[Difference]:
    places = swapped(a, b, found, names_only=True)
    slot = "role"
    if not places:
        places, slot = reordered(a, b, found), "name order"
    if places:
        one, other = places[0], found.pairs[places[1]]
        yield Difference(slot, one, other, 3, False, _span(a.units[one]), _span(b.units[other]))
