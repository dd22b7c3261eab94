"""The article as text: its blocks, its sentences and their parse.

Every offset in this package counts code points from the start of the stored text of one revision;
``start`` is inclusive, ``end`` exclusive, so ``text[start:end]`` is what was meant.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class BlockKind(StrEnum):
    """What a stretch of the article is for."""

    TITLE = "title"
    DATELINE = "dateline"
    HEADING = "heading"
    PARAGRAPH = "paragraph"


@dataclass(frozen=True, slots=True)
class Block:
    """One title, dateline, heading or paragraph. Blocks are in text order and never overlap."""

    kind: BlockKind
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Dateline:
    """Where and when the article says it was written. Either part may be missing."""

    place: str | None
    date: date | None


@dataclass(frozen=True, slots=True)
class Document:
    """An article as intake hands it on: the text exactly as it will be stored, and its blocks.

    ``source`` is the path or address it came from (``-`` for standard input). ``published`` is the
    day that relative dates ("on Sunday") are counted from: the one the user gave, else the
    dateline's, else None. ``language`` is an ISO 639-1 code, or None where the text is too short to tell.
    """

    text: str
    source: str
    title: str
    blocks: tuple[Block, ...]
    dateline: Dateline | None = None
    published: date | None = None
    language: str | None = None


@dataclass(frozen=True, slots=True)
class Token:
    """One word in the sense of Universal Dependencies, with its place in the parse.

    ``upos``, ``feats`` and ``deprel`` are UD v2 labels, ``xpos`` Penn Treebank tags. ``head`` is the
    index of the governing token in the same sentence, -1 for the root. ``confidence`` is the
    probability (0 to 1) that the parser gave to this head; 1.0 in a parse written by hand.
    """

    text: str
    start: int
    end: int
    lemma: str
    upos: str
    xpos: str
    feats: str
    head: int
    deprel: str
    confidence: float = 1.0

    def feat(self, name: str) -> str | None:
        """The value of one morphological feature (``Tense`` -> ``Past``), or None."""
        for pair in self.feats.split("|"):
            key, _, value = pair.partition("=")
            if key == name:
                return value
        return None


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of a paragraph and its dependency tree. ``block`` indexes ``Document.blocks``."""

    start: int
    end: int
    block: int
    tokens: tuple[Token, ...]
