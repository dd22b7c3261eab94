"""Putting the printed lines of a PDF together again: no page furniture, whole words, whole paragraphs."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from verify.intake.headings import is_heading
from verify.intake.reading import Passage
from verify.types import BlockKind


@dataclass(frozen=True, slots=True)
class Line:
    """One printed line.

    ``left``, ``right`` and ``middle`` (of its height, from the top of the page) are in points, as is the
    ``size`` of its letters; ``height`` is where it stands as a share of the page's height, 0 at the top.
    ``box`` numbers the text boxes of its page.
    """

    text: str
    page: int
    box: int
    left: float
    right: float
    middle: float
    height: float
    size: float
    bold: bool


# Where running heads, feet and page numbers stand, as shares of the page's height.
_HEAD, _FOOT = 0.1, 0.9
_DIGITS = re.compile(r"\d+")
_PAGE_NUMBER = re.compile(
    r"[–—-]?\s*(?:page\s+)?(?:\d{1,4}(?:\s*(?:/|of)\s*\d{1,4})?|[ivxl]{1,7})\s*[–—-]?", re.IGNORECASE
)
_OFTEN = 3  # pages that a head or foot comes back on; 2 where the document has no more than 3
_LARGER = 1.15  # how much larger than the body a heading is set
_WIDE_GAP = 1.35  # how much further apart than usual the lines of two paragraphs are
_INDENT = 0.8  # of the letters' size: an indented first line
_SHORT = 0.9  # of the width of its column: a last line
_COLUMN = 36  # points (half an inch): lines that begin no further apart belong to one column
_BULLET = re.compile(r"^[•·▪‣◦●■](?:\s+|$)")
_LIST_ITEM = re.compile(r"[•·▪‣◦●■*–—-](?:\s|$)|\(?\d{1,2}[.)]\s")
_NO_LETTER = re.compile(r"\(cid:\d+\)")  # how the reader writes what the font has no letter for
_SENTENCE_END = re.compile(r"[.!?:…][\"'”’)\]]*$")
_LIGATURES = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}
_LIGATURE = re.compile("[ﬀ-ﬆ]")
_BROKEN = re.compile(r"([^\W\d_]+)[-\u2010]$")
_RANGE = re.compile(r"\d[-–]$")
_SOFT = "\u00ad"
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
# First parts that English writes with a hyphen before almost any word.
_HYPHENATED = frozenset(("all", "ex", "half", "self", "well"))


def passages_of(pages: Sequence[Sequence[Line]]) -> list[Passage]:
    """The headline, headings and paragraphs of a document, from the lines of its pages in reading order.

    Headings are told by their letters, larger or bolder than the body's; where no line is marked so,
    the kinds are left to be told by shape.
    """
    lines = [line for page in _without_furniture(pages) for line in page]
    body = _body_size(lines)
    words = frozenset(word.lower() for line in lines for word in _WORD.findall(line.text))
    groups = [(group[0], _text(group, words)) for group in _groups(lines, body)]
    marked = [_is_marked(first, body) and is_heading(text, first=True) for first, text in groups]
    if not any(marked):
        return [Passage(None, text) for _, text in groups]
    headline = _headline([first if mark else None for (first, _), mark in zip(groups, marked, strict=True)], body)
    kinds = [BlockKind.HEADING if mark else BlockKind.PARAGRAPH for mark in marked]
    if headline is not None:
        kinds[headline] = BlockKind.TITLE
    return [Passage(kind, text) for kind, (_, text) in zip(kinds, groups, strict=True)]


def _text(group: Iterable[Line], words: frozenset[str]) -> str:
    """The text of a paragraph; a bullet before it is layout, as on a web page."""
    return _BULLET.sub("", _NO_LETTER.sub("\ufffd", join_lines((line.text for line in group), words)), count=1)


def _headline(headings: Sequence[Line | None], body: float) -> int | None:
    """The index of the first of the largest headings on the first page, None without one larger than the body."""
    first_page = [(line.size, -index) for index, line in enumerate(headings) if line and line.page == 0]
    size, index = max(first_page, default=(0.0, 0))
    return -index if size >= body * _LARGER else None


def join_lines(lines: Iterable[str], words: frozenset[str] = frozenset()) -> str:
    """One line of text from printed lines: words that were broken at a line's end are whole again.

    A hyphen at the end stays where ``words`` (the document's, in lower case) know the word with it and
    not without it, after "self", "half" and their like, and before a capital or a digit.
    """
    text = ""
    for raw in lines:
        line = _LIGATURE.sub(lambda found: _LIGATURES[found[0]], raw).strip()
        if text.endswith(_SOFT):
            text = text[:-1] + line
        elif broken := _BROKEN.search(text):
            text = (text if _keeps_hyphen(broken[1], line, words) else text[:-1]) + line
        elif _RANGE.search(text) and line[:1].isdigit():
            text += line
        else:
            text = f"{text} {line}" if text else line
    return text


def _keeps_hyphen(before: str, line: str, words: frozenset[str]) -> bool:
    after = _WORD.match(line)
    if after is None or not line[0].islower():
        return True
    rest = after[0].lower()
    known, whole = f"{before.lower()}-{rest}" in words, f"{before.lower()}{rest}" in words
    return known if known != whole else before.lower() in _HYPHENATED


def _without_furniture(pages: Sequence[Sequence[Line]]) -> Iterator[list[Line]]:
    """The pages without page numbers and the heads and feet that come back on page after page."""
    seen = Counter(key for page in pages for key in {_key(line) for line in page if _is_marginal(line)})
    often = _OFTEN if len(pages) > _OFTEN else 2
    for page in pages:
        yield [
            line
            for line in page
            if not (_is_marginal(line) and (seen[_key(line)] >= often or _PAGE_NUMBER.fullmatch(line.text)))
        ]


def _is_marginal(line: Line) -> bool:
    return line.height < _HEAD or line.height > _FOOT


def _key(line: Line) -> tuple[str, float, float]:
    """What a running head has in common on all pages: its words, its letters and its height, not its number."""
    return _DIGITS.sub("#", line.text), line.size, round(line.height, 2)


def _body_size(lines: Iterable[Line]) -> float:
    """The size that most letters are set in."""
    sizes: Counter[float] = Counter()
    for line in lines:
        sizes[line.size] += len(line.text)
    return sizes.most_common(1)[0][0] if sizes else 0.0


def _is_marked(line: Line, body: float) -> bool:
    return line.size >= body * _LARGER or (line.bold and line.size >= body)


def _groups(lines: Sequence[Line], body: float) -> Iterator[list[Line]]:
    """The lines of each paragraph or heading."""
    edges = _right_edges(lines)
    pitch = _pitch(lines)
    group: list[Line] = []
    for line in lines:
        if group and _begins(line, group[-1], body=body, pitch=pitch, edge=edges[_column(group[-1])]):
            yield group
            group = []
        group.append(line)
    if group:
        yield group


def _begins(line: Line, before: Line, *, body: float, pitch: float, edge: float) -> bool:
    """Whether a paragraph or heading begins with ``line``; ``edge`` is where the column of the line before ends."""
    marked, marked_before = _is_marked(line, body), _is_marked(before, body)
    together = (line.page, line.box) == (before.page, before.box)
    gap = line.middle - before.middle
    if marked or marked_before:
        same_letters = marked and marked_before and (line.size, line.bold) == (before.size, before.bold)
        return not (same_letters and line.page == before.page and 0 < gap < 2 * line.size)
    if _LIST_ITEM.match(line.text):
        return True
    if _BULLET.fullmatch(before.text):
        return False
    ended = _SENTENCE_END.search(before.text) is not None
    short = before.right - before.left < (edge - before.left) * _SHORT
    if not together:  # the next column or page, or further down: a paragraph goes on only in mid-sentence
        return ended or (short and not line.text[0].islower())
    indented = line.left - before.left > line.size * _INDENT and not _LIST_ITEM.match(before.text)
    return gap > pitch * _WIDE_GAP or (ended and (short or indented))


def _right_edges(lines: Iterable[Line]) -> dict[tuple[int, int], float]:
    """How far to the right the lines of each column reach."""
    edges: dict[tuple[int, int], float] = {}
    for line in lines:
        page, column = _column(line)
        for near in (column - 1, column, column + 1):
            edges[page, near] = max(edges.get((page, near), 0.0), line.right)
    return edges


def _column(line: Line) -> tuple[int, int]:
    return line.page, int(line.left // _COLUMN)


def _pitch(lines: Sequence[Line]) -> float:
    """How far apart the middles of two lines usually are, in points."""
    gaps = [
        round(line.middle - before.middle, 1)
        for before, line in pairwise(lines)
        if (line.page, line.box, line.size) == (before.page, before.box, before.size) and line.middle > before.middle
    ]
    return Counter(gaps).most_common(1)[0][0] if gaps else 0.0
