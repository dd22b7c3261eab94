"""Laying the units of one claim beside those of another."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from verify.relate.likeness import alike
from verify.types import Slots, Unit, UnitKind


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
    _pair_acronyms(a.units, b.units, found)
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


def _pair_acronyms(a: Sequence[Unit], b: Sequence[Unit], found: Alignment) -> None:
    """Pair "GE" with the first word of "General Electric Co.", either way round."""
    for i in list(found.only_a):
        j = _spelled_out(a[i], b, found.only_b)
        if j is not None:
            found.pairs[i] = j
            found.only_a.remove(i)
            found.only_b.remove(j)
    for short in list(found.only_b):
        full = _spelled_out(b[short], a, found.only_a)
        if full is not None:
            found.pairs[full] = short
            found.only_a.remove(full)
            found.only_b.remove(short)


def _spelled_out(short: Unit, units: Sequence[Unit], left: Sequence[int]) -> int | None:
    if short.kind is not UnitKind.NAME or not 2 <= len(short.key) <= 5 or short.end - short.start > 2 * len(short.key):  # noqa: PLR2004
        return None
    for index in left:
        name = [unit for unit in units[index : index + len(short.key)] if unit.group == units[index].group >= 0]
        if len(name) == len(short.key) and "".join(unit.key[:1] for unit in name) == short.key:
            return index
    return None
