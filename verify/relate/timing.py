"""Whether two claims speak of the same time, and which of them of the later."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from verify.relate.dates import same_date
from verify.relate.difference import Difference
from verify.types import Slots

_ONE_STORY = 31  # days within which a later figure belongs to the same developing story
_DAY = len("2024-11-27")


@dataclass(frozen=True, slots=True)
class Timing:
    """``gap`` is the days from the first claim's time to the second's, None where not known.

    ``a`` and ``b`` are the two times as dates or words, and ``events`` says that they are those of the events
    rather than of the articles; ``resolved`` that they are full dates, not words alone.
    """

    gap: int | None = None
    a: str = ""
    b: str = ""
    events: bool = False
    resolved: bool = False

    @property
    def apart(self) -> bool:
        """Whether the two are too far from each other to be one story."""
        return self.gap is not None and abs(self.gap) > _ONE_STORY


def timing(a: Slots, b: Slots, differs: list[Difference]) -> Timing:
    """Compare when the events happened, by the claims' own words first, else when the articles were published."""
    if a.occurred_on and b.occurred_on:
        if not same_date(a.occurred_on, b.occurred_on):
            return Timing(_gap(a.occurred_on, b.occurred_on), a.occurred_on, b.occurred_on, events=True, resolved=True)
    else:
        for each in differs:
            if each.slot == "date" and each.a >= 0:
                one, two = a.units[each.a], b.units[each.b]
                gap = _gap(one.key, two.key)
                if gap is not None:
                    ours, theirs = a.text[one.start : one.end], b.text[two.start : two.end]
                    return Timing(gap, ours, theirs, events=True)
    if a.published and b.published and a.published != b.published:
        return Timing(_gap(a.published, b.published), a.published, b.published)
    return Timing()


def _gap(ours: str, theirs: str) -> int | None:
    """The days between two dates; of two days of the week, taken to be of one week."""
    if ours.startswith("-w") and theirs.startswith("-w"):
        return int(theirs[2:]) - int(ours[2:])
    if ours.startswith("--") and theirs.startswith("--"):
        ours, theirs = f"2000{ours[1:]}", f"2000{theirs[1:]}"
    elif ours.startswith("-") or theirs.startswith("-"):
        return None
    one, two = _day(ours), _day(theirs)
    return (two - one).days if one and two else None


def _day(text: str) -> date | None:
    """The first day of an ISO 8601 date of reduced precision; None where there is no such day ("April 38")."""
    try:
        return date.fromisoformat((text + "-01-01")[:_DAY])
    except ValueError:
        return None
