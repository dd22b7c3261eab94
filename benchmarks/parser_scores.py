"""Scores of the shipped parser on treebank files: python -m benchmarks.parser_scores FILE.jsonl.gz ...

With gold words: UAS and LAS of all words but punctuation (treebanks attach that by different rules), labels
with their subtypes. From raw text: F1 of words and of sentences (exact spans) and of labelled attachments
between words whose spans agree. Ten sentences in a row are a paragraph of raw text; one without a final
mark is a heading, which intake makes a block of its own, and so it is here.
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from verify.language.parser import Parser
from verify.language.sentences import split_sentences

Span = tuple[int, int]
_SENTENCES_PER_PARAGRAPH = 10
_FINAL_MARK = re.compile(r"[.!?…][\"'”’»)\]]*$")


@dataclass(frozen=True, slots=True)
class Gold:
    """One sentence of a treebank with its text and the place of its words in it."""

    text: str
    spans: list[Span]
    heads: list[int]
    deprels: list[str]


@dataclass(slots=True)
class Annotation:
    """What is compared of a text: spans of words and sentences, and (word, head, label)."""

    words: set[Span] = field(default_factory=set)
    sentences: set[Span] = field(default_factory=set)
    arcs: set[tuple[Span, Span | None, str]] = field(default_factory=set)

    def add(self, offset: int, spans: Sequence[Span], heads: Iterable[int], deprels: Iterable[str]) -> None:
        """Take in one sentence whose spans count from ``offset``; its root has head -1."""
        placed = [(offset + start, offset + end) for start, end in spans]
        self.words.update(placed)
        self.sentences.add((placed[0][0], placed[-1][1]))
        for word, head, deprel in zip(placed, heads, deprels, strict=True):
            if deprel != "punct":
                self.arcs.add((word, placed[head] if head >= 0 else None, deprel))


def read(path: Path) -> list[Gold]:
    """The sentences of one file, in the form that ``train_parser`` reads."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    sentences = []
    for row in rows:
        text, spans = "", []
        for word, space in zip(row["words"], row["space_after"], strict=True):
            spans.append((len(text), len(text) + len(word)))
            text += word + " " * bool(space)
        sentences.append(Gold(text.rstrip(), spans, [head - 1 for head in row["head"]], row["deprel"]))
    return sentences


def with_gold_words(parser: Parser, gold: Sequence[Gold]) -> tuple[float, float]:
    """UAS and LAS, in percent of words."""
    trees = parser.parse_words([g.text for g in gold], [g.spans for g in gold])
    words = attached = labelled = 0
    for tokens, sentence in zip(trees, gold, strict=True):
        for token, head, deprel in zip(tokens, sentence.heads, sentence.deprels, strict=True):
            if deprel != "punct":
                words += 1
                attached += token.head == head
                labelled += token.head == head and token.deprel == deprel
    return 100 * attached / words, 100 * labelled / words


def from_raw_text(parser: Parser, gold: Sequence[Gold]) -> tuple[float, float, float]:
    """F1 of words, of sentences and of labelled attachments, in percent."""
    truth, found = Annotation(), Annotation()
    offset = 0
    for paragraph in _paragraphs(gold):
        text = ""
        for sentence in paragraph:
            truth.add(offset + len(text), sentence.spans, sentence.heads, sentence.deprels)
            text += sentence.text + " "
        splits = split_sentences(text)
        trees = parser.parse_texts([text[start:end] for start, end in splits])
        for (start, _), tokens in zip(splits, trees, strict=True):
            spans = [(token.start, token.end) for token in tokens]
            found.add(offset + start, spans, [t.head for t in tokens], [t.deprel for t in tokens])
        offset += len(text)
    return (
        _f1(len(truth.words & found.words), len(truth.words), len(found.words)),
        _f1(len(truth.sentences & found.sentences), len(truth.sentences), len(found.sentences)),
        _f1(len(truth.arcs & found.arcs), len(truth.arcs), len(found.arcs)),
    )


def _paragraphs(gold: Sequence[Gold]) -> Iterator[list[Gold]]:
    paragraph: list[Gold] = []
    for sentence in gold:
        paragraph.append(sentence)
        if len(paragraph) == _SENTENCES_PER_PARAGRAPH or not _FINAL_MARK.search(sentence.text):
            yield paragraph
            paragraph = []
    if paragraph:
        yield paragraph


def _f1(right: int, truth: int, found: int) -> float:
    return 200 * right / (truth + found)


def main() -> None:
    """Print one line a file."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("files", nargs="+", type=Path)
    parser = Parser.load()
    print(f"{'':14}  gold words      raw text, F1")
    print(f"{'treebank':14} {'UAS':>6} {'LAS':>6} {'words':>8} {'sentences':>9} {'LAS':>6}")
    for path in arguments.parse_args().files:
        gold = read(path)
        scores = (*with_gold_words(parser, gold), *from_raw_text(parser, gold))
        name = path.name.removesuffix(".jsonl.gz")
        print("{:14} {:6.2f} {:6.2f} {:8.2f} {:9.2f} {:6.2f}".format(name, *scores))


if __name__ == "__main__":
    main()
