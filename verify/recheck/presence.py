"""Whether a quote still stands in a text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz

from verify.recheck.folding import Word, words_of
from verify.wording import one_line

_STOP = re.compile(r"\n|[.!?…]\W*\s")
_ABBREVIATION = re.compile(r"[A-Z][a-z]{0,2}")
# Words and characters beyond which it is no sentence but a page without punctuation: compared whole, it takes minutes.
_LONGEST_SENTENCE = 100
_LONGEST_COMPARED = 2_000
# Below this, what is nearest has nothing to do with the quote.
_ALIKE = 50.0


@dataclass(frozen=True, slots=True)
class Found:
    """Where a quote stands, or what comes nearest to it.

    ``span`` holds the first and one past the last character of its words in the text, None where it
    is not there. ``nearest`` is then the sentence most like it, on one line, None when none is;
    ``score`` says how much alike, 0 to 100, and is 100 only for a quote that is there.
    """

    span: tuple[int, int] | None
    nearest: str | None
    score: float


def find_quote(quote: str, text: str) -> Found:
    """Look for ``quote`` in ``text``.

    It is there when its words stand in the text one after the other, each exactly as quoted, case
    and all; punctuation and typography do not count, numbers do: "12 dead" is not in "212 dead".
    """
    wanted, words = words_of(quote), words_of(text)
    if not wanted:
        return Found(None, None, 0.0)
    span = _span(wanted, words)
    if span is not None:
        return Found(span, None, 100.0)
    nearest, score = _nearest(_spaced(wanted), words, text)
    return Found(None, one_line(nearest) if score >= _ALIKE else None, score)


def find_all(quote: str, text: str) -> list[tuple[int, int]]:
    """All places where ``quote`` stands in ``text``, as ``find_quote`` gives the first; they do not overlap."""
    wanted, words = words_of(quote), words_of(text)
    places: list[tuple[int, int]] = []
    while wanted and (span := _span(wanted, words)) is not None:
        places.append(span)
        words = [word for word in words if word.start >= span[1]]
    return places


def sentences(text: str) -> list[list[Word]]:
    """The sentences of ``text`` as words; a line ends a sentence, and so do a hundred words without a full stop."""
    return list(_sentences(words_of(text), text))


def _span(wanted: Sequence[Word], words: Sequence[Word]) -> tuple[int, int] | None:
    text = _spaced(words)
    place = text.find(_spaced(wanted))
    if place < 0:
        return None
    first = text.count(" ", 0, place)
    return words[first].start, words[first + len(wanted) - 1].end


def _spaced(words: Sequence[Word]) -> str:
    """The words, each between single spaces, so that no word is found inside another."""
    return " " + "".join(f"{word.text} " for word in words)


def _nearest(quote: str, words: list[Word], text: str) -> tuple[str, float]:
    """The sentence most like ``quote``, and how much."""
    nearest, best = "", 0.0
    for sentence in _sentences(words, text):
        spaced = _spaced(sentence)[:_LONGEST_COMPARED]
        # A quote may be part of a sentence, but a scrap of a sentence is not like the quote it occurs in.
        compare = fuzz.partial_ratio if len(quote) <= len(spaced) else fuzz.ratio
        score = compare(quote, spaced, score_cutoff=best)
        if score > best:
            nearest, best = text[sentence[0].start : sentence[-1].end], score
    return nearest, best


def _sentences(words: list[Word], text: str) -> Iterator[list[Word]]:
    start = 0
    for at in range(1, len(words) + 1):
        if at == len(words) or at - start == _LONGEST_SENTENCE or _ends(words[at - 1], words[at], text):
            yield words[start:at]
            start = at


def _ends(word: Word, following: Word, text: str) -> bool:
    """Whether a sentence ends between two words; "Gen. Vell" and "U.S. troops" go on."""
    between = text[word.end : following.start]
    return _STOP.match(between) is not None and ("\n" in between or not _ABBREVIATION.fullmatch(word.text))
