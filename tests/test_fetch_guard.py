"""The addresses that must never be connected to, however they are written, led to or hidden."""

from __future__ import annotations

import asyncio
from ipaddress import IPv4Address
from typing import Any

import httpcore
import pytest
from fetch_helpers import Network, Site, fetcher, refusal
from hypothesis import given
from hypothesis import strategies as st

from verify.errors import FetchError
from verify.intake.addresses import is_public
from verify.intake.guard import GuardedBackend

PUBLIC = "93.184.216.34"


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


def connect(network: Network, *addresses: str, allow: tuple[str, ...] = (), host: str = "news.example") -> None:
    """Connect to a host that has these addresses."""
    backend = GuardedBackend(allow_hosts=frozenset(allow), resolver=lambda *_: addresses, network=network)
    asyncio.run(backend.connect_tcp(host, 80))


@pytest.mark.parametrize("address", REFUSED_ADDRESSES)
def test_addresses_that_only_this_machine_can_reach_are_refused(address: str) -> None:
    assert not is_public(address)
    network = Network()
    with pytest.raises(FetchError, match="not a public address"):
        connect(network, address)
    assert network.connected == []


@pytest.mark.parametrize(
    "address", [PUBLIC, "8.8.8.8", "172.32.0.1", "100.128.0.1", "2606:4700::1111", "64:ff9b::8.8.8.8"]
)
def test_public_addresses_are_connected_to(address: str) -> None:
    network = Network()
    connect(network, address)
    assert network.connected == [f"{address}:80"]


@pytest.mark.parametrize("spelling", SPELLINGS)
def test_however_it_is_spelt_nothing_private_is_connected_to(spelling: str, monkeypatch: pytest.MonkeyPatch) -> None:
    network = Network()
    monkeypatch.setattr("httpcore.AnyIOBackend", lambda: network)
    refusal(f"http://{spelling}/latest/meta-data", fetcher("some.other.host"))
    assert network.connected == []


@given(st.ip_addresses())
def test_what_python_calls_private_is_never_public(address: Any) -> None:
    if address.is_private or address.is_loopback or address.is_link_local or address.is_multicast:
        assert not is_public(str(address))


def test_one_private_address_among_public_ones_is_enough() -> None:
    network = Network()
    with pytest.raises(FetchError):
        connect(network, PUBLIC, "10.0.0.1")
    assert network.connected == []


def test_a_name_is_looked_up_once_and_the_checked_address_connected_to(monkeypatch: pytest.MonkeyPatch) -> None:
    network = Network()
    monkeypatch.setattr("httpcore.AnyIOBackend", lambda: network)
    answers = iter([[PUBLIC], ["127.0.0.1"]])  # the second look-up would lead home
    refusal("https://rebind.example/", fetcher(resolver=lambda *_: next(answers)))
    assert network.connected == [f"{PUBLIC}:443"]
    assert network.tls_names == ["rebind.example"]
    assert next(answers) == ["127.0.0.1"]


def test_the_next_address_is_tried_when_one_does_not_answer() -> None:
    network = Network()
    connect(network, "8.8.8.99", "8.8.4.4")
    assert network.connected == ["8.8.8.99:80", "8.8.4.4:80"]
    with pytest.raises(httpcore.ConnectError):
        connect(network, "8.8.8.99")


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
    assert set(site.paths) == {"/out"}


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
