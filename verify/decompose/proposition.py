"""The unit that the rules make: chosen words of a sentence, in the order in which a claim will say them."""

from __future__ import annotations

from dataclasses import dataclass

# A token index, or a word that English needs and the sentence does not have there ("is", "a").
Word = int | str


@dataclass(frozen=True, slots=True)
class Proposition:
    """One statement in the making.

    ``words`` leave out punctuation, which rendering puts back where both neighbours stand as in the
    article. ``head`` is the token whose context decides who says it: the predicate, or the noun that
    an apposition describes.
    """

    words: tuple[Word, ...]
    head: int

    @property
    def tokens(self) -> tuple[int, ...]:
        """The token indices among the words."""
        return tuple(word for word in self.words if isinstance(word, int))
