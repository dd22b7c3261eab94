"""What an editor is told about two claims: the kind of relation, and the slots that decide it."""

from __future__ import annotations

from functools import cache
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from verify.language.parser import Parser
from verify.relate import compare, slots_of, worth_raising
from verify.types import Relation, Slots, Story


@cache
def _parser() -> Parser:
    return Parser.load()


def _slots(text: str, **known: Any) -> Slots:
    return slots_of(text, _parser().parse_texts([text])[0], **known)


def _compare(a: str, b: str, a_known: dict[str, Any] | None = None, b_known: dict[str, Any] | None = None) -> Relation:
    return compare(_slots(a, **(a_known or {})), _slots(b, **(b_known or {})))


@pytest.mark.parametrize(
    ("a", "b", "slot"),
    [
        ("Profits rose 5 percent in March", "Profits fell 5 percent in March", "direction"),
        ("The bank reported a profit of $3 million", "The bank reported a loss of $3 million", "direction"),
        ("Inflation in Norway was 3.1 % in 2022", "Inflation in Norway was 2.4 % in 2022", "quantity"),
        ("The company sold 3 million phones in 2020", "The company sold 3 billion phones in 2020", "quantity"),
        ("Rebels captured Hama on Dec. 5", "Rebels captured Hama on Dec. 6", "date"),
        ("Assad fled to Russia", "Assad fled to Iran", "place"),
        ("Assad left the country", "Assad has not left the country", "polarity"),
        ("Apple sued Samsung in London", "Samsung sued Apple in London", "role"),
        ("The president stepped down", "The president has been overthrown", "manner"),
        ("The army denied that it had shelled Homs", "The army shelled Homs", "certainty"),
        ("Reports that the mayor resigned are false", "The mayor resigned", "certainty"),
        ("Unconfirmed reports say Assad fled to Russia", "Assad fled to Russia", "certainty"),
        ("The ferry left Korsay at about 7 p.m.", "The ferry left Korsay about 8 p.m. on Monday", "time"),
        ("The court in Bergen opened at 14:30", "The court in Bergen opened at 9 a.m.", "time"),
        ("Oslo pays families between $4 and $11 a week", "Oslo pays families between $3 and $13 a week", "quantity"),
        (
            "The limit in Norway was an alcohol level of 0.10",
            "The limit in Norway was an alcohol level of 0.08",
            "quantity",
        ),
        ("Carla Voss, 40, was found in Lima", "Voss, also 24, was found in Lima", "quantity"),
        ("Shares of BNK closed at $34.19 in Oslo", "Shares of BigNorthKredit closed at $41.03 in Oslo", "quantity"),
        ("Norway beat Sweden 3-1 in Bergen", "Norway beat Sweden 3-2 in Bergen", "quantity"),
        ("Norway beat Sweden 3-1 in Bergen", "Sweden lost 1-2 to Norway in Bergen", "quantity"),
        ("Norway won the second set 6-3", "Norway won the second set 6-4", "quantity"),
        (
            "The council of Kent approved the budget by 52 votes to 48",
            "The council of Kent approved the budget 51-49",
            "quantity",
        ),
        ("Half the crew of the Oster were injured", "A third of the crew of the Oster were injured", "quantity"),
        ("Ana Lund finished second in the race in Oslo", "Ana Lund finished third in the race in Oslo", "quantity"),
        ("The bridge in Korsay cost 5 million euros", "The bridge in Korsay cost 5 million dollars", "quantity"),
        (
            "The phone of Lodwick has a lamp, a radio and a camera for $89",
            "Lodwick sells the phone with a camera, a radio and a lamp for $120",
            "quantity",
        ),
        (
            "The index of trade at the ports of Oslo and Bergen hit 60",
            "The index of trade at the ports of Oslo and Bergen improved to 36",
            "quantity",
        ),
        (
            "The grant brought total German aid to Kenya for the year to 100,000 tonnes",
            "The grant brought total German aid to Kenya for the year to 200,000",
            "quantity",
        ),
        ("Ana Lund was found in Lima on April 25", "Ana Lund was found in Lima on April 38", "date"),
        ("The firm Lodwick broke the 1998 privacy law", "The firm Lodwick broke the 2000 privacy law", "date"),
        (
            "Lodwick sued the bank, Morne said on Friday",
            "Lodwick has not sued the bank, Morne said on Friday",
            "polarity",
        ),
        (
            "Kelly said that Rumsfeld made the offer in Paris",
            "Rumsfeld said that Kelly made the offer in Paris",
            "role",
        ),
        (
            "Carla Voss was aboard Northern Airways Flight 77, which crashed into the bridge in Oslo",
            "Carla Voss was aboard Northern Airways Flight 116, which crashed into the bridge in Oslo",
            "label",
        ),
    ],
)
def test_one_fact_that_differs_is_a_conflict_that_names_its_slot(a: str, b: str, slot: str) -> None:
    known = {"occurred_on": "2024-12-08"} if slot == "manner" else {}
    if slot == "manner":
        a, b = a.replace("The president", "Bashar Assad"), b.replace("The president", "President Bashar al-Assad")
    relation = _compare(a, b, known, known)
    assert relation.kind == "conflict"
    assert slot in {reason.slot for reason in relation.reasons}


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("The fighters launched a surprise offensive on Nov. 27", "Rebels launched a surprise attack on Nov. 27"),
        ("Apple sued Samsung", "Samsung was sued by Apple"),
        ("B. Assad left Syria", "Bashar al-Assad left Syria"),
        ("The fund raised $7 million last year", "The fund raised 7.0 million dollars last year"),
        ("The company did not sell the plant", "The company refused to sell the plant"),
        ("The 18 people in the bus in Lima were not injured", "The 18 people in the bus in Lima were unharmed"),
        ("General Electric closed the plant in Oslo", "GE closed the plant in Oslo"),
        ("The council of Oslo has 13 Shi'ites", "The council of Oslo has 13 Shiites"),
        ("Two airstrikes hit Homs on Monday", "Two air strikes hit Homs on Monday"),
        ("Norway beat Sweden 3-1", "Sweden was beaten by Norway 3-1"),
        ("The council of Kent approved the budget 52-48", "The council of Kent approved the budget by 52 votes to 48"),
        ("A quarter of the fleet of Lodwick was sold", "25 percent of the fleet of Lodwick was sold"),
        ("The ship reached Korsay shortly after 2 a.m.", "The ship reached Korsay at 2:10 a.m."),
    ],
)
def test_the_same_fact_in_other_words_is_a_duplicate_that_says_which(a: str, b: str) -> None:
    relation = _compare(a, b)
    assert relation.kind == "duplicate"
    assert [reason.slot for reason in relation.reasons] == ["wording"]


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Inflation was 3.1 % in 2022", "Inflation was 2.4 % in 2023"),
        ("A bomb killed 12 people in Damascus", "A bomb killed 12 people in Syria"),
        ("The fighters captured Aleppo", "The fighters captured Hama"),
        ("STS-1 is the first space shuttle mission", "STS-135 will be the last space shuttle mission"),
        ("Six shells hit the area near post 542", "Other 15 shells fell near post 250"),
        ("Eddie Chu was elected with 84,121 votes", "Elizabeth Quat was elected with 58,825 votes"),
        ("Microsoft has a browser named Internet Explorer 9", "Its name was Internet Explorer 6"),
        ("Assad stepped down", "The goal of the offensive is to overthrow Assad"),
        ("Bashar al-Assad left the country", "Bashar al-Assad is president"),
        ("There is no woman cutting onions", "A woman is cutting tofu"),
        ("The first half ended 0 – 0 on the scoreboard", "The first half ended 1 – 1 on the scoreboard"),
        ("The boy was welcome to tour the company", "The company had denied this a day earlier"),
        ("Malaysia has a policy of turning boats away", "Indonesia has a policy of turning boats away"),
        ("The affront is to the thousands of men", "The affront is to the thousands of women"),
        ("Shares in London were up at 654 pence by 10:18 a.m.", "Shares in London were up at 654 pence by 8:35 a.m."),
        ("The bay closed to ships before 9 a.m.", "The bay closed to ships by 7 a.m."),
        ("Norway led Sweden 1-0 in Bergen", "Norway led Sweden 2-0 in Bergen"),
        ("Norway 3-2 Iceland: goals and pictures of the match", "Malta 0-0 Denmark: goals and pictures of the match"),
        ("The first half of the match in Lima ended at noon", "The second half of the match in Lima ended at noon"),
        (
            "Profits at Lodwick rose 5 percent in the second quarter",
            "Profits at Lodwick rose 7 percent in the third quarter",
        ),
        ("It was the second explosion in Homs on Monday", "It was the third explosion in Homs on Monday"),
        ("The police of a town in Moscow province met the mayor", "US citizens met the mayor"),
    ],
)
def test_two_facts_that_can_both_be_true_are_left_alone(a: str, b: str) -> None:
    assert _compare(a, b).kind == "none"


