"""What can say nothing: a time, a figure, a state of affairs, a relative word that stands for nobody."""

from __future__ import annotations

from verify.decompose.attribution_lexicon import reporting
from verify.decompose.phrases import is_abstract
from verify.decompose.tree import Tree

_HOURS = frozenset({"a.m.", "p.m.", "am", "pm"})


def is_mute(tree: Tree, i: int) -> bool:
    """Whether a noun is no source of any report: "the gap suggests", "a problem that demands an answer".

    No more is a deed or state that an infinitive tells of ("his ability to swim shows").
    """
    if tree[i].upos != "NOUN":
        return False
    able = any(tree[c].xpos == "VB" for c in tree.children(i, "acl")) and is_abstract(tree, i)
    return tree.lemma(i) in reporting().mute or (able and reporting().noun_kind(tree.lemma(i)) is None)


def names_nobody(tree: Tree, i: int) -> bool:
    """Whether what stands as a speaker can only be the wrong word for one: a date, an hour, a relative word."""
    token = tree[i]
    figure = token.upos == "NUM" and not any(char.isalpha() for char in token.text)
    counts = figure and token.text.replace(",", "").isdigit()  # "of the members, 12 said"
    relative = token.upos == "PRON" and token.feat("PronType") == "Rel"
    return (figure and not counts and not tree.children(i, "nmod")) or relative or token.text.lower() in _HOURS
