"""Cutting the text of an article into its title, dateline, headings and paragraphs.

Blank lines separate blocks. Where lines are longer than any editor wraps them, each line is a block
of its own, as web pages and word processors write them; else a paragraph's lines stay together, and
only a heading that stands right above its paragraph is taken off.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date

from verify.intake.dateline import LONGEST_DATELINE, FoundDateline, find_dateline
from verify.intake.headings import is_heading, is_markdown_heading
from verify.types import Block, BlockKind, Dateline

_LONGEST_WRAPPED_LINE = 100
_LINE = re.compile(r"[^\n]+")
# A place in capitals, of more than two words only with a state, date or agency behind it, before a dash and a sentence.
_CAPITALS = r"[A-ZÀ-Þ]{3,}(?:[ '’-][A-ZÀ-Þ]{2,})"
_BEHIND = r"(?:, [A-Z][\w., ]{1,40}?)?(?: \([^()\n]{1,40}\))?"
_DASH = r"[^\S\n]*(?:[—–―]|--|(?<=\s)-)\s*(?=[A-ZÀ-Þ“\"‘])"
_IN_CAPITALS = re.compile(rf"{_CAPITALS}?{_DASH}|{_CAPITALS}{{0,3}}(?=,| \(){_BEHIND}{_DASH}")
_Span = tuple[int, int]
# A stretch (start, end) and the kind of block it is known to be.
Known = tuple[int, int, BlockKind | None]


def split_blocks(text: str, *, published: date | None = None) -> tuple[tuple[Block, ...], Dateline | None]:
    """The blocks of ``text`` and what its dateline says, None where it has none.

    Blocks are trimmed of white space, stand in text order, never overlap, and together with white
    space cover every character. ``published`` helps to read a dateline without a year.
    """
    return lay_out(text, ((*stretch, None) for stretch in _stretches(text)), published=published)


def lay_out(
    text: str, stretches: Iterable[Known], *, published: date | None = None
) -> tuple[tuple[Block, ...], Dateline | None]:
    """The same where it is known which ``stretches`` of ``text`` are blocks, and of some also their kind."""
    blocks: list[Block] = []
    told: set[Block] = set()
    found: list[Dateline] = []
    in_head = True
    for start, end, known in stretches:
        body = start
        dateline = None
        if known in (None, BlockKind.PARAGRAPH):
            dateline = _dateline_of(text[start:end], published, in_head=in_head)
        if dateline is not None:
            found.append(dateline.dateline)
            blocks.append(Block(BlockKind.DATELINE, start, start + dateline.length))
            body = _skip_space(text, start + dateline.length, end)
        if body < end:
            kind = known or (BlockKind.PARAGRAPH if body > start else _kind(text[start:end], first=not blocks))
            blocks.append(Block(kind, body, end))
            # A heading that is known as one and follows the headline at once is its second line.
            in_head = in_head and (kind in (BlockKind.TITLE, BlockKind.DATELINE) or known is BlockKind.HEADING)
            if known or is_markdown_heading(text[start:end]):
                told.add(blocks[-1])
    return tuple(_with_a_paragraph(blocks, told)), _merge(found)


def _stretches(text: str) -> Iterator[_Span]:
    """The stretches between blank lines, or the lines, trimmed of white space."""
    lines = [span for match in _LINE.finditer(text) if (span := _trim(text, match.start(), match.end()))]
    longest = max((end - start for start, end in lines), default=0)
    pending: _Span | None = None
    for line in lines:
        if pending and longest <= _LONGEST_WRAPPED_LINE and _goes_on(text, pending, line, longest):
            pending = (pending[0], line[1])
            continue
        if pending:
            yield pending
        pending = line
    if pending:
        yield pending


def _goes_on(text: str, before: _Span, line: _Span, longest: int) -> bool:
    """Whether ``line`` belongs to the stretch ``before`` in a text wrapped at ``longest`` characters."""
    below = text[slice(*line)]
    above = text[before[0] : min(before[1], before[0] + longest)]
    if text.count("\n", before[1], line[0]) > 1 or is_markdown_heading(above) or is_markdown_heading(below):
        return False
    if before[1] - before[0] >= longest:
        return True  # more than one line, or a full one
    # A line that had room for the next word was ended on purpose.
    had_room = len(above) + 1 + len(below.split(maxsplit=1)[0]) <= longest
    return not (had_room and not below[0].islower() and is_heading(above, first=True))


def _dateline_of(stretch: str, published: date | None, *, in_head: bool) -> FoundDateline | None:
    """The dateline that ``stretch`` begins with.

    Below the head only a line that is nothing but a date counts, and a place in capitals before a sentence.
    """
    in_capitals = _IN_CAPITALS.match(stretch) is not None
    if not (in_head or in_capitals) and len(stretch) > LONGEST_DATELINE:
        return None
    found = find_dateline(stretch, published=published)
    if found is None:
        return None
    is_whole = found.length == len(stretch)
    if not in_head:
        is_dated_line = found.dateline.date is not None and is_whole
        return found if is_dated_line or (in_capitals and not is_heading(stretch, first=True)) else None
    # "Gaza — what we know" is a headline, "GAZA — The army said so." is not.
    is_headline = found.dateline.date is None and not is_whole and is_heading(stretch, first=True)
    return None if is_headline else found


def _kind(stretch: str, *, first: bool) -> BlockKind:
    if not is_heading(stretch, first=first):
        return BlockKind.PARAGRAPH
    return BlockKind.TITLE if first else BlockKind.HEADING


def _with_a_paragraph(blocks: list[Block], told: set[Block]) -> list[Block]:
    """``blocks``, with headings that nothing but their shape ``told`` read as paragraphs where there is none at all."""
    if any(block.kind is BlockKind.PARAGRAPH for block in blocks):
        return blocks
    return [
        block
        if block.kind is BlockKind.DATELINE or block in told
        else Block(BlockKind.PARAGRAPH, block.start, block.end)
        for block in blocks
    ]


def _merge(found: list[Dateline]) -> Dateline | None:
    if not any(dateline.place or dateline.date for dateline in found):
        return None
    return Dateline(
        place=next((dateline.place for dateline in found if dateline.place), None),
        date=next((dateline.date for dateline in found if dateline.date), None),
    )


def _trim(text: str, start: int, end: int) -> _Span | None:
    stretch = text[start:end]
    left = len(stretch) - len(stretch.lstrip())
    return (start + left, start + len(stretch.rstrip())) if left < len(stretch) else None


def _skip_space(text: str, start: int, end: int) -> int:
    return end - len(text[start:end].lstrip())
