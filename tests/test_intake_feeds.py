"""Articles from feeds: which entries are taken in, in which order, and what a bad one may not do."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from conftest import ticking
from reading_helpers import in_process  # noqa: F401 - a fixture
from site_helpers import NewsSite, serving

from verify.cli.main import cli
from verify.desk.desk import Desk
from verify.desk.outcomes import Added, FeedFound, Missed
from verify.errors import InputError
from verify.intake.feeds import read_entries
from verify.settings import Settings

pytestmark = pytest.mark.usefixtures("in_process")
Outcomes = list[Added | FeedFound | Missed]


def story(name: str) -> str:
    return f"""<!doctype html><html><head><title>The port of {name}</title></head><body><article>
<h1>The port of {name} is closed</h1>
<p>The port of {name} was closed on Sunday after a ship lost 40 containers in the channel, the coast guard said.</p>
<p>Divers will search for them until Thursday, and the ferries will stay in {name} until then.</p></article>
</body></html>"""


def rss(*entries: tuple[str, str, str]) -> str:
    items = "".join(
        f"<item><title>{title}</title>"
        + (f"<link>{link}</link>" if link else "")
        + (f"<pubDate>{day}</pubDate>" if day else "")
        + "</item>"
        for title, link, day in entries
    )
    return f'<?xml version="1.0"?><rss version="2.0"><channel><title>Ports</title>{items}</channel></rss>'


ATOM = """<?xml version="1.0" encoding="utf-8"?><feed xmlns="http://www.w3.org/2005/Atom"><title>Ports</title>
<entry><title>Old</title><link href="https://ports.example/old"/><updated>2026-03-01T10:00:00Z</updated></entry>
<entry><title>New</title><link href="/new"/><published>2026-03-08T23:30:00-05:00</published>
<updated>2026-03-10T10:00:00Z</updated></entry></feed>"""


@pytest.fixture
def site() -> Iterator[NewsSite]:
    with serving() as server:
        yield server


@pytest.fixture
def empty(settings: Settings) -> Iterator[Desk]:
    with Desk(replace(settings, allow_hosts=("127.0.0.1",), pace=0.0), clock=ticking()) as opened:
        yield opened


def run(*arguments: str | Path) -> Result:
    runner = CliRunner(env={"CLAIMDESK_ALLOW_HOSTS": "127.0.0.1", "CLAIMDESK_PACE": "0"})
    return runner.invoke(cli, list(map(str, arguments)), catch_exceptions=False)


def titles(outcomes: Outcomes) -> list[str]:
    return [outcome.article.title for outcome in outcomes if isinstance(outcome, Added)]


def test_entries_are_read_newest_first_with_their_publishers_day() -> None:
    new, old = read_entries(ATOM.encode(), source="https://ports.example/feed", content_type="").entries
    assert (new.title, new.url, new.published) == ("New", "https://ports.example/new", date(2026, 3, 8))
    assert (old.title, old.url, old.published) == ("Old", "https://ports.example/old", date(2026, 3, 1))


def test_entries_stay_as_they_stand_where_one_has_no_day() -> None:
    feed = rss(("a", "https://x.example/a", "Sun, 01 Mar 2026 10:00:00 GMT"), ("b", "https://x.example/b", ""))
    found = read_entries(feed.encode(), source="feed.xml", content_type="").entries
    assert [(entry.title, entry.published) for entry in found] == [("a", date(2026, 3, 1)), ("b", None)]


@pytest.mark.parametrize("markup", [rss(), "<feed xmlns='http://www.w3.org/2005/Atom'/>", "<rss", "<rss>" * 500])
def test_a_feed_without_entries_is_told(markup: str) -> None:
    with pytest.raises(InputError):
        read_entries(markup.encode(), source="feed.xml", content_type="")


def test_the_newest_are_taken_in_and_others_left(site: NewsSite, empty: Desk) -> None:
    entries = []
    for day in range(1, 6):
        link = site.put(f"/{day}", story(f"Northolm {day}"))
        entries.append((f"{day}", link, f"{day:02} Mar 2026 10:00:00 GMT"))
    feed = site.put("/feed", rss(*entries), kind="application/rss+xml")
    first, *others = outcomes = list(empty.add_each([feed], limit=2))
    assert first == FeedFound(feed, 5, 2)
    assert len(others) == 2
    assert titles(outcomes) == ["The port of Northolm 5 is closed", "The port of Northolm 4 is closed"]
    days = [outcome.article.published for outcome in others if isinstance(outcome, Added)]
    assert days == ["2026-03-05", "2026-03-04"]  # the feed's: the pages have none
    assert site.asked == ["/feed", "/5", "/4"]
    again = [outcome for outcome in empty.add_each([feed], limit=3) if isinstance(outcome, Added)]
    assert [added.existed for added in again] == [True, True, False]


def test_one_bad_entry_is_told_and_stops_no_other(site: NewsSite, tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text(
        "The password of the harbour master is in this file, the coast guard said. " * 5, encoding="utf-8"
    )
    feed = rss(
        ("gone", site.url("/gone"), ""),
        ("a file", f"file://{secret}", ""),
        ("a path", str(secret), ""),
        ("private", "http://169.254.169.254/latest", ""),
        ("without a link", "", ""),
        ("a feed", site.put("/feed", rss(("x", "https://x.example", "")), kind="text/xml"), ""),
        ("good", site.put("/good", story("Norholm")), ""),
    )
    (tmp_path / "ports.rss").write_text(feed, encoding="utf-8")
    result = run("--db", tmp_path / "desk.db", "add", tmp_path / "ports.rss", "--jsonl")
    assert result.exit_code == 2
    assert [json.loads(line)["title"] for line in result.stdout.splitlines()] == ["The port of Norholm is closed"]
    found, *told = result.stderr.splitlines()
    assert "7 entries; taking in the newest 7" in found
    assert len(told) == 6
    assert "status 404" in told[0]
    assert "is not a web address" in told[1]
    assert "without a link" in told[4]
    assert site.asked == ["/gone", "/feed", "/good"]


def test_ten_are_taken_in_unless_told_otherwise_and_known_ones_are_told(site: NewsSite, tmp_path: Path) -> None:
    link = site.put("/good", story("Norholm"))
    feed = site.put("/feed", rss(*[("again", link, "")] * 12), kind="application/xml")
    result = run("--db", tmp_path / "desk.db", "add", feed)
    assert result.exit_code == 0
    assert "12 entries; taking in the newest 10 (--limit)" in result.stderr
    assert [line.split(";")[0] for line in result.stdout.splitlines()] == ["good: added"] + [
        "good: is on the desk already"
    ] * 9


def test_a_feed_is_no_single_article(site: NewsSite, empty: Desk) -> None:
    feed = site.put("/feed", rss(("x", "https://x.example", "")), kind="application/rss+xml")
    with pytest.raises(InputError, match="not one article"):
        empty.add(feed)
    assert run("extract", feed).exit_code == 2
