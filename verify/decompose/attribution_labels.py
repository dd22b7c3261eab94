"""Interviews and transcripts: paragraphs that open with the speaker's name and a colon."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from verify.decompose.attribution_report import Attribution
from verify.types import BlockKind, Certainty, Document, Sentence

# One to four capitalised words, or a name in capitals, and a colon.
_LABEL = re.compile(r"(?P<name>[A-Z][\w.'’-]*(?: [A-Z][\w.'’-]*){0,3})(?P<colon>:)\s+(?=\S)")
# A label that stands once may be any heading ("Update:"); a conversation has its speakers speak again.
_MIN_TURNS = 2


def labelled_reports(document: Document, sentences: Sequence[Sentence]) -> list[Attribution]:
    """A report for each paragraph that a recurring label gives to a speaker; the whole paragraph is theirs."""
    first: dict[int, int] = {}
    for place, sentence in enumerate(sentences):
        first.setdefault(sentence.block, place)
    labels = {
        index: label
        for index, block in enumerate(document.blocks)
        if block.kind is BlockKind.PARAGRAPH and (label := _LABEL.match(document.text, block.start, block.end))
    }
    turns = Counter(label["name"] for label in labels.values())
    return [
        _turn(label, document.blocks[index].end, first[index])
        for index, label in labels.items()
        if index in first and turns[label["name"]] >= _MIN_TURNS and len(turns) > 1
    ]


def _turn(label: re.Match[str], end: int, place: int) -> Attribution:
    content = ((label.end(), end),)
    return Attribution(
        content=content,
        speaker=label["name"],
        speaker_span=label.span("name"),
        cue=label["colon"],
        cue_span=label.span("colon"),
        certainty=Certainty.ATTRIBUTED,
        direct=True,
        sentence=place,
        quoted=content,
    )
