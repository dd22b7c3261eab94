"""Choosing a passage of an article by sentences and words, without the mouse."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from verify.types import RevisionRecord

_WORD = re.compile(r"\S+")


class Selection:
    """A passage of one paragraph, at least a word long; it starts as the sentence at a character."""

    def __init__(self, revision: RevisionRecord, at: int) -> None:
        blocks = [(block.start, block.end) for block in revision.blocks] or [(0, len(revision.text))]
        self._words = [match.span() for start, end in blocks for match in _WORD.finditer(revision.text, start, end)]
        sentences = [(each.start, each.end) for each in revision.passages] or blocks
        # Both as the numbers of their first and last word.
        self._blocks = _with_words(blocks, self._words)
        self._sentences = _with_words(sentences, self._words)
        self._first, self._last = 0, 0
        if self._words:
            starts = [self._words[first][0] for first, _ in self._sentences]
            self._first, self._last = self._sentences[max(bisect_right(starts, at) - 1, 0)]

    def __bool__(self) -> bool:
        """Whether there is a word to choose at all."""
        return bool(self._words)

    @property
    def span(self) -> tuple[int, int]:
        """The characters that are chosen."""
        return self._words[self._first][0], self._words[self._last][1]

    def move(self, step: int) -> None:
        """Choose the whole sentence after this one, or before it."""
        here = max(bisect_right([first for first, _ in self._sentences], self._first) - 1, 0)
        self._first, self._last = self._sentences[min(max(here + step, 0), len(self._sentences) - 1)]

    def end(self, step: int) -> None:
        """Let the passage end so many words further on."""
        self._last = min(max(self._last + step, self._first), self._block()[1])

    def start(self, step: int) -> None:
        """Let the passage start so many words further on."""
        self._first = max(min(self._first + step, self._last), self._block()[0])

    def _block(self) -> tuple[int, int]:
        return next(each for each in self._blocks if each[0] <= self._first <= each[1])


def _with_words(spans: Sequence[tuple[int, int]], words: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The first and last word in each stretch of characters that has any, in text order."""
    found = []
    for start, end in sorted(spans):
        first = bisect_left(words, (start, start))
        last = bisect_left(words, (end, end)) - 1
        if first <= last:
            found.append((first, last))
    return found
