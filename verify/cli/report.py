"""``claimdesk report``: what leaves the desk."""

from __future__ import annotations

import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from verify.cli.options import open_desk
from verify.cli.output import note
from verify.desk.writing import new_files
from verify.errors import InputError

if TYPE_CHECKING:
    from verify.desk.desk import Desk
    from verify.desk.reporting import ReportFormat


class Moment(click.ParamType[datetime]):
    """A time as ``2024-12-08T14:05Z``; without an offset UTC is meant."""

    name = "time"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> datetime:
        """Read the time, or say what form it must have."""
        try:
            moment = datetime.fromisoformat(str(value))
        except ValueError:
            self.fail(f"{value!r} is not a time; write it as 2024-12-08T14:05Z.", param, ctx)
        return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


_FORMATS = ("md", "html", "json", "csv", "docx", "claimreview", "all")


@click.command()
@click.argument("article")
@click.option("--format", "form", type=click.Choice(_FORMATS), default="md", show_default=True)
@click.option("-o", "--output", type=click.Path(path_type=Path), help="Write to this file or folder instead of stdout.")
@click.option("--force", is_flag=True, help="Write over files that are there.")
@click.option("--as-of", type=Moment(), help="The time the report states; by default now.")
@click.option("--by", metavar="NAME", help="Who exports; by default the reviewer in the settings.")
@click.pass_context
def report(
    ctx: click.Context,
    article: str,
    form: str,
    output: Path | None,
    force: bool,
    as_of: datetime | None,
    by: str | None,
) -> None:
    """Print an article's verification report, or write it to a file.

    docx is the article with every claim as a comment; claimreview is markup for the web (`claimdesk
    claimreview list` tells why a claim is not in it); all writes the whole set to the folder named by
    -o. Only sources on the record are in any of them. The desk remembers what was exported: `claimdesk
    reports` tells which of it is out of date.
    """
    from verify.desk.exporting import Target
    from verify.desk.reporting import ReportFormat

    desk = open_desk(ctx)
    forms = list(ReportFormat) if form == "all" else [ReportFormat(form)]
    if output is None:
        _print(desk, article, forms, as_of, by)
        return
    slug = desk.article(article).slug
    in_folder = form == "all" or output.is_dir()
    if form == "all":
        _make_folder(output)
    paths = [output / f"{slug}.{each.suffix}" for each in forms] if in_folder else [output]
    with new_files(paths, force=force) as files:
        targets = [Target(file, str(path.absolute())) for file, path in zip(files, paths, strict=True)]
        desk.export(slug, dict(zip(forms, targets, strict=True)), as_of=as_of, by=by)
    for path in paths:
        note(f"Report written to {path}")


def _print(desk: Desk, article: str, forms: list[ReportFormat], as_of: datetime | None, by: str | None) -> None:
    from verify.desk.exporting import Target

    if len(forms) > 1:
        raise InputError("Several formats cannot be printed one after the other.", "Name a folder with -o.")
    if forms == ["docx"] and sys.stdout.isatty():
        raise InputError("A Word document cannot be shown in a terminal.", "Name a file with -o.")
    desk.export(article, {forms[0]: Target(sys.stdout.buffer)}, as_of=as_of, by=by)


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise InputError(f"{folder} cannot be a folder: {error.strerror}.", "Name another one.") from error


COMMANDS = (report,)
