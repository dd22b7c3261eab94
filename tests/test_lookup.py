"""Published checks: asked for in the API's shape, told in their makers' words, attached like any source."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from click.testing import CliRunner
from conftest import ticking
from fetch_helpers import Site

from verify.cli.main import cli
from verify.desk.desk import Desk
from verify.errors import FetchError, InputError
from verify.settings import Settings
from verify.types import Stance

KEY = "k3y-that-nobody-sees"
PATH = "/v1alpha1/claims:search"


@pytest.fixture
def desk(stocked_file: Path, settings: Settings, site: Site) -> Iterator[Desk]:
    """A desk whose index of published checks is on this machine, as are the pages of the checks."""
    shutil.copyfile(stocked_file, settings.db)
    own = replace(
        settings,
        allow_hosts=("127.0.0.1",),
        pace=0.0,
        factcheck_key=KEY,
        factcheck_url=site.url("/v1alpha1/"),
    )
    with Desk(own, clock=ticking()) as opened:
        yield opened


def check(site: Site, number: int = 1, **others: Any) -> dict[str, Any]:
    review = {
        "publisher": {"name": "Harbour Check", "site": "harbour.example"},
        "url": site.url(f"/check/{number}"),
        "title": "No, the president did not resign on Monday",
        "reviewDate": "2026-02-02T00:00:00Z",
        "textualRating": "Mostly false 🤥",
        "languageCode": "en",
    }
    claim = {"text": "The president resigned.", "claimant": "A blog", "claimDate": "2026-01-31T00:00:00Z"}
    return {**claim, "claimReview": [{**review, **others}]}


def answer(site: Site, *claims: object, **others: object) -> None:
    site.then(PATH, json.dumps({"claims": claims, **others} if claims else others), content_type="application/json")


def asked(site: Site) -> list[dict[str, list[str]]]:
    return [parse_qs(urlsplit(each.path).query) for each in site.asked if each.path.startswith(PATH)]


def test_a_claim_is_asked_for_by_its_text_and_its_checks_told_as_they_are(desk: Desk, site: Site) -> None:
    answer(site, check(site))
    (found,) = desk.lookup(1)
    assert (found.rating, found.publisher, found.claimant) == ("Mostly false 🤥", "Harbour Check", "A blog")
    assert asked(site) == [
        {"query": [desk.claim(1).claim.text], "pageSize": ["20"], "languageCode": ["en"], "key": [KEY]}
    ]


@pytest.mark.parametrize(
    "body", ["{}", '{"claims": []}', '{"claims": null}', '{"claims": [{}, {"claimReview": [{}]}]}']
)
def test_an_answer_without_checks_is_none(desk: Desk, site: Site, body: str) -> None:
    site.add(PATH, body)
    assert desk.lookup(1) == []


def test_parts_that_are_missing_or_of_another_form_are_none(desk: Desk, site: Site) -> None:
    answer(site, {"claimReview": [{"url": "https://a.example/", "publisher": "x", "textualRating": 7}]}, "x", 7)
    (found,) = desk.lookup(1)
    assert (found.url, found.publisher, found.rating, found.text) == ("https://a.example/", None, None, None)


def test_pages_are_asked_for_until_there_are_enough(desk: Desk, site: Site) -> None:
    answer(site, check(site, 1), check(site, 2), nextPageToken="two")
    answer(site, check(site, 3), nextPageToken="three")
    answer(site, check(site, 4))
    assert [found.url[-1] for found in desk.lookup(1, limit=3)] == ["1", "2", "3"]
    first, second = asked(site)
    assert second == {**first, "pageToken": ["two"]}  # nothing else may change between pages
    site.pages.clear()
    answer(site, check(site, 5), nextPageToken="again")
    assert len(desk.lookup(1, limit=100)) == 2  # an index that goes in circles ends


@pytest.mark.parametrize(
    ("status", "body", "hint"),
    [
        (400, '{"error": {"message": "API key not valid"}}', "KEY"),
        (403, "", "KEY"),
        (500, "", "later"),
        (302, "", "later"),
    ],
)
def test_a_refusal_is_told_without_the_key(desk: Desk, site: Site, status: int, body: str, hint: str) -> None:
    site.add(PATH, body, status=status, location="https://elsewhere.example/")
    with pytest.raises(FetchError, match=hint) as caught:
        desk.lookup(1)
    assert KEY not in str(caught.value)
    assert KEY not in repr(desk._settings)


@pytest.mark.parametrize("body", ["", "<html>", "[]", "[" * 100_000])
def test_an_answer_of_another_form_is_told(desk: Desk, site: Site, body: str) -> None:
    site.add(PATH, body)
    with pytest.raises(FetchError):
        desk.lookup(1)


def test_without_a_key_nobody_is_asked(desk: Desk, site: Site) -> None:
    desk._settings = replace(desk._settings, factcheck_key="")
    with pytest.raises(InputError, match="CLAIMDESK_FACTCHECK_KEY"):
        desk.lookup(1)
    assert site.asked == []


def test_a_check_is_attached_as_context_with_its_rating_as_it_stands(desk: Desk, site: Site) -> None:
    answer(site, check(site))
    site.add("/check/1", "<h1>No, the president did not resign on Monday</h1><p>He did.", content_type="text/html")
    evidence = desk.attach_check(1, desk.lookup(1)[0])
    assert (evidence.stance, evidence.url) == (Stance.CONTEXT, site.url("/check/1"))
    assert evidence.locator == "Check by Harbour Check, 2026-02-02: rated “Mostly false 🤥”"
    assert evidence.quote == "No, the president did not resign on Monday"
    assert desk.claim(1).status == "pending"
    assert KEY not in str([each.headers for each in site.asked if each.path == "/check/1"])


def test_a_check_whose_page_says_something_else_is_not_attached(desk: Desk, site: Site) -> None:
    answer(site, check(site))
    site.add("/check/1", "<p>Please subscribe.", content_type="text/html")
    (found,) = desk.lookup(1)
    with pytest.raises(InputError, match="not on the page"):
        desk.attach_check(1, found)
    assert desk.evidence(1) == []
    assert desk.attach_check(1, found, quote="Please subscribe").quote == "Please subscribe"


def run(desk: Desk, *words: str, key: str = KEY) -> tuple[int, str, str]:
    env = {
        "CLAIMDESK_PACE": "0",
        "CLAIMDESK_ALLOW_HOSTS": "127.0.0.1",
        "CLAIMDESK_FACTCHECK_KEY": key,
        "CLAIMDESK_FACTCHECK_URL": desk._settings.factcheck_url,
    }
    result = CliRunner(env=env).invoke(cli, ["--db", str(desk._settings.db), "lookup", *words])
    assert result.exception is None or isinstance(result.exception, SystemExit)
    assert KEY not in result.output
    return result.exit_code, result.stdout, result.stderr


def test_the_command_line_looks_up_and_attaches(desk: Desk, site: Site) -> None:
    answer(site, check(site, textualRating="False\x1b[2J"))
    code, out, _ = run(desk, "the president resigned", "--json")
    assert (code, json.loads(out)["checks"][0]["rating"]) == (0, "False\x1b[2J")
    assert "\x1b" not in out
    code, out, _ = run(desk, "1")
    assert (code, "\x1b" in out) == (0, False)
    assert "“False" in out
    site.add("/check/1", "<h1>No, the president did not resign on Monday</h1>", content_type="text/html")
    code, out, _ = run(desk, "1", "--attach", "1", "--json")
    assert (code, json.loads(out)["evidence"][0]["stance"]) == (0, "context")


def test_the_command_line_says_what_is_wrong(desk: Desk, site: Site) -> None:
    answer(site)
    assert run(desk, "1")[0] == 3
    assert run(desk, "1", "--attach", "1")[0] == 3
    assert run(desk, "the president resigned", "--attach", "1")[0] == 2
    assert run(desk, "99999")[0] == 2
    assert run(desk, " ")[0] == 2
    code, _, err = run(desk, "1", key="")
    assert (code, err.count("\n")) == (2, 1)
    answer(site, check(site))
    site.pages[PATH].pop(0)
    assert run(desk, "1", "--attach", "5")[0] == 2
