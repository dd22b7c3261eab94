"""``claimdesk add`` and ``claimdesk articles``: what is on the desk."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

import click

from verify.cli.options import IsoDate, by_option, json_options, open_desk
from verify.cli.output import complain, end_progress, note, progress, say, say_list
from verify.cli.shapes import article_shape
from verify.desk.outcomes import FEED_LIMIT, Added, FeedFound, Missed
from verify.wording import STATUS_GLYPHS


@click.command()
@click.argument("sources", nargs=-1, required=True, metavar="SOURCE...")
@click.option("--published", type=IsoDate(), help="The day that relative dates are counted from.")
@click.option("--language", metavar="CODE", help="Insist on a language (only 'en' is read) instead of guessing it.")
@click.option(
    "--limit",
    type=click.IntRange(1),
    default=FEED_LIMIT,
    show_default=True,
    help="How many articles of a feed, the newest.",
)
@by_option
@json_options
@click.pass_context
def add(
    ctx: click.Context,
    sources: tuple[str, ...],
    published: date | None,
    language: str | None,
    limit: int,
    by: str | None,
    rows_as: str | None,
) -> None:
    """Take articles in: their claims, and what relates to them.

    Claims are found, stored, and related to each other and to all that is stored, in one step.
    SOURCE is a file (text, Markdown, HTML, DOCX, PDF), the address of a web page, an RSS or Atom
    feed (address or file), or - for standard input. Exit code 2 when an article could not be taken in;
    the others are.
    """
    desk = open_desk(ctx, must_exist=False)
    outcomes = desk.add_each(sources, limit=limit, published=published, language=language, by=by, progress=progress())
    added, missed = _follow(outcomes, tell=rows_as is None)
    if rows_as:
        say_list("articles", map(_added_shape, added), rows_as=rows_as)
    if missed:
        ctx.exit(2)


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


def _follow(outcomes: Iterable[Added | FeedFound | Missed], *, tell: bool) -> tuple[list[Added], int]:
    """The articles as they are added, and how many were missed; what happens is told as it happens."""
    added: list[Added] = []
    missed = 0
    try:
        for outcome in outcomes:
            end_progress()
            match outcome:
                case FeedFound():
                    note(
                        f"{outcome.source} is a feed with {outcome.entries} entries; "
                        f"taking in the newest {outcome.wanted} (--limit)."
                    )
                case Missed():
                    missed += 1
                    complain(outcome.error)
                case Added():
                    added.append(outcome)
                    if tell:
                        _tell(outcome)
    finally:
        end_progress()
    return added, missed


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
    if not added.claims:
        note(f"No claim was found in {added.article.slug}: is it an article in English?")


COMMANDS = (add, articles)
