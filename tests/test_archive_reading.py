"""Archives of earlier checks: every form is read, ratings stay as they are, and a bad line is named."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verify.errors import InputError
from verify.intake.archive import read_checks
from verify.types import EarlierCheck

REVIEW = {
    "@context": "https://schema.org",
    "@type": "ClaimReview",
    "claimReviewed": "The bridge was closed for a year.",
    "url": "https://checks.example.org/bridge",
    "datePublished": "2025-04-02T10:00:00+02:00",
    "author": {"@type": "Organization", "name": "Checks Daily"},
    "itemReviewed": {"@type": "Claim", "author": {"@type": "Person", "name": "Mayor Holm"}},
    "reviewRating": {"@type": "Rating", "ratingValue": 2, "bestRating": 5, "alternateName": "Half true"},
}


def test_json_lines_csv_and_claimreview_say_the_same() -> None:
    row = {
        "id": 7,
        "claim": "The bridge was closed for a year.",
        "verdict": "Half true",
        "url": "https://checks.example.org/bridge",
        "date": "2025-04-02",
        "claimant": "Mayor Holm",
        "publisher": "Checks Daily",
    }
    table = ";".join(row) + "\r\n" + ";".join(map(str, row.values())) + "\r\n"
    review = json.dumps({**REVIEW, "@id": "7"}, indent=1)
    expected = EarlierCheck(
        key="7",
        text="The bridge was closed for a year.",
        verdict="Half true",
        checked_by="Checks Daily",
        url="https://checks.example.org/bridge",
        date="2025-04-02",
        speaker="Mayor Holm",
    )
    for raw in (json.dumps(row) + "\n", "\ufeff" + table, review, json.dumps([row])):
        assert read_checks(raw.encode(), "archive") == [expected]


def test_lists_and_graphs_are_opened_and_each_review_gets_a_key_that_stays() -> None:
    other = {**REVIEW, "claimReviewed": "Repairs cost 4 million euros."}
    forms = ([REVIEW, other], {"@graph": [REVIEW, other]}, {"itemListElement": [{"item": REVIEW}, {"item": other}]})
    read = [read_checks(json.dumps(form).encode(), "archive") for form in forms]
    assert read[0] == read[1] == read[2]
    assert len({check.key for check in read[0]}) == 2
    assert read_checks(f"{json.dumps(REVIEW)}\n{json.dumps(other)}\n".encode(), "archive") == read[0]


def test_a_rating_without_words_keeps_its_number() -> None:
    review = {
        **REVIEW,
        "reviewRating": {"ratingValue": "2", "bestRating": "5"},
        "author": [{"name": "A"}, {"name": "B"}],
    }
    (check,) = read_checks(json.dumps(review).encode(), "archive")
    assert (check.verdict, check.checked_by) == ("2 of 5", "A, B")


@pytest.mark.parametrize(
    ("raw", "told"),
    [
        ('{"id": 1, "text": "x"}\n{"id": 2, "title": "y"}\n', "Line 2 of a.jsonl: it has no text"),
        ('{"id": 1, "text": "x"}\n{"id": 2, "text": \n', "Line 2 of a.jsonl is not JSON"),
        ('{"id": 1, "text": "x"}\n{"id": 1, "text": "y"}\n', "Line 2 of a.jsonl has the id 1, which Line 1 has"),
        ('{"text": "x", "date": "last May"}', "the date 'last May' is not written"),
        ('{"text": "x", "date": "2025-02-30"}', "the date '2025-02-30' is not written"),
        ('[{"text": "x"}, 5]', "Entry 2 of a.jsonl: it has no text"),
        ('{"@type": "ClaimReview", "url": "u"}', "it has no claimReviewed"),
        ("id,text\n1,one\n2,\n", "Line 3 of a.jsonl: it has no text"),
        ("id,text\n1,one,too many\n", "Line 2 of a.jsonl has more fields"),
        ('id,text\n1,"one\n', "not CSV"),
        ("id,title\n1,one\n", "it has no text"),
        ("id,text\n", "holds no earlier checks"),
        ("[]", "holds no earlier checks"),
        ("[" * 100_000, "nested too deeply|not JSON"),
    ],
)
def test_bad_line_is_named(raw: str, told: str) -> None:
    with pytest.raises(InputError, match=told):
        read_checks(raw.encode(), "a.jsonl")


def test_other_encodings_are_refused() -> None:
    with pytest.raises(InputError, match="not UTF-8"):
        read_checks("id,text\n1,Bürgermeister\n".encode("latin-1"), "a.csv")


_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.sampled_from(["id", "text", "@type", "author", "date"]), inner),
    max_leaves=10,
)


@given(_JSON)
def test_any_json_is_read_or_refused(value: object) -> None:
    try:
        checks = read_checks(json.dumps([value, {"text": "x"}]).encode(), "a.json")
    except InputError:
        return
    assert all(check.text == " ".join(check.text.split()) and check.key for check in checks)


@given(st.text())
def test_any_text_is_read_or_refused(text: str) -> None:
    try:
        read_checks(text.encode(errors="replace"), "a")
    except InputError:
        return


def test_what_stands_beside_reviews_in_a_graph_is_passed_over() -> None:
    page = {"@type": "WebPage", "name": "The bridge", "publisher": {"@type": "Organization", "name": "Checks Daily"}}
    graph = json.dumps({"@context": "https://schema.org", "@graph": [page, REVIEW]})
    assert read_checks(graph.encode(), "archive") == read_checks(json.dumps(REVIEW).encode(), "archive")
    with pytest.raises(InputError, match="holds no earlier checks"):
        read_checks(json.dumps({"@graph": [page]}).encode(), "archive")


def test_a_saved_page_is_read_by_its_markup() -> None:
    scripts = "".join(
        f'<script type="application/ld+json">{json.dumps(each)}</script>' for each in ({"@type": "WebSite"}, [REVIEW])
    )
    page = f"<!doctype html><html><head><title>Bridge – Checks</title>{scripts}</head><body>Half true</body></html>"
    assert read_checks(page.encode(), "page.html") == read_checks(json.dumps(REVIEW).encode(), "archive")
    with pytest.raises(InputError, match="without ClaimReview markup"):
        read_checks(b"<html><body><p>The bridge was closed.</p></body></html>", "page.html")
    with pytest.raises(InputError, match=r"Script 1 of page\.html is not JSON"):
        read_checks(b'<html><script type="application/ld+json">{"a": </script></html>', "page.html")
