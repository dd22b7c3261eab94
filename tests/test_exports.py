"""What left the desk is remembered, and told to be out of date once a report would say something else."""

from __future__ import annotations

import hashlib
import json
import sqlite3
from contextlib import closing
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from verify.cli.main import cli
from verify.desk.attaching import Attachment
from verify.desk.desk import Desk
from verify.desk.exporting import Exported, Target
from verify.desk.reporting import ReportFormat
from verify.errors import InputError
from verify.types import ClaimFilter, RelationKind, RelationState, Status, Terms

ARTICLE = "harbour-fire-day-1"


def run(db: Path, *arguments: str | Path) -> Result:
    return CliRunner().invoke(cli, ["--db", str(db), *map(str, arguments)], catch_exceptions=False)


def export(desk: Desk, article: str = ARTICLE) -> None:
    desk.export(article, {ReportFormat.JSON: Target(BytesIO())})


def newest(desk: Desk) -> Exported:
    return desk.exported(ARTICLE)[0]


def claims_of(desk: Desk, article: str = ARTICLE) -> list[int]:
    return list(desk.claim_ids(ClaimFilter(article_id=desk.article(article).id)))


@pytest.fixture
def db(tmp_path: Path, stocked_file: Path) -> Path:
    path = tmp_path / "desk.db"
    path.write_bytes(stocked_file.read_bytes())
    return path


def listed(db: Path) -> list[dict[str, Any]]:
    reports: list[dict[str, Any]] = json.loads(run(db, "reports", "--json").stdout)["reports"]
    return reports


def test_files_prints_and_packs_are_remembered_with_what_was_written(db: Path, tmp_path: Path) -> None:
    folder = tmp_path / "out"
    run(db, "report", ARTICLE, "--format", "all", "-o", folder, "--by", "mira")
    printed = run(db, "report", ARTICLE, "--format", "csv").stdout_bytes
    run(db, "pack", ARTICLE, "-o", tmp_path / "pack.zip")

    pack, print_, files = listed(db)

    assert files["exported_by"] == "mira"
    assert {file["format"] for file in files["files"]} == {str(form) for form in ReportFormat}
    for file in (*files["files"], *pack["files"]):
        content = Path(file["path"]).read_bytes()
        assert (file["sha256"], file["bytes"]) == (hashlib.sha256(content).hexdigest(), len(content))
    assert print_["files"] == [
        {"format": "csv", "sha256": hashlib.sha256(printed).hexdigest(), "bytes": len(printed), "path": None}
    ]
    head = json.loads(run(db, "log", "verify", "--json").stdout)
    assert {(each["events"], each["log_head"]) for each in (pack, print_, files)} == {(head["rows"], head["head"])}
    assert not any(each["outdated"] for each in (pack, print_, files))


def test_what_was_not_written_is_not_remembered(db: Path, tmp_path: Path) -> None:
    (tmp_path / "taken.md").write_text("mine", encoding="utf-8")
    assert run(db, "report", ARTICLE, "-o", tmp_path / "taken.md").exit_code == 2
    assert run(db, "report", ARTICLE, "--by", " ").stdout == ""
    assert run(db, "report", ARTICLE, "--as-of", "2001-01-01").exit_code == 2
    refused = run(db, "report", ARTICLE, "--as-of", "9999-01-01")
    assert (refused.exit_code, refused.stdout) == (2, "")
    assert "9999-01-01T00:00:00Z is in the future" in refused.stderr
    assert listed(db) == []
    assert run(db, "reports").stdout == "No report has left the desk yet.\n"


def test_looking_at_a_report_is_no_export(desk: Desk) -> None:
    desk.report(ARTICLE, ReportFormat.HTML)
    assert desk.exported() == []


def test_a_changed_verdict_makes_a_report_out_of_date_and_undoing_it_brings_it_back(desk: Desk) -> None:
    claim = claims_of(desk)[0]
    export(desk)
    desk.mark([claim], Status.DISPUTED, "The log says otherwise.")
    assert newest(desk).changes == (f"claim {claim}: pending → disputed",)
    desk.undo()
    assert not newest(desk).outdated


