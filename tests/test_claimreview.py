"""ClaimReview: what may be published, why the rest may not, and the rules for anybody's markup."""

from __future__ import annotations

import html
import json
from copy import deepcopy
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
import report_helpers as h
from click.testing import CliRunner, Result
from hypothesis import given
from hypothesis import strategies as st

from verify.cli.main import cli
from verify.report.claimreview import Publisher, reviews, to_claimreview
from verify.report.markup import lint
from verify.report.model import Report
from verify.types import ClaimRecord, EvidenceRecord, Presence, Stance, Status, Terms

DESK = Publisher("Example Desk", "https://desk.example/", "https://desk.example/checks/")
SOUND: dict[str, Any] = {
    "@context": "https://schema.org",
    "@type": "ClaimReview",
    "url": "https://desk.example/checks/harbour#claim-4",
    "datePublished": "2026-11-20",
    "claimReviewed": "The harbour project cost the city 40 million euros",
    "author": {"@type": "Organization", "name": "Example Desk", "url": "https://desk.example/"},
    "itemReviewed": {
        "@type": "Claim",
        "author": {"@type": "Person", "name": "M. Ortega"},
        "datePublished": "2026-11-12",
        "appearance": [{"@type": "CreativeWork", "url": "https://council.example/minutes"}],
    },
    "reviewRating": {
        "@type": "Rating",
        "ratingValue": 2,
        "worstRating": 1,
        "bestRating": 5,
        "alternateName": "Mostly false",
        "ratingExplanation": "Audited accounts show 31 million.",
    },
}


def claim(**changes: Any) -> ClaimRecord:
    values: dict[str, Any] = {
        "text": "The ferry sank on Monday.",
        "status": Status.DISPUTED,
        "reason": "It sank on Tuesday.",
        "decided_by": "mira",
        "speaker": "Ines Vold",
    }
    return h.claim_on(4, "The ferry Aurora sank", **values | changes)


def report(
    record: ClaimRecord | None = None, source: EvidenceRecord | None = None, *, address: str = "ferry.txt"
) -> Report:
    return h.report([record or claim()], evidence=[source or h.evidence_record(1, 4)], source=address)


def markup(found: Report, publisher: Publisher = DESK) -> dict[str, Any]:
    (review,) = reviews(found, publisher)
    assert review.markup is not None, review.reasons
    return review.markup


def test_a_claim_that_qualifies_has_all_fields() -> None:
    made = markup(report(source=h.evidence_record(1, 4, stance=Stance.REFUTES)))

    assert made == {
        "@type": "ClaimReview",
        "url": "https://desk.example/checks/ferry#claim-4",
        "datePublished": "2026-03-10",
        "inLanguage": "en",
        "claimReviewed": "The ferry sank on Monday.",
        "author": {"@type": "Organization", "name": "Example Desk", "url": "https://desk.example/"},
        "itemReviewed": {"@type": "Claim", "author": {"@type": "Person", "name": "Ines Vold"}},
        "reviewRating": {
            "@type": "Rating",
            "ratingValue": 1,
            "worstRating": 1,
            "bestRating": 2,
            "alternateName": "Disputed",
            "ratingExplanation": "It sank on Tuesday.",
        },
    }


def test_where_the_article_stood_on_another_site_that_is_its_appearance() -> None:
    found = report(claim(speaker=None), address="https://paper.example/ferry")
    item = markup(found)["itemReviewed"]

    assert item["appearance"] == {"@type": "CreativeWork", "url": "https://paper.example/ferry"}
    assert item["datePublished"] == "2026-03-09"
    assert "author" not in item


@pytest.mark.parametrize(
    ("record", "reason"),
    [
        (claim(status=Status.PENDING, reason=None, decided_by=None), "pending"),
        (claim(checkable=False), "not checkable"),
        (claim(speaker=None), "own copy"),
        (claim(text="It is a hoax that the ferry sank."), "claimReviewed: it holds a verdict word (hoax)"),
        (claim(text="The ferry sank, which is disputed."), "claimReviewed: it holds a verdict word (Disputed)"),
        (claim(revision_id=9), "stale: it was made of an earlier version"),
    ],
)
def test_a_claim_that_does_not_qualify_has_the_reason(record: ClaimRecord, reason: str) -> None:
    (review,) = reviews(report(record), DESK)

    assert review.markup is None
    assert any(each.startswith(reason) for each in review.reasons), review.reasons


@pytest.mark.parametrize("terms", [terms for terms in Terms if terms is not Terms.ON_RECORD])
def test_sources_that_are_not_on_the_record_are_no_ground_to_publish(terms: Terms) -> None:
    (review,) = reviews(report(source=h.evidence_record(1, 4, terms=terms)), DESK)

    assert review.reasons == ("terms: no source on the record stands behind it",)


