"""Score relations on labelled pairs, and time them.

Each file is JSON Lines with ``a``, ``b``, ``label`` (``duplicate``, ``conflict``, ``none``; ``entail`` is not scored
for duplicates, ``nondup`` not for conflicts, ``related`` for neither) and an optional ``kind`` of conflict::

    python benchmarks/relations_quality.py PAIRS.jsonl... [--wrong 5]

Prints one Markdown row a file: precision and recall of ``conflict``, F1 of both kinds, the share of true
duplicates that were called a conflict, the conflicts found by kind, and the time to compare one pair.
"""

from __future__ import annotations

import argparse
import json
import time
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from verify.language.parser import Parser
from verify.relate import compare, slots_of
from verify.types import Relation, Slots

_NOT_FOR = {"conflict": ("nondup", "related"), "duplicate": ("entail", "related")}


def read_slots(parser: Parser, rows: Sequence[dict[str, Any]]) -> dict[str, Slots]:
    """The slots of every text, each parsed once."""
    texts = list(dict.fromkeys(text for row in rows for text in (row["a"], row["b"])))
    parses = parser.parse_texts(texts)
    return {text: slots_of(text, tokens) for text, tokens in zip(texts, parses, strict=True)}


def rates(rows: Sequence[dict[str, Any]], found: Sequence[Relation], kind: str) -> tuple[float, float, float]:
    """Precision, recall and F1 of one kind of relation, each 0 to 1."""
    scored = [
        (row["label"] == kind, relation.kind == kind)
        for row, relation in zip(rows, found, strict=True)
        if row["label"] not in _NOT_FOR[kind]
    ]
    hits = sum(gold and said for gold, said in scored)
    said = sum(said for _, said in scored)
    gold = sum(gold for gold, _ in scored)
    return hits / max(1, said), hits / max(1, gold), 2 * hits / max(1, said + gold)


def row_for(path: Path, rows: Sequence[dict[str, Any]], found: Sequence[Relation], micros: float) -> str:
    """The Markdown row of one file."""
    precision, recall, f1 = rates(rows, found, "conflict")
    duplicates = [
        relation.kind == "conflict" for row, relation in zip(rows, found, strict=True) if row["label"] == "duplicate"
    ]
    flagged = sum(duplicates) / max(1, len(duplicates))
    kinds = Counter(row["kind"] for row in rows if row["label"] == "conflict" and row.get("kind"))
    hits = Counter(
        row.get("kind")
        for row, relation in zip(rows, found, strict=True)
        if row["label"] == "conflict" and relation.kind == "conflict"
    )
    by_kind = ", ".join(f"{kind} {hits[kind]}/{count}" for kind, count in sorted(kinds.items()))
    duplicate_f1 = rates(rows, found, "duplicate")[2]
    return (
        f"| {path.stem} | {len(rows)} | {precision:.2f} | {recall:.2f} | {f1:.2f} | {duplicate_f1:.2f} |"
        f" {flagged:.1%} | {micros:.0f} | {by_kind} |"
    )


def main() -> None:
    """Score the files named on the command line."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("files", nargs="+", type=Path)
    options.add_argument("--wrong", type=int, default=0, help="show that many wrong pairs of each file")
    given = options.parse_args()
    parser = Parser.load()
    print("| pairs | n | conflict P | R | F1 | duplicate F1 | flagged duplicates | µs a pair | conflicts by kind |")
    print("| --- | --- | --- | --- | --- | --- | --- | --- | --- |")
    for path in given.files:
        rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
        slots = read_slots(parser, rows)
        start = time.process_time()
        found = [compare(slots[row["a"]], slots[row["b"]]) for row in rows]
        print(row_for(path, rows, found, 1e6 * (time.process_time() - start) / max(1, len(rows))))
        wrong = [
            (row, relation)
            for row, relation in zip(rows, found, strict=True)
            if (row["label"] == "conflict") != (relation.kind == "conflict")
            and row["label"] not in _NOT_FOR["conflict"]
        ]
        for row, relation in wrong[: given.wrong]:
            print(f"\n{row['label']}, said {relation.kind}:\n  {row['a']}\n  {row['b']}")
            print("".join(f"  - {reason.text}\n" for reason in relation.reasons))


if __name__ == "__main__":
    main()
