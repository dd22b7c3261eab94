"""Working out which day, month or year a date expression names."""

from __future__ import annotations

import calendar
import re
from collections.abc import Callable
from datetime import date, timedelta
from enum import Enum

from verify.decompose import date_period
from verify.decompose.date_patterns import DECADES, MONTHS, NUMBERS, WEEKDAYS
from verify.decompose.date_period import Period

# A month and day without a year, more than this many days ahead of a past tense, is last year's.
_SLACK = 3
# "is to run from 23 January to 9 March" may be written after the start: so far back a future tense reaches.
_RUNNING = 45
_PAST_WORDS = frozenset({"last", "past", "this past", "the previous"})
_SEASONS = {"spring": (3, 5), "summer": (6, 8), "autumn": (9, 11), "fall": (9, 11)}


class Direction(Enum):
    """Which way the sentence looks from the day it was written."""

    PAST = -1
    UNKNOWN = 0
    FUTURE = 1


def resolve(
    kind: str, match: re.Match[str], *, published: date | None, anchor: date | None, direction: Direction
) -> Period | None:
    """The period that one match of a pattern names, or None where it cannot be told.

    ``published`` is the day the text was written; ``anchor`` the day its narrative stands at, which
    "two days later" is counted from. Without ``published`` only full dates have a period.
    """
    groups = {key: re.sub(r"\s+", " ", value.lower()) for key, value in match.groupdict().items() if value}
    try:
        if kind in _ABSOLUTE:
            return _ABSOLUTE[kind](groups)
        if published is None:
            return None
        if kind in _ANCHORED:
            return _ANCHORED[kind](groups, anchor or published)
        return _RELATIVE[kind](groups, published, anchor or published, direction)
    except (ValueError, OverflowError):
        return None


def number(text: str) -> int:
    """A count in digits or as one word."""
    return int(text) if text.isdigit() else NUMBERS[text]


def _month(text: str) -> int:
    return MONTHS[text.rstrip(".")]


def _day(text: str) -> int:
    return int(re.sub(r"\D", "", text))


# -- full dates --------------------------------------------------------------------------------------


def _date(groups: dict[str, str]) -> Period:
    month = int(groups["m"]) if groups["m"].isdigit() else _month(groups["m"])
    return date_period.day(date(int(groups["y"]), month, _day(groups["d"])))


def _month_year(groups: dict[str, str]) -> Period:
    return date_period.month(int(groups["y"]), _month(groups["m"]))


def _year(groups: dict[str, str]) -> Period:
    return date_period.years(int(groups["y"]))


def _decade(groups: dict[str, str]) -> Period:
    first = int(groups["y"]) * 100 + int(groups["ten"]) * 10
    return date_period.years(first, first + 9)


def _decade_word(groups: dict[str, str]) -> Period:
    first = 1900 + DECADES[groups["w"]]
    return date_period.years(first, first + 9)


def _century(groups: dict[str, str]) -> Period:
    first = (int(groups["n"]) - 1) * 100
    return date_period.years(max(first, 1), first + 99)


# -- counted from the day of the article ---------------------------------------------------------------


def _month_day(groups: dict[str, str], published: date, _anchor: date, direction: Direction) -> Period:
    month, day_of_month = _month(groups["m"]), _day(groups["d"])
    candidates = [
        date(year, month, day_of_month)
        for year in (published.year - 1, published.year, published.year + 1)
        if (month, day_of_month) != (2, 29) or calendar.isleap(year)
    ]
    if direction is Direction.PAST:
        candidates = [c for c in candidates if c <= published + timedelta(days=_SLACK)] or candidates
    if direction is Direction.FUTURE:
        candidates = [c for c in candidates if c >= published - timedelta(days=_RUNNING)] or candidates
    return date_period.day(min(candidates, key=lambda c: abs((c - published).days)))


def _month_alone(groups: dict[str, str], published: date, _anchor: date, direction: Direction) -> Period:
    month = _month(groups["m"])
    if direction is Direction.FUTURE:
        return date_period.month(published.year + (month < published.month), month)
    return date_period.month(published.year - (month > published.month), month)


def _month_rel(groups: dict[str, str], published: date, _anchor: date, _direction: Direction) -> Period:
    month, word = _month(groups["m"]), groups["w"]
    if word == "this":
        return date_period.month(published.year, month)
    if word == "next":
        return date_period.month(published.year + (month <= published.month), month)
    return date_period.month(published.year - (month >= published.month), month)


def _today(groups: dict[str, str], published: date, _anchor: date, _direction: Direction) -> Period:
    return date_period.shift(published, {"yesterday": -1, "last": -1, "tomorrow": 1}.get(groups["w"], 0), "day")


def _before_yesterday(groups: dict[str, str], published: date, _anchor: date, _direction: Direction) -> Period:
    return date_period.shift(published, -2 if groups["w"].startswith("before") else 2, "day")


def _weekday(groups: dict[str, str], published: date, _anchor: date, direction: Direction) -> Period:
    """The nearest such day on the side the tense points to; the day of the article itself counts."""
    number_of_day = WEEKDAYS.index(groups["d"])
    if direction is Direction.FUTURE:
        return date_period.shift(published, (number_of_day - published.weekday()) % 7, "day")
    return date_period.shift(published, -((published.weekday() - number_of_day) % 7), "day")


