"""Quotations are found however badly their marks were set."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verify.decompose.quotes import Quotation, find_quotations, find_utterances


def _found(text: str) -> list[Quotation]:
    return list(find_quotations(text, 0, len(text)))


def _words(text: str) -> list[str]:
    return ["|".join(text[start:end] for start, end in quotation.inner) for quotation in _found(text)]


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("“We will stay,” she said.", ["We will stay,"]),
        ('"We will stay," she said. "All of us."', ["We will stay,", "All of us."]),
        ('“We will stay" she said.', ["We will stay"]),
        ('"We will stay” she said.', ["We will stay"]),
        ("He called it ‘a mistake’ twice.", ["a mistake"]),
        ("''We will stay,'' she said.", ["We will stay,"]),
        ("«We will stay», she said.", ["We will stay"]),
        ("She said “he told me ‘no’ again”.", ["he told me ‘no’ again", "no"]),
        ('"He said “no” to me," she said.', ["He said “no” to me,", "no"]),
        ("”We will stay” she said.", ["We will stay"]),
    ],
)
def test_marks_of_every_kind_and_mixed(text: str, quoted: list[str]) -> None:
    assert _words(text) == quoted


@pytest.mark.parametrize(
    "text",
    [
        "It's the workers' own fault, the ’90s were over.",
        "The boys' school and the girls' school",
        'a 5\'2" man and a 6" pipe',
        "rock 'n' roll",
        "That was his” he thought.",
    ],
)
def test_apostrophes_inches_and_stray_marks_quote_nothing(text: str) -> None:
    assert _words(text) == []


def test_a_quotation_that_is_never_closed_ends_with_its_paragraph() -> None:
    text = "“We will stay, she said.\n\nNobody left."
    (quotation,) = _found(text)
    assert text[quotation.start : quotation.end] == "“We will stay, she said."
    assert not quotation.closed


def test_a_mark_repeated_at_the_next_paragraph_continues_the_quotation() -> None:
    assert _words("“One thing is sure.\n\n“We will stay,” she said.") == ["One thing is sure.|We will stay,"]


def test_a_mark_that_closes_in_the_next_paragraph_closes_the_quotation_of_the_one_before() -> None:
    assert _words('"One thing is sure.\n\nWe will stay," she said.') == ["One thing is sure.\n\nWe will stay,"]


def test_a_mark_that_closes_two_paragraphs_later_closes_nothing() -> None:
    assert _words('"One thing is sure.\n\nShe went home.\n\nWe will stay," she said.')[0] == "One thing is sure."


def test_a_straight_mark_behind_a_sentence_opens_no_quotation_inside_one_that_was_never_closed() -> None:
    text = '"We will stay. "All of us will." Nobody left the hall. "It was late," she said.'
    assert _words(text) == ["We will stay.", "All of us will.", "It was late,"]


def test_a_quotation_too_long_for_a_paragraph_lost_its_mark_and_ends_with_its_sentence() -> None:
    told = "We will stay. The hall was full. Rain fell outside. The doors were shut. Nobody left for hours."
    assert _words(f'"{told} "It was late," she said.') == ["We will stay.", "It was late,"]
    short = "We will stay. The hall was full."
    assert _words(f'"{short} "It was late," she said.') == [short, "It was late,"]


def test_a_quotation_goes_on_behind_one_that_was_never_closed() -> None:
    (one,) = find_utterances('"We will stay. "All of us," she said.')
    assert [len(one.inner), one.closed] == [2, True]
    assert [q.closed for q in find_utterances('"We will stay." "All of us," she said.')] == [True, True]


def test_a_quotation_may_run_over_wrapped_lines() -> None:
    assert _words('"We will\nstay," she said.') == ["We will\nstay,"]


def test_a_new_opening_mark_ends_one_that_was_never_closed() -> None:
    assert _words("“We will stay. “All of us,” she said.") == ["We will stay.", "All of us,"]


def test_a_mark_set_too_early_does_not_cut_the_quotation_short() -> None:
    assert _words("“Hail the town and all” its people,” they sang.") == ["Hail the town and all” its people,"]


def test_a_possessive_does_not_close_a_single_quotation() -> None:
    assert _words("‘The workers’ demands are fair’, he wrote.") == ["The workers’ demands are fair"]


def test_only_the_stretch_that_was_asked_for_is_read() -> None:
    text = "“One.” “Two.”"
    assert [text[q.start : q.end] for q in find_quotations(text, 7, len(text))] == ["“Two.”"]


@given(st.text(alphabet="ab .,\n“”‘’\"'«»", max_size=80), st.integers(-5, 90), st.integers(-5, 90))
def test_spans_lie_in_the_text_and_nothing_raises(text: str, start: int, end: int) -> None:
    for quotation in find_quotations(text, start, end):
        assert max(0, start) <= quotation.start < quotation.end <= min(end, len(text))
        for first, last in quotation.inner:
            assert quotation.start <= first <= last <= quotation.end


@pytest.mark.parametrize("mark", ["“", '"a ', "'a ", "‘", "”", "''a "])
def test_hostile_text_takes_time_in_proportion(mark: str) -> None:
    short, long = (_processor_seconds(mark * marks) for marks in (2_000, 16_000))
    # Eight times the text; in time that grows with its square it would be 64. A few hundredths measure nothing.
    assert long < 24 * max(short, 0.1)


def _processor_seconds(text: str) -> float:
    started = time.process_time()
    find_quotations(text, 0, len(text))
    return time.process_time() - started
