"""The unit that the rules make: chosen words of a sentence, in the order in which a claim will say them."""

from __future__ import annotations

from dataclasses import dataclass, field

# A token index, or a word that English needs and the sentence does not have there ("is", "a").
Word = int | str


@dataclass(frozen=True, slots=True)
class Proposition:
    """One statement in the making.

    ``words`` leave out punctuation, which rendering puts back where both neighbours stand as in the
    article. ``head`` is the token whose context decides who says it: the predicate, or the noun that
    an apposition describes. ``tokens`` are the token indices among the words.
    """

    words: tuple[Word, ...]
    head: int
    tokens: tuple[int, ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "tokens", tuple([word for word in self.words if isinstance(word, int)]))
