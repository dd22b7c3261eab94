"""The HTML report in a real browser: readable at every width, on paper and with assistive tools, and silent."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import report_helpers as h
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, sync_playwright

from verify.report.html import to_html
from verify.report.model import Report

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
WIDTHS = (360, 768, 1280)

pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="There is no Chromium here: apt-get install chromium")


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        # The sandbox cannot start as root, as in a container.
        arguments = ["--no-sandbox"] if os.getuid() == 0 else []
        with playwright.chromium.launch(executable_path=CHROMIUM, args=arguments) as started:
            yield started


@pytest.fixture(params=[h.full_report, h.hostile_report, h.report], ids=["full", "hostile", "empty"])
def address(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    return written(request.param(), tmp_path)


def written(report: Report, folder: Path) -> str:
    path = folder / "report.html"
    path.write_text(to_html(report), encoding="utf-8", newline="\n")
    return path.as_uri()


def opened(browser: Browser, address: str) -> Page:
    page = browser.new_page(viewport={"width": WIDTHS[0], "height": 800})
    page.goto(address)
    return page


def findings(page: Page) -> list[str]:
    results = Axe().run(page)
    return [f"{found['id']}: {found['nodes'][0]['html'][:200]}" for found in results.response["violations"]]


def test_axe_finds_nothing_at_any_width_in_light_and_dark_and_on_paper(browser: Browser, tmp_path: Path) -> None:
    with opened(browser, written(h.full_report(), tmp_path)) as page:
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 800})
            for colours in ("light", "dark"):
                page.emulate_media(color_scheme=colours)
                assert findings(page) == [], (width, colours)
        page.emulate_media(media="print")
        assert findings(page) == []
        assert page.pdf().startswith(b"%PDF")


@pytest.mark.parametrize("report", [h.hostile_report, h.report])
def test_axe_finds_nothing_in_hostile_text_or_none(
    browser: Browser, tmp_path: Path, report: Callable[[], Report]
) -> None:
    with opened(browser, written(report(), tmp_path)) as page:
        assert findings(page) == []


def test_nobody_has_to_scroll_sideways(browser: Browser, address: str) -> None:
    with opened(browser, address) as page:
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 800})
            assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_it_asks_for_nothing_and_runs_nothing(browser: Browser, address: str) -> None:
    with browser.new_page() as page:
        asked: list[str] = []
        told: list[str] = []
        page.on("request", lambda request: asked.append(request.url))
        page.on("console", lambda message: told.append(message.text))
        page.on("dialog", lambda dialog: told.append(dialog.message))
        page.goto(address, wait_until="networkidle")
        assert asked == [address]
        assert told == []


def test_the_keyboard_gets_past_the_links_and_to_the_filter(browser: Browser, tmp_path: Path) -> None:
    with opened(browser, written(h.full_report(), tmp_path)) as page:
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.textContent") == "Skip to the report"
        page.keyboard.press("Enter")
        assert page.evaluate("document.activeElement.id") == "main"
        page.focus("#show-all")
        page.keyboard.press("ArrowDown")
        assert page.locator("article.claim:visible").count() == 1
        assert page.locator("article.claim.verified:visible").count() == 1
