"""How long the report of a large article takes in each format, and how much memory.

    python benchmarks/report_speed.py

Makes desks with articles of a given number of claims (one claim a sentence; every fifth has a source, every
tenth is in a flag, two of three are decided, all of it after a first report had left the desk) in a temporary
folder and runs ``claimdesk report`` on them as a user would, each run in a process of its own. Prints the seconds
of the run with its start, by the clock and of the processor, the peak of its resident memory, and the size of
what it wrote.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from verify.store import Store
from verify.store.store import Writer
from verify.types import (
    Block,
    BlockKind,
    Certainty,
    Claim,
    Decomposition,
    Document,
    Passage,
    PassageKind,
    Reason,
    Relation,
    RelationKind,
    Status,
)

MIDDLE = 500
LARGE = (12_500, 25_000, 50_000)
FORMATS = ("md", "html", "json", "csv", "docx", "claimreview", "all", "pack")
STREAMED = ("json", "csv")
_NOON = datetime(2026, 3, 1, 12, 0, tzinfo=UTC)
_A_PARAGRAPH = 5  # sentences
_SOURCE_EVERY = 5
_FLAG_EVERY = 10


@dataclass(frozen=True)
class Run:
    """What one run took: seconds of wall clock and of processor, and bytes of memory and of output."""

    seconds: float
    processor: float
    memory: int
    size: int


def main() -> None:
    """Print one line a run; with a file and a number as arguments make a desk of that many claims only."""
    if len(sys.argv) > 1:
        make_desk(Path(sys.argv[1]), int(sys.argv[2]))
        return
    print(f"{'claims':>7}  {'format':<12}{'seconds':>9}{'cpu':>7}{'peak MB':>9}{'output MB':>11}")
    with tempfile.TemporaryDirectory() as folder:
        for claims, formats in ((MIDDLE, FORMATS), *((number, STREAMED) for number in LARGE)):
            db = Path(folder, f"{claims}.db")
            # Not in this process: a program that is started reports at least the peak of its starter.
            subprocess.run([sys.executable, __file__, str(db), str(claims)], check=True)
            for form in formats:
                run = measured(db, form, Path(folder, f"{claims}-{form}"))
                took = f"{run.seconds:>9.1f}{run.processor:>7.1f}"
                print(f"{claims:>7}  {form:<12}{took}{run.memory / 1e6:>9.0f}{run.size / 1e6:>11.1f}", flush=True)


def make_desk(db: Path, claims: int) -> None:
    """A desk with one article of that many claims."""
    sentences = [
        f"Pier {number} of the harbour handled {number * 37 % 9973} tonnes of grain in March, the port authority said."
        for number in range(claims)
    ]
    document, places = article(sentences)
    store = Store.open(db, clock=lambda: _NOON)
    with store.write("benchmark") as writer:
        passages = (Passage(0, len(document.title), PassageKind.NO_CLAIM, "title"),)
        record = writer.add_article(document, Decomposition((), passages))
        ids = writer.add_claims(record, [(claim, slots(claim), ()) for claim in claims_of(sentences, places)])
    with store.read() as reader:
        log = reader.verify_log()
    with store.write("benchmark") as writer:
        writer.add_export(record, as_of=_NOON, events=log.rows, log_head=log.head, files=())
        review(writer, ids)
    store.close()


def article(sentences: list[str]) -> tuple[Document, list[int]]:
    """The article, and where each sentence starts."""
    title = "Harbour figures"
    places = []
    blocks = [Block(BlockKind.TITLE, 0, len(title))]
    parts = [title]
    at = len(title)
    for first in range(0, len(sentences), _A_PARAGRAPH):
        paragraph = sentences[first : first + _A_PARAGRAPH]
        at += 2
        start = at
        for sentence in paragraph:
            places.append(at)
            at += len(sentence) + 1
        at -= 1
        blocks.append(Block(BlockKind.PARAGRAPH, start, at))
        parts.append(" ".join(paragraph))
    text = "\n\n".join(parts)
    return Document(text=text, source="harbour.txt", title=title, blocks=tuple(blocks), language="en"), places


def claims_of(sentences: list[str], places: list[int]) -> Iterator[Claim]:
    """One claim of each sentence, without who said it."""
    for sentence, start in zip(sentences, places, strict=True):
        words = sentence.partition(",")[0]
        yield Claim(
            text=f"{words}.",
            start=start,
            end=start + len(words),
            sentence=sentence,
            sentence_start=start,
            sentence_end=start + len(sentence),
            speaker="the port authority",
            cue="said",
            certainty=Certainty.ATTRIBUTED,
            occurred_on="2026-03",
        )


def slots(claim: Claim) -> dict[str, object]:
    """As much as relating keeps of a claim, of which a report shows nothing."""
    return {"text": claim.text, "tokens": [[word.casefold(), word, "NOUN"] for word in claim.text.split()] * 3}


def review(writer: Writer, ids: list[int]) -> None:
    """Sources, flags and verdicts."""
    for number, claim_id in enumerate(ids):
        if number % _SOURCE_EVERY == 0:
            writer.add_evidence(claim_id, locator=f"Port statistics, table {number}", quote="tonnes of grain")
        if number % _FLAG_EVERY == 1:
            reason = Reason("quantity", "37", "74", "37 tonnes against 74 tonnes")
            writer.add_relation(ids[number - 1], claim_id, Relation(RelationKind.CONFLICT, 90.0, (reason,)))
        if number % 3:
            status = Status.VERIFIED if number % 3 == 1 else Status.DISPUTED
            writer.set_status(claim_id, status, reason="The table says so.")


def measured(db: Path, form: str, output: Path) -> Run:
    """Run the program once."""
    what = ["pack", "harbour"] if form == "pack" else ["report", "harbour", "--format", form]
    call = [sys.executable, "-m", "verify", "--db", str(db), *what, "-o", str(output)]
    start = time.perf_counter()
    process = subprocess.Popen(call, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - start
    if status:
        sys.exit(f"{' '.join(call)} failed")
    files = output.iterdir() if output.is_dir() else [output]
    processor = usage.ru_utime + usage.ru_stime
    return Run(seconds, processor, usage.ru_maxrss * 1024, sum(file.stat().st_size for file in files))


if __name__ == "__main__":
    main()
