"""What the screens look like. After a wanted change: ``pytest tests/test_tui_snapshots.py --snapshot-update``."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path

import pytest
from textual.pilot import Pilot
from tui_helpers import START, settings_in, settle, stock, ticking_from

from tui.app import ClaimdeskApp, Start
from verify.desk.desk import Desk
from verify.desk.exporting import Target
from verify.desk.reporting import ReportFormat
from verify.types import Page, Status

Snap = Callable[..., bool]

SIZES = [(80, 24), (120, 40)]
BRIDGE = "bridge-over-the-marn-closed"


@pytest.fixture
def marn(tmp_path: Path) -> Iterator[Desk]:
    """A desk with one claim verified, one disputed and one source attached."""
    stock(settings_in(tmp_path).db)
    with Desk(settings_in(tmp_path), clock=ticking_from()) as desk:
        desk.mark([1], Status.VERIFIED)
        desk.mark([2], Status.DISPUTED, "The report names one pier only.")
        yield desk


def pressing(*keys: str) -> Callable[[Pilot[None]], object]:
    """Wait until all is read, press keys, and wait again."""

    async def press(pilot: Pilot[None]) -> None:
        await settle(pilot)
        await pilot.press(*keys)
        await settle(pilot)

    return press


@pytest.mark.parametrize("size", SIZES)
def test_desk(snap_compare: Snap, marn: Desk, size: tuple[int, int]) -> None:
    assert snap_compare(ClaimdeskApp(marn), terminal_size=size, run_before=pressing())


@pytest.mark.parametrize("size", [*SIZES, (160, 50)])
def test_review(snap_compare: Snap, marn: Desk, size: tuple[int, int]) -> None:
    assert snap_compare(ClaimdeskApp(marn, BRIDGE), terminal_size=size, run_before=pressing())


@pytest.mark.parametrize("size", SIZES)
def test_review_without_colour(
    snap_compare: Snap, marn: Desk, size: tuple[int, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    assert snap_compare(ClaimdeskApp(marn, BRIDGE), terminal_size=size, run_before=pressing())


def test_review_in_the_light_theme(snap_compare: Snap, marn: Desk) -> None:
    assert snap_compare(ClaimdeskApp(marn, BRIDGE), terminal_size=(120, 40), run_before=pressing("t"))


@pytest.mark.parametrize("size", SIZES)
def test_help(snap_compare: Snap, marn: Desk, size: tuple[int, int]) -> None:
    assert snap_compare(ClaimdeskApp(marn, BRIDGE), terminal_size=size, run_before=pressing("question_mark"))


def test_dispute(snap_compare: Snap, marn: Desk) -> None:
    assert snap_compare(ClaimdeskApp(marn, BRIDGE), terminal_size=(80, 24), run_before=pressing("d", *"no"))


def test_history(snap_compare: Snap, marn: Desk) -> None:
    assert snap_compare(ClaimdeskApp(marn, BRIDGE), terminal_size=(80, 24), run_before=pressing("k", "3"))


def test_empty_filter(snap_compare: Snap, marn: Desk) -> None:
    keys = ("slash", *"speaker:nobody", "enter")
    assert snap_compare(ClaimdeskApp(marn, BRIDGE), terminal_size=(80, 24), run_before=pressing(*keys))


@pytest.mark.parametrize("size", SIZES)
def test_compare(snap_compare: Snap, marn: Desk, size: tuple[int, int]) -> None:
    assert snap_compare(ClaimdeskApp(marn, BRIDGE), terminal_size=size, run_before=pressing("enter"))


def test_compare_without_colour(snap_compare: Snap, marn: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    assert snap_compare(ClaimdeskApp(marn, BRIDGE), terminal_size=(80, 24), run_before=pressing("enter"))


@pytest.mark.parametrize("size", SIZES)
def test_tagged(snap_compare: Snap, marn: Desk, size: tuple[int, int]) -> None:
    assert snap_compare(ClaimdeskApp(marn, BRIDGE), terminal_size=size, run_before=pressing("space", "j", "space"))


def test_all_claims(snap_compare: Snap, marn: Desk) -> None:
    assert snap_compare(ClaimdeskApp(marn, Start(None)), terminal_size=(120, 40), run_before=pressing("G"))


def test_filtered(snap_compare: Snap, marn: Desk) -> None:
    start = Start(None, "speaker:mayor flag:conflict")
    assert snap_compare(ClaimdeskApp(marn, start), terminal_size=(80, 24), run_before=pressing())


def test_jump(snap_compare: Snap, marn: Desk) -> None:
    assert snap_compare(ClaimdeskApp(marn, BRIDGE), terminal_size=(80, 24), run_before=pressing("semicolon"))


def test_checked_before(snap_compare: Snap, marn: Desk) -> None:
    assert snap_compare(ClaimdeskApp(marn, BRIDGE), terminal_size=(80, 24), run_before=pressing("h"))


@pytest.fixture
def told(marn: Desk) -> Desk:
    """The same with a report that is out of date and a source under watch."""
    marn.export(BRIDGE, {ReportFormat.HTML: Target(BytesIO(), "/srv/bridge.html")})
    marn.mark([3], Status.VERIFIED)
    with marn._store.write("ines") as writer:
        writer.add_evidence(1, url="https://council.example/minutes", quote="closed on Sunday")
    return marn


@pytest.mark.parametrize("keys", [(), ("R",), ("w",)], ids=["desk", "reports", "sources"])
def test_what_waits(snap_compare: Snap, told: Desk, keys: tuple[str, ...]) -> None:
    assert snap_compare(ClaimdeskApp(told), terminal_size=(80, 24), run_before=pressing(*keys))


def test_empty_desk(snap_compare: Snap, tmp_path: Path) -> None:
    with Desk(settings_in(tmp_path), clock=ticking_from()) as desk:
        assert snap_compare(ClaimdeskApp(desk), terminal_size=(80, 24), run_before=pressing())


@pytest.mark.parametrize("size", SIZES)
def test_split(snap_compare: Snap, marn: Desk, size: tuple[int, int]) -> None:
    keys = ("k", "vertical_line", "home", *"The bridge over the Marn is shut | ")
    assert snap_compare(ClaimdeskApp(marn, BRIDGE), terminal_size=size, run_before=pressing(*keys))


@pytest.mark.parametrize("size", SIZES)
def test_passage(snap_compare: Snap, marn: Desk, size: tuple[int, int]) -> None:
    keys = ("plus", "j", "plus", "plus")
    assert snap_compare(ClaimdeskApp(marn, BRIDGE), terminal_size=size, run_before=pressing(*keys))


def test_notes(snap_compare: Snap, marn: Desk) -> None:
    keys = ("i", *"Ask the council", "enter")
    assert snap_compare(ClaimdeskApp(marn, BRIDGE), terminal_size=(80, 24), run_before=pressing(*keys))


@pytest.mark.parametrize("size", SIZES)
def test_kept_page(snap_compare: Snap, marn: Desk, size: tuple[int, int]) -> None:
    body = b"<p>The council met.</p><p>The bridge was closed on Sunday.</p><p>It meets again in May.</p>"
    url = "https://council.example/minutes"
    page = Page(url, url, 200, "text/html", None, None, body, START)
    with marn._store.write("ines") as writer:
        source = writer.add_evidence(1, url=url, quote="closed on Sunday")
        writer.add_snapshot(
            source, page, "The council met.\n\nThe bridge was closed on Sunday.\n\nIt meets again in May."
        )
    keys = ("g", "2", "l")
    assert snap_compare(ClaimdeskApp(marn, BRIDGE), terminal_size=size, run_before=pressing(*keys))
