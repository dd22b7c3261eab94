"""Finding what reports what in one sentence."""

from __future__ import annotations

from collections.abc import Iterator

from verify.decompose.attribution_certainty import adverb_certainty, certainty_of, source_certainty
from verify.decompose.attribution_cue import Cue
from verify.decompose.attribution_hearsay import hearsay
from verify.decompose.attribution_lexicon import reporting
from verify.decompose.attribution_phrases import phrase_cues
from verify.decompose.attribution_predicates import adjective_cues, announcing_cues, noun_predicate_cues
from verify.decompose.attribution_speaker import noun_speaker
from verify.decompose.attribution_verbs import verb_cues
from verify.decompose.tree import Tree
from verify.types import Certainty


def find_cues(tree: Tree) -> tuple[Cue, ...]:
    """All reports of a sentence in the order of their cues; one may lie in the content of another."""
    found: list[Cue] = []
    for i, token in enumerate(tree.tokens):
        found.extend(phrase_cues(tree, i))
        if token.upos in ("ADJ", "VERB"):
            found.extend(adjective_cues(tree, i))
        if token.upos == "VERB" and token.text.lower() != "according":
            told = hearsay(tree, i)
            found.extend([Cue((i,), told, None, "report", Certainty.UNVERIFIED)] if told else verb_cues(tree, i))
        elif token.upos == "NOUN":
            found.extend(_noun(tree, i))
            found.extend(noun_predicate_cues(tree, i))
            found.extend(announcing_cues(tree, i))
        elif token.upos == "ADV":
            found.extend(_adverb(tree, i))
    return tuple(found)


def _noun(tree: Tree, i: int) -> Iterator[Cue]:
    """A noun with a clause: "the claim that P", "his belief that P"."""
    kind = reporting().noun_kind(tree.lemma(i))
    clause = next((c for c in tree.children(i, "acl", "ccomp") if _has_that(tree, c)), None)
    if kind is None or clause is None:
        return
    speaker = noun_speaker(tree, i)
    unnamed = source_certainty(tree, i) if speaker is None else None
    yield Cue(
        words=(i,),
        content=tree.subtree(clause),
        speaker=i if unnamed else speaker,
        kind=kind,
        certainty=unnamed or certainty_of(tree, i, kind, speaker),
    )


def _has_that(tree: Tree, i: int) -> bool:
    return not tree.is_a(i, "acl:relcl") and any(tree[c].text.lower() == "that" for c in tree.children(i, "mark"))


def _adverb(tree: Tree, i: int) -> Iterator[Cue]:
    """Adverbs like "reportedly" and "allegedly": the clause they stand in is somebody's report."""
    certainty = adverb_certainty(tree[i].text.lower())
    head = tree[i].head
    if certainty is not None and head >= 0:
        subject = tree.subject(head)
        inside = subject is not None and subject < i  # "they likely left and the rest may stay", not "likely, they ..."
        apart = [c for c in tree.children(head, "conj") if inside and tree.subject(c) is not None]
        yield Cue((i,), tree.subtree(head, without=(i, *apart)), None, "report", certainty)