def test_each_report_is_told_what_changed_since_itself(desk: Desk) -> None:
    first, second = claims_of(desk)[:2]
    export(desk)
    desk.mark([first], Status.VERIFIED)
    export(desk)
    desk.mark([second], Status.VERIFIED)
    export(desk)
    desk.mark([first], Status.DISPUTED, "It was the other pier.")
    assert [set(each.changes) for each in desk.exported()] == [
        {f"claim {first}: verified → disputed"},
        {f"claim {first}: verified → disputed", f"claim {second}: pending → verified"},
        {f"claim {first}: pending → disputed", f"claim {second}: pending → verified"},
    ]


def test_a_new_reason_a_source_and_a_decided_flag_are_told(desk: Desk) -> None:
    claim = claims_of(desk)[0]
    flag = next(
        flag for flag in desk.flags(article_id=desk.article(ARTICLE).id) if flag.kind is not RelationKind.DUPLICATE
    )
    desk.mark([claim], Status.VERIFIED, "Seen.")
    export(desk)
    desk.mark([claim], Status.VERIFIED, "Seen twice.")
    desk.attach(claim, Attachment(locator="Port log, page 3"))
    desk.decide_flag(flag.id, RelationState.CONFIRMED)
    assert newest(desk).changes == (
        f"claim {claim}: another reason for the verdict",
        f"claim {claim}: new source Port log, page 3",
        f"{flag.kind} {flag.id} of claims {flag.a} and {flag.b}: open → confirmed",
    )


def test_a_source_that_was_taken_out_again_is_told_only_where_it_had_been_shown(desk: Desk) -> None:
    claim = claims_of(desk)[0]
    export(desk)
    desk.attach(claim, Attachment(locator="Port log, page 3"))
    export(desk)
    desk.undo()
    withdrawn, nothing = desk.exported()
    assert withdrawn.changes == (f"claim {claim}: source withdrawn, Port log, page 3",)
    assert nothing.changes == ()


def test_what_must_not_leave_makes_no_report_out_of_date(desk: Desk) -> None:
    claim = claims_of(desk)[0]
    export(desk)
    desk.attach(claim, Attachment(locator="Call with Ines Vold", terms=Terms.BACKGROUND))
    assert not newest(desk).outdated


def test_other_articles_do_not_matter(desk: Desk) -> None:
    export(desk)
    desk.mark([claims_of(desk, "assad-leaves-syria")[0]], Status.VERIFIED)
    assert not newest(desk).outdated


def test_a_script_can_ask_for_an_exit_code(db: Path) -> None:
    assert run(db, "reports", "--fail-on", "outdated").exit_code == 0
    run(db, "report", ARTICLE)
    claim = json.loads(run(db, "claims", "--article", ARTICLE, "--jsonl").stdout.splitlines()[0])["id"]
    run(db, "mark", str(claim), "verified")
    result = run(db, "reports", ARTICLE, "--fail-on", "outdated")
    assert result.exit_code == 1
    assert "OUT OF DATE" in result.stdout
    assert f"since then, claim {claim}: pending → verified" in result.stdout
    run(db, "report", ARTICLE)  # the newest one counts
    assert run(db, "reports", "--fail-on", "outdated").exit_code == 0


def test_an_unknown_article_is_refused(db: Path) -> None:
    assert run(db, "reports", "nowhere").exit_code == 2


def test_an_export_cannot_be_changed_or_taken_out(db: Path) -> None:
    run(db, "report", ARTICLE)
    with closing(sqlite3.connect(db)) as connection:
        for statement in ("UPDATE export SET events = 0", "DELETE FROM export"):
            with pytest.raises(sqlite3.IntegrityError, match="exports are kept"):
                connection.execute(statement)


def test_a_name_is_asked_for_before_anything_is_written(desk: Desk) -> None:
    target = BytesIO()
    with pytest.raises(InputError):
        desk.export(ARTICLE, {ReportFormat.MARKDOWN: Target(target)}, by="")
    assert target.getvalue() == b""
