"""Gathering one article's review into a report and rendering it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from typing import BinaryIO

from verify.errors import InputError
from verify.report.build import build_entries, build_outline, build_report
from verify.report.claimreview import Publisher, Review, reviews, to_claimreview
from verify.report.confidential import confidential_of, may_leave
from verify.report.html import to_html
from verify.report.json import json_parts, to_json
from verify.report.markdown import to_markdown
from verify.report.model import ClaimEntry, Report
from verify.report.tabular import csv_lines, to_csv
from verify.settings import Settings
from verify.store import Reader, Store
from verify.types import (
    ArticleRecord,
    ClaimFilter,
    ClaimRecord,
    EvidenceRecord,
    RelationRecord,
    RevisionRecord,
    SnapshotRecord,
)


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


_WHOLE: dict[ReportFormat, Callable[[Report], str]] = {
    ReportFormat.MARKDOWN: to_markdown,
    ReportFormat.HTML: to_html,
    ReportFormat.JSON: to_json,
    ReportFormat.CSV: to_csv,
}
_STREAMED: dict[ReportFormat, Callable[[Report, Iterable[ClaimEntry]], Iterator[str]]] = {
    ReportFormat.JSON: json_parts,
    ReportFormat.CSV: csv_lines,
}


@dataclass(frozen=True, slots=True)
class Basis:
    """What a report on one article rests on, except its claims, which are read each time they are asked for."""

    reader: Reader
    article: ArticleRecord
    revision: RevisionRecord
    relations: list[RelationRecord]
    others: dict[int, ClaimRecord]
    evidence: list[EvidenceRecord]
    snapshots: dict[int, SnapshotRecord]
    log_head: str
    as_of: datetime

    def claims(self) -> Iterator[ClaimRecord]:
        """The article's claims in the order of the text."""
        return self.reader.claims(ClaimFilter(article_id=self.article.id))

    def report(self) -> Report:
        """The whole report."""
        return build_report(
            article=self.article,
            revision=self.revision,
            claims=list(self.claims()),
            relations=self.relations,
            others=self.others,
            evidence=self.evidence,
            snapshots=self.snapshots,
            log_head=self.log_head,
            as_of=self.as_of,
        )

    def outline(self) -> Report:
        """The report without its claims, neither listed nor marked in the text."""
        return build_outline(
            article=self.article,
            revision=self.revision,
            claims=self.claims(),
            relations=self.relations,
            others=self.others,
            log_head=self.log_head,
            as_of=self.as_of,
            marked=False,
        )

    def entries(self, outline: Report) -> Iterator[ClaimEntry]:
        """The claims of the report one by one, none of them kept."""
        return build_entries(
            self.claims(),
            revision=self.revision,
            evidence=self.evidence,
            snapshots=self.snapshots,
            flags=outline.flags,
        )


def read_basis(reader: Reader, article: str, as_of: datetime) -> Basis:
    """Read what a report on ``article`` rests on.

    Raises:
        NotFoundError: when there is no such article.
        InputError: when ``as_of`` is before the article was taken in: a report shows the desk as it stands.
    """
    record = reader.article(article)
    if as_of < record.added_at:
        raise InputError(
            f"{record.slug} was taken in at {record.added_at:%Y-%m-%dT%H:%MZ}, after the time of the report.",
            "A report shows the desk as it stands; --as-of is the time it states.",
        )
    relations = reader.relations(article_id=record.id)
    own = set(reader.claim_ids(ClaimFilter(article_id=record.id)))
    others = {each for relation in relations for each in (relation.a, relation.b)} - own
    evidence = reader.evidence(article_id=record.id)
    on_record = {each.id for each in evidence if may_leave(each)}
    # Sources whose attaching was undone are listed no more, but a reason may still have their words.
    hidden = [each for each in confidential_of(reader.events("evidence"), shown=on_record) if each.claim_id in own]
    snapshots = ((each.id, reader.latest_snapshot(each.id)) for each in evidence)
    return Basis(
        reader=reader,
        article=record,
        revision=reader.revision(record.revision_id),
        relations=relations,
        others={each: reader.claim(each) for each in sorted(others)},
        evidence=[*evidence, *hidden],
        # The text of a page can be large, and no report shows it.
        snapshots={key: replace(snapshot, text="") for key, snapshot in snapshots if snapshot is not None},
        log_head=reader.verify_log().head,
        as_of=as_of,
    )


def write_reports(
    store: Store, article: str, targets: Mapping[ReportFormat, BinaryIO], as_of: datetime, publisher: Publisher
) -> None:
    """Write the report of an article as it stands in each of the forms, all from one snapshot of the desk.

    JSON and CSV alone are written claim by claim, so that memory does not grow with their number.
    """
    with store.read() as reader:
        basis = read_basis(reader, article, as_of)
        if targets.keys() <= _STREAMED.keys():
            outline = basis.outline()
            for form, target in targets.items():
                target.writelines(part.encode() for part in _STREAMED[form](outline, basis.entries(outline)))
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
