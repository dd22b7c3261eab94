"""The article on a web page: its headline, byline, day, headings and paragraphs, without what is around it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date

from lxml import etree
from trafilatura import bare_extraction
from trafilatura.settings import Document as Extracted

from verify.errors import InputError
from verify.intake.charset import decode_page
from verify.intake.files import source_name
from verify.intake.headings import is_heading
from verify.intake.reading import Passage, Reading, is_same_line
from verify.types import BlockKind

# The day is read from what the page declares and from its address. Searching its text for one would find the day of
# a comment or of another story, and a wrong day shifts every "on Sunday". No clock: a page is not judged by today.
_DATE_SEARCH = {"original_date": True, "extensive_search": False, "max_date": "2100-01-01"}
_HEAD_PASSAGES = 4
_MAX_BYLINE = 200
# The names of the elements that the extraction gives (a subset of TEI).
_TEXT_ELEMENTS = frozenset({"p", "item", "cell", "quote", "code"})
_HIGHLIGHT, _BOLD = "hi", "#b"
_HEADING, _LINE_BREAK = "head", "lb"
_BREAK = "\n"
_SENTENCE_END = re.compile(r"[.!?:…][\"'”’)\]]*$")
# A piece of text, and whether it is set in bold.
_Piece = tuple[str, bool]


def read_page(raw: bytes, *, source: str, content_type: str) -> Reading:
    """Read the main text of a page.

    Raises:
        InputError: when there is no article on it.
    """
    page = bare_extraction(
        decode_page(raw, content_type).replace("\0", ""),
        url=source if source.startswith(("http://", "https://")) else None,
        include_comments=False,
        include_formatting=True,
        with_metadata=True,
        date_extraction_params=dict(_DATE_SEARCH),
    )
    passages = list(_passages(page.body)) if isinstance(page, Extracted) else []
    if not isinstance(page, Extracted) or not any(passage.kind is BlockKind.PARAGRAPH for passage in passages):
        raise InputError(
            f"{source_name(source)} holds no article that can be told from the page around it.",
            "Copy its text into a file and add that.",
        )
    return Reading(tuple(_with_head(passages, page.title, page.author)), _day(page.date))


def _passages(body: etree._Element) -> Iterator[Passage]:
    """The headings and paragraphs of the extracted tree; text between them is a paragraph, too."""
    kind = BlockKind.PARAGRAPH
    pieces: list[_Piece] = []
    bold = 0
    for event, element in etree.iterwalk(body, events=("start", "end")):
        heads = element.tag == _HEADING
        if heads or element.tag in _TEXT_ELEMENTS:
            yield from _cut(kind, pieces)
            pieces = []
            kind = BlockKind.PARAGRAPH
            if heads and event == "start":
                kind = BlockKind.TITLE if element.get("rend") == "h1" else BlockKind.HEADING
        if element.tag == _HIGHLIGHT and _BOLD in element.get("rend", ""):
            bold += 1 if event == "start" else -1
        if element.tag == _LINE_BREAK and event == "start":
            pieces.append((_BREAK, True))
        text = element.text if event == "start" else element.tail
        pieces.append(((text or "").replace("\n", " "), bold > 0))
    yield from _cut(kind, pieces)


def _cut(kind: BlockKind, pieces: Iterable[_Piece]) -> Iterator[Passage]:
    """One passage, or several where a line break follows a sentence, or sets a heading in bold off."""
    pending = ""
    for line in _lines(pieces):
        text = "".join(piece for piece, _ in line).strip()
        headed = is_heading(text) and all(bold for piece, bold in line if piece.strip())
        if pending and (headed or _SENTENCE_END.search(pending)):
            yield Passage(kind, pending)
            pending = ""
        if headed:
            yield Passage(BlockKind.HEADING if kind is BlockKind.PARAGRAPH else kind, text)
        else:
            pending = f"{pending} {text}".strip()
    if pending:
        yield Passage(kind, pending)


def _lines(pieces: Iterable[_Piece]) -> Iterator[list[_Piece]]:
    line: list[_Piece] = []
    for piece in pieces:
        if piece[0] == _BREAK:
            yield line
            line = []
        else:
            line.append(piece)
    yield line


def _with_head(passages: list[Passage], title: str | None, author: str | None) -> Iterator[Passage]:
    """``passages`` below the headline and the byline, each of which stands there once.

    The headline is the one that readers see; the page's own description of itself stands in for it.
    """
    if passages[0].kind is BlockKind.TITLE or (title and is_same_line(passages[0].text, title)):
        title, passages = passages[0].text, passages[1:]
    if title:
        yield Passage(BlockKind.TITLE, title)
    names = " and ".join((author or "").split("; "))
    named = any(names in passage.text for passage in passages[:_HEAD_PASSAGES])
    if names and not named and len(names) < _MAX_BYLINE:
        yield Passage(BlockKind.DATELINE, f"By {names}")
    for passage in passages:
        yield Passage(BlockKind.HEADING, passage.text) if passage.kind is BlockKind.TITLE else passage


def _day(written: str | None) -> date | None:
    return date.fromisoformat(written) if written else None
