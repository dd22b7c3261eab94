"""The whole job in a real terminal: what a key does and shows, through tmux, as a person would see it."""

from __future__ import annotations

import shlex
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from tui_helpers import settings_in, stock

from verify.desk.desk import Desk
from verify.types import ClaimFilter

pytestmark = pytest.mark.skipif(shutil.which("tmux") is None, reason="needs tmux: apt-get install tmux")

PATIENCE = 20.0  # seconds until a screen that does not come is a failure; it usually takes a fraction of one
PASTED = """A tunnel under the Marn opened

LOWICK, Jan. 6, 2026 - A tunnel under the Marn opened on Tuesday. It cost 90 million crowns, the mayor said.
"""


class Terminal:
    """A terminal of its own with the program in it."""

    def __init__(self, folder: Path, command: str, size: tuple[int, int]) -> None:
        self._tmux = ["tmux", "-S", str(folder / "tmux"), "-f", "/dev/null"]
        columns, lines = map(str, size)
        self._run("new-session", "-d", "-x", columns, "-y", lines, command)
        self._run("set-option", "-g", "remain-on-exit", "on")

    def _run(self, *arguments: str) -> str:
        done = subprocess.run([*self._tmux, *arguments], check=True, capture_output=True, text=True, timeout=PATIENCE)
        return done.stdout

    def screen(self) -> str:
        """What is on the screen."""
        return self._run("capture-pane", "-p")

    def press(self, *keys: str) -> None:
        """Press keys, by tmux's names."""
        self._run("send-keys", *keys)

    def type(self, text: str) -> None:
        """Type text."""
        self._run("send-keys", "-l", text)

    def resize(self, columns: int, lines: int) -> None:
        """Give the window another size."""
        self._run("resize-window", "-x", str(columns), "-y", str(lines))

    def wait_for(self, *wanted: str) -> str:
        """The screen, as soon as all of this is on it."""
        return self._until(lambda screen: all(each in screen for each in wanted), wanted)

    def wait_for_end(self) -> None:
        """Wait until the program has ended."""
        self._until(lambda _: self._run("display-message", "-p", "#{pane_dead}").strip() == "1", "the end")

    def _until(self, there: Callable[[str], bool], wanted: object) -> str:
        deadline = time.monotonic() + PATIENCE
        while not there(screen := self.screen()):
            assert time.monotonic() < deadline, f"waited for {wanted}, saw:\n{screen}"
            time.sleep(0.05)
        return screen

    def start(self, command: str) -> None:
        """Start a program in the place of the one that has ended."""
        self._run("respawn-pane", command)

    def paste(self, text: str) -> None:
        """Paste text, as a terminal with bracketed paste does."""
        self._run("set-buffer", text)
        self._run("paste-buffer", "-p")

    def close(self) -> None:
        """End the program and the terminal."""
        self._run("kill-server")


def command_in(folder: Path, *arguments: str) -> str:
    """The program on the stocked desk of a folder, as a shell starts it."""
    settings = settings_in(folder)
    environment = {"CLAIMDESK_DB": str(settings.db), "CLAIMDESK_REVIEWER": "ines", "LANG": "C.UTF-8"}
    # Test tools set COLUMNS and LINES, which would keep the program from seeing the real size.
    return shlex.join(
        [
            "env",
            "-u",
            "COLUMNS",
            "-u",
            "LINES",
            *(f"{key}={value}" for key, value in environment.items()),
            sys.executable,
            "-m",
            "verify",
            *arguments,
        ]
    )


@pytest.fixture
def terminal(tmp_path: Path) -> Iterator[Terminal]:
    stock(settings_in(tmp_path).db)
    opened = Terminal(tmp_path, command_in(tmp_path, "review", "bridge-over-the-marn-closed"), (80, 24))
    yield opened
    opened.close()


