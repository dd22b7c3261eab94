"""Looking at claims and flags, and deciding about them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import click

from verify.cli.options import by_option, json_options, open_desk
from verify.cli.output import say, say_block, say_json, say_list
from verify.cli.shapes import (
    claim_record_shape,
    event_shape,
    evidence_shape,
    flag_shape,
    lineage_shape,
    note_shape,
    offer_shape,
)
from verify.review.filters import joined
from verify.review.standing import lineage_words
from verify.types import (
    ClaimFilter,
    ClaimRecord,
    Priority,
    RelationKind,
    RelationRecord,
    RelationState,
    Standing,
    Status,
    stand_in,
)
from verify.wording import STANDING_GLYPHS, STATUS_GLYPHS

if TYPE_CHECKING:
    from verify.desk.desk import Desk

_FLAG_KINDS = [str(kind) for kind in RelationKind if kind is not RelationKind.NONE]
_FLAG_STATES = [str(state) for state in RelationState]
_DECISIONS = [state for state in _FLAG_STATES if state != RelationState.CLOSED]
_STATUSES = [str(status) for status in Status]


@click.command()
@click.argument("words", metavar="[WORDS]...", nargs=-1)
@click.option("--filter", "saved", metavar="NAME", help="Only claims of this saved filter.")
@click.option("--article", metavar="SLUG", help="Only claims of this article.")
@click.option("--status", type=click.Choice(_STATUSES), help="Only claims with this verdict.")
@click.option("--flag", type=click.Choice(_FLAG_KINDS), help="Only claims with such a flag.")
@click.option("--speaker", metavar="TEXT", help="Only claims whose speaker's name holds this.")
@click.option("--text", metavar="TEXT", help="Only claims whose text holds this.")
@json_options
@click.pass_context
def claims(
    ctx: click.Context,
    words: tuple[str, ...],
    saved: str | None,
    article: str | None,
    status: str | None,
    flag: str | None,
    speaker: str | None,
    text: str | None,
    rows_as: str | None,
) -> None:
    """List claims, by article and place in the text.

    WORDS filter them as in the review desk: status:pending speaker:ministry "two days" @saved. Exit code 3 when the
    filters leave none.
    """
    desk = open_desk(ctx)
    wanted = desk.filter(joined([*words, *([f"@{saved}"] if saved else [])])).wanted
    options = {
        "article_id": desk.article(article).id if article else None,
        "status": Status(status) if status else None,
        "flag": RelationKind(flag) if flag else None,
        "speaker": speaker,
        "text": text,
    }
    found = desk.claims(_with_options(wanted, {name: value for name, value in options.items() if value is not None}))
    first = next(found, None)
    if rows_as:
        shapes = (claim_record_shape(each) for record in ([first] if first else []) for each in (record, *found))
        say_list("claims", shapes, rows_as=rows_as)
    elif first:
        tell_claim(first)
        for record in found:
            tell_claim(record)
    if first is None:
        ctx.exit(3)


@click.command()
@click.option("--article", metavar="SLUG", help="Only flags on claims of this article.")
@click.option("--kind", type=click.Choice(_FLAG_KINDS), help="Only flags of this kind.")
@click.option(
    "--state", type=click.Choice(_FLAG_STATES), help="Only flags in this state; by default open and confirmed."
)
@click.option("--fail-on", type=click.Choice(_FLAG_KINDS), help="Exit with 1 when such a flag is listed.")
@json_options
@click.pass_context
def flags(
    ctx: click.Context,
    article: str | None,
    kind: str | None,
    state: str | None,
    fail_on: str | None,
    rows_as: str | None,
) -> None:
    """List duplicates, conflicts, updates.

    Each is told with its reasons. Exit code 3 when there are none.
    """
    desk = open_desk(ctx)
    found = desk.flags(
        article_id=desk.article(article).id if article else None,
        kind=RelationKind(kind) if kind else None,
        state=RelationState(state) if state else None,
    )
    if state is None:
        found = [flag for flag in found if flag.state is not RelationState.DISMISSED]
    if rows_as:
        say_list("flags", map(flag_shape, found), rows_as=rows_as)
    else:
        for flag in found:
            tell_flag(flag, desk)
    if any(flag.kind == fail_on for flag in found):
        ctx.exit(1)
    if not found:
        ctx.exit(3)


@click.command()
@click.argument("claim_id", metavar="CLAIM", type=int)
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
@click.pass_context
def show(ctx: click.Context, claim_id: int, as_json: bool) -> None:
    """Show a claim with its flags and sources."""
    desk = open_desk(ctx)
    record = desk.claim(claim_id)
    found, sources = desk.flags(claim_id=claim_id), desk.evidence(claim_id)
    if as_json:
        say_json(
            {
                **claim_record_shape(record),
                "quote": record.quote,
                "lineage": lineage_shape(desk.lineage(claim_id)),
                "notes": [note_shape(note) for note in desk.notes(claim_id)],
                "related": [flag_shape(flag) for flag in found],
                "evidence": [evidence_shape(each) for each in sources],
                "history": [event_shape(event) for event in desk.history(claim_id)],
            }
        )
        return
    tell_claim(record)
    say_block(f"…{record.prefix}[{record.quote}]{record.suffix}…", 6)
    say_block(f"article {record.article}, characters {record.claim.start} to {record.claim.end}", 6)
    for told in lineage_words(desk.lineage(claim_id)):
        say_block(told, 6)
    for flag in found:
        tell_flag(flag, desk)
    for each in sources:
        say_block(f"source {each.id} {each.stance}: {', '.join(filter(None, (each.url, each.locator)))}", 6)
        if each.quote:
            say_block(f"“{each.quote}”", 8)
        say_block(f"{each.terms}, {each.presence or 'not re-checked yet'}; added by {each.added_by}", 8)
        if each.decayed:
            say_block(f"! A verdict can rest on it no more. {each.note}", 8)
        copy = stand_in(each, sources)
        if copy is not None:
            say_block(f"Its archived copy (source {copy.id}) has the quote.", 8)
    for note in desk.notes(claim_id):
        say_block(f"note by {note.added_by}, {note.added_at:%Y-%m-%d %H:%M} UTC: {note.text}", 6)


@click.command()
@click.argument("claim_ids", metavar="CLAIM...", type=int, nargs=-1, required=True)
@click.argument("status", type=click.Choice(_STATUSES))
@click.option("--note", help="Why; a dispute needs one.")
@by_option
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
@click.pass_context
def mark(
    ctx: click.Context, claim_ids: tuple[int, ...], status: str, note: str | None, by: str | None, as_json: bool
) -> None:
    """Give claims a verdict.

    All of them get it or none, and it is undone in one step. The same verdict is offered for confirmed duplicates, and
    a dispute for what conflicts with a verified claim; each offer is told with the command that takes it.
    """
    desk = open_desk(ctx)
    decision = desk.mark(claim_ids, Status(status), note, by=by)
    if as_json:
        say_json(
            {
                "claims": [claim_record_shape(record) for record in decision.claims],
                "offers": [offer_shape(offer) for offer in decision.offers],
            }
        )
        return
    for record in decision.claims:
        say(f"{STATUS_GLYPHS[record.status]} {record.status}  {record.id}  {record.claim.text}")
    for was in decision.replaced:
        when = f"{was.decided_at:%Y-%m-%d %H:%M} UTC"
        say(f"claim {was.id} was {was.status} by {was.decided_by}, {when}; undo brings it back")
    for offer in decision.offers:
        now = desk.claim(offer.claim_id).status
        instead = "" if now is Status.PENDING else f" Claim {offer.claim_id} is {now} now."
        reason = f' --note "{offer.why}"' if offer.status is Status.DISPUTED else ""
        say(f"offer: {offer.why}{instead} Take it with: claimdesk mark {offer.claim_id} {offer.status}{reason}")


@click.command()
@click.argument("flag_ids", metavar="FLAG...", type=int, nargs=-1, required=True)
@click.argument("state", type=click.Choice(_DECISIONS))
@by_option
@click.pass_context
def decide(ctx: click.Context, flag_ids: tuple[int, ...], state: str, by: str | None) -> None:
    """Confirm or dismiss flags. A dismissed flag never comes back by itself."""
    desk = open_desk(ctx)
    for flag_id in flag_ids:
        flag = desk.decide_flag(flag_id, RelationState(state), by=by)
        say(f"flag {flag.id} ({flag.kind} of {flag.a} and {flag.b}) is {flag.state}")


@click.command()
@by_option
@click.pass_context
def undo(ctx: click.Context, by: str | None) -> None:
    """Revert your last decision; again, the one before."""
    say(open_desk(ctx).undo(by=by).message)


@click.command()
@by_option
@click.pass_context
def redo(ctx: click.Context, by: str | None) -> None:
    """Bring back what you undid last."""
    say(open_desk(ctx).redo(by=by).message)


def tell_claim(record: ClaimRecord) -> None:
    """Print a claim for people: number, verdict, certainty, flags, text, and who said and decided what."""
    claim = record.claim
    flags_shown = f"  ! {', '.join(record.flags)}" if record.flags else ""
    priority = "" if record.priority is Priority.NORMAL else f"  {record.priority} priority"
    say(
        f"{record.id} {_state(record)}  {claim.certainty}{flags_shown}{priority}",
        indent=max(0, 5 - len(str(record.id))),
    )
    say_block(claim.text, 6)
    about: list[Any] = [f"said by {claim.speaker} ({claim.cue})" if claim.speaker else None, claim.occurred_on]
    if record.assignee:
        about.append(f"for {record.assignee}")
    if record.standing_reason:
        about.append(f"set aside by {record.standing_by}: {record.standing_reason}")
    if record.decided_by:
        about.append(f"{record.status} by {record.decided_by}" + (f": {record.reason}" if record.reason else ""))
    told = " · ".join(filter(None, about))
    if told:
        say_block(told, 6)


def _state(record: ClaimRecord) -> str:
    if record.standing is not Standing.LISTED:
        return f"{STANDING_GLYPHS[record.standing]} {record.standing}"
    return f"{STATUS_GLYPHS[record.status]} {record.status}"


def tell_flag(flag: RelationRecord, desk: Desk) -> None:
    """Print a flag for people: both claims and each reason."""
    say(f"flag {flag.id}: {flag.kind} ({flag.state}), score {flag.score:.0f}")
    for claim_id in (flag.a, flag.b):
        record = desk.claim(claim_id)
        say_block(f"{claim_id} {record.claim.text} [{record.article}, {record.status}]", 6)
    for reason in flag.reasons:
        say_block(f"{reason.slot}: {reason.text}", 8)


def _with_options(wanted: ClaimFilter, options: dict[str, Any]) -> ClaimFilter:
    """The filter with what the options ask for besides; nothing may be asked for twice."""
    for name in options:
        if getattr(wanted, name) is not None:
            raise click.UsageError(f"The filter and --{name} both say the {name}: give one of them.")
    return replace(wanted, **options)


COMMANDS = (claims, flags, show, mark, decide, undo, redo)
