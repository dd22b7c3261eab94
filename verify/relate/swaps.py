"""Who did what to whom: two words that have changed places between claims that share both.

"A sued B" and "B sued A" have every word in common. Each word has company: its governor, its dependents and the
words beside it. If two pairs of words agree better in their company when the pairs are crossed, the two words have
changed places.
"""

from __future__ import annotations

from collections.abc import Sequence

from verify.relate.align import Alignment
from verify.types import Slots, Unit, UnitKind

_NAMES = (UnitKind.NAME, UnitKind.PLACE)
_GOVERNOR, _DEPENDENT, _BESIDE = 2, 2, 1
_MARGIN = 3  # a governor and a neighbour at least, so that one slip of the parser is no swap

Company = dict[tuple[str, int], int]


def swapped(a: Slots, b: Slots, found: Alignment, *, names_only: bool) -> tuple[int, int] | None:
    """Two units of ``a`` whose counterparts in ``b`` stand in each other's place, or None."""
    pairs = [
        (i, j)
        for i, j in found.pairs.items()
        if not names_only or (a.units[i].kind in _NAMES and b.units[j].kind in _NAMES)
    ]
    if len(pairs) < 2:  # noqa: PLR2004 - it takes two to change places
        return None
    ours = {i: _company(a.units, i, found.pairs) for i, _ in pairs}
    theirs = {j: _company(b.units, j, None) for _, j in pairs}
    for n, (i, j) in enumerate(pairs):
        for k, m in pairs[n + 1 :]:
            if a.units[i].key == a.units[k].key or _listed(a.units[i], a.units[k]) or _listed(b.units[j], b.units[m]):
                continue
            crossed = _agree(ours[i], theirs[m], (j, m)) + _agree(ours[k], theirs[j], (j, m))
            straight = _agree(ours[i], theirs[j], (j, m)) + _agree(ours[k], theirs[m], (j, m))
            if crossed - straight >= _MARGIN:
                return i, k
    return None


def _listed(one: Unit, two: Unit) -> bool:
    """Whether two units hang alike on one governor, as the members of a list do: their order says nothing."""
    return one.head == two.head and one.role == two.role and one.role != "modifier"


def _company(units: Sequence[Unit], index: int, pairs: dict[int, int] | None) -> Company:
    """The company of a unit, in the indices of the second claim; ``pairs`` translates those of the first."""

    def seen(other: int) -> int:
        return other if pairs is None else pairs.get(other, -1)

    unit = units[index]
    found: Company = {}
    governor = seen(unit.head) if unit.head >= 0 else -2
    if governor >= 0 or (governor == -2 and unit.role != "root"):
        found["governor " + unit.role, governor] = _GOVERNOR
    for other, each in enumerate(units):
        if each.head == index and seen(other) >= 0:
            found["dependent", seen(other)] = _DEPENDENT
    if index and seen(index - 1) >= 0:
        found["before", seen(index - 1)] = _BESIDE
    if index + 1 < len(units) and seen(index + 1) >= 0:
        found["after", seen(index + 1)] = _BESIDE
    return found


def _agree(one: Company, two: Company, crossing: tuple[int, int]) -> int:
    """How much company two units share, the two that may have changed places left out."""
    return sum(weight for key, weight in one.items() if key in two and key[1] not in crossing)
