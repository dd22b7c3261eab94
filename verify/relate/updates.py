"""Whether a later claim gives a count that has grown."""

from __future__ import annotations

from verify.relate.comparison import Comparison
from verify.relate.difference import Difference
from verify.relate.thresholds import CLOSE

_COUNTS = frozenset({"", "acre", "hectare"})  # what adds up as a story goes on; rates and prices do not


def grown_count(compared: Comparison) -> Difference | None:
    """The count that the later claim has larger, where time is all else that differs; or None."""
    when = compared.when
    if not when.gap or when.apart:
        return None
    if any(each.slot not in ("quantity", "date") and each.near >= CLOSE for each in compared.differs):
        return None
    return next((each for each in compared.differs if _has_grown(compared, each, when.gap)), None)


def _has_grown(compared: Comparison, each: Difference, gap: int) -> bool:
    if each.slot != "quantity" or each.near < CLOSE:
        return False
    one, two = compared.a.units[each.a], compared.b.units[each.b]
    ours, theirs = one.low or one.high, two.low or two.high
    return one.measure in _COUNTS and bool(ours and theirs) and ((theirs or 0) > (ours or 0)) == (gap > 0)
