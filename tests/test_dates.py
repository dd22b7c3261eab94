"""Dates are counted from the day of publication and from where the narrative stands."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from parse_helpers import analysed, by_hand, document_of, text_of

from verify.decompose.dates import DateMention, dates_within, find_dates
from verify.decompose.occurrence import occurred_on
from verify.decompose.tree import Tree

_SUNDAY = date(2024, 12, 8)


def _dates(text: str, published: date | None = _SUNDAY) -> list[DateMention]:
    document, sentences = analysed(text, published)
    return list(find_dates(document, sentences))


def _values(text: str, published: date | None = _SUNDAY) -> list[str | None]:
    return [mention.value for mention in _dates(text, published)]


def test_a_date_of_a_parse_written_by_hand() -> None:
    sentence = by_hand(
        """
        They they PRON PRP nsubj 2
        left leave VERB VBD root 0 Tense=Past|VerbForm=Fin
        on on ADP IN case 4
        Friday Friday PROPN NNP obl 2
        _. . PUNCT . punct 2
        """
    )
    (mention,) = find_dates(document_of(text_of(sentence), _SUNDAY), [sentence])
    assert (mention.text, mention.start, mention.end, mention.value) == ("Friday", 13, 19, "2024-12-06")


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("The army attacked on Nov. 27.", "2024-11-27"),
        ("The army attacked on 27 November 2019.", "2019-11-27"),
        ("The army attacked on Wednesday, November 27, 2019.", "2019-11-27"),
        ("The army attacked on 2019-11-27.", "2019-11-27"),
        ("The army attacked in November 2019.", "2019-11"),
        ("The army will leave at the end of the month.", "2024-12"),
        ("The army attacked in March.", "2024-03"),
        ("The army attacked in 2019.", "2019"),
        ("The army attacked on Dec. 20.", "2023-12-20"),
        ("The army will attack on Dec. 20.", "2024-12-20"),
        ("The army attacked on Sunday.", "2024-12-08"),
        ("Earlier on Sunday, the army attacked.", "2024-12-08"),
        ("The army attacked on Monday.", "2024-12-02"),
        ("The army will attack on Monday.", "2024-12-09"),
        ("The army attacked last Sunday.", "2024-12-01"),
        ("The army attacked yesterday.", "2024-12-07"),
        ("The army will attack tomorrow.", "2024-12-09"),
        ("The army attacked three days ago.", "2024-12-05"),
        ("The army attacked two years ago.", "2022"),
        ("The army attacked last year.", "2023"),
        ("The army attacked last month.", "2024-11"),
        ("He said he would go there the following morning.", "2024-12-09"),
    ],
)
def test_one_expression(text: str, value: str) -> None:
    assert _values(text) == [value]


def test_the_narrative_goes_on_from_the_last_day_it_named() -> None:
    text = "They attacked on Nov. 27. Two days later, they took the town. The next day, it rained."
    assert _values(text) == ["2024-11-27", "2024-11-29", "2024-11-30"]


def test_a_period_keeps_its_days_where_no_shorter_form_holds_it() -> None:
    (mention,) = _dates("The army attacked last week.", date(2024, 12, 4))
    assert mention.value == "2024"
    assert (mention.first, mention.last) == (date(2024, 11, 25), date(2024, 12, 1))


@pytest.mark.parametrize(
    ("text", "relation"),
    [
        ("They have held the town since 2020.", "since"),
        ("They held the town until 2020.", "until"),
        ("They must leave by Friday.", "by"),
        ("They left in 2020.", "on"),
    ],
)
def test_the_word_before_tells_which_end_of_a_period_it_is(text: str, relation: str) -> None:
    assert [mention.relation for mention in _dates(text)] == [relation]


@pytest.mark.parametrize(
    "text",
    [
        "A years-long siege ended.",
        "The siege lasted three years.",
        "The train left at 7:30.",
        "About 2000 people marched.",
        "They may march again.",
        "She is 42 years old.",
        "The 2,019 houses burned down.",
        "May said that the talks failed.",
        "It cost $2,020.",
    ],
)
def test_what_is_no_date(text: str) -> None:
    assert _values(text) == []


def test_without_a_day_of_publication_only_full_dates_have_a_value() -> None:
    text = "They left on Sunday, on Nov. 27, on Nov. 27, 2019, and in 2018. Two days later, they returned."
    assert _values(text, None) == [None, None, "2019-11-27", "2018", None]


def test_a_day_that_does_not_exist_has_no_value() -> None:
    assert _values("They left on February 30, 2021.") == [None]


def test_dates_within_takes_those_that_lie_wholly_inside() -> None:
    text = "They came on Nov. 27, 2019 and left on Nov. 28, 2019."
    dates = tuple(_dates(text))
    assert [d.value for d in dates_within(dates, 0, 30)] == ["2019-11-27"]
    assert dates_within(dates, 0, dates[0].end - 1) == ()


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("The army attacked on Friday.", "2024-12-06"),
        ("Earlier on Friday, the army attacked.", "2024-12-06"),
        ("The attack on Friday killed two soldiers.", "2024-12-06"),
        ("The talks are scheduled to begin on Dec. 20.", "2024-12-20"),
        ("The election was held before the 2014 protests.", None),
        ("They have held the town since 2020.", None),
        ("The fee averaged 2 percent between 1991 and 1995.", None),
        ("Exports fell from about 10 percent of output in 1985 to less than 2 percent in 2007.", None),
        ("The army that attacked on Friday left.", None),
    ],
)
def test_an_event_is_dated_by_what_hangs_on_its_predicate(text: str, value: str | None) -> None:
    document, (sentence,) = analysed(text, _SUNDAY)
    tree = Tree(sentence.tokens)
    assert occurred_on(find_dates(document, [sentence]), tree, tree.roots[0]) == value


@settings(max_examples=25, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [
                "They left ",
                "on ",
                "Feb. 29",
                "Sunday ",
                "99999999 ",
                "years ago ",
                "last ",
                "week ",
                "1000 ",
                "later ",
                "9999-12-31 ",
                ". ",
            ]
        ),
        max_size=14,
    ),
    st.dates(),
)
def test_any_text_on_any_day_gives_ordered_spans_and_never_raises(parts: list[str], published: date) -> None:
    document, sentences = analysed("".join(parts) + "They left.", published)
    reached = 0
    for mention in find_dates(document, sentences):
        assert reached <= mention.start < mention.end <= len(document.text)
        assert document.text[mention.start : mention.end] == mention.text
        assert (mention.first is None) == (mention.last is None)
        assert mention.first is None or mention.last is None or mention.first <= mention.last
        reached = mention.end
