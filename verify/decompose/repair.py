"""A repair of a parse: which words it asks about, and what it hangs elsewhere."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from verify.decompose.tree import Tree
from verify.types import Token

# Places in the sentence, each with the token that is to stand there.
Changes = Iterator[tuple[int, Token]]


@dataclass(frozen=True, slots=True)
class Repair:
    """A rule that is asked of each word with one of its labels, of every word where it has none.

    The answers are all given on the tree as it was, and taken over together.
    """

    labels: tuple[str, ...]
    changes: Callable[[Tree, int], Changes]

    def apply(self, tree: Tree) -> Tree:
        """The tree with what the rule changes; the very same tree where it changes nothing."""
        repaired: list[Token] | None = None
        for index in tree.labelled(*self.labels) if self.labels else range(len(tree)):
            for place, token in self.changes(tree, index):
                repaired = repaired or list(tree.tokens)
                repaired[place] = token
        return tree if repaired is None else Tree(repaired)


def repairs(*labels: str) -> Callable[[Callable[[Tree, int], Changes]], Repair]:
    """Make a repair of a rule that says for one word with one of these labels what is to be changed."""
    return lambda changes: Repair(labels, changes)
