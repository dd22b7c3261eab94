"""Which claims are compared, and how many flags an editor gets for one contradiction."""

from __future__ import annotations

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from verify.relate import fullest, near_pairs
from verify.relate.fullest import Pair, Place
from verify.types import Relation, RelationKind

CONFLICT = Relation(RelationKind.CONFLICT, 90.0)
DUPLICATE = Relation(RelationKind.DUPLICATE, 90.0)

words = st.lists(st.sampled_from("abcdefghij"), max_size=5, unique=True)


@given(st.lists(words, max_size=40))
def test_in_an_article_every_pair_that_shares_a_word_is_compared_once(terms: list[list[str]]) -> None:
    pairs = list(near_pairs(terms))
    assert len(pairs) == len(set(pairs))
    assert set(pairs) == {(i, j) for i, j in combinations(range(len(terms)), 2) if set(terms[i]) & set(terms[j])}


def test_a_book_is_compared_in_linear_work() -> None:
    assert len(list(near_pairs([["same"]] * 3000))) <= 100 * 3000


def test_of_many_partners_those_that_share_rare_words_are_kept() -> None:
    terms = [["rare", "common"], *[["common"]] * 300, ["rare", "common"]]
    assert (0, 301) in near_pairs(terms)


def test_parts_of_a_clause_that_contradict_the_same_claim_make_one_flag() -> None:
    part, whole, other = Place("one", 0, 25), Place("one", 0, 40), Place("two", 7, 30)
    pairs = [Pair(1, 9, part, other, CONFLICT), Pair(2, 9, whole, other, CONFLICT)]
    assert fullest(pairs) == pairs[1:]


def test_flags_of_another_kind_or_place_stay() -> None:
    part, whole, other = Place("one", 0, 25), Place("one", 0, 40), Place("two", 7, 30)
    pairs = [
        Pair(1, 9, part, other, DUPLICATE),
        Pair(2, 9, whole, other, CONFLICT),
        Pair(3, 9, Place("one", 50, 60), other, CONFLICT),
    ]
    assert fullest(pairs) == pairs


places = st.builds(Place, st.sampled_from(["one", "two"]), st.integers(0, 5), st.integers(6, 9))
some_pairs = st.lists(
    st.builds(Pair, st.integers(), st.integers(), places, places, st.sampled_from([CONFLICT, DUPLICATE])), max_size=12
)


@given(some_pairs)
def test_whatever_is_left_out_is_said_by_a_flag_that_stays(pairs: list[Pair]) -> None:
    kept = fullest(pairs)
    for pair in pairs:
        assert pair in kept or any(other.covers(pair) and other.relation.kind == pair.relation.kind for other in kept)


def test_each_of_two_listed_things_is_told_again_once() -> None:
    here, there = Place("one", 0, 60), Place("two", 10, 70)
    near = Relation(RelationKind.DUPLICATE, 85.0)
    same = [Pair(1, 8, here, there, DUPLICATE), Pair(2, 9, here, there, DUPLICATE)]
    crossed = [Pair(1, 9, here, there, near), Pair(2, 8, here, there, near)]
    assert fullest([*same, *crossed]) == same
    assert fullest(crossed) == crossed, "the nearest that there is"


def test_the_fuller_pair_is_kept_though_its_part_is_more_alike() -> None:
    part, whole, other = Place("one", 0, 25), Place("one", 0, 40), Place("two", 7, 30)
    near = Relation(RelationKind.DUPLICATE, 75.0)
    pairs = [Pair(1, 9, part, other, DUPLICATE), Pair(2, 9, whole, other, near)]
    assert fullest(pairs) == pairs[1:]
