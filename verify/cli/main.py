"""The command ``claimdesk``: its groups, and what becomes of an error."""

from __future__ import annotations

import gc
import io
import sys
from importlib import import_module
from typing import Any

import click

from verify import __version__
from verify.cli.output import complain, note
from verify.errors import ClaimdeskError

# What a shell reports of a program that an interrupt or a closed pipe has ended: 128 and the number of the signal.
_STOPPED, _PIPE_CLOSED = 130, 141
_NOTHING = 3
# New objects between two collections. Loading modules and parsing make many that stay and hardly a cycle; at Python's
# 700 a short command would spend a fifteenth of its time looking for them.
_GARBAGE = 50_000
_EPILOG = "Exit codes: 0 done; 1 a check found something; 2 bad input or usage; 3 nothing was there to check."
# The modules of this package in the order of the job, each with the commands that it gives.
_MODULES = {
    "articles": ("add", "articles"),
    "claims": ("claims", "flags", "show", "mark", "decide", "undo", "redo"),
    "filters": ("filters",),
    "edit": ("edit",),
    "sharing": ("note", "notes", "assign", "prioritise"),
    "review": ("review",),
    "keys": ("keys",),
    "serve": ("serve",),
    "evidence": ("evidence",),
    "recheck": ("recheck",),
    "notices": ("notices",),
    "report": ("report",),
    "reports": ("reports",),
    "corrections": ("correct",),
    "claimreview": ("claimreview",),
    "pack": ("pack",),
    "archive": ("import",),
    "search": ("search",),
    "lookup": ("lookup",),
    "extract": ("extract", "relate"),
    "log": ("history", "log"),
    "demo": ("demo",),
}


class _Group(click.Group):
    """Loads the command that is called and no other, and turns our errors into one line and exit code 2."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - the base class passes it
        return [name for names in _MODULES.values() for name in names]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002 - as above
        module = next((module for module, names in _MODULES.items() if cmd_name in names), None)
        if module is None:
            return None
        commands: tuple[click.Command, ...] = import_module(f"verify.cli.{module}").COMMANDS
        return next(command for command in commands if command.name == cmd_name)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        try:
            return super().resolve_command(ctx, args)
        except click.exceptions.NoSuchCommand as error:
            raise click.exceptions.NoSuchCommand(
                error.command_name, possibilities=self.list_commands(ctx), ctx=ctx
            ) from error

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except ClaimdeskError as error:
            complain(error)
            sys.exit(2)
        except BrokenPipeError:  # whoever read the output has had enough of it
            sys.stdout = io.StringIO()  # or Python would try to write the rest at its end
            sys.exit(_PIPE_CLOSED)
        except OSError as error:
            sys.stdout = io.StringIO()
            complain(ClaimdeskError(f"The output cannot be written: {error.strerror}.", "Make room for it."))
            sys.exit(2)


@click.group(cls=_Group, epilog=_EPILOG, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="claimdesk")
@click.option("--db", metavar="FILE", help="The database file. [env: CLAIMDESK_DB]")
@click.pass_context
def cli(ctx: click.Context, db: str | None) -> None:
    """Break articles into claims, relate them, review them, report, and go back to the sources."""
    ctx.obj = db


def main() -> None:
    """Run the command line of this process and end it with the exit code that was promised."""
    sys.exit(_run())


def _run() -> int:
    gc.set_threshold(_GARBAGE)
    try:
        code = int(cli.main(prog_name="claimdesk", standalone_mode=False) or 0)
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except click.Abort:
        note("Stopped.")
        return _STOPPED
    if code == _NOTHING:
        note("Nothing was there to check.")
    return code
