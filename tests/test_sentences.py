"""The sentence splitter: abbreviations, quotation marks, and what it may never do."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verify.language.sentences import split_sentences


def sentences(text: str) -> list[str]:
    return [text[start:end] for start, end in split_sentences(text)]


@pytest.mark.parametrize(
    "text",
    [
        "He left.| She stayed!| Did they go?| Yes.",
        "“We will stay.”| The rebels left.",
        "He called it ‘over.’| Then he left.",
        "A quote that never opened.”| Then it ended.",
        "“We go now.| We never return.| Another word follows.",
        '"Is he gone?" Smith asked.| "Yes," she said.| "He left."',
        "“Stop!” he said.| ‘Why?’| Nobody knew.",
        "Mr. J. R. Smith Jr. of St. Ives met Gen. Lee.| It rained.",
        "On Jan. 5 he left at 5 p.m.| The talks ended.",
        "The U.S. Army left the U.S.| It returned.",
        "He gave No. 10 as the address.| The answer was No.| Nothing followed.",
        "It rose 3.5 percent to 3.| Then it fell.",
        "It ended (at last.)| Nobody cheered.| [He did.]",
        "Prices rose ... and fell…| They rose again.",
        "1. The first point stands.| 2 people agreed.",
        "A sentence\nover two lines.| And\tanother.",
        "The site is at example.org and it works.| Good.",
    ],
)
def test_sentences_end_where_a_reader_ends_them(text: str) -> None:
    assert sentences(text.replace("|", "")) == [part.strip() for part in text.split("|")]


def test_a_part_of_a_text_is_split_with_the_offsets_of_the_whole() -> None:
    text = "Title. Here\n\nIt rained. It stopped.\n\nThe end. Really."
    start = text.index("It rained")
    spans = split_sentences(text, start, start + len("It rained. It stopped."))
    assert [text[a:b] for a, b in spans] == ["It rained.", "It stopped."]


TEXTS = st.text() | st.text(alphabet="aB.!?…\"“”'’()[]1 \n")


@given(TEXTS)
def test_sentences_are_in_order_and_cover_all_but_white_space(text: str) -> None:
    spans = split_sentences(text)
    assert all(0 <= start < end <= len(text) for start, end in spans)
    assert all(left[1] <= right[0] for left, right in pairwise(spans))
    kept = {index for start, end in spans for index in range(start, end)}
    assert {index for index, char in enumerate(text) if not char.isspace()} <= kept


@given(TEXTS)
def test_a_sentence_never_ends_inside_a_word(text: str) -> None:
    for start, end in split_sentences(text):
        assert start == 0 or text[start - 1].isspace()
        assert end == len(text) or text[end].isspace()


def test_what_is_too_long_for_a_sentence_is_cut_at_white_space() -> None:
    text = "he said " * 2_000
    spans = split_sentences(text)
    assert max(end - start for start, end in spans) <= 3_000
    assert " ".join(text[start:end] for start, end in spans) == text.strip()
    assert split_sentences("a" * 10_000) == [(0, 10_000)]


def test_hostile_repetition_takes_no_more_than_linear_time() -> None:
    for unit in ("a. ", ". ", "A.", "!”", " [1]", '." ', "A. B "):
        assert split_sentences(unit * 20_000)
