"""``claimdesk reports``: what left the desk, and which of it says something else by now."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from verify.cli.options import json_options, open_desk
from verify.cli.output import say, say_block, say_list
from verify.cli.shapes import export_shape

if TYPE_CHECKING:
    from verify.desk.exporting import Exported

_TOLD = 5  # changes of one report that are listed; --json has all of them


@click.command()
@click.argument("article", required=False)
@click.option("--fail-on", type=click.Choice(["outdated"]), help="Exit with code 1 if a report is out of date.")
@json_options
@click.pass_context
def reports(ctx: click.Context, article: str | None, fail_on: str | None, rows_as: str | None) -> None:
    """List the reports that left the desk, the newest first, and what changed since.

    A report is out of date once one made now would say something else of a claim: another verdict or wording,
    a source that came or went or no longer has its quote, a flag that was raised or decided on. Only the newest
    report of each article counts for --fail-on.
    """
    from verify.desk.exporting import newest_outdated

    found = open_desk(ctx).exported(article)
    if rows_as:
        say_list("reports", map(export_shape, found), rows_as=rows_as)
    else:
        for each in found:
            _tell(each)
        if not found:
            say("No report has left the desk yet.")
    if fail_on and newest_outdated(found):
        ctx.exit(1)


def _tell(exported: Exported) -> None:
    export = exported.export
    forms = ", ".join(file.form for file in export.files)
    state = "OUT OF DATE" if exported.outdated else "up to date"
    say(f"{export.exported_at:%Y-%m-%d %H:%M} UTC · {export.article} · {forms} · by {export.exported_by} · {state}")
    for place in dict.fromkeys(file.place for file in export.files):
        if place is not None:
            say(place, 3)
    for change in exported.changes[:_TOLD]:
        say_block(f"since then, {change}", 3)
    if len(exported.changes) > _TOLD:
        say(f"and {len(exported.changes) - _TOLD} more", 3)


COMMANDS = (reports,)
