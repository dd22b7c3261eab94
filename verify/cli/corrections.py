"""``claimdesk correct``: what an editor has to say about something that had left the desk."""

from __future__ import annotations

import click

from verify.cli.options import by_option, open_desk
from verify.cli.output import say, say_json


@click.command()
@click.argument("target", metavar="CLAIM|ARTICLE")
@click.option("--text", required=True, help="What was wrong and what is right, in a sentence.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
@by_option
@click.pass_context
def correct(ctx: click.Context, target: str, text: str, as_json: bool, by: str | None) -> None:
    """Note a correction on a claim (its number) or on an article (its name).

    Every later report prints it with its date. A verdict or the words of a claim that were changed after a report
    had left the desk are listed there without a note as well. A note stays for good; another one can say that it
    was wrong.
    """
    number = int(target) if target.isascii() and target.isdigit() else target
    note = open_desk(ctx).correct(number, text, by=by)
    if as_json:
        say_json(
            {
                "id": note.id,
                "claim": note.claim_id,
                "text": note.text,
                "by": note.written_by,
                "at": note.written_at.isoformat(),
            }
        )
    else:
        say(f"Noted by {note.written_by}: {note.text}")


COMMANDS = (correct,)
