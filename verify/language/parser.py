"""The language model: the one place that loads ONNX Runtime.

A six-layer encoder with heads for tags, features, lemmas and dependencies, in int8 (see
``data/parser/CARD.md``). Inputs ``ids``, ``case``, ``mask`` [batch, pieces] and ``first``, ``last`` [batch,
words]; outputs ``arc`` [batch, words, 1 + words] scores of heads, ``lab`` the same shape with the label
each head would give, and ``u``, ``x``, ``f``, ``l`` [batch, words], all of them indices into the lists of
``labels.json``.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

import numpy as np

from verify.errors import InputError
from verify.language.decode import decode
from verify.language.lemmas import Lemmatiser
from verify.language.sentences import split_sentences
from verify.language.tokens import Span, tokenise
from verify.language.wordpiece import Pieces, WordPiece
from verify.resources import data_path
from verify.types.text import BlockKind, Document, Sentence, Token

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from onnxruntime import InferenceSession

# Training saw no more than 120 words and 250 pieces a sentence; what is longer is parsed in stretches.
_MAX_WORDS = 120
_MAX_PIECES = 250
_BATCH_PIECES = 500  # with padding; larger batches are slower on one thread
_JOINT = ("root", "parataxis")  # labels of the whole's root, and of a root that is not the whole's


@dataclass(frozen=True, slots=True)
class _Stretch:
    """Words of text ``text`` that are parsed together: all of a sentence, or a part of a very long one."""

    text: int
    spans: list[Span]
    pieces: Pieces


class Parser:
    """Splits, tokenises, tags and parses English text. Make it with ``Parser.load()``; safe to share."""

    def __init__(self, session: InferenceSession, labels: dict[str, list[str]], vocabulary: dict[str, int]) -> None:
        self._session = session
        self._labels = labels
        self._wordpiece = WordPiece(vocabulary)
        self._lemmatiser = Lemmatiser(vocabulary)

    @classmethod
    def load(cls, *, threads: int = 1) -> Parser:
        """Read the model from ``data/parser``; takes a tenth of a second and 100 MB.

        Raises:
            InputError: when a file of the model is missing or damaged.
        """
        from onnxruntime import InferenceSession, SessionOptions  # noqa: PLC0415 - loaded with the first model only
        from onnxruntime.capi.onnxruntime_pybind11_state import Fail, InvalidGraph, InvalidProtobuf  # noqa: PLC0415

        path = data_path("parser/model.int8.onnx")
        options = SessionOptions()
        options.intra_op_num_threads = threads
        options.inter_op_num_threads = 1
        options.log_severity_level = 3  # errors; its warnings are about how the graph was exported
        # Without this, processors that have AVX2 but no VNNI add int8 products in 16 bits, which overflow: other
        # parses than elsewhere, and worse ones (LAS on dev 89.79 against 90.00). Named in ONNX Runtime's
        # onnxruntime_session_options_config_keys.h.
        options.add_session_config_entry("session.x64quantprecision", "1")
        try:
            session = InferenceSession(str(path), options, providers=["CPUExecutionProvider"])
        except (Fail, InvalidGraph, InvalidProtobuf) as error:
            raise InputError(f"The language model {path} is damaged.", "Install Claimdesk again.") from error
        labels = json.loads(data_path("parser/labels.json").read_text(encoding="utf-8"))
        pieces = data_path("parser/vocab.txt").read_text(encoding="utf-8").split("\n")
        return cls(session, labels, {piece: index for index, piece in enumerate(pieces)})

    def analyse(self, document: Document) -> tuple[Sentence, ...]:
        """The parsed sentences of the document's paragraphs, in text order; other blocks have none."""
        places = [
            (index, start, end)
            for index, block in enumerate(document.blocks)
            if block.kind is BlockKind.PARAGRAPH
            for start, end in split_sentences(document.text, block.start, block.end)
        ]
        words = [
            [(first + start, last + start) for first, last in tokenise(document.text[start:end])]
            for _, start, end in places
        ]
        parses = self.parse_words([document.text] * len(places), words)
        return tuple(
            Sentence(start, end, block, tokens) for (block, start, end), tokens in zip(places, parses, strict=True)
        )

    def parse_texts(self, texts: Sequence[str]) -> list[tuple[Token, ...]]:
        """One tree for each text, each taken as one sentence; offsets count from that text's start."""
        return self.parse_words(texts, [tokenise(text) for text in texts])

    def parse_words(self, texts: Sequence[str], words: Sequence[Sequence[Span]]) -> list[tuple[Token, ...]]:
        """The same for texts that are tokenised already: ``words`` are spans of each text."""
        stretches = [
            stretch
            for index, (text, spans) in enumerate(zip(texts, words, strict=True))
            for stretch in self._stretches(index, text, spans)
        ]
        parsed: dict[int, tuple[Token, ...]] = {}
        for batch in _batches(stretches):
            outputs = self._session.run(None, _inputs([stretches[index].pieces for index in batch]))
            for row, index in enumerate(batch):
                stretch = stretches[index]
                parsed[index] = self._tokens(texts[stretch.text], stretch.spans, [output[row] for output in outputs])
        trees: list[tuple[Token, ...]] = [()] * len(texts)
        for index, stretch in enumerate(stretches):
            trees[stretch.text] = _joined(trees[stretch.text], parsed[index])
        return trees

    def _stretches(self, index: int, text: str, spans: Sequence[Span]) -> Iterator[_Stretch]:
        window: list[Span] = []
        size = 0
        for start, end in spans:
            pieces = len(self._wordpiece.word(text[start:end]))
            if window and (len(window) == _MAX_WORDS or size + pieces > _MAX_PIECES):
                yield self._stretch(index, text, window)
                window, size = [], 0
            window.append((start, end))
            size += pieces
        if window:
            yield self._stretch(index, text, window)

    def _stretch(self, index: int, text: str, spans: list[Span]) -> _Stretch:
        return _Stretch(index, spans, self._wordpiece.sentence([text[start:end] for start, end in spans]))

    def _tokens(self, text: str, spans: Sequence[Span], outputs: Sequence[NDArray[Any]]) -> tuple[Token, ...]:
        arcs, deprels, *tags = outputs
        count = len(spans)
        heads, confidence = decode(arcs[:count, : count + 1])
        upos, xpos, feats, scripts = (
            [self._labels[name][index] for index in row[:count].tolist()]
            for name, row in zip(("upos", "xpos", "feats", "lemma"), tags, strict=True)
        )
        tokens = []
        for i, (start, end) in enumerate(spans):
            head = int(heads[i])
            tokens.append(
                Token(
                    text=text[start:end],
                    start=start,
                    end=end,
                    lemma=self._lemmatiser.lemma(text[start:end], upos[i], xpos[i], scripts[i]),
                    upos=upos[i],
                    xpos=xpos[i],
                    feats=feats[i],
                    head=head - 1,
                    deprel=_consistent(self._labels["deprel"][deprels[i, head]], head),
                    confidence=float(confidence[i]),
                )
            )
        return tuple(tokens)


