"""Putting right a passive without its "was" that the parser takes for an active verb."""

from __future__ import annotations

from dataclasses import replace

from verify.decompose.attribution_certainty import agentless
from verify.decompose.repair import Changes, repairs
from verify.decompose.tree import Tree


@repairs("ccomp")
def shorten_passives(tree: Tree, i: int) -> Changes:
    """The verb behind "thought to be" is that of the sentence, where it has no subject of its own.

    In "a boat thought to be carrying guns was stopped" no boat thought anything: it was stopped.
    """
    thought = tree[i].head
    noun = tree.subject(thought)
    if noun is None or tree.subject(i) is not None or tree.children(i, "mark") or not tree.is_finite(i):
        return
    infinitive = _infinitive(tree, thought, i)
    if infinitive is None or not _is_shortened(tree, thought, noun):
        return
    passive = "nsubj:pass" if tree.children(i, "aux:pass") else "nsubj"
    yield noun, replace(tree[noun], head=i, deprel=passive)
    yield thought, replace(tree[thought], xpos="VBN", feats="Tense=Past|VerbForm=Part", head=noun, deprel="acl")
    yield infinitive, replace(tree[infinitive], deprel="xcomp")
    yield i, replace(tree[i], head=tree[thought].head, deprel=tree[thought].deprel)
    for k in tree.children(thought):
        if k not in (noun, i, infinitive):
            yield k, replace(tree[k], head=i)


def _infinitive(tree: Tree, thought: int, verb: int) -> int | None:
    """What somebody is thought "to be" or "to have" done, where it ends before another verb begins."""
    found = next((k for k in tree.children(thought, "xcomp", "ccomp") if thought < k < verb), None)
    if found is None or tree[thought + 1].text.lower() != "to" or tree[thought + 1].head != found:
        return None
    ends = tree.subtree(found)[-1] < tree.subtree(verb)[0]
    return found if ends and tree.lemma(thought + 2) in ("be", "have") else None


def _is_shortened(tree: Tree, thought: int, noun: int) -> bool:
    """Whether a verb of thinking or saying stands right behind its noun with nothing that makes it active."""
    beside = tree.subtree(noun)[-1] == thought - 1
    return beside and agentless(tree.lemma(thought)) is not None and not tree.auxiliaries(thought)
