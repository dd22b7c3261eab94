"""Attaching a source to a claim: the quote is proved to be there before anything is stored."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from verify.errors import FetchError, InputError
from verify.recheck.presence import find_quote
from verify.store import Store, Writer
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
    if attachment.url is not None:
        return attach_page(store, fetcher, claim_id, attachment, actor, quotes=[attachment.quote or ""])
    with store.write(actor) as writer:
        return writer.evidence_one(_add(writer, claim_id, attachment))


def attach_page(
    store: Store, fetcher: Fetcher, claim_id: int, attachment: Attachment, actor: str, *, quotes: Sequence[str]
) -> EvidenceRecord:
    """Fetch the page and attach it with the first of ``quotes`` that stands on it, and with a locator if there is one.

    Raises:
        InputError: when none of the quotes is on the page.
        FetchError: when the page cannot be had.
    """
    from verify.intake.pages import page_text  # noqa: PLC0415 - loads lxml, which only pages from the web need

    with store.read() as reader:
        reader.claim(claim_id)  # before the page is fetched: a wrong number should not cost a visit
    url = attachment.url or ""
    page = fetcher.fetch(url)
    if not page.ok:
        raise FetchError(f"{url} answered with status {page.status}.", "Nothing was attached.")
    text = page_text(page)
    proved = replace(attachment, quote=_proved(quotes, text, url))
    with store.write(actor) as writer:
        evidence_id = _add(writer, claim_id, proved)
        writer.add_snapshot(evidence_id, page, text)
        return writer.evidence_one(evidence_id)


def _add(writer: Writer, claim_id: int, attachment: Attachment) -> int:
    return writer.add_evidence(
        claim_id,
        url=attachment.url,
        locator=attachment.locator,
        quote=attachment.quote,
        stance=attachment.stance,
        terms=attachment.terms,
    )


def _check(attachment: Attachment) -> None:
    if (attachment.url is None) == (attachment.locator is None):
        raise InputError("Evidence is either a web address or a locator.", "Give one of them.")
    if attachment.url is not None and not (attachment.quote or "").strip():
        raise InputError("A web page needs the exact quote that the verdict rests on.", "Give it with --quote.")


def _proved(quotes: Sequence[str], text: str, url: str) -> str:
    for quote in quotes:
        if find_quote(quote, text).span is not None:
            return quote
    found = find_quote(quotes[0], text)
    nearest = f"Nearest sentence there: {found.nearest}" if found.nearest else "No sentence there is like it."
    raise InputError(f"The quote is not on the page {url}; nothing was attached.", nearest)
