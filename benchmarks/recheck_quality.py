"""What re-checks make of pages before and after: python benchmarks/recheck_quality.py."""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))

from corpus_helpers import load_cases, outcome

from verify.types import Presence


def main() -> None:
    """Print a row for what an editor would say and a column for what was found, and what was wrong."""
    cases = load_cases()
    found = {case.name: str(outcome(case).presence) for case in cases}
    table = Counter((case.expect, found[case.name]) for case in cases)
    names = [str(each) for each in Presence]
    print("| is, found → | " + " | ".join(names) + " |")
    print("| --- |" + " --- |" * len(names))
    for row in names:
        print(f"| {row} | " + " | ".join(str(table[row, column] or "·") for column in names) + " |")
    wrong = [case for case in cases if found[case.name] != case.expect]
    for case in wrong:
        print(f"wrong: {case.kind}, {case.name}: {case.expect}, found {found[case.name]}")
    kinds = Counter(case.kind for case in cases)
    print(f"\n{len(cases)} pages, {len(wrong)} wrong: " + ", ".join(f"{kind} {count}" for kind, count in kinds.items()))


if __name__ == "__main__":
    main()
