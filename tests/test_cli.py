"""The command line as scripts and editors use it: what it prints, where, and with which exit code."""

from __future__ import annotations

import json
import sqlite3
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from verify.cli.main import cli
from verify.resources import seed_path

ASSAD = str(seed_path("assad-leaves-syria.txt"))
EXTRACT_KEYS = {
    "text",
    "start",
    "end",
    "sentence",
    "heading",
    "speaker",
    "cue",
    "certainty",
    "occurred_on",
    "quantities",
    "checkable",
}


@pytest.fixture
def db(tmp_path: Path, stocked_file: Path) -> Path:
    path = tmp_path / "desk.db"
    path.write_bytes(stocked_file.read_bytes())
    return path


def run(*arguments: str | Path, stdin: str | bytes | None = None) -> Result:
    return CliRunner().invoke(cli, [str(each) for each in arguments], input=stdin, catch_exceptions=False)


def lines(result: Result) -> list[dict[str, Any]]:
    assert result.exit_code == 0, result.output
    return [json.loads(line) for line in result.stdout.splitlines()]


def test_extract_prints_one_object_a_claim_with_the_agreed_keys() -> None:
    text = Path(ASSAD).read_text(encoding="utf-8")
    claims = lines(run("extract", ASSAD, "--jsonl"))
    assert len(claims) > 30
    for claim in claims:
        assert claim.keys() >= EXTRACT_KEYS
        assert 0 <= claim["start"] < claim["end"] <= len(text)
        assert claim["sentence"] in text


def test_extract_reads_standard_input_and_json_is_one_object() -> None:
    result = run("extract", "-", "--published", "2026-05-03", "--json", stdin="The port reopened on Friday.\n")
    (claim,) = json.loads(result.stdout)["claims"]
    assert claim["occurred_on"] == "2026-05-01"


def test_coverage_accounts_for_every_character() -> None:
    text = Path(ASSAD).read_text(encoding="utf-8")
    passages = lines(run("extract", ASSAD, "--coverage", "--jsonl"))
    covered = "".join(text[each["start"] : each["end"]] for each in passages)
    assert "".join(covered.split()) == "".join(text.split())
    assert all(each["reason"] for each in passages if each["kind"] == "no claim")


def test_relate_answers_each_pair_under_its_id(tmp_path: Path) -> None:
    pairs = tmp_path / "pairs.jsonl"
    pairs.write_text(
        '{"id": "x", "a": "The fire killed 12 people.", "b": "The fire did not kill 12 people."}\n\n'
        '{"id": 2, "a": "The port is closed.", "b": "Prices rose in March."}\n',
        encoding="utf-8",
    )
    first, second = lines(run("relate", "--pairs", pairs, "--jsonl"))
    assert (first["id"], first["kind"]) == ("x", "conflict")
    assert first["reasons"][0].keys() >= {"slot", "a", "b", "text"}
    assert (second["id"], second["kind"]) == (2, "none")


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ("{", "Line 1"),
        ('{"id": 1, "a": "x"}', "lacks"),
        ('{"id": 1, "a": 3, "b": "x"}', "must be texts"),
        ("[1]", "lacks"),
    ],
)
def test_a_bad_line_of_pairs_is_named_and_nothing_is_printed(tmp_path: Path, content: str, told: str) -> None:
    pairs = tmp_path / "pairs.jsonl"
    pairs.write_text(content, encoding="utf-8")
    result = run("relate", "--pairs", pairs, "--jsonl")
    assert (result.exit_code, result.stdout) == (2, "")
    assert told in result.stderr
    assert result.stderr.count("\n") == 1


def test_claims_filter_and_say_when_none_is_left(db: Path) -> None:
    claims = lines(run("--db", db, "claims", "--article", "assad-leaves-syria", "--jsonl"))
    assert {"id", "article", "status", "flags"} | EXTRACT_KEYS <= claims[0].keys()
    assert {claim["article"] for claim in claims} == {"assad-leaves-syria"}
    none = run("--db", db, "claims", "--status", "verified", "--jsonl")
    assert (none.exit_code, none.stdout) == (3, "")


def test_flags_name_two_claims_and_fail_on_request(db: Path) -> None:
    conflicts = lines(run("--db", db, "flags", "--kind", "conflict", "--jsonl"))
    assert {"id", "kind", "a", "b", "score", "reasons", "state"} <= conflicts[0].keys()
    assert run("--db", db, "flags", "--fail-on", "conflict").exit_code == 1