def _weekday_of(groups: dict[str, str], published: date, anchor: date, direction: Direction) -> Period:
    number_of_day, word = WEEKDAYS.index(groups["d"]), groups["w"]
    back = (published.weekday() - number_of_day) % 7 or 7
    ahead = (number_of_day - published.weekday()) % 7 or 7
    if word in ("the following", "the next", "that"):
        return date_period.shift(anchor, (number_of_day - anchor.weekday()) % 7 or 7 * (word != "that"), "day")
    if word in _PAST_WORDS:
        return date_period.shift(published, -back, "day")
    if word == "this" and direction is Direction.PAST:
        return date_period.shift(published, -(back % 7), "day")
    return date_period.shift(published, ahead if word == "next" else ahead % 7, "day")


def _year_rel(groups: dict[str, str], published: date, _anchor: date, direction: Direction) -> Period:
    word, unit = groups["w"], groups["u"]
    step = -1 if word in _PAST_WORDS else 1 if word in ("next", "coming") else 0
    if unit == "weekend":
        # On Monday to Friday "this weekend" is behind us in the past tense and ahead of us in the future.
        if published.weekday() < 5 and (step < 0 or (step == 0 and direction is not Direction.FUTURE)):  # noqa: PLR2004 -- Saturday
            return date_period.shift(published, -1, "weekend")
        return date_period.shift(published, step, "weekend")
    if unit == "decade" and step == 0:
        return date_period.years(published.year // 10 * 10, published.year // 10 * 10 + 9)
    return date_period.shift(published, step, unit)


def _season(groups: dict[str, str], published: date, _anchor: date, _direction: Direction) -> Period | None:
    if groups["s"] not in _SEASONS:
        return None
    first, last = _SEASONS[groups["s"]]
    year = published.year
    if groups["w"] in _PAST_WORDS:
        year -= published.month <= last
    elif groups["w"] == "next":
        year += published.month >= first
    return Period(date_period.month(year, first).first, date_period.month(year, last).last)


def _end_of(groups: dict[str, str], published: date, _anchor: date, _direction: Direction) -> Period:
    return date_period.shift(published, 0, groups.get("u") or groups["v"])  # some day of it, not the last


def _the_weekend(_groups: dict[str, str], published: date, anchor: date, direction: Direction) -> Period:
    return _year_rel({"w": "this", "u": "weekend"}, published, anchor, direction)


def _ago(groups: dict[str, str], published: date, _anchor: date, _direction: Direction) -> Period:
    if groups["u"].startswith("hour"):
        return date_period.day(published - timedelta(days=round(number(groups["n"]) / 24)))
    return date_period.shift(published, -number(groups["n"]), groups["u"].rstrip("s"))


def _past_span(groups: dict[str, str], published: date, _anchor: date, _direction: Direction) -> Period:
    unit, count = groups["u"].rstrip("s"), number(groups["n"])
    if unit == "month":
        start = date_period.month(published.year, published.month - count)
        return Period(start.first.replace(day=min(published.day, start.last.day)), published)
    days = {"hour": 1 / 24, "day": 1, "week": 7}.get(unit)
    if days is not None:
        return Period(published - timedelta(days=round(days * count)), published)
    return Period(date(published.year - count * (10 if unit == "decade" else 1), 1, 1), published)


# -- counted from the day the narrative stands at ------------------------------------------------------


def _later(groups: dict[str, str], anchor: date) -> Period:
    sign = -1 if groups["w"] in ("earlier", "before", "prior") else 1
    return date_period.shift(anchor, sign * number(groups["n"]), groups["u"].rstrip("s"))


def _next_day(groups: dict[str, str], anchor: date) -> Period:
    word, unit = groups["w"], groups["u"]
    unit = {"morning": "day", "afternoon": "day", "evening": "day", "night": "day"}.get(unit, unit)
    step = 1 if word.endswith(("following", "next", "after")) else -1 if word.endswith(("previous", "before")) else 0
    return date_period.shift(anchor, step, unit)


_ABSOLUTE: dict[str, Callable[[dict[str, str]], Period]] = {
    "iso": _date,
    "date": _date,
    "month_year": _month_year,
    "year": _year,
    "decade": _decade,
    "decade_word": _decade_word,
    "century": _century,
}
_ANCHORED: dict[str, Callable[[dict[str, str], date], Period]] = {"later": _later, "next_day": _next_day}
_RELATIVE: dict[str, Callable[[dict[str, str], date, date, Direction], Period | None]] = {
    "month_day": _month_day,
    "month": _month_alone,
    "month_rel": _month_rel,
    "today": _today,
    "before_yesterday": _before_yesterday,
    "weekday": _weekday,
    "weekday_of": _weekday_of,
    "year_rel": _year_rel,
    "season": _season,
    "ago": _ago,
    "end_of": _end_of,
    "the_weekend": _the_weekend,
    "past_span": _past_span,
}
