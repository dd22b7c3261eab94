"""``claimdesk report``: what leaves the desk."""

from __future__ import annotations

import os
import tempfile
from datetime import UTC, datetime
from pathlib import Path

import click

from verify.cli.options import open_desk
from verify.cli.output import note
from verify.errors import InputError


class _Moment(click.ParamType[datetime]):
    """A time as ``2024-12-08T14:05Z``; without an offset UTC is meant."""

    name = "time"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> datetime:
        try:
            moment = datetime.fromisoformat(str(value))
        except ValueError:
            self.fail(f"{value!r} is not a time; write it as 2024-12-08T14:05Z.", param, ctx)
        return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


@click.command()
@click.argument("article")
@click.option("--format", "form", type=click.Choice(["md", "html", "json"]), default="md", show_default=True)
@click.option("-o", "--output", type=click.Path(path_type=Path), help="Write to this file instead of stdout.")
@click.option("--force", is_flag=True, help="Write over a file that is there.")
@click.option("--as-of", type=_Moment(), help="The time the report states; by default now.")
@click.pass_context
def report(
    ctx: click.Context, article: str, form: str, output: Path | None, force: bool, as_of: datetime | None
) -> None:
    """Print an article's verification report."""
    from verify.desk.reporting import ReportFormat

    text = open_desk(ctx).report(article, ReportFormat(form), as_of=as_of)
    if output is None:
        click.echo(text, nl=not text.endswith("\n"))
        return
    write_whole(output, text, force=force)
    note(f"Report written to {output}")


def write_whole(path: Path, text: str, *, force: bool) -> None:
    """Write a file at once: a reader sees the old one or the new one, never half of it.

    Raises:
        InputError: when the file is there and ``force`` was not given, or cannot be written.
    """
    if path.exists() and not force:
        raise InputError(f"{path} exists already; nothing was written.", "Name another file or add --force.")
    try:
        with tempfile.NamedTemporaryFile(
            "w", encoding="utf-8", newline="\n", dir=path.parent, prefix=f".{path.name}.", delete=False
        ) as draft:
            draft.write(text)
        Path(draft.name).chmod(0o666 & ~_umask())
        Path(draft.name).replace(path)
    except OSError as error:
        raise InputError(
            f"{path} cannot be written: {error.strerror}.", "Name a file in a folder you can write to."
        ) from error


def _umask() -> int:
    current = os.umask(0)
    os.umask(current)
    return current


COMMANDS = (report,)
