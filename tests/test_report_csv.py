from __future__ import annotations

import csv
import io

import pytest
import report_helpers as h
from hypothesis import given
from hypothesis import strategies as st

from verify.report.model import Report
from verify.report.tabular import to_csv
from verify.wording import is_hidden, one_line


def rows(report: Report) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(to_csv(report), newline=""), strict=True))


def test_there_is_one_row_a_claim_with_its_sources_and_conflicts() -> None:
    first, second, third = rows(h.full_report())

    assert (first["id"], first["status"], first["speaker"]) == ("4", "verified", "the harbour office")
    assert "https://harbour.example/log?day=9 “The Aurora went down at 06:40.”" in first["evidence"]
    assert first["snapshots"] == "cd" * 32
    assert first["conflicts"] == "claim 6 (open): The ferry Aurora reached port."
    assert first["duplicates"].startswith("claim 77 (confirmed)")
    assert second["evidence"].startswith("Speaks against the claim: Log book, page 14")
    assert third["decided_by"] == third["reason"] == ""
    assert {row["log_head"] for row in (first, second, third)} == {h.HEAD}


def test_no_cell_is_a_formula_and_no_row_is_torn_by_hostile_text() -> None:
    report = h.hostile_report()
    found = rows(report)

    assert [row["id"] for row in found] == [str(entry.id) for entry in report.claims]
    for row in found:
        assert None not in row
        assert None not in row.values()
        for cell in row.values():
            assert not cell.startswith(("=", "+", "-", "@", "\t", "\r", "\n"))
            assert not any(is_hidden(char) or char in "\r\n" for char in cell)


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "＝", "＋", "－", "＠", "\t=", "\u200b=", "\r\n="])
def test_a_text_that_a_spreadsheet_would_run_is_kept_as_text(start: str) -> None:
    (row,) = rows(h.report([h.claim_on(1, "The ferry Aurora", text=f"{start}cmd|' /C calc'!A0")]))

    assert row["text"].startswith(("'", "\ufffd"))
    assert row["text"].endswith("cmd|' /C calc'!A0")


@given(st.text(st.characters(codec=None)))
def test_any_text_stays_in_its_cell_and_is_no_formula(text: str) -> None:
    (row,) = rows(h.report([h.claim_on(1, "The ferry Aurora", text=text, reason=text)]))

    assert row["text"].removeprefix("'") == one_line(text).removeprefix("'")
    assert not row["text"].startswith(("=", "+", "-", "@"))
    assert row["as_of"] == "2026-03-12T14:05:00Z"
    to_csv(h.report([h.claim_on(1, "The ferry Aurora", text=text)])).encode()


def test_an_article_without_claims_has_the_names_of_the_columns_only() -> None:
    assert rows(h.report()) == []
    assert to_csv(h.report()).startswith("id,article,status,text,")
