"""Telling people what re-checks changed."""

from __future__ import annotations

from collections import defaultdict
from datetime import datetime

import click

from verify.cli.options import json_options, open_desk
from verify.cli.output import note, say, say_block, say_list
from verify.cli.report import Moment
from verify.wording import visible

_SINCE = click.option("--since", type=Moment(), help="Only changes since then, as 2026-05-03T14:20Z.")


@click.group()
def notices() -> None:
    """Tell people what re-checks changed.

    Each change of a source's state is told once to each receiver: the webhook and the Slack webhook of the settings,
    and the digest.
    """


@notices.command("list")
@_SINCE
@json_options
@click.pass_context
def list_notices(ctx: click.Context, since: datetime | None, rows_as: str | None) -> None:
    """List the changes, and who has been told. Exit code 3 when there are none."""
    from verify.desk.watch_words import notice_words
    from verify.report.notices import notice_shape

    desk = open_desk(ctx)
    found = desk.notices(since=since)
    ways = defaultdict(list)
    for way in desk.deliveries():
        ways[way.notice_id].append(way)
    if rows_as:
        shapes = (
            {
                "id": each.id,
                **notice_shape(each, inside=True),
                "deliveries": [
                    {
                        "receiver": way.receiver,
                        "state": str(way.state),
                        "attempts": way.attempts,
                        "sent_at": way.sent_at.isoformat() if way.sent_at else None,
                        "error": way.error,
                    }
                    for way in ways[each.id]
                ],
            }
            for each in found
        )
        say_list("notices", shapes, rows_as=rows_as)
    for each in [] if rows_as else found:
        say(notice_words(each))
        say_block(each.note, 6)
        for way in ways[each.id]:
            tried = f"tried {'once' if way.attempts == 1 else f'{way.attempts} times'}"
            say(f"{way.receiver}: {way.state}{f', {tried}: {way.error}' if way.error else ''}", 6)
    if not found:
        ctx.exit(3)


@notices.command("digest")
@_SINCE
@click.pass_context
def tell_digest(ctx: click.Context, since: datetime | None) -> None:
    """Print the changes in Markdown: those that no digest has told yet, or all since a time.

    Without --since a change is told once. Exit code 3 when there is nothing to tell.
    """
    desk = open_desk(ctx)
    digest = desk.digest(since=since)
    if not digest.notices:
        ctx.exit(3)
    click.echo(visible(digest.text), nl=False)
    desk.note_digest(digest)


@notices.command("send")
@json_options
@click.pass_context
def send(ctx: click.Context, rows_as: str | None) -> None:
    """Send the changes to the receivers in the settings.

    What cannot be delivered is kept and sent again later, after a minute at first, at most six hours. Exit code 1
    when something waits, 3 when no receiver is named.
    """
    told = open_desk(ctx).send_notices()
    if rows_as:
        shapes = (
            {"receiver": each.receiver, "sent": each.sent, "waiting": each.waiting, "error": each.error}
            for each in told
        )
        say_list("receivers", shapes, rows_as=rows_as)
    for each in told:
        if not rows_as:
            say(f"{each.receiver}: {each.sent} sent, {each.waiting} waiting")
        if each.error:
            note(each.error)
    if not told:
        ctx.exit(3)
    if any(each.waiting for each in told):
        ctx.exit(1)


COMMANDS = (notices,)
