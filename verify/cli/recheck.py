"""Going back to the sources: now, when they are due, for ever; and how the watch over them stands."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import click

from verify.cli.options import json_options, open_desk, settings_of
from verify.cli.output import complain, end_progress, note, progress, say, say_block, say_json, say_list
from verify.cli.shapes import check_shape, watch_shape
from verify.desk.writing import new_files
from verify.errors import ClaimdeskError, InputError

if TYPE_CHECKING:
    from verify.desk.desk import Desk
    from verify.desk.outcomes import Rechecked
    from verify.desk.watching import WatchStatus


_LOST = ("gone", "unreachable")  # settled so: an archive may still have the page
_MINUTES = ["5", "10", "15", "20", "30", "60"]  # what divides an hour


class _Recheck(click.Group):
    """A group whose own options check sources: ``recheck 8 9`` checks, ``recheck status`` is a command of it."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Take the rest of the line as claims, unless it begins with the name of a command."""
        helped = args[:1] in (["--help"], ["-h"])
        return super().parse_args(ctx, args if helped or (args and args[0] in self.commands) else ["now", *args])


@click.group(cls=_Recheck, subcommand_metavar="[--due | --all | CLAIM...] | COMMAND")
def recheck() -> None:
    """Go back to the sources of verdicts.

    Each page is fetched again and the quote that the verdict rests on is looked for. A verdict is reopened as
    pending when its quote is gone, has another number, or was reworded further than the rules allow.

    Without a command, the sources of the named CLAIMs are checked, or all; see: claimdesk recheck now --help
    """


@recheck.command("now")
@click.argument("claim_ids", metavar="[CLAIM...]", type=int, nargs=-1)
@click.option("--all", "check_all", is_flag=True, help="The sources of all claims (the same as naming none).")
@click.option("--due", is_flag=True, help="Only what is due by the rules; for cron. Respects robots.txt.")
@click.option("--watch", is_flag=True, help="Stay, check what falls due, and print what changed.")
@json_options
@click.pass_context
def check_now(
    ctx: click.Context, claim_ids: tuple[int, ...], check_all: bool, due: bool, watch: bool, rows_as: str | None
) -> None:
    """Check sources now; "now" may be left out.

    Exit code 1 when a verdict can rest on one of them no more, 3 when there was nothing to check.
    """
    if sum((check_all, due or watch, bool(claim_ids))) > 1:
        raise click.UsageError("Name claims, or say --all or --due; --watch visits what is due.")
    desk = open_desk(ctx)
    if watch:
        _watch(desk, as_rows=rows_as is not None)
    try:
        results = desk.recheck_due(progress=progress()) if due else desk.recheck(claim_ids, progress=progress())
    finally:
        end_progress()
    if rows_as:
        say_list("checks", map(check_shape, results), rows_as=rows_as)
    else:
        _tell(results)
    if not results:
        if any(each.in_hand for each in desk.recheck_status(claim_ids or None).sources):
            note("Another run has these sources in hand: claimdesk recheck status tells what it found.")
        ctx.exit(3)
    if any(each.decays for each in results):
        ctx.exit(1)


@recheck.command("install")
@click.option(
    "--every", type=click.Choice(_MINUTES), default="15", show_default=True, help="Minutes between two looks."
)
@click.option("--cron", is_flag=True, help="Print a line for your crontab and write nothing.")
@click.option("--force", is_flag=True, help="Replace unit files that are there.")
@click.pass_context
def install(ctx: click.Context, every: str, cron: bool, force: bool) -> None:
    """Let the machine run the checker.

    A timer of systemd for your user is written and the command that starts it is told; nothing is started.
    The folder this is called in is where the checker looks for its settings.
    """
    from verify.desk.installing import NAME, Installation

    settings = settings_of(ctx)
    if not settings.db.exists():
        raise InputError(f"There is no desk at {settings.db} yet.", "Take an article in first: claimdesk add FILE.")
    command = (sys.executable, "-m", "verify", "--db", str(settings.db.absolute()), "recheck", "--due")
    installation = Installation(command, Path.cwd(), int(every))
    if cron:
        click.echo(installation.cron_line())
        return
    folder = Path(os.environ.get("XDG_CONFIG_HOME") or Path.home() / ".config") / "systemd" / "user"
    folder.mkdir(parents=True, exist_ok=True)
    units = installation.units()
    with new_files([folder / name for name in units], force=force) as targets:
        for target, text in zip(targets, units.values(), strict=True):
            target.write(text.encode())
    for name in units:
        say(f"wrote {folder / name}")
    say(f"Start it with: systemctl --user daemon-reload && systemctl --user enable --now {NAME}.timer")
    say("Without a login it runs after: loginctl enable-linger")
    kept = sorted(name for name in os.environ if name.startswith("CLAIMDESK_") and name != "CLAIMDESK_DB")
    if kept:
        note(f"The timer does not know {', '.join(kept)} of this shell: put that into claimdesk.toml.")


@recheck.command("status")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
@click.pass_context
def status(ctx: click.Context, as_json: bool) -> None:
    """Tell what is due, failing or forgotten, and whether the checker runs.

    Exit code 1 when something is wrong: sources fail or were forgotten, or the checker itself does not run;
    3 when no page is under watch.
    """
    found = open_desk(ctx).recheck_status()
    if as_json:
        say_json(watch_shape(found))
    else:
        _tell_status(found)
    if not found.sources:
        ctx.exit(3)
    if found.silent or found.failing or found.late:
        ctx.exit(1)


def _watch(desk: Desk, *, as_rows: bool) -> NoReturn:
    """Check what falls due until somebody ends this process, which lets go of what is in hand.

    SIGTERM while a run is on ends it behind the page that is being fetched: raised at any other place it could undo
    what the run is writing, the letting go itself included.
    """
    from verify.desk.resident import keep_watch

    running = asked = False

    def end(_signal: int, _frame: object) -> None:
        nonlocal asked
        asked = True
        if not running:
            sys.exit(0)

    def end_if_asked(_page: str = "") -> None:
        if asked:
            sys.exit(0)

    def tell(change: Rechecked) -> None:
        if as_rows:
            say_list("checks", [check_shape(change)], rows_as="jsonl")
        else:
            _tell([change])
        sys.stdout.flush()

    def tick() -> None:
        nonlocal running
        running = True
        try:
            desk.recheck_due(progress=end_if_asked, changed=tell)
        except ClaimdeskError as error:  # told, and tried again with the next tick
            complain(error)
        finally:
            running = False
        end_if_asked()

    signal.signal(signal.SIGTERM, end)
    note("Watching the sources; Ctrl+C ends it.")
    keep_watch(tick)
    sys.exit(0)


def _tell(results: Sequence[Rechecked]) -> None:
    for each in results:
        say(f"{each.presence}  claim {each.evidence.claim_id}  {each.evidence.url}")
        say_block(each.note, 6)
        if each.changed:
            say(f"Until now it was {each.before}.", 6)
        if each.reopened:
            say("The claim is pending again.", 6)
        if str(each.evidence.presence) in _LOST:
            say(f"Look for an archived copy with: claimdesk evidence archived {each.evidence.id}", 6)


def _tell_status(found: WatchStatus) -> None:
    from verify.desk.watch_words import source_words, status_lines, wrong_sources

    for line in status_lines(found):
        say(line)
    for title, listed in wrong_sources(found):
        say(title)
        for each in listed:
            where, how = source_words(each)
            say(where, 3)
            say_block(how, 6)


COMMANDS = (recheck,)
