"""Fetching: a real server on this machine, and the addresses that must never be connected to."""

from __future__ import annotations

import gzip
import itertools
import socket
import threading
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from ipaddress import IPv4Address
from ssl import SSLContext
from typing import Any

import httpcore
import pytest
from hypothesis import given
from hypothesis import strategies as st

from verify.errors import FetchError
from verify.intake.addresses import is_public
from verify.intake.fetch import USER_AGENT, HttpFetcher
from verify.intake.guard import Deadline, GuardedBackend, resolve
from verify.intake.pages import page_text
from verify.types import Page, Redirect

NOW = datetime(2031, 3, 3, tzinfo=UTC)
LIMIT = 10_000
PUBLIC = "93.184.216.34"


class Site(ThreadingHTTPServer):
    """A web site whose pages are (status, headers, body) by path; it remembers what was asked of it."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.pages: dict[str, tuple[int, dict[str, str], bytes]] = {}
        self.asked: list[tuple[str, dict[str, str]]] = []

    def url(self, path: str, host: str = "127.0.0.1") -> str:
        return f"http://{host}:{self.server_port}{path}"

    def add(self, path: str, body: bytes | str = b"", *, status: int = 200, **headers: str) -> str:
        raw = body.encode() if isinstance(body, str) else body
        self.pages[path] = (status, {name.replace("_", "-"): value for name, value in headers.items()}, raw)
        return self.url(path)


class Handler(BaseHTTPRequestHandler):
    """Serves the pages of its site."""

    server: Site

    def do_GET(self) -> None:
        """Answer with the page at this path."""
        self.server.asked.append((self.path, {name.lower(): value for name, value in self.headers.items()}))
        status, headers, body = self.server.pages.get(self.path, (404, {}, b"not here"))
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        if "content-length" not in headers:
            self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - the base class's name
        """Keep quiet."""


@pytest.fixture
def site() -> Iterator[Site]:
    with Site() as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        yield server
        server.shutdown()
        thread.join()


def fetcher(*allow_hosts: str, **others: Any) -> HttpFetcher:
    return HttpFetcher(allow_hosts or ("127.0.0.1",), 5.0, LIMIT, lambda: NOW, **others)


def refusal(url: str, getter: HttpFetcher | None = None) -> FetchError:
    with pytest.raises(FetchError) as caught:
        (getter or fetcher()).fetch(url)
    assert caught.value.hint
    assert "\n" not in str(caught.value)
    return caught.value


# what comes back


def test_a_page_comes_with_all_that_a_snapshot_needs(site: Site) -> None:
    url = site.add("/story", "<p>Twelve people died.", content_type="text/html", etag='"a1"', last_modified="yesterday")
    assert fetcher().fetch(url) == Page(url, url, 200, "text/html", '"a1"', "yesterday", b"<p>Twelve people died.", NOW)
    assert site.asked[0][1]["user-agent"] == USER_AGENT
    assert site.asked[0][1]["host"] == f"127.0.0.1:{site.server_port}"


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
    assert site.asked[-1][0] == "/5?from=4"


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


def test_a_server_that_drips_cannot_outstay_the_deadline(site: Site) -> None:
    ticks = itertools.count()  # each read costs a third of a second, and the large page takes at least 77 of them
    patient = HttpFetcher(("127.0.0.1",), 5.0, 10_000_000, lambda: NOW, now=lambda: next(ticks) / 3)
    assert "within 5 seconds" in refusal(site.add("/drip", b"a" * 5_000_000), patient).what
    assert patient.fetch(site.add("/quick", b"here")).body == b"here"


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


# where it may go

REFUSED_ADDRESSES = [
    str(IPv4Address(0)), "0.1.2.3", "10.0.0.1", "10.255.255.255", "100.64.0.1", "100.100.100.200", "100.127.255.255",
    "127.0.0.1", "127.8.8.8", "168.63.129.16", "169.254.0.1", "169.254.169.254", "169.254.170.2", "172.16.0.1",
    "172.31.255.254", "192.0.0.192", "192.0.2.1", "192.88.99.1", "192.168.1.1", "198.18.0.1", "198.19.255.255",
    "198.51.100.7", "203.0.113.9", "224.0.0.1", "239.255.255.250", "240.0.0.1", "255.255.255.255", "::", "::1",
    "::127.0.0.1", "::ffff:127.0.0.1", "::ffff:10.0.0.1", "::ffff:169.254.169.254", "::ffff:7f00:1",
    "::ffff:0:127.0.0.1", "64:ff9b::7f00:1", "64:ff9b::169.254.169.254", "64:ff9b:1::1", "2002:7f00:1::",
    "2002:c0a8:101::1", "2001::1", "2001:0:4136:e378:8000:63bf:3fff:fdd2", "2001:10::1", "2001:db8::1", "3fff::1",
    "100::1", "fc00::1", "fd00:ec2::254", "fd12:3456::1", "fe80::1", "fec0::1", "ff02::1", "ff0e::1", "4000::1",
    "5f00::1",
]  # fmt: skip
# Ways to write this computer and the metadata service that the system's resolver understands.
SPELLINGS = [
    "localhost", "LOCALHOST", "localhost.", "127.1", "127.0.1", "2130706433", "0x7f000001", "0x7f.0.0.1", "0x7f.1",
    "0177.0.0.1", "017700000001", "0177.0x0.0.01", "0", str(IPv4Address(0)), "00000.0.0.0", "2852039166",
    "0xa9fea9fe", "0xA9.0xFE.0xA9.0xFE", "0251.0376.0251.0376", "169.254.43518", "10.1", "167772161", "192.168.257",
    "3232235777", "[::1]", "[::]", "[0:0:0:0:0:0:0:1]", "[0000:0000:0000:0000:0000:0000:0000:0001]",
    "[::ffff:127.0.0.1]", "[::ffff:7f00:0001]", "[0:0:0:0:0:ffff:127.0.0.1]", "[::FFFF:A9FE:A9FE]", "[::127.0.0.1]",
    "[64:ff9b::127.0.0.1]", "[2002:7f00:0001::]", "[fe80::1]", "[fd00:ec2::254]", "[ff02::1]", "１２７.０.０.１",
    "①②⑦.⓪.⓪.①", "127。0。0。1",
]  # fmt: skip


class Network(httpcore.NetworkBackend):
    """A network that connects to nothing and remembers what it was asked for."""

    def __init__(self) -> None:
        self.connected: list[str] = []
        self.tls_names: list[str | None] = []

    def connect_tcp(self, host: str, port: int, *_: Any, **__: Any) -> httpcore.NetworkStream:
        """Remember the address; connect where nobody answers."""
        self.connected.append(f"{host}:{port}")
        if host.endswith(".99"):
            raise httpcore.ConnectError("nobody there")
        return Line(self)


class Line(httpcore.NetworkStream):
    """A connection that remembers which name TLS was asked to prove."""

    def __init__(self, network: Network) -> None:
        self.network = network

    def start_tls(
        self, ssl_context: SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        """Remember the name and hang up."""
        assert ssl_context.check_hostname
        assert timeout
        self.network.tls_names.append(server_hostname)
        raise httpcore.ConnectError("hung up")

    def close(self) -> None:
        """Nothing to close."""


def guard(network: Network, *addresses: str, allow: tuple[str, ...] = ()) -> GuardedBackend:
    return GuardedBackend(
        allow_hosts=frozenset(allow),
        deadline=Deadline(5.0, lambda: 0.0),
        resolver=(lambda *_: addresses) if addresses else resolve,
        network=network,
    )


@pytest.mark.parametrize("address", REFUSED_ADDRESSES)
def test_addresses_that_only_this_machine_can_reach_are_refused(address: str) -> None:
    assert not is_public(address)
    network = Network()
    with pytest.raises(FetchError, match="not a public address"):
        guard(network, address).connect_tcp("news.example", 80)
    assert network.connected == []


@pytest.mark.parametrize(
    "address", [PUBLIC, "8.8.8.8", "172.32.0.1", "100.128.0.1", "2606:4700::1111", "64:ff9b::8.8.8.8"]
)
def test_public_addresses_are_connected_to(address: str) -> None:
    network = Network()
    guard(network, address).connect_tcp("news.example", 80)
    assert network.connected == [f"{address}:80"]


@pytest.mark.parametrize("spelling", SPELLINGS)
def test_however_it_is_spelt_nothing_private_is_connected_to(spelling: str, monkeypatch: pytest.MonkeyPatch) -> None:
    network = Network()
    monkeypatch.setattr("httpcore.SyncBackend", lambda: network)
    refusal(f"http://{spelling}/latest/meta-data", fetcher("some.other.host"))
    assert network.connected == []


@given(st.ip_addresses())
def test_what_python_calls_private_is_never_public(address: Any) -> None:
    if address.is_private or address.is_loopback or address.is_link_local or address.is_multicast:
        assert not is_public(str(address))


def test_one_private_address_among_public_ones_is_enough() -> None:
    network = Network()
    with pytest.raises(FetchError):
        guard(network, PUBLIC, "10.0.0.1").connect_tcp("news.example", 80)
    assert network.connected == []


def test_a_name_is_looked_up_once_and_the_checked_address_connected_to(monkeypatch: pytest.MonkeyPatch) -> None:
    network = Network()
    monkeypatch.setattr("httpcore.SyncBackend", lambda: network)
    answers = iter([[PUBLIC], ["127.0.0.1"]])  # the second look-up would lead home
    refusal("https://rebind.example/", fetcher(resolver=lambda *_: next(answers)))
    assert network.connected == [f"{PUBLIC}:443"]
    assert network.tls_names == ["rebind.example"]
    assert next(answers) == ["127.0.0.1"]


def test_the_next_address_is_tried_when_one_does_not_answer() -> None:
    network = Network()
    guard(network, "8.8.8.99", "8.8.4.4").connect_tcp("news.example", 80)
    assert network.connected == ["8.8.8.99:80", "8.8.4.4:80"]
    with pytest.raises(httpcore.ConnectError):
        guard(network, "8.8.8.99").connect_tcp("news.example", 80)


def test_a_redirect_to_a_private_host_is_not_followed(site: Site) -> None:
    site.add("/secret", "inside")
    for target in (
        site.url("/secret", "localhost"),
        site.url("/secret", "127.1"),
        site.url("/secret", "[::ffff:127.0.0.1]"),
    ):
        error = refusal(site.add("/out", status=302, location=target))
        assert "not a public address" in error.what
        assert "allow_hosts" in error.hint
    assert {path for path, _ in site.asked} == {"/out"}


@pytest.mark.parametrize("name", ["localhost", "LocalHost", "localhost."])
def test_an_allowed_host_may_be_fetched_by_that_name_only(site: Site, name: str) -> None:
    site.add("/story", "here")
    assert fetcher(name).fetch(site.url("/story", "localhost")).body == b"here"
    refusal(site.url("/story"), fetcher(name))
    assert len(site.asked) == 1


@pytest.mark.parametrize(
    "url",
    ["", "story", "example.org/story", "//example.org", "ftp://example.org/a", "file:///etc/passwd", "http://", "http:///a",
     "https://user:secret@example.org/", "http://user@example.org/", "http://[::1", "http://a\x1b[2J.org/",
     "javascript:alert(1)", "http://example.org:99999/", "http://exa mple.org/", "data:text/html,x",
     "http://a..b/", "http://xn--/", "http://a:-1/",
     "http://" + "a" * 70_000],
)  # fmt: skip
def test_what_is_no_web_address_is_refused(url: str) -> None:
    error = refusal(url)
    assert "secret" not in str(error)
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
