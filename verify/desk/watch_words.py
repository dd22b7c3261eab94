"""How the watch over the sources stands, in the words that both faces use."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from verify.desk.watching import WatchedSource, WatchStatus
from verify.types import NoticeRecord


def status_lines(found: WatchStatus) -> Iterator[str]:
    """Whether the checker runs, what is due, and when the next source is."""
    if found.checker is not None:
        ended = found.checker.ended_at
        how = f"checked {found.checker.checked}" if ended else "has not ended"
        yield f"The checker last ran at {found.checker.began_at:%Y-%m-%d %H:%M} UTC and {how}."
    if found.silent:
        yield f"! {found.silent} Let it run with: claimdesk recheck install"
    if found.quiet_until:
        yield f"Quiet hours until {found.quiet_until:%Y-%m-%d %H:%M} UTC: nobody is visited on schedule."
    next_due = f"; the next at {found.next_due:%Y-%m-%d %H:%M} UTC" if found.next_due else ""
    count = len(found.sources)
    yield f"{count} {'page' if count == 1 else 'pages'} under watch, {len(found.due)} due{next_due}"


def wrong_sources(found: WatchStatus) -> Iterator[tuple[str, Sequence[WatchedSource]]]:
    """The sources that need somebody, under what is wrong with them; only headings that have some."""
    for title, listed in (
        ("words that stand no more", found.decayed),
        ("failing", found.failing),
        ("not checked for too long", found.late),
    ):
        if listed:
            yield f"{title}: {len(listed)}", listed


def source_words(watched: WatchedSource) -> tuple[str, str]:
    """Which source it is, and how it was found last."""
    source = watched.source
    seen = f"last seen {source.looked_at:%Y-%m-%d %H:%M} UTC" if source.looked_at else "not seen since it was attached"
    return (
        f"source {source.evidence_id}, claim {source.claim_id} of {source.article}: {source.url}",
        f"{seen}; {source.note or 'not re-checked yet'}",
    )


def notice_words(notice: NoticeRecord) -> str:
    """What a re-check changed, without its note."""
    reopened = ", which is open again" if notice.reopened else ""
    was = f" (was {notice.before})" if notice.before else ""
    where = f"source {notice.evidence_id} of claim {notice.claim_id}{reopened}"
    return f"{notice.at:%Y-%m-%d %H:%M}  {where}: {notice.after}{was}"
