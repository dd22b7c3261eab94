"""Whose voice a token speaks in: the reports of an article laid over the tokens of one sentence."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from verify.decompose.attribution import Attribution
from verify.decompose.tree import Tree
from verify.types import Certainty, Sentence

# Kinds of report whose content is put forward as so, and may therefore be stated with its speaker beside it.
_STATED = frozenset({"statement", "report"})
# Kinds of report in which somebody says what ought to be or what he feels about it.
_WISHES = frozenset({"opinion", "question", "exhortation"})
_QUESTION_WORDS = frozenset({"what", "why", "how", "where", "when", "who", "whom", "whose", "which", "whether", "if"})
_NEGATIONS = frozenset({"not", "n't", "n’t", "never", "no", "neither", "nor"})


def by_sentence(sentences: Sequence[Sentence], attributions: Sequence[Attribution]) -> list[list[Attribution]]:
    """For each sentence the reports with content or a cue in it."""
    starts = [sentence.start for sentence in sentences]
    found: list[list[Attribution]] = [[] for _ in sentences]
    for attribution in attributions:
        spans = (*attribution.content, attribution.cue_span)
        places = {k for s, e in spans for k in range(max(0, bisect_right(starts, s) - 1), bisect_left(starts, e))}
        for place in sorted(places):
            found[place].append(attribution)
    return found


class Voices:
    """The reports that touch one sentence (see ``by_sentence``)."""

    def __init__(self, tree: Tree, near: Sequence[Attribution]) -> None:
        self._tree = tree
        self._near = near

    def at(self, index: int) -> Attribution | None:
        """The innermost report whose content holds a token, None in the article's own voice."""
        holding = [a for a in self._near if self._holds(a, index)]
        return min(holding, key=_extent, default=None)

    def of(self, index: int) -> Attribution | None:
        """Whose word a claim with this head is: of those whose report it stands in, else of whom it says so itself.

        "X denied it", "X urged them to go" and "there are reports that ..." are reports in one claim;
        that X did not say something is the article's own word.
        """
        held = self.at(index)
        if held is not None:
            return held
        sources = self._tree.children(index, "nsubj") if self._tree.child(index, "expl") is not None else ()
        return next(
            (
                a
                for a in self._near
                if (self._tells(a, index) and not _negated(a)) or any(self._names(a, i) for i in sources)
            ),
            None,
        )

    def is_wish(self, index: int) -> bool:
        """Whether a claim with this head is a reported opinion, wish, appeal or question: nothing to check in it."""
        own = (a for a in self._near if self._tells(a, index))
        return any(a is not None and a.kind in _WISHES for a in (*own, self.at(index)))

    def only_names_speaker(self) -> bool:
        """Whether the sentence does no more than say who spoke the quotation in another one."""
        start, end = self._tree.span(range(len(self._tree)))
        return any(
            self._tells(a, root) and not any(first < end and start < last for first, last in a.content)
            for a in self._near
            for root in self._tree.roots
        )

    def sources(self) -> frozenset[int]:
        """The words that name a source beside what it says: "according to the statement"."""
        found: set[int] = set()
        for a in self._near:
            cue = next((i for i in range(len(self._tree)) if self._tree[i].start == a.cue_span[0]), None)
            if cue is not None and self._tree[cue].text.lower() == "according":
                found.update(self._tree.subtree(self._tree[cue].head if self._tree.is_a(cue, "case") else cue))
        return frozenset(found)

    def verbatim(self, index: int) -> bool:
        """Whether a token stands in somebody's own words, inside quotation marks."""
        token = self._tree[index]
        return any(start <= token.start and token.end <= end for a in self._near for start, end in a.quoted)

    def reported(self) -> frozenset[int]:
        """The tokens that head what is stated by somebody else and stand below the words that say so."""
        return frozenset(i for a in self._near if self._opens(a) for i in range(len(self._tree)) if self._heads(a, i))

    def speaks(self, index: int) -> bool:
        """Whether a token is the verb or noun of a report whose content is stated on its own."""
        return any(self._tells(a, index) and self._opens(a) for a in self._near)

    def _opens(self, attribution: Attribution) -> bool:
        return (
            attribution.kind in _STATED and attribution.certainty is not Certainty.DENIED and not _negated(attribution)
        )

    def _names(self, attribution: Attribution, index: int) -> bool:
        span = attribution.speaker_span
        return span is not None and span[0] <= self._tree[index].start < span[1]

    def _tells(self, attribution: Attribution, index: int) -> bool:
        token = self._tree[index]
        return attribution.cue_span[0] <= token.start and token.end <= attribution.cue_span[1]

    def _heads(self, attribution: Attribution, index: int) -> bool:
        head = self._tree[index].head
        stated = head < 0 or not self._holds(attribution, head)
        return stated and self._holds(attribution, index) and not self._asks(index)

    def _asks(self, index: int) -> bool:
        """Whether a clause opens with a question word ("explained why it closed"): nothing is stated in it."""
        first = self._tree.subtree(index)[0]
        return first in self._tree.children(index) and self._tree.lemma(first) in _QUESTION_WORDS

    def _holds(self, attribution: Attribution, index: int) -> bool:
        token = self._tree[index]
        return any(start <= token.start and token.end <= end for start, end in attribution.content)


def _negated(attribution: Attribution) -> bool:
    words = attribution.cue.lower().split()
    return any(word in _NEGATIONS or word.endswith(("n't", "n’t")) for word in words)


def _extent(attribution: Attribution) -> int:
    return sum(end - start for start, end in attribution.content)
