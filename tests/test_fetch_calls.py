"""Requests to the services that the newsroom has named: their secrets go there, and nowhere else."""

from __future__ import annotations

import logging
import socket

import pytest
from fetch_helpers import LIMIT, Site, fetcher

from verify.errors import FetchError, FetchFailure
from verify.types import Call, Page

KEY = "k3y-that-nobody-sees"


def call(url: str, body: bytes | None = None) -> Page:
    """Call a host that pages could not be fetched from."""
    made = Call(url, "The archive", secrets={"key": KEY}, headers={"Authorization": KEY}, body=body)
    assert KEY not in repr(made)
    return fetcher("other.example").call(made)


def test_a_service_may_be_on_a_private_host_and_gets_its_secrets(site: Site, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    site.add("/api", '{"found": 1}', content_type="application/json")
    page = call(site.url("/api?query=fire"))
    assert (page.status, page.body, page.url, page.final_url) == (200, b'{"found": 1}', "The archive", "The archive")
    assert site.asked[0].path == f"/api?query=fire&key={KEY}"
    assert site.asked[0].headers["authorization"] == KEY
    assert KEY not in caplog.text


def test_a_body_is_posted(site: Site) -> None:
    site.add("/api", "ok")
    call(site.url("/api"), b"a=1")
    assert (site.asked[0].method, site.asked[0].body) == ("POST", b"a=1")


def test_a_redirect_takes_no_secret_elsewhere(site: Site) -> None:
    site.add("/api", status=307, location=site.url("/elsewhere"))
    assert call(site.url("/api")).status == 307
    assert len(site.asked) == 1


def closed_port() -> int:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        port: int = taken.getsockname()[1]
    return port


@pytest.mark.parametrize("address", ["http://127.0.0.1:{}/" + KEY, "ftp://a/" + KEY, KEY])
def test_failures_name_the_service_and_not_its_address(address: str) -> None:
    with pytest.raises(FetchError) as caught:
        call(address.format(closed_port()))
    assert "The archive" in str(caught.value)
    assert KEY not in str(caught.value)
    assert KEY not in str(caught.value.__cause__)


def test_a_service_cannot_send_more_than_a_page(site: Site) -> None:
    with pytest.raises(FetchError) as caught:
        call(site.add("/api", b"a" * (LIMIT + 1)))
    assert caught.value.kind is FetchFailure.TOO_LARGE


def test_a_service_that_asks_to_be_left_alone_is(site: Site) -> None:
    site.add("/api", status=429, retry_after="90")
    getter = fetcher()
    made = Call(site.url("/api"), "The archive")
    assert getter.call(made).retry_after == 90.0
    with pytest.raises(FetchError) as caught:
        getter.call(made)
    assert caught.value.kind is FetchFailure.RATE_LIMITED
    assert len(site.asked) == 1
