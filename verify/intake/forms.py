"""In which form an article comes, by what its bytes begin with, else by what it is called."""

from __future__ import annotations

import re
from enum import StrEnum
from pathlib import PurePosixPath
from urllib.parse import urlsplit

from verify.errors import InputError
from verify.intake.charset import decode_page
from verify.intake.files import source_name


class Form(StrEnum):
    """What a source is written in."""

    TEXT = "plain text"
    MARKDOWN = "Markdown"
    HTML = "a web page"
    DOCX = "a DOCX document"
    PDF = "a PDF document"
    FEED = "an RSS or Atom feed"


_HEAD_BYTES = 4096
_PDF_MARK = b"%PDF-"
_ZIP_MARK = b"PK\x03\x04"
_OLE_MARK = b"\xd0\xcf\x11\xe0"  # what Office wrote before 2007, and wraps a document with a password in
_XML_TYPES = re.compile(r"(?:application|text)/(?:[\w.-]+\+)?xml")
# Types that servers give to what they know nothing about: the bytes and the name decide.
_VAGUE_TYPES = frozenset({"", "application/octet-stream", "binary/octet-stream", "application/zip"})
_TYPES = {
    "text/html": Form.HTML,
    "application/xhtml+xml": Form.HTML,
    "text/markdown": Form.MARKDOWN,
    "text/x-markdown": Form.MARKDOWN,
    "text/plain": Form.TEXT,
    "application/pdf": Form.PDF,
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": Form.DOCX,
}
_ENDINGS = {
    ".html": Form.HTML,
    ".htm": Form.HTML,
    ".xhtml": Form.HTML,
    ".md": Form.MARKDOWN,
    ".markdown": Form.MARKDOWN,
    ".docx": Form.DOCX,
    ".pdf": Form.PDF,
    ".xml": Form.FEED,
    ".rss": Form.FEED,
    ".atom": Form.FEED,
}
_ALWAYS_MARKED = frozenset({Form.PDF, Form.DOCX, Form.FEED})
# What may stand before the first element of a page or a feed; a declaration with an internal subset is no news.
_PROLOGUE = r"\s*(?:(?:<\?[^>]{0,500}\?>|<!--(?:(?!-->).){0,2000}-->|<!doctype[^>\[]{0,500}>)\s*)*"
_HTML_ROOT = re.compile(rf"{_PROLOGUE}<(?:html|head|body)\b|\s*<!doctype\s+html\b", re.IGNORECASE | re.DOTALL)
_FEED_ROOT = re.compile(rf"{_PROLOGUE}<(?:\w{{1,20}}:)?(?:rss|feed|RDF)\b", re.IGNORECASE | re.DOTALL)


def form_of(raw: bytes, *, source: str, content_type: str = "") -> Form:
    """The form of what came from ``source``; a clear mark in the bytes beats type and name.

    ``content_type`` is what a web server said, empty for a file.

    Raises:
        InputError: when type or name promise a form that the bytes are not in, or no article has that type.
    """
    marked = _marked(raw, content_type)
    if marked is not None:
        return marked
    declared = content_type.partition(";")[0].strip().lower()
    named = _ENDINGS.get(_ending(source), Form.TEXT)
    if declared in _VAGUE_TYPES or (declared == "text/plain" and named is Form.MARKDOWN):
        form = named
    elif _XML_TYPES.fullmatch(declared) and declared not in _TYPES:
        form = Form.FEED
    elif declared in _TYPES:
        form = _TYPES[declared]
    else:
        raise InputError(
            f"{source_name(source)} is of type {source_name(declared)}, which no article is written in.",
            "Give the address of a web page, a feed, or a text, PDF or DOCX document.",
        )
    if form in _ALWAYS_MARKED:
        raise InputError(f"{source_name(source)} is not {form}, whatever it is called.", "Check where it came from.")
    return form


def _marked(raw: bytes, content_type: str) -> Form | None:
    if raw.lstrip().startswith(_PDF_MARK):
        return Form.PDF
    if raw.startswith(_ZIP_MARK):
        return Form.DOCX
    if raw.startswith(_OLE_MARK):
        return Form.TEXT  # which it is not: decoding refuses it by its name
    head = decode_page(raw[:_HEAD_BYTES], content_type)
    if _HTML_ROOT.match(head):
        return Form.HTML
    return Form.FEED if _FEED_ROOT.match(head) else None


def _ending(source: str) -> str:
    path = urlsplit(source).path if source.startswith(("http://", "https://")) else source
    return PurePosixPath(path).suffix.lower()
