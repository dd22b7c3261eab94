"""Sources from the keyboard: attached, looked at, opened and visited again, and no key waits for a slow site."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from site_helpers import NewsSite, serving
from tui_helpers import review_of, running, seen, settings_in, settle, top_of

from tui.browsing import is_web_address, open_in_browser
from tui.screens.attaching import AttachDialog
from tui.screens.snapshot import SnapshotScreen
from verify.desk.attaching import Attachment
from verify.desk.desk import Desk
from verify.desk.editing import Part
from verify.settings import Settings
from verify.types import Presence, Stance, Status, Terms

PAGE = "<html><body><p>Before.</p><p>The bridge was closed on Sunday, the council said.</p><p>After.</p></body></html>"
QUOTE = "closed on Sunday"


class SlowSite(NewsSite):
    """A site whose answers wait until they are let go."""

    def __init__(self) -> None:
        super().__init__()
        self.answering = threading.Event()

    def finish_request(self, request: Any, client_address: Any) -> None:
        """Wait, then answer."""
        self.answering.wait(20)
        super().finish_request(request, client_address)


@pytest.fixture
def site(monkeypatch: pytest.MonkeyPatch) -> Iterator[SlowSite]:
    monkeypatch.setattr("site_helpers.NewsSite", SlowSite)
    with serving() as server:
        assert isinstance(server, SlowSite)
        yield server
        server.answering.set()


@pytest.fixture
def tui_settings(tmp_path: Path) -> Settings:
    return replace(settings_in(tmp_path), allow_hosts=("127.0.0.1",), pace=0.0)


async def test_keys_work_while_a_slow_page_is_fetched_and_visited_again(marn: Desk, site: SlowSite) -> None:
    url = site.put("/council", PAGE)
    async with running(marn) as pilot:
        await pilot.press("s")
        assert isinstance(top_of(pilot), AttachDialog)
        await pilot.press(*url, "tab", *QUOTE, "tab", *"ref", "tab", *"back", "enter")
        assert f"Fetching {url}" in seen(pilot)
        await pilot.press("v", "k")  # nothing has come from the site yet
        assert marn.claim(1).status is Status.VERIFIED
        assert marn.evidence(1) == []
        site.answering.set()
        await settle(pilot)
        await settle(pilot)
        (source,) = marn.evidence(1)
        assert (source.stance, source.terms, source.quote) == (Stance.REFUTES, Terms.BACKGROUND, QUOTE)
        assert "Source attached to claim 1" in seen(pilot)
        site.answering.clear()
        site.put("/council", "<p>The council has taken this down, and says nothing else about it.</p>")
        await pilot.press("r", "j", "v")
        assert marn.claim(2).status is Status.VERIFIED
        site.answering.set()
        await settle(pilot)
        await settle(pilot)
        assert marn.evidence(1)[0].presence is not Presence.PRESENT


async def test_the_kept_page_is_shown_with_the_quote_and_what_proves_it(marn: Desk, site: SlowSite) -> None:
    site.answering.set()
    url = site.put("/council", PAGE)
    marn.attach(1, Attachment(url=url, quote=QUOTE))
    async with running(marn) as pilot:
        await pilot.press("2", "l")
        await settle(pilot)
        assert isinstance(top_of(pilot), SnapshotScreen)
        shown = seen(pilot)
        copy = marn.kept_copy(1)
        assert copy.snapshot is not None
        assert f"SHA-256 {copy.snapshot.sha256}" in shown
        assert f"“{QUOTE}”" in shown
        assert f"fetched {copy.snapshot.fetched_at:%Y-%m-%d %H:%M:%S} UTC with status 200" in shown
        assert "The bridge was closed on Sunday" in shown
        await pilot.press("q")
        assert top_of(pilot) is review_of(pilot)


async def test_a_source_in_words_has_no_page_and_a_part_takes_it_over(marn: Desk) -> None:
    marn.attach(1, Attachment(locator="Minutes, page 3"))
    part, _ = marn.split(1, [Part("The bridge was closed"), Part("It was Sunday")]).claims
    async with running(marn) as pilot:
        await pilot.press("2", "l")
        await settle(pilot)
        assert "No page was kept of this source" in seen(pilot)
        assert "of claim 1, before the split: m takes it over" in " ".join(seen(pilot).split())
        await pilot.press("m")
        await settle(pilot)
        assert [each.locator for each in marn.evidence(part.id)] == ["Minutes, page 3"]
        await pilot.press("b")
        assert "This source is no web page." in seen(pilot)


@pytest.mark.parametrize(
    "url",
    [
        "file:///etc/passwd",
        "javascript:alert(1)",
        "https://",
        "https://a b.example",
        "ftp://example.org/x",
        "--help",
        "http://x.example/\u202ecod.exe",
        "https://[bad",
    ],
)
def test_only_addresses_of_the_web_are_opened(url: str) -> None:
    assert not is_web_address(url)


async def test_a_browser_is_opened_only_beside_the_terminal(marn: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[str] = []
    async with running(marn) as pilot:
        monkeypatch.setattr(pilot.app, "open_url", opened.append)
        monkeypatch.setattr("tui.browsing._has_window", lambda: False)
        assert "no browser with a window" in open_in_browser(pilot.app, "https://example.org/a")
        monkeypatch.setattr("tui.browsing._has_window", lambda: True)
        assert open_in_browser(pilot.app, "file:///etc/passwd").startswith("Only web addresses")
        assert open_in_browser(pilot.app, "https://example.org/a") == "Opened https://example.org/a"
    assert opened == ["https://example.org/a"]
