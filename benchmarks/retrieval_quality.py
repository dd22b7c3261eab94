"""How well search finds the check that answers a statement, against plain full-text search in the same run.

    python benchmarks/retrieval_quality.py FOLDER TASK...

For each TASK, FOLDER holds TASK_docs.jsonl (lines with id, text, title) and TASK_queries.jsonl (lines with query and
rel, the ids of the checks that answer it). The baseline is FTS5 with porter stemming over text and title, any of the
query's words, ranked by bm25. Prints MAP@5 of both.
"""

from __future__ import annotations

import argparse
import json
import re
import sqlite3
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from verify.desk.desk import Desk
from verify.settings import Settings

_DEPTH = 5


def _rows(path: Path) -> list[dict[str, Any]]:
    with path.open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def _plain(docs: Sequence[dict[str, Any]]) -> Callable[[str], list[str]]:
    connection = sqlite3.connect(":memory:")
    connection.execute("CREATE VIRTUAL TABLE docs USING fts5(id UNINDEXED, text, title, tokenize='porter')")
    connection.executemany("INSERT INTO docs VALUES (:id, :text, :title)", docs)

    def find(query: str) -> list[str]:
        words = " OR ".join(f'"{word}"' for word in dict.fromkeys(re.findall(r"\w+", query.lower())))
        found = connection.execute("SELECT id FROM docs WHERE docs MATCH ? ORDER BY rank LIMIT ?", (words, _DEPTH))
        return [name for (name,) in found]

    return find


def _mean_average_precision(queries: Sequence[dict[str, Any]], find: Callable[[str], list[str]]) -> float:
    total = 0.0
    for query in queries:
        wanted = set(map(str, query["rel"]))
        found = 0
        for rank, name in enumerate(find(query["query"])[:_DEPTH], start=1):
            if name in wanted:
                found += 1
                total += found / rank / min(_DEPTH, len(wanted))
    return 100 * total / len(queries)


def main() -> None:
    """Score each task."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("tasks", nargs="+")
    asked = parser.parse_args()
    for task in asked.tasks:
        docs, queries = (_rows(asked.folder / f"{task}_{part}.jsonl") for part in ("docs", "queries"))
        baseline = _mean_average_precision(queries, _plain(docs))
        with tempfile.TemporaryDirectory() as folder, Desk(Settings(Path(folder) / "desk.db", "benchmark")) as desk:
            desk.import_checks(str(asked.folder / f"{task}_docs.jsonl"))
            answers = iter(list(desk.search((query["query"] for query in queries), _DEPTH)))
            ours = _mean_average_precision(queries, lambda _query: [hit.id for hit in next(answers)])  # noqa: B023 -- used at once
        print(f"{task}: {len(queries)} queries, {len(docs)} checks: MAP@5 {ours:.1f}, plain FTS5 {baseline:.1f}")


if __name__ == "__main__":
    main()
