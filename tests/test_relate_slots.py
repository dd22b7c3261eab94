"""What the slots of a claim hold: numbers with what they measure, dates, places, names and candidates."""

from __future__ import annotations

from functools import cache

import pytest

from verify.language.parser import Parser
from verify.relate import index_terms, rank, slots_of
from verify.relate.dates import same_date
from verify.relate.likeness import same_stem
from verify.relate.names import same_name_word
from verify.relate.places import contains, place_at
from verify.types import Slots, Unit, UnitKind


@cache
def _parser() -> Parser:
    return Parser.load()


def _slots(text: str, published: str | None = None) -> Slots:
    return slots_of(text, _parser().parse_texts([text])[0], published=published)


def _units(text: str, kind: UnitKind, published: str | None = None) -> list[Unit]:
    return [unit for unit in _slots(text, published).units if unit.kind is kind]


@pytest.mark.parametrize(
    ("text", "low", "high", "measure"),
    [
        ("The fund raised $7.1 million", 7.1e6, 7.1e6, "USD"),
        ("The fund raised $930,000000", 930e6, 930e6, "USD"),
        ("The fund raised US$12bn", 12e9, 12e9, "USD"),
        ("Sixty-one people died", 61, 61, ""),
        ("At least 12,400 people fled", 12400, None, ""),
        ("Up to 40 people fled", None, 40, ""),
        ("Shares fell 4.4 per cent", 4.4, 4.4, "percent"),
        ("Dozens of soldiers died", 24, 99, ""),
        ("The trial took 3 1/2 weeks", 3.5, 3.5, "week"),
        ("Durousseau, 32, was charged", 32, 32, "age"),
        ("Norway beat Sweden 3-1", 1, 3, "score"),
        ("Sweden lost 1-3 to Norway", 1, 3, "score"),
        ("The bill passed the Senate 52-48", 48, 52, "score"),
        ("The bill passed by 52 votes to 48", 48, 52, "score"),
        ("The panel voted 9 to 3 to close the plant", 3, 9, "score"),
        ("Voters backed the plan by 52 percent to 48 percent", 48, 52, "percent score"),
        ("The ferry carries 20-30 passengers", 20, 30, ""),
        ("Prices rose 3-5 percent", 3, 5, "percent"),
        ("A third of the ships sank", pytest.approx(100 / 3), pytest.approx(100 / 3), "percent"),
        ("Two-thirds of the voters stayed at home", pytest.approx(200 / 3), pytest.approx(200 / 3), "percent"),
        ("Half the ships sank", 50, 50, "percent"),
        ("More than half of the ships sank", 50, None, "percent"),
    ],
)
def test_a_number_has_its_bounds_and_its_measure(
    text: str, low: float | None, high: float | None, measure: str
) -> None:
    (number,) = _units(text, UnitKind.NUMBER)
    assert (number.low, number.high, number.measure) == (low, high, measure)


@pytest.mark.parametrize(
    "text",
    ["It hit Flight 77", "He ranked No. 121 on the list", "The second half of the match began", "It took a third"],
)
def test_labels_are_no_quantities(text: str) -> None:
    assert _units(text, UnitKind.NUMBER) == []


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("It began on Nov. 27, 2024", "2024-11-27"),
        ("It began on 27 November", "--11-27"),
        ("It began in mid-March", "--03"),
        ("It began in 2018", "2018"),
        ("It began on Wednesday", "-w2"),
    ],
)
def test_a_date_keeps_the_precision_of_its_words(text: str, key: str) -> None:
    assert [unit.key for unit in _units(text, UnitKind.DATE)] == [key]


def test_a_day_of_the_week_is_a_date_once_the_day_of_publication_is_known() -> None:
    assert [unit.key for unit in _units("It began on Friday", UnitKind.DATE, "2024-12-08")] == ["2024-12-06"]


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        ("2024-11-27", "2024-11", True),
        ("2024-11-27", "--11-28", False),
        ("2024-11-29", "-w4", True),
        ("2024", "--11-27", None),
        ("-w1", "-w2", False),
    ],
)
def test_dates_are_compared_at_the_coarser_precision(a: str, b: str, *, same: bool | None) -> None:
    assert same_date(a, b) is same
    assert same_date(b, a) is same


def test_places_lie_in_places_and_have_other_names() -> None:
    assert contains("syria", "damascus")
    assert contains("asia", "damascus")
    assert not contains("damascus", "syria")
    assert place_at(["the", "Syrian", "army"], 1) == ("syria", 1)
    assert place_at(["U.S.", "troops"], 0) == ("united states", 1)
    assert place_at(["us", "all"], 0) is None


def test_a_person_with_the_name_of_a_place_is_no_place() -> None:
    assert _units("Michael Jordan retired", UnitKind.PLACE) == []


def test_names_agree_by_initial_article_and_one_slip() -> None:
    assert same_name_word("b", "bashar")
    assert same_name_word("qaida", "qaeda")
    assert not same_name_word("bush", "rush")
    assert "assad" in _slots("Bashar al-Assad left Syria").keys


def test_parts_of_speech_of_one_word_agree_and_lookalikes_do_not() -> None:
    assert same_stem("retire", "retirement")
    assert same_stem("donate", "donation")
    assert not same_stem("country", "county")


def test_index_terms_are_what_is_said_not_who_said_it() -> None:
    terms = index_terms(_slots("The ministry said on Sunday that rebels captured Aleppo"))
    assert {"rebel", "capture", "aleppo"} <= set(terms)
    assert "ministry" not in terms
    assert len(terms) == len(set(terms))


def test_ranking_puts_the_likeliest_first_and_leaves_out_the_hopeless() -> None:
    slots = _slots("Rebels captured Aleppo on Nov. 29")
    stored = [
        (1, "The weather in Bergen was mild"),
        (2, "The rebels captured the city of Aleppo"),
        (3, "Rebels captured Aleppo on Nov. 30"),
    ]
    assert rank(slots, stored) == [3, 2]


def test_a_text_too_long_for_a_sentence_is_cut_off_rather_than_compared_at_length() -> None:
    assert len(_slots("rebels captured Aleppo and " * 300).units) <= 200
