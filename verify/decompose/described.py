"""Whether a participle behind a noun is about that noun, and whether the clause around it tells its tense."""

from __future__ import annotations

from verify.decompose import vetoes
from verify.decompose.attribution_lexicon import reporting
from verify.decompose.lexicon import lexicon
from verify.decompose.participles import goes_on, is_now, is_past, is_said_simply
from verify.decompose.persons import is_person_word
from verify.decompose.phrases import has_preposition, is_aside, is_indefinite
from verify.decompose.tree import Tree

# Prepositions of phrases that say where, when and how: a verb in -ing behind one often goes with the verb before it.
_CIRCUMSTANCE = ("in", "at", "to", "into", "after", "before", "during", "over", "through")


def is_about(tree: Tree, participle: int, noun: int) -> bool:
    """Whether a participle behind a noun is passive or active as its form says, and is said of that noun."""
    if not _opens_phrase(tree, participle) or _tells_which_by_denial(tree, participle) or _has_object(tree, participle):
        return False
    if is_hollow(tree, participle, noun) or _goes_with_way(tree, participle, noun):
        return False
    if tree[participle].xpos != "VBG" or is_said_simply(tree, participle, noun) or is_aside(tree, participle):
        return True
    return not (
        _is_gerund(tree, noun)
        or _goes_with_verb(tree, noun)
        or _completes_object(tree, participle, noun)
        or _has_noun_between(tree, participle, noun)
    )


def has_told_tense(tree: Tree, participle: int, inside: int) -> bool:
    """Whether the clause around a participle tells when what it says is, or was, so.

    The perfect does not ("four men receiving care have died") but for what somebody has said, nor does what is to come.
    """
    if tree[participle].xpos != "VBG" or is_now(tree, participle):
        return True
    helpers = tree.auxiliaries(inside)
    if any(tree[i].xpos == "MD" for i in helpers):
        return False
    said = bool(reporting().verb_kinds(tree.lemma(inside))) and tree.subject(inside) == tree[participle].head
    return said or not any(
        tree.lemma(i) == "have" and tree[i].xpos in ("VBZ", "VBP") for i in tree.children(inside, "aux")
    )


def goes_on_then(tree: Tree, participle: int, governor: int) -> bool:
    """Whether a participle behind "with" tells of what went on, or goes on, beside its clause.

    Beside a clause in the present it may as well be over ("the law is one step closer with members voting for it").
    """
    return is_past(tree, governor) or goes_on(tree, governor) or is_now(tree, participle)


def is_hollow(tree: Tree, clause: int, noun: int) -> bool:
    """Whether a noun with "a" says nothing without the participle behind it ("rose to a level not seen before")."""
    bare = is_indefinite(tree, noun) and not tree.children(noun, "amod", "compound", "nmod", "nmod:poss")
    return bare and tree.is_a(clause, "acl") and not is_aside(tree, clause) and tree.lemma(noun) in lexicon("hollow")


def _opens_phrase(tree: Tree, participle: int) -> bool:
    """Whether nothing but adverbs stands before a participle in its phrase, as before a finite verb there may."""
    before = [i for i in tree.subtree(participle) if i < participle and tree[i].upos != "PUNCT"]
    return all(tree[i].upos in ("ADV", "PART", "CCONJ") and tree[i].xpos != "WRB" for i in before)


def _tells_which_by_denial(tree: Tree, participle: int) -> bool:
    """Whether a "not" tells which one is meant ("a level not seen for years"), which is not what is said of it."""
    return vetoes.denies(tree, tree.children(participle, "advmod")) and not is_aside(tree, participle)


def _has_object(tree: Tree, participle: int) -> bool:
    """Whether a past form has an object, and so is no passive ("the Lee directed 'Harbour'"); what is named so may."""
    if tree[participle].xpos != "VBN" or not tree.children(participle, "obj"):
        return False
    return tree.lemma(participle) not in lexicon("lasting") | lexicon("giving")


def _goes_with_verb(tree: Tree, noun: int) -> bool:
    """Whether a noun only says where or how, so that who acts is another ("flown out in two operations using it")."""
    return (
        not tree.is_a(noun, "nmod")
        and has_preposition(tree, noun, *_CIRCUMSTANCE)
        and not is_person_word(tree.lemma(noun))
    )


def _goes_with_way(tree: Tree, participle: int, noun: int) -> bool:
    """Whether somebody acts or speaks on the way to a thing, which itself does not ("took to the streets asking")."""
    return (
        tree[participle].xpos == "VBG" and tree.is_a(noun, "obl") and has_preposition(tree, noun, "to", "into", "after")
    )


def _is_gerund(tree: Tree, noun: int) -> bool:
    """Whether a preposition is that of a clause and not of the noun in it ("the chance of a bridge collapsing")."""
    return any(tree[i].upos == "SCONJ" for i in tree.children(noun, "case"))


def _completes_object(tree: Tree, participle: int, noun: int) -> bool:
    """Whether a verb needs to say what its object was made to do ("sent a tree crashing into it")."""
    verb = tree[noun].head
    made = tree.is_a(noun, "obj") and tree.lemma(verb) in lexicon("placing") and tree.lemma(verb) != "have"
    return made and tree.subtree(participle)[0] == noun + 1


def _has_noun_between(tree: Tree, participle: int, noun: int) -> bool:
    """Whether another noun stands between, which the participle may be about ("a chance of rain falling")."""
    return any(tree[i].upos in ("NOUN", "PROPN") and not tree.is_a(i, "flat") for i in range(noun + 1, participle))
