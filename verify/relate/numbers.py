"""Numbers in a parsed text: their value, their bounds and the unit they are in."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from verify.relate.clock import CLOCK, clock_at
from verify.relate.figures import value_at
from verify.relate.fractions import share_at
from verify.relate.lexicon import load
from verify.relate.measures import is_age, measure_at, says
from verify.relate.normalise import plain
from verify.relate.scores import score_of
from verify.types import Token

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
    """The numbers and times of day among tokens that are not ``taken`` by dates, in order; a range or score is one."""
    found: list[Number] = []
    index = 0
    while index < len(tokens):
        number = None if index in taken else _one_at(tokens, index)
        if number is None:
            index += 1
            continue
        pair = _pair(tokens, found[-1], number) if found else None
        if pair is not None:
            found.pop()
            number = pair
        found.append(number)
        index = number.last + 1
    return found


def _one_at(tokens: Sequence[Token], index: int) -> Number | None:
    return _time(tokens, index) or _share(tokens, index) or _number(tokens, index)


def _time(tokens: Sequence[Token], index: int) -> Number | None:
    time = clock_at(tokens, index)
    if time is None:
        return None
    minutes, measure, last = time
    return _bounded(tokens, Number(index, last, minutes, minutes, approximate=False, measure=measure))


def _share(tokens: Sequence[Token], index: int) -> Number | None:
    share = share_at(tokens, index)
    if share is None:
        return None
    value, last = share
    return _bounded(tokens, Number(index, last, value, value, approximate=False, measure="percent"))


def _number(tokens: Sequence[Token], index: int) -> Number | None:
    if index + 1 < len(tokens) and plain(tokens[index + 1].text) == "o'clock":
        return None
    value = value_at(tokens, index)
    if value is None:
        return None
    low, high, last = value
    measure, last = measure_at(tokens, index, last)
    if is_age(tokens, index, last, low):
        measure = "age"
    first = index - 1 if index and _is_sign(tokens[index - 1]) else index
    return _bounded(tokens, Number(first, last, low, high, approximate=False, measure=measure))


def _bounded(tokens: Sequence[Token], number: Number) -> Number:
    """The number with the bound that the words beside it make of it."""
    before = " ".join(plain(token.text) for token in tokens[max(0, number.first - 4) : number.first])
    after = " ".join(plain(token.text) for token in tokens[number.last + 1 : number.last + 4])
    comparators = load("units")["clock" if number.measure.startswith(CLOCK) else "comparators"]
    bound = next((kind for kind, listed in comparators.items() if says(listed, before, after)), "=")
    if bound == ">":
        return replace(number, high=None)
    if bound == "<":
        return replace(number, low=None)
    return replace(number, approximate=bound == "~")


def _is_sign(token: Token) -> bool:
    return token.text.endswith(tuple(load("units")["signs"]))


def _pair(tokens: Sequence[Token], one: Number, two: Number) -> Number | None:
    """Two figures as one where they are a score or the two ends of a range."""
    if one.low is None or one.high is None or two.low is None or two.high is None:
        return None
    score = score_of(tokens, (one.first, one.last, one.low, one.measure), (two.first, two.last, two.low, two.measure))
    if score is not None:
        low, high = sorted((one.low, two.low))
        return replace(one, last=score[1], low=low, high=high, measure=score[0])
    return replace(one, last=two.last, high=two.high, measure=two.measure) if _is_range(tokens, one, two) else None


def _is_range(tokens: Sequence[Token], one: Number, two: Number) -> bool:
    """As in "between $4 and $11" or "20-30": one figure of two ends."""
    if one.measure not in ("", two.measure):
        return False
    between = [token.text.lower() for token in tokens[one.last + 1 : two.first]]
    if between in (["-"], ["–"]):
        return tokens[one.last].end + 1 == tokens[two.first].start
    return between == ["and"] and one.first > 0 and tokens[one.first - 1].text.lower() == "between"


def is_year(token: Token) -> bool:
    """Whether a bare figure reads as a year (1500 to 2099)."""
    return bool(_YEAR.match(token.text))
