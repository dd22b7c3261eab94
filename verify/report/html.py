"""The report for readers: one HTML file that asks for nothing, runs nothing and reads everywhere."""

from __future__ import annotations

import hashlib
from base64 import b64encode
from dataclasses import dataclass
from functools import cache
from itertools import accumulate, groupby, pairwise

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from verify.report import change_words, words
from verify.report.links import web_link
from verify.report.model import Figures, Flag, Report
from verify.types import RelationKind, Status
from verify.wording import one_line, visible

_CHART_WIDTH = 600


def to_html(report: Report) -> str:
    """Render the report as one self-contained document.

    Its Content-Security-Policy allows the one style it carries, by hash, and nothing else: no script,
    no image, no form, no request.
    """
    environment = _environment()
    style = environment.get_template("report.css").render()
    digest = b64encode(hashlib.sha256(style.encode()).digest()).decode()
    return environment.get_template("report.html").render(
        report=report,
        style=Markup(style),  # noqa: S704 - our own style sheet: no foreign text is in it
        policy=f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'",
        chart=_chart(report.figures),
        chart_width=_CHART_WIDTH,
        entries={entry.id: entry for entry in report.claims},
        words=words,
        change_words=change_words,
    )


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("verify.report"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_shown,
    )
    environment.filters |= {
        "moment": words.moment,
        "iso_time": words.iso_time,
        "day": words.day,
        "one_line": one_line,
        "web_link": web_link,
    }
    environment.tests["foreign"] = lambda part: isinstance(part, change_words.Foreign)
    environment.globals["differing"] = differing
    return environment


def _shown(value: object) -> object:
    """Make hidden characters visible in whatever a template prints, so that none can be forgotten."""
    return visible(value) if isinstance(value, str) and not isinstance(value, Markup) else value


@dataclass(frozen=True, slots=True)
class Bar:
    """One part of the chart, in units of its width."""

    status: Status
    count: int
    start: int
    width: int


def _chart(figures: Figures) -> tuple[Bar, ...]:
    edges = accumulate((count for _, count in figures.by_status), initial=0)
    scaled = [edge * _CHART_WIDTH // max(figures.total, 1) for edge in edges]
    return tuple(
        Bar(status, count, start, end - start)
        for (status, count), (start, end) in zip(figures.by_status, pairwise(scaled), strict=True)
    )


def differing(flag: Flag, *, first: bool) -> list[tuple[str, bool]]:
    """One side's text in stretches, each with whether it is what the flag's reasons say differs."""
    text = flag.a.text if first else flag.b.text
    differs = [False] * len(text)
    if flag.kind is not RelationKind.DUPLICATE:
        for reason in flag.reasons:
            start, end = (reason.a_span if first else reason.b_span) or (0, 0)
            if reason.a != reason.b:
                differs[start:end] = [True] * len(text[start:end])
    return [
        ("".join(char for char, _ in group), marked)
        for marked, group in groupby(zip(text, differs, strict=True), key=lambda pair: pair[1])
    ]
