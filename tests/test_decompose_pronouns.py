"""Whom a pronoun or a short name stands for: the one who can be meant, else it stays as it is."""

from __future__ import annotations

import pytest

from verify import extract


def _texts(text: str) -> list[str]:
    return [claim.text for claim in extract(text)]


def test_a_shorter_name_is_not_completed_to_a_title() -> None:
    texts = [claim.text for claim in extract("President Oort spoke on Monday. Mr. Oort has met Ann Lee before.")]
    assert "Mr. Oort has met Ann Lee before." in texts


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ('Mary Lee met Thomas Ost on Monday. "The farm is sold," she said.', "Mary Lee"),
        ('She has met many friends of Mary Bone for years. "The farm is sold," she said.', "she"),
    ],
)
def test_who_speaks_is_the_one_of_that_gender_unless_another_was_spoken_of(text: str, speaker: str) -> None:
    assert [claim.speaker for claim in extract(text) if claim.text == "The farm is sold."] == [speaker]


def test_what_has_been_done_to_somebody_is_told_so_in_capitals_too() -> None:
    assert "Ann Lee has BEEN CALLED OUT BY DOCTORS." in _texts("Ann Lee is a doctor. SHE'S BEEN CALLED OUT BY DOCTORS.")


@pytest.mark.parametrize(
    ("name", "pronoun", "told"), [("Katherine White", "He", "He"), ("Robin Hale", "He", "Robin Hale")]
)
def test_a_pronoun_stays_open_where_the_first_name_is_of_the_other_gender(name: str, pronoun: str, told: str) -> None:
    texts = [claim.text for claim in extract(f"{name} opened the harbour on Monday. {pronoun} left before noon.")]
    assert f"{told} left before noon." in texts, texts


def test_a_pronoun_stays_open_where_a_bare_name_may_be_meant() -> None:
    claims = extract("Tom Reagor won that year. There are questions about Clinder’s illness after her collapse.")
    assert not any("Reagor’s collapse" in claim.text for claim in claims)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "Tom Reag and Karl Ost met on Monday. Ann Lee said on Tuesday that she had sold the farm to Mary Bone.",
            "Ann Lee had sold the farm to Mary Bone.",
        ),
        (
            "The judge spoke on Monday. Tom Reag claims his brewery lost 40 barrels.",
            "Tom Reag’s brewery lost 40 barrels.",
        ),
        ("Ann Lee met Karl Ost on Monday. He left before noon.", "Karl Ost left before noon."),
        ("Ann Lee became a judge in 2010. She left the court in 2015.", "Ann Lee left the court in 2015."),
        ("As mayor Ann Lee made progress with the harbour. She left in 2015.", "Ann Lee left in 2015."),
        (
            "Karl Ost opened the hall on Monday. The match matters to Penhale and his twin brother Joe.",
            "The match matters to Penhale and his twin brother Joe.",
        ),
    ],
)
def test_a_pronoun_is_completed_to_the_only_one_whom_it_can_mean(text: str, told: str) -> None:
    assert told in _texts(text), _texts(text)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Tom Reag told Karl Ost that he had sold the farm.", "He had sold the farm."),
        ("The mayor's son heard that Karl Ost said he would leave.", "He would leave."),
        ("She has met many friends of Mary Bone for years. She left the town on Monday.", "She left the town."),
        (
            "The guard led Tom Reag to a nurse. He had to sell land to pay his bills.",
            "He had to sell land to pay his bills.",
        ),
        ("Ann Lee spoke. In a letter to Karl Ost he praised the choir.", "He praised the choir."),
        ("Karl Ost saw him on Monday.", "Karl Ost saw him on Monday."),
        ('Karl Ost said: "He sold the farm on Monday."', "He sold the farm on Monday."),
        ("Marlo, 28, berated the driver Gina Stone on Monday. She left the car park.", "She left the car park."),
        ("Tom Reag retired in May. On Monday, the 35-year-old changed his mind.", "The 35-year-old changed his mind."),
        (
            "Ann Lee says while prices may be a bit kinder to them today, the outlook for June has them worried.",
            "The outlook for June has them worried.",
        ),
        (
            "He declared in 1989 that the band would meet when Karl Ost was no longer ill. He was lucky to survive.",
            "He was lucky to survive.",
        ),
    ],
)
def test_a_pronoun_stays_open_where_another_can_be_meant(text: str, told: str) -> None:
    assert told in _texts(text), _texts(text)


def test_it_is_left_open_beside_a_person_whom_it_cannot_mean() -> None:
    claims = {claim.text: claim for claim in extract("The Nordal Union left after its President Karl Ost objected.")}
    assert claims["Karl Ost is its President."].open_references == ("its",)