def test_a_decision_is_stored_shown_and_undone(db: Path) -> None:
    assert run("--db", db, "mark", "1", "2", "verified", "--by", "ines").exit_code == 0
    assert [claim["id"] for claim in lines(run("--db", db, "claims", "--status", "verified", "--jsonl"))] == [1, 2]
    assert "pending again" in run("--db", db, "undo", "--by", "ines").stdout
    assert run("--db", db, "claims", "--status", "verified").exit_code == 3
    assert run("--db", db, "redo", "--by", "ines").exit_code == 0
    actions = [event["action"] for event in lines(run("--db", db, "history", "1", "--jsonl"))]
    assert len(actions) == 4
    assert "whole" in run("--db", db, "log", "verify").stdout


def test_a_dispute_needs_a_reason(db: Path) -> None:
    refused = run("--db", db, "mark", "1", "disputed")
    assert refused.exit_code == 2
    assert "reason" in refused.stderr
    assert run("--db", db, "mark", "1", "disputed", "--note", "The mayor denies it.").exit_code == 0


def test_one_unknown_claim_marks_none(db: Path) -> None:
    refused = run("--db", db, "mark", "1", "99999", "verified")
    assert refused.exit_code == 2
    assert run("--db", db, "claims", "--status", "verified").exit_code == 3


def test_a_flag_is_dismissed_and_leaves_the_list(db: Path) -> None:
    first = lines(run("--db", db, "flags", "--jsonl"))[0]
    assert run("--db", db, "decide", str(first["id"]), "dismissed").exit_code == 0
    assert first["id"] not in [flag["id"] for flag in lines(run("--db", db, "flags", "--jsonl"))]
    assert [flag["id"] for flag in lines(run("--db", db, "flags", "--state", "dismissed", "--jsonl"))] == [first["id"]]


def test_adding_the_same_text_again_changes_nothing(db: Path) -> None:
    before = run("--db", db, "claims", "--jsonl").stdout
    assert "already" in run("--db", db, "add", ASSAD).stdout
    assert run("--db", db, "claims", "--jsonl").stdout == before


def test_a_report_is_not_written_over_another_file(db: Path, tmp_path: Path) -> None:
    target = tmp_path / "report.md"
    target.write_text("mine", encoding="utf-8")
    assert run("--db", db, "report", "assad-leaves-syria", "-o", target).exit_code == 2
    assert target.read_text(encoding="utf-8") == "mine"
    assert run("--db", db, "report", "assad-leaves-syria", "-o", target, "--force").exit_code == 0
    assert "Assad" in target.read_text(encoding="utf-8")
    assert not list(tmp_path.glob(".report.md.*"))


def test_the_same_desk_and_time_give_the_same_report(db: Path) -> None:
    for form in ("md", "html", "json"):
        call = ("--db", db, "report", "assad-leaves-syria", "--format", form, "--as-of", "2026-02-01T12:00Z")
        assert run(*call).stdout == run(*call).stdout


@pytest.mark.parametrize("command", ["articles", "claims", "flags", "undo", "recheck"])
def test_looking_at_a_desk_that_is_not_there_creates_none(tmp_path: Path, command: str) -> None:
    missing = tmp_path / "none.db"
    refused = run("--db", missing, command)
    assert refused.exit_code == 2
    assert "claimdesk add" in refused.stderr
    assert not missing.exists()


def test_nothing_in_a_claim_reaches_the_terminal_as_a_command(tmp_path: Path) -> None:
    hostile = tmp_path / "hostile.txt"
    hostile.write_text(
        "The mayor \x1b[31mof [bold]Halden[/bold] resigned on Friday \x9b2J\u202e after the vote.\n", encoding="utf-8"
    )
    db = tmp_path / "desk.db"
    assert run("--db", db, "add", hostile).exit_code == 0
    shown = (
        run("--db", db, "claims").stdout
        + run("--db", db, "claims", "--jsonl").stdout
        + run("--db", db, "show", "1").stdout
    )
    assert "[bold]Halden[/bold]" in shown
    assert not {"\x1b", "\x9b", "\u202e"} & set(shown)


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("empty.txt", b"", "empty"),
        ("binary.txt", b"\x00\x01\x02" * 100, "binary"),
        ("latin.txt", "Der Bürgermeister".encode("latin-1"), "UTF-8"),
        ("big.txt", b"Ten people came. " * 3_000_000, "large"),
        ("german.txt", "Der Bürgermeister sagte am Freitag, dass die Brücke bis Ende des Jahres gesperrt bleibt, weil "
         "die Bauarbeiten länger dauern als geplant und das Geld fehlt.".encode(), "English"),
    ],
    ids=["empty", "binary", "latin", "large", "german"],  # the contents would make names of megabytes
)  # fmt: skip
def test_bad_input_gets_one_line_and_stores_nothing(tmp_path: Path, name: str, content: bytes, told: str) -> None:
    source, db = tmp_path / name, tmp_path / "desk.db"
    source.write_bytes(content)
    refused = run("--db", db, "add", source)
    assert (refused.exit_code, refused.stdout) == (2, "")
    assert told in refused.stderr
    assert refused.stderr.count("\n") == 1
    if db.exists():
        with sqlite3.connect(db) as connection:
            assert connection.execute("SELECT count(*) FROM article").fetchone() == (0,)


