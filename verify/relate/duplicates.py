"""Whether two claims say the same."""

from __future__ import annotations

from collections.abc import Sequence

from verify.relate.clock import is_time
from verify.relate.comparison import Comparison
from verify.relate.difference import Difference
from verify.relate.places import contains
from verify.relate.swaps import swapped
from verify.relate.thresholds import LONG
from verify.relate.tree import is_predicate
from verify.types import Unit, UnitKind

# Of both claims' weight, for no difference to mean the same; the second where their predicates are not aligned.
_SAME, _SAME_REWORDED = 0.55, 0.62
_NAMES = (UnitKind.NAME, UnitKind.PLACE)
_ROUNDING = 0.05  # of the larger figure
_MINUTES = 30  # by which two tellings of one time of day differ


def is_duplicate(compared: Comparison) -> bool:
    """Whether two claims share their frame and no slot differs."""
    a, b, frame, when = compared.a, compared.b, compared.frame, compared.when
    if when.apart or (when.gap and when.events) or any(_parts(each) for each in compared.differs):
        return False
    if frame.both < (_SAME if frame.predicate else _SAME_REWORDED):
        return False
    if not frame.predicate and frame.shorter < LONG and not _same_predicate(compared):
        return False
    paired = [(a.units[i], b.units[j]) for i, j in compared.found.pairs.items()]
    if any(_within(one, two) or _another_amount(one, two) for one, two in paired):
        return False
    if _names_another(compared):
        return False
    return swapped(a, b, compared.found, names_only=False) is None


def _same_predicate(compared: Comparison) -> bool:
    """Whether what either claim says is in the other, be it in another place of the sentence.

    Not so what one only says somebody is: "Lee is a lawyer" and "Lee is awake" share no more than whom they speak of,
    and in "captain Lee scored" it is by the way that he is captain.
    """
    a, b, pairs = compared.a.units, compared.b.units, compared.found.pairs
    ours = [i for i in range(len(a)) if is_predicate(a, i)]
    theirs = [j for j in range(len(b)) if is_predicate(b, j)]
    said = [i for i in ours if i in pairs and not _is_trait(a, i)]
    said += [j for j in theirs if j in pairs.values() and not _is_trait(b, j)]
    return bool(said) or not (ours or theirs)


def _is_trait(units: Sequence[Unit], predicate: int) -> bool:
    """Whether a predicate says what somebody or something is."""
    subject = any(unit.head == predicate and unit.role == "subject" for unit in units)
    return subject and units[predicate].kind is not UnitKind.ACTION


def _parts(each: Difference) -> bool:
    """Whether a difference parts the claims, be it too small to set them against each other."""
    return each.near >= 1 or each.slot == "polarity"


def _within(one: Unit, two: Unit) -> bool:
    """Whether both claims say where, and one says it more closely: what holds of Syria need not be in Damascus."""
    if one.kind is not UnitKind.PLACE or two.kind is not UnitKind.PLACE or one.key == two.key:
        return False
    where = one.role == two.role and one.role.startswith("at:")
    return where and (contains(one.key, two.key) or contains(two.key, one.key))


def _another_amount(one: Unit, two: Unit) -> bool:
    """Whether two figures can both hold and yet are not the same: "31" is at least 12, but it is other news."""
    if one.kind is not UnitKind.NUMBER or two.kind is not UnitKind.NUMBER:
        return False
    if is_time(one):
        return abs((_given(one) or 0.0) - (_given(two) or 0.0)) > _MINUTES
    lows, highs = (one.low, two.low), (one.high, two.high)
    ends = lows if None not in lows else highs if None not in highs else (_given(one), _given(two))
    first, second = (abs(end or 0.0) for end in ends)
    return abs(first - second) > _ROUNDING * max(first, second)


def _given(unit: Unit) -> float | None:
    return unit.low if unit.low is not None else unit.high


def _names_another(compared: Comparison) -> bool:
    """Whether each claim has a name of its own in one slot: the port of York is not the port of Kent."""
    a, b, pairs = compared.a.units, compared.b.units, compared.found.pairs
    theirs = {(unit.head, unit.role) for j, unit in enumerate(b) if j not in pairs.values() and unit.kind in _NAMES}
    return any(
        (pairs.get(unit.head), unit.role) in theirs
        for i, unit in enumerate(a)
        if i not in pairs and unit.kind in _NAMES and unit.head in pairs and a[unit.head].group != unit.group
    )
