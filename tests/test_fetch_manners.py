"""Many visits at once: each host at its own pace, left alone when it asks for that, its robots.txt respected."""

from __future__ import annotations

import asyncio
from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from itertools import pairwise
from typing import Any

import pytest
from fetch_helpers import Answer, Asked, Site, at_home, fetcher, refusal, serving
from hypothesis import given
from hypothesis import strategies as st

from verify.errors import FetchError, FetchFailure
from verify.intake.fetch import HttpFetcher
from verify.intake.pace import Pace, asked_to_wait
from verify.types import Page, Visit


class Time:
    """A clock that stands still but for those who sleep; a site's requests are stamped with it."""

    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now

    async def sleep(self, seconds: float) -> None:
        until = self.now + seconds
        await asyncio.sleep(0)
        self.now = max(self.now, until)


class TimedSite(Site):
    """A site that keeps when each host was asked."""

    def __init__(self, time: Time) -> None:
        super().__init__()
        self.time = time
        self.times: defaultdict[str, list[float]] = defaultdict(list)

    def answer(self, asked: Asked) -> Answer:
        self.times[asked.headers["host"].partition(":")[0]].append(self.time.now - 1000.0)
        return super().answer(asked)


@pytest.fixture
def time() -> Time:
    return Time()


@pytest.fixture
def site(time: Time) -> Iterator[TimedSite]:
    with serving(TimedSite(time)) as server:
        yield server


HOSTS = ("a.example", "b.example", "c.example")


def polite(time: Time, *, pace: float = 1.0, **others: Any) -> HttpFetcher:
    return fetcher(*HOSTS, "d.example", resolver=at_home, pace=pace, now=time, sleep=time.sleep, **others)


def outcomes(getter: HttpFetcher, visits: Sequence[Visit]) -> dict[str, Page | FetchError]:
    found = list(getter.fetch_each(visits))
    assert sorted(visit.url for visit, _ in found) == sorted(visit.url for visit in visits)
    return {visit.url: outcome for visit, outcome in found}


def kind(outcome: Page | FetchError) -> FetchFailure:
    assert isinstance(outcome, FetchError)
    return outcome.kind


# pace


def test_a_host_is_asked_once_a_second_and_others_do_not_wait_for_it(site: TimedSite, time: Time) -> None:
    site.add("/page", "here")
    visits = [Visit(site.url(f"/page?{number}", host)) for number in range(3) for host in HOSTS]
    assert all(isinstance(outcome, Page) for outcome in outcomes(polite(time), visits).values())
    assert time.now == 1002.0
    assert [len(times) for times in site.times.values()] == [3, 3, 3]


def test_a_second_run_keeps_the_pace_of_the_first(site: TimedSite, time: Time) -> None:
    url = site.add("/page", "here").replace("127.0.0.1", "a.example")
    getter = polite(time, pace=5.0)
    for _ in range(3):
        getter.fetch(url)
    assert site.times["a.example"] == [0.0, 5.0, 10.0]


def test_redirects_keep_the_pace_of_the_host_that_they_lead_to(site: TimedSite, time: Time) -> None:
    site.add("/consent", "please")
    site.add("/page", status=302, location=site.url("/consent", "d.example"))
    found = outcomes(polite(time), [Visit(site.url("/page", host)) for host in HOSTS])
    assert {page.final_url for page in found.values() if isinstance(page, Page)} == {site.url("/consent", "d.example")}
    assert (len(site.times["d.example"]), time.now) == (3, 1002.0)


@given(st.lists(st.tuples(st.sampled_from(HOSTS), st.floats(0.0, 5.0)), max_size=30), st.floats(0.01, 3.0))
def test_whoever_asks_turns_at_a_host_are_never_closer_than_its_pace(
    askers: list[tuple[str, float]], interval: float
) -> None:
    time = Time()
    pace = Pace(interval, now=time, sleep=time.sleep)
    turns: defaultdict[str, list[float]] = defaultdict(list)

    async def ask(host: str, delay: float) -> None:
        await time.sleep(delay)
        await pace.turn(host)
        turns[host].append(time.now)

    async def all_ask() -> None:
        await asyncio.gather(*(ask(host, delay) for host, delay in askers))

    asyncio.run(all_ask())
    assert sum(map(len, turns.values())) == len(askers)
    for times in turns.values():
        assert all(later - earlier >= interval - 1e-5 for earlier, later in pairwise(times))


def test_no_more_hosts_are_visited_than_there_are_places_for(site: TimedSite, time: Time) -> None:
    names = [f"h{number}.example" for number in range(10)]
    site.add("/page", "here")
    getter = fetcher(*names, resolver=at_home, hosts_at_once=2)
    visits = getter.fetch_each([Visit(site.url("/page", name)) for name in names])
    next(visits)
    visits.close()  # whoever has enough stops the rest
    assert len(site.asked) <= 3


# being left alone


