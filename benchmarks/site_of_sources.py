"""A web site in a process of its own, so that serving its pages takes nothing from what is measured."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

_QUOTE = "The harbour master said that the quay would stay closed until Friday."
_PARAGRAPHS = 200  # some 25 KB, as news pages have of text


class _Handler(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        filler = "".join(
            f"<p>Paragraph {n} of {self.path} tells of boats, cranes and men at work.</p>" for n in range(_PARAGRAPHS)
        )
        page = f"<html><head><title>{self.path}</title></head><body>{filler}<p>{_QUOTE}</p></body></html>".encode()
        self.send_response(200)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(page)))
        self.end_headers()
        self.wfile.write(page)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base class's name
        """Keep quiet."""


@contextmanager
def serving(pages: int) -> Iterator[tuple[list[str], str]]:
    """The addresses of so many pages, and a sentence that is on each."""
    process = subprocess.Popen([sys.executable, __file__], stdout=subprocess.PIPE, text=True)
    port = int(process.stdout.readline() if process.stdout else 0)
    try:
        yield [f"http://127.0.0.1:{port}/{number}.html" for number in range(pages)], _QUOTE
    finally:
        process.terminate()
        process.wait()


if __name__ == "__main__":
    with ThreadingHTTPServer(("127.0.0.1", 0), _Handler) as server:
        print(server.server_port, flush=True)
        server.serve_forever()
