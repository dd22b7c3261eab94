"""Whether a quote still stands: typography never counts, words and numbers always do."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verify.errors import FetchError
from verify.recheck.folding import words_of
from verify.recheck.outcome import Basis, outcome_of
from verify.recheck.presence import find_quote
from verify.recheck.sight import Sight
from verify.recheck.standing import Outcome
from verify.types import Page, Presence

QUOTE = "The mayor didn't order the 12 dockers to leave"


def stands(quote: str, text: str) -> bool:
    return find_quote(quote, text).span is not None


@pytest.mark.parametrize(
    "text",
    [
        "“The mayor didn’t order the 12 dockers to leave,” he said.",
        "The\u00a0mayor didnʼt  order\nthe 12\u202fdockers to leave",
        "The may\u00ador didn't or\u200bder the 12 dockers to leave…",
        "The mayor didn't order (the 12 dockers) to leave!",
        "Ｔｈｅ mayor didn't order the １２ dockers to leave",
    ],
)
def test_typography_and_punctuation_do_not_count(text: str) -> None:
    assert stands(QUOTE, text)


@pytest.mark.parametrize(
    ("quote", "text"),
    [
        ("12 dead", "212 dead"),
        ("12 dead", "12.5 dead"),
        ("12 dead", "12,000 dead"),
        ("12 dead", "21 dead"),
        ("killed 12", "killed 12th"),
        ("5 degrees", "−5 degrees"),
        ("$5 million", "€5 million"),
        ("10² metres", "102 metres"),
        ("was here", "was not here"),
        ("was here", "was there"),
        ("Polish workers", "polish workers"),
        ("the co-op", "the coop"),
        ("its end", "it's end"),
        ("resign", "resigned"),
        ("café", "cafe"),
        ("one two", "two one"),
        ("", "any text"),
        ("…", "any … text"),
    ],
)
def test_words_and_numbers_do_count(quote: str, text: str) -> None:
    found = find_quote(quote, text)
    assert found.span is None
    assert found.score < 100


@pytest.mark.parametrize(
    ("quote", "text"),
    [
        ("-5 degrees", "It was −5 degrees"),
        ("2019-2024", "in 2019–2024"),
        ("a well-known man", "a well‑known man"),
        ("12 %", "12%"),
        ("1,200 men", "some 1,200 men."),
        ("the final office", "the ﬁnal oﬃce"),
        ("cafe\u0301", "the café"),
    ],
)
def test_two_ways_to_write_the_same(quote: str, text: str) -> None:
    assert stands(quote, text)


def test_the_span_is_in_the_text_as_it_was_given() -> None:
    text = "Intro.\u00ad “The ﬁnal\u00a0of\u00adfice” is\nshut."
    found = find_quote('the "final office', text.replace("The", "the"))
    assert found.span is not None
    assert text[slice(*found.span)] == "The ﬁnal\u00a0of\u00adfice"


def test_the_nearest_sentence_is_shown_whole() -> None:
    text = "Smoke rose.\nOn Monday, Gen. Vell said that 21 people had died in the U.S. sector. Nobody else spoke."
    found = find_quote("said that 12 people had died", text)
    assert found.nearest == "On Monday, Gen. Vell said that 21 people had died in the U.S. sector"
    assert 80 < found.score < 100
    assert find_quote("Shares fell sharply in early trading", text).nearest is None


def test_a_page_without_any_punctuation_takes_no_minutes() -> None:
    assert not stands("the words that are not there", "word " * 100_000)


TEXT = st.text(alphabet=st.sampled_from("ab1 2.,-–'’“”\n\u00ad\u00a0%ﬁé\u0301"), max_size=60)


@given(TEXT, TEXT, TEXT)
def test_what_stands_between_other_words_is_found(before: str, quote: str, after: str) -> None:
    if words_of(quote):
        found = find_quote(quote, f"{before} \n {quote} \n {after}")
        assert found.span is not None
        assert found.score == 100


@given(TEXT, TEXT)
def test_a_span_holds_exactly_the_words_of_the_quote(quote: str, text: str) -> None:
    found = find_quote(quote, text)
    if found.span is None:
        assert found.score < 100
        return
    start, end = found.span
    assert [word.text for word in words_of(text) if start <= word.start < end] == [
        word.text for word in words_of(quote)
    ]


@given(st.text(), st.text())
def test_any_text_can_be_searched(quote: str, text: str) -> None:
    found = find_quote(quote, text)
    assert 0 <= found.score <= 100


def page(status: int = 200, final_url: str = "https://example.org/story") -> Page:
    return Page(
        "https://example.org/story", final_url, status, "text/html", None, None, b"", datetime(2031, 3, 3, tzinfo=UTC)
    )


def presence(text: str, status: int = 200, final_url: str = "https://example.org/story") -> Presence:
    return look(text, status, final_url).presence


def look(text: str, status: int = 200, final_url: str = "https://example.org/story") -> Outcome:
    return outcome_of(Basis("https://example.org/story", QUOTE), Sight(page(status, final_url), text))


def test_a_quote_that_stands_is_present_even_beside_a_cookie_banner() -> None:
    assert presence(f"We value your privacy. Accept cookies. {QUOTE}.") is Presence.PRESENT


def test_a_page_without_the_words_has_lost_them() -> None:
    found = look(QUOTE.replace("12", "21"))
    assert found.presence is Presence.NUMBER_CHANGED
    assert "21 dockers" in found.note
    assert presence("Something else entirely.") is Presence.GONE


@pytest.mark.parametrize("status", [404, 410])
def test_a_removed_page_is_gone(status: int) -> None:
    found = look("Not found", status)
    assert found.presence is Presence.GONE
    assert str(status) in found.note


@pytest.mark.parametrize("status", [401, 402, 403, 407, 451])
def test_a_refusal_says_nothing_about_the_words(status: int) -> None:
    assert presence("Forbidden", status) is Presence.BLOCKED


@pytest.mark.parametrize("status", [302, 304, 400, 418, 429, 500, 503, 599])
def test_a_failure_says_nothing_about_the_words(status: int) -> None:
    assert presence("Oops", status) is Presence.UNREACHABLE


def test_no_answer_and_an_empty_page_are_unreachable() -> None:
    found = outcome_of(Basis("https://example.org/story", QUOTE), Sight(None, error=FetchError("Timed out.")))
    assert found == Outcome(Presence.UNREACHABLE, "Timed out.")
    assert presence(" \n ") is Presence.UNREACHABLE


@pytest.mark.parametrize(
    "text",
    [
        "Just a moment... Verifying you are human. This may take a few seconds.",
        "We value your privacy. We and our partners store information.",
        "Story begins here. " * 200 + "Subscribe to continue reading",
    ],
)
def test_a_wall_is_not_a_page_that_lost_its_words(text: str) -> None:
    assert presence(text) is Presence.BLOCKED


def test_a_redirect_to_a_login_is_a_wall_but_a_story_about_one_is_not() -> None:
    assert presence("Your account", final_url="https://example.org/login?next=/story") is Presence.BLOCKED
    assert presence("Sign in here. " + "Another story. " * 200) is Presence.GONE
