"""Which conflicts are told to an editor who did not ask: those of facts, not of what only sounds opposed."""

from __future__ import annotations

from functools import cache
from typing import Any

import pytest

from verify.language.parser import Parser
from verify.relate import compare, slots_of, worth_raising
from verify.types import Slots, Story

_HERE = {"published": "2031-03-03", "story": Story(("korsay",), ("harbour",))}
_THERE = {"published": "2031-03-04", "story": Story(("korsay",), ("strike",))}


@cache
def _parser() -> Parser:
    return Parser.load()


def _slots(text: str, **known: Any) -> Slots:
    return slots_of(text, _parser().parse_texts([text])[0], **known)


def _told(a: Slots, b: Slots) -> bool:
    relation = compare(a, b)
    return relation.kind == "conflict" and worth_raising(relation, a, b)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        # Figures of other people, of other days' polls, and of a part.
        ("Ada Brandt leads Nils Lind by 5 points.", "Ada Brandt led Nils Lind by 12 points among women."),
        ("Ada Brandt has the support of 12 percent of farmers.", "Ada Brandt has the support of 40 percent."),
        (
            "Ada Brandt leads Nils Lind by 4 percentage points.",
            "Ada Brandt leads Nils Lind by 44 percent to 40 percent.",
        ),
        (
            "Ada Brandt leads Nils Lind by 44 percent to 40 percent.",
            "Ada Brandt leads Nils Lind by 51 percent to 39 percent.",
        ),
        # What is denied is more, or of something else.
        ("Ada Brandt did not publish a plan to repair the bridge.", "Ada Brandt published a plan."),
        ("Ada Brandt has a plan.", "Ada Brandt's office has no plan."),
        ("Ada Brandt is not a Norland citizen.", "Like Ada Brandt, we trust the people of Norland."),
        ("Ada Brandt does not think so.", "Ada Brandt thought the ferry a last resort."),
        ("Ada Brandt knows nothing.", "Voters know who Ada Brandt is."),
        # The first of a kind and the last; what may be and what is.
        (
            "Ada Brandt presented the first draft of the harbour law.",
            "Ada Brandt presented the final draft of the law.",
        ),
        ("You can oppose Ada Brandt.", "Nils Lind explained why he supports Ada Brandt."),
    ],
)
def test_what_only_sounds_opposed_is_not_told(a: str, b: str) -> None:
    assert not _told(_slots(a, **_HERE), _slots(b, **_THERE))


@pytest.mark.parametrize(
    ("a", "b"),
    [
        (
            "Managers in the ministry earned a median salary of 98,000 crowns, against 93,000 for clerks.",
            "Managers earned a median salary of 110,000 crowns.",
        ),
        (
            "Checkers called 30 percent of the Norland claims false.",
            "Checkers called 20 percent of the Vesland claims true.",
        ),
        (
            "A majority of Norland claims were called true, compared to 18 percent of Vesland claims.",
            "A majority of Vesland claims were called false, compared to 24 percent of Norland claims.",
        ),
    ],
)
def test_what_one_text_tells_side_by_side_is_told_apart(a: str, b: str) -> None:
    assert not _told(_slots(a, **_HERE), _slots(b, **_HERE))


def test_who_is_quoted_twice_answers_somebody() -> None:
    known = {**_HERE, "speaker": "Ada Brandt"}
    one, two = "You say you accept the blame.", "That is not accepting the blame."
    assert not _told(_slots(one, **known), _slots(two, **known))


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("The Korsay council did not approve the bridge.", "The Korsay council approved the new bridge on Monday."),
        ("The port of Korsay has no crane.", "The port of Korsay has a crane."),
        ("Ada Brandt won 52 percent of the votes in Korsay.", "Ada Brandt won 48 percent of the votes in Korsay."),
        ("The fire broke out on the northern quay of Korsay.", "The fire broke out on the southern quay of Korsay."),
        ("Ada Brandt backs the harbour law.", "Ada Brandt opposes the harbour law."),
    ],
)
def test_two_facts_of_which_one_is_wrong_are_told(a: str, b: str) -> None:
    assert _told(_slots(a, **_HERE), _slots(b, **_THERE))


def test_two_voices_of_one_text_may_contradict_each_other() -> None:
    one = _slots("The port has 14 cranes in Korsay.", **_HERE, speaker="the union")
    two = _slots("The port has 12 cranes in Korsay.", **_HERE, speaker="the port")
    assert _told(one, two)
