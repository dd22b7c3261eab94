"""``claimdesk pack``: a report with its evidence in one file, and the proof that nobody touched it."""

from __future__ import annotations

from dataclasses import asdict
from datetime import datetime
from pathlib import Path

import click

from verify.cli.options import open_desk
from verify.cli.output import note, say, say_json
from verify.cli.report import Moment
from verify.desk.writing import new_files


class _Pack(click.Group):
    """``pack ARTICLE`` makes a pack, ``pack verify FILE`` proves one: what is no command is an article."""

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        if args and args[0] in self.commands:
            return super().resolve_command(ctx, args)
        return "pack", make_pack, args

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        formatter.write_usage(ctx.command_path, "ARTICLE -o FILE [--as-of TIME] [--by NAME] [--force]")
        formatter.write_usage(ctx.command_path, "verify FILE [--json]", prefix=" " * len("Usage: "))


@click.group(cls=_Pack)
def pack() -> None:
    """Put an article's reports, sources and log into one file, or prove such a file.

    Only sources on the record are in it, and of the log only the rows that the report rests on. The same
    desk and time give the same bytes.
    """


@click.command("pack")
@click.argument("article")
@click.option("-o", "--output", required=True, type=click.Path(path_type=Path), help="The file to write.")
@click.option("--force", is_flag=True, help="Write over a file that is there.")
@click.option("--as-of", type=Moment(), help="The time the report states; by default now.")
@click.option("--by", metavar="NAME", help="Who exports; by default the reviewer in the settings.")
@click.pass_context
def make_pack(
    ctx: click.Context, article: str, output: Path, force: bool, as_of: datetime | None, by: str | None
) -> None:
    """Make the evidence pack of an article."""
    from verify.desk.packing import verify_pack

    desk = open_desk(ctx)
    with new_files([output], force=force) as (target,):
        desk.pack(article, target, str(output.absolute()), as_of=as_of, by=by)
    check = verify_pack(output)
    note(f"Evidence pack written to {output}")
    note(f"Publish this beside it, so that others can tell that it is yours: manifest SHA-256 {check.manifest_sha256}")


@pack.command("verify")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
@click.pass_context
def verify_file(ctx: click.Context, file: Path, as_json: bool) -> None:
    """Prove an evidence pack; no desk and no network is needed.

    Exit code 1, with each file or row that was touched, when it is not whole; 2 when it is no pack or one
    that could do harm.
    """
    from verify.desk.packing import verify_pack

    check = verify_pack(file)
    if as_json:
        say_json(asdict(check))
    else:
        for fault in check.faults:
            say(fault)
        state = "is not whole" if check.faults else "is whole"
        say(f"The pack of {check.article} {state}: {check.files} files, {check.rows} rows of the log shown,")
        say(f"{check.withheld} withheld, head {check.head}, manifest SHA-256 {check.manifest_sha256}")
    if check.faults:
        ctx.exit(1)


COMMANDS = (pack,)
