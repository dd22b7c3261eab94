"""How fast near-duplicates are found in a large desk, and what is missed, against comparing with every claim.

    python benchmarks/lookup.py FILE [--adding]

FILE is a desk of ``make_million.py``. Thirty of its claims are looked up: candidates through the index, reranked, as
taking in an article does it. In the same run rapidfuzz ``cdist`` computes the ``ratio`` of the sorted words of each
with those of all claims, on one thread; what that finds is what there is to find. Times are of the processor, so that
other work on the machine counts less, the look-ups' the best of three rounds. ``--adding`` takes an article of the
samples in on a copy of the desk and on an empty one, parser and all, in turn.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import resource
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from pathlib import Path

import numpy as np
from make_million import terms_of
from rapidfuzz import fuzz, process

from verify.desk.desk import Desk
from verify.desk.relating import CANDIDATES
from verify.desk.stateless import RuleDecomposer, claim_slots
from verify.intake.documents import make_document
from verify.relate import index_terms, rank
from verify.resources import seed_path
from verify.settings import Settings
from verify.store import Store
from verify.types import Document, Slots

_ARTICLE = "harbour-fire-day-1.txt"
_LOOKUPS = 30
_TIMES = 3
_RATIOS = (80, 70)
_PAGE = 500


def _sorted_words(text: str) -> str:
    return " ".join(sorted(re.findall(r"[^\W_]+", text.lower())))


def _peak() -> float:
    """The most memory this process had, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


@contextmanager
def _store(path: Path) -> Iterator[Store]:
    store = Store.open(path, clock=lambda: datetime.now(UTC))
    try:
        yield store
    finally:
        store.close()


def _look_up(store: Store, queries: Sequence[str]) -> list[list[int]]:
    with store.read() as reader:
        return [
            rank(Slots(text, ()), reader.candidates(terms_of(text), CANDIDATES), most=CANDIDATES) for text in queries
        ]


def _texts(store: Store) -> dict[int, str]:
    with store.read() as reader:
        ids = reader.claim_ids()
        parts = (ids[first : first + _PAGE] for first in range(0, len(ids), _PAGE))
        return {line.id: line.text for part in parts for line in reader.claim_lines(part)}


def _measure(path: Path) -> None:
    """Look claims up before anything else is read, so that the peak of the memory is that of looking up."""
    imported = _peak()
    with _store(path) as store:
        with store.read() as reader:
            wanted = random.Random(7).sample(reader.claim_ids(), _LOOKUPS)
            queries = [line.text for line in reader.claim_lines(wanted)]
        took = []
        for _ in range(_TIMES):
            start = time.process_time()
            found = _look_up(store, queries)
            took.append(time.process_time() - start)
        memory = _peak() - imported
        texts = _texts(store)
    print(
        f"{len(texts):,} claims, {_LOOKUPS} look-ups: {1000 * min(took):.0f} ms; the first time {1000 * took[0]:.0f} ms"
    )
    print(f"peak memory above the imports: {memory:.0f} MB")
    _against_all(queries, texts, found, min(took))


def _against_all(queries: Sequence[str], texts: dict[int, str], found: list[list[int]], took: float) -> None:
    ids = np.fromiter(texts, np.int64)
    every = [_sorted_words(text) for text in texts.values()]
    start = time.process_time()
    ratios = process.cdist([_sorted_words(text) for text in queries], every, scorer=fuzz.ratio, dtype=np.float32)
    brute = time.process_time() - start
    print(f"cdist over all claims: {brute:.1f} s, {brute / took:.0f} times as long")
    for least in _RATIOS:
        there = [set(ids[row >= least].tolist()) for row in ratios]
        hit = sum(len(alike.intersection(ours)) for alike, ours in zip(there, found, strict=True))
        whole = sum(map(len, there))
        print(f"ratio {least} or more: {hit} of {whole} found, {100 * hit / whole:.1f} %")


def _measure_adding(path: Path) -> None:
    """Take the same article in on both desks, in turn, each time on a fresh copy."""
    source = str(seed_path(_ARTICLE))
    _give_slots(path, make_document(Path(source).read_bytes(), source=source))
    for told, add in (("within a process", _add_here), ("claimdesk add", _add_by_command)):
        empty, full = [], []
        for _ in range(_TIMES):
            with tempfile.TemporaryDirectory(dir=path.parent) as folder:
                copy = Path(folder) / "desk.db"
                Desk(Settings(copy, "benchmark")).close()
                empty.append(add(copy, source))
                shutil.copyfile(path, copy)
                full.append(add(copy, source))
        times = min(full) / min(empty)
        print(f"{told}: {min(empty):.2f} s on an empty desk, {min(full):.2f} s on this one, {times:.2f} times")


def _add_here(db: Path, source: str) -> float:
    """Add in this process, where the language model is loaded already; in seconds of the processor."""
    with Desk(Settings(db, "benchmark")) as desk:
        start = time.process_time()
        desk.add(source)
        return time.process_time() - start


def _add_by_command(db: Path, source: str) -> float:
    """Add as an editor does, with a program that has to start first; in seconds of the processor."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    command = [sys.executable, "-m", "verify", "--db", str(db), "add", source]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def _give_slots(path: Path, document: Document) -> None:
    """Parse those claims of the desk that the article will be compared with; the others were stored without."""
    claims = RuleDecomposer().decompose(document).claims
    with _store(path) as store, store.read() as reader:
        near: set[int] = set()
        for slots in claim_slots(claims, document.published):
            near.update(rank(slots, reader.candidates(index_terms(slots), CANDIDATES)))
        texts = {claim_id: reader.claim(claim_id).claim for claim_id in sorted(near)}
    made = claim_slots(list(texts.values()))
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.executemany(
            "UPDATE claim SET slots = ? WHERE id = ?",
            [(json.dumps(slots.to_json()), claim_id) for claim_id, slots in zip(texts, made, strict=True)],
        )
    print(f"{len(claims)} claims, and {len(texts)} of the desk that they are compared with")


def main() -> None:
    """Measure one desk."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("file", type=Path)
    parser.add_argument("--adding", action="store_true", help="measure taking in an article instead")
    asked = parser.parse_args()
    (_measure_adding if asked.adding else _measure)(asked.file)


if __name__ == "__main__":
    main()
