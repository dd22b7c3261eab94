"""Proving an evidence pack: every file against the manifest, every row of the log against the row before it."""

from __future__ import annotations

import hashlib
import json
import tempfile
import zipfile
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, BinaryIO

from verify.errors import InputError
from verify.report.archive import write_zip
from verify.report.pack import FORMAT, LOG, MANIFEST, READABLE, REPORTS, SNAPSHOTS

_CHUNK = 1 << 16


@dataclass(frozen=True, slots=True)
class PackCheck:
    """What proving a pack found; ``faults`` name each file or row that was touched, empty for a whole pack.

    ``rows`` of the log were shown and ``withheld`` were not; ``head`` is the hash of its last row.
    ``manifest_sha256`` stands for the whole pack: noted elsewhere, it proves that this is the one.
    """

    article: str
    files: int
    rows: int
    withheld: int
    head: str
    manifest_sha256: str
    faults: tuple[str, ...]


def check_pack(
    file: BinaryIO, archive: zipfile.ZipFile, *, genesis: str, row_hash: Callable[[Mapping[str, Any]], str]
) -> PackCheck:
    """Prove an opened pack.

    Args:
        file: The pack's own bytes.
        archive: What is in it; opened by ``open_pack``.
        genesis: The hash that the first row of a log follows.
        row_hash: The hash of a row with its fields as the log has them.

    Raises:
        InputError: when it has no manifest of this version.
    """
    raw = _manifest_bytes(archive)
    manifest = _manifest(raw)
    faults = [*_file_faults(archive, manifest)]
    log = _Chain(genesis, row_hash)
    if LOG in archive.namelist():
        faults += log.faults_in(archive)
    if not faults:
        faults += _claims_of_manifest(archive, manifest, log.head)
    if not faults and not _is_as_written(file, archive):
        faults.append("the file around its parts was touched, in a time or a comment: the parts are whole")
    return PackCheck(
        article=str(manifest["article"]),
        files=len(manifest["files"]),
        rows=log.rows,
        withheld=log.withheld,
        head=log.head,
        manifest_sha256=hashlib.sha256(raw).hexdigest(),
        faults=tuple(faults),
    )


def _manifest_bytes(archive: zipfile.ZipFile) -> bytes:
    try:
        return archive.read(MANIFEST)
    except KeyError as error:
        raise InputError(f"It has no {MANIFEST}, so it is not an evidence pack.", "Name another file.") from error


def _manifest(raw: bytes) -> dict[str, Any]:
    try:
        manifest = json.loads(raw)
        known = manifest["format"] == FORMAT
        version = manifest["version"]
        listed = {"article", "log_head"} <= manifest.keys() and all(
            isinstance(file["name"], str) and isinstance(file["sha256"], str) for file in manifest["files"]
        )
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
        raise InputError(f"Its {MANIFEST} cannot be read.", "Get the pack again.") from error
    if not known or not listed:
        raise InputError(f"Its {MANIFEST} is not that of an evidence pack.", "Name another file.")
    if version not in READABLE:
        raise InputError(f"It is a pack of version {version!r}.", "Use a newer claimdesk to prove it.")
    return dict(manifest)


def _file_faults(archive: zipfile.ZipFile, manifest: Mapping[str, Any]) -> Iterator[str]:
    expected = {file["name"]: file["sha256"] for file in manifest["files"]}
    found = {name for name in archive.namelist() if name != MANIFEST}
    for name in sorted(expected.keys() | found | {LOG}):
        if name not in found:
            yield f"{name} is missing"
        elif name not in expected:
            yield f"{name} is not in the manifest: it was put in"
        else:
            sha256 = _sha256(archive, name)
            if sha256 != expected[name]:
                yield f"{name} is not the file that the manifest lists"
            elif name.startswith(SNAPSHOTS) and name != f"{SNAPSHOTS}{sha256}":
                yield f"{name} is not the page that its name stands for"


def _sha256(archive: zipfile.ZipFile, name: str) -> str | None:
    """The hash of an entry; None where even the zip file's own headers do not agree on it."""
    digest = hashlib.sha256()
    try:
        with archive.open(name) as file:
            while chunk := file.read(_CHUNK):
                digest.update(chunk)
    except zipfile.BadZipFile:
        return None
    return digest.hexdigest()


def _is_as_written(file: BinaryIO, archive: zipfile.ZipFile) -> bool:
    """Whether the parts, put together again, give the same file: then there is nothing else in it."""
    with tempfile.TemporaryFile() as again:
        write_zip(again, ((entry.filename, archive.read(entry)) for entry in archive.infolist()))
        again.seek(0)
        file.seek(0)
        chunks = iter(lambda: (again.read(_CHUNK), file.read(_CHUNK)), (b"", b""))
        return all(ours == theirs for ours, theirs in chunks)


class _Chain:
    """A walk along the log: where it got to and what it counted."""

    def __init__(self, genesis: str, row_hash: Callable[[Mapping[str, Any]], str]) -> None:
        self.head = genesis
        self.rows = 0
        self.withheld = 0
        self._row_hash = row_hash
        self._next = 1

    def faults_in(self, archive: zipfile.ZipFile) -> list[str]:
        """Walk the log up to the first row that is not as it was written; tell which one that is, if any."""
        try:
            lines = archive.read(LOG).splitlines()
        except zipfile.BadZipFile:
            return []  # told of as a file already
        for number, line in enumerate(lines, 1):
            try:
                row = json.loads(line)
                fault = self._withheld_fault(row) if "withheld" in row else self._row_fault(row)
            except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
                fault = f"line {number} is no row of a log"
            if fault is not None:
                return [f"{LOG}: {fault}"]
        return []

    def _row_fault(self, row: Mapping[str, Any]) -> str | None:
        if row["id"] != self._next:
            return f"row {self._next} is missing"
        if row["previous"] != self.head:
            return f"row {row['id']} does not follow the row before it"
        if self._row_hash(row) != row["hash"]:
            return f"row {row['id']} is not what its hash was made of"
        self.rows += 1
        self._next, self.head = self._next + 1, row["hash"]
        return None

    def _withheld_fault(self, row: Mapping[str, Any]) -> str | None:
        first, last = (int(end) for end in row["withheld"])
        if first != self._next or last < first:
            return f"row {self._next} is missing"
        self.withheld += last - first + 1
        self._next, self.head = last + 1, str(row["hash"])
        return None


def _claims_of_manifest(archive: zipfile.ZipFile, manifest: Mapping[str, Any], head: str) -> Iterator[str]:
    """Whether the parts belong together: the report, the copies it names, and the end of the log."""
    if manifest["log_head"] != head:
        yield f"{LOG}: its last row is not the head that the manifest names: rows are missing at its end"
    name = f"{REPORTS}{manifest['article']}.json"
    try:
        report = json.loads(archive.read(name))
        stated = report["log_head"]
        copies = [source["snapshot"] for claim in report["claims"] for source in claim["evidence"]]
        hashes = {str(copy["sha256"]) for copy in copies if copy is not None}
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
        yield f"{name} is no report"
        return
    if stated != manifest["log_head"]:
        yield f"{name} rests on another log than this one"
    kept = {each.removeprefix(SNAPSHOTS) for each in archive.namelist() if each.startswith(SNAPSHOTS)}
    for sha256 in sorted(hashes - kept):
        yield f"{SNAPSHOTS}{sha256} is missing: the report names it"
