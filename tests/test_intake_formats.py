"""Articles from Markdown, Word and PDF files: what is read of them, and that a hostile one does no harm."""

from __future__ import annotations

import io
import json
import subprocess
import sys
import zipfile
from datetime import date
from itertools import pairwise
from pathlib import Path

import docx
import pytest
from click.testing import CliRunner
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from hypothesis import given
from hypothesis import strategies as st
from pdf_helpers import Printed, make_pdf, set_lines
from reading_helpers import in_process  # noqa: F401 - a fixture

from verify.cli.main import cli
from verify.errors import InputError
from verify.intake import apart
from verify.intake.documents import make_document
from verify.intake.forms import Form, form_of
from verify.intake.pdf_lines import join_lines
from verify.intake.reading import Passage, set_out
from verify.types import BlockKind, Document
from verify.wording import is_hidden

STORY = "The harbour bridge was closed on Sunday after engineers found a crack, the port authority said."


def blocks(document: Document) -> list[tuple[str, str]]:
    return [(str(block.kind), document.text[block.start : block.end]) for block in document.blocks]


def read(raw: bytes, name: str) -> Document:
    return make_document(raw, source=name)


def refusal(raw: bytes, name: str) -> InputError:
    with pytest.raises(InputError) as caught:
        make_document(raw, source=name)
    assert name in caught.value.what
    assert "\n" not in str(caught.value)
    return caught.value


# which form


@pytest.mark.parametrize(
    ("raw", "source", "kind", "form"),
    [
        (b"plain words", "a.txt", "", Form.TEXT),
        (b"plain words", "-", "", Form.TEXT),
        (b"# Title", "a.MD", "", Form.MARKDOWN),
        (b"<p>A fragment.", "a.htm", "", Form.HTML),
        (b"\xef\xbb\xbf\n<!-- made by hand -->\n<!DOCTYPE html>\n<html>", "a.txt", "", Form.HTML),
        (b"%PDF-1.7", "report", "", Form.PDF),
        (b"PK\x03\x04", "-", "", Form.DOCX),
        (b'<?xml version="1.0"?><!-- x --><rss version="2.0">', "x", "text/html", Form.FEED),
        (b'<feed xmlns="http://www.w3.org/2005/Atom">', "x", "application/xml", Form.FEED),
        (b'<?xml version="1.0"?><rdf:RDF>', "x", "", Form.FEED),
        (b'<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml">', "x", "application/xml", Form.HTML),
        (b"words", "https://x.example/a.md?raw=1", "text/plain", Form.MARKDOWN),
        (b"words", "https://x.example/a", "text/plain; charset=utf-8", Form.TEXT),
        (b"words", "https://x.example/a", "TEXT/HTML", Form.HTML),
        (b"The bytes %PDF- begin a PDF file.", "a.txt", "", Form.TEXT),
    ],
)
def test_bytes_tell_the_form_before_type_and_name(raw: bytes, source: str, kind: str, form: Form) -> None:
    assert form_of(raw, source=source, content_type=kind) is form


@pytest.mark.parametrize("name", ["a.pdf", "a.docx", "a.xml", "a.rss", "a.atom"])
def test_what_is_not_what_it_is_called_is_told(name: str) -> None:
    assert "whatever it is called" in refusal(STORY.encode(), name).what


def test_a_word_document_with_a_password_is_told() -> None:
    assert "password" in refusal(b"\xd0\xcf\x11\xe0" + bytes(600), "a.docx").what


# Markdown

MARKDOWN = """---
title: "Council votes to close the pool"
author: Ines Falk
date: 2026-01-20T08:00:00+01:00
---
# Council votes to close the pool

The **city council** voted to close the [Lido *pool*](https://example.org/lido "x"), which
was built in 1931&nbsp;by `A & B`.\\
It is closed <b>now</b>. ![a pool](pool.png)

What it costs
-------------

1. Repairs would cost €4.2 million.
   - One in ten is for the roof.
2. The pool had 38,000 visitors in 2025.

> “It breaks my heart,” said Ruth Amsel.

| Year | Visitors |
| ---- | -------- |
| 2024 | 41,000   |

<div><p>The vote was 8 to 5.</p><script>alert(1)</script></div>
"""


