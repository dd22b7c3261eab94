"""What joined parts share, what is measured and what a word calls for stays with all that it is said of."""

from __future__ import annotations

import pytest
from claim_helpers import check_claims

from verify import extract
from verify.types import Certainty

# What misread, a sentence, claims that must be there, words that no claim may end up as.
CASES = [
    (
        "more is said of all that stands behind it",
        "The plan would pay for more boats, ships and crews.",
        ["The plan would pay for more boats, ships and crews."],
        ["The plan would pay for ships.", "The plan would pay for crews."],
    ),
    (
        "what is somebody's own is so of all that is his",
        "She used her sudden fame and fortune in Aldford.",
        ["She used her sudden fame and fortune in Aldford."],
        ["She used her fortune.", "She used her fortune in Aldford."],
    ),
    (
        "a plural counts the names behind it",
        "He leads in the towns of Aldford and Westmark.",
        ["He leads in the towns of Aldford and Westmark."],
        ["He leads in the towns of Aldford.", "He leads in the towns of Westmark."],
    ),
    (
        "a share is of all that it is measured by",
        "About 10 percent of the residents of Aldford and Westmark are farmers.",
        ["About 10 percent of the residents of Aldford and Westmark are farmers."],
        ["About 10 percent of the residents of Westmark are farmers."],
    ),
    (
        "what is given to several is not given to each",
        "The council gave towns and counties $60 million last year.",
        [],
        ["The council gave towns $60 million.", "The council gave counties $60 million last year."],
    ),
    (
        "what is too much is so for something",
        "The wording was too vague to tell who could join.",
        ["The wording was too vague to tell who could join."],
        ["The wording was too vague."],
    ),
    (
        "a reason in part is given with its reason",
        "She was drawn to the post in part because of the number of women there.",
        [],
        ["She was drawn to the post in part.", "She was drawn to the post because of the number of women there."],
    ),
    (
        "a multiple is of something",
        "Farmers were dying at three times the rate of other men.",
        ["Farmers were dying at three times the rate of other men."],
        ["Farmers were dying the rate of other men.", "Farmers were dying at three times."],
    ),
    (
        "what something feels like is not so",
        '"It feels like, we can put this off a little bit," Ann Lee said.',
        [],
        ["Ann Lee said: “We can put this off a little bit.”", "It feels."],
    ),
    (
        "what is to be there is not yet at work",
        "The council said it will have 18 inspectors working during the fair.",
        [],
        ["18 inspectors are working during the fair.", "18 inspectors were working during the fair."],
    ),
    (
        "what some of those told of did is not said of all of these",
        "Mrs. Lee enjoyed support from Aldford's voters, especially older women, who helped her win.",
        [],
        ["Especially older women helped her win."],
    ),
    (
        "a kind of word is no description",
        "Roe mocked the senator with the nickname “Slow Ted.”",
        [],
        ["Slow Ted is the nickname.", "“Slow Ted” is the nickname."],
    ),
    (
        "several take no article",
        "Roe spoke of Quakers — 1.6 million members of a church — in Aldford.",
        [],
        ["Quakers are a 1.6 million members of a church."],
    ),
    (
        "what is said stands behind the colon",
        '"I would simply say to the farmers: look at the fields," Ann Lee said.',
        [],
        ["Ann Lee said: “I would simply say to the farmers.”"],
    ),
    (
        "an open question does not go on as a fact",
        "You have no way of knowing which, if any, you might get.",
        [],
        ["If any, you might get.", "You might get."],
    ),
    (
        "a title is one",
        "The Mill Theatre staged her play, Mercy, Kindness, and Fury: A Miller's Guide.",
        [],
        ["The Mill Theatre staged her play A Miller's Guide.", "The Mill Theatre staged Mercy."],
    ),
    (
        "a ban is on something",
        "The council called for a ban on private cars.",
        ["The council called for a ban on private cars."],
        ["The council called for a ban."],
    ),
    (
        "everybody was born",
        "Ann Lee was born in a poor country.",
        ["Ann Lee was born in a poor country."],
        ["Ann Lee was born."],
    ),
    (
        "what comes each time of something is not said without it",
        "“You walk down the street, you get robbed,” Ann Lee said.",
        [],
        ["You walk down the street.", "You get robbed."],
    ),
    (
        "what somebody is likened to is nobody",
        "Ann Lee compared the mayor to a coach who is shouting at the referees.",
        [],
        ["A coach is shouting at the referees.", "Ann Lee compared the mayor to a coach."],
    ),
    (
        "what is only to be brought about is not so",
        "Ann Lee explained how important it is to help the town by pushing a law that protects farmers.",
        [],
        ["A law protects farmers."],
    ),
    (
        "what follows from two things follows from neither alone",
        "The boat is nine feet tall and weighs 12 tons, which makes it a ship.",
        ["The boat is nine feet tall and weighs 12 tons, which makes it a ship."],
        ["The boat is nine feet tall, which makes it a ship.", "The boat is nine feet tall which makes it a ship."],
    ),
    (
        "what tells two things apart from others tells both",
        "Friends in Norland would help, including towns and villages that would lose, and firms that would close.",
        [],
        ["Friends in Norland would help, including villages."],
    ),
    (
        "those named with with do what stands behind them",
        "Norland opened the match with Ann Lee, Bob Roe and Carl Berg making early attempts.",
        [],
        ["Norland opened the match with Ann Lee.", "Norland opened the match with Bob Roe making early attempts."],
    ),
    (
        "where and among whom somebody leads is said with it",
        "In the last Harbour poll, Ann Lee led Bob Roe by 5 percentage points among likely voters.",
        ["In the last Harbour poll, Ann Lee led Bob Roe by 5 percentage points among likely voters."],
        ["Ann Lee led Bob Roe.", "Ann Lee led Bob Roe by 5 percentage points."],
    ),
    (
        "what takes place does so somewhere",
        "Next year's fair is scheduled to take place in Aldford.",
        ["Next year's fair is scheduled to take place in Aldford."],
        ["Next year's fair is scheduled to take place."],
    ),
    (
        "a number is no name",
        "The miners rode down into Harbour mine No. 2 last spring.",
        [],
        ["No. is a Harbour mine."],
    ),
    (
        "what happens every so often is not said without how often",
        "Every ten minutes, a farmer sells his land.",
        ["Every ten minutes, a farmer sells his land."],
        ["A farmer sells his land."],
    ),
    (
        "what something of a thing is like is not the thing",
        "The law will be judged by the High Court, the size of which depends on the vote in May.",
        [],
        ["The High Court is the size of which depends on the vote in May."],
    ),
]


