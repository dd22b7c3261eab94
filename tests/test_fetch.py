"""Fetching from a real server on this machine: what comes back, how much of it, and what does not come."""

from __future__ import annotations

import asyncio
import contextlib
import gzip
import socket
import threading
from collections.abc import Sequence

import pytest
from fetch_helpers import LIMIT, NOW, Site, fetcher, refusal
from hypothesis import given
from hypothesis import strategies as st

from verify.errors import FetchError, FetchFailure
from verify.intake.fetch import user_agent
from verify.intake.pages import page_text
from verify.types import Page, Redirect

# what comes back


def test_a_page_comes_with_all_that_a_snapshot_needs(site: Site) -> None:
    url = site.add("/story", "<p>Twelve people died.", content_type="text/html", etag='"a1"', last_modified="yesterday")
    assert fetcher().fetch(url) == Page(url, url, 200, "text/html", '"a1"', "yesterday", b"<p>Twelve people died.", NOW)
    assert site.asked[0].headers["user-agent"] == user_agent()
    assert site.asked[0].headers["host"] == f"127.0.0.1:{site.server_port}"


@pytest.mark.parametrize("status", [204, 401, 404, 410, 429, 451, 500, 503])
def test_any_status_is_an_answer(site: Site, status: int) -> None:
    assert fetcher().fetch(site.add("/story", status=status)).status == status


def test_a_redirect_without_a_target_is_an_answer(site: Site) -> None:
    assert fetcher().fetch(site.add("/story", status=302)).status == 302


def test_redirects_are_followed_five_times(site: Site) -> None:
    for number in range(6):
        site.add(f"/{number}", status=301, location=f"{number + 1}?from={number}")
        site.add(f"/{number}?from={number - 1}", status=307, location=f"/{number + 1}?from={number}")
    site.add("/5?from=4", "here")
    page = fetcher().fetch(site.url("/0"))
    assert (page.url, page.final_url, page.body) == (site.url("/0"), site.url("/5?from=4"), b"here")
    assert page.redirects[0] == Redirect(301, site.url("/1?from=0"))
    assert [step.permanent for step in page.redirects] == [True, False, False, False, False]

    site.add("/5?from=4", status=302, location="/6?from=5")
    assert "redirects more than 5 times" in refusal(site.url("/0")).what
    assert site.paths[-1] == "/5?from=4"


def test_a_redirect_to_itself_ends(site: Site) -> None:
    assert "redirects" in refusal(site.add("/loop", status=302, location="/loop")).what


@pytest.mark.parametrize(
    "target",
    [
        "ftp://example.org/a",
        "file:///etc/passwd",
        "http://",
        "http://a:b@127.0.0.1/",
        "gopher:x",
        "http://xn--/",
        "http://[::1",
    ],
)
def test_a_redirect_leads_nowhere_else_than_to_the_web(site: Site, target: str) -> None:
    refusal(site.add("/out", status=302, location=target))
    assert len(site.asked) == 1


