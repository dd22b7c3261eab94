"""Sources from the command line: attached, proved, re-checked when due, and watched over by the machine."""

from __future__ import annotations

import json
import os
import shlex
import signal
import sqlite3
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from site_helpers import NewsSite, serving

from verify.cli.main import cli
from verify.desk.installing import Installation
from verify.errors import InputError

QUOTE = "The harbour was closed for two days"
BODY = f"<html><body><p>The master spoke at noon. {QUOTE}, he said. Ships waited outside.</p></body></html>"


@pytest.fixture
def db(tmp_path: Path, stocked_file: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("CLAIMDESK_ALLOW_HOSTS", "127.0.0.1")
    monkeypatch.setenv("CLAIMDESK_PACE", "0")
    monkeypatch.chdir(tmp_path)
    path = tmp_path / "desk.db"
    path.write_bytes(stocked_file.read_bytes())
    return path


@pytest.fixture
def site() -> Iterator[NewsSite]:
    with serving() as server:
        server.put("/story", BODY)
        yield server


def run(db: Path, *arguments: str) -> Result:
    return CliRunner().invoke(cli, ["--db", str(db), *arguments], catch_exceptions=False)


@pytest.fixture
def verified(db: Path, site: NewsSite) -> Path:
    """A desk whose claim 1 is verified on the site's story."""
    added = run(db, "evidence", "add", "1", site.url("/story"), "--quote", QUOTE)
    assert f"noon. [{QUOTE}], he said" in added.stdout
    run(db, "mark", "1", "verified")
    return db


_AGED = (
    "UPDATE evidence SET added_at = strftime('%Y-%m-%dT%H:%M:%f000+00:00', added_at, ?)",
    "UPDATE watch SET checked_at = strftime('%Y-%m-%dT%H:%M:%f000+00:00', checked_at, ?)",
    "UPDATE checker SET began_at = strftime('%Y-%m-%dT%H:%M:%f000+00:00', began_at, ?)",
)


def age(db: Path, days: int) -> None:
    """Let everything in the desk have happened so many days ago."""
    with closing(sqlite3.connect(db)) as connection:
        for statement in _AGED:
            connection.execute(statement, (f"-{days} days",))
        connection.commit()


def test_exit_codes_tell_a_script_what_a_recheck_found(verified: Path, site: NewsSite) -> None:
    assert run(verified, "recheck", "1").exit_code == 0
    assert run(verified, "recheck", "2").exit_code == 3
    assert run(verified, "recheck", "--due").exit_code == 3
    site.put("/story", BODY.replace("two days", "nine days"))
    found = run(verified, "recheck", "--all", "--json")
    assert found.exit_code == 1
    (check,) = json.loads(found.stdout)["checks"]
    assert (check["outcome"], check["before"], check["changed"]) == ("number-changed", "present", True)
    assert (check["presence"], check["decayed"], check["reopened"]) == ("number-changed", True, True)
    assert "nine days" in check["nearest"]
    shown = run(verified, "show", "1").stdout
    assert "pending" in shown
    assert "A verdict can rest on it no more" in shown
    assert run(verified, "recheck", "--all").exit_code == 1  # still so, but told and reopened once


def test_what_is_due_is_checked_once(verified: Path, site: NewsSite) -> None:
    age(verified, 60)
    assert run(verified, "recheck", "--due").exit_code == 0
    assert run(verified, "recheck", "--due").exit_code == 3
    assert site.asked.count("/story") == 2
    assert "/robots.txt" in site.asked


@pytest.mark.parametrize("options", [("--due", "1"), ("--all", "--due"), ("--watch", "1"), ("--all", "1"), ("soon",)])
def test_options_that_do_not_go_together_are_refused(db: Path, options: tuple[str, ...]) -> None:
    assert run(db, "recheck", *options).exit_code == 2


def test_the_status_says_what_is_wrong(verified: Path, site: NewsSite) -> None:
    found = run(verified, "recheck", "status")
    assert found.exit_code == 1
    assert "The checker has never run" in found.stdout
    run(verified, "recheck", "--due")
    assert run(verified, "recheck", "status").exit_code == 0
    site.put("/story", "no", status=500)
    age(verified, 60)
    late = json.loads(run(verified, "recheck", "status", "--json").stdout)
    assert "has not run since" in late["silent"]
    assert [(each["due"], each["late"], each["failing"]) for each in late["sources"]] == [(True, True, False)]
    run(verified, "recheck", "--due")
    found = run(verified, "recheck", "status")
    assert found.exit_code == 1
    assert "failing: 1" in found.stdout
    assert "500" in found.stdout


def test_nothing_under_watch_is_nothing_to_check(db: Path) -> None:
    assert run(db, "recheck", "status").exit_code == 3


def test_bad_rules_are_told_in_one_line(verified: Path) -> None:
    (verified.parent / "recheck.toml").write_text("quiet = 'always'")
    found = run(verified, "recheck")
    assert found.exit_code == 2
    assert "recheck.toml: quiet cannot be 'always'" in found.stderr
    assert run(verified, "claims", "--jsonl").exit_code == 0


def test_a_resident_checker_tells_what_changed_and_ends_when_told_to(verified: Path, site: NewsSite) -> None:
    age(verified, 60)
    site.put("/story", "gone", status=410)
    command = [sys.executable, "-m", "verify", "--db", str(verified), "recheck", "--watch", "--jsonl"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as checker:
        killer = threading.Timer(60, checker.kill)
        killer.start()
        assert checker.stdout is not None
        told = json.loads(checker.stdout.readline())
        checker.send_signal(signal.SIGTERM)
        assert checker.wait() == 0
        killer.cancel()
    assert (told["outcome"], told["reopened"]) == ("gone", True)
    assert run(verified, "recheck", "1").exit_code == 1  # nothing is left in hand


# proof


def test_every_kept_page_is_proved_against_its_hash(verified: Path) -> None:
    assert run(verified, "evidence", "verify").exit_code == 0
    with closing(sqlite3.connect(verified)) as connection:
        connection.execute("UPDATE body SET content = replace(content, 'two', 'six')")
        connection.commit()
    found = run(verified, "evidence", "verify", "--json")
    assert found.exit_code == 1
    (fault,) = json.loads(found.stdout)["faults"]
    assert "is not what was kept under that hash" in fault["what"]


@pytest.mark.parametrize(
    ("statements", "told"),
    [
        (["DELETE FROM snapshot"], "that the log tells of is missing"),
        (["UPDATE snapshot SET final_url = 'https://other.example/'"], "not as the log has it: final_url"),
        (["UPDATE snapshot SET text = 'nothing'"], "does not hold the quote"),
        (["DELETE FROM body"], "has lost its body"),
    ],
)
def test_a_snapshot_that_was_touched_is_found(verified: Path, statements: list[str], told: str) -> None:
    with closing(sqlite3.connect(verified)) as connection:
        for statement in statements:
            connection.execute(statement)
        connection.commit()
    found = run(verified, "evidence", "verify")
    assert found.exit_code == 1
    assert told in found.stdout


def test_without_pages_there_is_nothing_to_prove(db: Path) -> None:
    assert run(db, "evidence", "verify").exit_code == 3


# the machine


def test_a_timer_is_written_and_not_over_another(db: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    done = run(db, "recheck", "install", "--every", "30")
    assert done.exit_code == 0
    assert "enable --now claimdesk-recheck.timer" in done.stdout
    assert "CLAIMDESK_ALLOW_HOSTS" in done.stderr
    units = tmp_path / "config" / "systemd" / "user"
    service = (units / "claimdesk-recheck.service").read_text()
    assert f'ExecStart="{sys.executable}" "-m" "verify" "--db" "{db}" "recheck" "--due"' in service
    assert "SuccessExitStatus=1 3" in service
    assert "OnCalendar=*:0/30" in (units / "claimdesk-recheck.timer").read_text()
    assert run(db, "recheck", "install").exit_code == 2
    assert run(db, "recheck", "install", "--force").exit_code == 0


def test_a_cron_line_does_what_it_says(db: Path) -> None:
    line = run(db, "recheck", "install", "--cron").stdout.strip()
    assert line.startswith("*/15 * * * * ")
    command = line.removeprefix("*/15 * * * * ").replace(r"\%", "%")
    assert (
        subprocess.run(["/bin/sh", "-c", command], env=dict(os.environ), check=False, capture_output=True).returncode
        == 3
    )


def test_odd_paths_reach_the_machine_as_they_are() -> None:
    odd = Installation(("/opt/my python/bin/python", "100%", 'say "$HOME"', "back\\slash"), Path("/srv/a b%c"), 60)
    service = odd.units()["claimdesk-recheck.service"]
    assert '"/opt/my python/bin/python" "100%%" "say \\"$$HOME\\"" "back\\\\slash"' in service
    assert "WorkingDirectory=/srv/a b%%c" in service
    line = odd.cron_line().removeprefix("0 * * * * ").replace(r"\%", "%")
    assert shlex.split(line) == ["cd", "/srv/a b%c", "&&", *odd.command]
    with pytest.raises(InputError):
        Installation(("python",), Path("/srv/a\nb"), 15)
