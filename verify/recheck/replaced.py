"""Which sentence of a page stands where a quote stood, if any says what it said."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from verify.recheck.folding import Word, words_of
from verify.recheck.presence import sentences
from verify.recheck.remains import Remains
from verify.recheck.rewording import likeness
from verify.wording import one_line

# How near a sentence must come to stand for the quote: less where it stands in the very place of it.
_ANYWHERE, _IN_PLACE = 60.0, 50.0
_LONGEST_QUOTE = 4  # sentences of a quote that are looked for as one


@dataclass(frozen=True, slots=True)
class Replacement:
    """The sentence, on one line, how much of the quote it has left (0 to 99), and whether a number is another."""

    text: str
    score: float
    number_changed: bool


def find_replacement(quote: str, text: str, remains: Remains) -> Replacement | None:
    """The fresh sentence of ``text`` that comes nearest to the quote, None where none comes near enough.

    A sentence that was on the page before, beside the quote, is not what became of it, however alike.
    """
    wanted = words_of(quote)
    best: tuple[float, Replacement] | None = None
    for words, in_place in _candidates(remains, min(_LONGEST_QUOTE, len(sentences(quote)))):
        found = likeness(wanted, words, remains.own)
        if found.nearness >= (_IN_PLACE if in_place else _ANYWHERE) and (best is None or found.nearness > best[0]):
            shown = one_line(text[words[0].start : words[-1].end])
            best = found.nearness, Replacement(shown, found.score, found.number_changed)
    return best[1] if best else None


def _candidates(remains: Remains, length: int) -> Iterator[tuple[Sequence[Word], bool]]:
    """Runs of up to one more fresh sentence than the quote has, and whether they stand in its place."""
    for start in remains.fresh:
        words: list[Word] = []
        for number in range(start, start + length + 1):
            if number not in remains.fresh:
                break
            words = [*words, *remains.fresh[number]]
            yield words, remains.in_place.issuperset(range(start, number + 1))
