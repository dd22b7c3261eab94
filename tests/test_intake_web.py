"""Articles from web pages: what is taken in of a page, and the pages that are none."""

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
from verify.errors import ClaimdeskError
from verify.intake.documents import make_document
from verify.settings import Settings
from verify.types import BlockKind, Document

pytestmark = pytest.mark.usefixtures("in_process")

HEAD = """<meta property="og:title" content="Bridge closed after crack is found">
<meta name="author" content="Jane Doe"><meta property="article:published_time" content="2026-03-08T21:30:00-05:00">"""
BODY = """
<h1>Bridge closed after crack is found</h1>
<p>The harbour bridge was closed on Sunday after engineers found a crack of <b>12 centimetres</b> in its
<a href="/pier">eastern pier</a>, the port authority said.</p>
<figure><img src="b.jpg" alt="The bridge"></figure>
<h2>Will it open again?</h2>
<p>Some 4,000 commuters cross the bridge every day.</p>
<ul><li>The pier will be measured on Tuesday.</li></ul>
<p><strong>Who pays</strong></p>
<p>“The city does,” said Maria Lindt, who runs the port.<br><br>The bridge was built in 1974.</p>
"""
BLOCKS = [
    ("title", "Bridge closed after crack is found"),
    ("dateline", "By Jane Doe"),
    (
        "paragraph",
        "The harbour bridge was closed on Sunday after engineers found a crack of 12 centimetres in its eastern pier, \
the port authority said.",
    ),
    ("heading", "Will it open again?"),
    ("paragraph", "Some 4,000 commuters cross the bridge every day."),
    ("paragraph", "The pier will be measured on Tuesday."),
    ("heading", "Who pays"),
    ("paragraph", "“The city does,” said Maria Lindt, who runs the port."),
    ("paragraph", "The bridge was built in 1974."),
]
WALL = "<h1>Before you continue</h1><p>We value your privacy. We and our 842 partners store and read information on a \
device, such as cookies, and process personal data for the purposes shown below. Accept all cookies to go on.</p>"


def page(body: str = BODY, head: str = HEAD) -> str:
    return f"""<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Bridge closed | The Coast</title>{head}
</head><body><nav><a href="/">Home</a> <a href="/sport">Sport</a></nav><main><article>{body}</article></main>
<section id="comments"><p>Olaf: they lie, 90 people fell into the water!</p></section>
<footer><p>© 2026 The Coast. All rights reserved.</p></footer></body></html>"""


def blocks(document: Document) -> list[tuple[str, str]]:
    return [(str(block.kind), document.text[block.start : block.end]) for block in document.blocks]


def read(markup: str | bytes, published: date | None = None, dated: date | None = None) -> Document:
    raw = markup.encode() if isinstance(markup, str) else markup
    return make_document(raw, source="story.html", published=published, dated=dated)


@pytest.fixture
def site() -> Iterator[NewsSite]:
    with serving() as server:
        yield server


@pytest.fixture
def empty(settings: Settings) -> Iterator[Desk]:
    with Desk(replace(settings, allow_hosts=("127.0.0.1",), pace=0.0), clock=ticking()) as opened:
        yield opened


def run(*arguments: str | Path, hosts: str = "127.0.0.1") -> Result:
    return CliRunner(env={"CLAIMDESK_ALLOW_HOSTS": hosts, "CLAIMDESK_PACE": "0"}).invoke(
        cli, list(map(str, arguments)), catch_exceptions=False
    )


def refusal(desk: Desk, url: str) -> ClaimdeskError:
    with pytest.raises(ClaimdeskError) as caught:
        desk.add(url)
    assert caught.value.hint
    assert "\n" not in str(caught.value)
    assert desk.articles() == []
    return caught.value


# what is read of a page


def test_a_page_is_read_as_its_headline_byline_headings_and_paragraphs() -> None:
    document = read(page())
    assert blocks(document) == BLOCKS
    assert document.published == date(2026, 3, 8)
    assert document.text == "\n\n".join(text for _, text in BLOCKS)


def test_a_dateline_wins_over_the_metadata_and_the_user_over_both() -> None:
    dated = page(BODY.replace("<p>The harbour", "<p>NORHOLM, March 7 (CN) — The harbour"))
    document = read(dated)
    assert document.published == date(2026, 3, 7)  # the year comes from the metadata
    assert document.dateline is not None
    assert document.dateline.place == "NORHOLM"
    assert read(dated, published=date(2026, 3, 9)).published == date(2026, 3, 9)
    assert read(page(), dated=date(2026, 1, 1)).published == date(2026, 3, 8)
    assert read(page(head=""), dated=date(2026, 1, 1)).published == date(2026, 1, 1)


def test_without_metadata_the_visible_headline_is_the_title_and_no_day_is_made_up() -> None:
    document = read(page(BODY + "<p>It was last mended on 4 May 2011.</p>", head=""))
    assert document.title == "Bridge closed after crack is found"
    assert document.published is None
    assert BlockKind.DATELINE not in {block.kind for block in document.blocks}


def test_a_byline_on_the_page_is_not_told_twice() -> None:
    document = read(page(BODY.replace("</h1>", "</h1><p>By Jane Doe</p>")))
    assert blocks(document).count(("dateline", "By Jane Doe")) == 1


def test_a_page_in_another_charset_is_read_as_it_declares() -> None:
    raw = page().replace("utf-8", "windows-1252").encode("cp1252")
    assert blocks(read(raw)) == BLOCKS


