"""Gathering one article's review into a report and rendering it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from enum import StrEnum

from verify.report.build import build_report
from verify.report.html import to_html
from verify.report.json import to_json
from verify.report.markdown import to_markdown
from verify.report.model import Report
from verify.store import Store
from verify.types import ClaimFilter


class ReportFormat(StrEnum):
    """The forms a report comes in."""

    MARKDOWN = "md"
    HTML = "html"
    JSON = "json"


_RENDERERS: dict[ReportFormat, Callable[[Report], str]] = {
    ReportFormat.MARKDOWN: to_markdown,
    ReportFormat.HTML: to_html,
    ReportFormat.JSON: to_json,
}


def render(store: Store, article: str, form: ReportFormat, as_of: datetime) -> str:
    """The report of an article as it stands, in one form."""
    with store.read() as reader:
        record = reader.article(article)
        claims = list(reader.claims(ClaimFilter(article_id=record.id)))
        relations = reader.relations(article_id=record.id)
        own = {claim.id for claim in claims}
        others = {each for relation in relations for each in (relation.a, relation.b)} - own
        evidence = [each for claim in claims for each in reader.evidence(claim.id)]
        snapshots = {each.id: reader.latest_snapshot(each.id) for each in evidence}
        report = build_report(
            article=record,
            revision=reader.revision(record.revision_id),
            claims=claims,
            relations=relations,
            others={each: reader.claim(each) for each in sorted(others)},
            evidence=evidence,
            snapshots={key: value for key, value in snapshots.items() if value is not None},
            log_head=reader.verify_log().head,
            as_of=as_of,
        )
    return _RENDERERS[form](report)
