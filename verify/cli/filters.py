"""``claimdesk filters``: filters that are saved under a name."""

from __future__ import annotations

import click

from verify.cli.options import by_option, json_options, open_desk
from verify.cli.output import say, say_list
from verify.review.filters import field_help, joined


class _Filters(click.Group):
    """The group tells what a filter is made of below its help."""

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002 - click passes it
        with formatter.section("Fields"):
            formatter.write_dl([(f"{field}:", takes) for field, takes in field_help()])


@click.group(cls=_Filters, invoke_without_command=True)
@json_options
@click.pass_context
def filters(ctx: click.Context, rows_as: str | None) -> None:
    """List, save and remove filters.

    A saved filter is called by its name: @NAME in the review desk, claims --filter NAME here. Exit code 3 when none is
    saved.
    """
    if ctx.invoked_subcommand:
        return
    saved = open_desk(ctx).saved_filters()
    if rows_as:
        rows = ({"name": each.name, "words": each.words, "saved_by": each.saved_by} for each in saved)
        say_list("filters", rows, rows_as=rows_as)
    for each in [] if rows_as else saved:
        say(f"@{each.name}  {each.words}  (saved by {each.saved_by})")
    if not saved:
        ctx.exit(3)


@filters.command()
@click.argument("name")
@click.argument("words", nargs=-1, required=True)
@by_option
@click.pass_context
def save(ctx: click.Context, name: str, words: tuple[str, ...], by: str | None) -> None:
    """Save a filter under a name, for everybody at this desk."""
    read = open_desk(ctx).save_filter(name, joined(words), by=by)
    say(f"@{name} is {read.words}")


@filters.command()
@click.argument("name")
@by_option
@click.pass_context
def remove(ctx: click.Context, name: str, by: str | None) -> None:
    """Remove a saved filter."""
    open_desk(ctx).remove_filter(name, by=by)
    say(f"@{name} is removed")


COMMANDS = (filters,)
