"""``claimdesk review``: the terminal UI."""

from __future__ import annotations

import os
import sys

import click

from verify.cli.options import open_desk, settings_of
from verify.cli.plain import PlainReview
from verify.errors import InputError


@click.command()
@click.argument("article", required=False)
@click.option("--all", "every", is_flag=True, help="Review the claims of all articles in one list.")
@click.option("--filter", "words", metavar="WORDS", help="Only such claims: 'status:pending speaker:ministry', @saved.")
@click.option("--plain", is_flag=True, help="Line by line, for screen readers, dumb terminals and pipes.")
@click.pass_context
def review(ctx: click.Context, article: str | None, every: bool, words: str | None, plain: bool) -> None:
    """Open the desk in the terminal.

    It opens at an article when one is named. Press ? there for its keys.
    """
    if article and every:
        raise click.UsageError("Name an article, or say --all.")
    if plain:
        desk = open_desk(ctx)
        PlainReview(desk, desk.filter(words or "", desk.article(article).id if article else None).wanted).run(sys.stdin)
        return
    in_browser = "TEXTUAL_DRIVER" in os.environ  # set by claimdesk serve, which has pipes for a terminal
    if not (in_browser or (sys.stdin.isatty() and sys.stdout.isatty())):
        raise InputError(
            "The review screen needs a terminal.",
            "Use claimdesk review --plain, or claimdesk claims and mark in scripts.",
        )
    from tui.app import Start, run
    from tui.keyboard import Keyboard

    keyboard = Keyboard(settings_of(ctx).keys)  # as with a wrong article, faults are told before the screen is taken
    desk = open_desk(ctx, must_exist=False)
    if article is not None:
        desk.article(article)
    desk.filter(words or "")
    run(desk, Start(article, words or "") if article or every or words else None, keyboard)


COMMANDS = (review,)
