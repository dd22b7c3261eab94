"""The numbers in a run of words, by value: "12", "twelve" and "a dozen" are one number, "4m" and "4 million" are."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from verify.numerals import ORDINALS

_UNITS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen"
).split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_SMALL = {word: float(value) for value, word in enumerate(_UNITS)}
_SMALL |= {word: 10.0 * value for value, word in enumerate(_TENS, start=2)}
_RANKS = {word: float(value) for value, word in enumerate(ORDINALS, start=1)}
_SHARES = {"half": 0.5, "quarter": 0.25, "quarters": 0.25, "thirds": 1 / 3, "fifths": 0.2, "tenths": 0.1}
_VAGUE = {"dozen": 12.0, "dozens": 24.0, "scores": 40.0, "hundreds": 200.0, "thousands": 2e3, "millions": 2e6}
_SINGLE = _RANKS | _SHARES | _VAGUE
_SCALES = {"hundred": 1e2, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12}
_GLUED = {"k": 1e3, "m": 1e6, "mn": 1e6, "mln": 1e6, "bn": 1e9, "tn": 1e12, "trn": 1e12}
_FIGURE = re.compile(r"(-?)(\d{1,3}(?:,\d{3})+|\d+)((?:[.,]\d+)*)([^\W\d_]*)")
_NO_UNITS = frozenset({"", "st", "nd", "rd", "th", "s"})
_UNIT_WORDS = {"%": "%", "percent": "%", "‰": "‰", "°": "°", "$": "$", "dollars": "$", "€": "€", "euros": "€"}
_UNIT_WORDS |= {"£": "£", "pounds": "£", "¥": "¥", "yen": "¥", "₽": "₽", "roubles": "₽", "rubles": "₽", "₹": "₹"}
_CURRENCIES = frozenset("$€£¥₽₹")


@dataclass(frozen=True, slots=True)
class Number:
    """A number at the words ``start`` to ``end`` (exclusive), and what it is measured in, "" for a plain count."""

    start: int
    end: int
    value: float
    unit: str = ""

    @property
    def amount(self) -> tuple[float, str]:
        """What makes two numbers the same."""
        return self.value, self.unit


def numbers_in(words: Sequence[str]) -> list[Number]:
    """The numbers among ``words``, in order; the words are folded, as ``words_of`` gives them."""
    return list(_numbers([word.casefold() for word in words]))


def _numbers(words: Sequence[str]) -> Iterator[Number]:
    at = 0
    while at < len(words):
        found = _number_at(words, at)
        if found is None:
            at += 1
            continue
        value, end = found
        start = at
        unit = _glued_unit(words[at]) or (_UNIT_WORDS.get(words[end], "") if end < len(words) else "")
        if words[end : end + 2] == ["per", "cent"]:
            unit, end = "%", end + 2
        elif unit and not _glued_unit(words[at]):
            end += 1
        elif start and words[start - 1] in _CURRENCIES:
            start, unit = start - 1, words[start - 1]
        yield Number(start, end, round(value, 6), unit)
        at = end


def _number_at(words: Sequence[str], at: int) -> tuple[float, int] | None:
    """The value of the number that begins at a word, and the word after it."""
    word = words[at]
    figure = _figure(word)
    if figure is not None:
        return _scaled(words, figure, at + 1)
    if word in _SMALL and not (word == "one" and at and words[at - 1] == "no"):
        return _spelled(words, at)
    value = _SINGLE.get(word)
    if value is not None:
        return value, at + 1
    if word in _SCALES and at and words[at - 1] == "a":
        return _spelled(words, at)
    return None


def _figure(word: str) -> float | None:
    match = _FIGURE.fullmatch(word)
    if match is None:
        return None
    sign, whole, rest, glued = match.groups()
    # "1.5" and "1,5" are a number and a half; "3.4.2024" and "10,20,30" are taken for what they look like.
    digits = rest.replace(",", ".")
    fraction = digits if digits.count(".") <= 1 else digits.replace(".", "")
    value = float(whole.replace(",", "") + (fraction if fraction.startswith(".") or not fraction else f".{fraction}"))
    return (-value if sign else value) * _GLUED.get(glued, 1.0)


def _glued_unit(word: str) -> str:
    """The unit in "3km"; magnitudes ("3m") and the endings of "3rd" and "1990s" are none."""
    match = _FIGURE.fullmatch(word)
    return "" if match is None or match[4] in _NO_UNITS or match[4] in _GLUED else match[4]


def _spelled(words: Sequence[str], at: int) -> tuple[float, int]:
    """Words such as "twenty-one" and "two hundred and fifty thousand"; the hyphens are gone, an "and" may be there."""
    total, current, end = 0.0, 0.0, at
    while end < len(words):
        word = words[end]
        if word in _SMALL and (end == at or current == 0 or _fits(current, _SMALL[word])):
            current += _SMALL[word]
        elif word == "hundred":
            current = max(current, 1.0) * 100
        elif word in _SCALES:
            total, current = total + max(current, 1.0) * _SCALES[word], 0.0
        elif word == "and" and end + 1 < len(words) and words[end - 1] in _SCALES and words[end + 1] in _SMALL:
            pass
        elif word in _SHARES and end == at + 1:
            return current * _SHARES[word], end + 1  # "two thirds", "three quarters"
        else:
            break
        end += 1
    return total + current, end


def _fits(current: float, value: float) -> bool:
    """Whether a small number goes on from what was read: "twenty" "one" does, "ten" "two" are two numbers."""
    return (current % 100 >= 20 and current % 10 == 0 and 0 < value < 10) or (current >= 100 and current % 100 == 0)  # noqa: PLR2004


def _scaled(words: Sequence[str], value: float, end: int) -> tuple[float, int]:
    while end < len(words) and (words[end] in _SCALES or words[end] in ("mn", "bn", "mln", "tn")):
        value *= _SCALES.get(words[end]) or _GLUED[words[end]]
        end += 1
    return value, end
