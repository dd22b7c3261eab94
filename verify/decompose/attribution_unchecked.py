"""Sentences that take the ground from under an earlier report: "these reports remain unverified"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from verify.decompose.attribution_lexicon import reporting
from verify.decompose.attribution_report import Attribution
from verify.decompose.tree import Tree
from verify.types import Certainty

_POINTING = frozenset({"this", "that", "these", "those", "the", "such", "its", "his", "her", "their"})
# How many sentences back "these reports" reaches.
_REACH = 2
_NEGATIONS = frozenset({"not", "n't", "n’t", "never", "unable", "no", "cannot", "neither"})


def reach_back(trees: Sequence[Tree], found: Sequence[Attribution]) -> list[Attribution]:
    """Mark as ``unverified`` the reports of the sentences before one that says they were not checked."""
    doubted = {index - back for index, tree in enumerate(trees) for back in _reach(tree)}
    return [
        replace(item, certainty=Certainty.UNVERIFIED)
        if item.sentence in doubted and item.certainty in (Certainty.ATTRIBUTED, Certainty.HEDGED)
        else item
        for item in found
    ]


def _reach(tree: Tree) -> range:
    for i, token in enumerate(tree.tokens):
        if _is_pointing_report(tree, i):
            head = token.head
            if head >= 0 and _unchecked(tree, head):
                return range(1, _REACH + 1)
    return range(0)


def _is_pointing_report(tree: Tree, i: int) -> bool:
    if not tree.is_a(i, "nsubj", "obj"):
        return False
    if tree.lemma(i) in ("this", "it", "that", "these") and tree[i].upos == "PRON":
        return tree.is_a(i, "nsubj")
    lemma = tree.lemma(i)
    known = any(lemma in words for words in reporting().sources.values()) or reporting().noun_kind(lemma) is not None
    return known and any(tree[c].text.lower() in _POINTING for c in tree.children(i, "det", "nmod:poss"))


def _unchecked(tree: Tree, i: int) -> bool:
    """Whether a predicate says that something is unverified or could not be verified."""
    words = (i, *tree.children(i, "xcomp", "advcl"))
    if any(tree.lemma(k) in reporting().unchecked_adjectives for k in words):
        return True
    checks = any(tree.lemma(k) in reporting().unchecked_verbs for k in words)
    negated = any(tree[c].text.lower() in _NEGATIONS for k in words for c in tree.subtree(k))
    return checks and negated
