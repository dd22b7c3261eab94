"""The archive: taking in checks made elsewhere, and asking what was checked before."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import BinaryIO

from verify.intake.archive import read_checks
from verify.intake.files import read_source, source_name
from verify.store import Store
from verify.types import Hit, Imported

_LARGEST = 500_000_000  # bytes of an archive, some million checks; all of it is read before any is stored


def import_checks(store: Store, source: str, stdin: BinaryIO, actor: str) -> Imported:
    """Take earlier checks in from a file, all of them or none."""
    raw = read_source(source, stdin=stdin, max_bytes=_LARGEST, wanted="earlier checks")
    checks = read_checks(raw, source_name(source))
    with store.write(actor) as writer:
        return writer.add_checks(checks)


def search(store: Store, queries: Iterable[str], limit: int) -> Iterator[list[Hit]]:
    """The nearest claims and imported checks for each query, all from one snapshot of the desk."""
    with store.read() as reader:
        for query in queries:
            yield reader.search(query, limit)
