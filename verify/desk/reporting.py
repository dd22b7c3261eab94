"""Rendering one article's review in the forms that leave the desk, and remembering that it left."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import datetime
from enum import StrEnum

from verify.desk.basis import Basis, read_basis
from verify.desk.exporting import Target, remember
from verify.report.claimreview import Publisher, Review, reviews, to_claimreview
from verify.report.json import json_parts, to_json
from verify.report.markdown import to_markdown
from verify.report.model import ClaimEntry, Report
from verify.report.tabular import csv_lines, to_csv
from verify.settings import Settings
from verify.store import Store
from verify.store.base import actor_name


class ReportFormat(StrEnum):
    """The forms a report comes in."""

    MARKDOWN = "md"
    HTML = "html"
    JSON = "json"
    CSV = "csv"
    DOCX = "docx"
    CLAIMREVIEW = "claimreview"

    @property
    def suffix(self) -> str:
        """What the name of a file of this form ends in."""
        return "claimreview.jsonld" if self is ReportFormat.CLAIMREVIEW else str(self)


def _to_html(report: Report) -> str:
    from verify.report.html import to_html  # noqa: PLC0415 - loads Jinja, which nothing else needs

    return to_html(report)


_WHOLE: dict[ReportFormat, Callable[[Report], str]] = {
    ReportFormat.MARKDOWN: to_markdown,
    ReportFormat.HTML: _to_html,
    ReportFormat.JSON: to_json,
    ReportFormat.CSV: to_csv,
}
_STREAMED: dict[ReportFormat, Callable[[Report, Iterable[ClaimEntry]], Iterator[str]]] = {
    ReportFormat.JSON: json_parts,
    ReportFormat.CSV: csv_lines,
}


def export(
    store: Store,
    article: str,
    targets: Mapping[ReportFormat, Target],
    *,
    as_of: datetime,
    publisher: Publisher,
    actor: str,
) -> None:
    """Write the report of an article as it stands in each of the forms, and remember that it left the desk.

    All forms are from one snapshot of the desk.
    """
    actor = actor_name(actor)  # before anything is printed
    with store.read() as reader:
        basis = read_basis(reader, article, as_of)
        _write(basis, targets, publisher)
    remember(store, basis, [target.written(form) for form, target in targets.items()], actor)


def render(store: Store, article: str, form: ReportFormat, *, as_of: datetime, publisher: Publisher) -> bytes:
    """The report of an article as it stands in one form, to look at: nobody is said to have it."""
    with store.read() as reader:
        return rendered(read_basis(reader, article, as_of).report(), form, publisher)


def _write(basis: Basis, targets: Mapping[ReportFormat, Target], publisher: Publisher) -> None:
    """Write all forms. JSON and CSV alone are written claim by claim: memory does not grow with their number."""
    if targets.keys() <= _STREAMED.keys():
        outline = basis.outline()
        for form, target in targets.items():
            for part in _STREAMED[form](outline, basis.entries(outline)):
                target.write(part.encode())
        return
    report = basis.report()
    for form, target in targets.items():
        target.write(rendered(report, form, publisher))


def rendered(report: Report, form: ReportFormat, publisher: Publisher) -> bytes:
    """A report in one form."""
    if form is ReportFormat.CLAIMREVIEW:
        return to_claimreview(report, publisher).encode()
    if form is ReportFormat.DOCX:
        from verify.report.docx import to_docx  # noqa: PLC0415 - Word's format loads longer than most commands run

        return to_docx(report)
    return _WHOLE[form](report).encode()


def publishable(store: Store, article: str, as_of: datetime, publisher: Publisher) -> tuple[Review, ...]:
    """Every claim of an article with its markup or with the reasons against one."""
    with store.read() as reader:
        return reviews(read_basis(reader, article, as_of).report(), publisher)


def publisher_of(settings: Settings) -> Publisher:
    """Who publishes, as the newsroom has set it."""
    return Publisher(name=settings.publisher, url=settings.publisher_url, checks_url=settings.checks_url)
