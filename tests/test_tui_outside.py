"""Asking others from the review screen: published checks and archived copies, one key each."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from tui_helpers import paste, running, seen, settings_in, settle, stock, ticking_from
from web_helpers import StandIn

from verify.desk.attaching import Attachment
from verify.desk.desk import Desk
from verify.types import Call, Caller, Page, Stance

AT = datetime(2026, 1, 6, 12, 0, tzinfo=UTC)
TITLE = "No, the bridge did not fall"


class Web(StandIn, Caller):
    """Pages that all say the same, an index with one check, and an archive with one copy."""

    def __init__(self) -> None:
        self.asked: list[str] = []

    def fetch(self, url: str) -> Page:
        return Page(url, url, 200, "text/html", None, None, f"<h1>{TITLE}</h1><p>It was closed.".encode(), AT)

    def call(self, call: Call) -> Page:
        self.asked.append(call.url)
        review = {"url": "https://check.example/1", "title": TITLE, "textualRating": "Half \x1b[2Jtrue"}
        answers = {
            "claims:search": {"claims": [{"text": "It fell.", "claimReview": [review]}]},
            "cdx": [["timestamp", "original"], ["20260104120000", "https://a.example/"]],
            "status": {"status": "success", "timestamp": "20260106120000", "original_url": "https://a.example/"},
            "save": {"job_id": "spn2-1"},
        }
        body = next(answer for part, answer in answers.items() if part in call.url)
        return Page(call.name, call.name, 200, "application/json", None, None, json.dumps(body).encode(), AT)


@pytest.fixture
def web() -> Web:
    return Web()


@pytest.fixture
def marn(tmp_path: Path, web: Web) -> Iterator[Desk]:
    settings = replace(settings_in(tmp_path), factcheck_key="k", archive_key="k:s")
    stock(settings.db)
    with Desk(settings, clock=ticking_from(), fetcher=web, caller=web) as desk:
        yield desk


async def test_a_published_check_is_looked_up_and_attached(marn: Desk, web: Web) -> None:
    async with running(marn) as pilot:
        await pilot.press("W")
        await settle(pilot)
        assert "“Half �[2Jtrue”" in seen(pilot)
        await paste(pilot, "1")
        await pilot.press("enter")
        await settle(pilot)
    (evidence,) = marn.evidence(1)
    assert (evidence.stance, evidence.quote) == (Stance.CONTEXT, TITLE)


async def test_a_number_that_is_not_there_attaches_nothing(marn: Desk) -> None:
    async with running(marn) as pilot:
        await pilot.press("W")
        await settle(pilot)
        await paste(pilot, "7")
        await pilot.press("enter")
        await settle(pilot)
        assert "There is no check 7" in seen(pilot)
    assert marn.evidence(1) == []


async def test_an_archived_copy_is_found_and_attached(marn: Desk) -> None:
    marn.attach(1, Attachment(url="https://a.example/", quote="It was closed"))
    async with running(marn) as pilot:
        await pilot.press("z")
        await settle(pilot)
        assert "20260104120000" in seen(pilot)
        await pilot.press("enter")
        await settle(pilot)
    assert [each.url for each in marn.evidence(1)] == [
        "https://a.example/",
        "https://web.archive.org/web/20260104120000/https://a.example/",
    ]


async def test_the_selected_source_is_saved_once_that_is_confirmed(
    marn: Desk, web: Web, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("verify.intake.wayback._POLL_SECONDS", 0.0)
    for name in ("a", "b"):
        marn.attach(1, Attachment(url=f"https://{name}.example/", quote="It was closed"))
    async with running(marn) as pilot:
        await pilot.press("2", "2", "Z")
        await settle(pilot)
        assert "https://b.example/" in seen(pilot)
        assert web.asked == []
        await pilot.press("escape")
        assert web.asked == []
        await pilot.press("Z")
        await settle(pilot)
        await pilot.press("enter")
        await settle(pilot)
        assert "Saved: https://web.archive.org/web/20260106120000" in seen(pilot)
    assert len(web.asked) == 2


async def test_without_a_page_or_a_key_it_is_said(marn: Desk, web: Web) -> None:
    marn._settings = replace(marn._settings, factcheck_key="")
    async with running(marn) as pilot:
        await pilot.press("z")
        await settle(pilot)
        assert "This claim has no source" in seen(pilot)
        await pilot.press("W")
        await settle(pilot)
        assert "CLAIMDESK_FACTCHECK_KEY" in seen(pilot)
    assert web.asked == []
