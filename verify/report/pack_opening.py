"""Opening an evidence pack that anybody may have made: what could do harm is refused before it is read."""

from __future__ import annotations

import re
import stat
import zipfile
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from typing import BinaryIO

from verify.errors import InputError
from verify.wording import one_line

_SAFE_NAME = re.compile(r"(?!.*\.\.)[\w][\w.-]*(?:/[\w][\w.-]*)?")
_ENCRYPTED = 0x1  # flag bit 0 of a zip entry (APPNOTE.TXT, 4.4.4)


@contextmanager
def open_pack(file: BinaryIO, name: str) -> Iterator[zipfile.ZipFile]:
    """Open a pack and look at its list of entries. None of them becomes a file.

    Packs are not compressed, so no entry can be larger than the file itself.

    Raises:
        InputError: when it is no zip file, or one that no desk would make.
    """
    try:
        with zipfile.ZipFile(file) as archive:
            size = file.seek(0, 2)
            fault = _harm(archive, size)
            if fault is not None:
                raise InputError(f"{name} is refused: {fault}.", "Get the pack again from the newsroom that made it.")
            for entry in archive.infolist():
                del entry.CRC  # the manifest proves more, and a row that was touched is to be named, not its file
            yield archive
    except (zipfile.BadZipFile, NotImplementedError, EOFError, UnicodeDecodeError) as error:
        raise InputError(
            f"{name} is not an evidence pack: {one_line(str(error))}.", "Name a file that claimdesk pack wrote."
        ) from error


def _harm(archive: zipfile.ZipFile, size: int) -> str | None:
    entries = archive.infolist()
    if sum(entry.file_size for entry in entries) > size:
        return "its entries are larger than the file they are in"
    if archive.comment or (entries and min(entry.header_offset for entry in entries) > 0):
        return "it holds data that is no entry"
    for name, times in Counter(entry.filename for entry in entries).items():
        if times > 1:
            return f"{one_line(name)} is in it {times} times"
    return next(filter(None, map(_entry_harm, entries)), None)


def _entry_harm(entry: zipfile.ZipInfo) -> str | None:
    name = one_line(entry.orig_filename)
    kind = stat.S_IFMT(entry.external_attr >> 16)
    if not _SAFE_NAME.fullmatch(entry.orig_filename) or entry.orig_filename != entry.filename:
        return f"the name {name!r} leads out of it"
    if entry.compress_type != zipfile.ZIP_STORED or entry.compress_size != entry.file_size:
        return f"{name} is compressed, and packs are not"
    if entry.flag_bits & _ENCRYPTED:
        return f"{name} is encrypted"
    if kind not in (0, stat.S_IFREG):
        return f"{name} is no plain file"
    return None
