"""Pull quotes: a paragraph that only sets out words which are quoted elsewhere in the article."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from verify.decompose.attribution_report import Attribution, first_sentences
from verify.types import BlockKind, Document, Sentence

_SET_OUT = re.compile(r"\s*[“\"](?P<words>[^“”\"]+)[”\"]\s*")
# Fewer words may be anybody's ("Not at all.").
_MIN_WORDS = 5


def pulled_reports(
    document: Document, sentences: Sequence[Sentence], found: Sequence[Attribution]
) -> list[Attribution]:
    """A report for each paragraph of quoted words that is nobody's yet, by the one who says them elsewhere."""
    pulled: list[Attribution] = []
    first = first_sentences(sentences)
    said: list[tuple[str, Attribution]] | None = None
    for index, block in enumerate(document.blocks):
        match = _SET_OUT.fullmatch(document.text, block.start, block.end)
        if match is None or block.kind is not BlockKind.PARAGRAPH or index not in first:
            continue
        start, end = match.span("words")
        words = _words(match["words"])
        held = any(a < end and start < b for item in found for a, b in item.content)
        if held or len(words.split()) < _MIN_WORDS:
            continue
        if said is None:  # few articles have one
            said = [(_words(document.text[slice(*span)]), item) for item in found for span in item.quoted]
        speakers = [item for text, item in said if words in text]
        if len({item.speaker for item in speakers}) == 1 and speakers[0].speaker is not None:
            content = ((start, end),)
            pulled.append(replace(speakers[0], content=content, quoted=content, direct=True, sentence=first[index]))
    return pulled


def _words(text: str) -> str:
    """The words alone, each with a blank before and behind it, so that only whole words are found in others."""
    words = re.findall(r"\w+", text.lower())
    return f" {' '.join(words)} "
