"""The parser: trees for any text, at the right places, in linear time; and its decoder and lemmas."""

from __future__ import annotations

import subprocess
import sys
from itertools import product
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from verify.errors import InputError
from verify.language import parser as parser_module
from verify.language.decode import decode, is_projective_tree
from verify.language.lemmas import Lemmatiser, apply_script
from verify.language.parser import Parser
from verify.types.text import Block, BlockKind, Document, Token


@pytest.fixture(scope="module")
def parser() -> Parser:
    return Parser.load()


def is_tree(tokens: tuple[Token, ...]) -> bool:
    return is_projective_tree(np.array([token.head + 1 for token in tokens]))


def by_text(tokens: tuple[Token, ...]) -> dict[str, Token]:
    return {token.text: token for token in tokens}


def test_a_plain_sentence_is_tagged_and_parsed(parser: Parser) -> None:
    (tokens,) = parser.parse_texts(["The rebels didn’t say that 3,000 people had fled."])
    words = by_text(tokens)
    say = words["say"]
    assert (say.upos, say.deprel, say.head) == ("VERB", "root", -1)
    assert (words["rebels"].lemma, words["rebels"].deprel) == ("rebel", "nsubj")
    assert tokens[words["rebels"].head] is say
    assert words["n’t"].feat("Polarity") == "Neg"
    assert (words["fled"].lemma, words["fled"].xpos, words["fled"].deprel) == ("flee", "VBN", "ccomp")
    assert tokens[words["3,000"].head].text == "people"
    assert all(0 <= token.confidence <= 1 for token in tokens)


def test_only_paragraphs_are_analysed_and_offsets_are_the_documents(parser: Parser) -> None:
    text = "Rebels take city\n\nThe army left. It will not return.\n\nBackground\n\nNobody knows."
    kinds = (BlockKind.TITLE, BlockKind.PARAGRAPH, BlockKind.HEADING, BlockKind.PARAGRAPH)
    starts = [text.index(part) for part in text.split("\n\n")]
    blocks = tuple(
        Block(kind, start, start + len(part))
        for kind, start, part in zip(kinds, starts, text.split("\n\n"), strict=True)
    )
    sentences = parser.analyse(Document(text=text, source="-", title="Rebels take city", blocks=blocks))
    assert [text[s.start : s.end] for s in sentences] == ["The army left.", "It will not return.", "Nobody knows."]
    assert [s.block for s in sentences] == [1, 1, 3]
    assert all(text[t.start : t.end] == t.text for s in sentences for t in s.tokens)


@settings(max_examples=40, deadline=None)
@given(texts=st.lists(st.text(max_size=80), max_size=4))
def test_any_text_gives_a_tree_of_its_own_characters(parser: Parser, texts: list[str]) -> None:
    for text, tokens in zip(texts, parser.parse_texts(texts), strict=True):
        assert bool(tokens) == bool(text.strip())
        assert not tokens or is_tree(tokens)
        assert all(text[token.start : token.end] == token.text and token.lemma for token in tokens)
        assert all((token.deprel == "root") == (token.head == -1) for token in tokens)


@pytest.mark.parametrize("text", ["a" * 10_000, "a." * 2_000, "word " * 1_500, "(" * 400, "\u0301" * 300], ids=range(5))
def test_very_long_words_and_sentences_still_give_one_tree(parser: Parser, text: str) -> None:
    (tokens,) = parser.parse_texts([text])
    assert sum(token.head == -1 for token in tokens) == 1
    assert [token.start for token in tokens] == sorted(token.start for token in tokens)


def test_a_text_is_parsed_the_same_alone_and_in_a_batch(parser: Parser) -> None:
    texts = ["Rebels took the city on Sunday.", "Go.", "The minister, who resigned in May, did not answer questions."]
    together = parser.parse_texts(texts)
    for text, tokens in zip(texts, together, strict=True):
        (alone,) = parser.parse_texts([text])
        assert [(t.head, t.deprel, t.upos, t.lemma) for t in alone] == [
            (t.head, t.deprel, t.upos, t.lemma) for t in tokens
        ]


