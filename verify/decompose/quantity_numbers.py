"""Reading numbers: digits, words, magnitudes and vague plurals, as runs of tokens."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from verify.decompose.quantity_lexicon import measures
from verify.numerals import TENS, UNITS
from verify.types import Token

_LARGE = ("thousand", "million", "billion", "trillion")
_FRACTIONS = {"half": 2, "third": 3, "quarter": 4, "fifth": 5, "sixth": 6, "tenth": 10}
_DIGITS = re.compile(r"(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?")
_ATTACHED = re.compile(rf"(?P<n>{_DIGITS.pattern})(?P<m>k|m|mn|mln|bn|tn|trn)?\+?", re.IGNORECASE)
# No count in news text has more digits; a longer run is a number of something else.
_MAX_DIGITS = 18


@dataclass(frozen=True, slots=True)
class Number:
    """Tokens ``first`` to ``last`` (included) and the value they spell; ``vague`` bounds it from below only.

    ``share`` marks a fraction ("half", "two-thirds"), given in percent; ``scale`` is the
    magnitude behind the digits ("3 million": a million).
    """

    first: int
    last: int
    value: float
    vague: bool = False
    share: bool = False
    scale: float = 1.0


def read_number(tokens: Sequence[Token], i: int) -> Number | None:
    """The longest number that begins at token ``i``, or None."""
    return _vague(tokens, i) or _fraction(tokens, i) or _digits(tokens, i) or _words(tokens, i)


def holds_number(tokens: Sequence[Token]) -> bool:
    """Whether a number can be among these words; cheap, and true of more sentences than have one."""
    words = _number_words()
    return any(t.upos == "NUM" or t.text[:1].isdigit() or t.text.lower().removesuffix("s") in words for t in tokens)


@cache
def _number_words() -> frozenset[str]:
    vague = (word.removesuffix("s") for word in measures().vague)
    return frozenset({*vague, *UNITS, *TENS, *_FRACTIONS, "dozen"})


def _word(tokens: Sequence[Token], i: int) -> str:
    return tokens[i].text.lower() if 0 <= i < len(tokens) else ""


def _vague(tokens: Sequence[Token], i: int) -> Number | None:
    """Vague plurals: "dozens", "hundreds of thousands", "tens of millions"."""
    table = measures().vague
    word = _word(tokens, i)
    if word not in table:
        return None
    second = _word(tokens, i + 2)
    if _word(tokens, i + 1) == "of" and second in table and second != word and word in ("tens", "dozens", "hundreds"):
        return Number(i, i + 2, table[word] * table[second] / 2, vague=True)
    return Number(i, i, table[word], vague=True)


def _fraction(tokens: Sequence[Token], i: int) -> Number | None:
    """A share, in percent: "half of", "a third of", "two-thirds of"."""
    word = _word(tokens, i)
    if word == "half" and _word(tokens, i + 1) in ("of", "the", "its", "their", "all"):
        return Number(i, i, 50.0, share=True)
    count, k = (UNITS.get(word), i + 1) if word not in ("a", "one") else (1, i + 1)
    if count is None:
        return None
    if _word(tokens, k) == "-":
        k += 1
    part = _word(tokens, k).removesuffix("s")
    if part in _FRACTIONS and _word(tokens, k + 1) == "of" and 0 < count < _FRACTIONS[part]:
        return Number(i, k, 100.0 * count / _FRACTIONS[part], share=True)
    return None


def _digits(tokens: Sequence[Token], i: int) -> Number | None:
    match = _ATTACHED.fullmatch(tokens[i].text)
    if match is None or len(match["n"]) > _MAX_DIGITS:
        return None
    value = float(match["n"].replace(",", ""))
    magnitude = match["m"]
    if magnitude:
        scale = measures().magnitudes[magnitude.lower()]
        return Number(i, i, value * scale, scale=scale)
    return _scaled(tokens, i, i, value)


def _scaled(tokens: Sequence[Token], first: int, last: int, value: float) -> Number:
    """The number with the magnitude after it: "3 million", "3.2bn", "two hundred thousand"."""
    size = 1.0
    while True:
        k = last + 1
        if _word(tokens, k) == "-" and _word(tokens, k + 1) in measures().magnitudes:
            k += 1
        word = _word(tokens, k)
        scale = measures().magnitudes.get(word)
        if scale is None or (len(word) <= 3 and tokens[k].start != tokens[last].end and word != "bn"):  # noqa: PLR2004 -- "3 m" are metres
            return Number(first, last, value * size, scale=size)
        size, last = size * scale, k


def _words(tokens: Sequence[Token], i: int) -> Number | None:
    """A number in words: "twenty-one", "two hundred and five", "a hundred", "a dozen", "half a million"."""
    word = _word(tokens, i)
    if word == "half" and _word(tokens, i + 1) in ("a", "-a"):
        rest = _scaled(tokens, i, i + 1, 0.5)
        return rest if rest.last > i + 1 else None
    if word == "a":
        if _word(tokens, i + 1) == "dozen":
            return Number(i, i + 1, 12.0)
        rest = _scaled(tokens, i, i, 1.0)
        return rest if rest.last > i else None
    return _spelled(tokens, i)


def _spelled(tokens: Sequence[Token], i: int) -> Number | None:
    """Numbers below and above a hundred in words: "twenty-one", "two hundred and five", "three million"."""
    total, current, k, last = 0.0, 0.0, i, -1
    while k < len(tokens):
        word = _word(tokens, k)
        value = _small(word)
        if value is not None and not (last == k - 1 and current % 10 and value):
            current += value
        elif word == "hundred" and current:
            current *= 100
        elif last >= 0 and word in _LARGE:
            total, current = total + (current or 1) * measures().magnitudes[word], 0.0
        elif last >= 0 and word == "dozen":
            return Number(i, k, (total + current) * 12)
        elif (
            last >= 0
            and _small(_word(tokens, k + 1)) is not None
            and _joins(word, current, total)
            and (word == "-" or _word(tokens, k + 2) not in _LARGE)
        ):
            k += 1
            continue
        else:
            break
        last = k
        k += 1
    return Number(i, last, total + current) if last >= 0 else None


def _joins(word: str, current: float, total: float) -> bool:
    """A hyphen joins tens and units; "and" only follows a hundred or more ("two and three" are two numbers)."""
    if word == "-":
        return current % 10 == 0 and current > 0
    return word == "and" and (bool(total) or (current >= 100 and math.isclose(current % 100, 0)))  # noqa: PLR2004 -- hundreds


def _small(word: str) -> float | None:
    """A word below a hundred, hyphenated or not."""
    if word in UNITS:
        return float(UNITS[word])
    if word in TENS:
        return float(TENS[word])
    tens, hyphen, units = word.partition("-")
    if hyphen and tens in TENS and 0 < UNITS.get(units, 0) < 10:  # noqa: PLR2004 -- one digit
        return float(TENS[tens] + UNITS[units])
    return None
