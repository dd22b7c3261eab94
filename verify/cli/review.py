"""``claimdesk review``: the terminal UI."""

from __future__ import annotations

import sys

import click

from verify.cli.options import open_desk
from verify.errors import InputError


@click.command()
@click.argument("article", required=False)
@click.pass_context
def review(ctx: click.Context, article: str | None) -> None:
    """Open the desk in the terminal, at an article when one is named. Press ? there for its keys."""
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise InputError(
            "The review screen needs a terminal.", "Use claimdesk claims and claimdesk mark in scripts and pipes."
        )
    desk = open_desk(ctx, must_exist=False)
    if article is not None:
        desk.article(article)  # a wrong name is told here, before the screen is taken over
    from tui.app import run  # noqa: PLC0415 - textual loads longer than most commands run

    run(desk, article)


COMMANDS = (review,)
