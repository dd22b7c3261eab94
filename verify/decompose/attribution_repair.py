"""Putting right what a parser cannot see: which verb a joined verb belongs to, and whose verb "said" is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from verify.decompose.attribution_lexicon import reporting
from verify.decompose.tree import Tree
from verify.types import Sentence, Token

_FINITE = frozenset({"VBD", "VBZ", "VBP"})
_FUTURE = frozenset({"will", "would", "’ll", "'ll"})


def read_trees(sentences: Sequence[Sentence]) -> list[Tree]:
    """The tree of each sentence, put right by ``reattach``."""
    return [Tree(reattach(sentence.tokens)) for sentence in sentences]


def reattach(tokens: Sequence[Token]) -> tuple[Token, ...]:
    """The same sentence with such verbs joined to the verb of saying.

    In "he said that he would go and urged them to stay" the form "urged" cannot share "would", so it
    is what he did beside saying. The same holds for a second verb of saying in the form of the
    first ("she said that it failed and warned that ..."). The other way round, in "she said the bridge is
    unsafe and will close" it is the bridge that will. In "it failed, said Ann Lee" the name is the
    subject of "said", wherever the parse has hung it.
    """
    if not any(token.deprel in ("conj", "parataxis") and token.xpos.startswith("V") for token in tokens):
        return tuple(tokens)
    tree = Tree(tokens)
    repaired = list(tree.tokens)
    for i in range(len(tree)):
        verb = _verb_of_saying_above(tree, i)
        if verb is None:
            verb = _verb_said_before(tree, i)
        if verb is not None:
            repaired[i] = replace(tree[i], head=verb)
        subject = _inverted_subject(tree, i)
        if subject is not None:
            repaired[subject] = replace(tree[subject], head=i, deprel="nsubj")
    return tuple(repaired)


def _inverted_subject(tree: Tree, i: int) -> int | None:
    """The bare noun phrase right behind a verb of saying without a subject, hung elsewhere by the parse."""
    token = tree[i]
    if token.deprel != "parataxis" or token.xpos not in _FINITE or tree.lemma(i) not in reporting().direct:
        return None
    if tree.subject(i) is not None or tree[i - 1].upos != "PUNCT" or i + 1 >= len(tree):
        return None
    for k in range(i + 1, len(tree)):
        if tree[k].head <= i:
            bare = tree[k].upos in ("PROPN", "NOUN", "PRON") and not tree.children(k, "case")
            return k if bare and tree[k].head != i and min(tree.subtree(k)) == i + 1 else None
    return None


def _verb_of_saying_above(tree: Tree, i: int) -> int | None:
    """The verb of saying that a joined verb inside its reported clause belongs to instead, or None."""
    token = tree[i]
    if token.deprel != "conj" or token.xpos not in _FINITE or token.head < 0 or tree.subject(i) is not None:
        return None
    clause = token.head
    if tree[clause].deprel != "ccomp" or tree.auxiliaries(i):
        return None
    verb = tree[clause].head
    if not reporting().verb_kinds(tree.lemma(verb)) or tree[verb].xpos != token.xpos or not verb < clause < i:
        return None
    if tree[clause].xpos == "VB" and tree.children(clause, "aux"):
        return verb
    reports = reporting().verb_kinds(tree.lemma(i)) and tree.children(i, "ccomp", "xcomp")
    return verb if reports else None


def _verb_said_before(tree: Tree, i: int) -> int | None:
    """The reported verb that a verb joined to a verb of saying goes on from, as "that", "will" or "would" tell."""
    token = tree[i]
    if token.deprel != "conj" or token.head < 0:
        return None
    verb = token.head
    reported = any(tree[c].text.lower() == "that" for c in tree.children(i, "mark"))
    future = tree.subject(i) is None and any(tree[c].text.lower() in _FUTURE for c in tree.children(i, "aux"))
    if not (reported or future) or not reporting().verb_kinds(tree.lemma(verb)) or tree[verb].xpos not in _FINITE:
        return None
    return next((c for c in tree.children(verb, "ccomp") if verb < c < i), None)
