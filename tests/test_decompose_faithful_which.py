"""Which one, which time, how many and whose: what tells these apart stays with what it is said of."""

from __future__ import annotations

import pytest
from claim_helpers import check_claims

# What misread, a sentence, claims that must be there, words that no claim may end up as.
CASES = [
    (
        "a month of a year is one time",
        "The flood drowned nine cows in August last year.",
        ["The flood drowned nine cows in August last year."],
        ["The flood drowned nine cows in August.", "The flood drowned nine cows last year."],
    ),
    (
        "the first since then",
        "The two clubs played their first friendly match since the league was founded in Aldford.",
        [],
        ["The two clubs played their first friendly match."],
    ),
    (
        "a share of a number that is counted since then",
        "That mill has reported 7 of the 19 strikes in Norland since the law changed.",
        ["That mill has reported 7 of the 19 strikes in Norland since the law changed."],
        ["That mill has reported 7 of the 19 strikes in Norland."],
    ),
    (
        "two numbers are one score",
        "The visitors slumped to 7 for 120 through a mixture of poor judgment and bad luck.",
        [],
        ["The visitors slumped to 7.", "The visitors slumped to 7 through a mixture of poor judgment and bad luck."],
    ),
    (
        "the most important one within whom",
        "Karl Ost is the most important smuggler Norland police have ever caught.",
        ["Karl Ost is the most important smuggler Norland police have ever caught."],
        ["Karl Ost is the most important smuggler."],
    ),
    (
        "most of those which",
        "The board says most of the county's dams that hold drinking water are standing within safe limits.",
        [],
        ["The county's dams hold drinking water.", "Most of the county's dams are standing within safe limits."],
    ),
    (
        "what is excepted stays",
        "Apart from a clause on speed limits, and a longer notice for drivers, the bill passed unchanged.",
        [],
        ["The bill passed unchanged.", "Apart from a clause on speed limits, the bill passed unchanged."],
    ),
    (
        "a sum over two towns",
        "The raiders shot 14 men in Aldford and Westmark at the end of June.",
        ["The raiders shot 14 men."],
        ["The raiders shot 14 men in Aldford.", "The raiders shot 14 men in Westmark."],
    ),
    (
        "a name that may be the shop's",
        "The former finance director of retailer Holt Marsh, Karl Ost, was fined.",
        [],
        ["Holt Marsh is the former finance director of retailer."],
    ),
    (
        "a firm of two names",
        "He works for accountancy firm Holt and Marsh, which closed.",
        ["He works for accountancy firm Holt and Marsh."],
        ["Holt is an accountancy firm."],
    ),
    (
        "a count is nobody",
        "The crowd cheered the goal of Warren, his fifth for the club.",
        ["The crowd cheered the goal of Warren."],
        ["Warren is his fifth for the club."],
    ),
    (
        "a title that begins with a plea",
        "The miners woke up to the song Please Walk Along for Dinner, by a local band.",
        [],
        ["The miners woke up to the song Walk Along for Dinner, by a local band."],
    ),
    (
        "a deed is not had without what it is done to",
        "Norland's persistent breach of fishing rules is before the court.",
        ["Norland's persistent breach of fishing rules is before the court."],
        ["Norland has a persistent breach."],
    ),
    (
        "half a compound is not had",
        "She says the catch is typical of Norland's excellent slips fielding this summer.",
        [],
        ["Norland has excellent slips."],
    ),
    (
        "a deal that is with a mill",
        "Holt has reached a deal with Norland's new mill which will allow the gas project to go ahead.",
        ["Holt has reached a deal with Norland's new mill which will allow the gas project to go ahead."],
        ["Norland's new mill will allow the gas project to go ahead."],
    ),
    (
        "which of two was caught",
        "Penhale bowled Dunn for 12, caught by Warren.",
        ["Penhale bowled Dunn for 12, caught by Warren."],
        ["Penhale was caught by Warren."],
    ),
    (
        "whose son asks for the one whose he is",
        (
            "Prices will rise. Bill Reed, whose son Billy died in the 1999 rail accident and is in Switzerland for the "
            "court hearing, has welcomed today's verdicts."
        ),
        ["Bill Reed's son Billy died in the 1999 rail accident."],
        ["Whose son Billy is in Switzerland.", "Whose son Billy is in Switzerland for the court hearing."],
    ),
]


@pytest.mark.parametrize(("kind", "sentence", "there", "absent"), CASES, ids=[case[0] for case in CASES])
def test_stays_with_what_it_tells_apart(kind: str, sentence: str, there: list[str], absent: list[str]) -> None:
    check_claims(kind, sentence, there, absent)
