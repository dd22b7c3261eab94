"""Markdown: headings, paragraphs, list items and table cells, reduced to the text that a reader sees."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date

from markdown_it import MarkdownIt
from markdown_it.token import Token

from verify.intake.charset import decode_page
from verify.intake.decoding import decode
from verify.intake.pages import visible_text
from verify.intake.reading import Passage, Reading
from verify.types import BlockKind

# The block of settings that site generators put on top: YAML between lines of three dashes.
_FRONT = re.compile(r"\ufeff?---[ \t]*\r?\n(.{0,5000}?)\n(?:---|\.\.\.)[ \t]*\r?(?:\n|$)", re.DOTALL)
_SETTING = re.compile(r"^(title|author|date):[ \t]*(.+?)[ \t]*$", re.MULTILINE)
_ISO_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_QUOTES = "\"'"


def read_markdown(raw: bytes, *, source: str, content_type: str) -> Reading:
    """Read a Markdown article; the front matter's title, author and date are its own.

    Raises:
        InputError: when it is not text in UTF-8 (or, from the web, in the charset the server named).
    """
    if content_type:
        raw = decode_page(raw, content_type).encode()
    text = decode(raw, source=source)
    front = _FRONT.match(text)
    settings = {name: value.strip(_QUOTES) for name, value in _SETTING.findall(front[1])} if front else {}
    tokens = MarkdownIt("commonmark").enable("table").parse(text[front.end() :] if front else text)
    return Reading(tuple(_with_head(list(_passages(tokens)), settings)), _day(settings.get("date", "")))


def _with_head(passages: list[Passage], settings: dict[str, str]) -> Iterator[Passage]:
    if "title" in settings:
        yield Passage(BlockKind.TITLE, settings["title"])
        if passages and passages[0].text.casefold() == settings["title"].casefold():
            passages = passages[1:]
    elif passages and passages[0].kind is BlockKind.HEADING:
        yield Passage(BlockKind.TITLE, passages[0].text)
        passages = passages[1:]
    if "author" in settings:
        yield Passage(BlockKind.DATELINE, f"By {settings['author'].removeprefix('By ')}")
    yield from passages


def _passages(tokens: Iterable[Token]) -> Iterator[Passage]:
    kind = BlockKind.PARAGRAPH
    for token in tokens:
        match token.type:
            case "heading_open":
                kind = BlockKind.HEADING
            case "heading_close":
                kind = BlockKind.PARAGRAPH
            case "inline":
                yield Passage(kind, "".join(map(_shown, token.children or ())))
            case "fence" | "code_block":
                yield Passage(BlockKind.PARAGRAPH, token.content)
            case "html_block":
                for line in visible_text(token.content).split("\n"):
                    yield Passage(BlockKind.PARAGRAPH, line)


def _shown(token: Token) -> str:
    """What a reader sees of one piece of a line; pictures and tags inside it show no words."""
    if token.type in ("softbreak", "hardbreak"):
        return " "
    return token.content if token.type in ("text", "code_inline", "text_special") else ""


def _day(written: str) -> date | None:
    found = _ISO_DAY.match(written)
    try:
        return date.fromisoformat(found[0]) if found else None
    except ValueError:  # 2026-02-30
        return None
