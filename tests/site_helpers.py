"""A web site on this machine for articles to be taken in from."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any


class NewsSite(ThreadingHTTPServer):
    """Serves what was put at a path as (status, headers, body), and remembers what was asked for."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.pages: dict[str, tuple[int, dict[str, str], bytes]] = {}
        self.asked: list[str] = []

    def url(self, path: str) -> str:
        return f"http://127.0.0.1:{self.server_port}{path}"

    def put(
        self, path: str, body: str | bytes = b"", *, status: int = 200, kind: str = "text/html", to: str = ""
    ) -> str:
        """Put a page (or, with ``to``, a redirect) at ``path`` and give its address."""
        headers = {"Location": to} if to else {"Content-Type": kind} if kind else {}
        self.pages[path] = (302 if to else status, headers, body.encode() if isinstance(body, str) else body)
        return self.url(path)


class _Handler(BaseHTTPRequestHandler):
    server: NewsSite

    def do_GET(self) -> None:
        self.server.asked.append(self.path)
        status, headers, body = self.server.pages.get(self.path, (404, {}, b"not here"))
        self.send_response(status)
        for name, value in {**headers, "Content-Length": str(len(body))}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - the base class's name
        """Keep quiet."""


@contextmanager
def serving() -> Iterator[NewsSite]:
    """A site that runs for as long as the block."""
    with NewsSite() as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        yield server
        server.shutdown()
        thread.join()
