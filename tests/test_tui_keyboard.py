"""Keys that are changed in the settings, and the one table that all lists of keys come from."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner
from tui_helpers import review_of, seen, settings_in, settle, stock, ticking_from

from tui.actions import ACTIONS, Scope
from tui.app import ClaimdeskApp
from tui.keyboard import Keyboard
from verify.cli.main import cli
from verify.desk.desk import Desk
from verify.errors import InputError
from verify.settings import load_settings
from verify.types import Status

GUIDE = Path(__file__).parent.parent / "docs" / "guide.md"


@pytest.fixture
def command(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> CliRunner:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    return CliRunner()


def test_the_guide_lists_the_keys_as_they_are(command: CliRunner) -> None:
    assert command.invoke(cli, ["keys"]).output in GUIDE.read_text(encoding="utf-8")


def test_keys_are_listed_for_programs_too(command: CliRunner) -> None:
    listed = json.loads(command.invoke(cli, ["keys", "--json"]).output)["keys"]
    assert [each["action"] for each in listed] == [action.id for scope in Scope for action in Keyboard().of(scope)]
    assert {"action": "undo", "where": "While reviewing", "keys": ["u"], "help": ACTIONS_HELP["undo"]} in listed


ACTIONS_HELP = {action.id: action.help for action in ACTIONS}


def test_the_settings_change_a_key_wherever_it_is_told(command: CliRunner, tmp_path: Path) -> None:
    (tmp_path / "claimdesk.toml").write_text('[keys]\nclaim.verify = "w"\n"claim.up" = "K /"\nfilter.open = "ctrl+f"\n')
    settings = load_settings({}, folder=tmp_path)
    assert settings.keys == {"claim.verify": "w", "claim.up": "K /", "filter.open": "ctrl+f"}
    listed = command.invoke(cli, ["keys"]).output
    assert "  w         claim.verify" in listed
    assert "  K /       claim.up" in listed


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"claim.verify": "u"}, "u would be both claim.verify and undo"),
        ({"theme": "a"}, "a would be both desk.add and theme"),
        ({"claim.verify": "j k"}, "k would be both claim.verify and claim.up"),
        ({"claim.veryfy": "w"}, "there is no action 'claim.veryfy'"),
        ({"undo": "hyper+z"}, "undo has an unknown key 'hyper+z'"),
        ({"undo": "\x1b"}, "undo has an unknown key"),
        ({"undo": " "}, "undo is left without a key"),
        ({"typing.commit": "w"}, "the key of typing.commit is fixed"),
    ],
)
def test_what_cannot_be_is_told_at_once(changes: dict[str, str], told: str) -> None:
    with pytest.raises(InputError) as error:
        Keyboard(changes)
    assert told in error.value.what


def test_two_keys_may_change_places() -> None:
    assert Keyboard({"claim.verify": "d", "claim.dispute": "v"}).key("claim.verify") == "d"


def test_a_fault_is_one_line_and_the_screen_is_not_opened(command: CliRunner, tmp_path: Path) -> None:
    (tmp_path / "claimdesk.toml").write_text('keys = {undo = "v", red = "w"}\n')
    done = command.invoke(cli, ["keys"])
    assert done.exit_code == 2
    assert done.stderr.count("\n") == 1
    assert "there is no action 'red'" in done.stderr


async def test_a_changed_key_works_and_is_the_one_that_is_shown(tmp_path: Path) -> None:
    stock(settings_in(tmp_path).db)
    keyboard = Keyboard({"claim.verify": "u w", "undo": "v", "flag.confirm": "ctrl+k", "help": "y"})
    with Desk(settings_in(tmp_path), clock=ticking_from()) as desk:
        app = ClaimdeskApp(desk, "bridge-over-the-marn-closed", keyboard)
        async with app.run_test(size=(80, 24)) as pilot:
            await settle(pilot)
            assert "u verified  d disputed  p pending  v undo" in seen(pilot)
            assert "ctrl+k confirms" in seen(pilot)
            await pilot.press("u", "w")
            assert [desk.claim(number).status for number in (1, 2)] == [Status.VERIFIED] * 2
            assert "v undoes" in seen(pilot)
            await pilot.press("k", "k", "j")
            assert review_of(pilot).claims.cursor == 1
            await pilot.press("v")
            assert desk.claim(2).status is Status.PENDING
            await pilot.press("question_mark")
            assert "Keys ·" not in seen(pilot)
            await pilot.press("y")
            assert "u w" in seen(pilot)