def test_markup_and_control_characters_of_a_page_are_only_text() -> None:
    document = read(page(BODY.replace("12 centimetres", "12\x1b[2J \u202e[red]&lt;script&gt; centi\u00admetres")))
    assert "\x1b" not in document.text
    assert "\u202e" not in document.text
    assert "[red]<script> centimetres" in document.text


def test_a_page_without_an_article_is_told() -> None:
    with pytest.raises(ClaimdeskError, match="holds no article"):
        read("<!doctype html><html><head><title>x</title></head><body></body></html>")


# add and extract with an address


def test_an_address_is_taken_in_under_the_one_it_leads_to(site: NewsSite, empty: Desk) -> None:
    final = site.put("/2026/bridge", page())
    url = site.put("/b", to="/2026/bridge")
    added = empty.add(url)
    assert added.article.source == final
    assert added.article.published == "2026-03-08"
    assert empty.revision(added.article).text == "\n\n".join(text for _, text in BLOCKS)
    assert added.claims > 4
    assert empty.add(final).existed
    assert site.asked == ["/b", "/2026/bridge", "/2026/bridge"]  # and nothing that the page links to


def test_extract_finds_the_same_claims_at_an_address_and_stores_nothing(site: NewsSite, tmp_path: Path) -> None:
    url = site.put("/story", page())
    (tmp_path / "story.html").write_text(page(), encoding="utf-8")
    there, here = run("extract", url, "--jsonl"), run("extract", tmp_path / "story.html", "--jsonl")
    assert (there.exit_code, there.stdout) == (0, here.stdout)
    text = "\n\n".join(text for _, text in BLOCKS)
    for claim in map(json.loads, there.stdout.splitlines()):
        assert claim["sentence"] in text
        assert 0 <= claim["start"] < claim["end"] <= len(text)


@pytest.mark.parametrize("kind", ["text/plain", "text/markdown; charset=iso-8859-1", "application/octet-stream"])
def test_text_from_the_web_is_read_as_text(site: NewsSite, empty: Desk, kind: str) -> None:
    text = "# Pool to close\n\n" + "The city will close its pool on Monday because repairs cost too much. " * 4
    empty.add(site.put("/notes.md", text, kind=kind))
    assert empty.articles()[0][0].title == "Pool to close"


# pages that are no articles


@pytest.mark.parametrize("status", [401, 403, 404, 410, 429, 500, 503])
def test_an_error_page_is_not_taken_in_whatever_it_says(site: NewsSite, empty: Desk, status: int) -> None:
    assert f"status {status}" in refusal(empty, site.put("/story", page(), status=status)).what


@pytest.mark.parametrize(
    "body",
    [
        WALL,
        "<h1>Sign in</h1><p>Please log in to read this story. If you have no account yet, you can make one in less \
than a minute with your address and a password. It is free for a month.</p>",
        "<h1>Just a moment</h1><p>Checking your browser before you go on to the site. This will take a few seconds. \
Verifying that you are human keeps robots away from what our people write.</p>",
        BODY[:300] + "</p><p>This article is only available to subscribers.</p>",
    ],
)
def test_a_wall_is_told_from_the_article_behind_it(site: NewsSite, empty: Desk, body: str) -> None:
    assert "in place of the article" in refusal(empty, site.put("/story", page(body, head=""))).what


def test_a_redirect_to_a_login_is_a_wall(site: NewsSite, empty: Desk) -> None:
    site.put(
        "/login?next=story", page("<h1>The Coast</h1><p>" + "Members read more of what matters here. " * 6 + "</p>")
    )
    assert "in place of the article" in refusal(empty, site.put("/story", to="/login?next=story")).what


def test_a_long_article_may_have_the_words_of_a_wall_in_its_margin(site: NewsSite, empty: Desk) -> None:
    story = BODY + "".join(
        f"<p>On day {day} the council of Norholm talked about the bridge and heard {day + 3} people.</p>"
        for day in range(20)
    )
    empty.add(site.put("/story", page(story + "<aside><p>Subscribe to continue reading our letters.</p></aside>")))


def test_next_to_no_text_is_no_article(site: NewsSite, empty: Desk) -> None:
    assert (
        "only 8 words in sentences"
        in refusal(empty, site.put("/x", "The page that you want is not here.", kind="text/plain")).what
    )


def test_a_list_of_links_is_no_article(site: NewsSite, empty: Desk) -> None:
    links = "".join(f'<li><a href="/{n}">Council votes on bridge number {n} of the city</a></li>' for n in range(40))
    assert "no article" in refusal(empty, site.put("/", page(f"<h1>News</h1><ul>{links}</ul>"))).what


@pytest.mark.parametrize("kind", ["image/png", "video/mp4", "application/json", "text/css"])
def test_what_no_article_is_written_in_is_named(site: NewsSite, empty: Desk, kind: str) -> None:
    assert kind in refusal(empty, site.put("/x", b"\x01\x02 some bytes", kind=kind)).what


def test_private_addresses_and_other_schemes_are_refused_through_the_command(site: NewsSite, tmp_path: Path) -> None:
    url = site.put("/story", page())
    for source in (url, "file:///etc/hostname", "ftp://example.org/x"):
        refused = run("--db", tmp_path / "desk.db", "add", source, hosts="")
        assert refused.exit_code == 2
        assert len(refused.stderr.splitlines()) == 1
    assert site.asked == []
