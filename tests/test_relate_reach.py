"""Giving up on two claims early, before their differences are looked for, changes no outcome."""

from __future__ import annotations

from functools import cache
from itertools import combinations

import pytest

from verify.desk.stateless import RuleDecomposer, claim_slots
from verify.intake.documents import make_document
from verify.relate import compare, comparison
from verify.resources import seed_path
from verify.types import Slots

# What may turn out to differ: a figure, a day, a place, an unknown place, opposites, a ranking, a label, who did it.
_MORE = """Governor Marta Oskarin ordered the evacuation of Lower Town on Monday.
Ivo Relland ordered the evacuation of Lower Town on Tuesday.
Assad fled to Russia.
The president departed for an undisclosed location.
The mayor of Lima resigned.
The mayor of Lima has been overthrown.
The plan of the mayor is popular in Lima.
The plan is unpopular in Lima.
Ana Lund finished second in Lima.
Ana Lund finished fourth in Oslo.
Carla Voss was aboard Flight 77 to Oslo.
Carla Voss was aboard Flight 116 to Oslo.
Norway beat Sweden 3-1.
Sweden lost 1-2 to Norway.
The union of Lima has not closed the port.
"""


@cache
def _claims() -> list[Slots]:
    found: list[Slots] = []
    for name in ("assad-leaves-syria.txt", "harbour-fire-day-1.txt", "harbour-fire-day-2.txt"):
        document = make_document(seed_path(name).read_bytes(), source=name)
        claims = RuleDecomposer().decompose(document).claims
        found.extend(claim_slots(claims, document.published, document.title))
    return found + claim_slots(RuleDecomposer().decompose(make_document(_MORE.encode(), source="more")).claims)


def test_all_pairs_of_the_samples_come_out_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    pairs = list(combinations(_claims(), 2))
    early = [compare(a, b) for a, b in pairs]
    monkeypatch.setattr(comparison, "out_of_reach", lambda *_: False)
    assert early == [compare(a, b) for a, b in pairs]


def test_pairs_that_share_some_words_are_given_up_on() -> None:
    laid = [(a, b) for a, b in combinations(_claims(), 2) if comparison.lay_beside(a, b)]
    assert any(comparison.lay_beside(a, b, 0.4) is None for a, b in laid)
