"""Cutting an archive of earlier checks into its rows, whatever form it has, and naming the place of each."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator, Mapping
from typing import Any

from verify.errors import InputError
from verify.intake.archive_pages import is_page, markup_of

_DELIMITERS = ",;\t"
_WRAPPERS = ("@graph", "itemListElement", "item")  # where JSON-LD lists what it holds


def rows_of(text: str, name: str) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """Each row of an archive with its place in words ("Line 3").

    Raises:
        InputError: when the file cannot be cut into rows.
    """
    if is_page(text):
        return _entries(markup_of(text, name))
    if not text.lstrip().startswith(("{", "[")):
        return _csv_rows(text, name)
    try:
        return _entries(json.loads(text))
    except ValueError:  # several values, one a line, or a broken one, which is then named by its line
        return _json_lines(text, name)
    except RecursionError as error:
        raise InputError(
            f"{name} is nested too deeply to be an archive.", "Check that it is the right file."
        ) from error


def _entries(document: Any) -> Iterator[tuple[str, Mapping[str, Any]]]:
    return ((f"Entry {number}", _object(row)) for number, row in enumerate(_flattened(document), start=1))


def _json_lines(text: str, name: str) -> Iterator[tuple[str, Mapping[str, Any]]]:
    for number, line in enumerate(text.split("\n"), start=1):
        if not line.strip():
            continue
        try:
            value = json.loads(line)
        except (ValueError, RecursionError) as error:
            raise InputError(
                f"Line {number} of {name} is not JSON: {error}.", "Write one object a line; nothing was imported."
            ) from error
        for row in _flattened(value):
            yield f"Line {number}", _object(row)


def _flattened(value: Any) -> Iterator[Any]:
    """The objects in a JSON-LD document: lists and graphs are opened, an object that holds none is one row."""
    waiting = [value]
    while waiting:
        each = waiting.pop()
        if isinstance(each, list):
            waiting += reversed(each)
            continue
        inner = next((each[key] for key in _WRAPPERS if key in each), None) if isinstance(each, dict) else None
        if inner is None:
            yield each
        else:
            waiting.append(inner)


def _object(value: Any) -> Mapping[str, Any]:
    return value if isinstance(value, dict) else {}


def _csv_rows(text: str, name: str) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """Rows of a table whose first line names the columns; the commonest separator of that line separates."""
    header = text.lstrip("\n\r").partition("\n")[0]
    delimiter = max(_DELIMITERS, key=header.count)
    reader = csv.DictReader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    try:
        for row in reader:
            if None in row:
                raise InputError(
                    f"Line {reader.line_num} of {name} has more fields than there are columns.",
                    "Put fields that hold a separator in quotation marks; nothing was imported.",
                )
            yield f"Line {reader.line_num}", row
    except csv.Error as error:
        raise InputError(
            f"Line {reader.line_num} of {name} is not CSV: {error}.", "Mend it; nothing was imported."
        ) from error
