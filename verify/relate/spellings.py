"""One word for several: "GE" for "General Electric", "IAC" for "InterActiveCorp", "cellphone" for "cell phone"."""

from __future__ import annotations

from collections.abc import Sequence

from verify.types import Slots, Unit, UnitKind

_LETTERS = range(2, 6)  # of an acronym
_INNER = 3  # capitals of one word that an acronym may be made of


def spelled_out(short: Unit, other: Slots, left: Sequence[int]) -> range | None:
    """The units of the other claim, all among those ``left`` over, that together are the unit ``short``; or None."""
    if _is_acronym(short):
        return next((words for first in left if (words := _initialled(short, other, first, left))), None)
    units = other.units
    begun = (i for i in left if short.key.startswith(units[i].key) and i + 1 in left)
    return next((range(i, i + 2) for i in begun if units[i].key + units[i + 1].key == short.key), None)


def _is_acronym(unit: Unit) -> bool:
    return unit.kind is UnitKind.NAME and len(unit.key) in _LETTERS and unit.end - unit.start <= 2 * len(unit.key)


def _initialled(short: Unit, other: Slots, first: int, left: Sequence[int]) -> range | None:
    """The words from ``first`` on, of one name, whose initials, or the one word whose capitals, are the acronym."""
    units, size = other.units, len(short.key)
    words = range(first, min(first + size, len(units)))
    one_name = all(units[i].group == units[first].group >= 0 and i in left for i in words)
    if one_name and "".join(units[i].key[:1] for i in words) == short.key:
        return words
    capitals = [char for char in other.text[units[first].start : units[first].end] if char.isupper()]
    return range(first, first + 1) if size >= _INNER and "".join(capitals).lower() == short.key else None
