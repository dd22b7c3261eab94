"""Parses for tests: written by hand, or made by the parser that ships."""

from __future__ import annotations

from datetime import date
from functools import cache

from verify.language.parser import Parser
from verify.types import Block, BlockKind, Document, Sentence, Token


def by_hand(rows: str) -> Sentence:
    """A sentence of one token a line: ``form lemma UPOS XPOS deprel head [feats]``, heads from 1, 0 the root.

    One blank stands between tokens; a form that begins with ``_`` follows without one.
    """
    tokens: list[Token] = []
    place = 0
    for row in rows.strip().splitlines():
        form, lemma, upos, xpos, deprel, head, *feats = row.split()
        if form.startswith("_"):
            form = form[1:]
        elif tokens:
            place += 1
        tokens.append(Token(form, place, place + len(form), lemma, upos, xpos, "".join(feats), int(head) - 1, deprel))
        place += len(form)
    return Sentence(0, place, 0, tuple(tokens))


def text_of(sentence: Sentence) -> str:
    """The text that a sentence written by hand stands for."""
    text = ""
    for token in sentence.tokens:
        text = text.ljust(token.start) + token.text
    return text


def document_of(text: str, published: date | None = None) -> Document:
    """A document whose paragraphs are the stretches between blank lines."""
    blocks: list[Block] = []
    start = 0
    for part in text.split("\n\n"):
        blocks.append(Block(BlockKind.PARAGRAPH, start, start + len(part)))
        start += len(part) + 2
    return Document(text, "-", "", tuple(blocks), published=published)


@cache
def parser() -> Parser:
    """The parser, loaded once."""
    return Parser.load()


def analysed(text: str, published: date | None = None) -> tuple[Document, tuple[Sentence, ...]]:
    """A document and its real parse."""
    document = document_of(text, published)
    return document, parser().analyse(document)
