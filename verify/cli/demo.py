"""``claimdesk demo``: the main job on the sample articles, start to finish, in a throw-away database."""

from __future__ import annotations

import sys
import tempfile
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from verify.cli.claims import tell_claim, tell_flag
from verify.cli.options import settings_of
from verify.cli.output import end_progress, progress, say, say_block
from verify.desk.writing import new_files
from verify.resources import seed_path
from verify.types import Certainty, ClaimFilter, ClaimRecord, RelationKind, Status

if TYPE_CHECKING:
    from verify.desk.desk import Desk

_SEEDS = ("assad-leaves-syria.txt", "harbour-fire-day-1.txt", "harbour-fire-day-2.txt")
_REVIEWER = "demo"


@click.command()
@click.pass_context
def demo(ctx: click.Context) -> None:
    """Run the whole job on sample articles.

    It works in a throw-away database.
    On a terminal it ends in the review screen; elsewhere it prints the claims, the flags and where
    the report is.
    """
    from verify.desk.desk import Desk

    folder = Path(tempfile.mkdtemp(prefix="claimdesk-demo-"))
    settings = replace(settings_of(ctx), db=folder / "desk.db", reviewer=_REVIEWER, allow_hosts=("127.0.0.1",))
    desk = ctx.with_resource(Desk(settings))
    _take_in(desk)
    on_terminal = sys.stdin.isatty() and sys.stdout.isatty()
    article = desk.article(1).slug
    if not on_terminal:
        _list(desk, article)
    _decide_and_go_back(desk, article)
    _export(desk, article, folder)
    say(f"Try it yourself on this desk: claimdesk --db {settings.db} review")
    if on_terminal:
        click.pause("Press any key for the review screen; ? there shows its keys, q leaves it.")
        from tui.app import Start, run

        run(desk, Start(article))


def _take_in(desk: Desk) -> None:
    say("1. Three articles are taken in; their claims are found and related.")
    for name in _SEEDS:
        try:
            added = desk.add(str(seed_path(name)), progress=progress())
        finally:
            end_progress()
        flags = ", ".join(f"{count} {kind}" for kind, count in sorted(added.flags.items())) or "none"
        say(f"{added.article.slug}: {added.claims} claims; flags: {flags}", indent=3)


def _list(desk: Desk, article: str) -> None:
    say()
    say(f"Claims of {article}")
    for record in desk.claims(ClaimFilter(article_id=desk.article(article).id)):
        tell_claim(record)
    say()
    say("Flags")
    for flag in desk.flags():
        tell_flag(flag, desk)
    say()


def _decide_and_go_back(desk: Desk, article: str) -> None:
    """Verify one claim on a page served on this machine, dispute another, then let the page lose the quote."""
    from verify.cli.demo_source import serve_page
    from verify.desk.attaching import Attachment

    checked, doubted = _two_claims(desk, article)
    say("2. A reviewer attaches a source to one claim, verifies it, and disputes another.")
    with serve_page(checked.claim.sentence) as source:
        desk.attach(checked.id, Attachment(url=source.url, quote=checked.quote))
        desk.mark([checked.id], Status.VERIFIED)
        desk.mark([doubted.id], Status.DISPUTED, "The article itself says that it is unverified.")
        say_block(f"✓ verified {checked.id}: {checked.claim.text}", 3)
        say_block(f"✗ disputed {doubted.id}: {doubted.claim.text}", 3)
        say("3. The source is visited again, before and after its owner takes the sentence out.")
        for change in (None, "This page was updated."):
            if change is not None:
                source.text = change
            for result in desk.recheck([checked.id]):
                say(f"{result.presence}: {result.note}", indent=3)
                if result.reopened:
                    say("The claim is pending again.", indent=3)


def _two_claims(desk: Desk, article: str) -> tuple[ClaimRecord, ClaimRecord]:
    wanted = ClaimFilter(article_id=desk.article(article).id)
    records = list(desk.claims(wanted))
    conflicting = {each for flag in desk.flags(kind=RelationKind.CONFLICT) for each in (flag.a, flag.b)}
    doubted = next(
        record for record in records if record.id in conflicting and record.claim.certainty == Certainty.UNVERIFIED
    )
    checked = next(
        record for record in records if record.id not in conflicting and record.claim.certainty == Certainty.ASSERTED
    )
    return checked, doubted


def _export(desk: Desk, article: str, folder: Path) -> None:
    from verify.desk.exporting import Target
    from verify.desk.reporting import ReportFormat

    say("4. The report is exported.")
    paths = {form: folder / f"{article}.{form.suffix}" for form in ReportFormat}
    with new_files(list(paths.values()), force=False) as files:
        targets = (Target(file, str(path)) for file, path in zip(files, paths.values(), strict=True))
        desk.export(article, dict(zip(paths, targets, strict=True)))
    for path in paths.values():
        say(f"Report written to {path}", indent=3)


COMMANDS = (demo,)
