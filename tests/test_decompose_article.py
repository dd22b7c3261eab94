"""What an editor must find on the user's own article: who says what, of when, and what is no claim at all."""

from __future__ import annotations

from functools import cache

import pytest
from parse_helpers import parser

from verify.decompose import decompose
from verify.intake.documents import make_document
from verify.resources import seed_path
from verify.types import Certainty, Claim, Decomposition


@cache
def article() -> Decomposition:
    document = make_document(seed_path("assad-leaves-syria.txt").read_bytes(), source="seed")
    return decompose(document, parser().analyse(document))


def claim(text: str) -> Claim:
    found = [claim for claim in article().claims if claim.text == text]
    assert found, [claim.text for claim in article().claims]
    return found[0]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Bashar al-Assad had stepped down.", "Russian Foreign Ministry"),
        ("Bashar al-Assad had left the country.", "Russian Foreign Ministry"),
        ("All prisoners have been released.", "a group of men"),
        ("President Bashar Assad has been overthrown.", "a group of men"),
        ("The goal of the offensive is to overthrow Assad’s government.", "Abu Mohammed al-Golani"),
    ],
)
def test_reported_content_has_its_speaker_beside_it(text: str, speaker: str) -> None:
    found = claim(text)
    assert found.speaker == speaker
    assert found.certainty is Certainty.ATTRIBUTED


def test_a_rumour_is_unverified() -> None:
    found = claim("Assad fled to Russia.")
    assert found.certainty is Certainty.UNVERIFIED
    assert found.speaker is not None
    assert "reports" in found.speaker


@pytest.mark.parametrize(
    "text",
    [
        "Abu Mohammed al-Golani is the HTS leader.",
        "The fighters launched a surprise offensive on Nov. 27.",
        "Rebels launched a surprise attack on Nov. 27.",
        "Rebels have controlled Idlib since 2020.",
        "The fighters captured Aleppo.",
        "Bashar Al-Assad departed for an undisclosed location.",
        "Rebels were taking control of Damascus and other major cities of the country.",
        "HTS was originally linked to al-Qaida.",
    ],
)
def test_the_articles_own_facts_are_asserted(text: str) -> None:
    assert claim(text).certainty is Certainty.ASSERTED


def test_days_are_counted_from_the_dateline_and_the_narrative() -> None:
    assert claim("Rebels launched a surprise attack on Nov. 27.").occurred_on == "2024-11-27"
    assert any(c.occurred_on == "2024-11-29" and "captured the city" in c.text for c in article().claims)
    assert any(c.occurred_on == "2024-12-09" and "office" in c.text for c in article().claims)


def test_the_first_person_never_stands_without_its_speaker() -> None:
    mine = [c for c in article().claims if "my house" in c.text]
    assert mine
    for found in mine:
        assert found.speaker == "Mohammed Ghazi Jalali"
        assert found.text.startswith("Mohammed Ghazi Jalali said: “I am in my house")


def test_headings_questions_and_slogans_make_no_claim() -> None:
    reasons = {passage.reason for passage in article().passages if passage.reason}
    assert {"heading", "slogan", "dateline"} <= reasons
    assert not any("Long live" in c.text or "?" in c.text for c in article().claims)


def test_a_call_is_kept_as_something_said_but_not_to_be_checked() -> None:
    calls = [c for c in article().claims if {"urge", "urged", "urging"} & set(c.text.split())]
    assert calls
    assert not any(c.checkable for c in calls)
    assert all(c.speaker for c in calls)


def test_a_negation_stays_in_its_claim() -> None:
    assert claim("Russia did not participate in these negotiations.")
    assert not any(c.text.startswith("Russia participate") for c in article().claims)
