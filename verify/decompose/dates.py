"""When: the date expressions of an article and the days they name."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from verify.decompose.date_direction import direction_at
from verify.decompose.date_period import Period
from verify.decompose.date_resolve import resolve
from verify.decompose.date_scan import DateExpression, find_expressions
from verify.decompose.tree import Tree
from verify.types import Document, Sentence

# What the word before a date makes of it: the start, the end or the outside of a period.
_RELATIONS = {
    "since": "since",
    "from": "since",
    "between": "since",
    "until": "until",
    "till": "until",
    "through": "until",
    "to": "until",
    "by": "by",
    "before": "before",
    "after": "after",
}

# How many characters before a date can hold the word that bounds it.
_LEAD = 20


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
        expressions = find_expressions(sentence)
        tree = Tree(sentence.tokens if expressions else ())
        for expression in expressions:
            period = resolve(
                expression.kind,
                expression.match,
                published=document.published,
                anchor=anchor,
                direction=direction_at(tree, expression.token),
            )
            if period is not None and period.first == period.last:
                anchor = period.first
            found.append(_mention(document.text, sentence, expression, period))
    return tuple(found)


def _mention(text: str, sentence: Sentence, expression: DateExpression, period: Period | None) -> DateMention:
    return DateMention(
        start=expression.start,
        end=expression.end,
        text=text[expression.start : expression.end],
        value=period.iso() if period else None,
        first=period.first if period else None,
        last=period.last if period else None,
        relation=_relation(text[max(sentence.start, expression.start - _LEAD) : expression.start]),
    )


def _relation(before: str) -> str:
    words = re.findall(r"[^\W\d_]+", before.lower())
    return _RELATIONS.get(words[-1], "on") if words else "on"


def dates_within(dates: Sequence[DateMention], start: int, end: int) -> tuple[DateMention, ...]:
    """The mentions that lie wholly between two offsets; ``dates`` are in text order."""
    first = bisect_left(dates, start, key=lambda mention: mention.start)
    last = bisect_left(dates, end, key=lambda mention: mention.start)
    return tuple(mention for mention in dates[first:last] if mention.end <= end)