def _batches(stretches: Sequence[_Stretch]) -> Iterator[list[int]]:
    """Indices of stretches of like length together, so that little is spent on padding."""
    batch: list[int] = []
    for index in sorted(range(len(stretches)), key=lambda index: len(stretches[index].pieces.ids)):
        if batch and len(stretches[index].pieces.ids) * (len(batch) + 1) > _BATCH_PIECES:
            yield batch
            batch = []
        batch.append(index)
    if batch:
        yield batch


def _inputs(batch: Sequence[Pieces]) -> dict[str, NDArray[np.int64]]:
    return {
        "ids": _padded([pieces.ids for pieces in batch]),
        "case": _padded([pieces.shapes for pieces in batch]),
        "mask": _padded([[1] * len(pieces.ids) for pieces in batch]),
        "first": _padded([pieces.first for pieces in batch]),
        "last": _padded([pieces.last for pieces in batch]),
    }


def _padded(rows: Sequence[Sequence[int]]) -> NDArray[np.int64]:
    padded = np.zeros((len(rows), max(map(len, rows))), np.int64)
    for row, values in zip(padded, rows, strict=True):
        row[: len(values)] = values
    return padded


def _consistent(deprel: str, head: int) -> str:
    """The root's arc and no other is labelled root, whatever the model said."""
    if head == 0:
        return _JOINT[0]
    return _JOINT[1] if deprel == _JOINT[0] else deprel


def _joined(left: tuple[Token, ...], right: tuple[Token, ...]) -> tuple[Token, ...]:
    """One tree of two stretches: the right one's root hangs on the left one's."""
    if not left:
        return right
    root = next(index for index, token in enumerate(left) if token.head < 0)
    shifted = (
        replace(token, head=root, deprel=_JOINT[1]) if token.head < 0 else replace(token, head=token.head + len(left))
        for token in right
    )
    return left + tuple(shifted)
