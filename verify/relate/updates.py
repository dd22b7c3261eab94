"""Whether a later claim gives a count that has moved on."""

from __future__ import annotations

from verify.relate.comparison import Comparison
from verify.relate.difference import Difference
from verify.relate.gates import decides
from verify.relate.lexicon import words
from verify.relate.thresholds import CLOSE

_COUNTS = frozenset({"", "acre", "hectare"})  # what adds up as a story goes on; rates and prices do not


def moved_on(compared: Comparison) -> Difference | None:
    """The count that has moved on by the later claim, where time is all else that differs; or None."""
    when = compared.when
    if not when.gap or when.apart:
        return None
    if any(each.slot not in ("quantity", "date") and each.near >= CLOSE for each in compared.differs):
        return None
    figures = [each for each in compared.differs if each.slot == "quantity" and each.near >= CLOSE]
    return next((each for each in figures if _has_moved_on(compared, each, when.gap)), None)


def _has_moved_on(compared: Comparison, each: Difference, gap: int) -> bool:
    """Whether a count went the way it goes as a story develops: the dead grow more, the missing fewer or more."""
    one, two = compared.a.units[each.a], compared.b.units[each.b]
    ours, theirs = one.low or one.high, two.low or two.high
    if one.measure not in _COUNTS or not ours or not theirs or not decides(each, compared.frame, compared.when):
        return False
    ebbing = words("units", "ebbing")
    ebbs = not (ebbing.isdisjoint(compared.a.keys) or ebbing.isdisjoint(compared.b.keys))
    return ebbs or (theirs > ours) == (gap > 0)
