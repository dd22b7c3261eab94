"""ClaimReview markup: the claims of a report that may be published as fact checks, and why the others may not."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote, urlsplit

from verify.report.change_words import corrected, plain
from verify.report.claimreview_rules import check_review
from verify.report.links import web_link
from verify.report.model import ClaimEntry, Correction, Report
from verify.types import Status
from verify.wording import one_line

SCALE = {Status.DISPUTED: 1, Status.VERIFIED: 2}
"""The published scale: higher is truer. It has the desk's two verdicts and no more, so that no number says
more than a reviewer did: a claim that sources disagree about is disputed, which is not the same as false."""

# Speakers whose words tell that they name nobody in particular, and those that tell of an organisation.
_ANYBODY = re.compile("an?|another|any|both|each|few|he|it|many|most|one|several|she|some|they|two|we", re.IGNORECASE)
_ORGANISATION = re.compile(
    "agency|army|association|authority|bank|board|bureau|cabinet|channel|coalition|command|commission|committee|company"
    "|corporation|council|court|department|directorate|embassy|forces?|front|government|group|house|institute|kremlin"
    "|league|ministry|mission|movement|nations|navy|network|news|office|organi[sz]ation|parliament|party|pentagon|police"
    "|press|secretariat|senate|service|society|television|tv|union|university",
    re.IGNORECASE,
)
_FULL_NAME = 2  # words with a capital that make a name identify a person


@dataclass(frozen=True, slots=True)
class Publisher:
    """Who publishes the checks: a name, its site, and the address under which reports are put.

    The report on an article is expected at ``checks_url`` + its slug, as the HTML report gives it.
    """

    name: str
    url: str
    checks_url: str


@dataclass(frozen=True, slots=True)
class Review:
    """One claim's way to markup: either the ``markup``, or the reasons why there is none, in words."""

    claim: int
    text: str
    markup: dict[str, Any] | None
    reasons: tuple[str, ...]


def to_claimreview(report: Report, publisher: Publisher) -> str:
    """Render the claims that qualify as JSON-LD, ready for a page.

    The reasons for the others are not in it: they would tell readers of a source that must not be told of.
    """
    graph = [review.markup for review in reviews(report, publisher) if review.markup is not None]
    text = json.dumps({"@context": "https://schema.org", "@graph": graph}, ensure_ascii=False, indent=2)
    # Put into a page as a script, no text may end the script or open a comment.
    return text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026") + "\n"


def reviews(report: Report, publisher: Publisher) -> tuple[Review, ...]:
    """Every claim of the report with its markup or with the reasons against one."""
    return tuple(_review(entry, report, publisher) for entry in report.claims)


def _corrections(entry: ClaimEntry, report: Report) -> list[dict[str, str]] | None:
    """What was corrected about a claim, as schema.org has it of any published work."""
    return [
        _filled(
            {
                "@type": "CorrectionComment",
                "text": one_line(" ".join(map(plain, corrected(each)))),
                "datePublished": _day(each),
            }
        )
        for each in report.corrections
        if each.claim == entry.id
    ] or None


def _day(correction: Correction) -> str | None:
    altered = correction.alteration
    at = altered.at if altered is not None else correction.notes[0].at
    return at.date().isoformat() if at else None


def _review(entry: ClaimEntry, report: Report, publisher: Publisher) -> Review:
    reasons = [*_against(entry, report, publisher)]
    if reasons:
        return Review(entry.id, entry.claim.text, None, tuple(reasons))
    markup = _markup(entry, report, publisher)
    broken = tuple(f"{finding.field}: {finding.text}" for finding in check_review(markup) if finding.required)
    return Review(entry.id, entry.claim.text, None if broken else markup, broken)


def _against(entry: ClaimEntry, report: Report, publisher: Publisher) -> Iterator[str]:
    if entry.verdict.status not in SCALE:
        yield "pending: nobody has decided"
    if not entry.claim.checkable:
        yield "not checkable: an opinion, a wish or a call"
    if entry.claim.speaker is None and not _is_elsewhere(report.article.source, publisher):
        yield "own copy: the article itself says so, and nobody else is named"
    if not (web_link(publisher.checks_url) and publisher.name):
        yield "no public address: set publisher and checks_url"
    if entry.verdict.status in SCALE and not entry.sources:
        yield "terms: no source on the record stands behind it"
    if not entry.marked:
        yield "stale: it was made of an earlier version of the article"
    if any(source.decayed for source in entry.sources):
        yield "stale: the words of a source stand no more"


def _is_elsewhere(source: str | None, publisher: Publisher) -> bool:
    """Whether the article was published on somebody else's site."""
    if source is None or not web_link(source):
        return False
    own = {_site(publisher.url), _site(publisher.checks_url)} - {""}
    return bool(own) and not any(_site(source) == site or _site(source).endswith(f".{site}") for site in own)


def _site(address: str) -> str:
    return (urlsplit(address).hostname or "").removeprefix("www.") if web_link(address) else ""


def _markup(entry: ClaimEntry, report: Report, publisher: Publisher) -> dict[str, Any]:
    claim, verdict, article = entry.claim, entry.verdict, report.article
    rating = {
        "@type": "Rating",
        "ratingValue": SCALE.get(verdict.status),
        "worstRating": min(SCALE.values()),
        "bestRating": max(SCALE.values()),
        "alternateName": verdict.status.capitalize(),
    }
    markup = {
        "@type": "ClaimReview",
        "url": f"{publisher.checks_url.rstrip('/')}/{quote(article.slug)}#claim-{entry.id}",
        "datePublished": verdict.at.date().isoformat() if verdict.at else None,
        "inLanguage": article.language,
        "claimReviewed": one_line(claim.text),
        "author": _filled({"@type": "Organization", "name": one_line(publisher.name), "url": web_link(publisher.url)}),
        "itemReviewed": _item(entry, report),
        "correction": _corrections(entry, report),
        "reviewRating": _filled(rating | {"ratingExplanation": one_line(verdict.reason or "")}),
    }
    return _filled(markup)


def _item(entry: ClaimEntry, report: Report) -> dict[str, Any]:
    """The claim, where it stood, and who made it; the author only where a name says who that is."""
    article = report.article
    address = web_link(article.source) if article.source else None
    return _filled(
        {
            "@type": "Claim",
            "author": _author(entry.claim.speaker),
            "datePublished": article.published if address else None,
            "appearance": {"@type": "CreativeWork", "url": address} if address else None,
        }
    )


def _author(speaker: str | None) -> dict[str, str] | None:
    words = one_line(speaker or "").split()
    capitals = [word for word in words if word[:1].isupper()]
    if not capitals or _ANYBODY.fullmatch(words[0]):
        return None
    name = " ".join(words)
    abbreviation = len(words) == 1 and name.isupper()
    if abbreviation or words[0].casefold() == "the" or any(_ORGANISATION.fullmatch(word) for word in words):
        return {"@type": "Organization", "name": name}
    return {"@type": "Person", "name": name} if len(capitals) >= _FULL_NAME else None


def _filled(values: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in values.items() if value not in (None, "")}
