"""Evidence packs: whole, the same each time, without a trace of what is confidential, and proved to the row."""

from __future__ import annotations

import hashlib
import io
import json
import zipfile
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from conftest import ticking
from store_helpers import tamper
from web_helpers import StandIn

from verify.cli.main import cli
from verify.desk.attaching import Attachment
from verify.desk.desk import Desk
from verify.desk.packing import verify_pack
from verify.errors import InputError
from verify.report.archive import write_zip
from verify.settings import Settings
from verify.store.changes import GENESIS, chain_hash
from verify.types import Page, RelationState, Stance, Status, Terms

ARTICLE = "harbour-fire-day-1"
AS_OF = datetime(2026, 1, 6, 9, 0, tzinfo=UTC)
PUBLIC = "https://harbour.example/log"
HIDDEN = "https://vold.example/memo"
PAGES = {
    PUBLIC: b"<!doctype html><title>Log</title><p>The fire began at pier four, the log says, before six o'clock.</p>",
    HIDDEN: b"<!doctype html><title>Memo</title><p>The pump had failed in January says Ines Vold in her memo here.</p>",
}

Files = dict[str, bytes]


class Pages(StandIn):
    """The web as the tests have it."""

    def fetch(self, url: str) -> Page:
        return Page(url, url, 200, "text/html", None, None, PAGES[url], AS_OF)


