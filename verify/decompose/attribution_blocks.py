"""Block quotations: a paragraph set without marks behind one that ends in "X added:"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from verify.decompose.attribution_report import Attribution
from verify.decompose.quotes import find_quotations
from verify.types import BlockKind, Document, Sentence


def announced_paragraphs(
    document: Document, sentences: Sequence[Sentence], found: Sequence[Attribution]
) -> list[Attribution]:
    """The same reports; one that ends its paragraph with a colon and has no content yet takes the next paragraph.

    That paragraph is then the speaker's own words, all of it and no more: whether the one behind it goes on
    quoting, nothing tells. One with quotation marks of its own is left to them.
    """
    return [
        item if item.content or item.speaker is None else _with_next_paragraph(document, sentences, item)
        for item in found
    ]


def _with_next_paragraph(document: Document, sentences: Sequence[Sentence], item: Attribution) -> Attribution:
    block = sentences[item.sentence].block
    following = document.blocks[block + 1 : block + 2]
    if not following or following[0].kind is not BlockKind.PARAGRAPH:
        return item
    start, end = following[0].start, following[0].end
    announced = document.text[item.cue_span[1] : document.blocks[block].end].strip() == ":"
    if not announced or find_quotations(document.text, start, start + 1):
        return item
    return replace(item, content=((start, end),), quoted=((start, end),), direct=True)
