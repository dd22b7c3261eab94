"""``claimdesk lookup``: what others have published about a claim."""

from __future__ import annotations

import click

from verify.cli.options import by_option, json_options, open_desk, settings_of
from verify.cli.output import say, say_block, say_list
from verify.cli.shapes import check_found_shape, evidence_shape
from verify.types import PublishedCheck


@click.command()
@click.argument("claim", metavar="CLAIM")
@click.option("--limit", type=click.IntRange(1, 100), default=10, show_default=True, help="At most so many checks.")
@click.option("--language", default="en", show_default=True, help='Of the checks; "" for any.')
@click.option("--attach", "number", metavar="N", type=click.IntRange(1), help="Attach the Nth of them as context.")
@click.option("--quote", help="With --attach: the words on its page to keep watch over, if not its title.")
@by_option
@json_options
@click.pass_context
def lookup(
    ctx: click.Context,
    claim: str,
    limit: int,
    language: str,
    number: int | None,
    quote: str | None,
    by: str | None,
    rows_as: str | None,
) -> None:
    """Ask for published checks of a claim, given by its number or as a text.

    From the index of the Google Fact Check Tools; the key is read from CLAIMDESK_FACTCHECK_KEY. Ratings are in the
    words of those who gave them. Exit code 3 when there are none.
    """
    from verify.desk.lookup import look_up
    from verify.desk.taking import make_network, utc_now

    if claim.isdecimal():
        desk = open_desk(ctx)
        found = desk.lookup(int(claim), limit=max(limit, number or 0), language=language)
        if number is not None and found:
            if number > len(found):
                raise click.UsageError(f"There is no check {number}: {len(found)} were found.")
            added = desk.attach_check(int(claim), found[number - 1], quote=quote, by=by)
            if rows_as:
                say_list("evidence", [evidence_shape(added)], rows_as=rows_as)
            else:
                say(f"source {added.id} {added.stance} claim {added.claim_id}: {added.url}")
                say_block(added.locator or "", 6)
            return
    else:
        if number is not None:
            raise click.UsageError("A check is attached to a stored claim: give the claim by its number.")
        settings = settings_of(ctx)
        found = look_up(make_network(settings, utc_now), settings, claim, limit=limit, language=language)
    if rows_as:
        say_list("checks", map(check_found_shape, found), rows_as=rows_as)
    for place, check in enumerate([] if rows_as else found, start=1):
        _tell(place, check)
    if not found:
        ctx.exit(3)


def _tell(place: int, check: PublishedCheck) -> None:
    dated = f", {check.review_date[:10]}" if check.review_date else ""
    rating = f"“{check.rating}”" if check.rating else "no rating"
    say(f"{place:3}  {rating}  {check.publisher or check.site or 'unnamed publisher'}{dated}")
    if check.text:
        say_block(f"{check.claimant}: {check.text}" if check.claimant else check.text, 6)
    for line in (check.title, check.url):
        if line:
            say_block(line, 6)


COMMANDS = (lookup,)
