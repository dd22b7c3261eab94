from __future__ import annotations

import io
import re
import zipfile
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone

import docx
import report_helpers as h
from docx.document import Document
from docx.oxml.ns import qn
from hypothesis import given, settings
from hypothesis import strategies as st

from verify.report.docx import to_docx
from verify.report.model import Report
from verify.types import BlockKind
from verify.wording import is_hidden


def opened(report: Report) -> Document:
    return docx.Document(io.BytesIO(to_docx(report)))


def commented(document: Document) -> dict[int, str]:
    """The article's words under each comment, as Word finds them: between its marks."""
    words: dict[int, str] = {}
    active: set[int] = set()
    for element in document.element.body.iter():
        if element.tag == qn("w:commentRangeStart"):
            active.add(int(element.get(qn("w:id"))))
        elif element.tag == qn("w:commentRangeEnd"):
            active.remove(int(element.get(qn("w:id"))))
        elif element.tag == qn("w:t"):
            words |= {number: words.get(number, "") + (element.text or "") for number in active}
    assert not active
    return words


def test_every_claim_is_a_comment_on_its_words() -> None:
    document = opened(h.full_report())
    words = commented(document)
    comments = {comment.text.split("Claim ")[1].split(":")[0]: comment for comment in document.comments}

    assert {number: words[comment.comment_id] for number, comment in comments.items()} == {
        "4": "The ferry Aurora sank on Monday",
        "5": "Twelve people were rescued",
        "6": "The ferry Aurora reached port",
    }
    assert comments["4"].author == "mira"
    assert comments["4"].timestamp == datetime(2026, 3, 10, 9, 5, tzinfo=UTC)


def test_a_comment_tells_state_speaker_sources_and_conflicts() -> None:
    text = next(comment.text for comment in opened(h.full_report()).comments if "Claim 4:" in comment.text)

    assert text.startswith("✓ Verified by mira, 10 March 2026, 09:05 UTC.\nThe log says so.")
    assert "Said by: the harbour office (“said”); attributed to the speaker" in text
    assert "Conflict (open) with claim 6: “The ferry Aurora reached port.” Reasons: sank against reached port" in text
    assert "with claim 77 in ferry-follow-up" in text
    assert "Supports the claim: https://harbour.example/log?day=9 “The Aurora went down at 06:40.”" in text
    assert "cd" * 32 in text


def test_the_article_is_there_word_for_word() -> None:
    report = h.full_report()
    paragraphs = [paragraph.text for paragraph in opened(report).paragraphs]

    for line in filter(None, h.TEXT.split("\n")):
        assert line in paragraphs
    assert any(h.HEAD in text for text in paragraphs)
    assert "Who pays for it? (question)" in paragraphs


def test_claims_that_overlap_keep_their_own_words() -> None:
    report = h.report([h.claim_on(1, "The ferry Aurora sank"), h.claim_on(2, "Aurora sank on Monday")])

    assert sorted(commented(opened(report)).values()) == ["Aurora sank on Monday", "The ferry Aurora sank"]


def test_a_claim_of_an_earlier_revision_is_a_comment_on_the_title() -> None:
    document = opened(h.report([h.claim_on(1, "Twelve people", revision_id=9)]))

    assert list(commented(document).values()) == [f"Claim report: {h.TITLE}"]
    assert "earlier version" in next(iter(document.comments)).text


def test_hostile_text_is_text_and_nothing_else() -> None:
    report = h.hostile_report()
    document = opened(report)

    assert len(document.comments) == len(report.claims)
    assert len(document.paragraphs) > len([b for b in report.article.blocks if b.kind is BlockKind.PARAGRAPH])
    with zipfile.ZipFile(io.BytesIO(to_docx(report))) as package:
        parts = {name: package.read(name).decode() for name in package.namelist() if name.endswith((".xml", ".rels"))}
    for name in ("word/document.xml", "word/comments.xml"):
        tags = set(re.findall(r"<w:(\w+)", parts[name]))
        assert not tags & {"fldChar", "fldSimple", "instrText", "hyperlink", "object", "altChunk"}
        assert not any(is_hidden(char) for char in parts[name] if char != "\r")
    assert "TargetMode" not in "".join(text for name, text in parts.items() if name.endswith(".rels"))


@settings(max_examples=30, deadline=None)
@given(st.text(st.characters(codec=None), min_size=1))
def test_any_text_makes_a_document_that_opens(text: str) -> None:
    claim = h.claim_record(1, 0, len(text), source_text=text, text=text, speaker=text, reason=text, decided_by=text)
    (comment,) = opened(h.report([claim], text=text, title=text)).comments

    assert comment.text.startswith("○ Pending")


def test_nothing_in_the_file_is_of_the_time_or_machine_it_was_made_on() -> None:
    content = to_docx(h.full_report())

    with zipfile.ZipFile(io.BytesIO(content)) as package:
        assert {entry.date_time for entry in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    properties = opened(h.full_report()).core_properties
    assert properties.created == properties.modified == datetime(2026, 3, 12, 14, 5, tzinfo=UTC)
    assert content == to_docx(h.full_report())


def test_the_same_moment_told_in_another_time_zone_gives_the_same_file() -> None:
    report = h.full_report()
    elsewhere = report.as_of.astimezone(timezone(timedelta(hours=5, minutes=30)))

    assert to_docx(replace(report, as_of=elsewhere)) == to_docx(report)
