"""What a sentence says by the way: what names are called, from when works are, and what must not be made of it."""

from __future__ import annotations

import pytest

from verify import extract

# What is said, a sentence, claims that must be there, words that no claim may end up as.
CASES = [
    (
        "a film is from the year behind it",
        'The drama Harbour Lights (2014), "Two Left Feet" (2016) and the series Norder (2018-2020) won.',
        ["Harbour Lights is from 2014.", '"Two Left Feet" is from 2016.', "Norder is from 2018-2020."],
        ["Lights is from 2014."],
    ),
    (
        "where a title begins is not guessed",
        "He is known for the films Dancing on Ice (1999) and Just like Winter (2003).",
        [],
        ["Ice is from 1999.", "Winter is from 2003."],
    ),
    (
        "a year behind a winner is no year of birth",
        "The race was won by Ann Lee (1998) and Bob Roe (2002).",
        [],
        ["Ann Lee is from 1998.", "Bob Roe is from 2002."],
    ),
    (
        "brackets do not stay around what was said in them",
        "Dana Kay Oort (born March 11, 1964) is a Norder painter.",
        ["Dana Kay Oort was born March 11, 1964."],
        ["Dana Kay Oort was (born March 11, 1964)."],
    ),
    (
        "a rival of that time is none today",
        "The advert in May asked whether then-rival Dana Oort was prepared to face emergencies.",
        [],
        ["Dana Oort is a then-rival."],
    ),
]


@pytest.mark.parametrize(("text", "there", "never"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_what_is_said_by_the_way_is_stated_as_it_is_and_no_further(
    text: str, there: list[str], never: list[str]
) -> None:
    found = [claim.text for claim in extract(text)]
    assert [claim for claim in there if claim not in found] == []
    assert [claim for claim in never if claim in found] == []


@pytest.mark.parametrize(
    ("text", "there", "never"),
    [
        ("Ann Lee sold her shop. Moved to Brack on Monday.", ["Ann Lee moved to Brack on Monday."], []),
        ("Ann Lee sold her shop. Came after weeks of talks.", [], ["Ann Lee came after weeks of talks."]),
        ("Ann Lee sold her shop and Bob Roe left. Moved to Brack.", [], ["Ann Lee moved to Brack."]),
    ],
)
def test_a_note_takes_over_the_only_subject_of_the_sentence_before(
    text: str, there: list[str], never: list[str]
) -> None:
    found = [claim.text for claim in extract(text)]
    assert [claim for claim in there if claim not in found] == []
    assert [claim for claim in never if claim in found] == []


SPLITS = [
    (
        "two verbs that share an object are two facts",
        "A bear has attacked and killed a hiker near Aldford.",
        ["A bear has attacked a hiker near Aldford.", "A bear has killed a hiker near Aldford."],
        ["A bear has attacked.", "A bear has attacked and killed a hiker near Aldford."],
    ),
    (
        "a verb without an object shares none",
        "Ann Lee recovered and sold the shop.",
        [],
        ["Ann Lee recovered the shop."],
    ),
    (
        "a participle that opens the sentence is said of its subject",
        "Founded in 1946, the club plays in Aldford.",
        ["The club was founded in 1946.", "The club plays in Aldford."],
        [],
    ),
    (
        "how something is judged is said of nobody",
        "Judging by the figures, the club lost money.",
        [],
        ["The club judged by the figures.", "The club was judging by the figures."],
    ),
    (
        "what is granted is a fact also beside what may be",
        "Although the strike has ended, the port may stay closed.",
        ["The strike has ended."],
        ["The port stays closed."],
    ),
    (
        "two roles of one person are two facts",
        "Ann Lee, the club's chairman and chief executive, left on Monday.",
        ["Ann Lee is the club's chairman.", "Ann Lee is the club's chief executive."],
        [],
    ),
    (
        "of two roles that are over neither is stated",
        "Ann Lee, a former chairman and candidate, left on Monday.",
        [],
        ["Ann Lee is a candidate."],
    ),
    (
        "what was done before what has been done is a fact",
        "A Norder man has been questioned after climbing the tower on Monday.",
        ["A Norder man has been questioned."],
        [],
    ),
    (
        "some of a kind were what was done to them, and stay told from the rest",
        "The number of children referred to the clinic by teachers has risen.",
        [
            "Children were referred to the clinic by teachers.",
            "The number of children referred to the clinic by teachers has risen.",
        ],
        ["The number of children has risen."],
    ),
    (
        "what is still to come tells nothing of what it is done to",
        "They will burn books printed by the club.",
        ["They will burn books printed by the club."],
        ["Books were printed by the club."],
    ),
    (
        "phrases with the same preposition are joined to each other",
        "The novel was sold as a serial in May and as a book in June.",
        ["The novel was sold as a book in June."],
        [],
    ),
    (
        "both goes with what it joins",
        "The hotel is both old and famous.",
        [],
        ["The hotel is both old."],
    ),
]


@pytest.mark.parametrize(("text", "there", "never"), [case[1:] for case in SPLITS], ids=[case[0] for case in SPLITS])
def test_what_is_joined_or_opens_a_sentence_is_stated_where_it_stands_alone(
    text: str, there: list[str], never: list[str]
) -> None:
    found = [claim.text for claim in extract(text)]
    assert [claim for claim in there if claim not in found] == [], found
    assert [claim for claim in never if claim in found] == [], found