def test_an_article_is_reviewed_from_start_to_finish(terminal: Terminal, tmp_path: Path) -> None:
    terminal.wait_for("Claims 10", "The bridge over the Marn was closed on 4 January 2026.", "? help")
    terminal.press("v", "v", "v", "v")
    terminal.wait_for("✓ verified 4", "6 of 10 open left")
    terminal.press("d")
    terminal.wait_for("Dispute this claim", "[red]4 million[/red]")
    terminal.type("the tender says 5 million")
    terminal.press("Enter")
    terminal.wait_for("✗ disputed 1", "5 of 10 open left")
    terminal.press("u")
    terminal.wait_for("✗ disputed 0", "is pending again")
    terminal.resize(120, 40)
    terminal.wait_for("○ pending      The café at the bridgehead".replace("é", "e\u0301"))
    terminal.press("U")
    terminal.wait_for("✗ disputed 1", "ines: the tender says 5 million")
    terminal.press("/")
    terminal.type("status:pending speaker:japanese")
    terminal.press("Enter")
    terminal.wait_for("Claims 1 of 10", "橋の修理は六週間かかる")
    terminal.press("x")
    terminal.wait_for("duplicate dismissed")
    terminal.press("Escape")
    terminal.wait_for("Claims 10")
    terminal.press("g", "j", "j", "=")
    terminal.wait_for("closed for [six] weeks.", "closed for [ten] weeks.", "First claim", "Second claim")
    terminal.press("c")
    terminal.wait_for("conflict confirmed")
    terminal.press("G", "Space", "k", "k", "Space")
    terminal.wait_for("Claims 10 · 2 tagged")
    terminal.press("v")
    terminal.wait_for("2 claims in one step", "3 of 10 open left")
    terminal.press("u")
    terminal.wait_for("2 claims: ", "○ pending 5")
    terminal.press("?")
    terminal.wait_for("Keys · while reviewing", "Signs")
    terminal.press("q")
    terminal.wait_for("Claims 10")
    terminal.press("\\;")  # tmux would end its command at a bare one
    terminal.wait_for("a1 flags")
    terminal.press("d")
    terminal.wait_for("set status")
    terminal.press("q")
    terminal.wait_for("Claimdesk · 2 articles · 7 claims pending", "✓ verified 4")
    terminal.press("q")
    terminal.wait_for_end()
    with Desk(settings_in(tmp_path)) as desk:
        lines = desk.claim_lines(desk.claim_ids(ClaimFilter(article_id=1)))
        assert "".join(line.status[0] for line in lines) == "vvvvdppppp"
        assert desk.claim(5).decided_by == "ines"


def test_the_desk_goes_on_where_it_was_left(terminal: Terminal, tmp_path: Path) -> None:
    terminal.wait_for("Claims 10")
    terminal.press("v", "d")
    terminal.wait_for("Dispute this claim")
    terminal.type("one pier only")
    terminal.press("Enter")
    terminal.wait_for("✗ disputed 1")
    terminal.press("q")
    terminal.wait_for("Claimdesk · 2 articles · 10 claims pending")
    terminal.press("q")
    terminal.wait_for_end()

    terminal.start(command_in(tmp_path, "review"))
    terminal.wait_for("Claimdesk · 2 articles")
    terminal.press("p")
    terminal.wait_for("paste the article here")
    terminal.paste(PASTED)
    terminal.press("Tab", "Enter")
    terminal.wait_for("Claimdesk · 3 articles", "A tunnel under the Marn opened")
    terminal.press("A")
    terminal.wait_for("All claims 1", "○ pending")
    terminal.press("/")
    terminal.type("status:disputed piers")
    terminal.press("Enter")
    terminal.wait_for("[status:disputed] [piers] 1 of 1", "one pier only")
    terminal.press("BSpace")
    terminal.wait_for("[status:disputed] 1 of 1")
    terminal.press("u")
    terminal.wait_for("claim 2 is pending again (was disputed)")
    terminal.press("q")
    terminal.wait_for("Claimdesk · 3 articles")
    terminal.press("q")
    terminal.wait_for_end()
    with Desk(settings_in(tmp_path)) as desk:
        assert [desk.claim(each).status for each in (1, 2)] == ["verified", "pending"]
