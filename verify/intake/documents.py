"""Making a document of raw bytes: the text as it will be stored, and what its parts are."""

from __future__ import annotations

import re
from datetime import date

from verify.errors import InputError
from verify.intake.apart import read_article
from verify.intake.blocks import split_blocks
from verify.intake.charset import decode_page
from verify.intake.decoding import decode
from verify.intake.files import source_name
from verify.intake.forms import Form, form_of
from verify.intake.reading import set_out
from verify.intake.tongue import NAMES, language_of
from verify.types import Block, BlockKind, Document

_ENGLISH = "en"
# "He resigned" is the shortest claim there is.
_MIN_WORDS = 2
_WORD = re.compile(r"[^\W\d_]+")
_MAX_MADE_TITLE = 80


def make_document(
    raw: bytes,
    *,
    source: str,
    published: date | None = None,
    language: str | None = None,
    form: Form | None = None,
    content_type: str = "",
    dated: date | None = None,
) -> Document:
    """Read an article.

    Args:
        raw: the bytes of the article: plain text in UTF-8, Markdown, a web page, a DOCX or a PDF document.
        source: the path or address they came from, ``-`` for standard input.
        published: the day of publication, if the user gave one. It is a person's word about this very
            text and so wins over the date in the dateline, which still keeps its own.
        language: ``en`` to insist that the article is in English; None to find out.
        form: what ``raw`` is written in; None to find out.
        content_type: what a web server said of ``raw``; empty for a file.
        dated: the day that whoever linked to the article gave it; counts where nothing else has one.

    Returns:
        The document. Its title is the headline, else the first words of the first paragraph.

    Raises:
        InputError: when the bytes are no article, hold no words, or are in another language than English.
    """
    form = form or form_of(raw, source=source, content_type=content_type)
    if form is Form.FEED:
        raise InputError(f"{source_name(source)} is {form}, not one article.", "Take it in with: claimdesk add")
    if form is Form.TEXT:
        text = decode(decode_page(raw, content_type).encode() if content_type else raw, source=source)
        meant = published or dated
        blocks, dateline = split_blocks(text, published=meant)
    else:
        reading = read_article(form, raw, source=source, content_type=content_type)
        meant = published or reading.published or dated
        text, blocks, dateline = set_out(reading.passages, published=meant)
    if len(_WORD.findall(text)) < _MIN_WORDS:
        raise InputError(f"{source_name(source)} holds too few words to make a claim.", "Give the text of an article.")
    return Document(
        text=text,
        source=source,
        title=_title(text, blocks),
        blocks=blocks,
        dateline=dateline,
        published=published or (dateline.date if dateline else None) or meant,
        language=_accepted_language(text, source, language),
    )


def _accepted_language(text: str, source: str, language: str | None) -> str | None:
    if language is not None and language != _ENGLISH:
        raise InputError(
            f"Articles in {NAMES.get(language, repr(language))} cannot be broken into claims.",
            "Only English (en) is supported.",
        )
    spoken = language or language_of(text)
    if spoken not in (None, _ENGLISH):
        raise InputError(
            f"{source_name(source)} seems to be in {NAMES[str(spoken)]}, and only English can be broken into claims.",
            "If it is in English after all, add --language en.",
        )
    return spoken


def _title(text: str, blocks: tuple[Block, ...]) -> str:
    title = next((block for block in blocks if block.kind is BlockKind.TITLE), None)
    if title is not None:
        return " ".join(text[title.start : title.end].lstrip("#").split())
    body = next((block for block in blocks if block.kind is BlockKind.PARAGRAPH), blocks[0])
    words = " ".join(text[body.start : body.end].split())
    if len(words) <= _MAX_MADE_TITLE:
        return words
    return words[: _MAX_MADE_TITLE - 1].rsplit(" ", 1)[0].rstrip(" ,;:—–-") + "…"
