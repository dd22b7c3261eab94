"""Two claims laid side by side: all that a decision about them rests on."""

from __future__ import annotations

from dataclasses import dataclass

from verify.relate.align import Alignment, align
from verify.relate.differ import differences
from verify.relate.difference import Difference
from verify.relate.frame import Frame, measure
from verify.relate.reach import out_of_reach
from verify.relate.timing import Timing, timing
from verify.types import Slots

_HOPELESS = 0.25  # of the shorter claim's words; less in common is another matter


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two claims' slots, how they align, where they differ, how much they share, and when they are of."""

    a: Slots
    b: Slots
    found: Alignment
    differs: list[Difference]
    frame: Frame
    when: Timing


def lay_beside(a: Slots, b: Slots, least: float = 0.0) -> Comparison | None:
    """Compare two claims slot by slot; None at once for two that share too little.

    Too little is next to nothing, or surely less than ``least`` of both.
    """
    shared = len(a.keys & b.keys)
    if not shared or shared < _HOPELESS * min(len(a.keys), len(b.keys)):
        return None
    found = align(a, b)
    if out_of_reach(a, b, found, least):
        return None
    differs = differences(a, b, found)
    return Comparison(a, b, found, differs, measure(a, b, found, differs), timing(a, b, differs))
