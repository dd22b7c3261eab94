"""``claimdesk claimreview``: which claims may be published as markup, and whether anybody's markup is sound."""

from __future__ import annotations

import sys
from dataclasses import asdict

import click

from verify.cli.options import json_options, open_desk, settings_of
from verify.cli.output import note, say, say_block, say_list


@click.group()
def claimreview() -> None:
    """ClaimReview, the markup that search engines read fact checks from."""


@claimreview.command("list")
@click.argument("article")
@json_options
@click.pass_context
def list_claims(ctx: click.Context, article: str, rows_as: str | None) -> None:
    """List the claims of an article that get markup, and why the others do not.

    This is for the desk: a reason may tell of a source that readers must not know of. Exit code 3 when
    there are no claims.
    """
    reviews = open_desk(ctx).publishable(article)
    if rows_as:
        rows = (
            {"id": each.claim, "text": each.text, "publishable": each.markup is not None, "reasons": each.reasons}
            for each in reviews
        )
        say_list("claims", rows, rows_as=rows_as)
    else:
        for each in reviews:
            say(f"claim {each.claim}  {'publishable' if each.markup else 'not publishable'}")
            say_block(each.text, 6)
            for reason in each.reasons:
                say_block(f"- {reason}", 6)
    if not reviews:
        ctx.exit(3)


@claimreview.command("lint")
@click.argument("file")
@json_options
@click.pass_context
def lint_file(ctx: click.Context, file: str, rows_as: str | None) -> None:
    """Check the ClaimReview markup in FILE (JSON, JSON-LD or HTML; - is standard input).

    Exit code 1 when a rule is broken, 3 when there is no ClaimReview in the file. Advice breaks no rule.
    """
    from verify.desk.markup import lint_source

    markup = lint_source(file, stdin=sys.stdin.buffer, max_bytes=settings_of(ctx).max_bytes)
    if rows_as:
        rows = (
            {
                "review": each.number,
                "claim": each.summary,
                "sound": each.sound,
                "findings": [asdict(found) for found in each.findings],
            }
            for each in markup.reviews
        )
        say_list("reviews", rows, rows_as=rows_as)
    else:
        for each in markup.reviews:
            say(f"review {each.number}  {'sound' if each.sound else 'broken'}  {each.summary}")
            for found in each.findings:
                say_block(f"{'rule' if found.required else 'advice'}: {found.field}: {found.text}", 6)
    for fault in markup.faults:
        note(f"claimdesk: {fault}")
    if markup.faults or not all(each.sound for each in markup.reviews):
        ctx.exit(1)
    if not markup.reviews:
        note("There is no ClaimReview in it.")
        ctx.exit(3)


COMMANDS = (claimreview,)
