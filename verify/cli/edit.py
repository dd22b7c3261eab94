"""``claimdesk edit``: changing what claims say, and which claims there are."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from verify.cli.options import by_option, open_desk
from verify.cli.output import say, say_block, say_json
from verify.cli.shapes import edited_shape
from verify.types import Certainty

if TYPE_CHECKING:
    from verify.desk.outcomes import Edited


@click.group()
def edit() -> None:
    """Reword, split, merge, add claims, or set them aside.

    Each edit is one step that undo takes back. Nothing is lost: a claim that was split or merged into others is
    listed no more, but show and history still tell of it. A verdict was of the old words, so the claim is pending
    again.
    """


_json = click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")


@edit.command()
@click.argument("claim_id", metavar="CLAIM", type=int)
@click.argument("text")
@by_option
@_json
@click.pass_context
def reword(ctx: click.Context, claim_id: int, text: str, by: str | None, as_json: bool) -> None:
    """Let a claim say TEXT, at the same place of the article."""
    _tell(open_desk(ctx).reword(claim_id, text, by=by), as_json=as_json)


@edit.command()
@click.argument("claim_id", metavar="CLAIM", type=int)
@click.option("--part", "parts", metavar="TEXT", multiple=True, required=True, help="What a part says; two or more.")
@click.option(
    "--quote",
    "quotes",
    metavar="WORDS",
    multiple=True,
    help="The words of the sentence that a part stands on, one for each part; found by its own words otherwise.",
)
@by_option
@_json
@click.pass_context
def split(
    ctx: click.Context, claim_id: int, parts: tuple[str, ...], quotes: tuple[str, ...], by: str | None, as_json: bool
) -> None:
    """Make two or more claims of one.

    Its sources stay with the claim that was split: claimdesk evidence move gives one to a part.
    """
    from verify.desk.editing import Part

    if quotes and len(quotes) != len(parts):
        raise click.UsageError(f"There are {len(parts)} parts and {len(quotes)} quotes; give one for each, or none.")
    given = [Part(text, quote) for text, quote in zip(parts, quotes or [None] * len(parts), strict=True)]
    _tell(open_desk(ctx).split(claim_id, given, by=by), as_json=as_json)


@edit.command()
@click.argument("claim_ids", metavar="CLAIM CLAIM...", type=int, nargs=-1, required=True)
@click.option("--text", metavar="TEXT", help="What the one claim says; their texts one after the other otherwise.")
@by_option
@_json
@click.pass_context
def merge(ctx: click.Context, claim_ids: tuple[int, ...], text: str | None, by: str | None, as_json: bool) -> None:
    """Make one claim of several of an article: the first that is named says it from now on.

    The sources of the others go with them.
    """
    _tell(open_desk(ctx).merge(claim_ids, text, by=by), as_json=as_json)


@edit.command("add")
@click.argument("article")
@click.option("--quote", metavar="WORDS", help="The exact words of the article that make the claim.")
@click.option("--start", type=int, metavar="N", help="Its first character in the article, instead.")
@click.option("--end", type=int, metavar="N", help="One past its last character.")
@click.option("--text", metavar="TEXT", help="What the claim says; the words of the passage otherwise.")
@click.option("--speaker", metavar="NAME", help="Who says so; otherwise whoever the claims around it are by.")
@click.option("--certainty", type=click.Choice([str(each) for each in Certainty]), help="How surely it is said.")
@by_option
@_json
@click.pass_context
def add_claim(
    ctx: click.Context,
    article: str,
    quote: str | None,
    start: int | None,
    end: int | None,
    text: str | None,
    speaker: str | None,
    certainty: str | None,
    by: str | None,
    as_json: bool,
) -> None:
    """Make a claim of a passage of an article."""
    from verify.desk.editing import NewPassage

    passage = NewPassage(start, end, quote, text, speaker, Certainty(certainty) if certainty else None)
    _tell(open_desk(ctx).add_claim(article, passage, by=by), as_json=as_json)


@edit.command("set-aside")
@click.argument("claim_ids", metavar="CLAIM...", type=int, nargs=-1, required=True)
@click.option("--reason", required=True, help="Why it cannot be checked.")
@by_option
@_json
@click.pass_context
def set_aside(ctx: click.Context, claim_ids: tuple[int, ...], reason: str, by: str | None, as_json: bool) -> None:
    """Take claims off the list because they cannot be checked.

    A report lists them, with the reason, among what nobody checked.
    """
    _tell(open_desk(ctx).set_aside(claim_ids, reason, by=by), as_json=as_json)


@edit.command()
@click.argument("claim_ids", metavar="CLAIM...", type=int, nargs=-1, required=True)
@by_option
@_json
@click.pass_context
def restore(ctx: click.Context, claim_ids: tuple[int, ...], by: str | None, as_json: bool) -> None:
    """Put claims that were set aside back on the list."""
    _tell(open_desk(ctx).restore(claim_ids, by=by), as_json=as_json)


def _tell(edited: Edited, *, as_json: bool) -> None:
    from verify.cli.claims import tell_claim

    if as_json:
        say_json(edited_shape(edited))
        return
    for record in edited.claims:
        tell_claim(record)
        say_block(f"stands on: {record.quote}", 6)
    for claim_id in edited.superseded:
        say(f"claim {claim_id} is listed no more; claimdesk show {claim_id} still tells of it")
    for was in edited.replaced:
        say(f"claim {was.id} was {was.status} by {was.decided_by}; undo brings that back")


COMMANDS = (edit,)