def test_a_host_that_asks_for_it_is_left_alone_and_the_others_are_not(site: TimedSite, time: Time) -> None:
    site.add("/busy", status=429, retry_after="120")
    site.add("/page", "here")
    busy, after, other = (
        site.url("/busy", "a.example"),
        site.url("/page", "a.example"),
        site.url("/page", "b.example"),
    )
    getter = polite(time)
    found = outcomes(getter, [Visit(busy), Visit(after), Visit(other)])
    first, second, third = found[busy], found[after], found[other]
    assert isinstance(first, Page)
    assert (first.status, first.retry_after) == (429, 120.0)
    assert isinstance(second, FetchError)
    assert (second.kind, second.retry_after) == (FetchFailure.RATE_LIMITED, 120.0)
    assert "120 seconds" in second.what
    assert isinstance(third, Page)
    assert site.times["a.example"] == [0.0]

    time.now += 119.0
    assert isinstance(outcomes(getter, [Visit(after)])[after], Page)  # the last second is waited for
    assert site.times["a.example"] == [0.0, 120.0]


def test_a_short_wait_is_waited(site: TimedSite, time: Time) -> None:
    site.add("/busy", status=503, retry_after="20")
    busy, after = site.url("/busy", "a.example"), site.url("/page", "a.example")
    site.add("/page", "here")
    assert isinstance(outcomes(polite(time), [Visit(busy), Visit(after)])[after], Page)
    assert site.times["a.example"] == [0.0, 20.0]


@pytest.mark.parametrize(
    ("status", "written", "seconds"),
    [
        (429, "7", 7.0),
        (503, " 7 ", 7.0),
        (503, "Mon, 03 Mar 2031 00:02:00 GMT", 120.0),
        (503, "Mon, 03 Mar 2031 02:02:00 +0200", 120.0),
        (503, "Mon, 03 Mar 2031 00:02:00 -0000", 120.0),
        (429, "Sun, 02 Mar 2031 00:00:00 GMT", 0.0),
        (429, None, 60.0),
        (429, "soon", 60.0),
        (429, "-5", 60.0),
        (429, "²", 60.0),
        (429, "9" * 5000, 604_800.0),
        (429, "Mon, 03 Mar 2931 00:00:00 GMT", 604_800.0),
        (503, None, None),
        (503, "soon", None),
        (200, "7", None),
        (404, "7", None),
    ],
)
def test_how_long_an_answer_asks_to_be_left_alone(status: int, written: str | None, seconds: float | None) -> None:
    assert asked_to_wait(status, written, datetime(2031, 3, 3, tzinfo=UTC)) == seconds


# asking whether something changed


def test_a_page_that_has_not_changed_is_not_sent_again(site: TimedSite, time: Time) -> None:
    url = site.add("/page", status=304, etag='"a2"').replace("127.0.0.1", "a.example")
    page = outcomes(polite(time), [Visit(url, etag='"a1"', last_modified="yesterday")])[url]
    assert isinstance(page, Page)
    assert (page.not_modified, page.body, page.etag, page.ok) == (True, b"", '"a2"', False)
    assert site.asked[0].headers["if-none-match"] == '"a1"'
    assert site.asked[0].headers["if-modified-since"] == "yesterday"


def test_validators_are_not_shown_to_the_page_that_a_redirect_leads_to(site: TimedSite, time: Time) -> None:
    site.add("/page", status=301, location="/elsewhere")
    site.add("/elsewhere", "here")
    url = site.url("/page", "a.example")
    outcomes(polite(time), [Visit(url, etag='"a1"', last_modified="yesterday")])
    assert "if-none-match" in site.asked[0].headers
    assert not {"if-none-match", "if-modified-since"} & site.asked[1].headers.keys()


def test_cookies_last_as_long_as_the_visit(site: TimedSite, time: Time) -> None:
    site.add("/page", status=302, location="/ready", set_cookie="seen=1")
    site.add("/ready", "here")
    urls = [site.url("/page", "a.example"), site.url("/ready?again", "a.example")]
    outcomes(polite(time), [Visit(url) for url in urls])
    assert [asked.headers.get("cookie") for asked in site.asked] == [None, "seen=1", None]


# robots.txt


def scheduled(site: TimedSite, *paths: str, host: str = "a.example") -> list[Visit]:
    return [Visit(site.url(path, host), scheduled=True) for path in paths]


def test_scheduled_visits_keep_out_of_where_programs_are_not_wanted(site: TimedSite, time: Time) -> None:
    site.add("/robots.txt", "User-agent: other\nDisallow: /\n\nUser-agent: *\nDisallow: /inside\n")
    site.add("/page", "here")
    site.add("/inside", "there")
    getter = polite(time, pace=0.0)
    found = outcomes(getter, scheduled(site, "/page", "/inside", "/page?2"))
    assert [type(outcome) for outcome in found.values()].count(Page) == 2
    error = found[site.url("/inside", "a.example")]
    assert kind(error) is FetchFailure.ROBOTS
    assert "robots.txt" in str(error)
    assert site.paths.count("/robots.txt") == 1
    assert "/inside" not in site.paths
    assert getter.fetch(site.url("/inside", "a.example")).body == b"there"  # a person asked for it


