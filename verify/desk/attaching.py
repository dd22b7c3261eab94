"""Attaching a source to a claim: the quote is proved to be there before anything is stored."""

from __future__ import annotations

from dataclasses import dataclass

from verify.errors import FetchError, InputError
from verify.intake.pages import page_text
from verify.recheck.presence import find_quote
from verify.store import Store
from verify.types import EvidenceRecord, Fetcher, Stance, Terms


@dataclass(frozen=True, slots=True)
class Attachment:
    """What is attached: a ``url`` with the exact ``quote`` on that page, or a ``locator`` in words.

    A locator says where the source is found ("Minutes of 12 November, page 3"; "call with the
    harbour master, 14:20"); its quote is optional.
    """

    url: str | None = None
    locator: str | None = None
    quote: str | None = None
    stance: Stance = Stance.SUPPORTS
    terms: Terms = Terms.ON_RECORD


def attach(store: Store, fetcher: Fetcher, claim_id: int, attachment: Attachment, actor: str) -> EvidenceRecord:
    """Store the evidence, and for a page its snapshot, in one transaction."""
    _check(attachment)
    with store.read() as reader:
        reader.claim(claim_id)  # before the page is fetched: a wrong number should not cost a visit
    page, text = None, ""
    if attachment.url is not None:
        page = fetcher.fetch(attachment.url)
        if not page.ok:
            raise FetchError(f"{attachment.url} answered with status {page.status}.", "Nothing was attached.")
        text = page_text(page)
        _prove(attachment.quote or "", text, attachment.url)
    with store.write(actor) as writer:
        evidence_id = writer.add_evidence(
            claim_id,
            url=attachment.url,
            locator=attachment.locator,
            quote=attachment.quote,
            stance=attachment.stance,
            terms=attachment.terms,
        )
        if page is not None:
            writer.add_snapshot(evidence_id, page, text)
        return writer.evidence_one(evidence_id)


def _check(attachment: Attachment) -> None:
    if (attachment.url is None) == (attachment.locator is None):
        raise InputError("Evidence is either a web address or a locator.", "Give one of them.")
    if attachment.url is not None and not (attachment.quote or "").strip():
        raise InputError("A web page needs the exact quote that the verdict rests on.", "Give it with --quote.")


def _prove(quote: str, text: str, url: str) -> None:
    found = find_quote(quote, text)
    if found.span is None:
        nearest = f"Nearest sentence there: {found.nearest}" if found.nearest else "No sentence there is like it."
        raise InputError(f"The quote is not on the page {url}; nothing was attached.", nearest)
