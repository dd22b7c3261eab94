"""Laying the units of one claim beside those of another."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from verify.relate.likeness import alike, opposed
from verify.relate.spellings import spelled_out
from verify.types import Slots, Unit, UnitKind

_SAYING = frozenset({UnitKind.ACTION, UnitKind.QUALITY})  # "no man" and "a woman" are two people


@dataclass(slots=True)
class Alignment:
    """Which unit of the first claim stands beside which of the second, and what is left over."""

    pairs: dict[int, int] = field(default_factory=dict)
    only_a: list[int] = field(default_factory=list)
    only_b: list[int] = field(default_factory=list)


def align(a: Slots, b: Slots) -> Alignment:
    """Pair equal units first, then words for the same thing; numbers and dates pair if they can be the same."""
    found = Alignment()
    places: dict[str, list[int]] = {}
    for index, unit in enumerate(b.units):
        places.setdefault(unit.key, []).append(index)
    for index, unit in enumerate(a.units):
        options = places.get(unit.key)
        if options and (choice := _best(a.units, b.units, index, options)) is not None:
            options.remove(choice)
            found.pairs[index] = choice
        else:
            found.only_a.append(index)
    used = set(found.pairs.values())
    found.only_b = [index for index in range(len(b.units)) if index not in used]
    _pair_likes(a.units, b.units, found)
    _pair_spellings(a, b, found)
    _pair_denied_opposites(a, b, found)
    return found


def _best(a: Sequence[Unit], b: Sequence[Unit], index: int, options: Sequence[int]) -> int | None:
    unit = a[index]
    usable = [o for o in options if (b[o].kind is UnitKind.NUMBER) == (unit.kind is UnitKind.NUMBER)]
    if unit.kind is UnitKind.NUMBER:
        usable = [o for o in usable if b[o].measure == unit.measure or not b[o].measure or not unit.measure]
    if len(usable) < 2:  # noqa: PLR2004 - nothing to choose from
        return usable[0] if usable else None
    head = a[unit.head].key if unit.head >= 0 else ""
    return min(
        usable,
        key=lambda o: (
            (b[b[o].head].key if b[o].head >= 0 else "") != head,
            b[o].role != unit.role,
            abs(o / len(b) - index / len(a)),
        ),
    )


def _pair_likes(a: Sequence[Unit], b: Sequence[Unit], found: Alignment) -> None:
    if not found.only_a or not found.only_b:
        return
    left: list[int] = []
    for index in found.only_a:
        choice = next((other for other in found.only_b if alike(a[index], b[other])), None)
        if choice is None:
            left.append(index)
        else:
            found.pairs[index] = choice
            found.only_b.remove(choice)
    found.only_a = left


def _pair_denied_opposites(a: Slots, b: Slots, found: Alignment) -> None:
    """Pair a denied word with its opposite: "not injured" is "unharmed"."""
    ours, theirs = _denied(a), _denied(b)
    if not ours and not theirs:
        return
    for i in list(found.only_a):
        key = a.units[i].key
        j = next((j for j in found.only_b if (i in ours) is not (j in theirs) and opposed(key, b.units[j].key)), None)
        if j is not None and {a.units[i].kind, b.units[j].kind} <= _SAYING:
            found.pairs[i] = j
            found.only_a.remove(i)
            found.only_b.remove(j)


def _denied(slots: Slots) -> set[int]:
    """The units that another word denies; "rejected" denies by itself."""
    return {each.unit for each in slots.denials if each.unit >= 0 and each.start != slots.units[each.unit].start}


def _pair_spellings(a: Slots, b: Slots, found: Alignment) -> None:
    """Pair a word with the last of those that spell it out in the other claim; none of these is left over."""
    for i in list(found.only_a):
        words = spelled_out(a.units[i], b, found.only_b)
        if words is not None:
            found.pairs[i] = words[-1]
            found.only_a.remove(i)
            found.only_b = [index for index in found.only_b if index not in words]
    for j in list(found.only_b):
        words = spelled_out(b.units[j], a, found.only_a)
        if words is not None:
            found.pairs[words[-1]] = j
            found.only_b.remove(j)
            found.only_a = [index for index in found.only_a if index not in words]
