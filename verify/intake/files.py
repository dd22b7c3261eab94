"""Getting the raw bytes of an article from a file or from standard input."""

from __future__ import annotations

import os
import re
import stat
from pathlib import Path
from typing import BinaryIO

from verify.errors import InputError
from verify.wording import one_line

STANDARD_INPUT = "-"
_ADDRESS = re.compile(r"[a-z][a-z0-9+.-]*://", re.IGNORECASE)
_BYTE_ORDER_MARK = b"\xef\xbb\xbf"


def read_source(source: str, *, stdin: BinaryIO, max_bytes: int, wanted: str = "the text of an article") -> bytes:
    """Read an article, or what else is ``wanted``, never more than ``max_bytes`` + 1 bytes of it.

    Args:
        source: the path of a file, or ``-`` for standard input.
        stdin: where ``-`` is read from.
        max_bytes: the largest article taken in, in bytes.
        wanted: what the file should hold, for the message about one that is empty.

    Raises:
        InputError: when there is nothing to read, it is no plain file, it is empty, or it is too large.
    """
    if is_address(source):
        raise InputError(f"{source_name(source)} is an address, not a file.", "Save what is there and give the file.")
    raw = stdin.read(max_bytes + 1) if source == STANDARD_INPUT else _read_file(source, max_bytes)
    if len(raw) > max_bytes:
        raise InputError(
            f"{source_name(source)} is larger than {max_bytes:,} bytes, the most that is taken in as one article.",
            "Split it into single articles, or raise max_bytes in claimdesk.toml.",
        )
    if not raw.removeprefix(_BYTE_ORDER_MARK).strip():
        raise InputError(f"{source_name(source)} is empty.", f"Give a file that holds {wanted}.")
    return raw


def is_address(source: str) -> bool:
    """Whether ``source`` is an address (of whatever kind) and not the path of a file."""
    return _ADDRESS.match(source) is not None


def source_name(source: str) -> str:
    """What to call a source in a message: its name on one line, safe to print."""
    return "Standard input" if source == STANDARD_INPUT else one_line(source)


def _read_file(source: str, max_bytes: int) -> bytes:
    try:
        mode = Path(source).stat().st_mode
        if not stat.S_ISREG(mode):
            raise _not_a_file(source, mode)
        with Path(source).open("rb") as file:
            return file.read(max_bytes + 1)
    except FileNotFoundError as error:
        raise InputError(
            f"{source_name(source)} does not exist.", "Check the path, or use - to read standard input."
        ) from error
    except PermissionError as error:
        raise InputError(
            f"{source_name(source)} may not be read by this user.", "Change its permissions, or copy it."
        ) from error
    except (OSError, ValueError) as error:  # ValueError: a NUL in the path
        reason = os.strerror(error.errno) if isinstance(error, OSError) and error.errno else str(error)
        raise InputError(
            f"{source_name(source)} cannot be read: {reason}.", "Check the path and the disk it is on."
        ) from error


def _not_a_file(source: str, mode: int) -> InputError:
    if stat.S_ISDIR(mode):
        return InputError(f"{source_name(source)} is a folder, not a file.", "Name the files in it one by one.")
    return InputError(
        f"{source_name(source)} is a pipe, socket or device, not a file.",
        "Pipe the text in and name - as the source.",
    )