def test_a_damaged_model_is_reported_not_raised_raw(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    broken = tmp_path / "model.int8.onnx"
    broken.write_bytes(b"not a model")
    monkeypatch.setattr(parser_module, "data_path", lambda _: broken)
    with pytest.raises(InputError, match="damaged"):
        Parser.load()


def test_importing_the_package_loads_neither_the_runtime_nor_numpy() -> None:
    code = "import sys, verify.language; print(sorted({'onnxruntime', 'numpy'} & set(sys.modules)))"
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert result.stdout.strip() == "[]"


def score_arrays(words: int) -> st.SearchStrategy[np.ndarray]:
    return arrays(np.float64, (words, words + 1), elements=st.floats(-20, 20))


@given(st.integers(1, 12).flatmap(score_arrays))
def test_decoded_heads_are_one_projective_tree_with_one_root(scores: np.ndarray) -> None:
    heads, confidence = decode(scores)
    assert is_projective_tree(heads)
    assert ((confidence >= 0) & (confidence <= 1)).all()


@settings(deadline=None)
@given(st.integers(1, 5).flatmap(score_arrays))
def test_no_projective_tree_scores_higher_than_the_decoded_one(scores: np.ndarray) -> None:
    words = len(scores)
    rows = np.arange(words)
    trees = [np.array(heads) for heads in product(range(words + 1), repeat=words)]
    best = max(scores[rows, heads].sum() for heads in trees if is_projective_tree(heads))
    logs = scores - np.log(np.exp(scores).sum(axis=1, keepdims=True))
    assert logs[rows, decode(scores)[0]].sum() == pytest.approx(best - (scores - logs)[:, 0].sum())


@pytest.mark.parametrize(
    ("heads", "is_one"),
    [([0], True), ([2, 0], True), ([0, 0], False), ([2, 1], False), ([3, 4, 0, 3], False), ([2, 3, 2], False)],
)
def test_cycles_two_roots_and_crossing_arcs_are_no_projective_tree(heads: list[int], *, is_one: bool) -> None:
    assert is_projective_tree(np.array(heads)) is is_one


@pytest.mark.parametrize(
    ("word", "script", "lemma"),
    [("Was", "=be", "be"), ("Studies", "L3y", "study"), ("Paris", "K0", "Paris"), ("a", "L5x", "a"), ("x", "?", "x")],
)
def test_edit_scripts(word: str, script: str, lemma: str) -> None:
    assert apply_script(word, script) == lemma


@pytest.mark.parametrize(
    ("word", "upos", "xpos", "lemma"),
    [
        ("declared", "VERB", "VBD", "declare"),
        ("stepped", "VERB", "VBD", "step"),
        ("added", "VERB", "VBD", "add"),
        ("hoping", "VERB", "VBG", "hope"),
        ("denied", "VERB", "VBD", "deny"),
        ("Fled", "VERB", "VBD", "flee"),
        ("countries", "NOUN", "NNS", "country"),
        ("boxes", "NOUN", "NNS", "box"),
        ("houses", "NOUN", "NNS", "house"),
        ("fishermen", "NOUN", "NNS", "fisherman"),
        ("bigger", "ADJ", "JJR", "big"),
        ("latest", "ADJ", "JJS", "late"),
        ("Nations", "PROPN", "NNPS", "Nations"),
        ("grobbled", "VERB", "VBD", "grobble"),
    ],
)
def test_an_inflected_words_lemma_is_a_word_whatever_the_script_cuts(
    word: str, upos: str, xpos: str, lemma: str
) -> None:
    frequent = ("declare", "step", "add", "hope", "hop", "deny", "country", "box", "house", "big", "late")
    lemmatiser = Lemmatiser({known: rank for rank, known in enumerate(frequent)})
    assert lemmatiser.lemma(word, upos, xpos, "K3") == lemma
