"""Attaching sources to claims and going back to them: a verdict holds as long as its words still stand."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from web_helpers import StandIn

from verify.desk.attaching import Attachment
from verify.desk.desk import Desk
from verify.errors import FetchError, InputError, NotFoundError
from verify.types import Page, Presence, Stance, Status

URL = "https://harbour.example/statement"
QUOTE = "the fire was put out at noon"
AT = datetime(2026, 1, 6, 12, 0, tzinfo=UTC)


class Web(StandIn):
    """A web of one page that the test can change or take away."""

    def __init__(self) -> None:
        self.text = f"The harbour office said that {QUOTE}. No one was hurt."
        self.status = 200
        self.down = False
        self.visits = 0

    def fetch(self, url: str) -> Page:
        self.visits += 1
        if self.down:
            raise FetchError(f"{url} does not answer.", "Try again later.")
        body = f"<html><body><p>{self.text}</p></body></html>".encode()
        return Page(url, url, self.status, "text/html; charset=utf-8", None, None, body, AT)


@pytest.fixture
def web(desk: Desk) -> Web:
    fake = Web()
    desk._own_fetcher = fake
    return fake


def verified_on(desk: Desk, claim_id: int, quote: str = QUOTE) -> int:
    evidence = desk.attach(claim_id, Attachment(url=URL, quote=quote))
    desk.mark([claim_id], Status.VERIFIED)
    return evidence.id


def test_a_quote_that_is_not_on_the_page_is_refused_with_the_nearest_sentence(desk: Desk, web: Web) -> None:
    with pytest.raises(InputError, match="put out at noon"):
        desk.attach(1, Attachment(url=URL, quote="the fire was put out at midnight"))
    assert web.visits == 1
    assert desk.evidence(1) == []


@pytest.mark.parametrize(
    "attachment",
    [Attachment(), Attachment(url=URL), Attachment(url=URL, quote=" "), Attachment(url=URL, locator="x", quote="y")],
)
def test_evidence_needs_its_parts(desk: Desk, web: Web, attachment: Attachment) -> None:
    with pytest.raises(InputError):
        desk.attach(1, attachment)
    assert web.visits == 0


def test_a_wrong_claim_number_costs_no_visit(desk: Desk, web: Web) -> None:
    with pytest.raises(NotFoundError):
        desk.attach(99_999, Attachment(url=URL, quote=QUOTE))
    assert web.visits == 0


def test_a_page_that_answers_with_an_error_is_not_attached(desk: Desk, web: Web) -> None:
    web.status = 503
    with pytest.raises(FetchError, match="503"):
        desk.attach(1, Attachment(url=URL, quote=QUOTE))


def test_a_locator_needs_no_page(desk: Desk, web: Web) -> None:
    evidence = desk.attach(1, Attachment(locator="Call with the harbour master, 14:20", stance=Stance.CONTEXT))
    assert (evidence.url, web.visits) == (None, 0)
    assert desk.recheck([1]) == []


def test_attaching_is_undone_but_not_forgotten(desk: Desk, web: Web) -> None:
    desk.attach(1, Attachment(url=URL, quote=QUOTE))
    desk.undo()
    assert desk.evidence(1) == []
    assert desk.verify_log().broken is None


def test_a_quote_that_still_stands_changes_nothing(desk: Desk, web: Web) -> None:
    verified_on(desk, 1)
    (check,) = desk.recheck()
    assert (check.presence, check.reopened) == (Presence.PRESENT, False)
    assert desk.claim(1).status is Status.VERIFIED


def test_a_verdict_whose_quote_has_gone_is_open_again_with_the_reason(desk: Desk, web: Web) -> None:
    verified_on(desk, 1)
    web.text = "This statement was updated."
    (check,) = desk.recheck()
    assert (check.presence, check.reopened) == (Presence.GONE, True)
    claim = desk.claim(1)
    assert claim.status is Status.PENDING
    assert URL in (claim.reason or "")
    assert desk.history(1)[-1].actor == "recheck"


def test_another_standing_source_keeps_the_verdict(desk: Desk, web: Web) -> None:
    verified_on(desk, 1)
    desk.attach(1, Attachment(locator="Harbour log, page 3"))
    web.text = "This statement was updated."
    (check,) = desk.recheck()
    assert (check.presence, check.reopened) == (Presence.GONE, False)
    assert desk.claim(1).status is Status.VERIFIED


def test_context_that_goes_reopens_nothing(desk: Desk, web: Web) -> None:
    desk.attach(1, Attachment(url=URL, quote=QUOTE, stance=Stance.CONTEXT))
    desk.mark([1], Status.VERIFIED)
    web.text = "This statement was updated."
    (check,) = desk.recheck()
    assert (check.presence, check.reopened) == (Presence.GONE, False)


@pytest.mark.parametrize(("status", "outcome"), [(500, Presence.UNREACHABLE), (403, Presence.BLOCKED)])
def test_a_visit_that_could_not_be_made_says_nothing_about_the_verdict(
    desk: Desk, web: Web, status: int, outcome: Presence
) -> None:
    verified_on(desk, 1)
    web.status = status
    (check,) = desk.recheck()
    assert (check.presence, check.reopened) == (outcome, False)
    assert desk.claim(1).status is Status.VERIFIED


def test_a_server_that_is_down_is_told_as_unreachable(desk: Desk, web: Web) -> None:
    verified_on(desk, 1)
    web.down = True
    (check,) = desk.recheck()
    assert (check.presence, check.reopened) == (Presence.UNREACHABLE, False)


def test_a_re_check_is_not_the_reviewers_to_undo(desk: Desk, web: Web) -> None:
    verified_on(desk, 1)
    web.text = "This statement was updated."
    desk.recheck()
    desk.mark([2], Status.VERIFIED)
    assert desk.undo().claim_ids == (2,)
    assert desk.claim(1).status is Status.PENDING
