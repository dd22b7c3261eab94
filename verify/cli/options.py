"""Options that several commands share, and how a command opens the desk."""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from verify.cli.output import note
from verify.errors import InputError
from verify.settings import Settings, load_settings

if TYPE_CHECKING:
    from verify.desk.desk import Desk

_Command = TypeVar("_Command", bound=Callable[..., Any])


def json_options(command: _Command) -> _Command:
    """``--json`` and ``--jsonl`` for commands that list things, as the parameter ``rows_as``."""
    command = click.option("--jsonl", "rows_as", flag_value="jsonl", help="Print one JSON object a line.")(command)
    return click.option("--json", "rows_as", flag_value="json", help="Print one JSON object.")(command)


def by_option(command: _Command) -> _Command:
    """``--by``: under whose name the event log keeps it."""
    return click.option("--by", metavar="NAME", help="Who decides; by default the reviewer in the settings.")(command)


class IsoDate(click.ParamType[date]):
    """A day as ``2024-12-08``."""

    name = "date"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """Read the day, or say what form it must have."""
        if isinstance(value, date):
            return value
        try:
            return date.fromisoformat(value)
        except ValueError:
            self.fail(f"{value!r} is not a date; write it as 2024-12-08.", param, ctx)


def settings_of(ctx: click.Context) -> Settings:
    """The settings that hold for this call."""
    return load_settings(os.environ, folder=Path.cwd(), db=ctx.find_root().obj)


def open_desk(ctx: click.Context, *, must_exist: bool = True) -> Desk:
    """Open the desk for this call; commands that only look do not create an empty one."""
    from verify.desk.desk import Desk

    settings = settings_of(ctx)
    if must_exist and not settings.db.exists():
        raise InputError(
            f"There is no desk at {settings.db} yet.",
            "Take an article in first: claimdesk add FILE (or try: claimdesk demo).",
        )
    desk = ctx.with_resource(Desk(settings))
    if desk.backup is not None:
        note(f"The database was made by an older version and is up to date now; a copy was kept at {desk.backup}.")
    return desk
