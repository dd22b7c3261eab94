"""``claimdesk extract`` and ``claimdesk relate``: answers about texts that are not stored."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from datetime import date

import click

from verify.cli.options import IsoDate, json_options, settings_of
from verify.cli.output import say, say_block, say_list
from verify.cli.shapes import claim_shape, relation_shape
from verify.errors import InputError


@click.command()
@click.argument("source")
@click.option("--published", type=IsoDate(), help="The day that relative dates are counted from.")
@click.option("--language", metavar="CODE", help="Insist on a language (only 'en' is read) instead of guessing it.")
@click.option("--coverage", is_flag=True, help="Account for all of the text: what became of each passage, and why.")
@json_options
@click.pass_context
def extract(
    ctx: click.Context,
    source: str,
    published: date | None,
    language: str | None,
    coverage: bool,
    rows_as: str | None,
) -> None:
    """Break a text into claims, storing nothing.

    SOURCE is a file (text, Markdown, HTML, DOCX, PDF), the address of a web page, or - for standard input.
    Exit code 3 when there is no claim in it.
    """
    from verify.desk.stateless import RuleDecomposer
    from verify.desk.taking import get, make_network, utc_now

    settings = settings_of(ctx)
    material = get(source, fetcher=lambda: make_network(settings, utc_now), max_bytes=settings.max_bytes)
    document = material.document(published=published, language=language)
    found = RuleDecomposer().decompose(document)
    if coverage:
        passages = [
            {
                "start": each.start,
                "end": each.end,
                "kind": str(each.kind),
                "reason": each.reason,
                "text": document.text[each.start : each.end],
            }
            for each in found.passages
        ]
        if rows_as:
            say_list("passages", passages, rows_as=rows_as)
        else:
            for each in passages:
                say(f"{each['start']:>6}-{each['end']:<6} {each['reason'] or each['kind']}")
                say_block(str(each["text"]), 8)
    elif rows_as:
        say_list("claims", map(claim_shape, found.claims), rows_as=rows_as)
    else:
        for claim in found.claims:
            said = f" · said by {claim.speaker} ({claim.cue})" if claim.speaker else ""
            when = f" · {claim.occurred_on}" if claim.occurred_on else ""
            say_block(claim.text, 0)
            say_block(f"{claim.certainty}{said}{when} · {claim.start}-{claim.end}", 4)
    if not found.claims:
        ctx.exit(3)


@click.command()
@click.option("--pairs", required=True, metavar="FILE", help="JSON Lines with id, a and b; - for standard input.")
@json_options
@click.pass_context
def relate(ctx: click.Context, pairs: str, rows_as: str | None) -> None:
    """Compare pairs of statements.

    Says of each pair whether one duplicates, contradicts or updates the other, and why.
    """
    from verify.desk.stateless import relate as relate_pair
    from verify.intake.files import read_source

    raw = read_source(pairs, stdin=sys.stdin.buffer, max_bytes=settings_of(ctx).max_bytes, wanted="pairs of claims")
    rows = (
        {"id": pair["id"], **relation_shape(relate_pair(pair["a"], pair["b"]))} for pair in list(_pairs(raw, pairs))
    )
    if rows_as:
        say_list("relations", rows, rows_as=rows_as)
        return
    for row in rows:
        say(f"{row['id']}: {row['kind']} ({row['score']:.0f})")
        for reason in row["reasons"]:
            say_block(f"{reason['slot']}: {reason['text']}", 4)


_LONGEST = 5_000  # characters of one statement; a claim has some hundred


def _pairs(raw: bytes, source: str) -> Iterator[dict[str, str]]:
    for number, line in enumerate(raw.splitlines(), start=1):
        if not line.strip():
            continue
        try:
            pair = json.loads(line)
        except (ValueError, RecursionError) as error:
            raise InputError(f"Line {number} of {source} is not JSON: {error}.", "Write one object a line.") from error
        if not isinstance(pair, dict) or not {"id", "a", "b"} <= pair.keys():
            raise InputError(f"Line {number} of {source} lacks id, a or b.", "Each line needs all three.")
        if not (isinstance(pair["a"], str) and isinstance(pair["b"], str)):
            raise InputError(f"Line {number} of {source}: a and b must be texts.", "Put them in quotation marks.")
        if not (pair["a"].strip() and pair["b"].strip()):
            raise InputError(f"Line {number} of {source}: a or b is empty.", "Give two statements.")
        if max(len(pair["a"]), len(pair["b"])) > _LONGEST:
            raise InputError(
                f"Line {number} of {source}: a statement has more than {_LONGEST} characters.", "Compare single claims."
            )
        yield pair


COMMANDS = (extract, relate)
