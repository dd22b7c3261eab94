"""Sources: attaching them to claims, and going back to them."""

from __future__ import annotations

from dataclasses import asdict

import click

from verify.cli.options import by_option, json_options, open_desk
from verify.cli.output import say, say_block, say_json, say_list
from verify.cli.shapes import archived_shape, copy_shape, evidence_shape
from verify.types import Stance, Terms

_KINDS = ["document", "interview", "call", "recording", "search"]
_AROUND = 60  # characters shown on either side of a quote that was proved


@click.group()
def evidence() -> None:
    """Attach sources to claims, and list them."""


@evidence.command("add")
@click.argument("claim_id", metavar="CLAIM", type=int)
@click.argument("url", required=False)
@click.option("--locator", help="Where the source is found, in words, when it is no web page.")
@click.option("--kind", type=click.Choice(_KINDS), help="What the locator leads to; it is put into words then.")
@click.option("--page", help="The page of a document.")
@click.option("--timecode", help="Where in a recording, as 1:02:30.")
@click.option("--on", metavar="DAY", help="When: 2026-03-09, or with a time.")
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
    kind: str | None,
    page: str | None,
    timecode: str | None,
    on: str | None,
    quote: str | None,
    stance: str,
    terms: str,
    by: str | None,
    rows_as: str | None,
) -> None:
    """Attach a web page (fetched, kept, and proved to hold the quote) or another source to a claim."""
    from verify.desk.attaching import Attachment
    from verify.desk.locators import Locator, LocatorKind

    if kind is not None:
        locator = Locator(LocatorKind(kind), locator or "", page, timecode, on).words()
    elif page or timecode or on:
        raise click.UsageError("--page, --timecode and --on need --kind.")
    attachment = Attachment(url=url, locator=locator, quote=quote, stance=Stance(stance), terms=Terms(terms))
    desk = open_desk(ctx)
    added = desk.attach(claim_id, attachment, by=by)
    if rows_as:
        say_list("evidence", [evidence_shape(added)], rows_as=rows_as)
        return
    say(f"source {added.id} {added.stance} claim {claim_id}: {added.url or added.locator}")
    copy = desk.kept_copy(added.id)
    if copy.snapshot and copy.span:
        text, (start, end) = copy.snapshot.text, copy.span
        say_block(f"…{text[max(0, start - _AROUND) : start]}[{text[start:end]}]{text[end : end + _AROUND]}…", 6)


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
            if each.url and each.locator:
                say_block(each.locator, 6)
            if each.quote:
                say_block(f"“{each.quote}”", 6)
            decayed = "stands no more: " if each.decayed else ""
            say_block(f"{each.terms}; {decayed}{each.note or 'not re-checked yet'}", 6)
    if not found:
        ctx.exit(3)


@evidence.command("show")
@click.argument("evidence_id", metavar="SOURCE", type=int)
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
@click.pass_context
def show_evidence(ctx: click.Context, evidence_id: int, as_json: bool) -> None:
    """Show a source and the page that was kept of it, the quote in [brackets]."""
    copy = open_desk(ctx).kept_copy(evidence_id)
    if as_json:
        say_json(copy_shape(copy))
        return
    each, snapshot = copy.evidence, copy.snapshot
    say(f"source {each.id} {each.stance} claim {each.claim_id}: {each.url or each.locator}")
    say(f"{each.terms}; {each.note or 'not re-checked yet'}")
    if snapshot is None:
        say(f"“{each.quote}”" if each.quote else "It has no quote.")
        return
    say(f"fetched {snapshot.fetched_at:%Y-%m-%d %H:%M:%S} UTC with status {snapshot.status} from {snapshot.final_url}")
    say(f"SHA-256 {snapshot.sha256}")
    if copy.span is None:
        say("The quote is not in the copy.")
    start, end = copy.span or (0, 0)
    marked = f"{snapshot.text[:start]}[{snapshot.text[start:end]}]{snapshot.text[end:]}" if copy.span else snapshot.text
    for paragraph in marked.splitlines():
        say_block(paragraph, 2)


@evidence.command("move")
@click.argument("evidence_id", metavar="SOURCE", type=int)
@click.argument("claim_id", metavar="CLAIM", type=int)
@by_option
@json_options
@click.pass_context
def move_evidence(ctx: click.Context, evidence_id: int, claim_id: int, by: str | None, rows_as: str | None) -> None:
    """Attach a source to another claim, as when the one it was attached to was split."""
    moved = open_desk(ctx).move_evidence(evidence_id, claim_id, by=by)
    if rows_as:
        say_list("evidence", [evidence_shape(moved)], rows_as=rows_as)
        return
    say(f"source {moved.id} {moved.stance} claim {claim_id}: {moved.url or moved.locator}")


@evidence.command("archived")
@click.argument("evidence_id", metavar="SOURCE", type=int)
@click.option("--attach", is_flag=True, help="Attach the copy to the claim, proved to hold the same quote.")
@by_option
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
@click.pass_context
def archived(ctx: click.Context, evidence_id: int, attach: bool, by: str | None, as_json: bool) -> None:
    """Find the archived copy of a source's page that was made nearest before the verification.

    In the Internet Archive. Exit code 3 when there is none.
    """
    desk = open_desk(ctx)
    copy = desk.archived_copy(evidence_id)
    if copy is None:
        ctx.exit(3)
    added = desk.attach_copy(evidence_id, copy, by=by) if attach else None
    if as_json:
        say_json({**archived_shape(copy), "evidence": evidence_shape(added) if added else None})
        return
    say(f"{copy.at:%Y-%m-%d %H:%M} UTC  {copy.url}")
    if added:
        say(f"source {added.id} {added.stance} claim {added.claim_id}: {added.url}")
    else:
        say(f"Attach it with: claimdesk evidence archived {evidence_id} --attach")


@evidence.command("save")
@click.argument("evidence_id", metavar="SOURCE", type=int)
@by_option
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
@click.pass_context
def save_evidence(ctx: click.Context, evidence_id: int, by: str | None, as_json: bool) -> None:
    """Ask the Internet Archive to save a source's page as it is now.

    Three times a minute at most, and only for sources on the record. The key is read from CLAIMDESK_ARCHIVE_KEY;
    without one nothing is ever sent.
    """
    copy = open_desk(ctx).save_copy(evidence_id, by=by)
    if as_json:
        say_json(archived_shape(copy))
    else:
        say(f"saved {copy.at:%Y-%m-%d %H:%M} UTC  {copy.url}")


@evidence.command("verify")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
@click.pass_context
def verify_evidence(ctx: click.Context, as_json: bool) -> None:
    """Prove every kept page against its hash and the log.

    Exit code 1 when one is not as it was kept, 3 when none is kept.
    """
    proof = open_desk(ctx).verify_evidence()
    if as_json:
        say_json(asdict(proof))
    else:
        for fault in proof.faults:
            say(f"source {fault.evidence_id}: {fault.what}" if fault.evidence_id else fault.what)
        if not proof.faults:
            say(f"All {proof.snapshots} snapshots stand: {proof.bodies} bodies have the hashes they were kept under.")
    if proof.faults:
        ctx.exit(1)
    if not proof.snapshots:
        ctx.exit(3)


COMMANDS = (evidence,)