@pytest.mark.usefixtures("in_process")
def test_markdown_is_read_without_its_marks() -> None:
    document = read(MARKDOWN.encode(), "pool.md")
    assert blocks(document) == [
        ("title", "Council votes to close the pool"),
        ("dateline", "By Ines Falk"),
        (
            "paragraph",
            "The city council voted to close the Lido pool, which was built in 1931\u00a0by A & B. It is closed now.",
        ),
        ("heading", "What it costs"),
        ("paragraph", "Repairs would cost €4.2 million."),
        ("paragraph", "One in ten is for the roof."),
        ("paragraph", "The pool had 38,000 visitors in 2025."),
        ("paragraph", "“It breaks my heart,” said Ruth Amsel."),
        ("paragraph", "Year"),
        ("paragraph", "Visitors"),
        ("paragraph", "2024"),
        ("paragraph", "41,000"),
        ("paragraph", "The vote was 8 to 5."),
    ]
    assert document.published == date(2026, 1, 20)


@pytest.mark.usefixtures("in_process")
def test_markdown_without_front_matter_keeps_its_first_heading_as_the_title() -> None:
    document = read(f"# Bridge closed\n\nLONDON, 3 March 2026 — {STORY}\n\n---\n\n## What is next?".encode(), "a.md")
    assert [kind for kind, _ in blocks(document)] == ["title", "dateline", "paragraph", "heading"]
    assert document.published == date(2026, 3, 3)


@pytest.mark.usefixtures("in_process")
def test_markdown_in_another_encoding_is_refused_with_the_way_to_convert_it() -> None:
    assert "iconv" in refusal("# Café\n\nIt was closed.".encode("cp1252"), "a.md").hint


# Word


def word(*bodies: str) -> bytes:
    """A Word document with a title, and paragraphs given as XML."""
    document = docx.Document()
    document.add_heading("Harbour master resigns", 0)
    for body in bodies:
        document.element.body.insert(-1, parse_xml(body.replace(">", f" {nsdecls('w')}>", 1)))
    return saved(document)


def saved(document: object) -> bytes:
    stream = io.BytesIO()
    document.save(stream)  # type: ignore[attr-defined]  # the library gives no name to its documents' type
    return stream.getvalue()