def test_a_verdict_whose_source_lost_its_words_is_stale() -> None:
    (review,) = reviews(report(source=h.evidence_record(1, 4, presence=Presence.GONE)), DESK)

    assert review.reasons == ("stale: the words of a source stand no more",)


@pytest.mark.parametrize("publisher", [Publisher("", "", ""), replace(DESK, checks_url="desk.example/checks")])
def test_without_a_public_address_nothing_is_published(publisher: Publisher) -> None:
    (review,) = reviews(report(), publisher)

    assert review.reasons == ("no public address: set publisher and checks_url",)
    assert json.loads(to_claimreview(report(), publisher))["@graph"] == []


def test_the_file_for_readers_does_not_tell_why_a_claim_is_not_in_it() -> None:
    text = to_claimreview(report(source=h.evidence_record(1, 4, terms=Terms.BACKGROUND)), DESK)

    assert json.loads(text) == {"@context": "https://schema.org", "@graph": []}


@pytest.mark.parametrize(
    ("speaker", "author"),
    [
        ("Ines Vold", ("Person", "Ines Vold")),
        ("Syrian President Bashar al-Assad", ("Person", "Syrian President Bashar al-Assad")),
        ("the Russian Foreign Ministry", ("Organization", "the Russian Foreign Ministry")),
        ("United Nations", ("Organization", "United Nations")),
        ("NATO", ("Organization", "NATO")),
        ("Vold", None),
        ("he", None),
        ("They", None),
        ("officials", None),
        ("a Syrian officer", None),
        ("Two Western diplomats", None),
    ],
)
def test_only_a_name_that_says_who_it_is_becomes_the_author(speaker: str, author: tuple[str, str] | None) -> None:
    item = markup(report(claim(speaker=speaker)))["itemReviewed"]

    assert item.get("author") == (author and {"@type": author[0], "name": author[1]})


def test_what_is_exported_passes_its_own_check() -> None:
    checked = lint(to_claimreview(report(), DESK))

    assert [review.sound for review in checked.reviews] == [True]


def test_hostile_text_stays_inside_the_script_it_is_published_in() -> None:
    text = to_claimreview(h.hostile_report(), DESK)

    class Tags(HTMLParser):
        def __init__(self) -> None:
            super().__init__()
            self.found: list[str] = []

        def handle_starttag(self, tag: str, attrs: object) -> None:  # noqa: ARG002 - the parser passes it
            self.found.append(tag)

    hostile = to_claimreview(report(claim(text="</script><img src=x> <!-- & ]]>", reason="</script>")), DESK)
    for each in (text, hostile):
        page = Tags()
        page.feed(f'<script type="application/ld+json">{each}</script>')
        assert page.found == ["script"]
        json.loads(each)
    assert json.loads(hostile)["@graph"][0]["claimReviewed"] == "</script><img src=x> <!-- & ]]>"


def changed(**changes: Any) -> dict[str, Any]:
    """The sound example with fields set by their path (``reviewRating__bestRating``); None takes one away."""
    review = deepcopy(SOUND)
    for path, value in changes.items():
        *parents, name = path.split("__")
        target = review
        for parent in parents:
            target = target[parent]
        if value is None:
            del target[name]
        else:
            target[name] = value
    return review


def broken(review: object) -> set[str]:
    """The fields that break a rule."""
    checked = lint(json.dumps(review))
    return {finding.field for each in checked.reviews for finding in each.findings if finding.required}


def test_a_sound_review_has_no_finding_at_all() -> None:
    (checked,) = lint(json.dumps(SOUND)).reviews

    assert checked.findings == ()


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"@context": None}, "@context"),
        ({"claimReviewed": None}, "claimReviewed"),
        ({"claimReviewed": "That the harbour cost 40 million is mostly false"}, "claimReviewed"),
        ({"claimReviewed": "A misleading figure for the harbour"}, "claimReviewed"),
        ({"url": None}, "url"),
        ({"url": "/checks/harbour"}, "url"),
        ({"url": "javascript:alert(1)"}, "url"),
        ({"url": "https://bit.ly/x"}, "url"),
        ({"reviewRating": None}, "reviewRating"),
        ({"reviewRating__alternateName": None}, "reviewRating.alternateName"),
        ({"reviewRating__alternateName": "Pending"}, "reviewRating.alternateName"),
        ({"reviewRating__ratingValue": 6}, "reviewRating.ratingValue"),
        ({"reviewRating__ratingValue": "high"}, "reviewRating.ratingValue"),
        ({"reviewRating__ratingValue": 0}, "reviewRating.ratingValue"),
        ({"reviewRating__worstRating": 0}, "reviewRating.worstRating"),
        ({"reviewRating__bestRating": 1}, "reviewRating.bestRating"),
        ({"author": {"@type": "Organization"}}, "author"),
        ({"datePublished": "last week"}, "datePublished"),
        ({"itemReviewed__author": {"@type": "Person", "name": "Unknown"}}, "itemReviewed.author"),
        ({"itemReviewed__author": {"@type": "Person"}}, "itemReviewed.author"),
        ({"itemReviewed__author": {"@type": "Organization", "name": "Example Desk"}}, "itemReviewed.author"),
        ({"itemReviewed__appearance": "minutes"}, "itemReviewed.appearance"),
    ],
)
def test_each_rule_names_the_field_that_breaks_it(changes: dict[str, Any], field: str) -> None:
    assert broken(changed(**changes)) == {field}


