"""Editing from the command line and in the plain loop: what is printed, and with which exit code."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from verify.cli.main import cli

FIRE = "harbour-fire-day-1"


@pytest.fixture
def db(tmp_path: Path, stocked_file: Path) -> Path:
    path = tmp_path / "desk.db"
    path.write_bytes(stocked_file.read_bytes())
    return path


def run(db: Path, *words: str, stdin: str | None = None) -> Result:
    return CliRunner().invoke(cli, ["--db", str(db), *words], input=stdin, env={"USER": "ines"})


def _json(db: Path, *words: str) -> Any:
    done = run(db, *words)
    assert done.exit_code == 0, done.output
    return json.loads(done.output)


def _number(db: Path, words: str) -> str:
    (first, *_) = _json(db, "claims", words, "--json")["claims"]
    return str(first["id"])


def test_an_edit_is_told_and_undone(db: Path) -> None:
    number = _number(db, "The warehouse belongs to Norrik Freight")
    run(db, "mark", number, "verified")
    told = run(db, "edit", "reword", number, "Norrik Freight owns the warehouse").output
    assert "Norrik Freight owns the warehouse." in told
    assert f"claim {number} was verified by ines; undo brings that back" in told
    shown = _json(db, "show", number, "--json")
    assert (shown["status"], shown["standing"], shown["assignee"], shown["priority"]) == (
        "pending",
        "listed",
        None,
        "normal",
    )
    assert run(db, "undo").output == f"claim {number} says again: The warehouse belongs to Norrik Freight.\n"


def test_split_merge_and_add_print_one_object(db: Path) -> None:
    number = _number(db, "Its crew of 22 left the ship unharmed")
    split = _json(db, "edit", "split", number, "--part", "The crew left", "--part", "The crew is unharmed", "--json")
    parts = [str(each["id"]) for each in split["claims"]]
    assert split["superseded"] == [int(number)]
    assert _json(db, "show", number, "--json")["lineage"]["split_into"] == [int(each) for each in parts]
    assert f"split into claims {parts[0]} and {parts[1]}" in run(db, "show", number).output
    merged = _json(db, "edit", "merge", *parts, "--text", "The crew left unharmed", "--json")
    assert merged["claims"][0]["text"] == "The crew left unharmed."
    added = _json(db, "edit", "add", FIRE, "--quote", "injured 40", "--certainty", "hedged", "--json")
    assert (added["claims"][0]["quote"], added["claims"][0]["certainty"]) == ("injured 40", "hedged")


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("edit", "reword", "1", " "), "A claim needs words."),
        (("edit", "reword", "99999", "x"), "There is no claim 99999."),
        (("edit", "split", "1", "--part", "One"), "two parts or more"),
        (("edit", "split", "1", "--part", "a", "--part", "b", "--quote", "x"), "2 parts and 1 quotes"),
        (("edit", "merge", "1"), "Two claims or more"),
        (("edit", "add", FIRE, "--quote", "nowhere at all"), "not in the article"),
        (("edit", "add", "nothing", "--quote", "x"), "There is no article"),
        (("edit", "restore", "1"), "is not set aside"),
        (("note", "1", " "), "A note needs words."),
        (("assign", "1"), "Give a name, or say --none."),
        (("evidence", "show", "77"), "There is no evidence 77."),
        (("evidence", "move", "77", "1"), "There is no evidence 77."),
    ],
)
def test_bad_input_is_one_line_and_changes_nothing(db: Path, words: tuple[str, ...], told: str) -> None:
    before = run(db, "log", "verify").output
    done = run(db, *words)
    assert done.exit_code == 2
    assert told in done.output
    assert run(db, "log", "verify").output == before


def test_what_is_off_the_list_says_where_it_went(db: Path) -> None:
    number = _number(db, "Nobody listened")
    run(db, "edit", "set-aside", number, "--reason", "A reproach.")
    assert f"{number} – set aside" in run(db, "claims", "standing:set").output
    done = run(db, "mark", number, "verified")
    assert (done.exit_code, "was set aside by ines: A reproach." in done.output) == (2, True)
    assert run(db, "edit", "restore", number).exit_code == 0


def test_notes_and_assignment(db: Path) -> None:
    run(db, "note", "1", "Ask the ministry.")
    assert _json(db, "notes", "--json")["notes"][0]["text"] == "Ask the ministry."
    assert "note by ines" in run(db, "show", "1").output
    assert run(db, "notes", "2").exit_code == 3
    run(db, "assign", "1", "ana")
    assert [each["id"] for each in _json(db, "claims", "assignee:ana", "--json")["claims"]] == [1]
    run(db, "assign", "1", "--none")
    assert run(db, "claims", "assignee:ana").exit_code == 3
    run(db, "prioritise", "1", "high")
    assert [each["id"] for each in _json(db, "claims", "priority:high", "--json")["claims"]] == [1]


def test_a_source_in_words_is_shown_and_moved(db: Path) -> None:
    run(db, "evidence", "add", "1", "--locator", "Minutes, page 3", "--quote", "It was closed.")
    shown = run(db, "evidence", "show", "1").output
    assert "source 1 supports claim 1: Minutes, page 3" in shown
    assert "“It was closed.”" in shown
    assert _json(db, "evidence", "show", "1", "--json")["snapshot"] is None
    assert _json(db, "evidence", "move", "1", "2", "--json")["evidence"][0]["claim"] == 2


def test_a_pack_of_edited_claims_still_proves_itself(db: Path, tmp_path: Path) -> None:
    number = _number(db, "Nobody listened")
    crew = _number(db, "Its crew of 22 left the ship unharmed")
    run(db, "edit", "set-aside", number, "--reason", "A reproach.")
    run(db, "edit", "split", crew, "--part", "The crew left", "--part", "The crew is unharmed")
    run(db, "note", crew, "For the desk alone.")
    pack = tmp_path / "fire.zip"
    assert run(db, "pack", FIRE, "-o", str(pack)).exit_code == 0
    assert run(db, "pack", "verify", str(pack)).exit_code == 0
    assert b"For the desk alone" not in pack.read_bytes()


def test_the_plain_loop_edits_with_the_signs_of_the_screen(db: Path) -> None:
    lines = [
        "e A fire broke out",
        "| A fire broke out | It was in a warehouse",
        "i Ask them",
        "a me",
        "!",
        "- Not a fact",
        "& x",
        "u",
        "q",
    ]
    told = run(db, "review", "--plain", FIRE, stdin="\n".join(lines)).output
    assert "A fire broke out." in told
    assert "It was in a warehouse." in told
    assert "note: Ask them" in told
    assert "for ines" in told
    assert "high priority" in told
    assert "Claims are merged by their numbers." in told
    assert "is listed again (was set aside)" in told
    assert run(db, "log", "verify").exit_code == 0
