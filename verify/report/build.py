"""From records to a report: pure, and the one place that decides what leaves the desk."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from itertools import groupby
from pathlib import PureWindowsPath

from verify.report.confidential import may_leave, public_reason
from verify.report.history import NO_HISTORY, ClaimPast, History
from verify.report.links import web_link
from verify.report.marking import Span, marked_blocks
from verify.report.model import (
    ArticlePart,
    Changes,
    ClaimEntry,
    Earlier,
    Figures,
    Flag,
    FlagChange,
    FlagLink,
    OpenPassage,
    Report,
    Side,
    Snapshot,
    Source,
    SourceChange,
)
from verify.report.stated import public_verdict, row_of_claim, stated
from verify.report.words import SET_ASIDE
from verify.types import (
    ArticleRecord,
    BlockKind,
    ClaimRecord,
    EvidenceRecord,
    Passage,
    PassageKind,
    RelationKind,
    RelationRecord,
    RelationState,
    RevisionRecord,
    SnapshotRecord,
    Status,
    stand_in,
)

_KIND_ORDER = (RelationKind.CONFLICT, RelationKind.UPDATE, RelationKind.DUPLICATE)


def build_report(
    *,
    article: ArticleRecord,
    revision: RevisionRecord,
    claims: Sequence[ClaimRecord],
    relations: Sequence[RelationRecord],
    others: Mapping[int, ClaimRecord],
    evidence: Sequence[EvidenceRecord],
    snapshots: Mapping[int, SnapshotRecord],
    log_head: str,
    as_of: datetime,
    aside: Sequence[ClaimRecord] = (),
    history: History = NO_HISTORY,
    origins: Mapping[int, Sequence[int]] | None = None,
) -> Report:
    """Put together the report on one article.

    Args:
        article: The article reported on.
        revision: The revision whose text is shown; claims of other revisions are listed, not marked.
        claims: All listed claims of the article.
        relations: The flags that any of these claims is in, whatever their state.
        others: The claims of other articles that those flags name, by id.
        evidence: All evidence of the claims; what is not on the record goes no further than here, and is given
            for every claim whose verdict may be worded after it.
        snapshots: The latest snapshot of a piece of evidence, by evidence id.
        log_head: The hash of the last event.
        as_of: The moment the report speaks of, aware.
        aside: The claims that were set aside as not checkable.
        history: What earlier reports said.
        origins: The claims that a claim was split from or that were merged into it.

    Raises:
        ValueError: when ``as_of`` has no time zone.
        KeyError: when a flag names a claim that is in neither ``claims`` nor ``others``.
    """
    ordered = sorted(claims, key=lambda claim: claim.claim.sentence_start)
    outline = build_outline(
        article=article,
        revision=revision,
        claims=ordered,
        relations=relations,
        others=others,
        snapshots=snapshots,
        log_head=log_head,
        as_of=as_of,
        aside=aside,
        evidence=evidence,
        history=history,
    )
    entries = build_entries(
        ordered,
        revision=revision,
        evidence=evidence,
        snapshots=snapshots,
        flags=outline.flags,
        past=history.claims,
        origins=origins or {},
    )
    return replace(outline, claims=tuple(entries))


def build_outline(
    *,
    article: ArticleRecord,
    revision: RevisionRecord,
    claims: Iterable[ClaimRecord],
    relations: Sequence[RelationRecord],
    others: Mapping[int, ClaimRecord],
    snapshots: Mapping[int, SnapshotRecord],
    log_head: str,
    as_of: datetime,
    aside: Sequence[ClaimRecord] = (),
    evidence: Sequence[EvidenceRecord] = (),
    history: History = NO_HISTORY,
    marked: bool = True,
) -> Report:
    """All of the report but its claims, which are looked at once and not kept.

    Without ``marked`` the text is in its blocks, but the claims are not marked in it: their places take
    most of the memory of a large report. The other arguments and the errors are those of ``build_report``.
    """
    if as_of.tzinfo is None:
        raise ValueError("the time of a report needs a time zone")
    flagged = {claim_id for relation in relations for claim_id in (relation.a, relation.b)}
    sides = {claim_id: _side(record, here=False) for claim_id, record in others.items()}
    count = dict.fromkeys(Status, 0)
    spans = []
    without = _without_claim(revision)
    starts = [passage.start for passage in without]
    claimed: set[int] = set()  # passages that a person made a claim of
    for record in claims:
        count[record.status] += 1
        place = bisect_left(starts, record.claim.end) - 1
        if place >= 0 and record.claim.start < without[place].end:
            claimed.add(place)
        if marked and _is_marked(record, revision):
            spans.append(Span(record.id, record.claim.start, record.claim.end, record.status))
        if record.id in flagged:
            sides[record.id] = _side(record, here=True)
    flags = _flags(relations, sides)
    return Report(
        article=_article(article, revision, spans),
        as_of=as_of,
        log_head=log_head,
        figures=_figures(count, flags),
        claims=(),
        flags=flags,
        passages=_passages(
            [each for place, each in enumerate(without) if place not in claimed], revision, aside, evidence
        ),
        changes=_changes(history, flags, snapshots),
        corrections=history.corrections,
    )


def build_entries(
    claims: Iterable[ClaimRecord],
    *,
    revision: RevisionRecord,
    evidence: Sequence[EvidenceRecord],
    snapshots: Mapping[int, SnapshotRecord],
    flags: Sequence[Flag],
    past: Mapping[int, ClaimPast],
    origins: Mapping[int, Sequence[int]],
) -> Iterator[ClaimEntry]:
    """The entries of ``claims``, one by one, those of a sentence by id.

    The claims must come in the order of their sentences; ``flags`` are those of the outline, and ``past`` is what
    the last report said of those claims that it said something else of.
    """
    by_claim: defaultdict[int, list[EvidenceRecord]] = defaultdict(list)
    for item in sorted(evidence, key=lambda item: item.id):
        by_claim[item.claim_id].append(item)
    links = _links(flags)
    for _, group in groupby(claims, key=lambda claim: claim.claim.sentence_start):
        for claim in sorted(group, key=lambda claim: claim.id):
            # Looked up without adding a key: a large article has far more claims than sources or flags.
            found = by_claim.get(claim.id, ())
            entry = _entry(claim, revision, found, snapshots, tuple(links.get(claim.id, ())))
            if claim.id in origins:
                entry = replace(entry, came_from=tuple(origins[claim.id]))
            yield _with_past(entry, claim, past[claim.id], found) if claim.id in past else entry


def _article(article: ArticleRecord, revision: RevisionRecord, spans: Sequence[Span]) -> ArticlePart:
    return ArticlePart(
        slug=article.slug,
        title=article.title,
        source=public_source(article.source),
        place=article.place,
        published=article.published,
        language=article.language,
        revision=revision.number,
        sha256=revision.sha256,
        text=revision.text,
        blocks=marked_blocks(revision.text, revision.blocks, spans),
    )


def public_source(source: str) -> str | None:
    """Where an article came from without the folders of this machine; None for standard input."""
    if source == "-":
        return None
    return source if web_link(source) else PureWindowsPath(source).name  # takes both kinds of slash


def _is_marked(claim: ClaimRecord, revision: RevisionRecord) -> bool:
    return claim.revision_id == revision.id and 0 <= claim.claim.start < claim.claim.end <= len(revision.text)


def _figures(count: Mapping[Status, int], flags: Sequence[Flag]) -> Figures:
    open_sides = {
        side.claim for flag in flags if flag.state is RelationState.OPEN for side in (flag.a, flag.b) if side.here
    }
    return Figures(
        total=sum(count.values()),
        verified=count[Status.VERIFIED],
        disputed=count[Status.DISPUTED],
        pending=count[Status.PENDING],
        flagged=len(open_sides),
    )


def _entry(
    record: ClaimRecord,
    revision: RevisionRecord,
    evidence: Sequence[EvidenceRecord],
    snapshots: Mapping[int, SnapshotRecord],
    flags: tuple[FlagLink, ...],
) -> ClaimEntry:
    public = [item for item in evidence if may_leave(item)]
    return ClaimEntry(
        id=record.id,
        claim=record.claim,
        quote=record.quote,
        marked=_is_marked(record, revision),
        verdict=public_verdict(row_of_claim(record), evidence),
        sources=tuple(_source(item, snapshots.get(item.id), stand_in(item, public)) for item in public),
        flags=flags,
    )


def _with_past(
    entry: ClaimEntry, record: ClaimRecord, past: ClaimPast, evidence: Sequence[EvidenceRecord]
) -> ClaimEntry:
    if past.row is None:
        return replace(entry, new=True)
    by, at = past.signed or (entry.verdict.by, entry.verdict.at)
    return replace(entry, earlier=Earlier(stated(row_of_claim(record) | past.row, evidence), by, at))


def _source(evidence: EvidenceRecord, snapshot: SnapshotRecord | None, copy: EvidenceRecord | None = None) -> Source:
    return Source(
        url=evidence.url,
        locator=evidence.locator,
        quote=evidence.quote,
        stance=evidence.stance,
        added_by=evidence.added_by,
        added_at=evidence.added_at,
        presence=evidence.presence,
        note=evidence.note,
        decayed=evidence.decayed,
        checked_at=evidence.checked_at,
        snapshot=None if snapshot is None else Snapshot(snapshot.fetched_at, snapshot.final_url, snapshot.sha256),
        stand_in=None if copy is None else copy.url,
    )


def _side(record: ClaimRecord, *, here: bool) -> Side:
    claim = record.claim
    return Side(
        claim=record.id,
        here=here,
        article=record.article,
        text=claim.text,
        speaker=claim.speaker,
        certainty=claim.certainty,
        occurred_on=claim.occurred_on,
        status=record.status,
    )


def _flags(relations: Sequence[RelationRecord], sides: Mapping[int, Side]) -> tuple[Flag, ...]:
    ordered = sorted(relations, key=lambda relation: (_KIND_ORDER.index(relation.kind), relation.id))
    return tuple(
        Flag(
            id=relation.id,
            kind=relation.kind,
            score=relation.score,
            state=relation.state,
            decided_by=relation.decided_by,
            decided_at=relation.decided_at,
            reasons=relation.reasons,
            a=sides[relation.a],
            b=sides[relation.b],
        )
        for relation in ordered
    )


def _changes(history: History, flags: Sequence[Flag], snapshots: Mapping[int, SnapshotRecord]) -> Changes | None:
    if history.last is None:
        return None
    by_id = {flag.id: flag for flag in flags}
    return Changes(
        as_of=history.last.as_of,
        log_head=history.last.log_head,
        gone=history.gone,
        sources=tuple(
            SourceChange(
                claim=change.evidence.claim_id,
                source=None if change.withdrawn else _source(change.evidence, snapshots.get(change.evidence.id)),
                new=change.new,
                was=change.was,
            )
            for change in history.sources
        ),
        flags=tuple(FlagChange(by_id[change.relation.id], change.was) for change in history.flags),
        notes=history.notes,
    )


def _links(flags: Sequence[Flag]) -> defaultdict[int, list[FlagLink]]:
    links: defaultdict[int, list[FlagLink]] = defaultdict(list)
    for flag in flags:
        if flag.state is not RelationState.DISMISSED:
            links[flag.a.claim].append(FlagLink(flag.id, flag.kind, flag.state, flag.b))
            links[flag.b.claim].append(FlagLink(flag.id, flag.kind, flag.state, flag.a))
    return links


def _without_claim(revision: RevisionRecord) -> list[Passage]:
    """The sentences that decomposition made no claim of, in text order."""
    furniture = [block for block in revision.blocks if block.kind is not BlockKind.PARAGRAPH]
    return [
        passage
        for passage in revision.passages
        if passage.kind is PassageKind.NO_CLAIM
        and not any(block.start <= passage.start and passage.end <= block.end for block in furniture)
    ]


def _passages(
    without: Sequence[Passage],
    revision: RevisionRecord,
    aside: Sequence[ClaimRecord],
    evidence: Sequence[EvidenceRecord],
) -> tuple[OpenPassage, ...]:
    """What was not checked, in text order: sentences without a claim, and what was set aside."""
    found = [
        OpenPassage(passage.start, passage.end, revision.text[passage.start : passage.end], passage.reason)
        for passage in without
    ]
    for record in aside:
        own = [item for item in evidence if item.claim_id == record.id]
        reason = public_reason(record.standing_reason, own)
        why = f"{SET_ASIDE}: {reason}" if reason else SET_ASIDE
        found.append(OpenPassage(record.claim.start, record.claim.end, record.quote, why))
    return tuple(sorted(found, key=lambda passage: (passage.start, passage.end)))
