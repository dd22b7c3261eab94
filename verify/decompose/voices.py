"""Whose voice a token speaks in: the reports of an article laid over the tokens of one sentence."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cached_property

from verify.decompose.attribution import Attribution
from verify.decompose.tree import DASHES, Tree
from verify.types import Certainty, Sentence

# Kinds of report whose content is put forward as so, and may therefore be stated with its speaker beside it.
_STATED = frozenset({"statement", "report"})
# Kinds of report in which somebody says what ought to be or what he feels about it.
_WISHES = frozenset({"opinion", "question", "exhortation"})
_QUESTION_WORDS = frozenset({"what", "why", "how", "where", "when", "who", "whom", "whose", "which", "whether", "if"})
_MODALS = frozenset({"may", "might", "would", "could", "will", "shall", "'ll", "’ll", "'d", "’d"})
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

    @cached_property
    def _innermost(self) -> dict[int, Attribution]:
        """For each token in a report the smallest that holds it, of several the first."""
        wide_first = sorted(range(len(self._near)), key=lambda k: (_extent(self._near[k]), k), reverse=True)
        return {i: self._near[k] for k in wide_first for i in self._content(self._near[k])}

    @cached_property
    def _told(self) -> dict[int, list[int]]:
        """For each token of a cue the places of its reports in ``near``."""
        found: dict[int, list[int]] = defaultdict(list)
        for k, attribution in enumerate(self._near):
            for i in self._tree.inside(*attribution.cue_span):
                found[i].append(k)
        return found

    def at(self, index: int) -> Attribution | None:
        """The innermost report whose content holds a token, None in the article's own voice."""
        return self._innermost.get(index)

    def of(self, index: int) -> Attribution | None:
        """Whose word a claim with this head is: of those whose report it stands in, else of whom it says so itself.

        "X denied it", "X urged them to go" and "there are reports that ..." are reports in one claim;
        that X did not say something is the article's own word. So is what a name is called on the way, where
        somebody calls on it or denounces it and states nothing ("denounced Ann Lee, the mayor"), and so is that
        somebody will announce something, or may do so.
        """
        held = None if self._is_mentioned(index) else self.at(index)
        if held is not None:
            return held
        told = [k for k in self._told.get(index, ()) if self._tells(index, self._near[k])]
        if self._tree.child(index, "expl") is not None:
            sources = [self._tree[i].start for i in self._tree.children(index, "nsubj")]
            told += [k for k, a in enumerate(self._near) if any(_names(a, start) for start in sources)]
        return self._near[min(told)] if told else None

    def _tells(self, index: int, attribution: Attribution) -> bool:
        """Whether somebody did report what a claim with this head says, or may yet state it in a clause."""
        if _negated(attribution) or _is_nobody(attribution):
            return False
        return not _is_unmade(attribution) or bool(self._tree.children(index, "ccomp"))

    def is_wish(self, index: int) -> bool:
        """Whether a claim with this head is a reported opinion, wish, appeal or question: nothing to check in it."""
        own = (self._near[k] for k in self._told.get(index, ()))
        held = None if self._is_mentioned(index) else self.at(index)
        return any(a is not None and a.kind in _WISHES for a in (*own, held))

    def _is_mentioned(self, index: int) -> bool:
        """Whether a noun only stands in what is reported, with no clause around it and outside quotation marks."""
        report = self.at(index)
        if report is None or self._tree[index].upos not in ("NOUN", "PROPN") or self.verbatim(index):
            return False
        held = frozenset(self._content(report))
        chain = [i for i in (index, *self._tree.ancestors(index)) if i in held]
        return not any(self._tree.subject(i) is not None or self._tree.is_finite(i) for i in chain)

    def only_names_speaker(self) -> bool:
        """Whether the sentence does no more than say who spoke the quotation in another one."""
        start, end = self._tree.span(range(len(self._tree)))
        cues = [self._near[k] for root in self._tree.roots for k in self._told.get(root, ())]
        return bool(cues) and not any(first < end and start < last for a in cues for first, last in a.content)

    def sources(self) -> frozenset[int]:
        """The words that name a source beside what it says: "according to the statement", "in the words of X"."""
        found: set[int] = set()
        for a in self._near:
            cue = bisect_left(self._tree.starts, a.cue_span[0])
            here = cue < len(self._tree) and self._tree.starts[cue] == a.cue_span[0]
            if here and (self._tree[cue].text.lower() == "according" or self._tree.is_a(cue, "case")):
                found.update(self._tree.subtree(self._tree[cue].head if self._tree.is_a(cue, "case") else cue))
        return frozenset(found)

    def signatures(self) -> frozenset[int]:
        """The dash and the name behind somebody's words, which are no part of these ("We stay." — Ann Lee)."""
        signed = (a for a in self._near if a.cue in DASHES and a.speaker_span is not None and a.content)
        spans = (span for a in signed for span in (a.cue_span, a.speaker_span) if span is not None)
        return frozenset(i for span in spans for i in self._tree.inside(*span))

    def verbatim(self, index: int) -> bool:
        """Whether a token stands in somebody's own words, inside quotation marks."""
        return index in self._verbatim

    @cached_property
    def _verbatim(self) -> frozenset[int]:
        return frozenset(i for a in self._near for span in a.quoted for i in self._tree.inside(*span))

    def interrupted(self) -> tuple[tuple[int, ...], ...]:
        """For each quotation of two parts with the words of its report between them what stands in both."""
        found = []
        for a in self._near:
            cue = self._tree.inside(*a.cue_span)
            words = [i for i in self._content(a) if self._tree[i].upos != "PUNCT"]
            quoted = all(self.verbatim(i) for i in words)
            if quoted and cue and words and words[0] < cue[0] and cue[-1] < words[-1]:
                found.append(tuple(words))
        return tuple(found)

    def reported(self) -> frozenset[int]:
        """The tokens that head what is stated by somebody else and stand below the words that say so."""
        return frozenset(i for a in self._near if self._opens(a) for i in self._heads(a))

    def names_speaker(self, index: int) -> bool:
        """Whether a token is part of the name of who speaks, as before a colon ("LEE: We stay")."""
        return any(_names(a, self._tree[index].start) for a in self._near)

    def speaks(self, index: int) -> bool:
        """Whether a token is the verb or noun of a report whose content is stated on its own."""
        return any(self._opens(self._near[k]) for k in self._told.get(index, ()))

    def stands_beside(self, index: int) -> bool:
        """Whether a token is the verb of a report whose content is all outside its own clause ("as X put it")."""
        under = set(self._tree.subtree(index))
        told = [self._near[k] for k in self._told.get(index, ())]
        return any(a.content and under.isdisjoint(self._content(a)) for a in told)

    def _opens(self, attribution: Attribution) -> bool:
        return (
            attribution.kind in _STATED
            and not self._is_told_of(attribution)
            and attribution.certainty is not Certainty.DENIED
            and not _negated(attribution)
            and not _is_unmade(attribution)
        )

    def _is_told_of(self, attribution: Attribution) -> bool:
        """Whether somebody else says what was said ("Ann Lee said the mayor had told her that ..."): it is hers.

        What is doubtful or heard says so beside the first speaker ("there are reports that he said it").
        """
        start, end = attribution.cue_span
        if attribution.quoted or not attribution.content or attribution.content[0][0] < end:
            return False
        return any(
            other.speaker != attribution.speaker
            and (other.kind, other.certainty) == ("statement", Certainty.ATTRIBUTED)
            and other.speaker is not None
            for other in self._near
            if any(first <= start < last for first, last in other.content)
        )

    def _heads(self, attribution: Attribution) -> Iterator[int]:
        """The tokens of a report's content whose own heads lie outside it, without those that open a question."""
        held = set(self._content(attribution))
        return (i for i in held if self._tree[i].head not in held and not self._asks(i))

    def _asks(self, index: int) -> bool:
        """Whether a clause opens with a question word ("explained why it closed"): nothing is stated in it."""
        first = self._tree.subtree(index)[0]
        return first in self._tree.children(index) and self._tree.lemma(first) in _QUESTION_WORDS

    def _content(self, attribution: Attribution) -> Iterator[int]:
        """The tokens that a report's content holds."""
        return (i for span in attribution.content for i in self._tree.inside(*span))


def _names(attribution: Attribution, start: int) -> bool:
    """Whether a token that starts at this offset is part of a report's speaker."""
    span = attribution.speaker_span
    return span is not None and span[0] <= start < span[1]


def _negated(attribution: Attribution) -> bool:
    words = attribution.cue.lower().split()
    return any(word in _NEGATIONS or word.endswith(("n't", "n’t")) for word in words)


def _is_nobody(attribution: Attribution) -> bool:
    """Whether nobody says so, which is the article's own word ("no one could have foreseen it")."""
    words = (attribution.speaker or "").lower().split()
    return words in (["no", "one"], ["nobody"], ["none"]) or "nor" in words


def _is_unmade(attribution: Attribution) -> bool:
    """Whether a report has not been made: "may say", "will announce"."""
    return not _MODALS.isdisjoint(attribution.cue.lower().split())


def _extent(attribution: Attribution) -> int:
    return sum(end - start for start, end in attribution.content)
