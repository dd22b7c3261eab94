"""A web site on this machine, a network that leads nowhere, and fetchers to try on them."""

from __future__ import annotations

import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from ssl import SSLContext
from typing import Any, TypeVar

import httpcore
import pytest

from verify.errors import FetchError
from verify.intake.fetch import HttpFetcher

NOW = datetime(2031, 3, 3, tzinfo=UTC)
LIMIT = 10_000


@dataclass(frozen=True, slots=True)
class Asked:
    """One request as a site got it; header names are in lower case."""

    method: str
    path: str
    headers: dict[str, str]
    body: bytes = b""


@dataclass(frozen=True, slots=True)
class Answer:
    """What a site answers."""

    status: int = 404
    headers: dict[str, str] = field(default_factory=dict)
    body: bytes = b"not here"


class Site(ThreadingHTTPServer):
    """A web site with answers by path, without the query; it remembers what was asked of it.

    Of several answers at one path each is given once, the last one for ever.
    """

    daemon_threads = True
    request_queue_size = 128  # callers beyond it (5 by default) are dropped, and try again a second later

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.pages: dict[str, list[Answer]] = {}
        self.asked: list[Asked] = []

    def url(self, path: str = "", host: str = "127.0.0.1") -> str:
        return f"http://{host}:{self.server_port}{path}"

    def add(self, path: str, body: bytes | str = b"", *, status: int = 200, **headers: str) -> str:
        """Put an answer at ``path``, in place of others."""
        self.pages[path] = []
        return self.then(path, body, status=status, **headers)

    def then(self, path: str, body: bytes | str = b"", *, status: int = 200, **headers: str) -> str:
        """Add an answer to those at ``path``."""
        raw = body.encode() if isinstance(body, str) else body
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        self.pages.setdefault(path, []).append(Answer(status, named, raw))
        return self.url(path)

    def answer(self, asked: Asked) -> Answer:
        self.asked.append(asked)
        answers = self.pages.get(asked.path) or self.pages.get(asked.path.partition("?")[0]) or [Answer()]
        return answers.pop(0) if len(answers) > 1 else answers[0]

    @property
    def paths(self) -> list[str]:
        return [asked.path for asked in self.asked]


class _Handler(BaseHTTPRequestHandler):
    server: Site
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        self._answer(b"")

    def do_POST(self) -> None:
        self._answer(self.rfile.read(int(self.headers.get("Content-Length", "0"))))

    def _answer(self, body: bytes) -> None:
        headers = {name.lower(): value for name, value in self.headers.items()}
        answer = self.server.answer(Asked(self.command, self.path, headers, body))
        self.send_response(answer.status)
        for name, value in answer.headers.items():
            self.send_header(name, value)
        if "content-length" not in answer.headers:
            self.send_header("Content-Length", str(len(answer.body)))
        elif int(answer.headers["content-length"]) != len(answer.body):
            self.close_connection = True
        self.end_headers()
        self.wfile.write(answer.body)

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - the base class's name
        """Keep quiet."""


_Any = TypeVar("_Any", bound=Site)


@contextmanager
def serving(site: _Any) -> Iterator[_Any]:
    """``site``, running for as long as the block."""
    with site as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        yield server
        server.shutdown()
        thread.join()


def fetcher(*allow_hosts: str, **others: Any) -> HttpFetcher:
    """A fetcher without a pace, for the local site unless other hosts are allowed."""
    return HttpFetcher(allow_hosts or ("127.0.0.1",), 5.0, LIMIT, lambda: NOW, **{"pace": 0.0, **others})


def refusal(url: str, getter: HttpFetcher | None = None) -> FetchError:
    """Why ``url`` cannot be fetched; it is one line with something to do."""
    with pytest.raises(FetchError) as caught:
        (getter or fetcher()).fetch(url)
    assert caught.value.hint
    assert "\n" not in str(caught.value)
    return caught.value


def at_home(_host: str, _port: int) -> Sequence[str]:
    """A look-up in which all names are this machine."""
    return ["127.0.0.1"]


class Network(httpcore.AsyncNetworkBackend):
    """A network that connects to nothing and remembers what it was asked for."""

    def __init__(self) -> None:
        self.connected: list[str] = []
        self.tls_names: list[str | None] = []

    async def connect_tcp(self, host: str, port: int, *_: Any, **__: Any) -> httpcore.AsyncNetworkStream:
        """Remember the address; connect where nobody answers."""
        self.connected.append(f"{host}:{port}")
        if host.endswith(".99"):
            raise httpcore.ConnectError("nobody there")
        return _Line(self)


class _Line(httpcore.AsyncNetworkStream):
    """A connection that remembers which name TLS was asked to prove."""

    def __init__(self, network: Network) -> None:
        self.network = network

    async def start_tls(
        self,
        ssl_context: SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,  # noqa: ASYNC109 - the base class's parameter
    ) -> httpcore.AsyncNetworkStream:
        """Remember the name and hang up."""
        assert ssl_context.check_hostname
        assert timeout
        self.network.tls_names.append(server_hostname)
        raise httpcore.ConnectError("hung up")

    async def aclose(self) -> None:
        """Nothing to close."""
