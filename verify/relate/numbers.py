"""Numbers in a parsed text: their value, their bounds and the unit they are in."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from verify.relate.figures import value_at
from verify.relate.lexicon import load
from verify.relate.measures import is_age, measure_at, says
from verify.relate.normalise import plain
from verify.types import Token

_CLOCK = frozenset({"am", "pm", "gmt", "est", "edt", "pst", "pdt", "utc", "cet", "aest", "o'clock"})
_YEAR = re.compile(r"(1[5-9]|20)\d\d$")


@dataclass(frozen=True, slots=True)
class Number:
    """A number at tokens ``first`` to ``last`` (inclusive), its bounds and its measure ("" for a plain count)."""

    first: int
    last: int
    low: float | None
    high: float | None
    approximate: bool
    measure: str


def find_numbers(tokens: Sequence[Token], taken: set[int]) -> list[Number]:
    """The numbers among the tokens that are not ``taken`` by dates, in order."""
    found = []
    index = 0
    while index < len(tokens):
        value = None if index in taken or _is_clock(tokens, index) else value_at(tokens, index)
        if value is None:
            index += 1
            continue
        low, high, last = value
        found.append(_bounded(tokens, index, last, low, high))
        index = found[-1].last + 1
    return found


def _is_clock(tokens: Sequence[Token], index: int) -> bool:
    return index + 1 < len(tokens) and plain(tokens[index + 1].text).replace(".", "") in _CLOCK


def _bounded(tokens: Sequence[Token], first: int, last: int, low: float, high: float) -> Number:
    measure, last = measure_at(tokens, first, last)
    if is_age(tokens, first, last, low):
        measure = "age"
    signs = load("units")["signs"]
    preceding = (plain(token.text) for token in tokens[max(0, first - 4) : first] if token.text not in signs)
    before = " ".join(preceding)
    after = " ".join(plain(token.text) for token in tokens[last + 1 : last + 4])
    comparators = load("units")["comparators"]
    bound = next((kind for kind, listed in comparators.items() if says(listed, before, after)), "=")
    approximate = bound == "~"
    if bound == ">":
        return Number(first, last, low, None, approximate, measure)
    if bound == "<":
        return Number(first, last, None, high, approximate, measure)
    return Number(first, last, low, high, approximate, measure)


def is_year(token: Token) -> bool:
    """Whether a bare figure reads as a year (1500 to 2099)."""
    return bool(_YEAR.match(token.text))
