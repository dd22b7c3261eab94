"""What a participle says is said of the noun it belongs to, in a tense that the sentence tells."""

from __future__ import annotations

import pytest
from claim_helpers import check_claims

# What misread, a sentence, claims that must be there, words that no claim may end up as.
CASES = [
    (
        "who is thought to be something thinks nothing",
        "A woman believed to be in her 20s was found dead near the quay.",
        ["A woman was found dead near the quay."],
        ["A woman believed to be in her 20s was found dead near the quay."],
    ),
    (
        "who was flown out uses the planes, and not the trips",
        "More than 90 guests have been taken to the mainland in three trips using hired ferries.",
        ["More than 90 guests have been taken to the mainland in three trips using hired ferries."],
        ["Three trips are using hired ferries."],
    ),
    (
        "what has happened since leaves open whether a state lasts",
        "Six patients receiving care at the clinic have died.",
        ["Six patients receiving care at the clinic have died."],
        ["Six patients are receiving care.", "Six patients are receiving care at the clinic."],
    ),
    (
        "who has said something still does what tells who it is",
        "The judge leading the inquiry into the Aldford fire has written to the mayor.",
        ["The judge is leading the inquiry into the Aldford fire."],
        [],
    ),
    (
        "how strong something was does not go on",
        "A storm measuring 30 miles across has hit the coast of Norland.",
        [],
        ["A storm is measuring 30 miles across.", "A storm measures 30 miles across."],
    ),
    (
        "how long something is has no form that goes on",
        "The tape lasting about two hours was shown on Monday.",
        ["The tape lasted about two hours."],
        ["The tape was lasting about two hours."],
    ),
    (
        "a position goes nowhere",
        "Rain and wind have left the town in a weak position going into the second day of the fair.",
        ["Rain has left the town in a weak position going into the second day of the fair."],
        ["A weak position is going into the second day of the fair.", "Rain has left the town in a weak position."],
    ),
    (
        "what something was made to do stays with the making",
        "A gust sent a small boat crashing into the pier.",
        ["A gust sent a small boat crashing into the pier."],
        ["A gust sent a small boat.", "A small boat was crashing into the pier."],
    ),
    (
        "what there is a chance of does not take place",
        "The panel says there is a small chance of the old bridge collapsing in a storm.",
        ["There is a small chance of the old bridge collapsing in a storm."],
        ["The old bridge is collapsing in a storm.", "There is a small chance of the old bridge."],
    ),
    (
        "a street does not protest",
        "People took to the lanes protesting against the new tax.",
        ["People took to the lanes protesting against the new tax."],
        ["The lanes protested against the new tax."],
    ),
    (
        "a level says nothing without the participle behind it",
        "Rents in Aldford have risen to a level not seen since the war.",
        ["Rents in Aldford have risen to a level not seen since the war."],
        ["Rents in Aldford have risen to a level.", "A level is not seen since the war."],
    ),
    (
        "an area says nothing without its bounds",
        "Searches were made in parts of Aldford, as well as an area bounded by Mill Lane and the canal.",
        ["Searches were made."],
        ["Searches were made in parts of Aldford, as well as an area.", "An area was bounded by Mill Lane."],
    ),
    (
        "what is looked after is so when its clause is",
        "The plan would cut the park in two and close about a dozen small farms in Norland maintained by the Trust.",
        ["About a dozen small farms in Norland are maintained by the Trust."],
        [],
    ),
    (
        "a vote beside a clause in the present may be over",
        "The new line is one step closer with the lower house of the Norland parliament voting to pay for it.",
        ["The new line is one step closer with the lower house of the Norland parliament voting to pay for it."],
        ["The lower house of the Norland parliament is voting to pay for it."],
    ),
    (
        "who is at the head of a thing leads, and not its head",
        "A cousin of the first mayor, he was at the head of the movement leading strikes against the mines.",
        ["He was at the head of the movement leading strikes against the mines."],
        ["The head of the movement was leading strikes against the mines."],
    ),
    (
        "a stretch of road fights nothing",
        "After more than 300 tiring miles battling rain and cold, a Norland team won the cup on Monday.",
        ["A Norland team won the cup."],
        ["More than 300 tiring miles were battling rain and cold."],
    ),
    (
        "two verbs in -ing go on from each other",
        "Roe ran up to Ann Lee, greeting her and then handing her a cup of tea with a smile.",
        ["Roe ran up to Ann Lee.", "Roe then handed her a cup of tea with a smile."],
        ["Roe ran up to Ann Lee and then handing her a cup of tea with a smile."],
    ),
]


@pytest.mark.parametrize(("kind", "sentence", "there", "absent"), CASES, ids=[case[0] for case in CASES])
def test_a_participle_says_no_more_than_it_does(kind: str, sentence: str, there: list[str], absent: list[str]) -> None:
    check_claims(kind, sentence, there, absent)