@pytest.mark.parametrize("field", ["author", "datePublished", "itemReviewed", "reviewRating__ratingValue"])
def test_what_is_recommended_only_breaks_no_rule(field: str) -> None:
    assert broken(changed(**{field: None})) == set()


BARE = {name: value for name, value in SOUND.items() if name != "@context"}


@pytest.mark.parametrize(
    "wrapped",
    [
        SOUND,
        [SOUND],
        {"@context": "http://schema.org/", "@graph": [{"@type": "WebPage"}, BARE]},
        {"@context": ["https://schema.org", {"x": None}], "@type": "NewsArticle", "review": BARE},
        {**BARE, "@type": ["https://schema.org/ClaimReview"]},
    ],
)
def test_reviews_are_found_wherever_they_are(wrapped: object) -> None:
    assert [each.sound for each in lint(json.dumps(wrapped)).reviews] == [True]


def test_reviews_are_found_in_the_scripts_of_a_page() -> None:
    page = (
        "<!doctype html><title>x</title><script>var ClaimReview = {}</script>"
        f'<SCRIPT TYPE="application/ld+json; charset=utf-8">\n{json.dumps(SOUND)}</SCRIPT>'
        f"<p>{html.escape(json.dumps(SOUND))}</p>"
        '<script type="application/ld+json">{broken</script>'
    )
    found = lint(page)

    assert len(found.reviews) == 1
    assert found.faults[0].startswith("script 2 is no JSON")


@pytest.mark.parametrize(
    "text", ["[" * 100_000, '{"a":' * 100_000, "<script type=application/ld+json>" * 1000, "{", "<!" * 100_000]
)
def test_markup_that_attacks_its_reader_is_told_or_ignored(text: str) -> None:
    assert lint(text).reviews == ()


def test_a_page_that_cannot_be_read_to_its_end_is_no_page_without_markup() -> None:
    page = "<div>" * 5000 + f'<script type="application/ld+json">{json.dumps(SOUND)}</script>'
    found = lint(page)

    assert found.reviews or found.faults


JSON = st.recursive(
    st.none() | st.booleans() | st.floats() | st.integers() | st.text(),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from([*SOUND, "name", "url", "ratingValue", "bestRating", "alternateName"]), inner)
    ),
    max_leaves=12,
)


@given(st.dictionaries(st.sampled_from([name for name in SOUND if not name.startswith("@")]), JSON))
def test_any_value_in_any_field_is_judged_and_never_a_crash(fields: dict[str, Any]) -> None:
    (checked,) = lint(json.dumps({"@type": "ClaimReview", **fields})).reviews

    assert not checked.sound


def run(*arguments: str | Path, stdin: str | None = None) -> Result:
    return CliRunner().invoke(cli, ["claimreview", *map(str, arguments)], input=stdin, catch_exceptions=False)


@pytest.mark.parametrize(
    ("content", "code", "told"),
    [
        (json.dumps(SOUND), 0, "review 1 sound"),
        (json.dumps(changed(url=None)), 1, "rule: url: it is missing"),
        ("<p>nothing here</p>", 3, "no ClaimReview"),
        ("{", 1, "no JSON"),
        ("\x00", 3, "no ClaimReview"),
    ],
)
def test_the_exit_code_tells_what_was_found(content: str, code: int, told: str) -> None:
    result = run("lint", "-", stdin=content)

    assert (result.exit_code, told in result.output) == (code, True), result.output


def test_a_file_that_is_no_text_is_bad_input(tmp_path: Path) -> None:
    file = tmp_path / "image.png"
    file.write_bytes(b"\x89PNG\xff")
    assert run("lint", file).exit_code == 2


def test_the_desk_lists_every_claim_with_its_reasons(stocked_file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CLAIMDESK_DB", str(stocked_file))
    rows = [json.loads(line) for line in run("list", "harbour-fire-day-1", "--jsonl").stdout.splitlines()]

    assert rows
    assert all(not row["publishable"] and row["reasons"][0].startswith("pending") for row in rows)
