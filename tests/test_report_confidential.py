"""Evidence that is not on the record never leaves, in no format, and nothing tells that it is there."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from dataclasses import replace

import pytest
import report_helpers as h

from verify.report.claimreview import Publisher, to_claimreview
from verify.report.docx import to_docx
from verify.report.html import to_html
from verify.report.json import to_json
from verify.report.markdown import to_markdown
from verify.report.model import Report
from verify.report.tabular import to_csv
from verify.types import Status, Terms


def docx_parts(report: Report) -> str:
    """All parts of the Word document, one after the other, as text."""
    with zipfile.ZipFile(io.BytesIO(to_docx(report))) as package:
        return "".join(package.read(name).decode("utf-8", "replace") for name in package.namelist())


def claimreview(report: Report) -> str:
    return to_claimreview(report, Publisher("Example Desk", "https://desk.example/", "https://desk.example/checks"))


FORMATS = [to_markdown, to_html, to_json, to_csv, docx_parts, claimreview]
SHOWING_SOURCES = FORMATS[:-1]


@pytest.mark.parametrize("render", FORMATS)
@pytest.mark.parametrize("terms", [terms for terms in Terms if terms is not Terms.ON_RECORD])
def test_confidential_evidence_never_appears(render: Callable[[Report], str], terms: Terms) -> None:
    text = render(h.confidential_report(terms))

    assert "vold" not in text.casefold()
    assert render is claimreview or "The Aurora went down at 06:40." in text


@pytest.mark.parametrize("render", SHOWING_SOURCES)
def test_on_the_record_the_same_evidence_is_shown(render: Callable[[Report], str]) -> None:
    text = render(h.confidential_report(Terms.ON_RECORD))

    assert "it was cracked in January says Vold" in text
    assert "https://vold.example/memo" in text


@pytest.mark.parametrize("render", FORMATS)
def test_a_report_with_confidential_evidence_looks_like_one_without(render: Callable[[Report], str]) -> None:
    claim = h.claim_on(4, "Twelve people", status=Status.VERIFIED, decided_by="mira", reason="Ines Vold told us.")
    secret = h.evidence_record(1, 4, url=None, locator="Ines Vold", terms=Terms.BACKGROUND)

    with_secret = h.report([claim], evidence=[secret, h.evidence_record(2, 4)])
    without = h.report([replace(claim, reason=None)], evidence=[h.evidence_record(1, 4)])

    assert render(with_secret) == render(without)


@pytest.mark.parametrize("render", FORMATS)
def test_a_verdict_reopened_over_a_confidential_source_looks_undecided(render: Callable[[Report], str]) -> None:
    reason = "The quote that this verdict rests on is no longer at https://vold.example/memo: The page is gone."
    secret = h.evidence_record(2, 4, url="https://vold.example/memo", terms=Terms.DEEP_BACKGROUND)

    reopened = h.report([h.claim_on(4, "Twelve people", decided_by="recheck", reason=reason)], evidence=[secret])

    assert render(reopened) == render(h.report([h.claim_on(4, "Twelve people")]))


@pytest.mark.parametrize("render", FORMATS)
def test_the_same_desk_gives_the_same_bytes(render: Callable[[Report], str]) -> None:
    assert render(h.full_report()) == render(h.full_report())
