"""Reading treebanks and turning their sentences into what the network is trained on.

A treebank file ``NAME.jsonl.gz`` holds one sentence a line: ``words``, ``space_after``, ``upos``, ``xpos``,
``feats``, ``lemma``, ``head`` (0 is the root) and ``deprel`` in Universal Dependencies' terms.
"""

from __future__ import annotations

import gzip
import json
import random
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from torch import Tensor

from verify.language.wordpiece import Pieces, WordPiece

IGNORED = -100  # the class that cross entropy leaves out: padding, and labels too rare to be learned
BATCH_PIECES = 1800
TASKS = ("deprel", "upos", "xpos", "feats", "lemma")
_MIN_COUNT = {"feats": 2, "lemma": 3}
_MAX_WORDS = 120
_LONG_SCRIPT = 5
_CURLY = str.maketrans({"'": "’", "`": "‘"})


@dataclass(frozen=True, slots=True)
class Example:
    """One sentence: its words, its heads (0 is the root) and a label for each word and task.

    A head is ``IGNORED`` and a label None where the treebank's convention is not the one to learn.
    """

    words: list[str]
    heads: list[int]
    labels: dict[str, list[str | None]]


@dataclass(frozen=True, slots=True)
class Encoded:
    """The same in numbers; ``opinions`` is what teachers think of it, see ``teachers.py``."""

    pieces: Pieces
    heads: list[int]
    labels: dict[str, list[int]]
    opinions: dict[str, Tensor] = field(default_factory=dict)


def read_treebank(folder: Path, name: str) -> list[Example]:
    """The sentences of ``folder/name.jsonl.gz``."""
    with gzip.open(folder / f"{name}.jsonl.gz", "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    examples = [
        Example(
            row["words"],
            row["head"],
            {task: row[task] for task in ("deprel", "upos", "xpos", "feats")}
            | {"lemma": [edit_script(word, lemma) for word, lemma in zip(row["words"], row["lemma"], strict=True)]},
        )
        for row in rows
        if len(row["words"]) <= _MAX_WORDS
    ]
    return [_as_in_gum(example) for example in examples] if name == "pud" else examples


def _as_in_gum(example: Example) -> Example:
    """A PUD sentence without what PUD annotates otherwise than EWT and GUM do.

    It attaches punctuation by another rule, has no ``obl:agent``, and leaves number, person and voice
    out of the features of verbs.
    """
    deprels = example.labels["deprel"]
    kept = [None if deprel in ("punct", "obl") else deprel for deprel in deprels]
    labels = {**example.labels, "deprel": kept, "feats": [None] * len(deprels)}
    heads = [IGNORED if d == "punct" else head for head, d in zip(example.heads, deprels, strict=True)]
    return Example(example.words, heads, labels)


def edit_script(word: str, lemma: str) -> str:
    """How to get from ``word`` to ``lemma``, as ``verify.language.lemmas`` reads it."""
    scripts = []
    for letter, source in (("L", word.lower()), ("K", word)):
        same = 0
        while same < min(len(source), len(lemma)) and source[same] == lemma[same]:
            same += 1
        if same or not source:
            cut, put = len(source) - same, lemma[same:]
            scripts.append((cut + len(put), letter, f"{letter}{cut}{put}"))
    cost, _, script = min(scripts, default=(_LONG_SCRIPT + 1, "", ""))
    # A short irregular lemma ("be", "good") is better learned as a word of its own.
    return f"={lemma}" if cost > _LONG_SCRIPT and (not script or len(lemma) <= _LONG_SCRIPT) else script


def label_lists(examples: Sequence[Example]) -> dict[str, list[str]]:
    """The labels of each task, most frequent first, without those too rare to be learned."""
    lists = {}
    for task in TASKS:
        counts = Counter(label for example in examples for label in example.labels[task] if label is not None)
        lists[task] = [label for label, count in counts.most_common() if count >= _MIN_COUNT.get(task, 1)]
    return lists


class Encoder:
    """Turns examples into numbers, for one vocabulary and one set of label lists."""

    def __init__(self, wordpiece: WordPiece, lists: dict[str, list[str]]) -> None:
        self._wordpiece = wordpiece
        self._index = {task: {label: i for i, label in enumerate(labels)} for task, labels in lists.items()}

    def encode(self, example: Example, *, curly: bool = False) -> Encoded:
        """``curly`` sets typographic quotation marks, which the treebanks hardly have and news text does."""
        words = _with_curly_quotes(example) if curly else example.words
        labels = {
            task: [
                IGNORED if label is None else self._index[task].get(label, IGNORED) for label in example.labels[task]
            ]
            for task in TASKS
        }
        return Encoded(self._wordpiece.sentence(words), example.heads, labels)

    def both(self, example: Example) -> tuple[Encoded, Encoded]:
        """As the treebank spells it, and with typographic quotation marks."""
        return self.encode(example), self.encode(example, curly=True)


def _with_curly_quotes(example: Example) -> list[str]:
    double = {"``": "“", "''": "”"}
    return [
        double.get(xpos, word) if word == '"' else word.translate(_CURLY)
        for word, xpos in zip(example.words, example.labels["xpos"], strict=True)
    ]


def batches(encoded: Sequence[Encoded], size: int, chance: random.Random | None = None) -> Iterator[list[Encoded]]:
    """Sentences of like length together, at most ``size`` pieces a batch with padding; shuffled by ``chance``."""
    noise = (lambda: chance.random() * 4) if chance else (lambda: 0.0)
    groups: list[list[Encoded]] = [[]]
    for item in sorted(encoded, key=lambda item: len(item.pieces.ids) + noise()):
        longest = max([len(item.pieces.ids), *(len(other.pieces.ids) for other in groups[-1])])
        if groups[-1] and longest * (len(groups[-1]) + 1) > size:
            groups.append([])
        groups[-1].append(item)
    if chance:
        chance.shuffle(groups)
    yield from groups
