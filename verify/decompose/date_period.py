"""Stretches of the calendar and how they are written in ISO 8601 with reduced precision."""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import date, timedelta


@dataclass(frozen=True, slots=True)
class Period:
    """The days from ``first`` to ``last``, both included."""

    first: date
    last: date

    def iso(self) -> str | None:
        """The shortest ISO form that holds the whole period: a day, a month or a year, else None."""
        if self.first == self.last:
            return self.first.isoformat()
        if (self.first.year, self.first.month) == (self.last.year, self.last.month):
            return f"{self.first.year:04d}-{self.first.month:02d}"
        return f"{self.first.year:04d}" if self.first.year == self.last.year else None


def day(value: date) -> Period:
    """One day."""
    return Period(value, value)


def month(year: int, number: int) -> Period:
    """A calendar month; ``number`` may run over the ends of the year (0 is December of the year before)."""
    year, number = year + (number - 1) // 12, (number - 1) % 12 + 1
    return Period(date(year, number, 1), date(year, number, calendar.monthrange(year, number)[1]))


def years(first: int, last: int | None = None) -> Period:
    """A calendar year, or those from ``first`` to ``last``."""
    return Period(date(first, 1, 1), date(first if last is None else last, 12, 31))


def week(value: date) -> Period:
    """The week, Monday to Sunday, that holds a day."""
    monday = value - timedelta(days=value.weekday())
    return Period(monday, monday + timedelta(days=6))


def shift(value: date, count: int, unit: str) -> Period:
    """The day, week, month, year or decade that lies ``count`` units after (or before) that of ``value``."""
    if unit == "day":
        return day(value + timedelta(days=count))
    if unit == "weekend":
        saturday = week(value).first + timedelta(days=5 + 7 * count)
        return Period(saturday, saturday + timedelta(days=1))
    if unit == "week":
        return week(value + timedelta(weeks=count))
    if unit == "month":
        return month(value.year, value.month + count)
    return years(value.year + count * (10 if unit == "decade" else 1))
