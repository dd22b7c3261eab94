"""Files that leave the desk and come to it from the desk screen: reports, packs, the archive; and the log's proof."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.widgets import Input
from tui_helpers import paste, running, seen, settle

from tui.screens.desk import ArticlesScreen
from tui.screens.exporting import ExportDialog
from verify.desk.desk import Desk
from verify.desk.packing import verify_pack

SLUG = "bridge-over-the-marn-closed"


async def test_where_a_report_was_to_go_stays_when_a_file_is_there(
    marn: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "taken.html").write_text("mine", encoding="utf-8")
    async with running(marn, None) as pilot:
        await pilot.press("e", "h", "tab")
        await paste(pilot, "taken.html")
        await pilot.press("enter")
        await settle(pilot)
        assert "exists already" in seen(pilot)
        await pilot.press("enter")
        assert isinstance(pilot.app.screen, ExportDialog)
        assert [field.value for field in pilot.app.screen.query(Input)] == ["h", "taken.html"]
        await pilot.press(*"2", "enter")
        await settle(pilot)
        assert "Report written to taken.html2" in seen(pilot)
    assert (tmp_path / "taken.html").read_text(encoding="utf-8") == "mine"


async def test_a_pack_is_made_and_its_hash_told(marn: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    async with running(marn, None) as pilot:
        await pilot.press("P", "enter")
        await settle(pilot)
        check = verify_pack(tmp_path / f"{SLUG}.zip")
        assert check.manifest_sha256 in seen(pilot)
        await pilot.press("enter")
        assert isinstance(pilot.app.screen, ArticlesScreen)
        assert f"Evidence pack written to {SLUG}.zip" in seen(pilot)
        await pilot.press("P", "enter")
        await settle(pilot)
        assert "exists already" in seen(pilot)


async def test_checks_made_elsewhere_join_the_archive(marn: Desk, tmp_path: Path) -> None:
    archive = tmp_path / "checks.csv"
    archive.write_text("text,verdict\nThe weir was rebuilt in 1961.,False\n,True\n", encoding="utf-8")
    async with running(marn, None) as pilot:
        await pilot.press("i")
        await paste(pilot, str(archive))
        await pilot.press("enter")
        await settle(pilot)
        assert "Line 3 of" in seen(pilot)
        archive.write_text("text,verdict\nThe weir was rebuilt in 1961.,False\n", encoding="utf-8")
        await pilot.press("enter", "enter")
        await settle(pilot)
        assert "1 check imported, 0 changed, 0 known already" in seen(pilot)
    (hits,) = marn.search(["the weir was rebuilt"], 1)
    assert hits[0].verdict == "False"


async def test_the_log_is_proved_and_its_head_told(marn: Desk) -> None:
    async with running(marn, None) as pilot:
        await pilot.press("L")
        await settle(pilot)
        assert "The log is whole" in seen(pilot)
        assert marn.verify_log().head[:40] in seen(pilot)
