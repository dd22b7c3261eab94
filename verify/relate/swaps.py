"""Who did what to whom: two words that have changed places between claims that share both.

"A sued B" and "B sued A" have every word in common. Each word has company: its governor, its dependents and the
words beside it. If two pairs of words agree better in their company when the pairs are crossed, the two words have
changed places.
"""

from __future__ import annotations

from collections.abc import Sequence

from verify.relate.align import Alignment
from verify.relate.lexicon import words
from verify.types import Slots, Unit, UnitKind

_GOVERNOR, _ROLE, _DEPENDENT, _BESIDE = 2, 1, 2, 1
_MARGIN = 3  # a governor and a neighbour at least, so that one slip of the parser is no swap
_ROOT = -3
_WORDS = (UnitKind.ACTION, UnitKind.THING, UnitKind.QUALITY, UnitKind.NAME, UnitKind.PLACE)
_HEADLINE = 0.8

Company = dict[tuple[str, int], int]


def swapped(a: Slots, b: Slots, found: Alignment, *, names_only: bool) -> tuple[int, int] | None:
    """Two units of ``a`` whose counterparts in ``b`` stand in each other's place, or None."""
    capitals = not (_is_headline(a) or _is_headline(b))
    pairs = [
        (i, j)
        for i, j in found.pairs.items()
        if not names_only or (_is_name(a, a.units[i], capitals=capitals) and _is_name(b, b.units[j], capitals=capitals))
    ]
    if len(pairs) < 2:  # noqa: PLR2004 - it takes two to change places
        return None
    ours = {i: _company(a.units, i, found.pairs) for i, _ in pairs}
    theirs = {j: _company(b.units, j, None) for _, j in pairs}
    for n, (i, j) in enumerate(pairs):
        for k, m in pairs[n + 1 :]:
            one, two, three, four = a.units[i], b.units[j], a.units[k], b.units[m]
            if names_only and not _exchangeable((one, two), (three, four)):
                continue
            if one.key == three.key or _listed(a.units, i, k) or _listed(b.units, j, m):
                continue
            written = (one.group == three.group >= 0, two.group == four.group >= 0)
            if all(written) or (any(written) and (_explains(a.units, i, k) or _explains(b.units, j, m))):
                continue
            crossed = _agree(ours[i], theirs[m], (j, m)) + _agree(ours[k], theirs[j], (j, m))
            straight = _agree(ours[i], theirs[j], (j, m)) + _agree(ours[k], theirs[m], (j, m))
            if crossed - straight >= _MARGIN:
                return i, k
    return None


def reordered(a: Slots, b: Slots, found: Alignment) -> tuple[int, int] | None:
    """Two words side by side in one name of ``a`` that stand side by side the other way round in ``b``, or None."""
    generic = words("names", "generic")
    for i, j in found.pairs.items():
        k = i + 1
        if found.pairs.get(k) != j - 1 or a.units[i].group < 0 or a.units[i].group != a.units[k].group:
            continue
        beside = a.units[k].start - a.units[i].end == 1 and b.units[j].start - b.units[j - 1].end == 1
        if beside and not {a.units[i].key, a.units[k].key} & generic:
            return i, k
    return None


def _is_name(slots: Slots, unit: Unit, *, capitals: bool) -> bool:
    if unit.shell and unit.role != "subject":
        return False  # of who said it, the speaker alone can be exchanged with somebody spoken of
    return unit.kind in (UnitKind.NAME, UnitKind.PLACE) or (
        capitals and unit.kind in (UnitKind.THING, UnitKind.QUALITY) and slots.text[unit.start].isupper()
    )


def _is_headline(slots: Slots) -> bool:
    """Whether nearly all words have a capital, so that a capital does not tell a name."""
    capitals = sum(slots.text[unit.start].isupper() for unit in slots.units if unit.kind in _WORDS)
    return capitals > _HEADLINE * sum(unit.kind in _WORDS for unit in slots.units)


def _listed(units: Sequence[Unit], i: int, k: int) -> bool:
    """Whether two units hang alike on one governor, as the members of a list do: their order says nothing."""
    one, two = units[i], units[k]
    return one.head == two.head and one.role == two.role and one.role != "modifier"


def _exchangeable(one: tuple[Unit, Unit], other: tuple[Unit, Unit]) -> bool:
    """Whether two pairs of names can have changed places; who said it only with who did what was said, as subjects."""
    four = (*one, *other)
    if not any(unit.shell for unit in four):
        return True
    return one[0].shell is not other[0].shell and all(unit.role == "subject" for unit in four)


def _explains(units: Sequence[Unit], i: int, k: int) -> bool:
    """Whether one unit is set beside the other to explain it, as in brackets: "Peabody Corp. (BTU)"."""
    return (units[i].head, units[i].role) == (k, "clause") or (units[k].head, units[k].role) == (i, "clause")


def _company(units: Sequence[Unit], index: int, pairs: dict[int, int] | None) -> Company:
    """The company of a unit, in the indices of the second claim; ``pairs`` translates those of the first."""

    def seen(other: int) -> int:
        if 0 <= other < len(units) and units[other].role == "root" and units[other].kind is UnitKind.ACTION:
            return _ROOT
        return other if pairs is None else pairs.get(other, -1)

    unit = units[index]
    found: Company = {}
    governor = seen(unit.head) if unit.head >= 0 else -1
    if governor != -1:
        found["governor", governor] = _GOVERNOR
        found[unit.role, governor] = _ROLE
    for other, each in enumerate(units):
        if each.head == index and seen(other) >= 0:
            found["dependent", seen(other)] = _DEPENDENT
    if index and seen(index - 1) != -1:
        found["before", seen(index - 1)] = _BESIDE
    if index + 1 < len(units) and seen(index + 1) != -1:
        found["after", seen(index + 1)] = _BESIDE
    return found


def _agree(one: Company, two: Company, crossing: tuple[int, int]) -> int:
    """How much company two units share, the two that may have changed places left out."""
    return sum(weight for key, weight in one.items() if key in two and key[1] not in crossing)
