"""Putting right the members of a list: what a semicolon or a comma lists stands beside the first, not under it."""

from __future__ import annotations

from dataclasses import replace

from verify.decompose.phrases import after_comma
from verify.decompose.tree import Tree
from verify.types import Token

_LISTED = ("conj", "appos")


def join_behind_semicolons(tree: Tree) -> list[Token] | None:
    """The tokens with each noun behind a semicolon joined to the first of its list, None where all are so already.

    A semicolon parts more than a comma: in "Ann Lee, who led the club; Bob Roe; and two clerks" she led no Bob Roe.
    """
    repaired: list[Token] | None = None
    for i in range(len(tree)):
        if not tree.is_a(i, *_LISTED) or not _is_thing(tree, i) or tree[tree.subtree(i)[0]].text != ";":
            continue
        if _opened(tree, i):
            continue  # "Alster (once Alsten; later Alstra)"
        first = _first_listed(tree, i)
        if first is not None and (first, "conj") != (tree[i].head, tree[i].deprel):
            repaired = repaired or list(tree.tokens)
            repaired[i] = replace(tree[i], head=first, deprel="conj")
    return repaired


def _opened(tree: Tree, index: int) -> bool:
    """Whether a bracket that opened before a token has not closed yet."""
    if not tree.has_brackets:
        return False
    marks = [tree[i].text for i in range(index)]
    return marks.count("(") + marks.count("[") > marks.count(")") + marks.count("]")


def _is_thing(tree: Tree, index: int) -> bool:
    """Whether a token is a noun or name with no verb of its own."""
    return tree[index].upos in ("NOUN", "PROPN") and tree.subject(index) is None and not tree.is_finite(index)


def _first_listed(tree: Tree, index: int) -> int | None:
    """The noun that begins the list in which a noun stands behind a semicolon: no remark on it is part of the list."""
    first = tree[index].head
    remark = next((i for i in (first, *tree.ancestors(first)) if tree[i].deprel in ("acl:relcl", "appos")), None)
    if remark is not None and after_comma(tree, remark):
        first = tree[remark].head
    return first if _is_thing(tree, first) and first < index else None


def join_listed_names(tree: Tree) -> list[Token] | None:
    """The tokens with the second of three names joined to the first, None where it is no apposition to it.

    In "through Norder, Alster and Homs" Alster is a place like the others and not what Norder is called. A person
    may well be called so.
    """
    repaired: list[Token] | None = None
    for i in range(2, len(tree)):
        first = tree[i].head
        if not tree.is_a(i, "appos", "nmod:unmarked") or tree[i].upos != "PROPN" or tree[first].upos != "PROPN":
            continue
        if _stands_in_list(tree, first, i) and tree.children(first, "case"):
            repaired = repaired or list(tree.tokens)
            repaired[i] = replace(tree[i], deprel="conj")
    return repaired


def _stands_in_list(tree: Tree, first: int, second: int) -> bool:
    """Whether a bare name stands right behind a comma and another one right before an "and" and a third."""
    words = tree.subtree(second)
    opens = words[0] + (tree[words[0]].text == ",")
    third = next((i for i in tree.children(first, "conj") if i > second), None)
    if third is None or tree[third].upos != "PROPN" or tree[opens - 1].text != ",":
        return False
    closes = tree.subtree(third)[0]
    bare = not any(tree.is_a(i, "appos", "acl", "nmod", "det") for i in tree.children(second))
    return bare and opens - 2 == first and tree[closes].upos == "CCONJ" and closes == words[-1] + 1


def join_counts(tree: Tree) -> list[Token] | None:
    """The tokens with a bare count behind a comma and its place beside the place before it, None where they are so.

    In "two died in Aldford, three in Homs and one in Norder" the second place is that of the three.
    """
    repaired: list[Token] | None = None
    for i in range(2, len(tree) - 1):
        first = tree[i].head
        if not tree.is_a(i, "appos") or tree[i].upos != "NUM" or tree[i - 1].text != "," or tree[i + 1].upos != "ADP":
            continue
        place, cases = tree[i + 1].head, {tree.lemma(k) for k in tree.children(first, "case")}
        if tree.lemma(i + 1) in cases and tree[place].head in (first, i) and place > i:
            repaired = repaired or list(tree.tokens)
            repaired[i] = replace(tree[i], deprel="conj")
            repaired[place] = replace(tree[place], head=i, deprel="nmod")
    return repaired


def join_to_gerunds(tree: Tree) -> list[Token] | None:
    """The tokens with a participle joined to the one before it and not to an infinitive under that, None where it is.

    In "issued a note vowing to stay and calling him a liar" what calls him so is the note that vows.
    """
    repaired: list[Token] | None = None
    for i in range(len(tree)):
        first = tree[i].head
        if not tree.is_a(i, "conj") or not _is_bare_gerund(tree, i) or tree[first].xpos != "VB":
            continue
        if tree.is_a(first, "xcomp") and _is_bare_gerund(tree, tree[first].head):
            repaired = repaired or list(tree.tokens)
            repaired[i] = replace(tree[i], head=tree[first].head)
    return repaired


def _is_bare_gerund(tree: Tree, index: int) -> bool:
    """Whether a token is a verb in -ing with no auxiliary and no subject."""
    verb = tree[index].xpos == "VBG" and tree[index].upos == "VERB"
    return verb and not tree.auxiliaries(index) and tree.subject(index) is None


def join_gerunds(tree: Tree) -> list[Token] | None:
    """The tokens with a verb in -ing joined to the one before it and not to the finite verb, None where it is so.

    In "Ann came in, greeting him and then taking a seat" no finite verb goes on with "taking".
    """
    repaired: list[Token] | None = None
    for i in range(len(tree)):
        verb = tree[i].head
        if not tree.is_a(i, "conj") or not _is_bare_gerund(tree, i) or tree[verb].xpos not in ("VBD", "VBZ", "VBP"):
            continue
        beside = (k for k in tree.children(verb, "advcl", "parataxis") if verb < k < i and _is_bare_gerund(tree, k))
        first = next(beside, None)
        if first is not None:
            repaired = repaired or list(tree.tokens)
            repaired[i] = replace(tree[i], head=first)
            repaired[first] = replace(tree[first], deprel="advcl")
    return repaired
