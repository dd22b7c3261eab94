"""Putting right the members of a list: what a semicolon or a comma lists stands beside the first, not under it."""

from __future__ import annotations

from dataclasses import replace

from verify.decompose.phrases import after_comma
from verify.decompose.repair import Changes, repairs
from verify.decompose.tree import Tree

_LISTED = ("conj", "appos")


@repairs(*_LISTED)
def join_behind_semicolons(tree: Tree, i: int) -> Changes:
    """A noun behind a semicolon is joined to the first of its list.

    A semicolon parts more than a comma: in "Ann Lee, who led the club; Bob Roe; and two clerks" she led no Bob Roe.
    """
    if not _is_thing(tree, i) or tree[tree.subtree(i)[0]].text != ";":
        return
    if _opened(tree, i):
        return  # "Alster (once Alsten; later Alstra)"
    first = _first_listed(tree, i)
    if first is not None and (first, "conj") != (tree[i].head, tree[i].deprel):
        yield i, replace(tree[i], head=first, deprel="conj")


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


@repairs("appos", "nmod:unmarked")
def join_listed_names(tree: Tree, i: int) -> Changes:
    """The second of three names is joined to the first, and no apposition to it.

    In "through Norder, Alster and Homs" Alster is a place like the others and not what Norder is called. A person
    may well be called so.
    """
    first = tree[i].head
    if tree[i].upos != "PROPN" or tree[first].upos != "PROPN":
        return
    if _stands_in_list(tree, first, i) and tree.children(first, "case"):
        yield i, replace(tree[i], deprel="conj")


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


@repairs("appos")
def join_counts(tree: Tree, i: int) -> Changes:
    """A bare count behind a comma stands with its place beside the place before it.

    In "two died in Aldford, three in Homs and one in Norder" the second place is that of the three.
    """
    first = tree[i].head
    if tree[i].upos != "NUM" or i + 1 >= len(tree) or tree[i - 1].text != "," or tree[i + 1].upos != "ADP":
        return
    place, cases = tree[i + 1].head, {tree.lemma(k) for k in tree.children(first, "case")}
    if tree.lemma(i + 1) in cases and tree[place].head in (first, i) and place > i:
        yield i, replace(tree[i], deprel="conj")
        yield place, replace(tree[place], head=i, deprel="nmod")
