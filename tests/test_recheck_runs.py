"""Runs of the checker: what is kept, what is told, what is reopened, and that two runs never share a source."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, time, timedelta
from pathlib import Path

import pytest
from store_helpers import new_store
from watch_helpers import BODY, QUOTE, START, Desk, Moving, Web, attach, url_of, watch_pages

from verify.desk.watching import watch_status
from verify.errors import FetchError, FetchFailure, NotFoundError
from verify.types import Presence, Stance, Status, WatchRules

DOWN = FetchError("It does not answer.", kind=FetchFailure.UNREACHABLE)
WALL = "<html><body><p>Just a moment... Verifying you are human.</p></body></html>"
URL = url_of(0)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    clock = Moving()
    with closing(new_store(tmp_path / "desk.db")) as store:
        store._clock = clock
        yield Desk(store, Web(clock), clock)


def snapshots(desk: Desk) -> list[tuple[str, bool]]:
    with desk.store.read() as reader:
        return [(each.text, each.holds) for each in reader.snapshots(1)]


def notices(desk: Desk) -> list[tuple[str | None, str]]:
    with desk.store.read() as reader:
        return [(each.before, each.after) for each in reader.notices()]


def status(desk: Desk, claim_id: int = 1) -> Status:
    with desk.store.read() as reader:
        return reader.claim(claim_id).status


# what is kept


@pytest.mark.parametrize("bad", [DOWN, 500, 403, 404, WALL, "", "<html><body></body></html>"])
def test_a_failed_blocked_or_empty_visit_never_replaces_the_page_that_was_kept(
    desk: Desk, bad: str | int | FetchError
) -> None:
    watch_pages(desk.store, desk.web)
    kept = snapshots(desk)
    desk.web.pages[URL] = bad
    for _ in range(4):
        desk.check()
    assert snapshots(desk) == kept


def test_adverts_are_not_kept_but_another_text_is_and_the_proof_stays(desk: Desk) -> None:
    watch_pages(desk.store, desk.web)
    desk.web.pages[URL] = BODY.replace("<p>", "<div>Buy beans</div><p>")
    desk.check()
    assert len(snapshots(desk)) == 1
    desk.web.pages[URL] = BODY.replace("on Friday", "on Thursday")
    desk.check()
    assert [holds for _, holds in snapshots(desk)] == [False, True]
    with desk.store.read() as reader:
        proof = reader.latest_snapshot(1)
    assert proof is not None
    assert QUOTE in proof.text
    desk.check()
    assert len(snapshots(desk)) == 2


def test_an_unchanged_page_says_what_it_said_before(desk: Desk) -> None:
    watch_pages(desk.store, desk.web)
    desk.check()
    assert desk.check()[0].presence is Presence.PRESENT
    assert desk.web.visits[-1].etag is not None
    desk.web.pages[URL] = BODY.replace("on Friday", "on 6 March").replace("at noon", "at 12")
    first, second = desk.check()[0], desk.check()[0]
    assert desk.web.visits[-1].etag is not None
    assert (first.presence, second.presence) == (Presence.REWORDED, Presence.REWORDED)
    assert (first.changed, second.changed) == (True, False)


# what is told


def test_three_failures_in_a_row_count_and_the_recovery_is_told(desk: Desk) -> None:
    watch_pages(desk.store, desk.web)
    desk.web.pages[URL] = DOWN
    told = [desk.check()[0].changed for _ in range(5)]
    assert told == [False, False, True, False, False]
    desk.web.pages[URL] = BODY
    assert [desk.check()[0].changed for _ in range(2)] == [True, False]
    assert notices(desk) == [("present", "unreachable"), ("unreachable", "present")]
    assert status(desk) is Status.VERIFIED


def test_each_change_is_told_once_and_nothing_in_between(desk: Desk) -> None:
    watch_pages(desk.store, desk.web)
    bodies = (BODY.replace(QUOTE, "Rain fell on all of us"), BODY.replace("on Friday", "on Thursday"), BODY, 404, BODY)
    for body in bodies:
        desk.web.pages[URL] = body
        for _ in range(3):
            desk.check()
    assert [after for _, after in notices(desk)] == ["gone", "reworded", "present", "gone", "present"]
    with desk.store.read() as reader:
        assert reader.verify_log().broken is None
        checks = [event for event in reader.events("evidence", 1) if event.action == "record_check"]
    assert len(checks) == 5 + 1 - 1  # a visit that changes nothing is in no log


def test_a_page_that_has_moved_is_visited_where_it_is_now(desk: Desk) -> None:
    watch_pages(desk.store, desk.web)
    new = "https://new.example/0"
    desk.web.pages[new], desk.web.moved[URL] = BODY, new
    (moved,) = desk.check()
    assert (moved.presence, moved.changed, moved.outcome.address) == (Presence.MOVED, True, new)
    del desk.web.moved[URL]
    desk.web.pages[URL] = 404
    (again,) = desk.check()
    assert (again.presence, again.changed, desk.web.visits[-1].url) == (Presence.MOVED, False, new)
    desk.web.pages[new] = 410
    assert desk.check()[0].reopened
    assert status(desk) is Status.PENDING
    desk.web.pages[URL] = BODY
    assert desk.check()[0].presence is Presence.PRESENT


# what is reopened


def test_an_editor_who_decides_again_is_not_overruled_by_the_same_finding(desk: Desk) -> None:
    watch_pages(desk.store, desk.web)
    desk.web.pages[URL] = 404
    assert desk.check()[0].reopened
    with desk.store.write("ines") as writer:
        writer.set_status(1, Status.VERIFIED, reason="I have it on paper")
    (again,) = desk.check()
    assert (again.decays, again.reopened, status(desk)) == (True, False, Status.VERIFIED)


@pytest.mark.parametrize(
    ("first", "second", "verdict", "reopened"),
    [
        (Stance.SUPPORTS, None, Status.VERIFIED, True),
        (Stance.SUPPORTS, Stance.SUPPORTS, Status.VERIFIED, False),
        (Stance.SUPPORTS, Stance.REFUTES, Status.VERIFIED, True),
        (Stance.SUPPORTS, Stance.CONTEXT, Status.VERIFIED, True),
        (Stance.REFUTES, Stance.SUPPORTS, Status.VERIFIED, False),
        (Stance.REFUTES, None, Status.DISPUTED, True),
        (Stance.SUPPORTS, None, Status.DISPUTED, True),  # nobody said that it refutes, but it is all there is
        (Stance.SUPPORTS, Stance.REFUTES, Status.DISPUTED, False),
        (Stance.CONTEXT, None, Status.VERIFIED, False),
        (Stance.SUPPORTS, None, Status.PENDING, False),
    ],
)
def test_a_verdict_is_reopened_only_when_it_rests_on_nothing_else(
    desk: Desk, first: Stance, second: Stance | None, verdict: Status, *, reopened: bool
) -> None:
    watch_pages(desk.store, desk.web, stance=first, status=verdict)
    if second is not None:
        with desk.store.write("ines") as writer:
            attach(writer, desk.web, 1, "https://other.example/", stance=second)
    desk.web.pages[URL] = 404
    assert desk.check()[0].reopened is reopened
    assert status(desk) is (Status.PENDING if reopened else verdict)


def test_a_source_that_cannot_be_seen_any_more_holds_no_verdict_up(desk: Desk) -> None:
    watch_pages(desk.store, desk.web)
    with desk.store.write("ines") as writer:
        attach(writer, desk.web, 1, "https://other.example/")
    desk.web.pages["https://other.example/"] = DOWN
    for _ in range(3):
        desk.check()
    desk.web.pages[URL] = 404
    assert desk.check()[0].reopened


def test_the_reason_names_the_source_and_what_became_of_it(desk: Desk) -> None:
    watch_pages(desk.store, desk.web)
    desk.web.pages[URL] = BODY.replace("on Friday", "on Thursday")
    desk.check()
    with desk.store.read() as reader:
        claim = reader.claim(1)
    assert claim.decided_by == "recheck"
    assert URL in (claim.reason or "")
    assert "closed on Thursday" in (claim.reason or "")


def test_nobody_visits_a_source_that_nothing_rests_on_any_more(desk: Desk) -> None:
    watch_pages(desk.store, desk.web, 2)
    with desk.store.write("ines") as writer:
        writer.set_aside(1, "an opinion")
    assert [each.evidence.claim_id for each in desk.check()] == [2]


# whose turn it is


def test_quotes_on_one_page_share_a_visit(desk: Desk) -> None:
    watch_pages(desk.store, desk.web, 2)
    with desk.store.write("ines") as writer:
        attach(writer, desk.web, 2, URL)
    found = desk.check()
    assert (len(found), len(desk.web.visits)) == (3, 2)


def test_two_runs_at_once_never_visit_the_same_source(desk: Desk) -> None:
    watch_pages(desk.store, desk.web, 12)
    one, two = (desk.checker.check((), print) for _ in range(2))
    ids = [next(one).evidence.id, *(each.evidence.id for each in two), *(each.evidence.id for each in one)]
    assert sorted(ids) == list(range(1, 13))
    assert len(desk.web.visits) == 12


def test_what_a_killed_run_had_in_hand_is_free_again_after_a_while(desk: Desk) -> None:
    watch_pages(desk.store, desk.web, 3)
    with desk.store.write("recheck") as writer:
        writer.lease([1, 2], "killed", desk.clock.now + timedelta(minutes=10))
    assert [each.evidence.id for each in desk.check()] == [3]
    desk.clock.move(minutes=11)
    assert len(desk.check()) == 3


def test_a_run_that_slept_past_its_lease_writes_nothing_over_another(desk: Desk) -> None:
    watch_pages(desk.store, desk.web, 2)
    sleeper = desk.checker.check((), print)
    assert next(sleeper).evidence.id == 1
    desk.clock.move(minutes=11)
    desk.web.pages[url_of(1)] = 404
    assert [each.reopened for each in desk.check(2)] == [True]
    assert list(sleeper) == []
    assert notices(desk) == [("present", "gone")]


def test_a_run_that_is_ended_early_lets_go_of_its_sources(desk: Desk) -> None:
    watch_pages(desk.store, desk.web, 3)
    run = desk.checker.check((), print)
    next(run)
    run.close()  # type: ignore[attr-defined]  # a generator
    assert len(desk.check()) == 3


def test_a_wrong_claim_is_told_before_anybody_is_visited(desk: Desk) -> None:
    watch_pages(desk.store, desk.web)
    with pytest.raises(NotFoundError):
        desk.check(1, 99)
    assert desk.web.visits == []


# on schedule


def test_only_what_is_due_is_visited_and_as_a_scheduled_visit(desk: Desk) -> None:
    watch_pages(desk.store, desk.web, 3)
    assert desk.check_due() == []
    desk.clock.move(hours=7)
    desk.check(1)
    assert {each.evidence.id for each in desk.check_due()} == {2, 3}
    assert [visit.scheduled for visit in desk.web.visits] == [False, True, True]
    assert desk.check_due() == []


def test_in_the_quiet_hours_nobody_is_visited_and_that_is_said(desk: Desk) -> None:
    desk.rules = WatchRules(quiet=(time(12), time(18)), zone=UTC)
    watch_pages(desk.store, desk.web)
    desk.clock.move(hours=7)
    assert desk.check_due() == []
    with desk.store.read() as reader:
        found = watch_status(reader, desk.rules, desk.clock.now, None)
    assert found.quiet_until == START.replace(hour=18)
    assert found.silent is None


def test_a_host_that_asks_for_an_hour_gets_it(desk: Desk) -> None:
    watch_pages(desk.store, desk.web)
    desk.web.pages[URL], desk.web.retry_after = 429, 5 * 3600.0
    desk.clock.move(hours=7)
    assert [each.presence for each in desk.check_due()] == [Presence.UNREACHABLE]
    desk.web.pages[URL] = BODY
    desk.clock.move(hours=4)
    assert desk.check_due() == []
    desk.clock.move(hours=2)
    assert [(each.presence, each.changed) for each in desk.check_due()] == [(Presence.PRESENT, False)]
    assert notices(desk) == []


def test_a_host_that_asked_for_time_is_left_alone_by_every_later_run(desk: Desk) -> None:
    watch_pages(desk.store, desk.web, 8)
    desk.web.pages[URL], desk.web.retry_after = 429, 8 * 3600.0
    desk.check(1)
    desk.web.pages[URL], desk.web.retry_after = BODY, None
    desk.web.visits.clear()
    desk.clock.move(hours=7)
    desk.check_due()
    assert {visit.url for visit in desk.web.visits} == {url_of(number) for number in range(1, 7)}
    with desk.store.read() as reader:
        waiting = watch_status(reader, desk.rules, desk.clock(), None)
    assert {each.source.url for each in waiting.sources if each.due_at >= START + timedelta(hours=8)} >= {
        URL,
        url_of(7),
    }
    desk.web.visits.clear()
    desk.clock.move(hours=2)
    desk.check_due()
    assert {visit.url for visit in desk.web.visits} == {URL, url_of(7)}


def test_a_page_that_was_never_asked_for_has_not_failed(desk: Desk) -> None:
    watch_pages(desk.store, desk.web)
    held = FetchError("Its host wants to be left alone.", kind=FetchFailure.RATE_LIMITED, retry_after=7200.0)
    desk.web.pages[URL] = held
    for _ in range(4):
        desk.clock.move(hours=7)
        assert [each.changed for each in desk.check_due()] == [False]
        assert desk.check_due() == []
    with desk.store.read() as reader:
        (watched,) = reader.watched()
    assert (watched.failures, watched.checked_at) == (0, None)
    assert notices(desk) == []


def test_the_watch_says_what_is_due_failing_and_forgotten_and_that_nobody_watches(desk: Desk) -> None:
    watch_pages(desk.store, desk.web, 2)

    def look() -> tuple[int, int, int, bool]:
        with desk.store.read() as reader:
            found = watch_status(reader, desk.rules, desk.clock.now, None)
        return len(found.due), len(found.failing), len(found.late), found.silent is not None

    assert look() == (0, 0, 0, True)  # never run
    desk.check_due()
    assert look() == (0, 0, 0, False)
    desk.web.pages[URL] = DOWN
    desk.clock.move(hours=7)
    assert look() == (2, 0, 0, False)
    desk.check_due()
    assert look() == (0, 1, 0, False)
    desk.clock.move(days=3)
    assert look() == (2, 1, 2, True)