def repacked(raw: bytes, part: str, content: bytes) -> bytes:
    """The archive with one part replaced."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(raw)) as old, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, content if name == part else old.read(name))
    return stream.getvalue()


@pytest.mark.usefixtures("in_process")
def test_a_word_document_is_read_by_its_styles() -> None:
    document = docx.Document()
    document.add_heading("Harbour master resigns", 0)
    document.add_paragraph("By Lea Holt")
    document.add_paragraph("NORHOLM, 3 March 2026 — The harbour master resigned, the city said.")
    document.add_heading("What happened?", 2)
    document.add_paragraph("He led the port ").add_run("for 12 years.").bold = True
    document.add_paragraph().add_run("A new start").bold = True
    document.add_paragraph("A successor will be named in May", style="List Bullet")
    table = document.add_table(1, 2)
    table.cell(0, 0).text = "Ships"
    table.cell(0, 1).text = "The port handled 4,210 ships in 2025."
    found = read(saved(document), "a.docx")
    assert blocks(found) == [
        ("title", "Harbour master resigns"),
        ("dateline", "By Lea Holt"),
        ("dateline", "NORHOLM, 3 March 2026 —"),
        ("paragraph", "The harbour master resigned, the city said."),
        ("heading", "What happened?"),
        ("paragraph", "He led the port for 12 years."),
        ("heading", "A new start"),
        ("paragraph", "A successor will be named in May"),
        ("paragraph", "Ships"),
        ("paragraph", "The port handled 4,210 ships in 2025."),
    ]
    assert found.published == date(2026, 3, 3)


@pytest.mark.usefixtures("in_process")
def test_a_word_document_without_styles_is_read_by_the_shape_of_its_lines() -> None:
    document = docx.Document()
    for line in ("Bridge closed after crack is found", "", STORY, "Costs", "Repairs cost 4 million euros."):
        document.add_paragraph(line)
    assert [kind for kind, _ in blocks(read(saved(document), "a.docx"))] == [
        "title",
        "paragraph",
        "heading",
        "paragraph",
    ]


@pytest.mark.usefixtures("in_process")
def test_tracked_changes_count_as_accepted_and_nothing_is_left_out() -> None:
    raw = word(
        '<w:p><w:r><w:t xml:space="preserve">The fine was </w:t></w:r><w:del w:id="1" w:author="a"><w:r><w:delText>300'
        '</w:delText></w:r></w:del><w:ins w:id="2" w:author="a"><w:r><w:t>400</w:t></w:r></w:ins>'
        "<w:r><w:noBreakHyphen/><w:t>euro</w:t><w:tab/><w:t>bills.</w:t></w:r></w:p>",
        "<w:sdt><w:sdtContent><w:p><w:r><w:t>A form holds this sentence.</w:t></w:r></w:p></w:sdtContent></w:sdt>",
        '<w:moveFrom w:id="3" w:author="a"><w:p><w:r><w:t>This was moved away.</w:t></w:r></w:p></w:moveFrom>',
    )
    assert [text for _, text in blocks(read(raw, "a.docx"))] == [
        "Harbour master resigns",
        "The fine was 400-euro bills.",
        "A form holds this sentence.",
    ]


def test_word_files_that_cannot_be_read_are_told() -> None:
    raw = word(f"<w:p><w:r><w:t>{STORY}</w:t></w:r></w:p>")
    assert "damaged" in refusal(raw[: len(raw) // 2], "a.docx").what
    assert "damaged" in refusal(repacked(raw, "word/document.xml", b"<w:document"), "a.docx").what
    assert "damaged" in refusal(repacked(raw, "[Content_Types].xml", b"<Types/>"), "a.docx").what
    assert "no text" in refusal(saved(docx.Document()), "a.docx").what
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("notes.txt", STORY)
    assert "no DOCX document" in refusal(stream.getvalue(), "a.zip").what


def test_a_zip_bomb_is_refused_by_what_it_would_unpack_to() -> None:
    bomb = repacked(word(), "word/styles.xml", bytes(120_000_000))
    assert len(bomb) < 1_000_000
    assert "unpacks to more than" in refusal(bomb, "a.docx").what


def test_entities_are_never_expanded_or_fetched(tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_text("The password is swordfish.", encoding="utf-8")
    raw = word(f"<w:p><w:r><w:t>{STORY} HERE</w:t></w:r></w:p>")
    with zipfile.ZipFile(io.BytesIO(raw)) as archive:
        markup = archive.read("word/document.xml").decode()
    for entity in (f'SYSTEM "file://{tmp_path}/secret.txt"', '"swordfish"'):
        start = markup.index("<w:document")
        hostile = f"{markup[:start]}<!DOCTYPE w:document [<!ENTITY e {entity}>]>{markup[start:]}".replace("HERE", "&e;")
        try:
            document = read(repacked(raw, "word/document.xml", hostile.encode()), "a.docx")
        except InputError:
            continue  # refusing it is as good
        assert "swordfish" not in document.text


# PDF


def furniture(number: int) -> list[Printed]:
    return [Printed("The Coast, 8 March 2026", 40, size=9), Printed(f"Page {number} of 3", 770, left=280, size=9)]


FIRST = [
    *furniture(1),
    Printed("Harbour bridge closed after", 100, size=22, bold=True),
    Printed("engineers find a crack", 126, size=22, bold=True),
    Printed("By Jane Doe", 160),
    *set_lines(
        [
            "The harbour bridge was closed on Sunday after engineers found a crack of 12 centi-",
            "metres in its eastern pier, the port authority said. It is the longest bridge on the",
            "coast.",
            "",
            "“We will not open it before it is safe,” said Maria Lindt, the director of the author-",
            "ity, in a statement. The well-known bridge was built in 1974.",
        ],
        190,
    ),
    Printed("Ferries run every hour", 300, size=13, bold=True),
    *set_lines(
        [
            "Some 4,000 commuters cross the bridge every day. Two ferries will carry them until a well-",
            "known company has mended the pier, which will take at least until the end of the",
        ],
        330,
    ),
]
SECOND = [
    *furniture(2),
    *set_lines(["summer, the authority said on its web site.", "", "The council meets on Wednesday."], 90),
]
THIRD = [*furniture(3), *set_lines(["The last inspection, in May 2025, found nothing."], 90)]


@pytest.mark.usefixtures("in_process")
def test_a_pdf_is_read_as_paragraphs_across_lines_and_pages_without_heads_and_feet() -> None:
    assert blocks(read(make_pdf([FIRST, SECOND, THIRD]), "a.pdf")) == [
        ("title", "Harbour bridge closed after engineers find a crack"),
        ("dateline", "By Jane Doe"),
        (
            "paragraph",
            "The harbour bridge was closed on Sunday after engineers found a crack of 12 centimetres in its eastern \
pier, the port authority said. It is the longest bridge on the coast.",
        ),
        (
            "paragraph",
            "“We will not open it before it is safe,” said Maria Lindt, the director of the authority, in a statement. \
The well-known bridge was built in 1974.",
        ),
        ("heading", "Ferries run every hour"),
        (
            "paragraph",
            "Some 4,000 commuters cross the bridge every day. Two ferries will carry them until a well-known company \
has mended the pier, which will take at least until the end of the summer, the authority said on its web site.",
        ),
        ("paragraph", "The council meets on Wednesday."),
        ("paragraph", "The last inspection, in May 2025, found nothing."),
    ]


@pytest.mark.usefixtures("in_process")
def test_columns_are_read_one_after_the_other() -> None:
    left = ["The ministry of transport said on", "Tuesday that 14 trains were late", "because of snow on the line, a"]
    right = ["spokeswoman said. The operator", "paid 2.1 million euros to those", "who had waited."]
    page = [Printed("Snow stops trains", 60, size=20), *set_lines(left), *set_lines(right, left=320)]
    assert blocks(read(make_pdf([page]), "a.pdf")) == [
        ("title", "Snow stops trains"),
        (
            "paragraph",
            "The ministry of transport said on Tuesday that 14 trains were late because of snow on the line, a \
spokeswoman said. The operator paid 2.1 million euros to those who had waited.",
        ),
    ]


@pytest.mark.usefixtures("in_process")
def test_indents_and_bullets_begin_paragraphs() -> None:
    page = [
        Printed("The mayor of Norholm resigned on Monday after twelve years in office, her", 200, left=90),
        Printed("party said on its web site. She did not give a reason for it on Monday night.", 214),
        Printed("Her deputy will lead the city until a new mayor is elected in the month of", 228, left=90),
        Printed("June.", 242),
        Printed("• The vote is on 7 June, and all who have lived in the city for three months", 256),
        Printed("may take part.", 270, left=84),
        Printed("• The council meets on Friday.", 284),
    ]
    assert [text for _, text in blocks(read(make_pdf([page]), "a.pdf"))] == [
        "The mayor of Norholm resigned on Monday after twelve years in office, her party said on its web site. She did \
not give a reason for it on Monday night.",
        "Her deputy will lead the city until a new mayor is elected in the month of June.",
        "The vote is on 7 June, and all who have lived in the city for three months may take part.",
        "The council meets on Friday.",
    ]


def test_pdfs_that_cannot_be_read_are_told() -> None:
    assert "password" in refusal(make_pdf([FIRST], locked=True), "a.pdf").what
    scanned = refusal(make_pdf([[], []]), "a.pdf")
    assert "scanned" in scanned.what
    assert "OCR" in scanned.hint
    assert "more than 300 pages" in refusal(make_pdf([THIRD] * 1000), "a.pdf").what
    whole = make_pdf([FIRST])
    assert "damaged" in refusal(whole[: len(whole) // 3], "a.pdf").what
    assert "damaged" in refusal(b"%PDF-1.7\n" + b"<< /a " * 50_000, "a.pdf").what


@pytest.mark.parametrize(
    ("lines", "text"),
    [
        (["The minis-", "ter resigned"], "The minister resigned"),
        (["The Anglo-", "American firm"], "The Anglo-American firm"),
        (["in 2019-", "20 it rose"], "in 2019-20 it rose"),
        (["a self-", "made man"], "a self-made man"),
        (["a co\u00ad", "operation"], "a cooperation"),
        (["he said -", "and left"], "he said - and left"),
        (["The ﬁrst ﬂoor", "of the oﬃce"], "The first floor of the office"),
    ],
)
def test_words_broken_at_the_end_of_a_line_are_whole_again(lines: list[str], text: str) -> None:
    assert join_lines(lines) == text


def test_the_document_itself_tells_whether_a_hyphen_belongs_to_a_word() -> None:
    assert join_lines(["a part-", "time job"], frozenset({"part-time"})) == "a part-time job"
    assert join_lines(["a part-", "ner of"], frozenset({"partner"})) == "a partner of"


# what holds for all


KINDS = st.sampled_from([None, BlockKind.TITLE, BlockKind.HEADING, BlockKind.PARAGRAPH, BlockKind.DATELINE])


@given(st.lists(st.tuples(KINDS, st.text(max_size=60))))
def test_every_block_is_its_passage_character_by_character(drawn: list[tuple[BlockKind | None, str]]) -> None:
    passages = tuple(Passage(kind, text) for kind, text in drawn)
    text, found, _ = set_out(passages)
    assert "".join("".join(text[block.start : block.end] for block in found).split()) == "".join(text.split())
    assert all(a.end <= b.start for a, b in pairwise(found))
    assert all(block.start < block.end for block in found)
    assert not any(map(is_hidden, text))
    lines = [(block.kind, text[block.start : block.end]) for block in found]
    for passage in passages:  # what is known of a passage is never told otherwise by its shape
        alone, _, _ = set_out((passage,))
        assert not alone or passage.kind in (None, BlockKind.PARAGRAPH) or (passage.kind, alone) in lines


# a process of its own


def test_nothing_in_the_working_folder_is_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "markdown_it.py").write_text("raise SystemExit(9)", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    assert blocks(read(f"# Bridge closed\n\n{STORY}".encode(), "a.md"))[0] == ("title", "Bridge closed")


def test_plain_text_loads_none_of_the_readers(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(STORY, encoding="utf-8")
    probe = f"""
import json, sys
from verify.cli.main import cli
cli(["extract", {str(tmp_path / "a.txt")!r}], standalone_mode=False)
print(json.dumps(sorted(name for name in sys.modules if "." not in name)), file=sys.stderr)
"""
    run = subprocess.run([sys.executable, "-c", probe], capture_output=True, text=True, check=True)
    assert "The harbour bridge was closed" in run.stdout
    loaded = set(json.loads(run.stderr))
    assert not loaded & {"trafilatura", "feedparser", "markdown_it", "docx", "pdfminer", "lxml", "httpx", "sqlmodel"}


def test_a_file_that_takes_too_long_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(apart, "_SECONDS", 0.001)
    assert "could not be read within" in refusal(MARKDOWN.encode(), "a.md").what


def test_extract_reads_a_file_by_its_content_from_standard_input() -> None:
    result = CliRunner().invoke(cli, ["extract", "-", "--jsonl"], input=make_pdf([FIRST, SECOND]))
    assert result.exit_code == 0
    assert "The harbour bridge was closed on Sunday" in result.stdout
