"""The value of a number as it is written: "12,000", "2.5m", "sixty-one", "dozens"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from verify.numerals import TENS, UNITS, magnitudes
from verify.relate.lexicon import load
from verify.relate.normalise import plain
from verify.types import Token

_WORDS = {word: float(value) for word, value in (UNITS | TENS).items()}
_WORDS |= {"half": 0.5, "quarter": 0.25, "third": 1 / 3}
# Vague counts and the range an editor would grant them.
_VAGUE = {"dozen": (12.0, 12.0), "dozens": (24.0, 99.0), "scores": (40.0, 199.0), "hundreds": (200.0, 999.0)}
_VAGUE |= {"thousands": (2e3, 999e3), "millions": (2e6, 999e6), "billions": (2e9, 999e9)}
_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_FIGURE = re.compile(r"([^\d.,-]*)(\d[\d,]*(?:\.\d+)?|\.\d+)(?:[-/](\d[\d,]*(?:\.\d+)?))?([^\d]*)$")
_FRACTION = re.compile(r"1/[234]|[½¼¾]")
_RUN_TOGETHER = re.compile(r"^(\d+)([1-9])/([2348])$")  # "21/2 weeks" is two and a half, for nobody writes 21 halves
_ORDINAL = re.compile(r"\d+(?:st|nd|rd|th)$", re.IGNORECASE)


def value_at(tokens: Sequence[Token], index: int) -> tuple[float, float, int] | None:
    """The lower and upper value of the number that begins at a token, and the token it ends at; None for none."""
    word = plain(tokens[index].text)
    if word in _VAGUE:
        return (*_VAGUE[word], index)
    text, last = _joined(tokens, index)
    low = _figure(text)
    if low is None:
        spelled = tokens[index].upos == "NUM" or word in magnitudes() or (word in TENS and _continues(tokens, index))
        low = _spelled(word) if spelled else None
    if low is None:
        return None
    match = _FIGURE.match(text)
    high = float(match[3].replace(",", "")) if match and match[3] and "/" not in text else low
    while (grown := _grown(tokens, last, low, high)) is not None:
        low, high, last = grown
    return low, high, last


def _grown(tokens: Sequence[Token], last: int, low: float, high: float) -> tuple[float, float, int] | None:
    """The number with the word after it, where that is part of it: "2.5 million", "sixty-one", "3 1/2"."""
    following = last + (2 if _continues(tokens, last) else 1)
    if following >= len(tokens):
        return None
    text, word = tokens[following].text, plain(tokens[following].text)
    if word in magnitudes() or word == "dozen":
        scale = magnitudes().get(word, 12.0)
        return low * scale, high * scale, following
    if plain(tokens[last].text) in TENS and (ones := _ones(tokens[following])):
        return low + ones, high + ones, following
    if _FRACTION.fullmatch(text) and tokens[last].text.isdigit():
        part = _figure(text) or 0.5
        return low + part, high + part, following
    return None


def _joined(tokens: Sequence[Token], index: int) -> tuple[str, int]:
    """The figure at ``index`` with the figures written on to it without a space, and where it ends."""
    text, last = tokens[index].text, index
    if index and tokens[index - 1].text[-1:] in load("units")["signs"]:
        text = text.lstrip(_LETTERS)  # "$US12"
    if not text[:1].isdigit():
        return text, last
    while last + 1 < len(tokens) and tokens[last + 1].start == tokens[last].end:
        following = tokens[last + 1].text
        if following in (",", ".") and last + 2 < len(tokens) and tokens[last + 2].start == tokens[last + 1].end:
            decimals = tokens[last + 2].text
            if not decimals.isdigit() or (following == "," and len(decimals) < 3):  # noqa: PLR2004 - thousands
                break
            text += following + decimals
            last += 2
        elif following.isdigit():
            text += following
            last += 1
        else:
            break
    return text, last


def _continues(tokens: Sequence[Token], last: int) -> bool:
    """Whether a hyphen after ``last`` joins one number: "70-million", "sixty-one"."""
    if last + 2 >= len(tokens) or tokens[last + 1].text != "-":
        return False
    joined = plain(tokens[last + 2].text) in magnitudes()
    return joined or (plain(tokens[last].text) in TENS and _ones(tokens[last + 2]) > 0)


def _ones(token: Token) -> float:
    """What a word or figure from one to nine adds to the tens before it: "sixty-one", "Eighty-6"; 0 for others."""
    if token.upos != "NUM":
        return 0.0
    value = float(token.text) if token.text.isascii() and token.text.isdigit() else _WORDS.get(plain(token.text), 0.0)
    return value if 1 <= value < 10 else 0.0  # noqa: PLR2004 - one digit


def _figure(text: str) -> float | None:
    match = _FIGURE.match(_RUN_TOGETHER.sub(_decimal, text))
    if match is None or _ORDINAL.match(text) or ":" in text:
        return None
    tail = plain(match[4])
    if tail and tail not in magnitudes() and tail not in ("%", "percent") and tail not in load("units")["units"]:
        return None
    if len(match[1]) > 4:  # noqa: PLR2004 - a currency is short; "MH370" is a name
        return None
    if match[1] and match[1].isalnum():
        return None
    value = float(match[2].replace(",", ""))
    if match[3] and "/" in text:
        divisor = float(match[3].replace(",", ""))
        return value / divisor if divisor else None
    return value * magnitudes().get(tail, 1.0)


def _decimal(mixed: re.Match[str]) -> str:
    """As in "21/2", which is written for 2.5."""
    return f"{int(mixed[1]) + int(mixed[2]) / int(mixed[3]):g}"


def _spelled(word: str) -> float | None:
    if word in _WORDS:
        return _WORDS[word]
    if word in magnitudes() and len(word) > 3:  # noqa: PLR2004 - "k" and "bn" need a figure
        return magnitudes()[word]
    tens, _, ones = word.partition("-")
    if tens in _WORDS and ones in _WORDS:
        return _WORDS[tens] + _WORDS[ones] if _WORDS[tens] >= 20 else None  # noqa: PLR2004 - "twenty-five"
    return None
