"""Nouns that may be a person's, so that "he" and "she" can mean them."""

from __future__ import annotations

from verify.decompose.lexicon import lexicon
from verify.decompose.tree import Tree

_ENDINGS = ("er", "or", "ist", "man", "woman", "ian", "ee", "ant", "ess", "eur", "arch", "crat")


def may_be_person(tree: Tree, index: int) -> bool:
    """Whether a singular common noun may be a person's."""
    token = tree[index]
    if token.upos != "NOUN" or token.xpos not in ("NN", "NNP") or tree.is_a(index, "compound", "nmod:desc"):
        return False
    return is_person_word(tree.lemma(index))


def is_person_word(lemma: str) -> bool:
    """Whether a lemma may be that of a noun for persons."""
    return lemma in lexicon("persons") or (lemma.endswith(_ENDINGS) and lemma not in lexicon("things"))
