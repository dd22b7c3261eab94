"""What holds of the claims of any text: nothing raises, spans lie inside, no word is made up, all is accounted for."""

from __future__ import annotations

import re
from datetime import date

from claim_helpers import texts_of
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from parse_helpers import document_of, parser

from verify.decompose import decompose
from verify.errors import InputError
from verify.intake.documents import make_document
from verify.types import Certainty, Decomposition, Document, PassageKind, Sentence, Token

_WORDS = [
    *(
        "the",
        "a",
        "rebels",
        "Assad",
        "Ann",
        "Lee",
        "mayor",
        "who",
        "which",
        "that",
        "and",
        "or",
        "not",
        "no",
        "if",
        "only",
    ),
    *(
        "all",
        "said",
        "says",
        "denied",
        "has",
        "been",
        "is",
        "was",
        "led",
        "by",
        "in",
        "on",
        "Monday",
        "Nov.",
        "27",
        "2024",
    ),
    *(
        "two",
        "12",
        "dozens",
        ",",
        ".",
        "?",
        "“",
        "”",
        '"',
        "(",
        ")",
        "-",
        ":",
        "he",
        "they",
        "it",
        "I",
        "we",
        "his",
        "their",
    ),
    *(
        "city",
        "captured",
        "capturing",
        "to",
        "will",
        "would",
        "with",
        "after",
        "because",
        "leader",
        "Aldford",
        "Brack",
        "of",
    ),
    *("for", "did", "n't", "reportedly", "according", "urges", "no", "one", "What", "happened", "“", "Mr.", "’s", "’"),
]
_ADDED = frozenset({"said", "were", "have", "does"})
_CONTENT = re.compile(r"[^\W\d_]{4,}")
_LABELS = (
    *("nsubj", "obj", "obl", "conj", "cc", "ccomp", "xcomp", "advcl", "acl", "acl:relcl", "appos", "nmod", "nmod:desc"),
    *("flat", "amod", "advmod", "mark", "case", "det", "aux", "cop", "punct", "nmod:poss", "compound", "parataxis"),
)
_TAGS = (
    *(
        ("NOUN", "NN"),
        ("NOUN", "NNS"),
        ("PROPN", "NNP"),
        ("VERB", "VBD"),
        ("VERB", "VBG"),
        ("VERB", "VBN"),
        ("ADJ", "JJ"),
    ),
    *(("AUX", "VBZ"), ("PRON", "PRP"), ("PRON", "WP"), ("ADP", "IN"), ("PUNCT", ","), ("ADV", "RB"), ("NUM", "CD")),
)

texts = st.lists(st.sampled_from(_WORDS), min_size=1, max_size=60).map(" ".join)
anything = st.text(max_size=300)


def taken_apart(text: str) -> tuple[Document, Decomposition] | None:
    try:
        document = make_document(
            text.encode("utf-8", "replace"), source="-", published=date(2024, 12, 8), language="en"
        )
    except InputError:
        return None
    return document, decompose(document, parser().analyse(document))


def check(document: Document, result: Decomposition) -> None:
    for claim in result.claims:
        assert 0 <= claim.start < claim.end <= len(document.text)
        assert claim.sentence == document.text[claim.sentence_start : claim.sentence_end]
        assert claim.sentence_start <= claim.start < claim.end <= claim.sentence_end
        assert claim.text.strip()
        assert claim.certainty in set(Certainty)
    reached = 0
    for passage in result.passages:
        assert passage.start >= reached
        assert not document.text[reached : passage.start].strip()
        assert bool(passage.reason) == (passage.kind is PassageKind.NO_CLAIM)
        reached = passage.end
    assert not document.text[reached:].strip()


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(texts)
def test_news_like_word_salad_is_taken_apart_without_harm(text: str) -> None:
    result = taken_apart(text)
    if result is not None:
        check(*result)


@settings(max_examples=60, deadline=None)
@given(anything)
@example("\x1fO\x1f\ud7a4i¢Y\x1f")  # a noun of nothing but marks
def test_any_text_is_taken_apart_without_harm(text: str) -> None:
    result = taken_apart(text)
    if result is not None:
        check(*result)


@settings(max_examples=60, deadline=None)
@given(texts)
def test_no_content_word_comes_from_outside_the_article(text: str) -> None:
    result = taken_apart(text)
    if result is None:
        return
    document, decomposition = result
    known = {word.lower() for word in _CONTENT.findall(document.text)} | _ADDED
    for claim in decomposition.claims:
        words = {word.lower() for word in _CONTENT.findall(claim.text)}
        assert all(any(word.startswith(other[:3]) for other in known) for word in words - known)


@st.composite
def any_tree(draw: st.DrawFn) -> tuple[Document, tuple[Sentence, ...]]:
    """A sentence with tags, labels and heads drawn at random, loops included."""
    size = draw(st.integers(1, 14))
    words = draw(st.lists(st.sampled_from(_WORDS), min_size=size, max_size=size))
    text = " ".join(words)
    tokens, place = [], 0
    for index, word in enumerate(words):
        upos, xpos = draw(st.sampled_from(_TAGS))
        head = draw(st.integers(-1, size - 1))
        label = "root" if head < 0 else draw(st.sampled_from(_LABELS))
        confidence = draw(st.sampled_from((0.3, 0.8, 1.0)))
        tokens.append(
            Token(
                word,
                place,
                place + len(word),
                word.lower(),
                upos,
                xpos,
                "",
                -1 if head == index else head,
                label,
                confidence,
            )
        )
        place += len(word) + 1
    return document_of(text), (Sentence(0, len(text), 0, tuple(tokens)),)


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.filter_too_much, HealthCheck.too_slow])
@given(any_tree())
def test_no_parse_however_wrong_makes_the_rules_fail(case: tuple[Document, tuple[Sentence, ...]]) -> None:
    document, sentences = case
    for claim in decompose(document, sentences).claims:
        assert 0 <= claim.start < claim.end <= len(document.text)
        assert claim.text


def test_a_parse_that_goes_round_in_a_circle_comes_to_an_end() -> None:
    circle = "Ann/NNP/nsubj/2 left=leave/VBD/root/0 his/PRP$/nmod:poss/4 friend/NN/nmod/5 house/NN/nmod/4"
    assert texts_of(circle) == ["Ann left his friend house."]


def test_a_text_without_a_sentence_makes_no_claim() -> None:
    result = taken_apart("Where is he?\n\nLong live the free state!\n\n***")
    assert result is not None
    assert result[1].claims == ()
    check(*result)


def test_the_same_text_always_gives_the_same_claims() -> None:
    text = "Rebels captured Aldford on Monday, and the mayor said that he had fled to Brack with his family."
    assert taken_apart(text) == taken_apart(text)
