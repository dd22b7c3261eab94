"""Adjectives and nouns that report as predicates: "is confident that P", "his message was that P"."""

from __future__ import annotations

from collections.abc import Iterator

from verify.decompose.attribution_certainty import certainty_of, is_negated
from verify.decompose.attribution_cue import Cue
from verify.decompose.attribution_lexicon import reporting
from verify.decompose.attribution_speaker import antecedent, noun_speaker, verb_speaker
from verify.decompose.phrases import stands_behind
from verify.decompose.tree import Tree

# Kinds of noun whose content is put forward as so.
_PUT_FORWARD = frozenset({"statement", "belief", "opinion"})


def adjective_cues(tree: Tree, i: int) -> Iterator[Cue]:
    """The report of an adjective or participle with a clause: "X is confident that P"."""
    kind = reporting().adjective_kind(tree[i].text.lower())
    clause = next((c for c in tree.children(i, "ccomp") if c > i), None)
    if kind is None or clause is None or not tree.children(i, "cop", "aux:pass") or tree.child(i, "expl") is not None:
        return
    subject = tree.subject(i)
    speaker = None if subject is None else verb_speaker(tree, i)
    if subject is not None and tree.children(i, "aux:pass"):
        speaker = antecedent(tree, i, subject)
    if speaker is None or tree.is_a(speaker, "csubj"):
        return
    yield Cue((i,), tree.subtree(clause), speaker, kind, certainty_of(tree, i, kind, speaker))


def announcing_cues(tree: Tree, i: int) -> Iterator[Cue]:
    """The report of a noun whose content stands behind a colon: "X's message was clear: P", "X had a warning: P"."""
    clause = tree[i].head
    kind = reporting().noun_kind(tree.lemma(i))
    announced = [c for c in tree.children(clause, "parataxis") if c > i and stands_behind(tree, c, ":")]
    if kind not in _PUT_FORWARD or not announced or tree[clause].head >= 0 or is_negated(tree, clause):
        return
    says = reporting().verb_kinds(tree.lemma(clause))
    told = tree.is_a(i, "obj") if tree[clause].upos == "VERB" else tree.is_a(i, "nsubj") and tree[clause].upos == "ADJ"
    speaker = noun_speaker(tree, i)
    if told and not says and speaker is not None and tree.subject(announced[0]) is not None:
        content = tuple(k for c in announced for k in tree.subtree(c))
        yield Cue((i,), content, speaker, kind, certainty_of(tree, i, kind, speaker))


def noun_predicate_cues(tree: Tree, i: int) -> Iterator[Cue]:
    """The report of a noun whose content is its predicate: "X's message is that P"."""
    clause = tree[i].head
    kind = reporting().noun_kind(tree.lemma(i))
    if kind is None or tree[i].deprel != "nsubj:outer" or clause < i:
        return
    speaker = noun_speaker(tree, i)
    marks = [c for c in tree.children(clause, "mark") if tree[c].text.lower() == "that"]
    if speaker is None or not marks:
        return
    content = tuple(k for k in tree.subtree(clause) if k > marks[0])
    yield Cue((i,), content, speaker, kind, certainty_of(tree, i, kind, speaker))
