"""The clauses of a sentence: which predicates state something, of whom, and with which words around them."""

from __future__ import annotations

from dataclasses import dataclass

from verify.decompose import vetoes
from verify.decompose.phrases import is_aside, is_plural, noun_phrase
from verify.decompose.proposition import Word
from verify.decompose.tree import Tree

_FACTUAL_MARKS = frozenset("after when while as because since although though whereas".split())
_RELATIVES = frozenset("who which that whom whose where when why".split())
_FACTUAL_GOVERNORS = frozenset("SCONJ ADP".split())


@dataclass(frozen=True, slots=True)
class Clause:
    """A predicate that may stand alone.

    ``subject`` are the words of a subject that does not stand in the clause itself (shared, or an
    antecedent), empty where it has its own; ``helpers`` the auxiliaries it shares or that English
    needs. ``noun`` is the token of the subject, None where there is none. ``apart`` are the tokens
    under it that state something themselves, so that its own claim leaves them out.
    """

    predicate: int
    noun: int | None
    subject: tuple[Word, ...] = ()
    helpers: tuple[Word, ...] = ()


def find_clauses(tree: Tree, reported: frozenset[int]) -> tuple[Clause, ...]:
    """The clauses that can be stated on their own, in text order.

    ``reported`` are the predicates that someone is said to have stated: a complement clause opens
    only for those, since its speaker then goes with it.
    """
    finder = _Finder(tree, reported)
    found = (finder.clause(i) for i in range(len(tree)))
    return tuple(clause for clause in found if clause is not None)


class _Finder:
    def __init__(self, tree: Tree, reported: frozenset[int]) -> None:
        self._tree = tree
        self._reported = reported
        self._known: dict[int, Clause | None] = {}

    def clause(self, index: int) -> Clause | None:
        """The clause of a predicate, or None where the token is no predicate or is not stated as so."""
        if index not in self._known:
            self._known[index] = None
            self._known[index] = self._read(index)
        return self._known[index]

    def _read(self, index: int) -> Clause | None:
        tree = self._tree
        label = tree[index].deprel
        if tree[index].head < 0 or label == "root":
            return self._own(index)
        governor = tree[index].head
        if label == "conj":
            return self._conjunct(index, governor)
        if label in ("ccomp", "parataxis"):
            if label == "ccomp" and index not in self._reported:
                return None
            return self._own(index) if self._stated(governor) else None
        if label.startswith("advcl"):
            return self._adverbial(index, governor)
        if label == "acl:relcl":
            return self._relative(index, governor)
        if label == "acl":
            return self._participle(index, governor)
        return None

    def _own(self, index: int) -> Clause | None:
        """A clause with a subject and a finite verb of its own."""
        noun = self._tree.subject(index)
        if noun is None or not self._tree.is_finite(index):
            return None
        return Clause(index, noun)

    def _stated(self, index: int) -> bool:
        """Whether the clause that a token stands in is itself stated as so, without negation or condition."""
        host = self.host(index)
        if host is None:
            return False
        tree = self._tree
        if self.clause(host) is None and host not in tree.roots:
            return False
        return not (vetoes.undone(tree, host) or vetoes.negated(tree, host) or vetoes.conditional(tree, host))

    def host(self, index: int) -> int | None:
        """The predicate of the clause in which a token stands."""
        for i in (index, *self._tree.ancestors(index)):
            if self.clause(i) is not None or i in self._tree.roots:
                return i
        return None

    def _conjunct(self, index: int, first: int) -> Clause | None:
        tree = self._tree
        clause = self.clause(first)
        if clause is None:
            return None
        own = self._own(index)
        if own is not None:
            return own
        if tree.subject(index) is not None or vetoes.choice(tree, first) or vetoes.negated(tree, first):
            return None
        subject = clause.subject or (noun_phrase(tree, clause.noun) if clause.noun is not None else ())
        if tree.is_finite(index):
            return Clause(index, clause.noun, subject)
        shared = () if tree.auxiliaries(index) else tuple(i for i in tree.auxiliaries(first) if i < index)
        helpers = clause.helpers or shared
        if not helpers or not _alike(tree, first, index):
            return None
        return Clause(index, clause.noun, subject, helpers)

    def _adverbial(self, index: int, governor: int) -> Clause | None:
        tree = self._tree
        if not self._stated(governor):
            return None
        mark = tree.child(index, "mark")
        word = tree.lemma(mark) if mark is not None else ""
        own = self._own(index)
        if own is not None:
            return own if word in _FACTUAL_MARKS else None
        noun = tree.subject(index)
        if noun is not None and word == "with" and _is_participle(tree, index):
            return Clause(index, noun, noun_phrase(tree, noun), self._be(noun, governor))
        if noun is None and not word and is_aside(tree, index) and _is_participle(tree, index):
            host = self.clause(governor)
            if host is not None and host.noun is not None and not tree.auxiliaries(index):
                subject = host.subject or noun_phrase(tree, host.noun)
                return Clause(index, host.noun, subject, self._be(host.noun, governor))
        return None

    def _relative(self, index: int, noun: int) -> Clause | None:
        tree = self._tree
        own = tree.subject(index)
        if own is None or tree.lemma(own) not in _RELATIVES or not tree.is_finite(index) or not self._stated(noun):
            return None
        if not is_aside(tree, index) and not _is_definite(tree, noun):
            return None
        return Clause(index, noun, noun_phrase(tree, noun, coordinated=False, without=(index,)))

    def _participle(self, index: int, noun: int) -> Clause | None:
        tree = self._tree
        if not _is_participle(tree, index) or tree.auxiliaries(index) or tree.child(index, "mark") is not None:
            return None
        if not self._stated(noun) or not (is_aside(tree, index) or _is_definite(tree, noun)):
            return None
        return Clause(index, noun, noun_phrase(tree, noun, coordinated=False, without=(index,)), self._be(noun, noun))

    def _be(self, noun: int, inside: int) -> tuple[Word, ...]:
        """The form of "be" that fits a subject and the tense of the clause around it."""
        tree = self._tree
        host = self.host(inside)
        past = host is not None and is_past(tree, host)
        if is_plural(tree, noun):
            return ("were" if past else "are",)
        return ("was" if past else "is",)


def is_past(tree: Tree, predicate: int) -> bool:
    """Whether a predicate is in a past tense."""
    words = (predicate, *tree.auxiliaries(predicate))
    return any(
        tree[i].xpos == "VBD" or (tree[i].feat("Tense") == "Past" and tree[i].feat("VerbForm") == "Fin") for i in words
    )


def _is_participle(tree: Tree, index: int) -> bool:
    return tree[index].xpos in ("VBG", "VBN")


def _alike(tree: Tree, first: int, second: int) -> bool:
    """Whether two predicates have the same form, as those that share an auxiliary must."""
    return tree[first].upos == tree[second].upos and tree[first].xpos == tree[second].xpos


def _is_definite(tree: Tree, noun: int) -> bool:
    """Whether a noun phrase names one thing: a name, or a noun with a determiner that is no quantifier."""
    if tree[noun].upos == "PROPN":
        return True
    words = {tree.lemma(i) for i in tree.children(noun, "det", "nmod:poss")}
    return bool(words & {"the", "a", "an", "this", "that", "these", "those"})
