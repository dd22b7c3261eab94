"""How the command line prints: data to stdout, diagnostics to stderr, nothing that moves a cursor."""

from __future__ import annotations

import json
import shutil
import sys
import textwrap
from collections.abc import Callable, Iterable, Mapping
from typing import Any

import click

from verify.errors import ClaimdeskError
from verify.wording import is_hidden, one_line

JsonObject = Mapping[str, Any]


def say(line: str = "", indent: int = 0) -> None:
    """Print one line of data, made safe to show, indented by ``indent`` columns."""
    click.echo(" " * indent + one_line(line))


def say_block(text: str, indent: int) -> None:
    """Print a text folded to the width of the terminal, each line indented by ``indent`` columns."""
    width = max(40, min(shutil.get_terminal_size().columns, 120))
    pad = " " * indent
    for line in textwrap.wrap(one_line(text), width - indent, break_long_words=True):
        click.echo(pad + line)


def note(line: str) -> None:
    """Print a diagnostic to stderr."""
    click.echo(one_line(line), err=True)


def complain(error: ClaimdeskError) -> None:
    """Print an error as one line on stderr."""
    note(f"claimdesk: {error}")


def progress() -> Callable[[str], None]:
    """What shows the progress of long work: one line that rewrites itself, on a terminal only."""
    if not sys.stderr.isatty():
        return lambda _message: None
    return lambda message: click.echo(f"\r\x1b[K{one_line(message)}", err=True, nl=False)


def end_progress() -> None:
    """Clear the line that ``progress`` wrote."""
    if sys.stderr.isatty():
        click.echo("\r\x1b[K", err=True, nl=False)


def say_json(value: JsonObject) -> None:
    """Print one JSON object on one line."""
    click.echo(_dump(value))


def say_list(name: str, rows: Iterable[JsonObject], *, rows_as: str) -> None:
    """Print rows as JSON: one object a line as they come, or one object holding them all under ``name``."""
    if rows_as == "jsonl":
        for row in rows:
            click.echo(_dump(row))
    else:
        click.echo(_dump({name: list(rows)}))


def _dump(value: JsonObject) -> str:
    dumped = json.dumps(value, ensure_ascii=False)
    # JSON escapes C0 controls only; C1 and bidirectional controls would still reach the terminal.
    return "".join(f"\\u{ord(char):04x}" if is_hidden(char) else char for char in dumped)
