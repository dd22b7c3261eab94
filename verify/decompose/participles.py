"""Participles said as verbs of their own, in the tense of the clause around them ("he left, waving": "he waved")."""

from __future__ import annotations

from verify.decompose.agreement import third_person
from verify.decompose.inflect import past_of
from verify.decompose.lexicon import lexicon
from verify.decompose.phrases import is_plural
from verify.decompose.proposition import Word
from verify.decompose.tree import Tree

_BARE = frozenset({"i", "you"})


def finite_forms(tree: Tree, participle: int, noun: int, *, past: bool) -> dict[int, tuple[Word, ...]]:
    """The forms that take the places of a participle in -ing and of those joined to it, for a subject."""
    joined = (i for i in tree.children(participle, "conj") if tree[i].xpos == "VBG")
    return {i: (_finite(tree, i, noun, past=past),) for i in (participle, *joined)}


def _finite(tree: Tree, participle: int, noun: int, *, past: bool) -> str:
    lemma = tree.lemma(participle)
    if past:
        return past_of(lemma, tree[participle].text)
    if is_plural(tree, noun) or tree[noun].text.lower() in _BARE or tree.lemma(noun) in lexicon("partial"):
        return lemma
    return "has" if lemma == "have" else third_person(lemma)


def goes_on(tree: Tree, predicate: int) -> bool:
    """Whether a predicate is itself told as going on ("is walking")."""
    return tree[predicate].xpos == "VBG" and any(tree.lemma(i) == "be" for i in tree.children(predicate, "aux"))


def is_told_past(tree: Tree, predicate: int) -> bool:
    """Whether a predicate is in a past tense or the perfect."""
    return is_past(tree, predicate) or any(tree.lemma(i) == "have" for i in tree.children(predicate, "aux"))


def is_past(tree: Tree, predicate: int) -> bool:
    """Whether a predicate is in a past tense."""
    words = (predicate, *tree.auxiliaries(predicate))
    return any(
        tree[i].xpos == "VBD" or (tree[i].feat("Tense") == "Past" and tree[i].feat("VerbForm") == "Fin") for i in words
    )
