"""The report for spreadsheets: CSV with one row a claim, and no cell that a spreadsheet would run."""

from __future__ import annotations

import csv
import io
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from verify.report.change_words import claim_changed, corrected, plain
from verify.report.model import ClaimEntry, Correction, Report, Source
from verify.report.words import STANCE, iso_time
from verify.types import RelationKind
from verify.wording import one_line

# What starts a formula in Excel, LibreOffice or Google Sheets (OWASP, "CSV Injection"), full-width forms
# included; tab and line ends count too, but no cell starts with one, each being folded onto one line.
_FORMULA = tuple("=+-@＝＋－＠")
_BETWEEN = " | "


def to_csv(report: Report) -> str:
    """Render the claims as CSV (RFC 4180, UTF-8): a row of column names, then one row a claim.

    Each text is on one line, hidden characters replaced. One that a spreadsheet would read as a formula
    starts with an apostrophe. Several sources or flags in one cell are set apart by `` | ``.
    """
    return "".join(csv_lines(report, report.claims))


def csv_lines(report: Report, entries: Iterable[ClaimEntry]) -> Iterator[str]:
    """The same line by line, with the claims of ``entries`` instead of the report's own."""
    line = io.StringIO()
    writer = csv.DictWriter(line, _COLUMNS)
    writer.writeheader()
    corrections: defaultdict[int | None, list[Correction]] = defaultdict(list)
    for each in report.corrections:
        corrections[each.claim].append(each)
    for entry in entries:
        writer.writerow({name: _cell(value) for name, value in _row(report, entry, corrections).items()})
        yield line.getvalue()
        line.seek(0)
        line.truncate()
    yield line.getvalue()


def _cell(value: object) -> object:
    if not isinstance(value, str):
        return value
    text = one_line(value)
    return f"'{text}" if text.startswith(_FORMULA) else text


_COLUMNS = (
    "id",
    "article",
    "status",
    "text",
    "speaker",
    "certainty",
    "occurred_on",
    "checkable",
    "quote",
    "start",
    "end",
    "reason",
    "decided_by",
    "decided_at",
    "evidence",
    "snapshots",
    "conflicts",
    "updates",
    "duplicates",
    "changed",
    "corrections",
    "as_of",
    "log_head",
)


def _row(
    report: Report, entry: ClaimEntry, corrections: Mapping[int | None, Sequence[Correction]]
) -> dict[str, object]:
    claim, verdict = entry.claim, entry.verdict
    return {
        "id": entry.id,
        "article": report.article.slug,
        "status": str(verdict.status),
        "text": claim.text,
        "speaker": claim.speaker,
        "certainty": str(claim.certainty),
        "occurred_on": claim.occurred_on,
        "checkable": "yes" if claim.checkable else "no",
        "quote": entry.quote,
        "start": claim.start,
        "end": claim.end,
        "reason": verdict.reason,
        "decided_by": verdict.by,
        "decided_at": iso_time(verdict.at) if verdict.at else None,
        "evidence": _BETWEEN.join(_source(source) for source in entry.sources),
        "snapshots": _BETWEEN.join(source.snapshot.sha256 for source in entry.sources if source.snapshot),
        "conflicts": _flagged(entry, RelationKind.CONFLICT),
        "updates": _flagged(entry, RelationKind.UPDATE),
        "duplicates": _flagged(entry, RelationKind.DUPLICATE),
        "changed": _BETWEEN.join(map(plain, claim_changed(entry))),
        "corrections": _BETWEEN.join(plain(line) for each in corrections.get(entry.id, ()) for line in corrected(each)),
        "as_of": iso_time(report.as_of),
        "log_head": report.log_head,
    }


def _source(source: Source) -> str:
    place = ", ".join(part for part in (source.url, source.locator) if part)
    quote = f" “{source.quote}”" if source.quote else ""
    found = f" ({source.found})" if source.checked_at and source.found else ""
    return f"{STANCE[source.stance]}: {place}{quote}{found}"


def _flagged(entry: ClaimEntry, kind: RelationKind) -> str:
    return _BETWEEN.join(
        f"claim {link.other.claim} ({link.state}): {link.other.text}" for link in entry.flags if link.kind is kind
    )
