"""Pages before and after: none is called gone that is not; none gone or with another number is missed."""

from __future__ import annotations

import pytest
from corpus_helpers import Case, load_cases, outcome

from verify.types import WatchRules

CASES = load_cases()
REOPEN_BELOW = WatchRules().reopen_below


def test_the_corpus_is_as_large_as_was_promised() -> None:
    assert len(CASES) >= 80
    assert len({case.name for case in CASES}) == len(CASES)


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.kind}: {case.name}")
def test_each_page_is_judged_as_an_editor_would(case: Case) -> None:
    found = outcome(case)
    assert found.presence == case.expect, found.note
    if case.decays is not None:
        assert found.decays(REOPEN_BELOW) is case.decays, found.score
