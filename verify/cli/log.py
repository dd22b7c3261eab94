"""The event log for people: what happened to a claim, and proof that nothing was touched."""

from __future__ import annotations

import click

from verify.cli.options import json_options, open_desk
from verify.cli.output import say, say_block, say_json, say_list
from verify.cli.shapes import event_shape

# What an edit changes besides the words, and nobody reads; --json tells it.
_UNTOLD = {"slots", "quantities", "entities", "open_references", "prefix", "suffix"}


@click.command()
@click.argument("claim_id", metavar="CLAIM", type=int)
@json_options
@click.pass_context
def history(ctx: click.Context, claim_id: int, rows_as: str | None) -> None:
    """Show what happened to a claim."""
    events = open_desk(ctx).history(claim_id)
    if rows_as:
        say_list("events", map(event_shape, events), rows_as=rows_as)
        return
    for event in events:
        say(f"{event.at:%Y-%m-%d %H:%M:%S} UTC  {event.actor}  {event.action}")
        for name in (name for name in event.after or {} if name not in _UNTOLD):
            before = (event.before or {}).get(name)
            change = (
                f"{before} → {event.after[name]}" if event.before and event.after else str((event.after or {})[name])
            )
            say_block(f"{name}: {change}", 6)


@click.group()
def log() -> None:
    """The append-only log of every change."""


@log.command("verify")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
@click.pass_context
def verify_log(ctx: click.Context, as_json: bool) -> None:
    """Prove that the log is whole. Exit code 1, with the first broken row, when it is not."""
    check = open_desk(ctx).verify_log()
    if as_json:
        say_json({"rows": check.rows, "broken": check.broken, "fault": check.fault, "head": check.head})
    elif check.broken is None:
        say(f"The log is whole: {check.rows} rows, head {check.head}")
    else:
        say(f"The log is broken at row {check.broken}: {check.fault}. {check.rows} rows before it are whole.")
    if check.broken is not None:
        ctx.exit(1)


@log.command("export")
@click.pass_context
def export_log(ctx: click.Context) -> None:
    """Print the whole log, one JSON object a line, as its hashes were made of.

    For the desk's own keeping: it holds everything, also what tells of sources that are not on the record.
    What may leave goes into an evidence pack (claimdesk pack).
    """
    from verify.report.public_log import row_of

    say_list("events", map(row_of, open_desk(ctx).events()), rows_as="jsonl")


COMMANDS = (history, log)
