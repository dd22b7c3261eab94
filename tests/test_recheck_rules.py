"""When a source is visited, and what is settled about it: rules that hold whatever happens."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verify.errors import InputError
from verify.recheck.rules_file import load_rules
from verify.recheck.schedule import due_at, interval, quiet_until
from verify.recheck.standing import Outcome, Settled, advance
from verify.types import Presence, Priority, Status, Watched, WatchRules

START = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)
HOUR, DAY = timedelta(hours=1), timedelta(days=1)


def source(**values: object) -> Watched:
    """A page of a fresh story that verified a claim, never visited."""
    blank = Watched(
        evidence_id=1,
        claim_id=1,
        article="fire",
        url="https://a.example/fire",
        address="https://a.example/fire",
        quote="put out",
        status=Status.VERIFIED,
        priority=Priority.NORMAL,
        story_at=START,
        added_at=START,
        presence=None,
        decayed=False,
        last=None,
        note=None,
        checked_at=None,
        looked_at=None,
        failures=0,
        not_before=None,
        etag=None,
        last_modified=None,
        lease_until=None,
    )
    return replace(blank, **values)  # type: ignore[arg-type]  # the test names fields


# what is settled

PRESENCES = st.sampled_from(list(Presence))
OUTCOMES = st.builds(Outcome, PRESENCES, st.just("so"), score=st.floats(0, 99))


def walk(outcomes: list[Outcome], patience: int = 3) -> list[Settled]:
    standings = [Settled()]
    for outcome in outcomes:
        standings.append(advance(standings[-1], outcome, patience=patience, reopen_below=85))
    return standings


@given(st.lists(OUTCOMES, max_size=40), st.integers(1, 5))
def test_what_was_seen_is_settled_at_once_and_a_failure_only_after_enough_in_a_row(
    outcomes: list[Outcome], patience: int
) -> None:
    standings = walk(outcomes, patience)
    for number, (outcome, before, after) in enumerate(zip(outcomes, standings, standings[1:], strict=False)):
        if outcome.presence.looked:
            assert after == Settled(outcome.presence, outcome.decays(85))
        else:
            assert after.decayed is before.decayed  # what cannot be seen neither decays nor mends
            if after.presence is not before.presence:
                assert not any(each.presence.looked for each in outcomes[number - patience + 1 : number + 1])
                assert number + 1 >= patience
        assert 0 <= after.failures < patience


@given(st.lists(OUTCOMES, max_size=40))
def test_the_same_again_is_never_told_twice(outcomes: list[Outcome]) -> None:
    doubled = walk([each for outcome in outcomes for each in (outcome, outcome)], patience=1)[1:]
    assert all(first.settled == second.settled for first, second in zip(doubled[::2], doubled[1::2], strict=True))


def test_a_wall_that_comes_and_goes_is_not_told_at_all() -> None:
    flapping = [Outcome(each, "") for each in (Presence.BLOCKED, Presence.PRESENT) * 20]
    assert {each.settled for each in walk(flapping)} == {(Presence.PRESENT, False)}


def test_a_page_that_was_gone_stays_so_while_it_cannot_be_reached() -> None:
    gone, down = Outcome(Presence.GONE, ""), Outcome(Presence.UNREACHABLE, "")
    assert walk([gone, down, down, down])[-1] == Settled(Presence.UNREACHABLE, decayed=True)


def test_a_light_rewording_that_becomes_a_heavy_one_is_told() -> None:
    light, heavy = Outcome(Presence.REWORDED, "", score=97.0), Outcome(Presence.REWORDED, "", score=40.0)
    assert [each.settled for each in walk([light, light, heavy])][1:] == [
        (Presence.REWORDED, False),
        (Presence.REWORDED, False),
        (Presence.REWORDED, True),
    ]


# when

TIMES = st.datetimes(datetime(2025, 1, 1), datetime(2027, 12, 31), timezones=st.just(UTC))  # noqa: DTZ001
ZONES = st.sampled_from([None, UTC, ZoneInfo("Europe/Berlin"), ZoneInfo("America/St_Johns"), ZoneInfo("Asia/Kolkata")])
SOURCES = st.builds(
    lambda checked, age, status, priority, failures, address: source(
        checked_at=checked,
        story_at=checked - age,
        status=status,
        priority=priority,
        failures=failures,
        address=address,
    ),
    TIMES,
    st.timedeltas(timedelta(0), timedelta(days=400)),
    st.sampled_from(list(Status)),
    st.sampled_from(list(Priority)),
    st.integers(0, 2),
    st.text("abc/", min_size=1, max_size=5),
)


@given(SOURCES, st.floats(0, 0.5))
def test_a_source_is_due_within_the_jitter_of_its_interval(each: Watched, jitter: float) -> None:
    rules = WatchRules(jitter=jitter)
    wait = due_at(each, rules) - (each.checked_at or each.added_at)
    every = interval(each, rules)
    assert every * (1 - jitter) - timedelta(seconds=1) <= wait <= every * (1 + jitter) + timedelta(seconds=1)
    assert due_at(each, rules) == due_at(each, rules)


@given(SOURCES, st.times(), st.times(), ZONES)
def test_nobody_is_due_in_the_quiet_hours_and_nobody_earlier_for_them(
    each: Watched, begins: time, ends: time, zone: ZoneInfo | None
) -> None:
    rules = WatchRules(quiet=(begins, ends), zone=zone)
    due, awake = due_at(each, rules), due_at(each, replace(rules, quiet=None))
    assert due >= awake
    assert due - awake <= DAY + HOUR * 2  # a night of a change of the clock is longer
    if zone in (None, UTC):
        assert quiet_until(due, rules) is None


def test_the_quiet_hours_go_over_midnight() -> None:
    rules = WatchRules(quiet=(time(23), time(6)), zone=ZoneInfo("Europe/Berlin"))
    assert quiet_until(datetime(2026, 3, 2, 21, 59, tzinfo=UTC), rules) is None
    assert quiet_until(datetime(2026, 3, 2, 22, 0, tzinfo=UTC), rules) == datetime(2026, 3, 3, 5, 0, tzinfo=UTC)
    assert quiet_until(datetime(2026, 3, 3, 4, 59, tzinfo=UTC), rules) == datetime(2026, 3, 3, 5, 0, tzinfo=UTC)


def test_a_host_that_asks_for_time_gets_it() -> None:
    later = START + 40 * DAY
    assert due_at(source(not_before=later), WatchRules()) == later


@pytest.mark.parametrize(
    ("status", "age", "every"),
    [
        (Status.VERIFIED, 1 * DAY, 6 * HOUR),
        (Status.DISPUTED, 5 * DAY, DAY),
        (Status.PENDING, 1 * DAY, 7 * DAY),
        (Status.VERIFIED, 30 * DAY, 7 * DAY),
        (Status.VERIFIED, 200 * DAY, 30 * DAY),
    ],
)
def test_fresh_stories_with_a_verdict_are_visited_most(status: Status, age: timedelta, every: timedelta) -> None:
    assert interval(source(status=status, story_at=START - age), WatchRules()) == every


@given(SOURCES)
def test_what_matters_more_never_waits_longer(each: Watched) -> None:
    high, normal, low = (interval(replace(each, priority=priority), WatchRules()) for priority in Priority)
    assert high <= normal <= low


def test_a_fresh_verdict_that_matters_most_is_visited_every_two_hours_and_one_that_matters_least_once_a_week() -> None:
    assert interval(source(priority=Priority.HIGH), WatchRules()) == 2 * HOUR
    assert interval(source(priority=Priority.LOW), WatchRules()) == 7 * DAY


def test_a_failed_visit_is_tried_again_soon() -> None:
    assert interval(source(failures=1, story_at=START - 200 * DAY), WatchRules()) == 2 * HOUR


# the file

RULES = """
failures = 5
reopen_below = 70
quiet = "23:00-06:30"
timezone = "Europe/Berlin"
jitter = 0.2
[[cadence]]
status = "disputed"
younger_than = "3d"
every = "30m"
[[cadence]]
priority = ["high", "normal"]
every = "3d"
[[cadence]]
every = "2w"
"""


def test_a_newsroom_sets_its_own_rules(tmp_path: Path) -> None:
    (tmp_path / "recheck.toml").write_text(RULES)
    rules = load_rules(tmp_path / "recheck.toml")
    assert (rules.failures, rules.reopen_below, rules.quiet) == (5, 70, (time(23), time(6, 30)))
    assert rules.late_after == WatchRules().late_after
    assert interval(source(status=Status.DISPUTED), rules) == timedelta(minutes=30)
    assert interval(source(), rules) == 3 * DAY
    assert interval(source(priority=Priority.LOW), rules) == 14 * DAY


def test_the_rules_in_the_guide_are_the_ones_that_hold_without_any(tmp_path: Path) -> None:
    guide = (Path(__file__).parents[1] / "docs" / "guide.md").read_text(encoding="utf-8")
    (written,) = (block for block in guide.split("```") if block.startswith("toml\nfailures"))
    (tmp_path / "recheck.toml").write_text(written.removeprefix("toml\n"))
    assert load_rules(tmp_path / "recheck.toml") == WatchRules()


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("failure = 3", "'failure' is no rule"),
        ("failures = 0", "failures cannot be 0"),
        ("failures = true", "failures cannot be True"),
        ("jitter = 0.9", "jitter cannot be 0.9"),
        ('retry = "soon"', "'soon' is no length of time"),
        ('retry = "1m"', "no source is visited more often"),
        ('quiet = "23"', "quiet cannot be '23'"),
        ('timezone = "Mars/Olympus"', "timezone cannot be 'Mars/Olympus'"),
        ('timezone = "../../etc/passwd"', "timezone cannot be"),
        ('[[cadence]]\nstatus = "true"\nevery = "1d"', "cadence cannot be"),
        ('[[cadence]]\npriority = "urgent"\nevery = "1d"', "cadence cannot be"),
        ('[[cadence]]\npriority = "low"\nevery = "1d"', "the last cadence must fit every source"),
        ('[[cadence]]\nstatus = "pending"\nevery = "1d"', "the last cadence must fit every source"),
        ("cadence = []", "the last cadence must fit every source"),
        ("cadence = 3", "cadence cannot be 3"),
        ('[[cadence]]\neach = "1d"', "a cadence has status"),
        ("failures = ", "cannot be read"),
    ],
)
def test_a_rule_that_is_none_is_told_in_one_line(tmp_path: Path, text: str, told: str) -> None:
    path = tmp_path / "recheck.toml"
    path.write_text(text)
    with pytest.raises(InputError) as caught:
        load_rules(path)
    assert told in caught.value.what
    assert str(path) in caught.value.what
