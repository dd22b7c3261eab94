"""Joined parts that only together are what is said: counts over all of them, wholes made of them, lists and names."""

from __future__ import annotations

import pytest
from claim_helpers import check_claims

# What misread, a sentence, claims that must be there, words that no claim may end up as.
CASES = [
    (
        "one body with two fields",
        "High rates have prompted a call for an inquiry by the Norland Competition and Consumer Commission.",
        ["High rates have prompted a call for an inquiry by the Norland Competition and Consumer Commission."],
        ["High rates have prompted a call for an inquiry by the Norland Competition."],
    ),
    (
        "who has since failed",
        "The mayor was briefed on a firm that was sold in May and has since failed.",
        ["The mayor was briefed on a firm that was sold in May and has since failed."],
        ["The mayor has since failed."],
    ),
    (
        "those counted are all of them together",
        "The missing were five children, four women and five men.",
        ["The missing were five children, four women and five men."],
        ["The missing were five children.", "The missing were four women."],
    ),
    (
        "a form that may be an infinitive",
        "Two unions signed a deal to end the strike and set the mill on the road to profit.",
        ["Two unions signed a deal to end the strike and set the mill on the road to profit."],
        ["Two unions set the mill on the road to profit."],
    ),
    (
        "a cup is part of the winner's title",
        "Westmark's Cup winner Bob Roe left.",
        ["Westmark's Cup winner Bob Roe left."],
        ["Westmark has a Cup winner."],
    ),
    (
        "a comma stands before a name where a phrase is left out",
        "A delegate from the northern group, Bob Roe, summed up the mood in a phrase.",
        [],
        ["A delegate Bob Roe, summed up the mood.", "A delegate Bob Roe, summed up the mood in a phrase."],
    ),
    (
        "who is reported as saying so",
        "The agency reported the owners as saying the ship was lost.",
        ["The ship was lost."],
        ["The agency reported the owners."],
    ),
    (
        "a team is all its players",
        "The final team is: Ann Lee, Bob Roe, Carl Holm and Dora Lind.",
        ["The final team is: Ann Lee, Bob Roe, Carl Holm and Dora Lind."],
        ["The final team is: Ann Lee.", "The final team is Bob Roe."],
    ),
    (
        "a jury is made up of all its members",
        "The jury of seven women and five men reached a verdict on Friday.",
        ["The jury of seven women and five men reached a verdict on Friday."],
        ["The jury of seven women reached a verdict.", "The jury of five men reached a verdict on Friday."],
    ),
    (
        "a count is over all the places that people come from",
        "Guards caught two 17-year-old girls from Aldford and Westmark.",
        ["Guards caught two 17-year-old girls from Aldford and Westmark."],
        ["Guards caught two 17-year-old girls from Aldford.", "Guards caught two 17-year-old girls from Westmark."],
    ),
    (
        "a toll may be the sum over the towns",
        "The storm killed 14 people in Aldford and Westmark.",
        ["The storm killed 14 people in Aldford and Westmark."],
        ["The storm killed 14 people in Aldford.", "The storm killed 14 people in Westmark."],
    ),
    (
        "a distance is along both roads",
        "Guards chased the truck along the Coast Road and Mill Lane for about 40 miles.",
        ["Guards chased the truck along the Coast Road and Mill Lane for about 40 miles."],
        ["Guards chased the truck along Mill Lane for about 40 miles."],
    ),
    (
        "what is included is said of each",
        "She wrote more than ten novels, including thrillers and westerns.",
        ["She wrote more than ten novels, including thrillers."],
        [],
    ),
    (
        "a combination is of both",
        "Levels rose by 20 inches over the year, due to a combination of warm winds and increased use of water.",
        [],
        ["Levels rose by 20 inches over the year, due to a combination of warm winds."],
    ),
    (
        "a pair of words with a predicate in the singular is one thing",
        "Health and safety will be one of her party's aims.",
        ["Health and safety will be one of her party's aims."],
        ["Health will be one of her party's aims.", "Safety will be one of her party's aims."],
    ),
    (
        "an organisation with an 'and' in its name is one",
        "A distress call was picked up and answered by Canadian Search and Rescue.",
        ["A distress call was answered by Canadian Search and Rescue."],
        ["A distress call was answered by Canadian Search.", "A distress call was answered by Rescue."],
    ),
    (
        "something is the most within all that is named",
        "Across the towns and villages, Aldford recorded the smallest rise.",
        ["Across the towns and villages, Aldford recorded the smallest rise."],
        ["Across the towns, Aldford recorded the smallest rise."],
    ),
    (
        "weeks are of all that filled them",
        "The rebels have been driven out of the valley by weeks of heavy shelling and a costly ground attack.",
        ["The rebels have been driven out of the valley by weeks of heavy shelling and a costly ground attack."],
        ["The rebels have been driven out of the valley by weeks of a costly ground attack."],
    ),
    (
        "each count has its own place",
        "Six have drowned in Victoria, four in the Western District, two in South Wales and one in North Wales.",
        ["Six have drowned in Victoria, four in the Western District, two in South Wales and one in North Wales."],
        ["Six have drowned in Victoria two in South Wales and one in North Wales."],
    ),
    (
        "a rise and a fall each have their month",
        "There is unrest with a significant increase in May's sales and a significant fall in the June rate.",
        [],
        ["There is unrest with a significant increase and a significant fall in the June rate."],
    ),
    (
        "a smaller count behind with has its own place",
        "16 people have drowned on Norland beaches, with five deaths in both Osten and Westmark.",
        ["16 people have drowned on Norland beaches, with five deaths in both Osten and Westmark."],
        ["16 people have drowned on Norland beaches, with five deaths."],
    ),
    (
        "a title in the plural is of all the names behind it",
        "Clerks Ann Lee and Bob Roe were cleared.",
        ["Clerks Ann Lee and Bob Roe were cleared."],
        ["Clerks Ann Lee was cleared.", "Clerks Bob Roe was cleared."],
    ),
    (
        "nobody is a pair",
        "They hope to do better than last year when they were beaten by Norwegian pair Ann Lee and Bob Roe in a final.",
        [],
        ["Ann Lee is a Norwegian pair.", "They was beaten by Norwegian pair Ann Lee in a final."],
    ),
    (
        "a participle goes on from a participle",
        "The group issued a statement pledging to continue its long war and slamming her peace plan as an insult.",
        ["A statement pledged to continue its long war."],
        ["A statement pledged to continue its long war and slamming her peace plan as an insult."],
    ),
    (
        "a participle behind a name may be about it",
        (
            "Local leaders are convinced van Roe, wanted for the September 9 bank raids in the United Kingdom, "
            "is holed up in the valley."
        ),
        [],
        ["Local leaders were wanted for the September 9 bank raids."],
    ),
    (
        "no hall were hurt",
        "Some of the hurt included children playing in the dance hall, who were badly burnt when the stove blew up.",
        [],
        ["The dance hall were badly burnt."],
    ),
    (
        "a name needs no 'that' to tell which one it is",
        "Roe faces charges over the raids on the Grand Bank in Osten and the Port outside Aldford that left 40 dead.",
        [],
        ["The Port outside Aldford left 40 dead.", "The Port left 40 dead."],
    ),
    (
        "a fire destroys, and not the people killed in it",
        (
            "Norland has begun a week of mourning for the more than 90 people killed in a blast "
            "that's destroyed part of Osten."
        ),
        [],
        ["Norland has begun a week of mourning for the more than 90 people that's destroyed part of Osten."],
    ),
]


@pytest.mark.parametrize(("kind", "sentence", "there", "absent"), CASES, ids=[case[0] for case in CASES])
def test_joined_parts_stay_together(kind: str, sentence: str, there: list[str], absent: list[str]) -> None:
    check_claims(kind, sentence, there, absent)
