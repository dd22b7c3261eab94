"""The report for editors: Markdown that reads well raw and rendered, with foreign text inert."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from verify.report.markdown_article import marked_article
from verify.report.markdown_changes import changes, corrections
from verify.report.markdown_text import address, code, inert
from verify.report.model import ClaimEntry, Figures, Flag, Report, Side, Source
from verify.report.words import (
    CERTAINTY,
    FLAG_GLYPH,
    FLAG_INTRO,
    GLYPH,
    KIND_TITLE,
    METHOD,
    METHOD_INTRO,
    METHOD_SOURCES,
    NO_FLAG,
    NOT_CHECKABLE,
    STANCE,
    came_from,
    claims_count,
    day,
    moment,
)
from verify.types import RelationKind, RelationState, Status

_BAR_CELLS = 24
_FLAGGED = {
    RelationKind.CONFLICT: "In conflict with",
    RelationKind.UPDATE: "Updates, or is updated by,",
    RelationKind.DUPLICATE: "Says the same as",
}


def to_markdown(report: Report) -> str:
    """Render the report in CommonMark with GitHub's tables. Links inside it need heading anchors, as GitHub makes."""
    paragraphs = (
        *_head(report),
        *_section("Corrections", corrections(report)),
        *_section("What changed since the last report", changes(report)),
        *_section("The article", marked_article(report)),
        *_section("Conflicts, updates and duplicates", _flags(report)),
        *_section("The claims", _claims(report)),
        *_section("What nobody has checked", _unchecked(report)),
        *_section("How to read this report", _method(report)),
    )
    return "\n\n".join(paragraphs) + "\n"


def _section(title: str, paragraphs: Iterable[str]) -> Iterator[str]:
    yield f"## {title}"
    yield from paragraphs


def _head(report: Report) -> Iterator[str]:
    article = report.article
    yield f"# Claim report: {inert(article.title)}"
    origin = [
        inert(article.place) if article.place else "",
        day(article.published) if article.published else "",
        f"from {address(article.source)}" if article.source else "",
        f"revision {article.revision}",
    ]
    yield f"{', '.join(part for part in origin if part)}. As of {moment(report.as_of)}."
    yield _chart(report.figures)
    if report.figures.flagged:
        verb = "is" if report.figures.flagged == 1 else "are"
        yield (
            f"{FLAG_GLYPH} {claims_count(report.figures.flagged)} {verb} in a conflict, an update or a duplicate "
            "that no reviewer has decided on."
        )


def _chart(figures: Figures) -> str:
    lines = [
        f"{_state(status):<11} {_bar(count, figures.total)} {count:>4} of {figures.total}"
        for status, count in figures.by_status
    ]
    return "\n".join(["```text", *lines, "```"])


