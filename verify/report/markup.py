"""Finding ClaimReview markup in anybody's file: JSON, JSON-LD, or a page that holds it as a script."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from lxml import etree

from verify.report.claimreview_rules import Finding, check_review, is_type

_DEEPEST = 200  # levels of JSON that are looked through: markup has about five


@dataclass(frozen=True, slots=True)
class CheckedMarkup:
    """One ClaimReview, the first being number 1, with the summary it gives and what was found."""

    number: int
    summary: str
    findings: tuple[Finding, ...]

    @property
    def sound(self) -> bool:
        """Whether it breaks no rule; advice does not count."""
        return not any(finding.required for finding in self.findings)


@dataclass(frozen=True, slots=True)
class Markup:
    """All that was found in a file; ``faults`` tell in words what of it could not be read."""

    reviews: tuple[CheckedMarkup, ...]
    faults: tuple[str, ...]


def lint(text: str) -> Markup:
    """Check every ClaimReview in ``text``, wherever in it they are."""
    checked: list[CheckedMarkup] = []
    scripts, faults = _scripts(text)
    for number, script in enumerate(scripts, 1):
        try:
            value = json.loads(script)
        except (ValueError, RecursionError) as error:
            told = "it is nested too deeply" if isinstance(error, RecursionError) else str(error)
            faults.append(f"script {number} is no JSON: {told}")
            continue
        for review in _reviews(value, in_context=False, depth=0):
            checked.append(_checked(len(checked) + 1, *review))
    return Markup(tuple(checked), tuple(faults))


def _checked(number: int, review: dict[str, Any], in_context: bool) -> CheckedMarkup:  # noqa: FBT001 - a pair of _reviews
    context = () if in_context else (Finding("@context", "it is not https://schema.org: nobody knows the type"),)
    summary = review.get("claimReviewed")
    return CheckedMarkup(number, summary if isinstance(summary, str) else "", (*context, *check_review(review)))


def _scripts(text: str) -> tuple[list[str], list[str]]:
    """The text where it is JSON, else the scripts in it that say they are JSON-LD; and what could not be read."""
    if text.lstrip("\ufeff \t\r\n")[:1] in ("{", "["):
        return [text.removeprefix("\ufeff")], []
    parser = etree.HTMLParser(encoding="utf-8", huge_tree=True)
    page = etree.fromstring(text.replace("\0", "").encode("utf-8", "replace"), parser)
    cut = any(entry.type == etree.ErrorTypes.ERR_RESOURCE_LIMIT for entry in parser.error_log)
    faults = ["the page is nested too deeply to be read to its end"] if cut else []
    if page is None:  # nothing in it that could be an element
        return [], faults
    return [script.text or "" for script in page.iter("script") if _is_json_ld(script)], faults


def _is_json_ld(script: etree._Element) -> bool:
    kind = script.get("type") or ""
    return kind.partition(";")[0].strip().casefold() == "application/ld+json"


def _reviews(value: object, *, in_context: bool, depth: int) -> Iterator[tuple[dict[str, Any], bool]]:
    """Every node of the type with whether schema.org is its vocabulary, the outer ones first."""
    if depth > _DEEPEST:
        return
    if isinstance(value, list):
        for item in value:
            yield from _reviews(item, in_context=in_context, depth=depth + 1)
    elif isinstance(value, dict):
        within = in_context or _is_schema_org(value.get("@context"))
        if is_type(value, "ClaimReview"):
            yield value, within or "schema.org" in str(value.get("@type"))
        for item in value.values():
            yield from _reviews(item, in_context=within, depth=depth + 1)


def _is_schema_org(context: object) -> bool:
    contexts = context if isinstance(context, list) else [context]
    named = [each.get("@vocab") if isinstance(each, dict) else each for each in contexts]
    return any(isinstance(each, str) and each.rstrip("/").endswith("://schema.org") for each in named)
