"""Putting right where one clause ends and the next begins: who is told, who acts, and what a question word opens."""

from __future__ import annotations

from dataclasses import replace

from verify.decompose.lexicon import lexicon
from verify.decompose.phrases import after_comma
from verify.decompose.tree import SUBJECTS, Tree
from verify.types import Token

# Conjunctions that the parse may take for prepositions.
_OPENERS = ("as", "after", "before", "since", "until", "till")
_HEARERS = (*SUBJECTS, "obj", "iobj", "dislocated")


def hang_hearers(tree: Tree) -> list[Token] | None:
    """The tokens with whoever is told hung on the telling, None where none is hung on what is told.

    In "Ann Lee told the council a road was closed" no council was closed.
    """
    repaired: list[Token] | None = None
    for i in range(len(tree)):
        if tree[i].deprel not in _HEARERS or tree[i].head < i:
            continue
        told = tree[i].head
        verb = tree.subtree(i)[0] - 1
        if verb != tree[told].head or not tree.is_a(told, "ccomp") or tree.lemma(verb) not in lexicon("telling"):
            continue
        if any(j > i and tree[j].deprel in SUBJECTS for j in tree.children(told)):
            repaired = repaired or list(tree.tokens)
            repaired[i] = replace(tree[i], head=verb, deprel="obj")
    return repaired


def hang_on_question_words(tree: Tree) -> list[Token] | None:
    """The tokens with a clause right behind a question word that is a predicate hung on it, None where all are so.

    In "and that is where we left" the last words are no clause beside the first one.
    """
    repaired: list[Token] | None = None
    for i in range(1, len(tree)):
        if not tree.is_a(i, "conj", "parataxis"):
            continue
        word = tree.subtree(i)[0] - 1
        if word < 1 or tree[word].xpos not in ("WRB", "WP"):
            continue
        if word != tree[i].head and tree.children(word, "cop") and tree.subject(i) is not None:
            repaired = repaired or list(tree.tokens)
            repaired[i] = replace(tree[i], head=word, deprel="advcl:relcl")
    return repaired


def hang_subjects(tree: Tree) -> list[Token] | None:
    """The tokens with a noun behind "after" as the subject of the finite verb right behind it, None where all are.

    In "she left after a van crashed" the parse may read "after a van", and find nothing that crashed.
    """
    repaired: list[Token] | None = None
    for i in range(2, len(tree)):
        if not tree.is_a(i, "advcl") or tree[i].xpos not in ("VBD", "VBZ") or tree.subject(i) is not None:
            continue
        last = tree.subtree(i)[0] - 1
        noun = next((k for k in tree.children(tree[i].head, "obl") if tree.subtree(k)[-1] == last), None)
        if noun is None or tree.opener(i) is not None:
            continue
        cases = tree.children(noun, "case")
        as_what = cases == (tree[noun].head + 1,) and tree.lemma(cases[0]) == "as"  # "was built as a mill"
        if len(cases) == 1 and tree.lemma(cases[0]) in _OPENERS and not as_what:
            repaired = repaired or list(tree.tokens)
            repaired[noun] = replace(tree[noun], head=i, deprel="nsubj")
            repaired[cases[0]] = replace(tree[cases[0]], head=i, deprel="mark")
    return repaired


def hang_on_renamings(tree: Tree) -> list[Token] | None:
    """The tokens with a participle right behind a noun that renames another hung on that noun, None where all are.

    In "two pupils, a boy aged nine and a girl" only the boy is nine.
    """
    repaired: list[Token] | None = None
    for i in range(2, len(tree)):
        if tree[i].deprel != "acl" or tree.subtree(i)[0] != i:
            continue
        said = next((k for k in tree.children(tree[i].head, "appos") if tree.subtree(k)[-1] == i - 1), None)
        if said is not None and tree[said].upos == "NOUN" and tree[i - 1].upos != "PUNCT" and after_comma(tree, said):
            repaired = repaired or list(tree.tokens)
            repaired[i] = replace(tree[i], head=said)
    return repaired
