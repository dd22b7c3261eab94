"""WordPiece over an uncased BERT vocabulary, one word at a time.

The same pieces as the ``tokenizers`` library makes of each word (BERT's normaliser: control
characters out, accents off, lower case; punctuation and CJK characters stand alone), capped at
twelve a word. Besides the pieces the model is given the shape of the word's capital letters.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

MAX_PIECES_PER_WORD = 12
_MAX_PART = 100  # characters; BERT calls anything longer unknown
_MAX_READ = MAX_PIECES_PER_WORD * (_MAX_PART + 1)  # no character behind these can reach the first twelve pieces
_CACHED_WORDS = 50_000
# BERT's ranges of CJK ideographs.
_CJK = (
    ("\u4e00", "\u9fff"),
    ("\u3400", "\u4dbf"),
    ("\uf900", "\ufaff"),
    ("\U00020000", "\U0002a6df"),
    ("\U0002a700", "\U0002ceaf"),
    ("\U0002f800", "\U0002fa1f"),
)


@dataclass(frozen=True, slots=True)
class Pieces:
    """A sentence as the model takes it; ``first`` and ``last`` index each word's outer pieces in ``ids``."""

    ids: list[int]
    shapes: list[int]
    first: list[int]
    last: list[int]


class WordPiece:
    """Turns words into vocabulary ids. ``vocabulary`` maps a piece to its id and holds BERT's specials."""

    def __init__(self, vocabulary: Mapping[str, int]) -> None:
        self._vocabulary = vocabulary
        self._begin, self._end, self._unknown = (vocabulary[name] for name in ("[CLS]", "[SEP]", "[UNK]"))
        self.word = lru_cache(_CACHED_WORDS)(self._word)

    def sentence(self, words: Sequence[str]) -> Pieces:
        """The pieces of a sentence between its two special ones, at least one for each word."""
        pieces = Pieces([self._begin], [0], [], [])
        for word in words:
            ids = self.word(word)
            pieces.first.append(len(pieces.ids))
            pieces.ids.extend(ids)
            pieces.shapes.extend([shape(word)] * len(ids))
            pieces.last.append(len(pieces.ids) - 1)
        pieces.ids.append(self._end)
        pieces.shapes.append(0)
        return pieces

    def _word(self, word: str) -> tuple[int, ...]:
        ids: list[int] = []
        for part in _parts(word[:_MAX_READ]):
            ids.extend(self._part(part))
            if len(ids) >= MAX_PIECES_PER_WORD:
                break
        return tuple(ids[:MAX_PIECES_PER_WORD]) or (self._unknown,)

    def _part(self, part: str) -> list[int]:
        """The longest piece first, again and again; one unknown if that does not come out even."""
        if len(part) > _MAX_PART:
            return [self._unknown]
        ids: list[int] = []
        start = 0
        while start < len(part):
            prefix = "##" if start else ""
            for end in range(len(part), start, -1):
                found = self._vocabulary.get(prefix + part[start:end])
                if found is not None:
                    break
            else:
                return [self._unknown]
            ids.append(found)
            start = end
        return ids


def shape(word: str) -> int:
    """Which of the eight shapes the model knows a word has (0 is for the special pieces)."""
    if word.islower():
        return 1
    if word.isupper():
        return 2 if len(word) == 1 else 3
    if word[:1].isupper():
        return 4 if word[1:].islower() else 5
    if any(char.isupper() for char in word):
        return 6
    return 7 if any(char.isdigit() for char in word) else 8


def _parts(word: str) -> list[str]:
    parts: list[str] = []
    current = ""
    for char in _normalised(word):
        if char == " " or _stands_alone(char):
            parts += [current, char.strip()]
            current = ""
        else:
            current += char
    return [part for part in [*parts, current] if part]


def _normalised(word: str) -> str:
    if word.isascii() and word.isalnum():
        return word.lower()
    spaced = "".join(
        " " if char in "\t\n\r" or unicodedata.category(char) == "Zs" else char
        for char in word
        if char in "\t\n\r" or unicodedata.category(char)[0] != "C"
    )
    decomposed = unicodedata.normalize("NFD", spaced)
    return "".join(char for char in decomposed if unicodedata.category(char) != "Mn").lower()


def _stands_alone(char: str) -> bool:
    if char.isascii():
        return not char.isalnum()
    return unicodedata.category(char)[0] == "P" or any(first <= char <= last for first, last in _CJK)