def test_a_ratio_or_a_sum_in_another_currency_may_be_the_same_figure() -> None:
    assert (
        _compare("The senate voted nearly 2-1 for the bill", "The senate voted 62-43 for the bill").kind != "conflict"
    )
    assert _compare("Lodwick sells the phone for 99 euros", "Lodwick sells the phone for $110").kind != "conflict"


def test_a_count_that_grows_from_day_to_day_is_an_update() -> None:
    relation = _compare("12 people were dead on Tuesday", "21 people were dead on Wednesday")
    assert relation.kind == "update"
    assert "12 people" in relation.reasons[0].text
    assert "21 people" in relation.reasons[0].text


_DAY_1 = {"published": "2031-03-03", "story": Story(("port", "veldra"), ("warehouse", "fire"))}
_DAY_2 = {"published": "2031-03-04", "story": Story(("port", "veldra"), ("death", "toll", "harbor", "fire"))}


@pytest.mark.parametrize(
    ("a", "b", "kind", "slot"),
    [
        ("The fire broke out on the northern quay", "The fire broke out at the southern quay", "conflict", "direction"),
        ("The fire broke out shortly after 2 a.m.", "The fire broke out at about 11:40 p.m.", "conflict", "time"),
        ("A fire at the harbour of Port Veldra injured 40", "The fire has injured 46", "update", "quantity"),
    ],
)
def test_two_articles_of_one_story_speak_of_one_event(a: str, b: str, kind: str, slot: str) -> None:
    relation = _compare(a, b, _DAY_1, _DAY_2)
    assert (relation.kind, relation.reasons[0].slot) == (kind, slot)
    assert worth_raising(relation, _slots(a, **_DAY_1), _slots(b, **_DAY_2))
    other = {"published": "2031-03-04", "story": Story(("lima",), ("warehouse", "fire"))}
    assert not worth_raising(_compare(a, b, _DAY_1, other), _slots(a, **_DAY_1), _slots(b, **other))


