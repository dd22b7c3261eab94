"""How far a report is vouched for: who accuses whom, what was never said, what another report only tells of."""

from __future__ import annotations

import pytest
from parse_helpers import analysed

from verify.decompose import decompose
from verify.types import Certainty


def _claims(text: str) -> list[tuple[str | None, Certainty, str]]:
    """Speaker, certainty and text of each claim."""
    return [(claim.speaker, claim.certainty, claim.text) for claim in decompose(*analysed(text)).claims]


@pytest.mark.parametrize(
    ("text", "speaker", "certainty"),
    [
        ("Lind is accused of taking bribes.", None, Certainty.UNVERIFIED),
        ("Berg falsely claimed that the vote had been stolen.", "Berg", Certainty.DENIED),
        ("The minister may say that the bridge is unsafe.", "The minister", Certainty.HEDGED),
        ("He denied that she had said the bridge was unsafe.", "He", Certainty.DENIED),
    ],
)
def test_what_was_not_said_is_stated_with_the_words_of_reporting(
    text: str, speaker: str | None, certainty: Certainty
) -> None:
    assert _claims(text) == [(speaker, certainty, text)]


@pytest.mark.parametrize(
    "text",
    [
        "Berg claimed without evidence that the vote had been stolen.",
        "There are reports that Berg said the vote had been stolen.",
        "Berg is accused of saying that the vote had been stolen.",
    ],
)
def test_what_is_claimed_without_ground_or_only_reported_is_unverified(text: str) -> None:
    assert ("Berg", Certainty.UNVERIFIED, "The vote had been stolen.") in _claims(text)


def test_who_is_asked_says_nothing_by_it() -> None:
    ((speaker, _, text),) = _claims("Asked whether he would resign, Berg said he had no such plans.")
    assert (speaker, text) == ("Berg", "Asked whether he would resign, Berg said he had no such plans.")


@pytest.mark.parametrize(
    "text",
    [
        "Lind was quoted by the agency as saying that the port would open in June.",
        "The agency quoted Lind as saying the port would open in June.",
    ],
)
def test_who_is_quoted_is_the_speaker(text: str) -> None:
    assert _claims(text) == [("Lind", Certainty.ATTRIBUTED, "The port would open in June.")]


def test_a_source_that_is_cited_in_between_leaves_the_report_whole() -> None:
    text = "The agency reported, citing two officials, that the port would open in June."
    assert ("The agency", Certainty.ATTRIBUTED, "The port would open in June.") in _claims(text)


def test_both_clauses_after_that_were_said() -> None:
    text = "He told reporters that the talks had failed and the ceasefire was over."
    assert _claims(text) == [
        ("He", Certainty.ATTRIBUTED, "The talks had failed."),
        ("He", Certainty.ATTRIBUTED, "The ceasefire was over."),
    ]


def test_the_age_of_a_speaker_is_no_part_of_the_name() -> None:
    assert _claims("“I have never taken a bribe,” Berg, 54, told the court.")[0][2] == (
        "Berg said: “I have never taken a bribe.”"
    )


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        ("As the legend goes, Berg hid the gold.", (None, Certainty.UNVERIFIED, "Berg hid the gold.")),
        ("Legend has it that Berg hid the gold.", (None, Certainty.UNVERIFIED, "Berg hid the gold.")),
        (
            "To Berg, the rules are hurting the harbour.",
            ("Berg", Certainty.ATTRIBUTED, "The rules are hurting the harbour."),
        ),
        (
            "The town has a lot to sell and we have to sell it - it will be considered.",
            (None, Certainty.ASSERTED, "The town has a lot to sell."),
        ),
        (
            "Berg would probably sell the farm, Lind said.",
            ("Lind", Certainty.HEDGED, "Berg would probably sell the farm."),
        ),
        ("Berg reportedly left and Lind stayed.", (None, Certainty.ASSERTED, "Lind stayed.")),
        (
            "The board rejected a loan offer by two banks.",
            (None, Certainty.ASSERTED, "The board rejected a loan offer by two banks."),
        ),
        ("The board rejected a rumor.", (None, Certainty.ASSERTED, "The board rejected a rumor.")),
        ("The board rejected that claim.", ("The board", Certainty.DENIED, "The board rejected that claim.")),
    ],
)
def test_how_sure_a_claim_is_and_by_whom(text: str, claim: tuple[str | None, Certainty, str]) -> None:
    assert claim in _claims(text), _claims(text)


def test_what_is_hard_to_say_is_not_said() -> None:
    text = "“It's hard to argue that the wall is safe,” said Ann Lee."
    assert _claims(text) == [("Ann Lee", Certainty.ATTRIBUTED, "It's hard to argue that the wall is safe.")]
