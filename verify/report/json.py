"""The report for programs: one versioned JSON object with stable keys, everything in it.

``report.schema.json`` beside this file is its JSON Schema.
"""

from __future__ import annotations

import json
import math
import re
from array import array
from collections.abc import Iterable, Iterator
from typing import Any

from verify.report.json_changes import changes_shape, correction_shape, earlier_shape
from verify.report.model import ArticlePart, ClaimEntry, Flag, MarkedBlock, Report, Side, Snapshot, Source
from verify.report.words import iso_time
from verify.types import Claim, Quantity, Reason, Status
from verify.wording import is_hidden

FORMAT = "claimdesk-report"
VERSION = 2

# json.dumps escapes C0 controls only; the rest acts on a terminal, and lone surrogates have no UTF-8.
_UNSAFE = re.compile(r"[^\x20-\x7e\n]")
_LINE_ENDS = "\u2028\u2029"


def to_json(report: Report) -> str:
    r"""Render the report. Times are ISO 8601 in UTC, offsets count code points of ``article.text``.

    Strings are as they were stored; control, bidirectional and other invisible characters in them are
    written as ``\u`` escapes.
    """
    return "".join(json_parts(report, report.claims))


def json_parts(report: Report, entries: Iterable[ClaimEntry]) -> Iterator[str]:
    """The same in parts, one claim at a time, with the claims of ``entries`` instead of the report's own."""
    yield "{\n"
    for name, value in _head(report).items():
        yield f'  "{name}": {_dumped(value, 2)},\n'
    pending, changed = array("q"), array("q")
    yield '  "claims": ['
    between = "\n"
    for entry in entries:
        if entry.verdict.status is Status.PENDING:
            pending.append(entry.id)
        if entry.new or entry.earlier:
            changed.append(entry.id)
        yield f"{between}    {_dumped(_entry(entry), 4)}"
        between = ",\n"
    yield "],\n" if between == "\n" else "\n  ],\n"
    yield f'  "flags": {_dumped([_flag(flag) for flag in report.flags], 2)},\n'
    yield f'  "unchecked": {_dumped({"claims": list(pending), "passages": _passages(report)}, 2)},\n'
    yield f'  "changes": {_dumped(changes_shape(report.changes, changed, _source), 2)},\n'
    yield f'  "corrections": {_dumped([correction_shape(each) for each in report.corrections], 2)}\n}}\n'


def _dumped(value: object, indent: int) -> str:
    """``value`` as JSON, its lines after the first indented: no line end in it can be inside a string."""
    text = json.dumps(value, ensure_ascii=False, indent=2, allow_nan=False)
    return _UNSAFE.sub(_escaped, text).replace("\n", "\n" + " " * indent)


def _escaped(match: re.Match[str]) -> str:
    char = match.group()
    return f"\\u{ord(char):04x}" if is_hidden(char) or char in _LINE_ENDS else char


def _head(report: Report) -> dict[str, Any]:
    figures = report.figures
    return {
        "format": FORMAT,
        "version": VERSION,
        "as_of": iso_time(report.as_of),
        "log_head": report.log_head,
        "article": _article(report.article),
        "figures": {
            "total": figures.total,
            "verified": figures.verified,
            "disputed": figures.disputed,
            "pending": figures.pending,
            "flagged": figures.flagged,
        },
    }


def _passages(report: Report) -> list[dict[str, Any]]:
    return [
        {"start": passage.start, "end": passage.end, "text": passage.text, "reason": passage.reason}
        for passage in report.passages
    ]


def _article(article: ArticlePart) -> dict[str, Any]:
    return {
        "slug": article.slug,
        "title": article.title,
        "source": article.source,
        "place": article.place,
        "published": article.published,
        "language": article.language,
        "revision": article.revision,
        "sha256": article.sha256,
        "text": article.text,
        "blocks": [_block(block) for block in article.blocks],
    }


def _block(block: MarkedBlock) -> dict[str, Any]:
    text = "".join(piece.text for piece in block.pieces)
    start = block.pieces[0].start + len(text) - len(text.lstrip())
    return {"kind": block.kind, "start": start, "end": max(start, block.pieces[0].start + len(text.rstrip()))}


def _entry(entry: ClaimEntry) -> dict[str, Any]:
    verdict = entry.verdict
    return {
        "id": entry.id,
        **_claim(entry.claim),
        "quote": entry.quote,
        "marked": entry.marked,
        "status": verdict.status,
        "reason": verdict.reason,
        "decided_by": verdict.by,
        "decided_at": None if verdict.at is None else iso_time(verdict.at),
        "evidence": [_source(source) for source in entry.sources],
        "flags": [link.id for link in entry.flags],
        "came_from": list(entry.came_from),
        "new": entry.new,
        "earlier": None if entry.earlier is None else earlier_shape(entry.earlier),
    }


def _claim(claim: Claim) -> dict[str, Any]:
    return {
        "text": claim.text,
        "start": claim.start,
        "end": claim.end,
        "sentence": claim.sentence,
        "heading": claim.heading,
        "speaker": claim.speaker,
        "cue": claim.cue,
        "certainty": claim.certainty,
        "occurred_on": claim.occurred_on,
        "quantities": [_quantity(quantity) for quantity in claim.quantities],
        "entities": list(claim.entities),
        "open_references": list(claim.open_references),
        "checkable": claim.checkable,
    }


def _quantity(quantity: Quantity) -> dict[str, Any]:
    return {
        "text": quantity.text,
        "start": quantity.start,
        "end": quantity.end,
        "low": _finite(quantity.low),
        "high": _finite(quantity.high),
        "unit": quantity.unit,
        "counted": quantity.counted,
        "comparator": quantity.comparator,
    }


def _finite(bound: float | None) -> float | None:
    """JSON has no infinity: a number beyond a double's range is in the text alone."""
    return bound if bound is not None and math.isfinite(bound) else None


def _source(source: Source) -> dict[str, Any]:
    return {
        "url": source.url,
        "locator": source.locator,
        "quote": source.quote,
        "stance": source.stance,
        "added_by": source.added_by,
        "added_at": iso_time(source.added_at),
        "presence": source.presence,
        "decayed": source.decayed,
        "note": source.note,
        "checked_at": None if source.checked_at is None else iso_time(source.checked_at),
        "snapshot": None if source.snapshot is None else _snapshot(source.snapshot),
    }


def _snapshot(snapshot: Snapshot) -> dict[str, Any]:
    return {
        "fetched_at": iso_time(snapshot.fetched_at),
        "final_url": snapshot.final_url,
        "sha256": snapshot.sha256,
    }


def _flag(flag: Flag) -> dict[str, Any]:
    return {
        "id": flag.id,
        "kind": flag.kind,
        "score": flag.score,
        "state": flag.state,
        "decided_by": flag.decided_by,
        "decided_at": None if flag.decided_at is None else iso_time(flag.decided_at),
        "reasons": [_reason(reason) for reason in flag.reasons],
        "a": _side(flag.a),
        "b": _side(flag.b),
    }


def _reason(reason: Reason) -> dict[str, Any]:
    return {"slot": reason.slot, "a": reason.a, "b": reason.b, "text": reason.text}


def _side(side: Side) -> dict[str, Any]:
    return {
        "claim": side.claim,
        "article": side.article,
        "text": side.text,
        "speaker": side.speaker,
        "certainty": side.certainty,
        "occurred_on": side.occurred_on,
        "status": side.status,
    }