@pytest.mark.parametrize(("kind", "sentence", "there", "absent"), CASES, ids=[case[0] for case in CASES])
def test_what_is_shared_stays_with_all(kind: str, sentence: str, there: list[str], absent: list[str]) -> None:
    check_claims(kind, sentence, there, absent)


def test_what_nobody_foresaw_is_the_articles_own_word() -> None:
    claim = next(iter(extract("No one could have foreseen what happened next.")))
    assert (claim.speaker, claim.certainty) == (None, Certainty.ASSERTED)


def test_what_neither_told_is_not_their_word() -> None:
    (claim,) = extract("Neither the clerk nor the boy's uncle had told the court there was another way.")
    assert (claim.speaker, claim.certainty) == (None, Certainty.ASSERTED)


def test_who_turns_an_offer_down_denies_nothing() -> None:
    (claim,) = extract("The sailors have rejected the port's offer of a truce.")
    assert (claim.speaker, claim.certainty) == (None, Certainty.ASSERTED)


def test_what_a_draft_is_to_do_is_not_done() -> None:
    claims = extract("The council is debating key parts of a resolution authorising a new force in Westmark.")
    assert not [claim.text for claim in claims if "is authorising" in claim.text]


def test_a_measure_by_which_something_is_so_speaks_for_that_alone() -> None:
    claims = extract("Roe is tall and weighs 236 pounds, which makes him heavy according to his body mass index.")
    assert not [claim for claim in claims if claim.speaker and "index" not in claim.text and "heavy" not in claim.text]


def test_the_signature_behind_a_quotation_is_no_part_of_it() -> None:
    claims = extract("“He shows no respect for anybody. He is our greatest shame.” ― Ann Lee\n")
    assert not [claim.text for claim in claims if "Ann Lee." in claim.text]


@pytest.mark.parametrize("text", ["“Finally. Someone who thinks like me.”", "Roe will not say so. He really should."])
def test_what_says_nothing_by_itself_is_no_claim(text: str) -> None:
    claims = extract(text)
    assert not [claim.text for claim in claims if "Someone" in claim.text or claim.text.endswith("really should.")]


def test_as_a_result_of_something_nobody_sees_anything() -> None:
    claims = extract("They see the divisions that have been in the news as a result of the storms.")
    assert not [claim for claim in claims if claim.cue == "see" and claim.text.startswith("The divisions")]
