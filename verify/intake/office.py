"""Word documents: paragraphs and headings as their styles say."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from io import BytesIO

import docx
from docx.document import Document as WordDocument
from docx.oxml.ns import qn
from docx.oxml.text.paragraph import CT_P
from docx.text.paragraph import Paragraph
from lxml import etree

from verify.errors import InputError
from verify.intake.files import source_name
from verify.intake.headings import is_heading
from verify.intake.reading import Passage, Reading
from verify.types import BlockKind

# What comes in is 5 MB, mostly pictures, which hardly shrink; this much text would be fifty novels.
_MAX_UNPACKED = 100_000_000
_MAX_PARTS = 5_000
_MAX_STYLE_DEPTH = 10
_CELL, _RUN, _BOLD, _VALUE = qn("w:tc"), qn("w:r"), qn("w:b"), qn("w:val")
_SHOWN = {qn("w:tab"): " ", qn("w:br"): " ", qn("w:cr"): " ", qn("w:noBreakHyphen"): "-"}
_TEXT = qn("w:t")
# Not in the running text: what tracked changes moved away (what they struck out is no w:t), text boxes, and the
# second form of a drawing that older programs show.
_APART = frozenset(
    (
        qn("w:moveFrom"),
        qn("w:txbxContent"),
        "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback",
    )
)
_OFF = frozenset(("0", "false", "off"))


def read_docx(raw: bytes, *, source: str, content_type: str) -> Reading:  # noqa: ARG001 - all readers are called alike
    """Read a Word document as it stands with its tracked changes accepted.

    Raises:
        InputError: when it is no Word document, has no text, or unpacks to far more than an article.
    """
    document = _open(raw, source)
    found = [(paragraph, text) for paragraph in _paragraphs(document) if (text := _text(paragraph._p).strip())]  # noqa: SLF001 - the library gives text without tracked insertions
    if not found:
        raise InputError(f"{source_name(source)} holds no text.", "Save its text as plain text and add that.")
    kinds = [_told_kind(paragraph, text) for paragraph, text in found]
    if any(kind in (BlockKind.TITLE, BlockKind.HEADING) for kind in kinds):
        # Where headings are marked, what is not marked is none; only the first line may still be the headline.
        kinds = [kinds[0], *(kind or BlockKind.PARAGRAPH for kind in kinds[1:])]
    if kinds[0] is BlockKind.HEADING:
        kinds[0] = BlockKind.TITLE
    return Reading(tuple(Passage(kind, text) for kind, (_, text) in zip(kinds, found, strict=True)))


def _open(raw: bytes, source: str) -> WordDocument:
    with zipfile.ZipFile(BytesIO(raw)) as archive:
        parts = archive.infolist()
        # The sizes that the archive declares: nothing is unpacked beyond them.
        if len(parts) > _MAX_PARTS or sum(part.file_size for part in parts) > _MAX_UNPACKED:
            raise InputError(
                f"{source_name(source)} unpacks to more than {_MAX_UNPACKED:,} bytes or {_MAX_PARTS:,} parts.",
                "Save its text as plain text and add that.",
            )
    try:
        return docx.Document(BytesIO(raw))
    except (KeyError, ValueError) as error:
        raise InputError(
            f"{source_name(source)} is a ZIP archive, but no DOCX document.", "Save the text in it and add that."
        ) from error


def _paragraphs(document: WordDocument) -> Iterator[Paragraph]:
    """All paragraphs in document order, also those in tables and content controls."""
    walk = etree.iterwalk(document.element.body, events=("start",))
    for _, element in walk:
        if element.tag in _APART:
            walk.skip_subtree()
        elif isinstance(element, CT_P):
            yield Paragraph(element, document)


def _text(element: CT_P) -> str:
    pieces: list[str] = []
    walk = etree.iterwalk(element, events=("start",))
    for _, part in walk:
        if part.tag in _APART:
            walk.skip_subtree()
        elif part.tag == _TEXT:
            pieces.append(part.text or "")
        elif part.tag in _SHOWN and part.getparent().tag == _RUN:
            pieces.append(_SHOWN[part.tag])
    return "".join(pieces)


def _told_kind(paragraph: Paragraph, text: str) -> BlockKind | None:
    """What the paragraph's style says it is, or that it stands in a table, or is a heading in bold."""
    style = paragraph.style
    for _ in range(_MAX_STYLE_DEPTH):
        name = (style.name or "").lower() if style is not None else ""
        if name == "title":
            return BlockKind.TITLE
        if name.startswith("heading"):
            return BlockKind.HEADING
        style = getattr(style, "base_style", None)
    if next(paragraph._p.iterancestors(_CELL), None) is not None:  # noqa: SLF001 - where it stands is not told otherwise
        return BlockKind.PARAGRAPH
    runs = [run for run in paragraph._p.iter(_RUN) if "".join(t.text or "" for t in run.iter(_TEXT)).strip()]  # noqa: SLF001 - the same
    return BlockKind.HEADING if runs and all(map(_is_bold, runs)) and is_heading(text) else None


def _is_bold(run: etree._Element) -> bool:
    return any(mark.get(_VALUE) not in _OFF for mark in run.iter(_BOLD))
