"""Interviews, transcripts and headlines: paragraphs that open with the speaker's name and a colon."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from verify.decompose.attribution_lexicon import reporting
from verify.decompose.attribution_report import Attribution, Span, first_sentences
from verify.types import BlockKind, Certainty, Document, Sentence

# One to four capitalised words, or a name in capitals, and a colon; in a long quotation a mark before them. The words
# behind it may lack their blank ("Weber:When it began").
_LABEL = re.compile(r"[\"“]?(?P<name>[A-Z][\w.'’-]*(?: [A-Z][\w.'’-]*){0,3})(?P<colon>:)(?:\s+(?=\S)|(?=[A-Z]))")
# A label that stands once may be any heading ("Update:"); a conversation has its speakers speak again.
_MIN_TURNS = 2


def labelled_reports(
    document: Document, sentences: Sequence[Sentence], found: Sequence[Attribution]
) -> list[Attribution]:
    """A report for each paragraph that a label gives to a speaker, or that a turn goes on over; all of it is theirs.

    A label that does not recur counts where it names a speaker of one of the reports found ("Lind: Bridge is
    unsafe") or a kind of source ("Poll: Voters turn away").
    """
    speakers = {item.speaker.split()[-1] for item in found if item.speaker}
    first = first_sentences(sentences)
    labels = {
        index: label
        for index, block in enumerate(document.blocks)
        if block.kind is BlockKind.PARAGRAPH and (label := _LABEL.match(document.text, block.start, block.end))
    }
    turns = Counter(label["name"] for label in labels.values())
    again = [name for name, count in turns.items() if count >= _MIN_TURNS]
    # Where most labels stand once they are those of a list ("Norland: No tax is due.").
    talking = len(turns) > 1 and 2 * len(again) >= len(turns)
    spoken = {index for index, label in labels.items() if talking and label["name"] in again}
    asking = _asking(document, labels, spoken)
    spoken |= asking.keys() & labels.keys()
    labelled = {_surname(label) for label in turns}
    told = {sentences[item.sentence].block for item in found if item.speaker and _surname(item.speaker) in labelled}
    answers = [
        _turn(label, start, document.blocks[block].end, first[block])
        for index, label in labels.items()
        if index in spoken or _is_source(label["name"], speakers)
        for block, start in [
            (index, label.end()),
            *_later_paragraphs(document, label, sorted(b for b in spoken if b >= index), told),
        ]
        if block in first
    ]
    return answers + [
        _turn(label, document.blocks[block].start, document.blocks[block].end, first[block])
        for block, label in asking.items()
        if block not in labels and block not in told and block in first
    ]


def spoken_turns(found: Sequence[Attribution]) -> list[Span]:
    """What is said in each turn of a conversation, in text order; a turn that goes on over paragraphs is one."""
    turns: list[Span] = []
    before: Attribution | None = None
    for item in sorted((i for i in found if i.direct and i.cue == ":"), key=lambda item: item.content):
        start, end = item.content[0][0], item.content[-1][1]
        if before is not None and item.speaker_span == before.speaker_span:
            start = turns.pop()[0]
        turns.append((start, end))
        before = item
    return turns


def _asking(document: Document, labels: dict[int, re.Match[str]], turns: set[int]) -> dict[int, re.Match[str]]:
    """The paragraphs of who asks, named by a label of its own only the first time, each with that label.

    Its paragraphs end in a question mark right before the turns of the one who answers.
    """
    if len({labels[turn]["name"] for turn in turns}) != 1:
        return {}
    before = [(turn - 1, document.blocks[turn - 1]) for turn in sorted(turns) if turn]
    questions = [
        index
        for index, block in before
        if block.kind is BlockKind.PARAGRAPH and document.text[block.start : block.end].rstrip().endswith("?")
    ]
    asker = next((labels[block] for block in questions[:1] if block in labels), None)
    return {} if asker is None else dict.fromkeys(questions, asker)


def _surname(name: str) -> str:
    return name.rsplit(maxsplit=1)[-1].lower()


def _later_paragraphs(
    document: Document, label: re.Match[str], turns: Sequence[int], told: set[int]
) -> Iterator[tuple[int, int]]:
    """The paragraphs that a turn goes on over before the next one, each with where its words start.

    Behind the last turn the article may go on by itself, and so may it where a paragraph tells what one of them said.
    A turn in quotation marks goes on in them, one without does where its label is in capitals, as in a transcript.
    """
    marked = _is_mark(label.string[label.start()])
    if (
        len(turns) < _MIN_TURNS
        or label.end() > document.blocks[turns[0]].end
        or not (marked or label["name"].isupper())
    ):
        return
    for block in range(turns[0] + 1, turns[1]):
        start = document.blocks[block].start
        opens = _is_mark(document.text[start])
        words = start + opens
        if document.blocks[block].kind is not BlockKind.PARAGRAPH or opens != marked or block in told:
            return
        if document.text[words] not in "([":  # what is heard beside the words: "(Applause)"
            yield block, words


def _is_mark(character: str) -> bool:
    return character in '"“'


def _is_source(name: str, speakers: set[str]) -> bool:
    last = name.rsplit(maxsplit=1)[-1]
    return (
        last in speakers or last.lower() in reporting().labels or last.lower().removesuffix("s") in reporting().labels
    )


def _turn(label: re.Match[str], start: int, end: int, place: int) -> Attribution:
    content = ((start, end),)
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
