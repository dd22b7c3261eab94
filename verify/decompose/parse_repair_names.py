"""Putting right what a parser joins wrongly: names with the nouns, offices and names beside them."""

from __future__ import annotations

from dataclasses import replace

from verify.decompose.phrases import is_bound
from verify.decompose.repair import Changes, repairs
from verify.decompose.tree import Tree
from verify.decompose.vetoes import is_time

_NOMINAL = ("nsubj", "nsubj:pass", "obj", "iobj", "obl", "obl:agent", "nmod")
_NOUNS = frozenset({"NOUN", "PROPN", "X"})


@repairs()
def join_names(tree: Tree, i: int) -> Changes:
    """A name behind its noun is an apposition to it.

    In "signed striker Ann Lee" noun and name stand side by side without a comma. Where the parse gives both the
    same part in the clause, one verb would have two objects; the name then belongs to the noun. A title may stand
    between them ("trial judge Justice Bob Roe"), and so do names joined behind a plural ("guides Ann Lee and Bob Roe").
    """
    if not i or tree[i].upos != "PROPN":
        return
    before = i - 1
    while before > 0 and tree[before].head == i and tree.is_a(before, "nmod:desc"):
        before -= 1
    noun, name = tree[before], tree[i]
    plural = noun.xpos == "NNS" and bool(tree.children(i, "conj"))
    if noun.upos != "NOUN" or not (noun.xpos == "NN" or plural):
        return
    twice = noun.head == name.head and noun.deprel == name.deprel and name.deprel in _NOMINAL
    twice = twice or (noun.head == name.head and _is_second_subject(tree, i))
    if twice or (name.deprel == "advmod" and name.head > i):
        yield i, replace(name, head=before, deprel="appos", confidence=noun.confidence)


def _is_second_subject(tree: Tree, index: int) -> bool:
    """Whether a subject stands behind its verb, which has another before it ("were beaten by champion Ann Lee")."""
    verb = tree[index].head
    return tree.is_a(index, "nsubj") and index > verb and (tree.subject(verb) or index) < verb


@repairs("nsubj")
def join_offices(tree: Tree, i: int) -> Changes:
    """A person's name and the office right before it are one.

    In "head of sales Ann Lee left" and "Port President Ann Lee left" the parse gives the verb two subjects.
    """
    if tree[i].upos != "PROPN" or not tree.children(i, "flat"):
        return
    office = _office_before(tree, i)
    if office is None:
        return
    if tree[office].upos == "PROPN":
        yield office, replace(tree[office], head=i, deprel="nmod:desc")
    else:
        yield i, replace(tree[i], head=office, deprel="appos", confidence=tree[office].confidence)


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


@repairs("conj")
def join_firms(tree: Tree, i: int) -> Changes:
    """Both sides of an "&" are one name ("Ricks & Co")."""
    if tree[i].upos == tree[tree[i].head].upos == "PROPN" and _has_ampersand(tree, i):
        yield i, replace(tree[i], deprel="flat")


def _has_ampersand(tree: Tree, index: int) -> bool:
    return any(tree[i].text == "&" for i in tree.children(index, "cc"))


@repairs("conj")
def join_renamings(tree: Tree, i: int) -> Changes:
    """What goes on from an apposition is joined to it.

    In "Ann Lee, a friend and former aide of the mayor, left" one person left, and "two rebels, a man and a woman" are
    two.
    """
    name = tree[i].head
    counted_out = tree[name].xpos == "NNS" and bool(tree.children(name, "nummod"))
    renamed = tree[name].upos == "PROPN" and not tree.children(i, "det")
    if tree[i].upos != "NOUN" or not (counted_out or renamed):
        return
    said = next((k for k in tree.children(name, "appos") if name < k < i and tree[k].upos == "NOUN"), None)
    first = tree.subtree(i)[0]
    counted = tree.children(i, "nummod")
    if said is not None and tree.subtree(said)[-1] + 1 == first and tree[first].upos == "CCONJ" and not counted:
        yield i, replace(tree[i], head=said)


@repairs()
def join_hyphened(tree: Tree, i: int) -> Changes:
    """Both halves of a word with a hyphen are one ("Hi-Lo")."""
    if i + 2 >= len(tree) or tree[i].upos not in _NOUNS or tree[i + 2].upos not in _NOUNS or tree.is_a(i, "flat"):
        return  # the last: "Ann Lee-Roe"
    same = tree[i].head == tree[i + 2].head and tree[i].deprel == tree[i + 2].deprel and tree[i].head >= 0
    if same and is_bound(tree, i + 1):
        yield i, replace(tree[i], head=i + 2, deprel="compound")
        for k in tree.children(i, "case", "det"):
            yield k, replace(tree[k], head=i + 2)


@repairs("discourse")
def join_greetings(tree: Tree, i: int) -> Changes:
    """A word of greeting that opens a name is part of it ("Hi Noon")."""
    if tree[i].xpos == "NNP" and tree[i].head == i + 1 and tree[i + 1].xpos == "NNP":
        yield i, replace(tree[i], deprel="compound")
