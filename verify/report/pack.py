"""The evidence pack: what is in it, and the list of it that proves it."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator
from typing import Any

from verify.report.model import Report
from verify.report.words import iso_time

FORMAT = "claimdesk-pack"
VERSION = 2
READABLE = (1, 2)
"""The versions that can be proved. In the first one the rows of the log had no salt."""

MANIFEST = "manifest.json"
LOG = "log.jsonl"
REPORTS = "report/"
SNAPSHOTS = "snapshots/"

README = """\
This is the evidence pack of one verification report, made with Claimdesk.

report/      the report in every format
snapshots/   the pages its web sources were, byte for byte, each named by its SHA-256
log.jsonl    the log of all decisions, row by row, each chained to the one before it by its SHA-256
manifest.json  the SHA-256 of every file above

To prove it:         claimdesk pack verify FILE
Without Claimdesk:   sha256sum each file and compare with manifest.json

What this proves: no file and no row differs from what the pack was made with, and the log has no row
changed, moved, taken out or put in. It proves this to somebody who has the SHA-256 of manifest.json, or the
head of the log in it, from another place, such as the newsroom's own site: whoever has nothing but this
file cannot tell it from one that was made anew as a whole.

Rows of the log that are not about this article, or that would tell of a source that is not on the record,
are withheld: {"withheld": [first, last], "hash": ...} stands for a run of them. That proves how many there
are, that they came before the rows that follow, and that whoever has the desk can show them. It does not
prove what they say.
"""


def pack_files(
    report: Report,
    renderings: Iterable[tuple[str, bytes]],
    snapshots: Iterable[tuple[str, bytes]],
    log: Iterable[dict[str, Any]],
) -> Iterator[tuple[str, bytes]]:
    """Yield the files of a pack by name and content, the manifest last.

    ``renderings`` are by the ending of their names, ``snapshots`` by their SHA-256.
    """
    files = []

    def listed(name: str, content: bytes) -> tuple[str, bytes]:
        files.append({"name": name, "bytes": len(content), "sha256": hashlib.sha256(content).hexdigest()})
        return name, content

    yield listed("README.txt", README.encode())
    for suffix, content in renderings:
        yield listed(f"{REPORTS}{report.article.slug}.{suffix}", content)
    for sha256, body in snapshots:
        yield listed(f"{SNAPSHOTS}{sha256}", body)
    # ASCII only, so that what is hidden in a text stays an escape in any viewer.
    yield listed(LOG, "".join(f"{json.dumps(row)}\n" for row in log).encode())
    manifest = {
        "format": FORMAT,
        "version": VERSION,
        "article": report.article.slug,
        "as_of": iso_time(report.as_of),
        "log_head": report.log_head,
        "files": files,
    }
    yield MANIFEST, (json.dumps(manifest, indent=2) + "\n").encode()


def kept_copies(report: Report) -> list[str]:
    """The SHA-256 of every page that the report's sources were kept as, each once, in order."""
    return sorted({source.snapshot.sha256 for entry in report.claims for source in entry.sources if source.snapshot})
