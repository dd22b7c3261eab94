"""``claimdesk search``: have we checked this before?"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING

import click

from verify.cli.options import json_options, open_desk
from verify.cli.output import say, say_block, say_list
from verify.cli.shapes import hit_shape
from verify.errors import InputError
from verify.types import Hit, Origin

if TYPE_CHECKING:
    from verify.desk.desk import Desk

_MOST_BYTES = 100_000_000  # of a batch


@click.command()
@click.argument("words", metavar="TEXT...", nargs=-1)
@click.option("--batch", metavar="FILE", help="JSON Lines with id and query; - for standard input.")
@click.option("--limit", type=click.IntRange(1, 500), default=10, show_default=True, help="At most so many hits each.")
@json_options
@click.pass_context
def search(ctx: click.Context, words: tuple[str, ...], batch: str | None, limit: int, rows_as: str | None) -> None:
    """Find what was checked before, with its verdict.

    Answers from the claims of this desk and from imported checks, nearest first. Exit code 3 when nothing is found.
    """
    if bool(words) == bool(batch):
        raise click.UsageError("Give a text to search for, or --batch FILE.")
    if batch:
        _search_batch(open_desk(ctx), batch, limit, rows_as)
        return
    (hits,) = open_desk(ctx).search([" ".join(words)], limit)
    if rows_as:
        say_list("hits", map(hit_shape, hits), rows_as=rows_as)
    for hit in [] if rows_as else hits:
        tell_hit(hit)
    if not hits:
        ctx.exit(3)


def tell_hit(hit: Hit) -> None:
    """Print a hit for people: the claim, the verdict then, who gave it, and where that is."""
    where = f"claim {hit.id} of {hit.article}" if hit.origin is Origin.DESK else f"archive {hit.id}"
    decided = " ".join(filter(None, (f"by {hit.checked_by}" if hit.checked_by else None, hit.date)))
    say(f"{hit.verdict or 'no verdict'}{f' ({decided})' if decided else ''}  {where}")
    say_block(f"{hit.speaker}: {hit.text}" if hit.speaker else hit.text, 6)
    for line in (hit.explanation, hit.title, hit.url):
        if line:
            say_block(line, 6)


def _search_batch(desk: Desk, batch: str, limit: int, rows_as: str | None) -> None:
    from verify.intake.files import read_source

    queries = list(_queries(read_source(batch, stdin=sys.stdin.buffer, max_bytes=_MOST_BYTES, wanted="queries"), batch))
    answers = zip(queries, desk.search((query for _, query in queries), limit), strict=True)
    if rows_as:
        rows = ({"id": name, "hits": [hit_shape(hit) for hit in hits]} for (name, _), hits in answers)
        say_list("results", rows, rows_as=rows_as)
        return
    for (name, query), hits in answers:
        say(f"{name}: {query}" if hits else f"{name}: {query} (nothing found)")
        for hit in hits:
            tell_hit(hit)


def _queries(raw: bytes, source: str) -> Iterator[tuple[object, str]]:
    for number, line in enumerate(raw.split(b"\n"), start=1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
        except ValueError as error:
            raise InputError(f"Line {number} of {source} is not JSON: {error}.", "Write one object a line.") from error
        if not (isinstance(row, dict) and "id" in row and isinstance(row.get("query"), str)):
            raise InputError(f"Line {number} of {source} lacks an id or a query in words.", "Each line needs both.")
        yield row["id"], row["query"]


COMMANDS = (search,)
