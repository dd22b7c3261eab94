"""``claimdesk import``: checks made elsewhere join the archive."""

from __future__ import annotations

from dataclasses import asdict

import click

from verify.cli.options import by_option, open_desk
from verify.cli.output import say, say_json


@click.command("import")
@click.argument("source", metavar="FILE")
@by_option
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
@click.pass_context
def import_(ctx: click.Context, source: str, by: str | None, as_json: bool) -> None:
    """Take in checks made elsewhere.

    FILE (- for standard input) is JSON Lines, CSV with column names, or schema.org ClaimReview, in JSON or in a saved
    web page. Each check needs a text; id, title, verdict, explanation, checked_by, url, date and speaker are kept
    where they are given. A known id takes the new values. Ratings stay in the words of those who gave them.
    """
    done = open_desk(ctx, must_exist=False).import_checks(source, by=by)
    if as_json:
        say_json(asdict(done))
    else:
        say(done.told)


COMMANDS = (import_,)
