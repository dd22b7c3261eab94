"""Of whom, where and within what a clause holds is not lost, and a list keeps its members and gets no others."""

from __future__ import annotations

import pytest
from claim_helpers import check_claims

# What misread, a sentence, claims that must be there, words that no claim may end up as.
CASES = [
    (
        "anybody who does something is nobody in particular",
        "A cashier who steals is held accountable.",
        ["A cashier who steals is held accountable."],
        ["A cashier steals.", "A cashier is held accountable."],
    ),
    (
        "what will be done to anybody is not done to all",
        "A driver who speeds will be fined.",
        ["A driver who speeds will be fined."],
        ["A driver speeds.", "A driver will be fined."],
    ),
    (
        "who leads among some does not lead",
        "Among sailors, Lee leads Roe by four points.",
        ["Among sailors, Lee leads Roe."],
        ["Lee leads Roe.", "Lee leads Roe by four points."],
    ),
    (
        "of how many they are",
        "Of the ten judges, six were appointed by Roe.",
        ["Of the ten judges, six were appointed by Roe."],
        ["Six were appointed by Roe."],
    ),
    (
        "for whom something holds",
        "For drivers with old cars, the new rule brings a fee in May.",
        ["For drivers with old cars, the new rule brings a fee."],
        ["The new rule brings a fee."],
    ),
    (
        "whither somebody was taken",
        "The banker was dragged before a committee to explain the loss.",
        ["The banker was dragged before a committee to explain the loss."],
        ["The banker was dragged to explain the loss."],
    ),
    (
        "off what somebody was thrown",
        "Roe was thrown off the bus in Norder.",
        ["Roe was thrown off the bus."],
        ["Roe was thrown.", "Roe was thrown in Norder."],
    ),
    (
        "in what somebody is like something",
        "The mayor ran like a sprinter in a marathon.",
        ["The mayor ran like a sprinter in a marathon."],
        ["The mayor ran like a sprinter."],
    ),
    (
        "a thing told of in the past may still be where it is",
        "The old divide in Norderland was discussed by the panel.",
        ["The old divide in Norderland was discussed by the panel."],
        ["The old divide was in Norderland."],
    ),
    (
        "a place in a list is no name of the one before it",
        "The family passed through Minnesota, Iowa and New York.",
        [
            "The family passed through Minnesota.",
            "The family passed through Iowa.",
            "The family passed through New York.",
        ],
        [],
    ),
    (
        "a semicolon ends what is said of the one before it",
        "She met Bob Roe, who led the club; Ann Lee, who paid for it; and two clerks.",
        ["She met Bob Roe.", "She met Ann Lee.", "She met two clerks.", "Bob Roe led the club."],
        ["Bob Roe led the club; Ann Lee."],
    ),
    (
        "no article of a name is shared with those behind it",
        "The town faced the Harbour Club, clerks and sailors.",
        ["The town faced clerks."],
        ["The town faced the clerks."],
    ),
    (
        "both sides of a choice stand behind its colon",
        "The town has a choice with its fleet: You can cut ships and save money; or you can keep them and do nothing.",
        ["The town has a choice with its fleet."],
        ["You can cut ships.", "You can save money."],
    ),
    (
        "the wording of a sign is whole",
        'He wore "Please help me" badges on his coat.',
        ['He wore "Please help me" badges on his coat.'],
        ["He wore help me badges."],
    ),
    (
        "a capital article is part of a title",
        "The hall invited The Long Road author Ann Lee.",
        ["Ann Lee is The Long Road author."],
        ["Ann Lee is a Long Road author."],
    ),
    (
        "who hopes is who says so",
        'Ann Lee commented, "Hoping that the bridge opens in May."',
        ["Ann Lee commented: “Hoping that the bridge opens in May.”"],
        ["Hoping that the bridge opens in May."],
    ),
    (
        "what somebody was pushed to do",
        "The office pushed private doctors to report every fall.",
        ["The office pushed private doctors to report every fall."],
        ["The office pushed private doctors."],
    ),
    (
        "an office keeps its capitals",
        "Attorney General Ann Lee resigned.",
        ["Ann Lee is Attorney General."],
        ["Ann Lee is attorney General."],
    ),
    (
        "a word of stress is no part of an office",
        "Even Administrator Bob Roe opposed the plan.",
        ["Bob Roe is an Administrator."],
        ["Bob Roe is an even Administrator."],
    ),
]


@pytest.mark.parametrize(("kind", "sentence", "there", "absent"), CASES, ids=[case[0] for case in CASES])
def test_a_claim_keeps_its_bounds(kind: str, sentence: str, there: list[str], absent: list[str]) -> None:
    check_claims(kind, sentence, there, absent)
