"""Finding what reports what in one sentence."""

from __future__ import annotations

from collections.abc import Iterator

from verify.decompose.attribution_certainty import adverb_certainty, certainty_of, source_certainty
from verify.decompose.attribution_cue import Cue
from verify.decompose.attribution_lexicon import reporting
from verify.decompose.attribution_speaker import noun_speaker, said_in, verb_speaker
from verify.decompose.attribution_verbs import verb_cues
from verify.decompose.tree import Tree
from verify.types import Certainty


def find_cues(tree: Tree) -> tuple[Cue, ...]:
    """All reports of a sentence in the order of their cues; one may lie in the content of another."""
    found: list[Cue] = []
    for i, token in enumerate(tree.tokens):
        if token.text.lower() == "according":
            found.extend(_according(tree, i))
        elif token.upos == "VERB":
            found.extend(verb_cues(tree, i))
        elif token.upos == "NOUN":
            found.extend(_noun(tree, i))
        elif token.upos == "ADV":
            found.extend(_adverb(tree, i))
    return tuple(found)


def _noun(tree: Tree, i: int) -> Iterator[Cue]:
    """A noun with a clause: "the claim that P", "his belief that P"; in "said in a message that P" the verb reports."""
    kind = reporting().noun_kind(tree.lemma(i))
    clause = next((c for c in tree.children(i, "acl", "ccomp") if _has_that(tree, c)), None)
    if kind is None or clause is None:
        return
    verb = tree[i].head
    if said_in(tree, i) and tree.lemma(verb) in reporting().direct and not tree.children(verb, "ccomp"):
        speaker = verb_speaker(tree, verb)
        yield Cue((verb,), tree.subtree(clause), speaker, "statement", certainty_of(tree, verb, "statement", speaker))
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
        yield Cue((i,), tree.subtree(head, without=(i,)), None, "report", certainty)


def _according(tree: Tree, i: int) -> Iterator[Cue]:
    """Both "according to X, P" and "P, according to X"; at the edge of a sentence it is for all of it."""
    marks = tree.is_a(i, "case", "mark")
    source = tree[i].head if marks else tree.child(i, "obl", "nmod", "obj")
    governor = tree[source].head if marks and source is not None and source >= 0 else tree[i].head
    if source is None or source < 0 or governor < 0:
        return
    phrase = tree.subtree(source if marks else i)
    chain = (governor, *tree.ancestors(governor))
    if phrase[0] <= 1 or phrase[-1] >= len(tree) - 3:
        clause = chain[-1]
    else:
        clause = next((k for k in chain if tree[k].upos in ("VERB", "AUX") or tree.subject(k) is not None), chain[-1])
    content = tuple(k for k in tree.subtree(clause) if k not in set(phrase))
    words = tuple(k for k in (i, i + 1) if k < len(tree))
    yield Cue(words, content, source, "statement", source_certainty(tree, source) or Certainty.ATTRIBUTED)