def test_what_somebody_was_denied_is_no_denied_statement() -> None:
    assert _slots("The Afghan team was denied visas to enter the United States").certainty == "asserted"


def test_one_order_is_given_by_one_person() -> None:
    a, b = (
        "Governor Marta Oskarin ordered the evacuation of Lower Town",
        "Ivo Relland ordered the evacuation of Lower Town",
    )
    relation = _compare(a, b, _DAY_1, _DAY_2)
    assert [(reason.slot, reason.a, reason.b) for reason in relation.reasons] == [
        ("agent", "Governor Marta Oskarin", "Ivo Relland")
    ]
    assert _compare(a, "Ivo Relland ordered the evacuation of a school", _DAY_1, _DAY_2).kind == "none"
    assert _compare(a, b, _DAY_1, _DAY_1).kind == "none", "one article that names two means two"


def test_of_two_articles_the_later_updates_the_count_of_the_earlier() -> None:
    a, b = "At least 12 people died in the crash in Lima", "At least 21 people died in the crash in Lima"
    assert _compare(a, b, {"published": "2024-12-03"}, {"published": "2024-12-04"}).kind == "update"
    assert _compare(a, b, {"published": "2024-12-03"}, {"published": "2024-12-03"}).kind == "conflict"
    assert _compare(a, b, {"published": "2024-12-04"}, {"published": "2024-12-03"}).kind == "conflict"


