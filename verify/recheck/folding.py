"""Reading text as words that can be compared, each with its place in the text.

Editors and web sites change typography all the time without touching a word: curly quotation marks,
non-breaking spaces, soft hyphens, ligatures, long dashes. All of that is folded away here; letters,
their case, digits, currency and percent signs are not.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

# Invisible inside a word: soft hyphen, zero-width space, (non-)joiners, word joiner, byte order mark.
_INVISIBLE = frozenset("\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff")
_APOSTROPHES = dict.fromkeys("‘’‚‛′ʼ`´＇", "'")
_MINUS_SIGNS = dict.fromkeys("‐‑‒–—―−﹣－", "-")
_FOLDED = _APOSTROPHES | _MINUS_SIGNS
_WORD = re.compile(
    r"(?<![\w.,])-?\d+(?:[.,]\d+)*[^\W_]*"  # a number with its sign, decimals and what is glued to it (12th, 3km)
    r"|[^\W_]+[\u0300-\u036f]*(?:'?(?:[^\W_]|[\u0300-\u036f])+)*"  # a word, with its accents and apostrophes
    r"|[%‰°$€£¥₽₹]"
)


@dataclass(frozen=True, slots=True)
class Word:
    """One word, folded, at ``start`` to ``end`` of the text as it was given."""

    text: str
    start: int
    end: int


def words_of(text: str) -> list[Word]:
    """The words of ``text`` in order, punctuation and white space left out."""
    folded, places = _fold(text)
    return [Word(match[0], places[match.start()], places[match.end() - 1] + 1) for match in _WORD.finditer(folded)]


def _fold(text: str) -> tuple[str, list[int] | range]:
    """``text`` folded, and for each of its characters the one of ``text`` that it comes from."""
    if text.isascii() and "`" not in text:
        return text, range(len(text))
    pieces: list[str] = []
    places: list[int] = []
    for place, char in enumerate(text):
        if char in _INVISIBLE:
            continue
        piece = _FOLDED.get(char) or _compatible(char)
        pieces.append(piece)
        places.extend([place] * len(piece))
    return "".join(pieces), places


def _compatible(char: str) -> str:
    # Superscripts and fractions stay: folded, 10² would read 102.
    if char.isascii() or unicodedata.category(char) == "No":
        return char
    return unicodedata.normalize("NFKD", char)
