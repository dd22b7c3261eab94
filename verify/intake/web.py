"""The article on a web page: its headline, byline, day, headings and paragraphs, without what is around it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from lxml import etree
from trafilatura import bare_extraction
from trafilatura.settings import Document as Extracted

from verify.errors import InputError
from verify.intake.charset import decode_page
from verify.intake.files import source_name
from verify.intake.reading import Passage, Reading, is_same_line
from verify.types import BlockKind

# The day is read from what the page declares and from its address. Searching its text for one would find the day of
# a comment or of another story, and a wrong day shifts every "on Sunday". No clock: a page is not judged by today.
_DATE_SEARCH = {"original_date": True, "extensive_search": False, "max_date": "2100-01-01"}
_HEAD_PASSAGES = 4
_MAX_BYLINE = 200
# The names of the elements that the extraction gives (a subset of TEI).
_TEXT_ELEMENTS = frozenset({"p", "item", "cell", "quote", "code"})
_PARAGRAPH_BREAK = re.compile(r"\n\s*\n")


def read_page(raw: bytes, *, source: str, content_type: str) -> Reading:
    """Read the main text of a page.

    Raises:
        InputError: when there is no article on it.
    """
    page = bare_extraction(
        decode_page(raw, content_type).replace("\0", ""),
        url=source if source.startswith(("http://", "https://")) else None,
        include_comments=False,
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
    pieces: list[str] = []
    for event, element in etree.iterwalk(body, events=("start", "end")):
        is_heading = element.tag == "head"
        if is_heading or element.tag in _TEXT_ELEMENTS:
            yield from _cut(kind, pieces)
            pieces = []
            kind = BlockKind.HEADING if is_heading and event == "start" else BlockKind.PARAGRAPH
        if element.tag == "lb" and event == "start":
            pieces.append("\n")
        text = element.text if event == "start" else element.tail
        pieces.append((text or "").replace("\n", " "))
    yield from _cut(kind, pieces)


def _cut(kind: BlockKind, pieces: list[str]) -> Iterator[Passage]:
    """One passage, or several where empty lines (``<br><br>``) stand between them."""
    for text in _PARAGRAPH_BREAK.split("".join(pieces)):
        if text.strip():
            yield Passage(kind, text.strip())


def _with_head(passages: list[Passage], title: str | None, author: str | None) -> Iterator[Passage]:
    """``passages`` below the headline and the byline, each of which stands there once."""
    if title:
        yield Passage(BlockKind.TITLE, title)
    if title and is_same_line(passages[0].text, title):
        passages = passages[1:]
    elif not title and passages[0].kind is BlockKind.HEADING:
        yield Passage(BlockKind.TITLE, passages[0].text)
        passages = passages[1:]
    names = " and ".join((author or "").split("; "))
    named = any(names in passage.text for passage in passages[:_HEAD_PASSAGES])
    if names and not named and len(names) < _MAX_BYLINE:
        yield Passage(BlockKind.DATELINE, f"By {names}")
    yield from passages


def _day(written: str | None) -> date | None:
    return date.fromisoformat(written) if written else None
