"""No claim says more than its sentence: kinds of misreading found by hand, each with a sentence of its own."""

from __future__ import annotations

import pytest

from verify import extract

# What misread, a sentence, claims that must be there, words that no claim may end up as.
CASES = [
    (
        "a plural subject keeps the clause that says which ones",
        "Statements made by ministers are checked more often than those of doctors.",
        ["Statements made by ministers are checked more often than those of doctors."],
        ["Statements are checked more often than those of doctors."],
    ),
    (
        "what is said of some of a kind is no claim about the kind",
        "Mothers who have lost children to gun violence hosted a dinner in Aldford.",
        ["Mothers who have lost children to gun violence hosted a dinner."],
        ["Mothers have lost children.", "Mothers hosted a dinner."],
    ),
    (
        "what can be proved is not what is done",
        "There is a gap between illegal behaviour that can be proved and poor conduct.",
        [],
        ["Illegal behaviour can be proved."],
    ),
    (
        "a measure stays with the word it measures",
        "The elections are two months away.",
        ["The elections are two months away."],
        ["The elections are away."],
    ),
    (
        "a title that is left out leaves its preposition",
        "The council rejected an offer by club owner Ann Lee on Monday.",
        [],
        ["The council rejected an offer Ann Lee.", "The council rejected an offer Ann Lee on Monday."],
    ),
    (
        "to be tied takes two",
        "Ann Lee and Bob Roe are virtually tied, according to a new poll.",
        ["Ann Lee and Bob Roe are virtually tied."],
        ["Ann Lee is virtually tied.", "Bob Roe is virtually tied."],
    ),
    (
        "what will be hangs on its condition of time",
        "Production will improve at the plant when the market recovers.",
        [],
        ["Production will improve.", "Production will improve at the plant."],
    ),
    (
        "not before an infinitive stays",
        "Our goal is not to close the harbour but to clean it.",
        [],
        ["Our goal is to close the harbour."],
    ),
    (
        "what somebody is described as has no deeds of its own",
        "Roe described Ann Lee as a politician who has never held a job.",
        [],
        ["A politician has never held a job."],
    ),
    (
        "a relative verb agrees with what it is said of",
        "Donors from around the country who want to see more women in the council will send money.",
        [],
        ["The country want to see more women in the council."],
    ),
    (
        "a day has nothing",
        "The mayor missed Monday’s annual meeting.",
        ["The mayor missed Monday’s annual meeting."],
        ["Monday has an annual meeting."],
    ),
    (
        "a clause behind joined parts holds of all of them",
        "The plan would hurt firms and towns that depend on the mine.",
        [],
        ["The plan would hurt firms."],
    ),
    (
        "what a thing is linked to is part of the link",
        "The minister linked the leak to the old server.",
        ["The minister linked the leak to the old server."],
        ["The minister linked the leak."],
    ),
    (
        "an apposition's clause is said of the name",
        "The bridge was opened by Dana Oort, a retired engineer who runs Norder Bridges.",
        ["Dana Oort runs Norder Bridges."],
        ["A retired engineer runs Norder Bridges."],
    ),
    (
        "talk that only goes on is no claim",
        "“I mean, the bridge is just unsafe, and it needs to be closed,” Ann Lee said.",
        ["It needs to be closed."],
        ["Ann Lee said: “I mean.”"],
    ),
    (
        "a mine is no first person",
        "Ann Lee said the owners closed the mine.",
        ["The owners closed the mine."],
        ["Ann Lee said: “The owners closed the mine.”"],
    ),
]


@pytest.mark.parametrize(("kind", "text", "wanted", "never"), CASES, ids=[case[0] for case in CASES])
def test_no_claim_misreads_its_sentence(kind: str, text: str, wanted: list[str], never: list[str]) -> None:
    texts = [claim.text for claim in extract(text)]
    assert texts, kind
    assert not set(wanted) - set(texts), texts
    assert not set(never) & set(texts), texts


def test_a_shorter_name_is_not_completed_to_a_title() -> None:
    texts = [claim.text for claim in extract("President Oort spoke on Monday. Mr. Oort has met Ann Lee before.")]
    assert "Mr. Oort has met Ann Lee before." in texts


def test_a_pronoun_stays_open_where_a_bare_name_may_be_meant() -> None:
    claims = extract("Tom Reagor won that year. There are questions about Clinder’s illness after her collapse.")
    assert not any("Reagor’s collapse" in claim.text for claim in claims)
