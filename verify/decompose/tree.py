"""Walking a dependency tree: children, subtrees, spans and the shape of predicates."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from functools import cache, cached_property

from verify.types import Token

SUBJECTS = frozenset({"nsubj", "nsubj:pass", "nsubj:outer", "csubj", "csubj:pass", "csubj:outer"})
_FINITE_TAGS = frozenset({"VBD", "VBZ", "VBP", "MD"})
DASHES = frozenset({"--", "–", "—", "―"})
_OPENERS = frozenset({"when", "whenever", "where", "wherever", "while"})


@cache
def _base(label: str) -> str:
    """A label without its subtype."""
    return label.partition(":")[0]


class Tree:
    """The tokens of one sentence with their children; indices are those of ``Sentence.tokens``."""

    def __init__(self, tokens: Sequence[Token]) -> None:
        self.tokens = tuple(tokens)
        children: list[list[int]] = [[] for _ in self.tokens]
        for index, token in enumerate(self.tokens):
            if 0 <= token.head < len(self.tokens) and token.head != index:
                children[token.head].append(index)
        self._children = tuple(tuple(found) for found in children)
        self._subtrees: dict[int, tuple[int, ...]] = {}
        self._own_words: dict[int, tuple[int, ...]] = {}

    @cached_property
    def _labels(self) -> tuple[tuple[str, str], ...]:
        return tuple((token.deprel, _base(token.deprel)) for token in self.tokens)

    @cached_property
    def _places(self) -> dict[str, list[int]]:
        found: dict[str, list[int]] = {}
        for index, labels in enumerate(self._labels):
            for label in dict.fromkeys(labels):
                found.setdefault(label, []).append(index)
        return found

    @cached_property
    def _lemmas(self) -> tuple[str, ...]:
        return tuple(token.lemma.lower() for token in self.tokens)

    @cached_property
    def starts(self) -> tuple[int, ...]:
        """Where each token starts in the article."""
        return tuple(token.start for token in self.tokens)

    @cached_property
    def first_word(self) -> int:
        """The first token that is no punctuation; the number of tokens where there is none."""
        return next((i for i, token in enumerate(self.tokens) if token.upos != "PUNCT"), len(self.tokens))

    @cached_property
    def has_brackets(self) -> bool:
        """Whether a bracket opens anywhere in the sentence."""
        return any(token.text in ("(", "[") for token in self.tokens)

    @cached_property
    def dashes(self) -> tuple[int, ...]:
        """Where dashes stand; none that ties two words together ("13–3") is one."""
        found = (i for i, token in enumerate(self.tokens) if token.text in DASHES)
        return tuple(i for i in found if self.tokens[i].text != "–" or self.tokens[i - 1].end < self.tokens[i].start)

    def __len__(self) -> int:
        return len(self.tokens)

    def __getitem__(self, index: int) -> Token:
        return self.tokens[index]

    @cached_property
    def roots(self) -> tuple[int, ...]:
        """The tokens without a head; more than one only where a very long sentence was parsed in stretches."""
        return tuple(i for i, token in enumerate(self.tokens) if token.head < 0)

    def children(self, index: int, *deprels: str) -> tuple[int, ...]:
        """The dependents of a token in text order, only those with one of ``deprels`` where any is given.

        A label without a subtype ("obl") takes in its subtypes ("obl:tmod").
        """
        found = self._children[index]
        if not deprels or not found:
            return found
        labels = self._labels
        return tuple([i for i in found if labels[i][0] in deprels or labels[i][1] in deprels])

    def child(self, index: int, *deprels: str) -> int | None:
        """The first such dependent, or None."""
        return next(iter(self.children(index, *deprels)), None)

    def is_a(self, index: int, *deprels: str) -> bool:
        """Whether a token has one of these labels, or a subtype of one."""
        label, base = self._labels[index]
        return label in deprels or base in deprels

    def labelled(self, *deprels: str) -> Sequence[int]:
        """The tokens with one of these labels, or a subtype of one, in text order."""
        found = [self._places[deprel] for deprel in deprels if deprel in self._places]
        return sorted({index for places in found for index in places}) if len(found) > 1 else next(iter(found), ())

    def lemma(self, index: int) -> str:
        """The lemma in lower case."""
        return self._lemmas[index]

    def opener(self, index: int) -> int | None:
        """The conjunction that opens a clause: a ``mark``, or "when" and its like, which are adverbs to UD."""
        found = [
            i
            for i in self.children(index, "mark", "advmod")
            if i < index and (self.is_a(i, "mark") or self.lemma(i) in _OPENERS)
        ]
        return next(iter(found), None)

    def subtree(self, index: int, *, without: Iterable[int] = ()) -> tuple[int, ...]:
        """A token and all below it, in text order, leaving out the subtrees of ``without``."""
        barred = frozenset(without)
        if not barred and index in self._subtrees:
            return self._subtrees[index]
        found: list[int] = []
        open_ = [index]
        seen = {index}
        while open_:
            i = open_.pop()
            found.append(i)
            for child in self._children[i]:
                if child not in barred and child not in seen:
                    seen.add(child)
                    open_.append(child)
        under = tuple(sorted(found))
        if not barred:
            self._subtrees[index] = under
        return under

    def own_words(self, index: int) -> tuple[int, ...]:
        """The words of a predicate's own clause, in text order, without the clauses under it and joined to it."""
        if index not in self._own_words:
            under = self.subtree(index)
            below = [i for i in under if i != index and self.is_a(i, "ccomp", "advcl", "acl", "parataxis")]
            joined = [i for i in self.children(index, "conj") if self.subject(i) is not None or self.is_finite(i)]
            self._own_words[index] = self.subtree(index, without=[*below, *joined])
        return self._own_words[index]

    def ancestors(self, index: int) -> tuple[int, ...]:
        """The heads above a token, nearest first, up to its root."""
        found: list[int] = []
        i = self.tokens[index].head
        while i >= 0 and i not in found:
            found.append(i)
            i = self.tokens[i].head
        return tuple(found)

    def span(self, indices: Iterable[int]) -> tuple[int, int]:
        """The article offsets that hold all of these tokens, of which there must be one."""
        chosen = [self.tokens[i] for i in indices]
        return min(t.start for t in chosen), max(t.end for t in chosen)

    def inside(self, start: int, end: int) -> range:
        """The tokens that lie wholly between two article offsets."""
        first, stop = bisect_left(self.starts, start), bisect_left(self.starts, end)
        if stop > first and self.tokens[stop - 1].end > end:
            stop -= 1
        return range(first, stop)

    def subject(self, index: int) -> int | None:
        """The subject that hangs on a predicate itself."""
        return next((i for i in self._children[index] if self.tokens[i].deprel in SUBJECTS), None)

    def auxiliaries(self, index: int) -> tuple[int, ...]:
        """The auxiliaries and the copula of a predicate."""
        return self.children(index, "aux", "cop")

    def is_finite(self, index: int) -> bool:
        """Whether a predicate has a finite verb: itself, an auxiliary or its copula."""
        return any(self._finite_form(i) for i in (index, *self.auxiliaries(index)))

    def _finite_form(self, index: int) -> bool:
        token = self.tokens[index]
        if token.upos not in ("VERB", "AUX"):
            return False
        return token.xpos in _FINITE_TAGS or token.feat("VerbForm") == "Fin"
