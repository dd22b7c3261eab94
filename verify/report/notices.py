"""What re-checks changed, as receivers read it: JSON, Slack's form, and a digest in Markdown.

Evidence that is not on the record is told of without a word that could give it away: these texts leave the desk.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import UTC, datetime
from itertools import groupby
from typing import Any

from verify.report.markdown_text import address, inert
from verify.types import NoticeRecord, Terms
from verify.wording import one_line

_MOST_TEXT = 300  # characters of a claim or a note in a message; Slack cuts at 3,000 in all


def notice_shape(notice: NoticeRecord, *, inside: bool = False) -> dict[str, Any]:
    """A notice as JSON; unless it stays ``inside`` the desk, a confidential source has no more than its number."""
    source: dict[str, Any] = {"id": notice.evidence_id, "terms": str(notice.terms)}
    open_source = inside or _is_open(notice)
    if open_source:
        source |= {"url": notice.url, "locator": notice.locator, "quote": notice.quote}
    return {
        "type": "claimdesk.source-changed",
        "key": notice.key,
        "at": notice.at.isoformat(),
        "article": notice.article,
        "claim": {"id": notice.claim_id, "text": notice.claim, "reopened": notice.reopened},
        "source": source,
        "before": None if notice.before is None else str(notice.before),
        "after": str(notice.after),
        "note": notice.note if open_source else None,
    }


def as_json(notice: NoticeRecord) -> bytes:
    """The body of a webhook."""
    return json.dumps(notice_shape(notice), ensure_ascii=False).encode()


def as_slack(notice: NoticeRecord) -> bytes:
    """The body of an incoming webhook of Slack (and of those that took over its form).

    Foreign text can neither mention nor link nor format: the three characters that Slack reads as control are escaped
    (https://docs.slack.dev/messaging/formatting-message-text) and markup is switched off for the message.
    """
    lines = [_headline(notice), f"“{_short(notice.claim)}” ({one_line(notice.article)})", _source(notice)]
    if _is_open(notice):
        lines.append(_short(notice.note))
    text = "\n".join(line.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;") for line in lines)
    return json.dumps({"text": text, "mrkdwn": False}, ensure_ascii=False).encode()


def digest(notices: Sequence[NoticeRecord], now: datetime) -> str:
    """All of ``notices`` in Markdown: reopened claims first, then by article."""
    lines = [f"# What re-checks changed, {now.astimezone(UTC):%Y-%m-%d %H:%M} UTC", ""]
    for title, reopened in (("Verdicts that are open again", True), ("Other changes", False)):
        part = sorted((each for each in notices if each.reopened is reopened), key=lambda each: each.article)
        if part:
            lines += [f"## {title}", ""]
        for article, group in groupby(part, key=lambda each: each.article):
            lines += [f"### {inert(article)}", ""]
            for notice in group:
                lines += _item(notice)
            lines.append("")
    return "\n".join(lines).rstrip("\n") + "\n"


def _item(notice: NoticeRecord) -> list[str]:
    lines = [f"- Claim {notice.claim_id}: {inert(notice.claim)}"]
    place = ""
    if _is_open(notice):
        place = f" {address(notice.url)}" if notice.url else f" {inert(notice.locator or '')}"
    what = f"source {notice.evidence_id}{place} {_change(notice)}"
    lines.append(f"  - {notice.at.astimezone(UTC):%Y-%m-%d %H:%M} UTC, {what}")
    if _is_open(notice):
        lines.append(f"  - {inert(notice.note)}")
    return lines


def _headline(notice: NoticeRecord) -> str:
    if notice.reopened:
        return f"Claim {notice.claim_id} is open again: a source of its verdict {_change(notice)}."
    return f"Claim {notice.claim_id}: a source {_change(notice)}."


def _source(notice: NoticeRecord) -> str:
    if not _is_open(notice):
        return f"Source {notice.evidence_id}"
    return f"Source {notice.evidence_id}: {one_line(notice.url or notice.locator or '')}"


def _change(notice: NoticeRecord) -> str:
    was = f" (was {notice.before})" if notice.before is not None else ""
    return f"is {notice.after}{was}"


def _short(text: str) -> str:
    line = one_line(text)
    return line if len(line) <= _MOST_TEXT else f"{line[: _MOST_TEXT - 1]}…"


def _is_open(notice: NoticeRecord) -> bool:
    return notice.terms is Terms.ON_RECORD
