"""The language of filters, saved filters, and both faces of them."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st
from tui_helpers import settings_in, stock

from verify.cli.main import cli
from verify.desk.desk import Desk
from verify.errors import InputError, NotFoundError
from verify.review.filters import chips, parse_filter, with_saved
from verify.types import Certainty, ClaimFilter, RelationKind, SavedFilter, Status


class TestLanguage:
    """What is typed, and what is meant."""

    def test_fields_and_words(self) -> None:
        typed = 'status:pending speaker:"foreign ministry" two days flag:c'
        expected = ClaimFilter(3, Status.PENDING, RelationKind.CONFLICT, "foreign ministry", "two days")
        assert parse_filter(typed, 3) == expected

    def test_how_sure_which_article_and_when(self) -> None:
        expected = ClaimFilter(certainty=Certainty.HEDGED, article="bridge", occurred_on="2026-01")
        assert parse_filter("certainty:h article:bridge date:2026-01") == expected

    def test_a_quotation_may_be_unfinished(self) -> None:
        assert parse_filter('"two da').text == "two da"

    @pytest.mark.parametrize(
        "typed",
        ["status:open", "status:", "flag:none", "colour:red", "speaker:a speaker:b", "date:monday", "certainty:a"],
    )
    def test_what_cannot_be_meant_is_told(self, typed: str) -> None:
        with pytest.raises(InputError) as told:
            parse_filter(typed)
        assert told.value.hint

    @given(st.text(max_size=30))
    def test_anything_typed_is_read_or_refused(self, typed: str) -> None:
        with suppress(InputError):
            parse_filter(typed)

    @given(st.lists(st.sampled_from(["status:p", 'speaker:"a b"', "two", '"x y"', "flag:conflict"]), unique=True))
    def test_chips_mean_what_was_typed(self, parts: list[str]) -> None:
        typed = " ".join(parts)
        assert parse_filter(" ".join(chips(typed))) == parse_filter(typed)

    def test_words_are_one_chip(self) -> None:
        assert chips("two status:p days") == ["status:p", "two days"]

    def test_a_name_stands_for_what_is_saved(self) -> None:
        saved = {"hot": "flag:conflict status:pending"}
        assert with_saved('@hot speaker:"the mayor"', saved) == 'flag:conflict status:pending speaker:"the mayor"'
        assert with_saved('"@hot" a@hot', saved) == '"@hot" a@hot'
        with pytest.raises(InputError, match=r"No filter is saved as cold\. Saved are hot\."):
            with_saved("@cold", saved)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    stock(settings_in(tmp_path).db)
    with Desk(settings_in(tmp_path)) as opened:
        yield opened


class TestSaved:
    """Filters under a name."""

    def test_one_is_saved_used_replaced_and_removed(self, desk: Desk) -> None:
        desk.save_filter("hot", "flag:conflict")
        assert list(desk.claim_ids(desk.filter("@hot mayor").wanted)) == []
        assert list(desk.claim_ids(desk.filter("@hot speaker:mayor").wanted)) == [3, 12]
        desk.save_filter("hot", "@hot status:verified", by="omar")
        assert desk.saved_filters() == [SavedFilter("hot", "flag:conflict status:verified", "omar")]
        desk.remove_filter("hot")
        assert desk.saved_filters() == []
        with pytest.raises(NotFoundError, match="There is no filter hot"):
            desk.remove_filter("hot")
        assert [event.action for event in desk.events() if event.entity == "saved_filter"] == [
            "save_filter",
            "save_filter",
            "remove_filter",
        ]

    @pytest.mark.parametrize(("name", "words"), [("two words", "a"), ("@x", "a"), ("", "a"), ("x", ""), ("x", "a:b")])
    def test_what_could_not_be_used_is_not_saved(self, desk: Desk, name: str, words: str) -> None:
        with pytest.raises(InputError):
            desk.save_filter(name, words)
        assert desk.saved_filters() == []


class TestCommands:
    """The same on the command line."""

    @pytest.fixture
    def run(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, desk: Desk) -> CliRunner:  # noqa: ARG002 - makes the file
        monkeypatch.setenv("CLAIMDESK_DB", str(settings_in(tmp_path).db))
        monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
        return CliRunner()

    def _ids(self, run: CliRunner, *arguments: str) -> list[int]:
        done = run.invoke(cli, ["claims", "--jsonl", *arguments])
        return [json.loads(line)["id"] for line in done.stdout.splitlines()]

    def test_claims_takes_the_language_and_saved_names(self, run: CliRunner) -> None:
        assert self._ids(run, "speaker:mayor", "ten weeks") == [12]
        assert run.invoke(cli, ["filters", "save", "mayor", "speaker:mayor"]).exit_code == 0
        assert self._ids(run, "--filter", "mayor") == [3, 12]
        assert self._ids(run, "--filter", "mayor", "article:bridge-over") == [3]
        assert self._ids(run, "@mayor", "--status", "verified") == []

    def test_filters_are_listed_and_removed(self, run: CliRunner) -> None:
        assert run.invoke(cli, ["filters"]).exit_code == 3
        run.invoke(cli, ["filters", "save", "hot", "flag:conflict", "two days"])
        listed = run.invoke(cli, ["filters", "--json"])
        assert json.loads(listed.stdout)["filters"][0]["words"] == 'flag:conflict "two days"'
        assert "@hot" in run.invoke(cli, ["filters"]).stdout
        assert run.invoke(cli, ["filters", "remove", "hot"]).exit_code == 0
        gone = run.invoke(cli, ["filters", "remove", "hot"])
        assert gone.exit_code == 2
        assert "no filter hot" in gone.stderr

    def test_an_option_and_the_field_for_the_same_are_refused(self, run: CliRunner) -> None:
        done = run.invoke(cli, ["claims", "--status", "verified", "status:pending"])
        assert done.exit_code == 2
