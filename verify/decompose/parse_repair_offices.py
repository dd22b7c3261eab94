"""Putting right where a person's name and the office before it are both taken for the subject of a verb."""

from __future__ import annotations

from dataclasses import replace

from verify.decompose.tree import Tree
from verify.decompose.vetoes import is_time
from verify.types import Token


def join_offices(tree: Tree) -> list[Token] | None:
    """The tokens with a person's name joined to the office before it, None where there is none such.

    In "head of sales Ann Lee left" and "Port President Ann Lee left" the parse gives the verb two subjects.
    """
    repaired: list[Token] | None = None
    for i in range(1, len(tree)):
        if tree[i].upos != "PROPN" or not tree.is_a(i, "nsubj") or not tree.children(i, "flat"):
            continue
        office = _office_before(tree, i)
        if office is None:
            continue
        repaired = repaired or list(tree.tokens)
        if tree[office].upos == "PROPN":
            repaired[office] = replace(tree[office], head=i, deprel="nmod:desc")
        else:
            repaired[i] = replace(tree[i], head=office, deprel="appos", confidence=tree[office].confidence)
    return repaired


def _office_before(tree: Tree, name: int) -> int | None:
    """The other subject of a name's verb that ends right before the name, without a mark in it."""
    first = tree.subtree(name)[0]
    if tree[first].upos not in ("PROPN", "NOUN", "ADJ"):
        return None
    for i in tree.children(tree[name].head, tree[name].deprel):
        words = tree.subtree(i)
        if i < name and words[-1] == first - 1 and not is_time(tree, i):
            nouns = tree[i].upos in ("NOUN", "PROPN") and tree[i].xpos in ("NN", "NNP")
            return i if nouns and all(tree[k].upos not in ("PUNCT", "PRON") for k in words) else None
    return None
