"""From clauses to atomic propositions: one for each adjunct and each joined part that stands on its own."""

from __future__ import annotations

from verify.decompose import vetoes
from verify.decompose.clauses import Clause
from verify.decompose.coordination import take_apart
from verify.decompose.phrases import material
from verify.decompose.proposition import Proposition, Word
from verify.decompose.tree import Tree

_RELATIVES = frozenset("who which that whom".split())


def state(tree: Tree, clause: Clause, apart: frozenset[int]) -> tuple[Proposition, ...]:
    """The propositions of one clause; ``apart`` are predicates that have clauses of their own."""
    whole = _words(tree, clause, apart)
    adjuncts = _adjuncts(tree, clause, whole)
    if len(adjuncts) < 2 or _kept_whole(tree, clause.predicate, whole):  # noqa: PLR2004 -- one adjunct is the clause
        return _propositions(tree, clause, whole)
    found: list[Proposition] = []
    for kept in adjuncts:
        dropped = {i for other in adjuncts if other != kept for i in other}
        found += _propositions(tree, clause, [i for i in whole if i not in dropped])
    return tuple(found)


def _words(tree: Tree, clause: Clause, apart: frozenset[int]) -> list[int]:
    """The tokens of a clause's own claim, without those that open, join or refer back."""
    predicate = clause.predicate
    dropped = [i for i in tree.subtree(predicate) if i != predicate and i in apart and not _needed(tree, i)]
    dropped += (
        tree.children(predicate, "mark", "cc") if not _infinitive(tree, predicate) else tree.children(predicate, "cc")
    )
    if clause.subject:
        dropped += [i for i in tree.children(predicate, "nsubj") if tree.lemma(i) in _RELATIVES or i == clause.noun]
    return list(material(tree, predicate, without=dropped))


def _needed(tree: Tree, index: int) -> bool:
    """Whether a clause under another is part of what that one says: an object, or a modifier that tells which."""
    return tree[index].deprel in ("acl:relcl", "acl", "ccomp", "xcomp")


def _infinitive(tree: Tree, predicate: int) -> bool:
    return any(tree.lemma(i) == "to" for i in tree.children(predicate, "mark"))


def _adjuncts(tree: Tree, clause: Clause, whole: list[int]) -> list[tuple[int, ...]]:
    members = set(whole)
    found = []
    for child in tree.children(clause.predicate, "obl", "advcl"):
        if child in members and tree[child].deprel != "obl:agent":
            found.append(tuple(i for i in tree.subtree(child) if i in members))
    return found


def _kept_whole(tree: Tree, predicate: int, whole: list[int]) -> bool:
    return (
        vetoes.negated(tree, predicate)
        or vetoes.conditional(tree, predicate)
        or vetoes.choice(tree, predicate)
        or vetoes.undone(tree, predicate)
        or vetoes.ranked(tree, whole)
    )


def _propositions(tree: Tree, clause: Clause, chosen: list[int]) -> tuple[Proposition, ...]:
    words: tuple[Word, ...] = (*clause.subject, *clause.helpers, *chosen)
    if vetoes.negated(tree, clause.predicate) or vetoes.choice(tree, clause.predicate):
        return (Proposition(words, clause.predicate),)
    return tuple(Proposition(variant, clause.predicate) for variant in take_apart(tree, clause.predicate, words))