@pytest.fixture(scope="module")
def packed(stocked_file: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """A desk with decisions, sources on all terms and undone ones; and the pack of one of its articles."""
    folder = tmp_path_factory.mktemp("packed")
    db, path = folder / "desk.db", folder / "pack.zip"
    db.write_bytes(stocked_file.read_bytes())
    with open_desk(db) as desk:
        decide(desk)
        with path.open("w+b") as target:
            desk.pack(ARTICLE, target, "pack.zip", as_of=AS_OF)
    return db, path


def open_desk(db: Path) -> Desk:
    return Desk(
        Settings(db=db, reviewer="ines"), clock=ticking(datetime(2026, 1, 6, 9, 0, tzinfo=UTC)), fetcher=Pages()
    )


def decide(desk: Desk) -> None:
    flag = next(flag for flag in desk.flags(article_id=desk.article(ARTICLE).id))
    first, second = flag.a, flag.b
    desk.decide_flag(flag.id, RelationState.CONFIRMED)
    desk.attach(first, Attachment(PUBLIC, None, "The fire began at pier four", Stance.SUPPORTS, Terms.ON_RECORD))
    desk.mark([first], Status.VERIFIED, "The log of the harbour says so.")
    secret = Attachment(
        HIDDEN, None, "The pump had failed in January says Ines Vold", Stance.SUPPORTS, Terms.BACKGROUND
    )
    desk.attach(first, secret)
    desk.mark([first], Status.VERIFIED, "The pump had failed in January says Ines Vold")
    desk.mark([first], Status.DISPUTED, "The log was mended later.")
    desk.attach(second, Attachment(None, "Ines Vold, by phone", None, Stance.SUPPORTS, Terms.OFF_RECORD))
    desk.undo()
    desk.mark([second], Status.VERIFIED, "Confirmed by Ines Vold by phone.")
    desk.attach(second, Attachment(None, "Named by mistake: Vold", None, Stance.SUPPORTS, Terms.ON_RECORD))
    desk.undo()


@pytest.fixture
def files(packed: tuple[Path, Path]) -> Files:
    """The files of a whole pack, to touch and to put together again."""
    with zipfile.ZipFile(packed[1]) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def put_together(files: Files, folder: Path) -> Path:
    path = folder / "touched.zip"
    with path.open("w+b") as target:
        write_zip(target, files.items())
    return path


def rows_of(files: Files) -> list[dict[str, Any]]:
    return [json.loads(line) for line in files["log.jsonl"].splitlines()]


def with_rows(files: Files, rows: list[dict[str, Any]]) -> Files:
    """The pack with another log, and a manifest that says that this is its log."""
    log = "".join(f"{json.dumps(row)}\n" for row in rows).encode()
    manifest = json.loads(files["manifest.json"])
    for file in manifest["files"]:
        if file["name"] == "log.jsonl":
            file["sha256"] = hashlib.sha256(log).hexdigest()
    return {**files, "log.jsonl": log, "manifest.json": json.dumps(manifest).encode()}


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(cli, [*map(str, arguments)], catch_exceptions=False)


def test_a_whole_pack_is_proved_and_holds_every_part(packed: tuple[Path, Path], files: Files) -> None:
    check = verify_pack(packed[1])

    assert check.faults == ()
    assert {name.partition("/")[0] for name in files} == {
        "README.txt",
        "report",
        "snapshots",
        "log.jsonl",
        "manifest.json",
    }
    assert sum(name.startswith("report/") for name in files) == 6
    assert files[f"snapshots/{hashlib.sha256(PAGES[PUBLIC]).hexdigest()}"] == PAGES[PUBLIC]
    assert check.manifest_sha256 == hashlib.sha256(files["manifest.json"]).hexdigest()
    assert check.rows > 20
    assert check.withheld > 20


def test_the_same_desk_and_time_give_the_same_bytes(packed: tuple[Path, Path]) -> None:
    db, path = packed
    again = io.BytesIO()
    with Desk(Settings(db=db, reviewer="somebody else"), clock=ticking(AS_OF + timedelta(days=90))) as desk:
        desk.pack(ARTICLE, again, "again.zip", as_of=AS_OF)
    assert again.getvalue() == path.read_bytes()


def test_nothing_confidential_is_anywhere_in_a_pack(packed: tuple[Path, Path], files: Files) -> None:
    content = packed[1].read_bytes()  # nothing in it is compressed, Word's parts neither
    for telling in (b"vold", b"Vold", b"failed in January", b'"background"', b"off-record", b'withdrawn": true'):
        assert telling not in content
    assert f"snapshots/{hashlib.sha256(PAGES[HIDDEN]).hexdigest()}" not in files
    assert b"The log was mended later." in content


def test_rows_of_other_articles_stay_on_the_desk(packed: tuple[Path, Path], files: Files) -> None:
    with open_desk(packed[0]) as desk:
        article = desk.article(ARTICLE).id
        others = [record.slug for record, _ in desk.articles() if record.slug != ARTICLE]
    shown = [row for row in rows_of(files) if "withheld" not in row]
    assert {row["after"]["article_id"] for row in shown if row["action"] == "add_claim"} == {article}
    assert others
    assert not any(f'"slug": "{slug}"'.encode() in files["log.jsonl"] for slug in others)


def test_of_a_run_of_withheld_rows_only_the_last_hash_leaves(packed: tuple[Path, Path], files: Files) -> None:
    with open_desk(packed[0]) as desk:
        hashes = {event.id: event.hash for event in desk.events()}
    for row in rows_of(files):
        if "withheld" in row:
            first, last = row["withheld"]
            assert row["hash"] == hashes[last]
            for inner in range(first, last):
                assert hashes[inner].encode() not in b"".join(files.values())


def test_each_file_that_is_touched_is_named(files: Files, tmp_path: Path) -> None:
    for name, content in files.items():
        if name == "manifest.json":
            continue
        middle = len(content) // 2
        touched = content[:middle] + bytes([content[middle] ^ 1]) + content[middle + 1 :]
        faults = verify_pack(put_together({**files, name: touched}, tmp_path)).faults
        assert faults[0] == f"{name} is not the file that the manifest lists"
        assert all(fault.startswith(name) for fault in faults)


def test_a_byte_changed_in_the_file_itself_is_found_wherever_it_is(packed: tuple[Path, Path], tmp_path: Path) -> None:
    content = packed[1].read_bytes()
    touched = tmp_path / "touched.zip"
    places = [*range(40), *range(40, len(content), len(content) // 97), *range(len(content) - 150, len(content))]
    for at in places:
        touched.write_bytes(content[:at] + bytes([content[at] ^ 0x20]) + content[at + 1 :])
        try:
            check = verify_pack(touched)
        except InputError:
            continue
        assert check.faults, at


def test_a_file_taken_out_or_put_in_is_named(files: Files, tmp_path: Path) -> None:
    for name in files.keys() - {"manifest.json"}:
        rest = {each: content for each, content in files.items() if each != name}
        assert f"{name} is missing" in verify_pack(put_together(rest, tmp_path)).faults
    more = verify_pack(put_together({**files, "report/more.txt": b"x"}, tmp_path))
    assert more.faults == ("report/more.txt is not in the manifest: it was put in",)


def test_each_row_that_is_touched_is_named(files: Files, tmp_path: Path) -> None:
    rows = rows_of(files)
    for at, row in enumerate(rows):
        if "withheld" in row:
            continue
        for field, value in (("actor", "mallory"), ("at", "2026-01-01T00:00:00.000000+00:00"), ("after", {})):
            touched = [*rows[:at], {**row, field: value}, *rows[at + 1 :]]
            faults = verify_pack(put_together(with_rows(files, touched), tmp_path)).faults
            assert faults == (f"log.jsonl: row {row['id']} is not what its hash was made of",)
    missing = verify_pack(put_together(with_rows(files, rows[:-1]), tmp_path)).faults
    assert missing == ("log.jsonl: its last row is not the head that the manifest names: rows are missing at its end",)


@pytest.mark.parametrize(
    ("touch", "told"),
    [
        (lambda rows, at: [*rows[:at], *rows[at + 1 :]], "row {id} is missing"),
        (lambda rows, at: [*rows[:at], rows[at + 1], rows[at], *rows[at + 2 :]], "row {id} is missing"),
        (lambda rows, at: [*rows[:at], rows[at], *rows[at:]], "row {next} is missing"),
        (
            lambda rows, at: [*rows[:at], {**rows[at], "previous": "0" * 64}],
            "row {id} does not follow the row before it",
        ),
        (lambda rows, at: [*rows[:at], "x"], "line {line} is no row of a log"),
        (lambda rows, at: [*rows[:at], {"withheld": [1]}], "line {line} is no row of a log"),
    ],
)
def test_a_row_taken_out_moved_or_put_in_is_named(
    files: Files, tmp_path: Path, touch: Callable[[list[Any], int], list[Any]], told: str
) -> None:
    rows = rows_of(files)
    at = next(at for at, row in enumerate(rows) if "id" in row and "id" in rows[at + 1])
    faults = verify_pack(put_together(with_rows(files, touch(rows, at)), tmp_path)).faults
    number = rows[at]["id"]
    assert faults == (f"log.jsonl: {told.format(id=number, next=number + 1, line=at + 1)}",)


def test_a_withheld_run_cannot_be_exchanged_for_another(files: Files, tmp_path: Path) -> None:
    rows = rows_of(files)
    at = next(at for at, row in enumerate(rows) if "withheld" in row and at + 1 < len(rows))
    for touched in ({**rows[at], "hash": "0" * 64}, {**rows[at], "withheld": [rows[at]["withheld"][0], 10**6]}):
        faults = verify_pack(put_together(with_rows(files, [*rows[:at], touched, *rows[at + 1 :]]), tmp_path)).faults
        assert faults[0].startswith("log.jsonl: row ")


def zip_of(*entries: tuple[str | zipfile.ZipInfo, bytes], compression: int = zipfile.ZIP_STORED) -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", compression) as archive:
        for entry, body in entries:
            archive.writestr(entry, body)
    return content.getvalue()


def link(name: str) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name)
    entry.create_system = 3
    entry.external_attr = 0o120777 << 16
    return entry


def hostile() -> Iterator[tuple[str, bytes, str]]:
    yield "text", b"not a zip file", "is not an evidence pack"
    yield "empty", b"", "is not an evidence pack"
    yield "no manifest", zip_of(("a.txt", b"")), "not an evidence pack"
    yield "no JSON", zip_of(("manifest.json", b"{")), "cannot be read"
    yield "deep", zip_of(("manifest.json", b"[" * 200_000)), "cannot be read"
    yield (
        "wrong shape",
        zip_of(("manifest.json", b'{"format": 1, "version": 1, "files": [3]}')),
        "not that of an evidence",
    )
    yield "another", zip_of(("manifest.json", b'{"format": "x", "version": 1, "files": []}')), "not that of an evidence"
    newer = b'{"format": "claimdesk-pack", "version": 9, "article": "", "log_head": "", "files": []}'
    yield "newer", zip_of(("manifest.json", newer)), "version 9"
    for name in ("../evil", "/etc/passwd", "C:\\evil", "a/../../evil", "a//b", ".hidden", "a\\b", "dir/"):
        yield name, zip_of((name, b"x")), "leads out of it"
    yield "bomb", zip_of(("manifest.json", b"0" * 10_000_000), compression=zipfile.ZIP_DEFLATED), "larger than the file"
    yield "deflated", zip_of(("a", b"abc"), compression=zipfile.ZIP_DEFLATED), "is compressed"
    yield "link", zip_of((link("a"), b"/etc/passwd")), "no plain file"
    yield "prefix", b"#!/bin/sh\n" + zip_of(("a", b"x")), "no entry"


@pytest.mark.parametrize(("content", "told"), [pytest.param(*each[1:], id=each[0]) for each in hostile()])
def test_hostile_zip_files_are_refused(tmp_path: Path, content: bytes, told: str) -> None:
    path = tmp_path / "hostile.zip"
    path.write_bytes(content)
    result = run("pack", "verify", path)
    assert result.exit_code == 2
    assert told in result.stderr
    assert list(tmp_path.iterdir()) == [path]


def test_two_entries_of_one_name_are_refused(files: Files, tmp_path: Path) -> None:
    path = tmp_path / "twice.zip"
    with path.open("w+b") as target:
        write = [*files.items(), ("log.jsonl", b"")]
        with pytest.warns(UserWarning, match="Duplicate name"):
            write_zip(target, write)
    with pytest.raises(InputError, match=r"log\.jsonl is in it 2 times"):
        verify_pack(path)


def test_entries_that_lie_over_each_other_are_refused(tmp_path: Path) -> None:
    content = bytearray(zip_of(("a", b"x" * 5000), ("b", b"")))
    size = (5000).to_bytes(4, "little")
    second = content.rindex(b"PK\x01\x02")
    content[second + 20 : second + 28] = size + size
    path = tmp_path / "overlap.zip"
    path.write_bytes(content)
    with pytest.raises(InputError, match="larger than the file"):
        verify_pack(path)


def test_the_command_makes_and_proves_a_pack(packed: tuple[Path, Path], tmp_path: Path) -> None:
    path = tmp_path / "pack.zip"
    call = ("--db", packed[0], "pack", ARTICLE, "-o", path)
    assert run(*call).exit_code == 0
    assert run(*call).exit_code == 2
    assert run(*call, "--force").exit_code == 0
    proved = run("pack", "verify", path, "--json")
    assert (proved.exit_code, json.loads(proved.stdout)["faults"]) == (0, [])


def test_the_command_tells_of_a_touched_pack_with_exit_code_1(files: Files, tmp_path: Path) -> None:
    result = run("pack", "verify", put_together({**files, "log.jsonl": b"{}\n"}, tmp_path))
    assert result.exit_code == 1
    assert result.stdout.startswith("log.jsonl is not the file that the manifest lists\nlog.jsonl: line 1 is no row")


def test_no_pack_is_made_from_a_broken_log(packed: tuple[Path, Path], tmp_path: Path) -> None:
    db, path = tmp_path / "desk.db", tmp_path / "pack.zip"
    db.write_bytes(packed[0].read_bytes())
    tamper(db, "UPDATE event SET actor = 'mallory' WHERE id = 3")
    refused = run("--db", db, "pack", ARTICLE, "-o", path)
    assert refused.exit_code == 2
    assert "row 3" in refused.stderr
    assert not path.exists()


def test_a_pack_of_the_first_version_is_still_proved_and_one_of_a_later_version_is_not(
    files: Files, tmp_path: Path
) -> None:
    for version, code in ((1, 0), (3, 2)):
        manifest = json.loads(files["manifest.json"]) | {"version": version}
        path = put_together({**files, "manifest.json": json.dumps(manifest).encode()}, tmp_path)
        assert run("pack", "verify", path).exit_code == code


def test_no_random_value_of_a_withheld_row_leaves(packed: tuple[Path, Path], files: Files) -> None:
    shown = {row["id"]: row["salt"] for row in rows_of(files) if "withheld" not in row}
    with Desk(Settings(db=packed[0], reviewer="ines")) as desk:
        for event in desk.events():
            assert event.salt is not None
            assert (event.salt.encode() in files["log.jsonl"]) == (event.id in shown)


def test_the_exported_log_proves_itself(packed: tuple[Path, Path]) -> None:
    previous = GENESIS
    lines = run("--db", packed[0], "log", "export").stdout.splitlines()
    for number, line in enumerate(lines, 1):
        row = json.loads(line)
        assert (row["id"], row["previous"]) == (number, previous)
        previous = row["hash"]
        assert chain_hash(row) == previous
    assert previous in run("--db", packed[0], "log", "verify").stdout
