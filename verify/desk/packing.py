"""Evidence packs: making one of an article's review, and proving anybody's."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import BinaryIO

from verify.desk.basis import Basis, read_basis
from verify.desk.exporting import remember
from verify.desk.reporting import ReportFormat, rendered
from verify.errors import InputError
from verify.report.archive import write_zip
from verify.report.claimreview import Publisher
from verify.report.pack import kept_copies, pack_files
from verify.report.pack_check import PackCheck, check_pack
from verify.report.pack_opening import open_pack
from verify.report.public_log import public_log, scope_of
from verify.store import Reader, Store
from verify.store.changes import GENESIS, chain_hash
from verify.types import ClaimFilter, ExportedFile
from verify.wording import one_line


def write_pack(
    store: Store, article: str, target: BinaryIO, *, place: str, as_of: datetime, publisher: Publisher, actor: str
) -> None:
    """Write the pack of an article as it stands, all of it from one snapshot of the desk, and remember that it left.

    ``target`` is open for both, written to and read back; ``place`` is its path.

    Raises:
        NotFoundError: when there is no such article.
        InputError: when the log is broken: then there is nothing to prove with.
    """
    with store.read() as reader:
        log = reader.verify_log()
        if log.broken is not None:
            raise InputError(
                f"The event log is broken at row {log.broken}, so a pack would prove nothing.",
                "claimdesk log verify tells what is wrong.",
            )
        basis = read_basis(reader, article, as_of)
        report = basis.report()
        renderings = ((form.suffix, rendered(report, form, publisher)) for form in ReportFormat)
        snapshots = ((sha256, reader.snapshot_body(sha256)) for sha256 in kept_copies(report))
        write_zip(target, pack_files(report, renderings, snapshots, _log(reader, basis)))
    target.seek(0)
    sha256 = hashlib.file_digest(target, "sha256").hexdigest()  # type: ignore[arg-type]  # a BinaryIO has all it reads
    remember(store, basis, [ExportedFile("pack", sha256, target.tell(), place)], actor)


def _log(reader: Reader, basis: Basis) -> Iterator[dict[str, object]]:
    scope = scope_of(
        basis.article.id,
        claims=reader.claim_ids(ClaimFilter(article_id=basis.article.id, standing=None)),
        relations=(relation.id for relation in basis.relations),
        evidence=basis.evidence,
        families=basis.families,
        corrections=(note.id for note in reader.corrections(basis.article.id)),
    )
    return public_log(reader.events(), scope)


def verify_pack(path: Path) -> PackCheck:
    """Prove a pack; neither a desk nor a network is needed.

    Raises:
        InputError: when it cannot be read, is no pack, or could do harm.
    """
    name = one_line(str(path))
    try:
        with path.open("rb") as file, open_pack(file, name) as archive:
            return check_pack(file, archive, genesis=GENESIS, row_hash=chain_hash)
    except OSError as error:
        raise InputError(f"{name} cannot be read: {error.strerror}.", "Name an evidence pack.") from error
