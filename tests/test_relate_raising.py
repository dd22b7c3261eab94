"""Which outcomes an editor is told of who did not ask: two claims of one election are not yet of one matter."""

from __future__ import annotations

from functools import cache
from typing import Any

import pytest

from verify.language.parser import Parser
from verify.relate import compare, slots_of, worth_raising
from verify.types import Slots, Story


@cache
def _parser() -> Parser:
    return Parser.load()


def _slots(text: str, **known: Any) -> Slots:
    return slots_of(text, _parser().parse_texts([text])[0], **known)


def _raised(a: Slots, b: Slots) -> str:
    relation = compare(a, b)
    return str(relation.kind) if worth_raising(relation, a, b) else "none"


_HERE = {"published": "2031-03-03", "story": Story(("lund",), ("trial",))}
_THERE = {"published": "2031-03-03", "story": Story(("korsay",), ("strike",))}


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Norland beat Vesland in Korsay.", "Norland won a medal in Korsay."),
        ("Norland started the game.", "Norland opened a school."),
        ("Ada Brandt attacked the minister.", "The union attacked Ada Brandt."),
        ("Ada Brandt made the promise on Friday.", "Ada Brandt made the remark on Monday."),
        ("Ada Brandt is a lawyer.", "Ada Brandt is awake."),
        ("Osprey is a ferry.", "The ferry Osprey was built in 1998."),
        ("Ada Brandt is the Norland chancellor.", "Chancellor Ada Brandt has been dismissed."),
        ("Ada Brandt is the Swedish captain.", "Swedish captain Ada Brandt scored a second goal."),
    ],
)
def test_two_claims_that_share_a_name_and_a_verb_are_not_yet_told_of(a: str, b: str) -> None:
    assert _raised(_slots(a), _slots(b)) == "none"


@pytest.mark.parametrize(
    ("a", "b", "kind"),
    [
        ("Norland beat Vesland in Korsay.", "Vesland was beaten by Norland.", "duplicate"),
        ("The city reopened the bridge on Monday.", "The bridge reopened on Monday.", "duplicate"),
        ("The fire in Korsay killed 12 people.", "The fire in Korsay killed 21 people.", "conflict"),
        ("The city will pay each tenant 70,000 crowns.", "The city will pay 80,000 crowns to each tenant.", "conflict"),
        ("Brandt sued Lind in Korsay.", "Lind sued Brandt in Korsay.", "conflict"),
    ],
)
def test_one_thing_told_otherwise_is_told_of(a: str, b: str, kind: str) -> None:
    assert _raised(_slots(a), _slots(b)) == kind


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("The police did not comment.", "The police did not comment."),
        ("That was enough.", "It was not enough."),
        ("He did not support Ada Brandt.", "Most voters support Ada Brandt."),
    ],
)
def test_what_is_said_in_every_story_is_not_said_again(a: str, b: str) -> None:
    assert _raised(_slots(a, **_HERE), _slots(b, **_THERE)) == "none"


def test_what_one_story_says_twice_is_said_again() -> None:
    text = "The police did not comment."
    assert _raised(_slots(text, **_HERE), _slots(text, **_HERE)) == "duplicate"
