"""From what came over the wire to what a visit found, following a page that says where it has moved."""

from __future__ import annotations

from dataclasses import dataclass

from verify.errors import FetchError
from verify.recheck.outcome import Basis, after_following, outcome_of
from verify.recheck.sight import Sight
from verify.recheck.standing import Outcome
from verify.store import Reader
from verify.types import Fetcher, Page, Watched


def sight_of(answer: Page | FetchError) -> Sight:
    """Read what came: a page of any status, or why there is none."""
    from verify.intake.hints import page_hints  # noqa: PLC0415 - loads lxml, which reviewing does without
    from verify.intake.pages import page_text  # noqa: PLC0415 - the same

    if isinstance(answer, FetchError):
        return Sight(None, error=answer)
    try:
        return Sight(answer, page_text(answer), page_hints(answer))
    except FetchError as error:
        return Sight(answer, error=error)


def basis_of(reader: Reader, source: Watched) -> Basis:
    """What a source is judged by: its quote, and how its page was."""
    newest = reader.newest_snapshot(source.evidence_id)
    good = newest if newest is None or newest.holds else reader.latest_snapshot(source.evidence_id)
    return Basis(
        url=source.url, quote=source.quote, before=good.text if good else "", newest=newest.text if newest else ""
    )


@dataclass(frozen=True, slots=True)
class Found:
    """What a visit found, and what it saw last: the page that counts, where another one was followed."""

    outcome: Outcome
    sight: Sight


def look(basis: Basis, sight: Sight, fetcher: Fetcher) -> Found:
    """Judge what a visit saw; where the page sends its readers on and the quote is not there, follow it once."""
    outcome = outcome_of(basis, sight)
    if outcome.elsewhere is None:
        return Found(outcome, sight)
    try:
        beyond = sight_of(fetcher.fetch(outcome.elsewhere))
    except FetchError as error:
        beyond = Sight(None, error=error)
    followed = after_following(outcome, outcome_of(basis, beyond))
    return Found(followed, sight if followed is outcome else beyond)
