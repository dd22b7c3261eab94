"""The tokeniser: the words of Universal Dependencies, each at its place in the text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verify.language.tokens import tokenise


def words(text: str) -> list[str]:
    return [text[start:end] for start, end in tokenise(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They didn't, can't and won’t.", "They did n't , ca n't and wo n’t ."),
        ("We cannot stay; I'd've left.", "We can not stay ; I 'd 've left ."),
        ("the rebels' leader's car", "the rebels ' leader 's car"),
        ("O'Brien met the Qa'ida cell", "O'Brien met the Qa'ida cell"),
        ("a Syrian-led, non-lethal, UN-backed plan", "a Syrian - led , non-lethal , UN - backed plan"),
        ("a $5m fine, US$20, 3.5% and €1,200.50", "a $ 5 m fine , US$ 20 , 3.5 % and € 1,200.50"),
        ("at 5:30pm, 3 p.m. or 17:45", "at 5:30 pm , 3 p.m. or 17:45"),
        ("Mr. J. Smith Jr. of Acme Inc. left", "Mr. J. Smith Jr. of Acme Inc. left"),
        ("in the U.S. and the U.S.-led bloc", "in the U.S. and the U.S. - led bloc"),
        ("the 1990s, the 19th, 2024-12-08, 9/11", "the 1990s , the 19th , 2024-12-08 , 9/11"),
        ("No. 10 said no. It ended", "No. 10 said no . It ended"),
        ("“Go!” he said… ‘Why?’", "“ Go ! ” he said … ‘ Why ? ’"),
        ("see https://example.org/a?b=c, or a.b@example.org.", "see https://example.org/a?b=c , or a.b@example.org ."),
        ("AT&T fell 3-2", "AT&T fell 3 - 2"),
        ("He asked...and left?!", "He asked ... and left ?!"),
    ],
)
def test_words_are_those_of_the_treebanks(text: str, expected: str) -> None:
    assert words(text) == expected.split()


@pytest.mark.parametrize(("text", "last"), [("He lives in the U.S.", "."), ("It sells oil, gas, etc.”", "”")])
def test_the_stop_that_ends_a_sentence_is_a_word_even_after_an_abbreviation(text: str, last: str) -> None:
    assert words(text)[-1] == last
    assert "." in words(text)


TEXTS = st.text() | st.text(alphabet="aB1.,'’-–—\"“”()$%/@:&_# \n\u0301\u200b")


@given(TEXTS)
def test_every_character_but_white_space_is_in_exactly_one_word_and_in_order(text: str) -> None:
    covered = [index for start, end in tokenise(text) for index in range(start, end)]
    assert covered == sorted(set(covered))
    assert {index for index, char in enumerate(text) if not char.isspace()} <= set(covered)
    assert all(start < end <= len(text) for start, end in tokenise(text))


@given(TEXTS)
def test_a_word_holds_no_white_space(text: str) -> None:
    assert not any(char.isspace() for word in words(text) for char in word)


@pytest.mark.parametrize("unit", ["a", "a-", "a.", "1,", "1/", "'", "@a", "http://", "a@b.", "\u0301", "((", "$1"])
def test_hostile_repetition_takes_no_more_than_linear_time(unit: str) -> None:
    assert tokenise(unit * 20_000)
