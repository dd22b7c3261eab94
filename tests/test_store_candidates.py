"""The index for candidates: most letters shared first, kept with the claim, bounded in its work."""

from __future__ import annotations

from array import array
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from store_helpers import make_document, new_store, stock

from verify.store import Store, postings
from verify.store.overlap import Overlap
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


def _candidates(store: Store, text: str, limit: int = 10) -> list[int]:
    with store.read() as reader:
        return [claim_id for claim_id, _ in reader.candidates(text.split(), limit)]


def test_claims_that_share_more_letters_come_first(store: Store) -> None:
    _add(store, "One", "the bridge fell", "the harbour burned", "the bridge burned", "nothing of it")
    assert _candidates(store, "the bridge burned") == [3, 2, 1]
    assert _candidates(store, "harbour") == [2]
    assert _candidates(store, "the harbour", limit=1) == [2]
    assert _candidates(store, "unheard of") == [4]
    assert _candidates(store, "") == _candidates(store, "the", limit=0) == []
    with store.read() as reader:
        assert reader.candidates(["harbour"], 5) == [(2, "the harbour burned")]


def test_work_is_bounded_and_rare_words_are_read_first(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    _add(store, "One", *["syria war"] * 6, "syria peace", "syria war")
    assert _candidates(store, "syria war peace") == [7, 8, 6, 5, 4, 3, 2, 1]  # a small desk is read whole
    monkeypatch.setattr(postings, "_READ_ANYWAY", 0)
    assert _candidates(store, "syria peace-talks peace") == [7, 8, 6, 5, 4, 3, 2, 1]  # too little is known otherwise
    assert _candidates(store, "war peace") == [7]  # "peace" is most of the letters
    monkeypatch.setattr(postings, "_MOST_READ", 7)
    assert _candidates(store, "syria war peace governor") == [7]  # one posting of "peace"; seven of "war" are too many


def test_commoner_terms_add_to_what_the_rarest_found(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    """Of the claims that share a rare word, those come first that share middling ones too; these alone find nothing."""
    monkeypatch.setattr(postings, "_READ_ANYWAY", 0)
    _add(store, "One", "lighthouse burned down", *["lighthouse"] * 3, *["the ferry burned down"] * 5)
    assert _candidates(store, "lighthouse burned down", limit=2) == [1, 4]
    monkeypatch.setattr(postings, "_MOST_WEIGHED", 0)
    assert _candidates(store, "lighthouse burned down", limit=2) == [4, 3]


def test_no_term_that_two_alike_claims_must_share_is_left_unread(store: Store) -> None:
    """The rarer terms are read until they make up most of the letters, so one exchanged name hides nothing."""
    _add(store, "One", "harbour fire killed twelve people halden", *["harbour fire killed twelve people"] * 20)
    assert 1 in _candidates(store, "harbour fire killed twelve people bergen", limit=50)
    assert _candidates(store, "harbour fire killed twelve people halden", limit=1) == [1]


_POSTINGS = st.dictionaries(st.text("ab", min_size=1, max_size=5), st.sets(st.integers(1, 30), min_size=1), max_size=6)


@given(_POSTINGS, _POSTINGS, st.integers(0, 12))
def test_the_best_are_those_that_counting_letter_by_letter_finds(
    finding: dict[str, set[int]], commoner: dict[str, set[int]], limit: int
) -> None:
    found = set().union(*finding.values())
    lists = [*finding.items(), *commoner.items()]
    letters = {claim: sum(len(term) + 1 for term, claims in lists if claim in claims) for claim in found}
    best = sorted(found, key=lambda claim: (letters[claim], claim), reverse=True)[:limit]
    overlap = Overlap(30)
    one, two = _packed(finding), _packed(commoner)
    assert overlap.best(one, two, limit) == best
    assert overlap.best(one, two, limit) == best, "nothing of the first look-up is left over"


def _packed(lists: dict[str, set[int]]) -> list[tuple[str, bytes]]:
    return [(term, postings.packed(array("I", sorted(claims)))) for term, claims in lists.items()]


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.lists(st.lists(st.sampled_from("abcdefg"), max_size=6), min_size=1, max_size=6), max_size=4))
def test_postings_are_the_claims_of_each_term(store: Store, articles: list[list[list[str]]]) -> None:
    """Whatever is added in whatever portions, each term has its claims, ascending, in full blocks but the last."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(postings, "_BLOCK", 3)
        with store.read() as reader:
            before = len(reader.articles())
        for number, claims in enumerate(articles, start=before):
            _add(store, f"Title {number}", *map(" ".join, claims))
    with store.read() as reader:
        texts = {claim_id: reader.claim(claim_id).claim.text.split() for claim_id in reader.claim_ids()}
        rows = reader._connection.exec_driver_sql(
            "SELECT text, term.claims, posting.claims FROM term JOIN posting ON term_id = id ORDER BY text, block"
        ).all()
    indexed: dict[str, list[int]] = {}
    counts = {}
    for term, count, block in rows:
        assert len(indexed.setdefault(term, [])) % 3 == 0
        indexed[term] += postings.unpacked(block)
        counts[term] = count
    words = {word for text in texts.values() for word in text}
    assert indexed == {word: [claim_id for claim_id, text in sorted(texts.items()) if word in text] for word in words}
    assert counts == {word: len(ids) for word, ids in indexed.items()}