def test_the_environments_proxy_is_not_used(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY", "all_proxy"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    assert fetcher().fetch(site.add("/story", "here")).body == b"here"


# how much of it


def test_a_page_of_exactly_the_limit_is_taken_and_one_byte_more_is_not(site: Site) -> None:
    assert len(fetcher().fetch(site.add("/page", b"a" * LIMIT)).body) == LIMIT
    assert "larger than 10,000 bytes" in refusal(site.add("/page", b"a" * (LIMIT + 1))).what


def test_a_compressed_page_is_read_in_all_its_parts(site: Site) -> None:
    packed = gzip.compress(b"one ") + gzip.compress(b"two")
    assert fetcher().fetch(site.add("/page", packed, content_encoding="gzip")).body == b"one two"


def test_a_gzip_bomb_is_refused_before_it_goes_off(site: Site) -> None:
    bomb = gzip.compress(b"\0" * 50_000_000)
    assert "larger than" in refusal(site.add("/bomb", bomb, content_encoding="gzip")).what
    assert "larger than" in refusal(site.add("/many", gzip.compress(b"a" * 5_000) * 3, content_encoding="gzip")).what


@pytest.mark.parametrize("encoding", ["br", "gzip, gzip", "deflate", "zstd", "x"])
def test_a_compression_that_nobody_asked_for_is_refused(site: Site, encoding: str) -> None:
    assert "compression" in refusal(site.add("/page", gzip.compress(b"text"), content_encoding=encoding)).what


def test_damaged_and_cut_off_answers_are_failures_and_not_pages(site: Site) -> None:
    packed = gzip.compress(b"Twelve people died.")
    assert "damaged" in refusal(site.add("/a", b"no gzip at all", content_encoding="gzip")).what
    assert "cut off" in refusal(site.add("/b", packed[:-9], content_encoding="gzip")).what
    assert "cannot be read" in refusal(site.add("/c", b"short", content_length="500")).what


# when it does not come


def test_a_closed_port_and_an_unknown_host_are_told_apart() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        port = taken.getsockname()[1]
    assert "could not be reached" in refusal(f"http://127.0.0.1:{port}/").what

    def unknown(host: str, port: int) -> Sequence[str]:
        raise socket.gaierror(socket.EAI_NONAME, f"{host}:{port}")

    assert "no host nowhere.example" in refusal("http://nowhere.example/", fetcher(resolver=unknown)).what
    assert "no host" in refusal(f"http://{'a' * 70}.example/").what


def test_a_server_that_drips_cannot_outstay_the_deadline(monkeypatch: pytest.MonkeyPatch) -> None:
    real, passed = asyncio.BaseEventLoop.time, [0.0]
    monkeypatch.setattr(asyncio.BaseEventLoop, "time", lambda loop: real(loop) + passed[0])
    dripped = 0
    with socket.create_server(("127.0.0.1", 0)) as listener:

        def drip() -> None:
            nonlocal dripped
            connection, _ = listener.accept()
            with connection, contextlib.suppress(OSError):  # until the other side has had enough
                connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\n")
                while dripped < 500:
                    passed[0] += 1.0  # a second for each byte
                    connection.sendall(b"a")
                    dripped += 1

        thread = threading.Thread(target=drip)
        thread.start()
        error = refusal(f"http://127.0.0.1:{listener.getsockname()[1]}/")
        thread.join()
    assert error.kind is FetchFailure.TIMEOUT


def test_an_answer_that_is_not_http_is_told() -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:

        def babble() -> None:
            connection, _ = listener.accept()
            with connection:
                connection.recv(4096)
                connection.sendall(b"SSH-2.0-OpenSSH_9.6\r\n\x1b[2J\r\n")

        thread = threading.Thread(target=babble)
        thread.start()
        error = refusal(f"http://127.0.0.1:{listener.getsockname()[1]}/")
        thread.join()
    assert "cannot be read" in error.what
    assert "\x1b" not in str(error)


# what it says


def text_of(body: str | bytes, content_type: str = "text/html; charset=utf-8", status: int = 200) -> str:
    raw = body if isinstance(body, bytes) else body.encode()
    return page_text(Page("https://a.example", "https://a.example", status, content_type, None, None, raw, NOW))


def test_only_what_a_reader_sees_is_text() -> None:
    assert (
        text_of(
            "<!doctype html><title>No</title><style>no{}</style><h1>Fire &amp; smoke</h1>"
            "<p>Twelve <b>peo</b>ple&nbsp;died&hellip;<br>on\n   Monday<!-- no -->.<script>no()</script>"
            "<noscript>no</noscript><template>no</template><div hidden>no</div><p style='display: none'>no</p>"
            "<table><tr><td>12</td><td>21</td></table><ul><li>a<li>b</ul><select><option>c</select>"
        )
        == "Fire & smoke\nTwelve people\u00a0died…\non Monday.\n12\n21\na\nb\nc"
    )


def test_plain_text_is_taken_as_it_is() -> None:
    assert text_of("<b>One</b>\n\n two", "text/plain") == "<b>One</b>\n\n two"
    assert text_of("<!DOCTYPE html><p>One", "") == "One"
    assert text_of("One < two", "") == "One < two"


@pytest.mark.parametrize("kind", ["application/pdf", "image/png", "application/json", "x\x1b[2J"])
def test_other_types_are_no_pages(kind: str) -> None:
    with pytest.raises(FetchError, match="could not be read as a page") as caught:
        text_of("text", kind)
    assert "\x1b" not in str(caught.value)


@pytest.mark.parametrize("status", [301, 404, 500])
def test_an_error_page_is_not_the_source(status: int) -> None:
    assert text_of("<p>Twelve people died.", "application/json", status) == ""


@pytest.mark.parametrize(
    ("raw", "content_type"),
    [
        ("café “no”".encode(), "text/html"),
        ("café “no”".encode(), "text/html; charset=iso-8859-1"),  # wrong, and it shows
        ("café “no”".encode("cp1252"), "text/html; charset=iso-8859-1"),
        ("café “no”".encode("cp1252"), "text/html"),
        ("café “no”".encode("cp1252"), "text/html; charset=no-such-thing"),
        ("café “no”".encode("cp1252"), "text/html; charset=unicode_escape"),
        (b"<meta charset='macroman'>" + "café “no”".encode("mac_roman"), "text/html"),
        ("\ufeffcafé “no”".encode("utf-16-le"), "text/html; charset=utf-8"),
        ("\ufeffcafé “no”".encode(), "text/html; charset=cp1251"),
        (b"<?xml version='1.0' encoding='utf-16'?><p>" + "café “no”".encode(), "application/xhtml+xml"),
    ],
)
def test_a_charset_is_found_even_where_the_page_is_wrong_about_it(raw: bytes, content_type: str) -> None:
    assert text_of(raw, content_type) == "café “no”"


def test_hostile_markup_is_read_or_refused_but_never_cut_short() -> None:
    assert text_of("<div>" * 1000 + "deep" + "</div>" * 1000 + "<p>after") == "deep\nafter"
    with pytest.raises(FetchError, match="nested too deeply"):
        text_of("<div>" * 100_000 + "deep")
    assert text_of("before\0<p>after\0\x1b[2J") == "before\nafter\x1b[2J"
    assert text_of("<!-- only this -->") == text_of("<html></html>") == text_of("") == ""


@given(st.text(), st.text())
def test_text_without_markup_is_read_whole(before: str, after: str) -> None:
    plain = [part.replace("<", "").replace("&", "") for part in (before, after)]
    seen = text_of(f"<p>{plain[0]}</p><script>{'x'}</script><p>{plain[1]}</p>".encode("utf-8", "replace"))
    letters = "".join(char for char in plain[0] + plain[1] if char.isalnum() and char.isascii())
    assert "".join(char for char in seen if char.isalnum() and char.isascii()) == letters
