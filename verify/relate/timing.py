"""Whether two claims speak of the same time."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from verify.relate.dates import same_date
from verify.types import Slots

_ONE_STORY = 31  # days within which a later figure belongs to the same developing story


@dataclass(frozen=True, slots=True)
class Timing:
    """``order`` is -1 when the first claim is of an earlier time, 1 when of a later, 0 when that is not known.

    ``apart`` says that they are of different times and too far from each other to be one story.
    """

    order: int
    apart: bool


def timing(a: Slots, b: Slots) -> Timing:
    """Compare when the claims' events happened, else when they were published."""
    for ours, theirs in ((a.occurred_on, b.occurred_on), (a.published, b.published)):
        if ours and theirs and not same_date(ours, theirs):
            gap = (_day(theirs) - _day(ours)).days
            return Timing(-1 if gap > 0 else 1, abs(gap) > _ONE_STORY)
    return Timing(0, apart=False)


def _day(text: str) -> date:
    """The first day of an ISO 8601 date of reduced precision."""
    return date.fromisoformat(text + "-01-01"[len(text) - 4 :]) if len(text) < len("2024-11-27") else date.fromisoformat(text)
