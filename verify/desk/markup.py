"""Checking markup that somebody published, ourselves or others."""

from __future__ import annotations

from typing import BinaryIO

from verify.errors import InputError
from verify.intake.files import read_source, source_name
from verify.report.markup import Markup, lint


def lint_source(source: str, *, stdin: BinaryIO, max_bytes: int) -> Markup:
    """Check every ClaimReview in a file (``-``: standard input).

    Raises:
        InputError: when it cannot be read or is not a text in UTF-8.
    """
    raw = read_source(source, stdin=stdin, max_bytes=max_bytes)
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise InputError(f"{source_name(source)} is not UTF-8.", "Save it as UTF-8 first.") from error
    return lint(text)
