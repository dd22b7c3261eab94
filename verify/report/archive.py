"""Zip files whose bytes depend on nothing but what is in them."""

from __future__ import annotations

import zipfile
from collections.abc import Iterable
from typing import BinaryIO

_EPOCH = (1980, 1, 1, 0, 0, 0)  # the earliest time a zip entry can have
_PLAIN_FILE = 0o100644 << 16  # a regular file, readable by all, as Unix has it


def write_zip(target: BinaryIO, files: Iterable[tuple[str, bytes]]) -> None:
    """Write ``files``, by name and content, in the order given.

    All entries have one fixed time and are stored as they are: what a compressor makes of them would
    differ between versions of zlib.
    """
    with zipfile.ZipFile(target, "w", zipfile.ZIP_STORED) as archive:
        for name, content in files:
            entry = zipfile.ZipInfo(name, _EPOCH)
            entry.create_system = 3  # Unix, whatever this machine is
            entry.external_attr = _PLAIN_FILE
            archive.writestr(entry, content)
