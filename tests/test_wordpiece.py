"""WordPiece: the pieces that the model was trained on, for any word."""

from __future__ import annotations

from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verify.language.wordpiece import MAX_PIECES_PER_WORD, WordPiece, shape
from verify.resources import data_path


@cache
def pieces() -> list[str]:
    return data_path("parser/vocab.txt").read_text(encoding="utf-8").split("\n")


@cache
def wordpiece() -> WordPiece:
    return WordPiece({piece: index for index, piece in enumerate(pieces())})


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("Damascus", "damascus"),
        ("rebels", "rebels"),
        ("Golani", "go ##lani"),
        ("naïveté", "naive ##te"),
        ("U.S.", "u . s ."),
        ("3,000", "3 , 000"),
        ("大馬", "大 馬"),
        ("\u200b", "[UNK]"),
        ("x" * 101, "[UNK]"),
    ],
)
def test_a_word_is_lower_cased_unaccented_and_cut_longest_piece_first(word: str, expected: str) -> None:
    assert [pieces()[index] for index in wordpiece().word(word)] == expected.split()


@given(st.lists(st.text(min_size=1), max_size=20))
def test_each_word_has_its_own_run_of_pieces_between_the_special_ones(words: list[str]) -> None:
    sentence = wordpiece().sentence(words)
    position = 1
    for word, first, last in zip(words, sentence.first, sentence.last, strict=True):
        assert first == position
        assert 1 <= last - first + 1 <= MAX_PIECES_PER_WORD
        assert set(sentence.shapes[first : last + 1]) == {shape(word)}
        position = last + 1
    assert len(sentence.ids) == len(sentence.shapes) == position + 1
    assert all(0 <= index < len(pieces()) for index in sentence.ids)
    assert pieces()[sentence.ids[0]] == "[CLS]"
    assert pieces()[sentence.ids[-1]] == "[SEP]"


def test_a_very_long_word_is_cut_short() -> None:
    assert len(wordpiece().word("a." * 5_000)) == MAX_PIECES_PER_WORD


# Scripts whose characters were all known to the Unicode version that either library was built with.
SETTLED = st.characters(max_codepoint=0x52F, exclude_categories=["Cn"]) | st.sampled_from("“”‘’–—…€大馬\u200b")


@given(st.text(alphabet=SETTLED, min_size=1, max_size=60))
def test_the_pieces_are_those_of_the_tokenizers_library(word: str) -> None:
    tokenizers = pytest.importorskip("tokenizers", reason="the library is only needed for training")
    theirs = tokenizers.BertWordPieceTokenizer(str(data_path("parser/vocab.txt")), lowercase=True)
    ids = theirs.encode(word, add_special_tokens=False).ids[:MAX_PIECES_PER_WORD]
    assert list(wordpiece().word(word)) == (ids or [pieces().index("[UNK]")])


@pytest.mark.parametrize(
    ("word", "number"),
    [("men", 1), ("A", 2), ("UN", 3), ("Assad", 4), ("McCoy", 5), ("iPhone", 6), ("12", 7), ("…", 8)],
)
def test_the_shape_tells_capitals_that_the_pieces_lack(word: str, number: int) -> None:
    assert shape(word) == number
