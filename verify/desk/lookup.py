"""What others have published about a claim, and attaching it as a source."""

from __future__ import annotations

from itertools import islice

from verify.desk.attaching import Attachment, attach_page
from verify.errors import InputError
from verify.intake.factcheck import published_checks
from verify.settings import Settings
from verify.store import Store
from verify.types import Caller, EvidenceRecord, Fetcher, PublishedCheck, Stance
from verify.wording import one_line


def look_up(caller: Caller, settings: Settings, text: str, *, limit: int, language: str) -> list[PublishedCheck]:
    """The published checks of what ``text`` says, at most ``limit``.

    Raises:
        InputError: when the newsroom has no key for the index, or there is nothing to look up.
        FetchError: when the index cannot be asked.
    """
    if not settings.factcheck_key:
        raise InputError(
            "Looking up published checks needs a key for the Google Fact Check Tools API.",
            "Set CLAIMDESK_FACTCHECK_KEY in the environment; Google gives keys in its API console.",
        )
    if not text.strip():
        raise InputError("There is nothing to look up.", "Give a claim by its number, or a text.")
    checks = published_checks(caller, settings.factcheck_url, settings.factcheck_key, text, language=language)
    return list(islice(checks, limit))


def attach_check(
    store: Store, fetcher: Fetcher, claim_id: int, check: PublishedCheck, actor: str, *, quote: str | None
) -> EvidenceRecord:
    """Attach a published check to a claim as context, its page fetched and kept like that of any source.

    The words that are watched there are ``quote`` or, without one, the check's title, the claim or the rating: the
    first that stands on the page. Who rated it how is kept beside the address, in the words of the publisher.

    Raises:
        InputError: when none of these is on the page.
        FetchError: when the page cannot be had.
    """
    quotes = [quote] if quote else [each for each in (check.title, check.text, check.rating) if each]
    if not quotes:
        raise InputError("The index has no words of this check to look for.", "Give some of its page with --quote.")
    attachment = Attachment(url=check.url, locator=_rated(check), stance=Stance.CONTEXT)
    return attach_page(store, fetcher, claim_id, attachment, actor, quotes=quotes)


def _rated(check: PublishedCheck) -> str:
    by = check.publisher or check.site or "an unnamed publisher"
    dated = f", {check.review_date[:10]}" if check.review_date else ""
    rating = f": rated “{check.rating}”" if check.rating else ""
    return one_line(f"Check by {by}{dated}{rating}")
