"""How many time expressions are dated right: python -m benchmarks.date_quality DATES.json TREEBANK.jsonl.gz.

``DATES.json`` lists expressions with ``doc``, ``created`` (the day of the article), ``sid`` (document and
number of the sentence), ``text``, ``sent`` and ``attrs``: ``when``, or ``from`` and ``to``, or ``notBefore``
and ``notAfter``. ``TREEBANK`` holds the gold parses of those articles one after the other, a sentence a
line. An expression is right when a mention with its words has the same value (a clock time aside), or the
same first and last day. ``--parse`` takes the words of the gold sentences and the parser's trees. Prints the
share that is found, the share that is right, and how many mentions stand where the gold has none.
"""

from __future__ import annotations

import argparse
import gzip
import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from verify.decompose.dates import DateMention, find_dates
from verify.language.parser import Parser
from verify.types import Block, BlockKind, Document, Sentence, Token

Row = dict[str, Any]


def main() -> None:
    """Print the three figures."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("dates", type=Path)
    parser.add_argument("treebank", type=Path)
    parser.add_argument("--show", action="store_true", help="list what is wrong or missing")
    parser.add_argument("--parse", action="store_true", help="the trees of the shipped parser instead of the gold ones")
    options = parser.parse_args()
    model = Parser.load() if options.parse else None
    gold: list[Row] = json.loads(options.dates.read_text(encoding="utf-8"))
    with gzip.open(options.treebank, "rt", encoding="utf-8") as file:
        trees = [json.loads(line) for line in file]
    found = right = spare = 0
    for name, rows in _by_document(gold, trees).items():
        expected = [row for row in gold if row["doc"] == name]
        scored, extra = _score(expected, rows, date.fromisoformat(expected[0]["created"]), model)
        found += sum(mention is not None for _, mention, _ in scored)
        right += sum(good for _, _, good in scored)
        spare += extra
        for row, mention, good in scored if options.show else ():
            if not good:
                print(
                    f"{row['text']!r} {row['attrs']} -> {mention.value if mention else 'missed'} | {row['sent'][:120]}"
                )
    print(f"{len(gold)} expressions: found {found / len(gold):.3f}, right {right / len(gold):.3f}; {spare} others")


def _by_document(gold: Sequence[Row], trees: Sequence[Row]) -> dict[str, list[Row]]:
    """The sentences of each article: where its numbered gold sentences say that it starts."""
    places = defaultdict(list)
    for place, tree in enumerate(trees):
        places["".join(tree["words"])].append(place)
    votes: dict[str, Counter[int]] = defaultdict(Counter)
    for row in gold:
        number = int(row["sid"].rsplit("-", 1)[1])
        votes[row["doc"]].update(place - number + 1 for place in places["".join(row["sent"].split())])
    starts = sorted((vote.most_common(1)[0][0], name) for name, vote in votes.items())
    ends = [start for start, _ in starts[1:]] + [len(trees)]
    return {name: list(trees[start:end]) for (start, name), end in zip(starts, ends, strict=True)}


def _score(
    expected: Iterable[Row], trees: Sequence[Row], published: date, model: Parser | None
) -> tuple[list[tuple[Row, DateMention | None, bool]], int]:
    """Each gold expression with the mention that answers it and whether that is right; how many are left over."""
    document, sentences = _article(trees, published)
    if model is not None:
        sentences = _parsed(model, document, sentences)
    mentions = find_dates(document, sentences)
    used: set[int] = set()
    scored = []
    for row in expected:
        sentence = sentences[int(row["sid"].rsplit("-", 1)[1]) - 1]
        mention = next((m for m in mentions if m.start not in used and _answers(row, m, sentence)), None)
        if mention is not None:
            used.add(mention.start)
        scored.append((row, mention, mention is not None and _is_right(row["attrs"], mention)))
    return scored, len(mentions) - len(used)


def _answers(row: Row, mention: DateMention, sentence: Sentence) -> bool:
    ours, theirs = mention.text.lower(), row["text"].lower()
    return sentence.start <= mention.start < sentence.end and (ours in theirs or theirs in ours)


def _is_right(attrs: dict[str, str], mention: DateMention) -> bool:
    if "when" in attrs:
        return mention.value == attrs["when"].partition("T")[0]
    first, last = attrs.get("from") or attrs.get("notBefore", ""), attrs.get("to") or attrs.get("notAfter", "")
    return (mention.first or "") != "" and str(mention.first).startswith(first) and str(mention.last).startswith(last)


def _article(trees: Sequence[Row], published: date) -> tuple[Document, list[Sentence]]:
    """The article as one paragraph, from the words of its sentences."""
    text = ""
    sentences = []
    for row in trees:
        tokens = []
        start = len(text)
        for i, (word, space) in enumerate(zip(row["words"], row["space_after"], strict=True)):
            place = len(text)
            text += word + (" " if space else "")
            tokens.append(
                Token(
                    word,
                    place,
                    place + len(word),
                    row["lemma"][i],
                    row["upos"][i],
                    row["xpos"][i],
                    row["feats"][i],
                    row["head"][i] - 1,
                    row["deprel"][i],
                )
            )
        sentences.append(Sentence(start, tokens[-1].end, 0, tuple(tokens)))
        text = text.rstrip() + " "
    document = Document(text, "-", "", (Block(BlockKind.PARAGRAPH, 0, len(text)),), published=published)
    return document, sentences


def _parsed(model: Parser, document: Document, sentences: Sequence[Sentence]) -> list[Sentence]:
    """The same sentences and words with the parser's trees."""
    texts = [document.text[sentence.start : sentence.end] for sentence in sentences]
    spans = [[(t.start - s.start, t.end - s.start) for t in s.tokens] for s in sentences]
    trees = model.parse_words(texts, spans)
    return [
        replace(s, tokens=tuple(replace(t, start=t.start + s.start, end=t.end + s.start) for t in tokens))
        for s, tokens in zip(sentences, trees, strict=True)
    ]


if __name__ == "__main__":
    main()
