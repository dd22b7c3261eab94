"""Who says what, against people's annotation: python -m benchmarks.speaker_quality ARTICLES.jsonl.

Each line of ``ARTICLES`` is an article: ``text`` and ``attributions``, each with the character spans of its
``content`` and, where somebody is named, ``source``. A report counts as found when its content shares at
least half of its characters with a gold one (intersection over union, one to one, best first); its speaker
is right when it shares half of its words (F1) with the gold source or ends in the same name.

Three lines are printed: the reports of ``attribute`` with their speakers as the article has them at that
place, the same with speakers completed to full names, and the claims that carry a speaker. The gold source
is the words of that very place ("he"), so the second line counts each name in place of a pronoun as wrong; the
third counts each claim beyond the first of one report as wrong.
"""

from __future__ import annotations

import argparse
import json
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from verify.decompose import decompose
from verify.decompose.attribution import attribute
from verify.decompose.attribution_repair import read_trees
from verify.intake.documents import make_document
from verify.language.parser import Parser

_WORD = re.compile(r"[\w’']+")
_SMALL = frozenset({"the", "a", "an", "of", "and", "in", "at", "for", "to"})
_TITLES = frozenset({"the", "a", "an", "mr", "mrs", "ms", "dr", "sen", "rep"})
_HALF = 0.5
_Found = tuple[frozenset[int], str | None]


@dataclass
class Tally:
    """Counts over all articles; ``named`` are the matched gold reports that have a source."""

    gold: int = 0
    found: int = 0
    matched: int = 0
    named: int = 0
    right: int = 0

    def add(self, gold: Sequence[_Found], found: Sequence[_Found]) -> None:
        """Match one article's reports."""
        self.gold += len(gold)
        self.found += len(found)
        for truth, guess in _pairs(gold, found):
            self.matched += 1
            self.named += truth is not None
            self.right += truth is not None and _same(truth, guess or "")

    def line(self) -> str:
        """Precision, recall and F1 of contents, share of right speakers, F1 of both together."""
        precision, recall = self.matched / max(1, self.found), self.matched / max(1, self.gold)
        both = self.right + self.matched - self.named
        return (
            f"{self.found:6} {precision:9.3f} {recall:7.3f} {2 * self.matched / (self.found + self.gold):6.3f} "
            f"{self.right / max(1, self.named):9.3f} {2 * both / (self.found + self.gold):8.3f}"
        )


def main() -> None:
    """Print the three lines."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("articles", type=Path)
    parser = Parser.load()
    tallies = {"as they stand": Tally(), "completed": Tally(), "claims": Tally()}
    for line in arguments.parse_args().articles.read_text(encoding="utf-8").splitlines():
        _take(json.loads(line), parser, tallies)
    print(f"{'':14} {'found':>6} {'precision':>9} {'recall':>7} {'F1':>6} {'speaker':>9} {'together':>8}")
    for name, tally in tallies.items():
        print(f"{name:14} {tally.line()}")


def _take(article: dict[str, Any], parser: Parser, tallies: dict[str, Tally]) -> None:
    text = article["text"]
    document = make_document(text.encode(), source="-", language="en")
    sentences = parser.analyse(document)
    gold = [
        (_characters(row["content"]), " ".join(text[start:end] for start, end in row.get("source", ())) or None)
        for row in article["attributions"]
    ]
    reports = [report for report in attribute(document, sentences, read_trees(sentences)) if report.speaker]
    said = [_characters(report.content) for report in reports]
    there = [document.text[slice(*(report.speaker_span or (0, 0)))] for report in reports]
    tallies["as they stand"].add(gold, list(zip(said, there, strict=True)))
    tallies["completed"].add(gold, [(part, report.speaker) for part, report in zip(said, reports, strict=True)])
    claims = [claim for claim in decompose(document, sentences).claims if claim.speaker]
    tallies["claims"].add(gold, [(_characters([(claim.start, claim.end)]), claim.speaker) for claim in claims])


def _characters(spans: Iterable[Sequence[int]]) -> frozenset[int]:
    return frozenset(k for start, end in spans for k in range(start, end))


def _pairs(gold: Sequence[_Found], found: Sequence[_Found]) -> list[tuple[str | None, str | None]]:
    """The sources of gold and found reports whose contents agree, each used once, the best agreement first."""
    scored = [
        (len(a & b) / len(a | b), i, j)
        for i, (a, _) in enumerate(gold)
        for j, (b, _) in enumerate(found)
        if not a.isdisjoint(b)
    ]
    free, open_ = set(range(len(gold))), set(range(len(found)))
    pairs = []
    for score, i, j in sorted(scored, reverse=True):
        if score >= _HALF and i in free and j in open_:
            free.remove(i)
            open_.remove(j)
            pairs.append((gold[i][1], found[j][1]))
    return pairs


def _same(truth: str, guess: str) -> bool:
    a, b = _words(truth), _words(guess)
    shared = sum((a & b).values())
    if shared and 2 * shared >= _HALF * (a.total() + b.total()):
        return True
    return truth.lower() == guess.lower() or (_name(truth) is not None and _name(truth) == _name(guess))


def _words(text: str) -> Counter[str]:
    return Counter(word for word in _WORD.findall(text.lower()) if word not in _SMALL)


def _name(text: str) -> str | None:
    """The last capitalised word, without its possessive."""
    names = [word for word in _WORD.findall(text) if word[:1].isupper() and word.lower() not in _TITLES]
    return re.sub(r"[’']s$", "", names[-1]).lower() if names else None


if __name__ == "__main__":
    main()
