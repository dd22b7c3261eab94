"""Putting right what a parser joins wrongly inside a phrase: "yet another", "town after town", "six times the rate"."""

from __future__ import annotations

from dataclasses import replace

from verify.decompose.repair import Changes, repairs
from verify.decompose.tree import Tree

_DISTANCES = frozenset(
    {"metre", "meter", "mile", "kilometre", "kilometer", "km", "yard", "foot", "step", "block", "inch"}
)


@repairs()
def add_another(tree: Tree, i: int) -> Changes:
    """A "yet" hangs on the "another" right behind it."""
    yet = tree.lemma(i) == "yet" and i + 1 < len(tree)
    if yet and tree.lemma(i + 1) == "another" and tree[i].head != i + 1:
        yield i, replace(tree[i], head=i + 1, deprel="advmod")


@repairs()
def join_pairs(tree: Tree, i: int) -> Changes:
    """The second noun of "town after town" hangs on the first."""
    twice = i > 1 and tree[i].upos == tree[i - 2].upos == "NOUN" and tree.lemma(i) == tree.lemma(i - 2)
    if twice and tree[i].head != i - 2 and tree.lemma(i - 1) in ("after", "by", "upon") and tree[i - 1].head == i:
        yield i, replace(tree[i], head=i - 2, deprel="nmod")


@repairs()
def join_degrees(tree: Tree, i: int) -> Changes:
    """A scale right behind its degrees is one word with them ("2 °C of warming")."""
    scale = i + 1
    if tree[i].text != "°" or scale >= len(tree) or tree[scale].text not in ("C", "F"):
        return
    if scale in tree.ancestors(i)[1:]:
        return
    if tree[i].head == scale:
        yield i, replace(tree[i], head=tree[scale].head, deprel=tree[scale].deprel)
    yield scale, replace(tree[scale], head=i, deprel="flat")
    for k in tree.children(scale):
        if k != i:
            yield k, replace(tree[k], head=i)


@repairs("obl", "nmod")
def join_distances(tree: Tree, i: int) -> Changes:
    """From where a distance is counted hangs on it, and it on the noun before it ("a post two metres from a gate")."""
    distance = tree.subtree(i)[0] - 1
    cases = [tree.lemma(k) for k in tree.children(i, "case")]
    if distance < 1 or tree.lemma(distance) not in _DISTANCES or cases != ["from"] or tree.children(distance, "case"):
        return
    if tree[i].head != distance:
        yield i, replace(tree[i], head=distance, deprel="nmod")
    before = tree.subtree(distance)[0] - 1
    noun = before >= 0 and tree[before].upos in ("NOUN", "PROPN") and before > tree[distance].head
    if noun and tree[distance].head >= 0:
        yield distance, replace(tree[distance], head=before, deprel="nmod:unmarked", confidence=1.0)


@repairs()
def multiply(tree: Tree, i: int) -> Changes:
    """What is multiplied hangs on "times" ("at three times the rate of towns")."""
    if tree[i].text != "times" or not tree.children(i, "nummod"):
        return
    for k in tree.labelled("obl", "obj", "nmod"):
        if tree.subtree(k)[0] == i + 1 and tree[k].head != i and not tree.children(k, "case"):
            yield k, replace(tree[k], head=i, deprel="nmod")