def test_the_missing_of_a_later_article_may_be_fewer() -> None:
    a, b = "Eight dock workers are still missing", "Three dock workers are still missing"
    assert _compare(a, b, {"published": "2031-03-03"}, {"published": "2031-03-04"}).kind == "update"


def test_figures_of_two_accidents_years_apart_are_not_compared() -> None:
    relation = _compare(
        "107 people were killed in the accident in Mecca",
        "362 people were killed in the accident in Mecca",
        {"published": "2015-09-12"},
        {"published": "2006-01-12"},
    )
    assert relation.kind == "none"


def test_a_place_that_is_not_known_conflicts_with_one_that_is_and_both_are_named() -> None:
    a, b = "Assad fled to Russia", "Bashar Al-Assad departed for an undisclosed location"
    relation = _compare(a, b, {"certainty": "unverified"})
    assert relation.kind == "conflict"
    reasons = {reason.slot: reason for reason in relation.reasons}
    assert set(reasons) == {"place", "certainty"}
    assert "Russia" in reasons["place"].text
    assert "undisclosed location" in reasons["place"].text
    assert reasons["place"].a_span is not None
    start, end = reasons["place"].a_span
    assert a[start:end] == "Russia"


def test_days_counted_from_another_day_are_compared_by_what_they_come_to() -> None:
    relation = _compare(
        "Two days later, rebels captured Aleppo",
        "Rebels captured Aleppo on Nov. 30",
        {"occurred_on": "2024-11-29"},
        {"occurred_on": "2024-11-30"},
    )
    assert relation.kind == "conflict"
    assert {reason.slot for reason in relation.reasons} == {"date"}


_TEXTS = st.sampled_from(
    [
        "Assad fled to Russia",
        "Rebels captured Aleppo and Hama on Nov. 29, 2024",
        "The Nasdaq did not fall 1.3 percent to 1,662 on Monday",
        "Reports that 21 people died in Lima are unverified",
        "Apple sued Samsung in London",
        "“We have not left,” the minister said",
        "\x1b[31m[red] 1/0 12,,3 -- $ £5m Nov. 99",
        "",
        "The",
    ]
)


@settings(deadline=None)
@given(_TEXTS, _TEXTS)
def test_the_order_of_two_claims_does_not_change_the_kind_and_spans_are_in_the_text(a: str, b: str) -> None:
    there, back = _compare(a, b), _compare(b, a)
    assert there.kind == back.kind
    for reason in there.reasons:
        for span, text in ((reason.a_span, a), (reason.b_span, b)):
            assert span is None or 0 <= span[0] < span[1] <= len(text)


@given(_TEXTS)
def test_no_claim_contradicts_itself(text: str) -> None:
    assert _compare(text, text).kind in ("duplicate", "none")


@given(_TEXTS, st.sampled_from(["asserted", "hedged", "unverified", "denied"]))
def test_stored_slots_are_the_slots_that_were_made(text: str, certainty: str) -> None:
    slots = _slots(text, certainty=certainty, occurred_on="2024-12", published="2024-12-08", speaker="Jalali")
    assert Slots.from_json(slots.to_json()) == slots
    assert Slots.from_json(slots.to_json()).keys == slots.keys


def test_a_figure_above_a_bound_is_no_duplicate_of_it() -> None:
    assert _compare("A fire killed at least 12 people.", "An explosion killed 31 people.").kind != "duplicate"
    assert _compare("About 1,400 people were evacuated.", "1,400 people were evacuated.").kind == "duplicate"


def test_the_same_news_of_two_towns_is_no_duplicate() -> None:
    assert _compare("The port of York reopened on Friday.", "The port of Kent reopened on Friday.").kind != "duplicate"