def _bar(count: int, total: int) -> str:
    cells = max(1, count * _BAR_CELLS // total) if count else 0
    return "█" * cells + "░" * (_BAR_CELLS - cells)


def _flags(report: Report) -> Iterator[str]:
    yield FLAG_INTRO if report.standing else NO_FLAG
    for kind, title in KIND_TITLE.items():
        flags = [flag for flag in report.standing if flag.kind is kind]
        if flags:
            yield f"### {title}"
        for flag in flags:
            yield _side_by_side(flag)
            yield _reasons(flag)
    if report.dismissed:
        yield "### Dismissed"
        yield "A reviewer looked at these pairs and set them aside."
        yield "\n".join(f"- {_dismissed(flag)}" for flag in report.dismissed)


def _side_by_side(flag: Flag) -> str:
    sides = (flag.a, flag.b)
    rows = [
        (f"{flag.kind.capitalize()} {flag.id}", *(_claim_name(side).replace("claim", "Claim", 1) for side in sides)),
        ("---", "---", "---"),
        ("Says", *(inert(side.text) for side in sides)),
        ("Said by", *(inert(side.speaker or "the article itself") for side in sides)),
        ("Certainty", *(CERTAINTY[side.certainty] for side in sides)),
    ]
    if any(side.occurred_on for side in sides):
        rows.append(("When", *(day(side.occurred_on) if side.occurred_on else "not said" for side in sides)))
    rows.append(("Verdict", *(_state(side.status) for side in sides)))
    return "\n".join(f"| {' | '.join(row)} |" for row in rows)


def _reasons(flag: Flag) -> str:
    lines = [f"- {inert(reason.text)}" for reason in flag.reasons]
    return "\n".join([*lines, f"- *{_flag_state(flag)}*"])


def _flag_state(flag: Flag) -> str:
    if flag.state is RelationState.OPEN:
        return "No reviewer has decided on this pair."
    when = f", {moment(flag.decided_at)}" if flag.decided_at else ""
    return f"{flag.state.capitalize()} by {inert(flag.decided_by or 'a reviewer')}{when}."


def _dismissed(flag: Flag) -> str:
    pair = f"{_claim_name(flag.a)} and {_claim_name(flag.b)}"
    return f"{flag.kind.capitalize()} {flag.id}, {pair}. {_flag_state(flag)}"


def _claim_name(side: Side) -> str:
    if side.here:
        return f"[claim {side.claim}](#claim-{side.claim})"
    return f"claim {side.claim} in {inert(side.article)}"


def _claims(report: Report) -> Iterator[str]:
    if not report.claims:
        yield "No claims were found in this article."
    for entry in report.claims:
        yield f"### Claim {entry.id}"
        yield f"> {inert(entry.claim.text)}"
        yield _verdict(entry)
        yield "\n".join(f"- {fact}" for fact in _facts(entry))
        if entry.sources:
            yield "Sources:"
            yield "\n".join(f"{number}. {_source(source)}" for number, source in enumerate(entry.sources, 1))


def _state(status: Status) -> str:
    return f"{GLYPH[status]} {status.capitalize()}"


def _verdict(entry: ClaimEntry) -> str:
    verdict = entry.verdict
    reason = f" {inert(verdict.reason)}" if verdict.reason else ""
    if verdict.by is None:
        return f"**{_state(verdict.status)}**, nobody has decided yet.{reason}"
    again = " again, reopened" if verdict.status is Status.PENDING else ""
    when = f", {moment(verdict.at)}" if verdict.at else ""
    return f"**{_state(verdict.status)}**{again} by {inert(verdict.by)}{when}.{reason}"


def _facts(entry: ClaimEntry) -> Iterator[str]:
    claim = entry.claim
    cue = f" (“{inert(claim.cue)}”)" if claim.cue else ""
    yield f"Said by: {inert(claim.speaker or 'the article itself')}{cue}; {CERTAINTY[claim.certainty]}"
    if claim.occurred_on:
        yield f"When: {day(claim.occurred_on)}"
    if claim.quantities:
        yield f"Figures: {'; '.join(inert(quantity.text) for quantity in claim.quantities)}"
    if entry.reworded:
        yield f"In the article: “{inert(entry.quote)}”"
    if entry.came_from:
        yield came_from(entry.came_from)
    if not claim.checkable:
        yield NOT_CHECKABLE
    for link in entry.flags:
        yield f"{FLAG_GLYPH} {_FLAGGED[link.kind]} {_claim_name(link.other)} ({link.state})"
    if entry.unfounded:
        yield "No source is listed."


def _source(source: Source) -> str:
    place = [address(source.url) if source.url else "", inert(source.locator) if source.locator else ""]
    parts = [f"{STANCE[source.stance]}: {', '.join(part for part in place if part)}"]
    if source.quote:
        parts.append(f"“{inert(source.quote)}”")
    parts.append(f"Added by {inert(source.added_by)}, {moment(source.added_at)}.")
    if source.checked_at:
        parts.append(f"Last re-checked {moment(source.checked_at)}. {_found(source)}".rstrip())
    if source.snapshot:
        parts.append(f"Copy of {moment(source.snapshot.fetched_at)}, SHA-256 {code(source.snapshot.sha256)}.")
    return "  \n   ".join(parts)


def _found(source: Source) -> str:
    words = inert(source.found)
    return f"**{words}**" if words and source.decayed else words


def _unchecked(report: Report) -> Iterator[str]:
    if report.pending:
        yield f"**{claims_count(len(report.pending)).capitalize()} still pending:**"
        yield "\n".join(
            f"- [Claim {entry.id}](#claim-{entry.id}): {inert(entry.claim.text)}" for entry in report.pending
        )
    else:
        yield "No claim is pending."
    if report.passages:
        yield "**Sentences without a claim to check:**"
        yield "\n".join(f"- {inert(passage.text)} *({inert(passage.reason)})*" for passage in report.passages)


def _method(report: Report) -> Iterator[str]:
    yield METHOD_INTRO
    yield "\n".join(f"- **{word}**: {meaning}" for word, meaning in METHOD)
    yield METHOD_SOURCES
    article = report.article
    text = f"{code(article.slug)}, revision {article.revision}, SHA-256 of its text {code(article.sha256)}"
    yield "\n".join(
        [
            f"- As of: {moment(report.as_of)}",
            f"- Article: {text}",
            f"- Head of the event log: {code(report.log_head)}",
        ]
    )
