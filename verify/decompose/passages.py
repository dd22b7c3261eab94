"""The account of an article's text: what became of each sentence, heading, title and dateline."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from verify.types import BlockKind, Document, Passage, PassageKind, Sentence


def account(document: Document, sentences: Sequence[Sentence], reasons: Mapping[int, str]) -> tuple[Passage, ...]:
    """Passages in text order that together hold every character of the document but white space.

    ``reasons`` says for sentences by their place in ``sentences`` why they make no claim.
    """
    known = [
        Passage(
            s.start, s.end, PassageKind.NO_CLAIM if place in reasons else PassageKind.CLAIMS, reasons.get(place, "")
        )
        for place, s in enumerate(sentences)
    ]
    known += [
        Passage(block.start, block.end, PassageKind.NO_CLAIM, str(block.kind))
        for block in document.blocks
        if block.kind is not BlockKind.PARAGRAPH
    ]
    known.sort(key=lambda passage: passage.start)
    return tuple(sorted([*known, *_rest(document.text, known)], key=lambda passage: passage.start))


def _rest(text: str, known: Sequence[Passage]) -> list[Passage]:
    """What no passage holds, without the white space around it."""
    found = []
    edges = [0, *(edge for passage in known for edge in (passage.start, passage.end)), len(text)]
    for start, end in zip(edges[::2], edges[1::2], strict=True):
        stretch = text[start:end]
        if stretch.strip():
            lead = len(stretch) - len(stretch.lstrip())
            found.append(Passage(start + lead, start + len(stretch.rstrip()), PassageKind.NO_CLAIM, "fragment"))
    return found
