"""Putting right what a parser joins wrongly: names, subjects and verbs with what stands before them."""

from __future__ import annotations

from dataclasses import replace

from verify.decompose.tree import Tree
from verify.types import Token

_NOMINAL = ("nsubj", "nsubj:pass", "obj", "iobj", "obl", "obl:agent", "nmod")


def mend(tree: Tree) -> Tree:
    """The same sentence with such words hung where they belong; the very same tree where there are none."""
    for repair in (_join_names, _part_clauses):
        tokens = repair(tree)
        if tokens is not None:
            tree = Tree(tokens)
    return tree


def _join_names(tree: Tree) -> list[Token] | None:
    """The tokens with a name behind its noun as an apposition to it, None where there is none such.

    In "signed striker Ann Lee" noun and name stand side by side without a comma. Where the parse gives both the
    same part in the clause, one verb would have two objects; the name then belongs to the noun.
    """
    repaired: list[Token] | None = None
    for i in range(1, len(tree)):
        noun, name = tree[i - 1], tree[i]
        if name.upos != "PROPN" or noun.xpos != "NN" or noun.upos != "NOUN":
            continue
        if noun.head == name.head and noun.deprel == name.deprel and name.deprel in _NOMINAL:
            repaired = repaired or list(tree.tokens)
            repaired[i] = replace(name, head=i - 1, deprel="appos", confidence=noun.confidence)
    return repaired


def _part_clauses(tree: Tree) -> list[Token] | None:
    """The tokens with joined verbs where their subjects are, None where they are so already.

    In "Ann sold cars and vans and Bob Roe will leave" the words before "will" have no other verb, and the verb
    has no "and" of its own: what was joined to the object is who does it. In "they point to a law that cut
    pay but also raised taxes" the tense tells that the law raised them.
    """
    repaired: list[Token] | None = None
    for i in range(len(tree)):
        if tree[i].deprel != "conj" or tree[i].upos not in ("VERB", "AUX", "ADJ", "NOUN"):
            continue
        verb, noun = _relative_before(tree, i), _subject_before(tree, i)
        if verb is not None or noun is not None:
            repaired = repaired or list(tree.tokens)
        if repaired is not None and verb is not None:
            repaired[i] = replace(tree[i], head=verb)
        if repaired is not None and noun is not None:
            repaired[noun] = replace(tree[noun], head=i, deprel="nsubj")
            for joint in tree.children(noun, "cc"):
                repaired[joint] = replace(tree[joint], head=i)
    return repaired


def _subject_before(tree: Tree, verb: int) -> int | None:
    """The joined noun right before a joined finite verb without a subject or conjunction of its own."""
    if tree[verb].deprel != "conj" or not tree.is_finite(verb):
        return None
    if tree.subject(verb) is not None or tree.children(verb, "cc", "punct"):
        return None
    first = tree.subtree(verb)[0]
    for noun in range(first - 1, -1, -1):
        under = tree.subtree(noun)
        if under[-1] == first - 1 and tree[noun].deprel == "conj" and tree[noun].upos in ("NOUN", "PROPN", "PRON"):
            return noun if tree.children(noun, "cc") else None
    return None


def _relative_before(tree: Tree, verb: int) -> int | None:
    """The verb of a relative clause in between that a joined verb goes on from, as its tense tells."""
    first = tree[verb].head
    if tree[verb].deprel != "conj" or tree[verb].xpos not in ("VBD", "VBZ", "VBP") or tree.subject(verb) is not None:
        return None
    if tree[first].xpos == tree[verb].xpos or tree.auxiliaries(verb):
        return None
    told = (i for i in range(first + 1, verb) if tree.is_a(i, "acl:relcl") and tree[i].xpos == tree[verb].xpos)
    return next(told, None)
