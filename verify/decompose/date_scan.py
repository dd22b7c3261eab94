"""Where a sentence names a date: the longest expressions, without counts, names and clock times."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass

from verify.decompose.date_patterns import find_shapes
from verify.decompose.date_years import reads_as_month, reads_as_year
from verify.decompose.tree import Tree
from verify.types import Sentence

# What every pattern needs one of; most sentences hold none and are spared the rest.
_TRIGGER = re.compile(
    r"\d|day|week|month|year|decade|hour|night|morning|noon|evening|tomorrow|tonite|spring|summer|autumn|fall|winter|"
    r"ties|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class DateExpression:
    """One match of a date pattern: its kind, its article offsets, and the token nearest to the root in it."""

    kind: str
    start: int
    end: int
    token: int
    match: re.Match[str]


def surface(sentence: Sentence) -> str:
    """The sentence as its tokens spell it, one blank for each character between them."""
    parts: list[str] = []
    reached = sentence.start
    for token in sentence.tokens:
        parts.append(" " * (token.start - reached))
        parts.append(token.text)
        reached = token.end
    return "".join(parts)


def find_expressions(sentence: Sentence) -> tuple[DateExpression, ...]:
    """The date expressions of one sentence, left to right, never overlapping."""
    text = surface(sentence)
    if _TRIGGER.search(text) is None:
        return ()
    candidates = [(match.start(), -match.end(), rank, kind, match) for rank, kind, match in find_shapes(text)]
    if not candidates:
        return ()
    tree = Tree(sentence.tokens)
    found: list[DateExpression] = []
    reached = 0
    for start, negative_end, _, kind, match in sorted(candidates, key=lambda c: c[:3]):
        if start < reached:
            continue
        token = _token_at(tree, sentence.start + start, sentence.start - negative_end)
        if token is None or not _is_date(kind, match, sentence.start + start, tree, token):
            continue
        reached = -negative_end
        found.append(DateExpression(kind, sentence.start + start, sentence.start + reached, token, match))
    return tuple(found)


def _token_at(tree: Tree, start: int, end: int) -> int | None:
    """Of the tokens between two offsets the one nearest to the root."""
    first = bisect_right(tree.tokens, start, key=lambda token: token.end)
    last = bisect_left(tree.tokens, end, key=lambda token: token.start)
    inside = range(first, last)
    return next((i for i in inside if tree[i].head not in inside), None)


def _is_date(kind: str, match: re.Match[str], start: int, tree: Tree, token: int) -> bool:
    if kind == "year":
        return reads_as_year(tree, start + match.start("y") - match.start())
    return kind != "month" or reads_as_month(tree, token)
