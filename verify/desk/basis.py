"""What a report on one article rests on, read from one snapshot of the desk."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime

from verify.errors import InputError
from verify.report.build import build_entries, build_outline, build_report
from verify.report.confidential import confidential_of, may_leave
from verify.report.history import History, look_back
from verify.report.lookback import Lookback
from verify.report.model import ClaimEntry, Report
from verify.store import Reader
from verify.types import (
    ArticleRecord,
    ClaimFilter,
    ClaimRecord,
    EvidenceRecord,
    LogCheck,
    RelationRecord,
    RevisionRecord,
    SnapshotRecord,
    Standing,
)


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
    aside: list[ClaimRecord]
    families: dict[int, frozenset[int]]
    origins: dict[int, tuple[int, ...]]
    log: LogCheck
    history: History
    as_of: datetime

    def claims(self) -> Iterator[ClaimRecord]:
        """The article's listed claims in the order of the text."""
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
            log_head=self.log.head,
            as_of=self.as_of,
            aside=self.aside,
            history=self.history,
            origins=self.origins,
        )

    def outline(self) -> Report:
        """The report without its claims, neither listed nor marked in the text."""
        return build_outline(
            article=self.article,
            revision=self.revision,
            claims=self.claims(),
            relations=self.relations,
            others=self.others,
            snapshots=self.snapshots,
            log_head=self.log.head,
            as_of=self.as_of,
            aside=self.aside,
            evidence=self.evidence,
            history=self.history,
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
            past=self.history.claims,
            origins=self.origins,
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
    own = set(reader.claim_ids(ClaimFilter(article_id=record.id, standing=None)))
    others = {each for relation in relations for each in (relation.a, relation.b)} - own
    evidence = all_evidence(reader, record)
    snapshots = ((each.id, reader.latest_snapshot(each.id)) for each in evidence if may_leave(each))
    return Basis(
        reader=reader,
        article=record,
        revision=reader.revision(record.revision_id),
        relations=relations,
        others={each: reader.claim(each) for each in sorted(others)},
        evidence=evidence,
        # The text of a page can be large, and no report shows it.
        snapshots={key: replace(snapshot, text="") for key, snapshot in snapshots if snapshot is not None},
        aside=list(reader.claims(ClaimFilter(article_id=record.id, standing=Standing.ASIDE))),
        families=reader.families(record.id),
        origins=reader.origins(record.id),
        log=reader.verify_log(),
        history=_history(reader, record, evidence),
        as_of=as_of,
    )


def all_evidence(reader: Reader, article: ArticleRecord) -> list[EvidenceRecord]:
    """The evidence of an article's claims.

    Sources that must not leave are among it also where attaching them was undone, and again for each claim that
    theirs came from or became: a reason there may still have their words.
    """
    evidence = reader.evidence(article_id=article.id)
    on_record = {each.id for each in evidence if may_leave(each)}
    own = set(reader.claim_ids(ClaimFilter(article_id=article.id, standing=None)))
    hidden = [each for each in confidential_of(reader.events("evidence"), shown=on_record) if each.claim_id in own]
    families = reader.families(article.id)
    confidential = [each for each in (*evidence, *hidden) if not may_leave(each)]
    again = (
        replace(each, claim_id=relative)
        for each in confidential
        for relative in families.get(each.claim_id, frozenset()) - {each.claim_id}
    )
    return [*evidence, *hidden, *again]


def lookback_on(reader: Reader, article: ArticleRecord, evidence: list[EvidenceRecord]) -> Lookback:
    """What of the log of an article a reader of its reports may see; ``evidence`` is all of it."""
    return Lookback(
        evidence,
        reader.withdrawn_evidence(article.id),
        reader.relations(article_id=article.id),
        reader.corrections(article.id),
    )


def _history(reader: Reader, article: ArticleRecord, evidence: list[EvidenceRecord]) -> History:
    exports = reader.exports(article.id)
    first = min((export.events for export in exports), default=None)
    return look_back(
        exports,
        () if first is None else reader.events_back(article.id, after=first),
        lookback_on(reader, article, evidence),
        reader.claim,
        reader.lineage,
    )
