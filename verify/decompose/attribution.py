"""Who says so: every report of an article with its content, speaker, cue and certainty."""

from __future__ import annotations

from collections.abc import Sequence

from verify.decompose.attribution_blocks import announced_paragraphs
from verify.decompose.attribution_cue import Cue
from verify.decompose.attribution_cues import find_cues
from verify.decompose.attribution_direct import join_quotations
from verify.decompose.attribution_labels import labelled_reports
from verify.decompose.attribution_nested import carry_first_person, inherit_doubt
from verify.decompose.attribution_pulled import pulled_reports
from verify.decompose.attribution_report import Attribution
from verify.decompose.attribution_speaker import name_tokens
from verify.decompose.attribution_unchecked import reach_back
from verify.decompose.speakers import resolve_speakers
from verify.decompose.tree import Tree
from verify.types import Document, Sentence


def attribute(document: Document, sentences: Sequence[Sentence], trees: Sequence[Tree]) -> tuple[Attribution, ...]:
    """The reports of an article in the order of their content; one may lie inside another.

    ``trees`` are those of the sentences, put right (see ``attribution_repair.read_trees``).
    Certainty is ``attributed`` for what a named source puts forward, ``denied`` for what it denies,
    ``hedged`` or ``unverified`` for what is only believed or reported, and ``unverified`` for reports
    of which a later sentence says that they could not be checked.
    """
    text = document.text
    found: list[Attribution] = []
    for index, tree in enumerate(trees):
        found.extend(_attribution(text, tree, cue, index) for cue in find_cues(tree))
    joined = announced_paragraphs(document, sentences, join_quotations(document, sentences, found))
    kept = [item for item in reach_back(trees, joined) if item.content]
    kept += labelled_reports(document, sentences, kept)
    kept += pulled_reports(document, sentences, kept)
    return tuple(
        sorted(
            resolve_speakers(document, sentences, trees, inherit_doubt(carry_first_person(kept))),
            key=lambda item: item.content[0],
        )
    )


__all__ = ["Attribution", "attribute"]


def _attribution(text: str, tree: Tree, cue: Cue, index: int) -> Attribution:
    cue_span = tree.span(cue.words)
    named = () if cue.speaker is None else name_tokens(tree, cue.speaker)
    speaker_span = tree.span(named) if named else None
    return Attribution(
        content=_runs(tree, cue),
        speaker=None if speaker_span is None else text[slice(*speaker_span)],
        speaker_span=speaker_span,
        cue=text[slice(*cue_span)],
        cue_span=cue_span,
        certainty=cue.certainty,
        kind=cue.kind,
        sentence=index,
    )


def _runs(tree: Tree, cue: Cue) -> tuple[tuple[int, int], ...]:
    """The content as article spans, broken where the cue or another clause interrupts it."""
    runs: list[list[int]] = []
    barred = set(cue.words)
    for i in cue.content:
        if i in barred:
            continue
        last = runs[-1][-1] if runs else -1
        if runs and (last + 1 == i or all(tree[k].upos == "PUNCT" for k in range(last + 1, i))):
            runs[-1].append(i)
        else:
            runs.append([i])
    spans = [tree.span(trimmed) for run in runs if (trimmed := _trimmed(tree, run))]
    return tuple(spans)


def _is_that(tree: Tree, i: int) -> bool:
    return tree[i].deprel == "mark" and tree[i].text.lower() == "that"


def _trimmed(tree: Tree, run: list[int]) -> list[int]:
    """A run without the punctuation and the "that" at its edges."""
    run = list(run)
    while run and (tree[run[0]].upos in ("PUNCT", "CCONJ") or _is_that(tree, run[0])):
        run.pop(0)
    while run and tree[run[-1]].upos == "PUNCT":
        run.pop()
    return run if any(tree[i].upos != "PUNCT" for i in run) else []
