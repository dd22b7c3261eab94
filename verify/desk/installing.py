"""Letting the machine itself run the checker: a timer of systemd for one user, or a line for cron."""

from __future__ import annotations

import shlex
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from verify.errors import InputError

NAME = "claimdesk-recheck"

# Decayed evidence (1) and nothing due (3) are no failures of the service.
_SERVICE = """\
[Unit]
Description=Re-check the sources of Claimdesk that are due

[Service]
Type=oneshot
WorkingDirectory={folder}
ExecStart={command}
SuccessExitStatus=1 3
"""
# Persistent: a run that fell into the time when the machine was off is made up for.
_TIMER = """\
[Unit]
Description=Re-check the sources of Claimdesk that are due

[Timer]
OnCalendar=*:0/{minutes}
RandomizedDelaySec=60
Persistent=true

[Install]
WantedBy=timers.target
"""


@dataclass(frozen=True, slots=True)
class Installation:
    """What is to be run every so many minutes, and in which folder, where the settings may be."""

    command: Sequence[str]
    folder: Path
    minutes: int

    def __post_init__(self) -> None:
        """Refuse what neither systemd nor cron can be told.

        Raises:
            InputError: when a path has a control character in it.
        """
        if not all(part.isprintable() for part in (*self.command, str(self.folder))):
            raise InputError("A path has a character in it that no timer can be given.", "Rename the folder.")

    def units(self) -> dict[str, str]:
        """The unit files by their names."""
        service = _SERVICE.format(folder=_escaped(str(self.folder)), command=" ".join(map(_quoted, self.command)))
        hourly = _TIMER.replace("*:0/{minutes}", "*:0")
        timer = hourly if self.minutes == 60 else _TIMER.format(minutes=self.minutes)  # noqa: PLR2004 - an hour
        return {f"{NAME}.service": service, f"{NAME}.timer": timer}

    def cron_line(self) -> str:
        """The line for a crontab; there a percent sign would end the command."""
        when = "0 * * * *" if self.minutes == 60 else f"*/{self.minutes} * * * *"  # noqa: PLR2004 - an hour
        command = f"cd {shlex.quote(str(self.folder))} && {shlex.join(self.command)}"
        return f"{when} {command}".replace("%", r"\%")


def _quoted(part: str) -> str:
    """An argument as systemd reads it (systemd.service(5), command lines)."""
    inside = part.replace("\\", "\\\\").replace('"', '\\"').replace("$", "$$")
    return f'"{_escaped(inside)}"'


def _escaped(text: str) -> str:
    return text.replace("%", "%%")
