"""The report for editors' own tools: the article as a Word document, every claim a comment on its words."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterable
from datetime import UTC

from docx import Document
from docx.comments import Comment
from docx.document import Document as DocxDocument
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph
from docx.text.run import Run

from verify.report.archive import write_zip
from verify.report.docx_changes import changes, corrections
from verify.report.docx_comments import comment_paragraphs
from verify.report.model import ClaimEntry, MarkedBlock, Piece, Report
from verify.report.words import GLYPH, claims_count, moment
from verify.types import BlockKind, Status
from verify.wording import one_line, visible

# Behind the words of a claim, beside the state that its comment says in words: green, red, yellow, all pale.
_SHADE = {Status.VERIFIED: "D9F2DF", Status.DISPUTED: "FBDCDC", Status.PENDING: "FFF3CC"}
_NONCHARACTERS = re.compile("[\ufffe\uffff]")  # what XML cannot hold beside control characters
_LONGEST_NAME = 255  # characters that Word reads of an author or a title
_UNDECIDED = "Claimdesk"


def to_docx(report: Report) -> bytes:
    """Render the article with one comment a claim; a claim without its words in the text is one on the title.

    Text from outside is plain text in its runs, never a field, a link or a style.
    """
    document = Document()
    _set_properties(document, report)
    _paragraph(document, f"Claim report: {report.article.title}", "Title")
    heading = document.paragraphs[-1].runs[0]
    _head(document, report)
    places = _write_article(document, report)
    flags = {flag.id: flag for flag in report.flags}
    for entry in report.claims:
        first, last = places.get(entry.id, (heading, heading))
        comment = document.add_comment([first, last], author=_author(entry), initials=_initials(_author(entry)))
        _fill(comment, comment_paragraphs(entry, flags), entry, report)
    _tail(document, report)
    return _reproducible(document)


def _set_properties(document: DocxDocument, report: Report) -> None:
    properties = document.core_properties
    properties.title = one_line(_xml_text(report.article.title))[:_LONGEST_NAME]
    properties.author = _UNDECIDED
    properties.last_modified_by = _UNDECIDED
    properties.comments = ""
    properties.created = properties.modified = report.as_of.astimezone(UTC)
    properties.language = report.article.language or ""


def _head(document: DocxDocument, report: Report) -> None:
    counts = ", ".join(f"{count} {status}" for status, count in report.figures.by_status)
    flagged = f"; {report.figures.flagged} flagged" if report.figures.flagged else ""
    _paragraph(
        document,
        f"{claims_count(report.figures.total).capitalize()}: {counts}{flagged}. As of {moment(report.as_of)}. "
        "Each claim is a comment on its words.",
    )


def _write_article(document: DocxDocument, report: Report) -> dict[int, tuple[Run, Run]]:
    """Write the text, and tell the first and the last run of each claim that is marked in it."""
    first: dict[int, Run] = {}
    last: dict[int, Run] = {}
    for block in report.article.blocks:
        paragraph = document.add_paragraph(style=_style(block))
        for number, piece in enumerate(block.pieces):
            run = _run(paragraph, piece, final=number == len(block.pieces) - 1)
            first |= dict.fromkeys(piece.opens, run)
            last |= dict.fromkeys(piece.closes, run)
    return {claim: (first[claim], last[claim]) for claim in first}


def _style(block: MarkedBlock) -> str:
    return "Heading 1" if block.kind in (BlockKind.TITLE, BlockKind.HEADING) else "Normal"


def _run(paragraph: Paragraph, piece: Piece, *, final: bool) -> Run:
    text = _xml_text(piece.text)
    run = paragraph.add_run(text.rstrip() if final else text)
    if piece.state is not None:
        shade = OxmlElement("w:shd", {qn("w:val"): "clear", qn("w:color"): "auto", qn("w:fill"): _SHADE[piece.state]})
        run._r.get_or_add_rPr().append(shade)  # noqa: SLF001 - python-docx has no shading of its own
    return run


def _fill(comment: Comment, paragraphs: Iterable[str], entry: ClaimEntry, report: Report) -> None:
    first, *others = paragraphs
    comment.paragraphs[0].add_run(one_line(_xml_text(first))).bold = True
    for text in others:
        comment.add_paragraph(one_line(_xml_text(text)))
    # python-docx dates every comment with the clock of the machine, lets nobody change it, and calls any time UTC.
    comment._comment_elm.date = (entry.verdict.at or report.as_of).astimezone(UTC)  # noqa: SLF001


def _author(entry: ClaimEntry) -> str:
    return one_line(_xml_text(entry.verdict.by or ""))[:_LONGEST_NAME] or _UNDECIDED


def _initials(name: str) -> str:
    return "".join(word[0] for word in name.split()[:3]).upper()


def _tail(document: DocxDocument, report: Report) -> None:
    for title, paragraphs in (
        ("Corrections", corrections(report)),
        ("What changed since the last report", changes(report)),
    ):
        _paragraph(document, title, "Heading 1")
        for text, style in paragraphs:
            _paragraph(document, text, style)
    if report.passages:
        _paragraph(document, "Sentences without a claim to check", "Heading 1")
        for passage in report.passages:
            _paragraph(document, f"{passage.text} ({passage.reason})", "List Bullet")
    _paragraph(document, "About this document", "Heading 1")
    states = ", ".join(f"{GLYPH[status]} {status}" for status, _ in report.figures.by_status)
    article = report.article
    _paragraph(document, f"States: {states}. Only sources on the record are shown.")
    _paragraph(document, f"Article {article.slug}, revision {article.revision}, SHA-256 of its text {article.sha256}")
    _paragraph(document, f"Head of the event log: {report.log_head}")


def _paragraph(document: DocxDocument, text: str, style: str = "Normal") -> None:
    document.add_paragraph(style=style).add_run(one_line(_xml_text(text)))


def _xml_text(text: str) -> str:
    """``text`` with every character that XML cannot hold, or that is hidden, made visible."""
    return _NONCHARACTERS.sub("\ufffd", visible(text))


def _reproducible(document: DocxDocument) -> bytes:
    """The document's parts in a zip of fixed times: python-docx takes those of the machine."""
    draft, final = io.BytesIO(), io.BytesIO()
    document.save(draft)
    with zipfile.ZipFile(draft) as package:
        write_zip(final, ((name, package.read(name)) for name in package.namelist()))
    return final.getvalue()
