"""Interviews, transcripts and headlines: paragraphs that open with the speaker's name and a colon."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from verify.decompose.attribution_lexicon import reporting
from verify.decompose.attribution_report import Attribution
from verify.types import BlockKind, Certainty, Document, Sentence

# One to four capitalised words, or a name in capitals, and a colon; in a long quotation a mark before them.
_LABEL = re.compile(r"[\"“]?(?P<name>[A-Z][\w.'’-]*(?: [A-Z][\w.'’-]*){0,3})(?P<colon>:)\s+(?=\S)")
# A label that stands once may be any heading ("Update:"); a conversation has its speakers speak again.
_MIN_TURNS = 2


def labelled_reports(
    document: Document, sentences: Sequence[Sentence], found: Sequence[Attribution]
) -> list[Attribution]:
    """A report for each paragraph that a label gives to a speaker; the whole paragraph is theirs.

    A label that does not recur counts where it names a speaker of one of the reports found ("Lind: Bridge is
    unsafe") or a kind of source ("Poll: Voters turn away").
    """
    speakers = {item.speaker.split()[-1] for item in found if item.speaker}
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
        if index in first
        and ((turns[label["name"]] >= _MIN_TURNS and len(turns) > 1) or _is_source(label["name"], speakers))
    ]


def _is_source(name: str, speakers: set[str]) -> bool:
    last = name.rsplit(maxsplit=1)[-1]
    return (
        last in speakers or last.lower() in reporting().labels or last.lower().removesuffix("s") in reporting().labels
    )


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
