"""Reading the tree of units that a claim's slots are."""

from __future__ import annotations

from collections.abc import Sequence

from verify.types import Slots, Unit, UnitKind

_NOMINAL = (UnitKind.THING, UnitKind.QUALITY, UnitKind.NAME, UnitKind.PLACE)


def is_predicate(units: Sequence[Unit], index: int) -> bool:
    """Whether a unit is what the claim says: its root, or the root of what someone in it says."""
    unit = units[index]
    return not unit.shell and unit.role in ("root", "clause") and (unit.head < 0 or units[unit.head].shell)


def below(units: Sequence[Unit], top: int) -> set[int]:
    """The unit ``top`` and all that hangs on it."""
    inside = {top}
    grown = True
    while grown:
        more = {index for index, unit in enumerate(units) if unit.head in inside and index not in inside}
        inside |= more
        grown = bool(more)
    return inside


def in_subject(units: Sequence[Unit]) -> set[int]:
    """The units of which a claim says something; of a passive, what it is done to."""
    main = [i for i in range(len(units)) if is_predicate(units, i)]
    hung = [i for i, unit in enumerate(units) if unit.head in main or unit.head < 0]
    subjects = [i for i in hung if units[i].role == "subject"]
    subjects = subjects or [i for i in hung if units[i].role == "object" and 0 <= i < units[i].head]
    return set().union(*(below(units, i) for i in subjects))


def counted(slots: Slots, index: int) -> int | None:
    """The thing in which the words right after a number end: of "7 million housing benefits claims", the claims."""
    units, last = slots.units, None
    for after in range(index + 1, len(units)):
        between = slots.text[units[after - 1].end : units[after].start]
        if units[after].kind not in _NOMINAL or between != " ":
            break
        if units[after].kind is UnitKind.THING:
            last = after
    return last


def action_above(units: Sequence[Unit], index: int) -> int:
    """The nearest action that a unit hangs on, -1 for none."""
    seen = set()
    while index >= 0 and index not in seen:
        seen.add(index)
        index = units[index].head
        if index >= 0 and units[index].kind is UnitKind.ACTION:
            return index
    return -1
