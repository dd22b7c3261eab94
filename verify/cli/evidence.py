"""Sources: attaching them to claims, and going back to them."""

from __future__ import annotations

import click

from verify.cli.options import by_option, json_options, open_desk
from verify.cli.output import end_progress, progress, say, say_block, say_list
from verify.cli.shapes import evidence_shape
from verify.types import Stance, Terms


@click.group()
def evidence() -> None:
    """Attach sources to claims, and list them."""


@evidence.command("add")
@click.argument("claim_id", metavar="CLAIM", type=int)
@click.argument("url", required=False)
@click.option("--locator", help="Where the source is found, in words, when it is no web page.")
@click.option("--quote", help="The exact words that the verdict rests on; they must be on the page.")
@click.option("--stance", type=click.Choice([str(each) for each in Stance]), default="supports", show_default=True)
@click.option("--terms", type=click.Choice([str(each) for each in Terms]), default="on-record", show_default=True)
@by_option
@json_options
@click.pass_context
def add_evidence(
    ctx: click.Context,
    claim_id: int,
    url: str | None,
    locator: str | None,
    quote: str | None,
    stance: str,
    terms: str,
    by: str | None,
    rows_as: str | None,
) -> None:
    """Attach a web page (fetched, kept, and proved to hold the quote) or another source to a claim."""
    from verify.desk.attaching import Attachment

    attachment = Attachment(url=url, locator=locator, quote=quote, stance=Stance(stance), terms=Terms(terms))
    added = open_desk(ctx).attach(claim_id, attachment, by=by)
    if rows_as:
        say_list("evidence", [evidence_shape(added)], rows_as=rows_as)
        return
    say(f"source {added.id} {added.stance} claim {claim_id}: {added.url or added.locator}")


@evidence.command("list")
@click.argument("claim_id", metavar="[CLAIM]", type=int, required=False)
@json_options
@click.pass_context
def list_evidence(ctx: click.Context, claim_id: int | None, rows_as: str | None) -> None:
    """List the sources of a claim, or all. Exit code 3 when there are none."""
    found = open_desk(ctx).evidence(claim_id)
    if rows_as:
        say_list("evidence", map(evidence_shape, found), rows_as=rows_as)
    else:
        for each in found:
            say(f"source {each.id} {each.stance} claim {each.claim_id}: {each.url or each.locator}")
            if each.quote:
                say_block(f"“{each.quote}”", 6)
            say_block(f"{each.terms}; {each.note or 'not re-checked yet'}", 6)
    if not found:
        ctx.exit(3)


@click.command()
@click.argument("claim_ids", metavar="[CLAIM...]", type=int, nargs=-1)
@click.option("--all", "check_all", is_flag=True, help="The sources of all claims (the same as naming none).")
@json_options
@click.pass_context
def recheck(ctx: click.Context, claim_ids: tuple[int, ...], check_all: bool, rows_as: str | None) -> None:
    """Go back to the sources of verdicts.

    Each page is fetched again and the quote that the verdict rests on is looked for.

    A verdict whose quote is gone is reopened as pending. Exit code 1 when a quote is gone, 3 when
    there is no source to check.
    """
    if check_all and claim_ids:
        raise click.UsageError("Name claims or say --all, not both.")
    try:
        results = open_desk(ctx).recheck(claim_ids, progress=progress())
    finally:
        end_progress()
    if rows_as:
        shapes = (
            {
                **evidence_shape(each.evidence),
                "outcome": str(each.presence),
                "note": each.note,
                "reopened": each.reopened,
            }
            for each in results
        )
        say_list("checks", shapes, rows_as=rows_as)
    else:
        for each in results:
            say(f"{each.presence}  claim {each.evidence.claim_id}  {each.evidence.url}")
            say_block(each.note, 6)
            if each.reopened:
                say("The claim is pending again.", 6)
    if not results:
        ctx.exit(3)
    if any(each.presence == "gone" for each in results):
        ctx.exit(1)


COMMANDS = (evidence, recheck)