def test_rules_for_this_program_are_its_own(site: TimedSite, time: Time) -> None:
    site.add("/robots.txt", "User-agent: *\nDisallow: /\n\nUser-agent: Claimdesk\nAllow: /\n")
    site.add("/page", "here")
    (outcome,) = outcomes(polite(time), scheduled(site, "/page")).values()
    assert isinstance(outcome, Page)


@pytest.mark.parametrize("status", [401, 404, 410])
def test_a_site_without_rules_has_none(site: TimedSite, time: Time, status: int) -> None:
    site.add("/robots.txt", status=status)
    site.add("/page", "here")
    (outcome,) = outcomes(polite(time), scheduled(site, "/page")).values()
    assert isinstance(outcome, Page)


@pytest.mark.parametrize(("status", "why"), [(500, FetchFailure.UNREACHABLE), (429, FetchFailure.RATE_LIMITED)])
def test_a_site_that_cannot_tell_its_rules_is_not_visited_now(
    site: TimedSite, time: Time, status: int, why: FetchFailure
) -> None:
    site.add("/robots.txt", status=status)
    site.add("/page", "here")
    getter = polite(time)
    found = outcomes(getter, scheduled(site, "/page", "/page?2"))
    assert [kind(outcome) for outcome in found.values()] == [why, why]
    assert site.paths == ["/robots.txt"]

    site.add("/robots.txt", "User-agent: *\nDisallow:")
    time.now += 600.0
    (outcome,) = outcomes(getter, scheduled(site, "/page")).values()
    assert isinstance(outcome, Page)


def test_rules_hold_for_a_day(site: TimedSite, time: Time) -> None:
    site.add("/robots.txt", status=404)
    site.add("/page", "here")
    getter = polite(time)
    for hours in (0, 23, 2):
        time.now += hours * 3600.0
        outcomes(getter, scheduled(site, "/page"))
    assert site.paths.count("/robots.txt") == 2


def test_the_site_that_a_redirect_leads_to_has_rules_of_its_own(site: TimedSite, time: Time) -> None:
    site.add("/page", status=302, location=site.url("/secret", "b.example"))
    site.add("/robots.txt", "User-agent: *\nDisallow: /secret\n")
    (outcome,) = outcomes(polite(time), scheduled(site, "/page")).values()
    assert kind(outcome) is FetchFailure.ROBOTS
    assert [asked.headers["host"][0] + asked.path for asked in site.asked] == ["a/robots.txt", "a/page", "b/robots.txt"]


def test_a_site_may_ask_for_a_slower_pace(site: TimedSite, time: Time) -> None:
    site.add("/robots.txt", "User-agent: *\nCrawl-delay: 4\n")
    site.add("/page", "here")
    outcomes(polite(time), scheduled(site, "/page", "/page?2", "/page?3"))
    assert site.times["a.example"] == [0.0, 1.0, 5.0, 9.0]


# many at once


def test_a_visit_that_fails_stops_no_other(site: TimedSite, time: Time) -> None:
    site.add("/page", "here")
    wrong = ["", "ftp://a.example/", "http://user@a.example/", site.url("/page", "127.1"), "http://[::1"]
    right = site.url("/page", "a.example")
    found = outcomes(polite(time), [*map(Visit, wrong), Visit(right)])
    assert {kind(found[url]) for url in wrong} == {FetchFailure.REFUSED}
    assert isinstance(found[right], Page)
    assert outcomes(polite(time), []) == {}


def test_the_same_address_may_be_visited_twice_in_a_run(site: TimedSite, time: Time) -> None:
    url = site.add("/page", "here").replace("127.0.0.1", "a.example")
    assert len(list(polite(time).fetch_each([Visit(url), Visit(url)]))) == 2


def test_a_fault_of_the_program_is_not_taken_for_a_page_that_failed(time: Time) -> None:
    def broken(_host: str, _port: int) -> Sequence[str]:
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fetcher(resolver=broken).fetch("http://a.example/")


async def test_fetching_works_where_a_loop_is_running_already(site: TimedSite) -> None:
    site.add("/page", "here")
    assert fetcher().fetch(site.url("/page")).body == b"here"


def test_the_newsroom_says_where_it_can_be_reached(site: TimedSite) -> None:
    fetcher(contact="https://desk.example/bot").fetch(site.add("/page", "here"))
    agent = site.asked[0].headers["user-agent"]
    assert agent.startswith("claimdesk/")
    assert agent.endswith("; https://desk.example/bot)")
    assert refusal(site.url("/page"), fetcher("b.example")).kind is FetchFailure.REFUSED
