"""How well texts are taken apart into claims, measured against claims written by hand.

    python benchmarks/claims_quality.py [GOLD.jsonl ...]

Each line of a gold file has ``text``, the ``claims`` an editor would make of it and, in ``never``, claims
that would misstate it. A claim found and a claim written by hand match one to one where the token F1 of
their content words is .70 or more. Without arguments the project's own small set is scored.
"""

from __future__ import annotations

import json
import re
import sys
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

GOLD = Path(__file__).resolve().parent.parent / "tests" / "gold" / "claims.jsonl"
_MATCH = 0.7
_WORD = re.compile(r"n't\b|[^\W_]+(?:[.,][^\W_]+)*|%")
# Words that carry no fact by themselves. Negations are no such words.
_LIGHT = frozenset(
    {
        "a",
        "an",
        "the",
        "is",
        "are",
        "was",
        "were",
        "be",
        "been",
        "has",
        "have",
        "had",
        "of",
        "to",
        "in",
        "on",
        "at",
        "by",
    }
    | {"for", "with", "from", "as", "that", "this", "it", "its", "and", "s", "will", "would"}
)


@dataclass(frozen=True, slots=True)
class Score:
    """Claims found, written by hand and matching; ``misstated`` are found claims that a set forbids."""

    found: int
    gold: int
    matched: int
    misstated: tuple[str, ...]

    @property
    def precision(self) -> float:
        """The share of found claims that match, 0 to 1."""
        return self.matched / self.found if self.found else 0.0

    @property
    def recall(self) -> float:
        """The share of claims written by hand that were found, 0 to 1."""
        return self.matched / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean of the two, 0 to 1."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


def content(text: str) -> Counter[str]:
    """The words of a claim that carry its facts, each cut to its first five letters."""
    words = (word.lower() for word in _WORD.findall(text.replace("’", "'")))
    return Counter(word[:5] for word in words if word not in _LIGHT)


def similarity(a: Counter[str], b: Counter[str]) -> float:
    """Token F1 of two bags of words, 0 to 1."""
    size = a.total() + b.total()
    return 2 * (a & b).total() / size if size else 0.0


def matches(found: list[str], gold: list[str]) -> int:
    """How many pairs match, each claim used once, the most similar pairs first."""
    pairs = sorted(
        ((similarity(content(f), content(g)), i, j) for i, f in enumerate(found) for j, g in enumerate(gold)),
        reverse=True,
    )
    used_found: set[int] = set()
    used_gold: set[int] = set()
    for value, i, j in pairs:
        if value >= _MATCH and i not in used_found and j not in used_gold:
            used_found.add(i)
            used_gold.add(j)
    return len(used_gold)


def score(items: Iterable[dict[str, object]], extract: Callable[[str], list[str]]) -> Score:
    """The score of an extractor, which turns a text into the texts of its claims."""
    found_total = gold_total = matched = 0
    misstated: list[str] = []
    for item in items:
        found, gold, never = extract(str(item["text"])), _texts(item, "claims"), _texts(item, "never")
        found_total += len(found)
        gold_total += len(gold)
        matched += matches(found, gold)
        misstated += [claim for claim in found if any(claim.rstrip(".") == bad.rstrip(".") for bad in never)]
    return Score(found_total, gold_total, matched, tuple(misstated))


def read_gold(path: Path) -> list[dict[str, object]]:
    """The items of a gold file."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def _texts(item: dict[str, object], key: str) -> list[str]:
    listed = item.get(key)
    return [str(text) for text in listed] if isinstance(listed, list) else []


def main(paths: list[str]) -> None:
    """Score each file and print one line for it."""
    from verify import extract  # noqa: PLC0415 -- the measures above are used without the parser

    for path in [Path(name) for name in paths] or [GOLD]:
        result = score(read_gold(path), lambda text: [claim.text for claim in extract(text)])
        print(
            f"{path.name}: {result.found} found, {result.gold} written by hand, precision {result.precision:.3f}, "
            f"recall {result.recall:.3f}, F1 {result.f1:.3f}, misstated {len(result.misstated)}"
        )


if __name__ == "__main__":
    main(sys.argv[1:])
