"""When: the date expressions of an article and the days they name."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from verify.decompose.date_direction import direction_at
from verify.decompose.date_patterns import PATTERNS
from verify.decompose.date_period import Period
from verify.decompose.date_resolve import resolve
from verify.decompose.date_years import reads_as_month, reads_as_year
from verify.types import Document, Sentence

# What the word before a date makes of it: the start, the end or the outside of a period.
_RELATIONS = {
    "since": "since",
    "from": "since",
    "until": "until",
    "till": "until",
    "through": "until",
    "to": "until",
    "by": "by",
    "before": "before",
    "after": "after",
}


@dataclass(frozen=True, slots=True)
class DateMention:
    """A date expression and what it names.

    ``value`` is an ISO 8601 date of reduced precision (``2024-11-27``, ``2024-11``, ``2024``), the
    shortest form that holds the whole period, None where that cannot be told. ``first`` and ``last``
    are the first and last day of the period. ``relation`` is ``on``, or ``since``, ``until``, ``by``,
    ``before``, ``after`` where the word before it says so.
    """

    start: int
    end: int
    text: str
    value: str | None
    first: date | None = None
    last: date | None = None
    relation: str = "on"


def find_dates(document: Document, sentences: Sequence[Sentence]) -> tuple[DateMention, ...]:
    """The date expressions of all sentences, in text order, never overlapping.

    Days and months without a year are counted from ``document.published``; "two days later" and
    "the following morning" from the last day that the text named before. Without a day of
    publication such expressions have no value. Durations ("for three years", "a years-long siege"),
    ages and clock times are no dates.
    """
    found: list[DateMention] = []
    anchor = document.published
    for sentence in sentences:
        for kind, match in _matches(document.text, sentence):
            token = _token_at(sentence, match)
            if token is None or not _is_date(kind, match, sentence, token):
                continue
            period = resolve(
                kind,
                match,
                published=document.published,
                anchor=anchor,
                direction=direction_at(sentence, token),
            )
            if period is not None and period.first == period.last:
                anchor = period.first
            found.append(_mention(document.text, sentence, match, period))
    return tuple(found)


def _matches(text: str, sentence: Sentence) -> Iterator[tuple[str, re.Match[str]]]:
    """The longest match at each place, left to right; earlier patterns win a tie."""
    candidates: list[tuple[int, int, int, str, re.Match[str]]] = []
    for rank, (kind, pattern) in enumerate(PATTERNS):
        candidates.extend(
            (match.start(), -match.end(), rank, kind, match)
            for match in pattern.finditer(text, sentence.start, sentence.end)
        )
    reached = sentence.start
    for start, negative_end, _, kind, match in sorted(candidates, key=lambda c: c[:3]):
        if start >= reached:
            reached = -negative_end
            yield kind, match


def _token_at(sentence: Sentence, match: re.Match[str]) -> int | None:
    """The token that carries the expression: of those inside it, the one nearest to the root."""
    inside = [
        i for i, token in enumerate(sentence.tokens) if token.start < match.end() and token.end > match.start()
    ]
    members = set(inside)
    return next((i for i in inside if sentence.tokens[i].head not in members), inside[0] if inside else None)


def _is_date(kind: str, match: re.Match[str], sentence: Sentence, token: int) -> bool:
    if kind == "year":
        return reads_as_year(sentence, match.start("y"))
    if kind == "month":
        return reads_as_month(sentence, token)
    return True


def _mention(text: str, sentence: Sentence, match: re.Match[str], period: Period | None) -> DateMention:
    return DateMention(
        start=match.start(),
        end=match.end(),
        text=match.group(),
        value=period.iso() if period else None,
        first=period.first if period else None,
        last=period.last if period else None,
        relation=_relation(text[sentence.start : match.start()]),
    )


def _relation(before: str) -> str:
    words: Iterable[str] = re.findall(r"[^\W\d_]+", before[-20:].lower())
    return _RELATIONS.get(next(iter(list(words)[-1:]), ""), "on")


def dates_within(dates: Iterable[DateMention], start: int, end: int) -> tuple[DateMention, ...]:
    """The mentions that lie wholly between two offsets."""
    return tuple(mention for mention in dates if start <= mention.start and mention.end <= end)


