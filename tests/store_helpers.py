"""A small desk in a real file, for the tests of the store."""

from __future__ import annotations

import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path

from verify.store import Reader, Store, Writer
from verify.types import (
    ArticleRecord,
    Block,
    BlockKind,
    Claim,
    Decomposition,
    Document,
    Page,
    Passage,
    PassageKind,
    Presence,
    VisitRecord,
)

START = datetime(2026, 3, 1, 8, 0, tzinfo=UTC)
SENTENCES = ("The bridge was closed on Friday.", "Repairs will cost 4 million euros.", "No one was hurt.")


class Clock:
    """A clock that moves one second each time it is read, and on across restarts of the store."""

    def __init__(self) -> None:
        self.now = START

    def __call__(self) -> datetime:
        self.now += timedelta(seconds=1)
        return self.now


def open_store(path: Path, clock: Clock | None = None, *, busy_seconds: float = 0) -> Store:
    """Open without waiting for anybody."""
    return Store.open(path, clock=clock or Clock(), busy_seconds=busy_seconds)


@cache
def _empty_desk() -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "desk.db"
        open_store(path).close()
        return path.read_bytes()


def new_store(path: Path, clock: Clock | None = None) -> Store:
    """Open a new desk, its tables made beforehand: running the migrations for each test would take most of its time."""
    path.write_bytes(_empty_desk())
    return open_store(path, clock)


@contextmanager
def read_file(path: Path) -> Iterator[Reader]:
    """Read a desk that nothing else has to be done with."""
    with closing(open_store(path)) as store, store.read() as reader:
        yield reader


def make_document(title: str = "Bridge closed", sentences: tuple[str, ...] = SENTENCES) -> Document:
    """A title and one paragraph."""
    body = " ".join(sentences)
    text = f"{title}\n\n{body}"
    start = len(title) + 2
    blocks = (Block(BlockKind.TITLE, 0, len(title)), Block(BlockKind.PARAGRAPH, start, start + len(body)))
    return Document(text=text, source="bridge.txt", title=title, blocks=blocks)


def sentence_claims(document: Document) -> list[Claim]:
    """One claim for each sentence of the paragraph, without its full stop."""
    claims = []
    start = document.blocks[-1].start
    for sentence in document.text[start:].split(". "):
        text = sentence.rstrip(".")
        claims.append(Claim(text, start, start + len(text), f"{text}.", start, start + len(text) + 1))
        start += len(sentence) + 2
    return claims


def stock(store: Store, document: Document | None = None, claims: list[Claim] | None = None) -> ArticleRecord:
    """Take an article in, in the name of ``intake``; its claims are indexed by their words."""
    document = document or make_document()
    passages = (Passage(0, len(document.title), PassageKind.NO_CLAIM, "title"),)
    with store.write("intake") as writer:
        article = writer.add_article(document, Decomposition((), passages))
        rows = [
            (c, {"words": c.text.split()}, tuple(c.text.casefold().split()))
            for c in (sentence_claims(document) if claims is None else claims)
        ]
        writer.add_claims(article, rows)
    return article


def make_page(body: bytes = b"<p>It was closed.</p>") -> Page:
    """A fetched page."""
    url = "https://example.org/bridge"
    return Page(url, url, 200, "text/html", '"tag"', None, body, START)


def visited(writer: Writer, evidence_id: int, presence: Presence, note: str = "as found") -> None:
    """Note a visit that settled something."""
    decayed = presence is Presence.GONE
    writer.record_visit(
        evidence_id, VisitRecord(presence, note, presence, decayed, failures=0, address="https://example.org")
    )


def tamper(path: Path, *statements: str) -> None:
    """Change a closed file behind the store's back, its triggers taken away."""
    with closing(sqlite3.connect(path)) as connection:
        for name in ("event_no_update", "event_no_delete", "event_no_replace"):
            connection.execute(f"DROP TRIGGER {name}")
        for statement in statements:
            connection.execute(statement)
        connection.commit()
