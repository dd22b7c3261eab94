"""One report: what was said, by whom, in which words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from verify.types import Certainty, Sentence

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Attribution:
    """What an article says that somebody said.

    ``content`` are the article spans of what is reported, in text order, none only while its
    quotation is still to be found. ``speaker`` is the source by its fullest name in the article so
    far where that is certain, else as it stands; None where nobody is named. ``cue`` are the words
    that report. ``kind`` tells what the content is: ``statement``, ``belief``, ``opinion``,
    ``denial``, ``doubt``, ``question``, ``exhortation``, ``intention``, or ``report`` (nobody is
    named). ``direct`` is True for words in quotation marks; ``quoted`` are the parts of the content
    that stand in them. ``sentence`` is the index of the sentence that holds the cue.
    """

    content: tuple[Span, ...]
    speaker: str | None
    speaker_span: Span | None
    cue: str
    cue_span: Span
    certainty: Certainty
    kind: str = "statement"
    direct: bool = False
    sentence: int = 0
    quoted: tuple[Span, ...] = ()


def first_sentences(sentences: Sequence[Sentence]) -> dict[int, int]:
    """The place of the first sentence of each block that has one."""
    first: dict[int, int] = {}
    for place, sentence in enumerate(sentences):
        first.setdefault(sentence.block, place)
    return first
