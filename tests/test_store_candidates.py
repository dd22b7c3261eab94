"""The index for candidates: rare shared words first, kept with the claim, bounded in its work."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from store_helpers import make_document, new_store, stock

from verify.store import Store, postings
from verify.types import Claim


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = new_store(tmp_path / "desk.db")
    yield opened
    opened.close()


def _add(store: Store, title: str, *texts: str) -> list[int]:
    """One article whose claims are ``texts``, indexed by their words."""
    document = make_document(title, (f"{title} is a text of its own.",))
    article = stock(store, document, claims=[])
    with store.write("intake") as writer:
        claims = [Claim(text, 0, 1, text, 0, 1) for text in texts]
        return writer.add_claims(article, [(claim, {}, tuple(claim.text.split())) for claim in claims])


def _candidates(store: Store, text: str, limit: int = 10, exclude: int | None = None) -> list[int]:
    with store.read() as reader:
        return [claim_id for claim_id, _ in reader.candidates(text.split(), limit, exclude)]


def test_claims_with_more_and_rarer_words_come_first(store: Store) -> None:
    _add(store, "One", "the bridge fell", "the harbour burned", "the bridge burned", "nothing of it")
    assert _candidates(store, "the bridge burned") == [3, 1, 2]
    assert _candidates(store, "harbour") == [2]
    assert _candidates(store, "the harbour", limit=1) == [2]
    assert _candidates(store, "unheard of") == [4]
    assert _candidates(store, "") == _candidates(store, "the", limit=0) == []
    with store.read() as reader:
        assert reader.candidates(["harbour"], 5) == [(2, "the harbour burned")]


def test_own_article_is_left_out_however_well_it_fits(store: Store) -> None:
    _add(store, "One", "harbour fire")
    _add(store, "Two", *["harbour fire"] * 20)
    assert _candidates(store, "harbour fire", limit=3, exclude=2) == [1]
    assert len(_candidates(store, "harbour fire", limit=3)) == 3


def test_work_is_bounded_and_the_newest_are_read_of_a_word_that_is_everywhere(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(postings, "_PROBED", 4)
    _add(store, "One", *["syria war"] * 6, "syria peace", "syria war")
    assert _candidates(store, "syria war peace") == [7, 8, 6, 5]  # one posting of "peace", then three of "war"


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.lists(st.sampled_from("abcdefg"), max_size=6), min_size=1, max_size=6))
def test_counts_are_those_of_the_postings(store: Store, claims: list[list[str]]) -> None:
    """Whatever was added before, a term's count is the number of claims that have it."""
    _add(store, f"Title {len(_candidates(store, 'a b c d e f g', limit=999))} {claims}", *map(" ".join, claims))
    with store.read() as reader:
        counted = reader._connection.exec_driver_sql(
            "SELECT text, claims, (SELECT count(*) FROM posting WHERE term_id = term.id) FROM term"
        ).all()
    assert all(claims == postings for _, claims, postings in counted)
    assert {text for text, _, _ in counted} >= {term for terms in claims for term in terms}
