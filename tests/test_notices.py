"""Telling people: each receiver once and in order, again when it was down, and nothing that must not leave the desk."""

from __future__ import annotations

import hashlib
import hmac
import json
import shutil
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from click.testing import CliRunner
from fetch_helpers import Site
from markdown_it import MarkdownIt
from store_helpers import Clock
from watch_helpers import BODY, QUOTE, Web, url_of

from verify.cli.main import cli
from verify.desk.attaching import Attachment
from verify.desk.desk import Desk
from verify.errors import InputError
from verify.settings import Settings, load_settings
from verify.store import Store
from verify.types import Presence, Terms

SIGNED_WITH = "a phrase of ours"


@pytest.fixture
def desk(stocked_file: Path, settings: Settings, site: Site, clock: Clock) -> Iterator[Desk]:
    """A desk with two webhooks on this machine and a source on each of claims 1 and 2."""
    shutil.copyfile(stocked_file, settings.db)
    hooks = replace(
        settings,
        pace=0.0,
        timeout=5.0,
        webhook=site.url("/hook"),
        webhook_secret=SIGNED_WITH,
        slack_webhook=site.url("/slack?key=" + "k" * 20),
    )
    site.add("/hook", status=204)
    site.add("/slack", "ok")
    with Desk(hooks, clock=clock) as opened:
        opened.attach(1, Attachment(locator="Minutes of 12 November"))
        opened.attach(2, Attachment(locator="Ines Vold, by phone", quote="he told me", terms=Terms.BACKGROUND))
        yield opened


def change(desk: Desk, evidence_id: int = 1, note: str = "It is not there.", after: Presence = Presence.GONE) -> None:
    store: Store = desk._store
    with store.write("recheck") as writer:
        writer.add_notice(evidence_id, before=Presence.PRESENT, after=after, note=note, reopened=True)


def sent(site: Site, path: str = "/hook") -> list[dict[str, object]]:
    return [json.loads(asked.body) for asked in site.asked if asked.path.startswith(path)]


def test_each_change_is_sent_once_to_each_receiver_and_in_order(desk: Desk, site: Site) -> None:
    change(desk, note="first")
    change(desk, note="second")
    assert [(told.receiver, told.sent, told.waiting) for told in desk.send_notices()] == [
        ("webhook", 2, 0),
        ("slack", 2, 0),
    ]
    assert [body["note"] for body in sent(site)] == ["first", "second"]
    assert len(sent(site, "/slack")) == 2
    assert [told.sent for told in desk.send_notices()] == [0, 0]
    assert len(site.asked) == 4


def test_the_webhook_says_what_changed_under_a_key_and_signed(desk: Desk, site: Site) -> None:
    change(desk)
    desk.send_notices()
    (asked,) = (asked for asked in site.asked if asked.path == "/hook")
    body = json.loads(asked.body)
    assert body["claim"] == {"id": 1, "text": desk.claim(1).claim.text, "reopened": True}
    assert (body["before"], body["after"], body["source"]["locator"]) == ("present", "gone", "Minutes of 12 November")
    assert asked.headers["idempotency-key"] == body["key"] == desk.notices()[0].key
    assert asked.headers["content-type"] == "application/json"
    signature = hmac.new(SIGNED_WITH.encode(), asked.body, hashlib.sha256).hexdigest()
    assert asked.headers["claimdesk-signature"] == f"sha256={signature}"


def test_a_receiver_that_is_down_loses_nothing_and_is_not_hammered(desk: Desk, site: Site, clock: Clock) -> None:
    site.add("/hook", status=502)
    change(desk, note="first")
    change(desk, note="second")
    hook, slack = desk.send_notices()
    assert (hook.sent, hook.waiting, slack.sent) == (0, 2, 2)
    assert "502" in (hook.error or "")
    assert len(sent(site)) == 1  # the second would have come before the first
    key = site.asked[0].headers["idempotency-key"]

    desk.send_notices()
    assert len(sent(site)) == 1  # too soon
    clock.now += timedelta(minutes=1)
    desk.send_notices()
    clock.now += timedelta(minutes=1)
    desk.send_notices()
    assert [body["note"] for body in sent(site)] == ["first", "first"]
    site.add("/hook", status=204)
    clock.now += timedelta(days=1)
    change(desk, note="third")
    assert desk.send_notices()[0].waiting == 0
    assert [body["note"] for body in sent(site)][-3:] == ["first", "second", "third"]
    assert [asked.headers["idempotency-key"] for asked in site.asked if asked.path == "/hook"].count(key) == 3
    assert len(sent(site)) == 5


