"""``claimdesk add`` and ``claimdesk articles``: what is on the desk."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import click

from verify.cli.options import IsoDate, by_option, json_options, open_desk
from verify.cli.output import end_progress, progress, say, say_list
from verify.cli.shapes import article_shape
from verify.wording import STATUS_GLYPHS

if TYPE_CHECKING:
    from verify.desk.outcomes import Added


@click.command()
@click.argument("sources", nargs=-1, required=True, metavar="SOURCE...")
@click.option("--published", type=IsoDate(), help="The day that relative dates are counted from.")
@click.option("--language", metavar="CODE", help="Insist on a language (only 'en' is read) instead of guessing it.")
@by_option
@json_options
@click.pass_context
def add(
    ctx: click.Context,
    sources: tuple[str, ...],
    published: date | None,
    language: str | None,
    by: str | None,
    rows_as: str | None,
) -> None:
    """Take articles in: their claims, and what relates to them.

    Claims are found, stored, and related to each other and to all that is stored, in one step.
    SOURCE is a file, or - for standard input.
    """
    desk = open_desk(ctx, must_exist=False)
    added = []
    for source in sources:
        try:
            added.append(desk.add(source, published=published, language=language, by=by, progress=progress()))
        finally:
            end_progress()
        if not rows_as:
            _tell(added[-1])
    if rows_as:
        say_list("articles", map(_added_shape, added), rows_as=rows_as)


@click.command()
@json_options
@click.pass_context
def articles(ctx: click.Context, rows_as: str | None) -> None:
    """List articles and their progress."""
    rows = open_desk(ctx).articles()
    if rows_as:
        say_list("articles", (article_shape(*row) for row in rows), rows_as=rows_as)
        return
    for article, state in rows:
        counts = " · ".join(
            f"{STATUS_GLYPHS[name]} {getattr(state, name)} {name}" for name in ("verified", "disputed", "pending")
        )
        say(f"{article.slug}  {' '.join(filter(None, (article.place, article.published)))}")
        say(article.title, indent=4)
        say(f"{state.total} claims · {counts} · ! {state.flagged} flagged", indent=4)


def _added_shape(added: Added) -> dict[str, object]:
    return {
        "article": added.article.slug,
        "title": added.article.title,
        "claims": added.claims,
        "flags": {str(kind): count for kind, count in sorted(added.flags.items())},
        "existed": added.existed,
    }


def _tell(added: Added) -> None:
    flags = ", ".join(f"{count} {kind}" for kind, count in sorted(added.flags.items()) if count) or "none"
    state = "is on the desk already" if added.existed else "added"
    say(f"{added.article.slug}: {state}; {added.claims} claims, flags: {flags}")


COMMANDS = (add, articles)
