"""Numbers are bound to their unit, to what they count and to how they compare."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from parse_helpers import analysed, by_hand

from verify.decompose.quantities import find_quantities
from verify.types import Quantity


def _quantities(text: str) -> list[Quantity]:
    _, sentences = analysed(text)
    return [quantity for sentence in sentences for quantity in find_quantities(sentence)]


def test_a_count_of_a_parse_written_by_hand() -> None:
    sentence = by_hand(
        """
        At at ADP IN case 2
        least least ADJ JJS nmod 3
        twelve twelve NUM CD nummod 4
        soldiers soldier NOUN NNS nsubj 5 Number=Plur
        died die VERB VBD root 0
        _. . PUNCT . punct 5
        """
    )
    assert find_quantities(sentence) == (
        Quantity("At least twelve", 0, 15, 12.0, None, unit=None, counted="soldier", comparator=">="),
    )


@pytest.mark.parametrize(
    ("text", "low", "high", "comparator"),
    [
        ("The fire killed 12 people.", 12, 12, "="),
        ("The fire killed twelve people.", 12, 12, "="),
        ("The fire killed one hundred and five people.", 105, 105, "="),
        ("The fire killed a dozen people.", 12, 12, "="),
        ("The fire killed at least 12 people.", 12, None, ">="),
        ("The fire killed no fewer than 12 people.", 12, None, ">="),
        ("The fire killed more than 1,200 people.", 1200, None, ">"),
        ("The fire killed up to 12 people.", None, 12, "<="),
        ("The fire killed fewer than 12 people.", None, 12, "<"),
        ("The fire killed about 12 people.", 12, 12, "~"),
        ("The fire killed between 12 and 15 people.", 12, 15, "="),
        ("The fire killed 12 to 15 people.", 12, 15, "="),
        ("The fire killed dozens of people.", 24, None, ">="),
        ("The fire killed hundreds of people.", 200, None, ">="),
        ("The fire killed tens of thousands of people.", 20000, None, ">="),
        ("The fire killed 3 million people.", 3_000_000, 3_000_000, "="),
        ("The fire killed between three million and five million people.", 3_000_000, 5_000_000, "="),
        ("The fire killed 2 to 3 million people.", 2_000_000, 3_000_000, "="),
    ],
)
def test_bounds_and_comparators(text: str, low: float | None, high: float | None, comparator: str) -> None:
    (quantity,) = _quantities(text)
    assert (quantity.low, quantity.high, quantity.comparator, quantity.counted) == (low, high, comparator, "person")


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("The bridge cost $3.2 billion.", 3.2e9, "USD"),
        ("The bridge cost 40 million euros.", 4e7, "EUR"),
        ("The bridge cost £5m.", 5e6, "GBP"),
        ("The bridge cost $40.", 40, "USD"),
        ("$40 is the price.", 40, "USD"),
        ("The bridge cost NZ$ 26 million.", 2.6e7, "NZD"),
        ("Prices rose by 4.5 percent.", 4.5, "percent"),
        ("Prices rose by 4%.", 4, "percent"),
        ("Two-thirds of the voters stayed at home.", pytest.approx(66.67, abs=0.01), "percent"),
        ("Half of the voters stayed at home.", 50, "percent"),
        ("The bridge is 120 kilometres long.", 120, "km"),
        ("The siege lasted three years.", 3, "year"),
    ],
)
def test_units_and_money(text: str, value: float, unit: str) -> None:
    (quantity,) = _quantities(text)
    assert (quantity.low, quantity.unit) == (value, unit)
    assert quantity.text == text[quantity.start : quantity.end] != ""


@pytest.mark.parametrize(
    ("text", "counted"),
    [
        ("The army confirmed the deaths of dozens of soldiers.", "soldier"),
        ("About 40 percent of voters stayed at home.", "voter"),
        ("Over 345 Muslim pilgrims were killed.", "pilgrim"),
        ("They took two key cities.", "city"),
    ],
)
def test_what_is_counted(text: str, counted: str) -> None:
    assert [quantity.counted for quantity in _quantities(text)] == [counted]


@pytest.mark.parametrize(
    "text",
    [
        "They left on November 27, 2019.",
        "They left in 2019.",
        "The train left at 7:30.",
        "The train left at 7 p.m.",
        "He finished third.",
        "Flight 370 vanished.",
        "They read chapter 12.",
        "Call +44 20 7946 0018 now.",
        "Two days later, they returned.",
        "It was one of the reasons.",
        "The court ruled 5-4.",
        "See section 12 and page 4.",
    ],
)
def test_what_counts_nothing(text: str) -> None:
    assert _quantities(text) == []


@settings(max_examples=25, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [
                "$",
                "12 ",
                "1,000 ",
                "million ",
                "twenty",
                "-",
                "one ",
                "hundred ",
                "and ",
                "between ",
                "to ",
                "dozens ",
                "of ",
                "% ",
                "people ",
                "at least ",
                "9" * 30,
                "half ",
                "a ",
                "٣ ",
            ]
        ),
        max_size=14,
    )
)
def test_any_text_gives_ordered_spans_and_never_raises(parts: list[str]) -> None:
    text = "It took " + "".join(parts) + "."
    document, sentences = analysed(text)
    for sentence in sentences:
        reached = sentence.start
        for quantity in find_quantities(sentence):
            assert reached <= quantity.start < quantity.end <= sentence.end
            assert document.text[quantity.start : quantity.end] == quantity.text
            assert quantity.low is None or quantity.high is None or quantity.low <= quantity.high
            reached = quantity.end