def test_a_scheduled_run_tells_each_change_before_it_visits_the_next_page(
    desk: Desk, site: Site, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    web = Web(clock)
    monkeypatch.setattr(desk, "_own_fetcher", web)
    for number in range(3):
        web.pages[url_of(number)] = BODY
        desk.attach(1, Attachment(url=url_of(number), quote=QUOTE))
    web.pages.clear()
    web.visits.clear()
    clock.now += timedelta(days=40)
    told: list[tuple[int, int]] = []
    desk.recheck_due(changed=lambda _change: told.append((len(web.visits), len(sent(site)))))
    assert told == [(1, 0), (2, 1), (3, 2)]  # printed first; a receiver that is slow keeps nobody from reading it
    assert len(sent(site)) == 3


def test_how_often_a_receiver_was_tried_is_told_in_words(desk: Desk, site: Site, clock: Clock) -> None:
    site.add("/hook", status=502)
    change(desk)
    desk.send_notices()
    listed = ["--db", str(desk._settings.db), "notices", "list"]
    assert "webhook: waiting, tried once: " in CliRunner().invoke(cli, listed).stdout
    clock.now += timedelta(hours=1)
    desk.send_notices()
    assert "webhook: waiting, tried 2 times: " in CliRunner().invoke(cli, listed).stdout


def test_a_receiver_that_does_not_want_one_change_still_gets_the_others(desk: Desk, site: Site) -> None:
    site.add("/hook", status=400)
    site.then("/hook", status=204)
    change(desk, note="first")
    change(desk, note="second")
    hook, _ = desk.send_notices()
    assert (hook.sent, hook.waiting) == (1, 1)
    assert "400" in (hook.error or "")


def test_a_receiver_that_asks_for_time_gets_it(desk: Desk, site: Site, clock: Clock) -> None:
    site.add("/hook", status=429, retry_after="7200")
    change(desk)
    desk.send_notices()
    (delivery,) = (each for each in desk.deliveries() if each.receiver == "webhook")
    assert delivery.next_at - clock.now > timedelta(minutes=119)


def test_addresses_of_receivers_are_shown_nowhere(desk: Desk, site: Site) -> None:
    for status in (302, 500):
        site.add("/slack", status=status, location="http://elsewhere.example/")
        change(desk)
        (_, slack) = desk.send_notices()
        assert slack.error
        assert "kkkk" not in slack.error + str(desk.deliveries()) + repr(desk._settings)
    with pytest.raises(InputError) as caught:
        load_settings({"CLAIMDESK_SLACK_WEBHOOK": "hooks.example/kkkk"}, folder=Path("/nowhere"))
    assert "kkkk" not in str(caught.value)


def test_nothing_of_a_confidential_source_leaves_the_desk(desk: Desk, site: Site) -> None:
    change(desk, 2, note="Ines Vold says it no more.")
    desk.send_notices()
    told = json.dumps([sent(site), sent(site, "/slack")]) + desk.digest().text
    assert "Vold" not in told
    assert "he told me" not in told
    assert '"terms": "background"' in told


HOSTILE = "<!channel> <https://evil.example|click> *bold* @here `x` & \u202e\x1b[2J [a](javascript:b)\n# Head"


def test_foreign_text_can_do_nothing_in_a_message(desk: Desk, site: Site) -> None:
    change(desk, note=HOSTILE)
    desk.send_notices()
    (message,) = sent(site, "/slack")
    text = str(message["text"])
    assert not {"<", ">", "\x1b", "\u202e"} & set(text)
    assert "&lt;!channel&gt;" in text
    assert message["mrkdwn"] is False
    html = MarkdownIt("commonmark").render(desk.digest().text)
    assert "<a " not in html
    assert "<strong>" not in html
    assert html.count("<h1>") == 1


def test_a_digest_tells_once_and_since_a_time_as_often_as_asked(desk: Desk, clock: Clock) -> None:
    change(desk)
    first = desk.digest()
    assert "open again" in first.text
    assert len(first.notices) == 1
    desk.note_digest(first)
    assert desk.digest().notices == ()
    since = clock.now - timedelta(hours=1)
    assert [len(desk.digest(since=since).notices) for _ in range(2)] == [1, 1]


def test_a_digest_that_nobody_saw_is_told_again(desk: Desk, clock: Clock) -> None:
    change(desk)
    desk.digest()
    clock.now += timedelta(minutes=5)
    assert len(desk.digest().notices) == 1


def test_a_run_of_re_checks_tells_at_its_end(desk: Desk, site: Site) -> None:
    change(desk)
    desk.recheck()
    assert len(sent(site)) == 1


def run(desk: Desk, *words: str, **env: str) -> tuple[int, str, str]:
    result = CliRunner(env={"CLAIMDESK_PACE": "0", **env}).invoke(cli, ["--db", str(desk._settings.db), *words])
    assert not isinstance(result.exception, Exception) or isinstance(result.exception, SystemExit), result.exception
    return result.exit_code, result.stdout, result.stderr


def test_the_command_line_lists_digests_and_sends(desk: Desk, site: Site) -> None:
    assert run(desk, "notices", "list")[0] == 3
    assert run(desk, "notices", "send")[0] == 3  # nobody is named
    change(desk, note="known")  # to both, so that what comes is not older than they are
    desk.send_notices()
    desk.note_digest(desk.digest())
    change(desk)
    site.add("/hook", status=503)
    code, out, err = run(desk, "notices", "send", "--json", CLAIMDESK_WEBHOOK=site.url("/hook"))
    (told,) = json.loads(out)["receivers"]
    assert (code, told["sent"], told["waiting"]) == (1, 0, 1)
    assert "503" in told["error"]
    assert err.count("\n") == 1
    code, out, _ = run(desk, "notices", "list", "--json")
    listed = json.loads(out)["notices"][1]
    assert code == 0
    assert {way["receiver"]: way["state"] for way in listed["deliveries"]} == {"webhook": "waiting"}
    assert run(desk, "notices", "digest", "--since", "2026-01-01")[1].startswith("# What re-checks changed")
    code, out, _ = run(desk, "notices", "digest")
    assert (code, "Minutes of 12 November" in out) == (0, True)
    assert run(desk, "notices", "digest")[0] == 3
    assert run(desk, "notices", "digest", "--since", "yesterday")[0] == 2
