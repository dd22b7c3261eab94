"""Who is dead, as a sentence tells: nobody "is" a nurse who was killed."""

from __future__ import annotations

from verify.decompose.lexicon import lexicon
from verify.decompose.phrases import has_preposition
from verify.decompose.tree import Tree


def is_dead(tree: Tree, name: int) -> bool:
    """Whether a sentence tells of the death of somebody that a word names, itself or as the noun it stands behind."""
    return _died(tree, name) or (tree.is_a(name, "appos") and _died(tree, tree[name].head))


def _died(tree: Tree, noun: int) -> bool:
    verb = tree[noun].head
    if verb < 0:
        return False
    if tree.is_a(noun, "nmod") and has_preposition(tree, noun, "of"):
        return _is_death(tree, verb)
    over = tree[verb].xpos in ("VBD", "VBN") and not any(tree[i].xpos == "MD" for i in tree.auxiliaries(verb))
    if not over or any(tree.lemma(i) in ("not", "n't") for i in tree.children(verb, "advmod")):
        return False
    if tree[noun].deprel == "nsubj":
        return tree.lemma(verb) == "die"
    return tree[noun].deprel in ("nsubj:pass", "obj") and tree.lemma(verb) in lexicon("killing")


def _is_death(tree: Tree, noun: int) -> bool:
    """Whether a noun is the death of whom it is "of", and not one that was only tried ("the attempted murder of")."""
    if tree.lemma(noun) == "life":
        return tree.lemma(tree[noun].head) in ("claim", "take", "cost")
    tried = any(tree.lemma(i) in ("attempted", "attempt", "alleged") for i in tree.children(noun, "amod", "compound"))
    return tree.lemma(noun) in lexicon("deaths") and not tried
