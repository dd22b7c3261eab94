"""Whose voice a token speaks in: the reports of an article laid over the tokens of one sentence."""

from __future__ import annotations

from collections.abc import Sequence

from verify.decompose.attribution import Attribution
from verify.decompose.tree import Tree
from verify.types import Certainty

# Kinds of report whose content is put forward as so, and may therefore be stated with its speaker beside it.
_STATED = frozenset({"statement", "report"})
_NEGATIONS = frozenset({"not", "n't", "n’t", "never", "no", "neither", "nor"})


class Voices:
    """The reports that touch one sentence."""

    def __init__(self, tree: Tree, attributions: Sequence[Attribution]) -> None:
        self._tree = tree
        start, end = tree.span(range(len(tree)))
        self._near = [a for a in attributions if any(s < end and start < e for s, e in a.content)]

    def at(self, index: int) -> Attribution | None:
        """The innermost report whose content holds a token, None in the article's own voice."""
        holding = [a for a in self._near if self._holds(a, index)]
        return min(holding, key=_extent, default=None)

    def reported(self) -> frozenset[int]:
        """The tokens that head what is stated by somebody else and stand below the words that say so."""
        return frozenset(i for a in self._near if self._opens(a) for i in range(len(self._tree)) if self._heads(a, i))

    def speaks(self, index: int) -> bool:
        """Whether a token is the verb or noun of a report whose content is stated on its own."""
        token = self._tree[index]
        return any(a.cue_span[0] <= token.start and token.end <= a.cue_span[1] and self._opens(a) for a in self._near)

    def _opens(self, attribution: Attribution) -> bool:
        words = attribution.cue.lower().split()
        return (
            attribution.kind in _STATED
            and attribution.certainty is not Certainty.DENIED
            and not any(word in _NEGATIONS or word.endswith(("n't", "n’t")) for word in words)
        )

    def _heads(self, attribution: Attribution, index: int) -> bool:
        head = self._tree[index].head
        return self._holds(attribution, index) and (head < 0 or not self._holds(attribution, head))

    def _holds(self, attribution: Attribution, index: int) -> bool:
        token = self._tree[index]
        return any(start <= token.start and token.end <= end for start, end in attribution.content)


def _extent(attribution: Attribution) -> int:
    return sum(end - start for start, end in attribution.content)
