"""What changed since the last report, and what was corrected, in Markdown."""

from __future__ import annotations

from collections.abc import Container, Iterator

from verify.report.change_words import (
    CORRECTIONS_INTRO,
    NO_CHANGES,
    NO_CORRECTIONS,
    NOTHING_ELSE,
    Foreign,
    Sentence,
    claim_changed,
    corrected,
    flag_changed,
    gone,
    notes_added,
    since,
    source_changed,
)
from verify.report.markdown_text import code, inert
from verify.report.model import FlagChange, Report


def changes(report: Report) -> Iterator[str]:
    """Yield the paragraphs on what changed since the last report."""
    found = report.changes
    if found is None:
        yield NO_CHANGES
        return
    yield f"{since(found.as_of)} Its event log ended at {code(found.log_head)}."
    lines = [
        f"- [Claim {entry.id}](#claim-{entry.id}): {_shown(sentence)}"
        for entry in report.changed
        for sentence in claim_changed(entry)
    ]
    lines += [f"- Claim {claim.claim}: {_shown(gone(claim))}" for claim in found.gone]
    listed = {entry.id for entry in report.claims}
    lines += [f"- {_claim(change.claim, listed)}: {_shown(source_changed(change))}" for change in found.sources]
    lines += [f"- {_flag(change)}: {_shown(flag_changed(change))}" for change in found.flags]
    if found.notes:
        lines.append(f"- {notes_added(found.notes)}")
    yield "\n".join(lines)
    yield NOTHING_ELSE


def corrections(report: Report) -> Iterator[str]:
    """Yield the paragraphs on what was corrected."""
    if not report.corrections:
        yield NO_CORRECTIONS
        return
    yield CORRECTIONS_INTRO
    listed = {entry.id for entry in report.claims}
    yield "\n".join(
        f"- {'The article' if each.claim is None else _claim(each.claim, listed)}: {_shown(line)}"
        for each in report.corrections
        for line in corrected(each)
    )


def _claim(number: int, listed: Container[int]) -> str:
    return f"[Claim {number}](#claim-{number})" if number in listed else f"Claim {number}"


def _flag(change: FlagChange) -> str:
    flag = change.flag
    sides = (
        f"[claim {side.claim}](#claim-{side.claim})" if side.here else f"claim {side.claim} in {inert(side.article)}"
        for side in (flag.a, flag.b)
    )
    return f"{flag.kind.capitalize()} {flag.id}, {' and '.join(sides)}"


def _shown(sentence: Sentence) -> str:
    return "".join(inert(part) if isinstance(part, Foreign) else part for part in sentence)
