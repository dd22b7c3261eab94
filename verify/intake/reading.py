"""What a reader of files hands on: the passages of an article, each with what is known of it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from verify.intake.blocks import Known, lay_out
from verify.intake.decoding import clean
from verify.types import Block, BlockKind, Dateline

_SPACE = re.compile(r"[ \t\n]+")
_GAP = "\n\n"


@dataclass(frozen=True, slots=True)
class Passage:
    """One title, heading, byline (as ``DATELINE``) or paragraph; None where only its shape can tell which."""

    kind: BlockKind | None
    text: str


@dataclass(frozen=True, slots=True)
class Reading:
    """An article as its file gives it. ``published`` is what the file's own metadata say."""

    passages: tuple[Passage, ...]
    published: date | None = None


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of a feed: the address of its article, and the day it says it was published."""

    title: str
    url: str
    published: date | None = None


@dataclass(frozen=True, slots=True)
class Feed:
    """The entries of a feed, newest first."""

    entries: tuple[Entry, ...]


def set_out(
    passages: tuple[Passage, ...], *, published: date | None = None
) -> tuple[str, tuple[Block, ...], Dateline | None]:
    """The text of an article as it will be stored, its blocks, and what its dateline says.

    Each passage becomes one line, passages are a blank line apart, and so every block's offsets hold
    by construction.
    """
    lines: list[str] = []
    stretches: list[Known] = []
    start = 0
    for passage in passages:
        line = _SPACE.sub(" ", clean(passage.text)).strip()
        if line:
            lines.append(line)
            stretches.append((start, start + len(line), passage.kind))
            start += len(line) + len(_GAP)
    text = _GAP.join(lines)
    return text, *lay_out(text, stretches, published=published)


def is_same_line(a: str, b: str) -> bool:
    """Whether two lines differ in nothing but case and space."""
    return a.casefold().split() == b.casefold().split()


def kind_of_passage(name: str | None) -> BlockKind | None:
    """The kind of a passage by its name in JSON."""
    return None if name is None else BlockKind(name)
