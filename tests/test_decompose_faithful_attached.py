"""What may hang on more than one word, or on a word that says little without it, is not cut off."""

from __future__ import annotations

import pytest

from verify import extract

# What misread, a sentence, claims that must be there, words that no claim may end up as.
CASES = [
    (
        "what cannot be left so is told with how",
        "She said that the town's latest attack cannot be left without consequences, especially at the council.",
        ["The town's latest attack cannot be left without consequences, especially at the council."],
        ["The town's latest attack cannot be left especially at the council."],
    ),
    (
        "people are seen as something",
        "Crude jokes wildly painted all sailors to be thieves.",
        ["Crude jokes wildly painted all sailors to be thieves."],
        ["Crude jokes wildly painted all sailors."],
    ),
    (
        "what is free is so for some",
        "She wants to make tickets for four-day trips free for families with less than 20,000 dollars.",
        ["She wants to make tickets for four-day trips free for families with less than 20,000 dollars."],
        ["She wants to make tickets for four-day trips free."],
    ),
    (
        "a morning is no deed",
        "The morning Ann Lee opened the final stretch of the line last year, she called her brother.",
        ["Ann Lee called her brother."],
        ["The morning Ann Lee opened the final stretch of the line."],
    ),
    (
        "who followed a plan is left open",
        "He believed the polls that showed him ahead in most of the towns and followed the same plan against Lee.",
        ["He believed the polls that showed him ahead in most of the towns and followed the same plan against Lee."],
        ["The polls followed the same plan against Lee."],
    ),
    (
        "who was hired is the one told of",
        "She is a friend of President Ann Lee whom Mr. Roe hired to lead the office.",
        ["She is a friend of President Ann Lee whom Mr. Roe hired to lead the office."],
        ["Mr. Roe hired President Ann Lee."],
    ),
    (
        "who wrote something did not write the speech before it",
        "A letter was printed before her speech titled ''How to Save a Port'' by Ann Lee and Bob Roe.",
        ["A letter was printed."],
        ["Her speech was titled ''How to Save a Port'' by Ann Lee."],
    ),
]


@pytest.mark.parametrize(("kind", "sentence", "there", "absent"), CASES, ids=[case[0] for case in CASES])
def test_what_belongs_together_stays_so(kind: str, sentence: str, there: list[str], absent: list[str]) -> None:
    texts = [claim.text for claim in extract(sentence)]
    assert [text for text in there if text not in texts] == [], (kind, texts)
    assert [text for text in absent if text in texts] == [], (kind, texts)
