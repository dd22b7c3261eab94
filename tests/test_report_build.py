from __future__ import annotations

from datetime import UTC, datetime

import pytest
import report_helpers as h

from verify.report.build import build_report
from verify.report.confidential import public_reason
from verify.report.links import web_link
from verify.report.words import day, moment
from verify.types import Passage, PassageKind, RelationKind, RelationState, Status, Terms


def test_figures_count_verdicts_and_the_claims_in_undecided_flags() -> None:
    figures = h.full_report().figures

    assert (figures.total, figures.verified, figures.disputed, figures.pending) == (3, 1, 1, 1)
    assert figures.flagged == 2  # the confirmed duplicate and the dismissed update do not count


def test_claims_come_in_text_order_and_flags_by_kind() -> None:
    report = h.report(
        [h.claim_on(9, "Twelve people"), h.claim_on(12, "The ferry Aurora sank")],
        relations=[
            h.relation_record(1, 9, 12, kind=RelationKind.DUPLICATE),
            h.relation_record(2, 9, 12, kind=RelationKind.UPDATE),
            h.relation_record(3, 9, 12),
        ],
    )

    assert [entry.id for entry in report.claims] == [12, 9]
    assert [flag.kind for flag in report.flags] == ["conflict", "update", "duplicate"]


def test_a_claim_carries_its_flags_but_no_dismissed_one() -> None:
    by_id = {entry.id: entry for entry in h.full_report().claims}

    assert [(link.kind, link.other.claim) for link in by_id[4].flags] == [("conflict", 6), ("duplicate", 77)]
    assert by_id[5].flags == ()
    assert [flag.id for flag in h.full_report().dismissed] == [3]


def test_a_flag_shows_the_verdict_of_both_claims() -> None:
    flag = h.full_report().flags[0]

    assert (flag.a.status, flag.b.status) == (Status.VERIFIED, Status.PENDING)
    assert (flag.a.here, flag.b.here) == (True, True)


def test_a_flag_on_a_claim_nobody_handed_over_is_an_error() -> None:
    with pytest.raises(KeyError):
        h.report([h.claim_on(4, "Twelve people")], relations=[h.relation_record(1, 4, 99)])


def test_sentences_without_a_claim_are_listed_but_no_headings() -> None:
    report = h.full_report()

    assert [(passage.text, passage.reason) for passage in report.passages] == [("Who pays for it?", "question")]


def test_a_passage_that_gave_claims_is_not_listed_as_open() -> None:
    report = h.report(passages=[Passage(22, 40, PassageKind.CLAIMS)])

    assert report.passages == ()


def test_only_evidence_on_the_record_enters_the_report() -> None:
    evidence = [h.evidence_record(number, 4, terms=terms, quote=terms) for number, terms in enumerate(Terms, 1)]

    report = h.report([h.claim_on(4, "Twelve people")], evidence=evidence)

    assert [source.quote for source in report.claims[0].sources] == ["on-record"]


SECRET = h.evidence_record(
    8,
    4,
    url="https://www.leaks.example/memo/7",
    locator="Call with Ines Vold, deputy director",
    quote="We knew in January that the hull was cracked and sailed all the same.",
    terms=Terms.OFF_RECORD,
)


@pytest.mark.parametrize(
    "reason",
    [
        "The quote “We knew in January that the hull …” is gone from its source.",
        "INES  VOLD confirmed it.",
        "See https://leaks.example/memo/7",
        "leaks.example has it",
    ],
)
def test_a_reason_that_gives_a_confidential_source_away_is_dropped(reason: str) -> None:
    assert public_reason(reason, [SECRET]) is None


@pytest.mark.parametrize("reason", ["The harbour log says so.", "We knew it.", None])
def test_any_other_reason_is_kept(reason: str | None) -> None:
    assert public_reason(reason, [SECRET]) == reason


def test_a_reason_may_quote_evidence_on_the_record() -> None:
    reason = "The Aurora went down at 06:40."

    assert public_reason(reason, [h.evidence_record(1, 4)]) == reason


def test_the_folders_of_the_desk_stay_on_its_machine() -> None:
    assert h.report(source="/home/mira/drafts/ferry.txt").article.source == "ferry.txt"
    assert h.report(source=r"C:\Users\mira\ferry.txt").article.source == "ferry.txt"
    assert h.report(source="https://paper.example/ferry").article.source == "https://paper.example/ferry"
    assert h.report(source="-").article.source is None


def test_a_claim_of_an_earlier_revision_is_listed_but_not_marked() -> None:
    report = h.report([h.claim_record(4, 0, 5, revision_id=9)])

    assert not report.claims[0].marked
    assert not any(piece.claims for block in report.article.blocks for piece in block.pieces)


def test_a_report_speaks_of_a_moment_that_is_the_same_everywhere() -> None:
    with pytest.raises(ValueError, match="time zone"):
        build_report(
            article=h.article(),
            revision=h.revision(),
            claims=[],
            relations=[],
            others={},
            evidence=[],
            snapshots={},
            log_head=h.HEAD,
            as_of=datetime(2026, 3, 9),  # noqa: DTZ001 - the mistake under test
        )


def test_times_and_dates_in_plain_english() -> None:
    assert moment(datetime(2024, 12, 8, 14, 5, tzinfo=UTC)) == "8 December 2024, 14:05 UTC"
    assert [day(date) for date in ("2024-12-08", "2024-12", "2024")] == ["8 December 2024", "December 2024", "2024"]


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        "data:text/html,<script>",
        "//evil.example/x",
        "https://",
        "https://bank.example@evil.example/",
        "https://evil.example/\u202egpj.exe",
        "https://evil.example/a b",
        "http://[::1",
        "ftp://evil.example/",
        "",
    ],
)
def test_only_plain_web_addresses_are_links(address: str) -> None:
    assert web_link(address) is None


def test_a_web_address_is_linked_in_plain_ascii() -> None:
    assert web_link("https://avis.example/nyhet/båt?id=1&x=%20") == "https://avis.example/nyhet/b%C3%A5t?id=1&x=%20"
    assert web_link('https://a.example/"><b>') == "https://a.example/%22%3E%3Cb%3E"


def test_dismissed_flags_do_not_stand() -> None:
    assert all(flag.state is not RelationState.DISMISSED for flag in h.full_report().standing)
