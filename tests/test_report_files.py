"""Reports as files: the whole set or nothing of it, and nothing of anybody else's is written over."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from verify.cli.main import cli
from verify.desk.writing import new_files
from verify.errors import InputError

ARTICLE = "harbour-fire-day-1"
SET = {f"{ARTICLE}.{suffix}" for suffix in ("md", "html", "json", "csv", "docx", "claimreview.jsonld")}


@pytest.fixture
def db(tmp_path: Path, stocked_file: Path) -> Path:
    path = tmp_path / "desk.db"
    path.write_bytes(stocked_file.read_bytes())
    return path


def run(db: Path, *arguments: str | Path) -> Result:
    return CliRunner().invoke(cli, ["--db", str(db), "report", ARTICLE, *map(str, arguments)], catch_exceptions=False)


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def test_all_writes_the_set_into_a_folder_that_it_makes(db: Path, tmp_path: Path) -> None:
    folder = tmp_path / "out" / "today"
    result = run(db, "--format", "all", "-o", folder)
    assert result.exit_code == 0
    assert result.stdout == ""
    assert contents(folder).keys() == SET


def test_the_same_desk_and_time_give_the_same_bytes_in_every_format(db: Path, tmp_path: Path) -> None:
    for name in ("a", "b"):
        assert run(db, "--format", "all", "-o", tmp_path / name, "--as-of", "2026-02-01T12:00Z").exit_code == 0
    assert contents(tmp_path / "a") == contents(tmp_path / "b")


def test_a_format_by_itself_is_what_the_set_holds(db: Path, tmp_path: Path) -> None:
    run(db, "--format", "all", "-o", tmp_path / "set", "--as-of", "2026-02-01T12:00Z")
    for form in ("json", "csv"):
        alone = run(db, "--format", form, "--as-of", "2026-02-01T12:00Z").stdout_bytes
        assert alone == (tmp_path / "set" / f"{ARTICLE}.{form}").read_bytes()


def test_one_file_in_the_way_keeps_the_whole_set_from_being_written(db: Path, tmp_path: Path) -> None:
    folder = tmp_path / "out"
    folder.mkdir()
    (folder / f"{ARTICLE}.csv").write_text("mine", encoding="utf-8")

    refused = run(db, "--format", "all", "-o", folder)
    assert refused.exit_code == 2
    assert "--force" in refused.stderr
    assert contents(folder) == {f"{ARTICLE}.csv": b"mine"}

    assert run(db, "--format", "all", "-o", folder, "--force").exit_code == 0
    assert contents(folder).keys() == SET
    assert (folder / f"{ARTICLE}.csv").read_bytes().startswith(b"id,")


def test_a_single_format_goes_into_a_folder_under_the_name_of_the_article(db: Path, tmp_path: Path) -> None:
    folder = tmp_path / "out"
    folder.mkdir()
    assert run(db, "--format", "json", "-o", folder).exit_code == 0
    assert json.loads((folder / f"{ARTICLE}.json").read_bytes())["format"] == "claimdesk-report"


def test_all_needs_a_folder(db: Path, tmp_path: Path) -> None:
    assert run(db, "--format", "all").exit_code == 2
    file = tmp_path / "file"
    file.touch()
    assert run(db, "--format", "all", "-o", file).exit_code == 2


@pytest.mark.parametrize("force", [False, True])
def test_a_failure_while_writing_leaves_everything_as_it_was(tmp_path: Path, force: bool) -> None:  # noqa: FBT001 - pytest names it
    old, new = tmp_path / "old", tmp_path / "new"
    if force:
        old.write_bytes(b"mine")

    def fail() -> None:
        with new_files([old, new], force=force) as (first, _):
            first.write(b"half")
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fail()
    assert contents(tmp_path) == ({"old": b"mine"} if force else {})


@pytest.mark.parametrize("force", [False, True])
def test_a_name_taken_meanwhile_takes_the_whole_set_back(tmp_path: Path, force: bool) -> None:  # noqa: FBT001 - the same
    first, second = tmp_path / "first", tmp_path / "second"
    if force:
        first.write_bytes(b"mine")

    def write() -> None:
        with new_files([first, second], force=force) as targets:
            for target in targets:
                target.write(b"report")
            second.mkdir()

    with pytest.raises(InputError):
        write()
    second.rmdir()
    assert contents(tmp_path) == ({"first": b"mine"} if force else {})
