"""Dates as a claim's words give them, and whether two of them can be the same day."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from verify.relate.normalise import plain
from verify.relate.numbers import is_year
from verify.types import Token

_MONTHS = {
    name: number + 1
    for number, names in enumerate(
        "january jan|february feb|march mar|april apr|may|june jun|july jul|august aug|september sept sep|"
        "october oct|november nov|december dec".split("|")
    )
    for name in names.split()
}
_DAYS = {
    name: number
    for number, names in enumerate(
        "monday mon|tuesday tue tues|wednesday wed|thursday thu thurs|friday fri|saturday sat|sunday sun".split("|")
    )
    for name in names.split()
}
_VAGUE = ("mid-", "early-", "late-")
_RELATIVE = {"yesterday": -1, "today": 0, "tonight": 0, "tomorrow": 1}
_WEEK = 7
_DAYS_OF_MONTH, _NO_DAY = 31, 99  # a figure after a month is meant as a day, also where there is no such day
_SPANS = frozenset("hour day night morning evening afternoon week month year".split())
_NEXT = frozenset("following next previous last".split())
_FROM = frozenset("later late earlier early ago before after".split())


@dataclass(frozen=True, slots=True)
class DateWords:
    """A date at tokens ``first`` to ``last``: year-month-day with ``-`` for what is not said, or ``-w0`` (Monday)."""

    first: int
    last: int
    key: str


def find_dates(tokens: Sequence[Token], published: str | None, occurred_on: str | None) -> list[DateWords]:
    """The dates among the tokens, in order.

    Days of the week are resolved against ``published``, and words that only count from another day ("two days
    later", "the following morning") stand for ``occurred_on``, where these are given.
    """
    found: list[DateWords] = []
    index = 0
    while index < len(tokens):
        match = (
            _month_at(tokens, index)
            or _weekday_at(tokens, index, occurred_on or published)
            or _counted_at(tokens, index, occurred_on)
            or _year_at(tokens, index)
        )
        if match is None:
            index += 1
        else:
            found.append(match)
            index = match.last + 1
    return found


def _month_at(tokens: Sequence[Token], index: int) -> DateWords | None:
    """``Nov. 27, 2024``, ``27 November 2024``, ``November 2024``, ``November``."""
    first = index
    day = _day(tokens[index])
    if day:
        index += 1
        if index + 1 < len(tokens) and tokens[index].text.lower() == "of":
            index += 1
    if index >= len(tokens) or not _is_month(tokens[index]):
        return None
    month, last = _MONTHS[_bare(tokens[index])], index
    if not day and last + 1 < len(tokens) and (day := _day(tokens[last + 1], most=_NO_DAY)):
        last += 1
    year = None
    for skip in (1, 2):
        if last + skip < len(tokens) and is_year(tokens[last + skip]) and (skip == 1 or tokens[last + 1].text == ","):
            year, last = int(tokens[last + skip].text), last + skip
            break
    return DateWords(first, last, date_key(year, month, day))


def _is_month(token: Token) -> bool:
    word = _bare(token)
    if word not in _MONTHS or not any(char.isupper() for char in token.text):
        return False
    return word not in ("may", "march", "mar") or token.upos in ("PROPN", "NOUN")


def _bare(token: Token) -> str:
    """The word without "mid-" and the like: no part of the month is excluded by it."""
    word = plain(token.text)
    return next((word.removeprefix(part) for part in _VAGUE if word.startswith(part)), word)


def _day(token: Token, most: int = _DAYS_OF_MONTH) -> int | None:
    text = token.text.lower().rstrip("stndrh")
    return int(text) if text.isascii() and text.isdigit() and len(text) <= 2 and 1 <= int(text) <= most else None  # noqa: PLR2004 - digits of a day


def _weekday_at(tokens: Sequence[Token], index: int, published: str | None) -> DateWords | None:
    token, word = tokens[index], plain(tokens[index].text)
    base = date.fromisoformat(published) if published and len(published) == len("2024-11-27") else None
    if word in _RELATIVE and base and token.upos in ("NOUN", "ADV"):
        return DateWords(index, index, (base + timedelta(days=_RELATIVE[word])).isoformat())
    if word not in _DAYS or not token.text[:1].isupper() or token.upos not in ("PROPN", "NOUN"):
        return None
    if base is None:
        return DateWords(index, index, f"-w{_DAYS[word]}")
    if index and tokens[index - 1].text.lower() == "next":
        ahead = (_DAYS[word] - base.weekday() - 1) % _WEEK + 1
        return DateWords(index, index, (base + timedelta(days=ahead)).isoformat())
    back = (base.weekday() - _DAYS[word]) % _WEEK
    return DateWords(index, index, (base - timedelta(days=back)).isoformat())


def _counted_at(tokens: Sequence[Token], index: int, occurred_on: str | None) -> DateWords | None:
    """As in "Two days later", "the following morning": words that count from a day named elsewhere."""
    if occurred_on is None or index + 1 >= len(tokens):
        return None
    words = [plain(token.lemma) for token in tokens[index : index + 3]]
    if words[0] in _NEXT and words[1] in _SPANS:
        return DateWords(index, index + 1, occurred_on)
    if len(words) > 2 and tokens[index].upos == "NUM" and words[1] in _SPANS and words[2] in _FROM:  # noqa: PLR2004
        return DateWords(index, index + 2, occurred_on)
    return None


def _year_at(tokens: Sequence[Token], index: int) -> DateWords | None:
    token = tokens[index]
    if not is_year(token) or _counts(tokens, token):
        return None
    before = tokens[index - 1].text if index else ""
    if before in ("$", "£", "€") or (index + 1 < len(tokens) and tokens[index + 1].text == "%"):
        return None
    return DateWords(index, index, date_key(int(token.text), None, None))


def _counts(tokens: Sequence[Token], token: Token) -> bool:
    """Whether a figure counts what it stands before: "2000 people", "2000 year old", and not "the 2000 law"."""
    if token.head >= 0 and plain(tokens[token.head].lemma) in _SPANS:
        return True
    return token.deprel == "nummod" and (token.head < 0 or tokens[token.head].xpos not in ("NN", "NNP"))


def date_key(year: int | None, month: int | None, day: int | None) -> str:
    """``2024-11-27``, ``2024-11``, ``2024``, ``--11-27``, ``--11``: ISO 8601 with the missing parts left out."""
    parts = [f"{year:04d}" if year else "-"]
    if month:
        parts.append(f"{month:02d}")
    if month and day:
        parts.append(f"{day:02d}")
    return "-".join(parts)


def _parts(key: str) -> tuple[str, ...]:
    return ("", *key[2:].split("-")) if key.startswith("--") else tuple(key.split("-"))


def same_date(a: str, b: str) -> bool | None:
    """Whether two dates agree in every part that both give; None where they share no part (a weekday and a year)."""
    if a == b:
        return True
    if a.startswith("-w") or b.startswith("-w"):
        if a.startswith("-w") and b.startswith("-w"):
            return False
        day, other = (a, b) if a.startswith("-w") else (b, a)
        try:
            return date.fromisoformat(other).weekday() == int(day[2:])
        except ValueError:
            return None
    pairs = [(left, right) for left, right in zip(_parts(a), _parts(b), strict=False) if left and right]
    return all(left == right for left, right in pairs) if pairs else None
