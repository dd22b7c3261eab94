"""Making a document of raw bytes: the text as it will be stored, and what its parts are."""

from __future__ import annotations

import re
from datetime import date

from verify.errors import InputError
from verify.intake.blocks import split_blocks
from verify.intake.decoding import decode
from verify.intake.files import source_name
from verify.intake.tongue import NAMES, language_of
from verify.types import Block, BlockKind, Document

_ENGLISH = "en"
# "He resigned" is the shortest claim there is.
_MIN_WORDS = 2
_WORD = re.compile(r"[^\W\d_]+")
_MAX_MADE_TITLE = 80


def make_document(raw: bytes, *, source: str, published: date | None = None, language: str | None = None) -> Document:
    """Read an article.

    Args:
        raw: the bytes of a plain-text or Markdown article in UTF-8.
        source: the path or address they came from, ``-`` for standard input.
        published: the day of publication, if the user gave one. It is a person's word about this very
            text and so wins over the date in the dateline, which still keeps its own.
        language: ``en`` to insist that the article is in English; None to find out.

    Returns:
        The document. Its title is the headline, else the first words of the first paragraph.

    Raises:
        InputError: when the bytes are no text, hold no words, or are in another language than English.
    """
    text = decode(raw, source=source)
    if len(_WORD.findall(text)) < _MIN_WORDS:
        raise InputError(f"{source_name(source)} holds too few words to make a claim.", "Give the text of an article.")
    spoken = _accepted_language(text, source, language)
    blocks, dateline = split_blocks(text, published=published)
    return Document(
        text=text,
        source=source,
        title=_title(text, blocks),
        blocks=blocks,
        dateline=dateline,
        published=published or (dateline.date if dateline else None),
        language=spoken,
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