def test_a_missing_file_and_a_folder_are_named(tmp_path: Path) -> None:
    for source in (tmp_path / "none.txt", tmp_path):
        refused = run("--db", tmp_path / "desk.db", "add", source)
        assert refused.exit_code == 2
        assert str(source) in refused.stderr.replace("\n", "")


def test_the_plain_loop_decides_like_the_screen(db: Path) -> None:
    told = run("--db", db, "review", "--plain", "assad-leaves-syria", stdin="v\nd\nd Not so.\nu\nf\ns\nx\nq\n")
    assert told.exit_code == 0
    assert "d REASON" in told.stderr  # the dispute without one; an option is of no use here
    assert "--note" not in told.stderr
    assert [claim["id"] for claim in lines(run("--db", db, "claims", "--status", "verified", "--jsonl"))] == [1]
    assert run("--db", db, "claims", "--status", "disputed").exit_code == 3  # undone


def test_a_decision_that_replaces_another_names_it(db: Path) -> None:
    run("--db", db, "mark", "1", "verified", "--by", "ann")
    told = run("--db", db, "mark", "1", "1", "disputed", "--note", "Not so.", "--by", "bob").stdout
    assert "was verified by ann" in told
    assert told.count("✗ disputed") == 1


def test_nobody_decides_without_a_name(db: Path) -> None:
    refused = run("--db", db, "mark", "1", "verified", "--by", "")
    assert (refused.exit_code, run("--db", db, "claims", "--status", "verified").exit_code) == (2, 3)


def test_a_text_in_another_script_is_refused_however_short(tmp_path: Path) -> None:
    source = tmp_path / "ru.txt"
    source.write_text("Президент заявил, что войска вошли в город.", encoding="utf-8")
    refused = run("--db", tmp_path / "desk.db", "add", source)
    assert refused.exit_code == 2
    assert "Russian" in refused.stderr


def test_a_report_does_not_state_a_time_before_its_article(db: Path) -> None:
    assert run("--db", db, "report", "assad-leaves-syria", "--as-of", "2020-01-01").exit_code == 2


@pytest.mark.parametrize(
    ("command", "code", "told"),
    [
        ("claims | head -1", 141, ""),
        ("claims > /dev/full", 2, "cannot be written"),
        ("add - <&-", 2, "empty"),
        ("recheck", 3, "Nothing was there to check"),
    ],
)
def test_exit_codes_and_words_of_a_real_process(db: Path, command: str, code: int, told: str) -> None:
    script = f"set -o pipefail; {sys.executable} -m verify --db {db} {command}"
    done = subprocess.run(["bash", "-c", script], capture_output=True, text=True, check=False)
    assert (done.returncode, "Traceback" in done.stderr) == (code, False)
    assert told in done.stderr


def test_a_settings_folder_that_may_not_be_searched_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_path: Path) -> bool:
        raise PermissionError(13, "Permission denied", "/locked/claimdesk.toml")

    monkeypatch.setattr(Path, "is_file", refuse)
    refused = run("claims")
    assert refused.exit_code == 2
    assert "HOME" in refused.stderr


def test_a_statement_too_long_to_compare_is_refused(tmp_path: Path) -> None:
    pairs = tmp_path / "pairs.jsonl"
    pairs.write_text(json.dumps({"id": 1, "a": "The mayor said so. " * 1000, "b": "x"}), encoding="utf-8")
    refused = run("relate", "--pairs", pairs)
    assert (refused.exit_code, refused.stdout) == (2, "")
