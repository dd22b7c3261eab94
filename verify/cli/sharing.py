"""Working together on claims: notes, who is to look at them, and how soon."""

from __future__ import annotations

import click

from verify.cli.options import by_option, json_options, open_desk
from verify.cli.output import say, say_block, say_list
from verify.cli.shapes import claim_record_shape, note_shape
from verify.types import ClaimRecord, Priority


@click.command()
@click.argument("claim_id", metavar="CLAIM", type=int)
@click.argument("text")
@by_option
@json_options
@click.pass_context
def note(ctx: click.Context, claim_id: int, text: str, by: str | None, rows_as: str | None) -> None:
    """Note something about a claim for your colleagues. A note never enters a report."""
    added = open_desk(ctx).note(claim_id, text, by=by)
    if rows_as:
        say_list("notes", [note_shape(added)], rows_as=rows_as)
        return
    say(f"note {added.id} on claim {claim_id}: {added.text}")


@click.command()
@click.argument("claim_id", metavar="[CLAIM]", type=int, required=False)
@click.option("--article", metavar="SLUG", help="Only notes on claims of this article.")
@json_options
@click.pass_context
def notes(ctx: click.Context, claim_id: int | None, article: str | None, rows_as: str | None) -> None:
    """List the notes on a claim, on an article's claims, or all. Exit code 3 when there are none."""
    desk = open_desk(ctx)
    found = desk.notes(claim_id, article_id=desk.article(article).id if article else None)
    if rows_as:
        say_list("notes", map(note_shape, found), rows_as=rows_as)
    else:
        for each in found:
            say(f"note {each.id} on claim {each.claim_id}, {each.added_by}, {each.added_at:%Y-%m-%d %H:%M} UTC")
            say_block(each.text, 6)
    if not found:
        ctx.exit(3)


@click.command()
@click.argument("what", metavar="CLAIM|ARTICLE")
@click.argument("name", required=False)
@click.option("--none", "nobody", is_flag=True, help="Nobody is to look at it any more.")
@by_option
@json_options
@click.pass_context
def assign(ctx: click.Context, what: str, name: str | None, nobody: bool, by: str | None, rows_as: str | None) -> None:
    """Say who is to look at a claim, or at all claims of an article.

    claimdesk claims assignee:me lists what is for you.
    """
    if (name is None) != nobody:
        raise click.UsageError("Give a name, or say --none.")
    desk = open_desk(ctx)
    is_claim = what.isascii() and what.isdigit()
    records = desk.assign([int(what)], name, by=by) if is_claim else desk.assign_article(what, name, by=by)
    _tell(records, f"for {name}" if name else "for nobody", rows_as)


@click.command()
@click.argument("claim_ids", metavar="CLAIM...", type=int, nargs=-1, required=True)
@click.argument("priority", type=click.Choice([str(each) for each in Priority]))
@by_option
@json_options
@click.pass_context
def prioritise(
    ctx: click.Context, claim_ids: tuple[int, ...], priority: str, by: str | None, rows_as: str | None
) -> None:
    """Say how soon claims should be looked at."""
    records = open_desk(ctx).prioritise(claim_ids, Priority(priority), by=by)
    _tell(records, f"of {priority} priority", rows_as)


def _tell(records: list[ClaimRecord], how: str, rows_as: str | None) -> None:
    if rows_as:
        say_list("claims", map(claim_record_shape, records), rows_as=rows_as)
        return
    for record in records:
        say(f"claim {record.id} is {how}: {record.claim.text}")


COMMANDS = (note, notes, assign, prioritise)
