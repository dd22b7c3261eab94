"""Archived copies: the one from before the verification is offered, and a page is saved only when somebody asks."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from click.testing import CliRunner
from fetch_helpers import Site
from store_helpers import Clock

from verify.cli.main import cli
from verify.desk.attaching import Attachment
from verify.desk.desk import Desk
from verify.desk.reporting import ReportFormat
from verify.errors import FetchError, InputError
from verify.settings import Settings, load_settings
from verify.types import Stance, Status, Terms, stand_in

KEY = "k3y:that-nobody-sees"
QUOTE = "the fire was put out at noon"
CDX, SAVE = "/cdx/search/cdx", "/save"
HEADER = ["urlkey", "timestamp", "original", "mimetype", "statuscode", "digest", "length"]


@pytest.fixture
def desk(stocked_file: Path, settings: Settings, site: Site, clock: Clock) -> Iterator[Desk]:
    """A desk with a source on claim 1, and an archive on this machine."""
    shutil.copyfile(stocked_file, settings.db)
    clock.now = datetime(2026, 1, 6, 9, 0, tzinfo=UTC)
    own = replace(
        settings, allow_hosts=("127.0.0.1",), pace=0.0, archive_url=site.url("/"), archive_key=KEY, timeout=5.0
    )
    site.add("/story?a=1&b=2", f"<p>They said {QUOTE}.", content_type="text/html")
    with Desk(own, clock=clock) as opened:
        opened.attach(1, Attachment(url=site.url("/story?a=1&b=2"), quote=QUOTE))
        yield opened


def test_a_dead_link_stays_and_the_verdict_rests_on_its_copy(desk: Desk, site: Site) -> None:
    story = site.url("/story?a=1&b=2")
    desk.mark([1], Status.VERIFIED)
    cdx(site, row(site, "20260105100000"))
    site.add("/web/20260105100000/" + story, f"<p>They said {QUOTE}.", content_type="text/html")
    copy = desk.archived_copy(1)
    assert copy is not None
    added = desk.attach_copy(1, copy)
    assert stand_in(desk.evidence(1)[0], desk.evidence(1)) is None  # it stands itself
    site.add("/story", status=410)
    site.add("/story?a=1&b=2", status=410)
    desk.recheck([1])
    dead, found = desk.evidence(1)
    assert (dead.presence, dead.decayed, found.stands, desk.claim(1).status) == ("gone", True, True, Status.VERIFIED)
    assert stand_in(dead, [dead, found]) == found
    assert found.id == added.id
    assert stand_in(dead, [dead, replace(found, quote="something else")]) is None
    assert stand_in(dead, [dead, replace(found, decayed=True)]) is None
    assert stand_in(dead, [dead, replace(found, url=site.url("/web/20260105100000/https://other.example/"))]) is None
    told = "An archived copy with the quote is listed"
    for form in (ReportFormat.HTML, ReportFormat.CSV, ReportFormat.MARKDOWN):
        assert told in desk.report(desk.claim(1).article, form).decode()
    shown = CliRunner().invoke(cli, ["--db", str(desk._settings.db), "show", "1"]).stdout
    assert f"Its archived copy (source {found.id}) has the quote." in shown
    assert "Archived copy of" in shown


def row(site: Site, stamp: str) -> list[str]:
    return ["key", stamp, site.url("/story?a=1&b=2"), "text/html", "200", "DIGEST", "1234"]


def cdx(site: Site, *rows: list[str]) -> None:
    site.add(CDX, json.dumps([HEADER, *rows] if rows else []), content_type="application/json")


def queries(site: Site) -> list[dict[str, list[str]]]:
    return [parse_qs(urlsplit(each.path).query) for each in site.asked if each.path.startswith(CDX)]


def test_the_copy_nearest_before_the_verification_is_found(desk: Desk, site: Site, clock: Clock) -> None:
    clock.now = datetime(2026, 1, 8, 12, 0, tzinfo=UTC)
    desk.mark([1], Status.VERIFIED)
    clock.now = datetime(2026, 3, 1, tzinfo=UTC)
    cdx(site, row(site, "20260107220000"))
    copy = desk.archived_copy(1)
    assert copy is not None
    assert copy.at == datetime(2026, 1, 7, 22, 0, tzinfo=UTC)
    assert copy.url == site.url("/web/20260107220000/") + site.url("/story?a=1&b=2")
    assert queries(site) == [
        {
            "url": [site.url("/story?a=1&b=2")],
            "output": ["json"],
            "to": ["20260108120001"],
            "filter": ["statuscode:200"],
            "limit": ["-1"],
        }
    ]


def test_a_source_that_was_attached_after_the_verdict_counts_from_then(desk: Desk, site: Site, clock: Clock) -> None:
    cdx(site)
    assert desk.archived_copy(1) is None
    assert queries(site)[0]["to"] == [desk.evidence(1)[0].added_at.strftime("%Y%m%d%H%M%S")]


@pytest.mark.parametrize(
    "body",
    ["", "[]", json.dumps([HEADER]), json.dumps([HEADER, ["k", "2026", "http://a/", "-", "-", "-", "-"]]),
     json.dumps([HEADER, ["k", "20269999999999", "http://a/", "-", "200", "-", "-"]]), json.dumps([HEADER, ["k"]]),
     json.dumps([HEADER, ["k", "20300101000000", "http://later.example/", "-", "200", "-", "-"]])],
)  # fmt: skip
def test_an_answer_without_a_usable_copy_is_none(desk: Desk, site: Site, body: str) -> None:
    site.add(CDX, body)
    assert desk.archived_copy(1) is None


@pytest.mark.parametrize(("status", "body"), [(200, "<html>"), (200, "{}"), (200, "[7]"), (503, ""), (302, "")])
def test_an_archive_that_cannot_be_asked_is_not_one_without_a_copy(
    desk: Desk, site: Site, status: int, body: str
) -> None:
    site.add(CDX, body, status=status)
    with pytest.raises(FetchError, match="archive"):
        desk.archived_copy(1)


def test_a_copy_is_attached_when_it_holds_the_quote(desk: Desk, site: Site) -> None:
    cdx(site, row(site, "20260105100000"))
    copy = desk.archived_copy(1)
    assert copy is not None
    at = "/web/20260105100000/" + site.url("/story")
    site.add(at, "<p>Nothing is here.", content_type="text/html")
    with pytest.raises(InputError, match="not on the page"):
        desk.attach_copy(1, copy)
    assert len(desk.evidence(1)) == 1
    site.add(at, f"<p>They said {QUOTE}.", content_type="text/html")
    added = desk.attach_copy(1, copy)
    assert (added.url, added.quote, added.stance) == (copy.url, QUOTE, Stance.SUPPORTS)
    assert "Archived copy of" in (added.locator or "")
    desk.undo()
    assert len(desk.evidence(1)) == 1


@pytest.fixture
def confidential(desk: Desk, site: Site) -> int:
    url = site.add("/memo", f"<p>{QUOTE}", content_type="text/html")
    return desk.attach(2, Attachment(url=url, quote=QUOTE, terms=Terms.BACKGROUND)).id


def test_the_archive_never_learns_of_a_confidential_source(desk: Desk, site: Site, confidential: int) -> None:
    asked = len(site.asked)
    for use in (desk.archived_copy, desk.save_copy):
        with pytest.raises(InputError, match="not on the record"):
            use(confidential)
    with pytest.raises(InputError, match="no web page"):
        desk.save_copy(desk.attach(2, Attachment(locator="By phone")).id)
    assert len(site.asked) == asked


def test_without_a_key_nothing_is_saved(desk: Desk, site: Site) -> None:
    desk._settings = replace(desk._settings, archive_key="")
    with pytest.raises(InputError, match="CLAIMDESK_ARCHIVE_KEY"):
        desk.save_copy(1)
    assert SAVE not in site.paths


def job(site: Site, *states: dict[str, object]) -> None:
    site.add(SAVE, json.dumps({"url": "x", "job_id": "spn2-0a"}), content_type="application/json")
    site.pages[f"{SAVE}/status/spn2-0a"] = []
    for state in states:
        site.then(f"{SAVE}/status/spn2-0a", json.dumps(state), content_type="application/json")


SAVED: dict[str, object] = {
    "status": "success",
    "timestamp": "20260106091500",
    "original_url": "https://moved.example/story",
    "duration_sec": 7,
}


def test_a_page_is_saved_and_waited_for(desk: Desk, site: Site) -> None:
    job(site, {"status": "pending"}, {"status": "pending"}, SAVED)
    slept: list[float] = []
    copy = desk.save_copy(1, sleep=slept.append)
    assert copy.url == site.url("/web/20260106091500/https://moved.example/story")
    assert len(slept) == 3
    asked = next(each for each in site.asked if each.path == SAVE)
    assert parse_qs(asked.body.decode()) == {"url": [site.url("/story?a=1&b=2")], "skip_first_archive": ["1"]}
    assert (asked.headers["authorization"], asked.headers["accept"]) == (f"LOW {KEY}", "application/json")
    assert desk.verify_log().broken is None
    assert KEY not in str(desk.events())


@pytest.mark.parametrize(
    ("state", "told"),
    [
        ({"status": "error", "status_ext": "error:blocked-url", "message": "x"}, "blocked-url. It will not"),
        ({"status": "error", "status_ext": "error:too-many-requests"}, "too-many-requests. Try again"),
        ({"status": "error"}, "no reason"),
        ({"status": "success"}, "no reason"),
        ({}, "no reason"),
    ],
)
def test_a_page_that_could_not_be_saved_is_told(desk: Desk, site: Site, state: dict[str, object], told: str) -> None:
    job(site, state)
    with pytest.raises(FetchError, match=told):
        desk.save_copy(1, sleep=lambda _: None)


def test_an_archive_that_never_says_is_not_waited_for_for_ever(desk: Desk, site: Site) -> None:
    job(site, {"status": "pending"})
    with pytest.raises(FetchError, match="has not said"):
        desk.save_copy(1, sleep=lambda _: None)


@pytest.mark.parametrize("body", ['{"status": "error", "status_ext": "error:x"}', '{"job_id": "../../x"}', "[]", "x"])
def test_an_answer_without_a_job_is_told(desk: Desk, site: Site, body: str) -> None:
    site.add(SAVE, body)
    with pytest.raises(FetchError):
        desk.save_copy(1, sleep=lambda _: None)


def test_the_archive_is_asked_three_times_a_minute_at_most(desk: Desk, site: Site, clock: Clock) -> None:
    job(site, SAVED)
    for _ in range(3):
        desk.save_copy(1, sleep=lambda _: None)
    with pytest.raises(InputError, match="Try again in 4"):
        desk.save_copy(1, sleep=lambda _: None)
    assert site.paths.count(SAVE) == 3
    clock.now += timedelta(minutes=1)
    desk.save_copy(1, sleep=lambda _: None)


def test_a_key_that_is_none_is_told_without_it() -> None:
    with pytest.raises(InputError) as caught:
        load_settings({"CLAIMDESK_ARCHIVE_KEY": f"{KEY}\r\nX: y"}, folder=Path("/nowhere"))
    assert KEY not in str(caught.value)


def test_the_command_line_finds_and_attaches(desk: Desk, site: Site) -> None:
    env = {"CLAIMDESK_PACE": "0", "CLAIMDESK_ALLOW_HOSTS": "127.0.0.1", "CLAIMDESK_ARCHIVE_URL": site.url()}

    def run(*words: str) -> tuple[int, str]:
        result = CliRunner(env=env).invoke(cli, ["--db", str(desk._settings.db), "evidence", *words])
        assert result.exception is None or isinstance(result.exception, SystemExit)
        return result.exit_code, result.output

    cdx(site)
    assert run("archived", "1")[0] == 3
    cdx(site, row(site, "20260105100000"))
    code, out = run("archived", "1")
    assert (code, out.splitlines()[0][:16]) == (0, "2026-01-05 10:00")
    site.add("/web/20260105100000/" + site.url("/story"), f"<p>{QUOTE}", content_type="text/html")
    code, out = run("archived", "1", "--attach", "--json")
    assert (code, json.loads(out)["evidence"]["stance"]) == (0, "supports")
    assert run("archived", "99")[0] == 2
    code, out = run("save", "1")
    assert (code, out.count("\n")) == (2, 1)
