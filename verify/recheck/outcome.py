"""What a visit to a source says about the quote that a verdict rests on.

The quote is looked for, not the page compared: adverts, menus and dates may change as they like. Where it is not
found, the page as it was tells what happened: an article that still stands around the place has lost its words;
where nothing of the article stands, something else came in its place, and that may be a wall, which says nothing.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from http import HTTPStatus

from verify.errors import FetchError, FetchFailure
from verify.recheck.places import is_front, same_place
from verify.recheck.presence import find_all, find_quote
from verify.recheck.remains import Remains, prose, remains_of
from verify.recheck.replaced import Replacement, find_replacement
from verify.recheck.sight import Sight
from verify.recheck.standing import Outcome
from verify.recheck.walls import comes_back, is_gate, leads_to_door, says_gone, says_paid, says_wall
from verify.types import Page, Presence

_REMOVED = frozenset({404, 410})
_REFUSED = frozenset({401, 402, 403, 407, 451})
_LATER = frozenset({429, 503})
# Words that a paragraph has when it tells what an earlier version said: the quote in it stands no more.
_CORRECTS = re.compile(
    r"\b(?:earlier|previous|original|first|prior|old(?:er)?) version|\b(?:previously|originally|initially|earlier)"
    r" (?:said|stated|reported|read|gave)|\b(?:incorrectly|erroneously|mistakenly|wrongly|in error)\b"
    r"|\bcorrections?\b|\bclarification\b|\bretract(?:ed|ion)\b|\bwe regret\b|\b(?:was|been) corrected\b",
    re.IGNORECASE,
)
_SHORT_PAGE = 60  # words; what came in the place of an article and is no longer than this may be any wall


@dataclass(frozen=True, slots=True)
class Basis:
    """What a source is judged by.

    ``url`` is the address that is cited, ``quote`` the words. ``before`` is the visible text of the page when
    they were last seen there, ``newest`` that of the last page that was kept; both are empty where none was.
    """

    url: str
    quote: str
    before: str = ""
    newest: str = ""


def outcome_of(basis: Basis, sight: Sight) -> Outcome:
    """Judge one visit."""
    page = sight.page
    if page is None or sight.error is not None:
        return _failure(sight.error)
    if page.not_modified and basis.newest:
        return replace(_judge(basis, page, replace(sight, text=basis.newest)), keep=False)
    if not page.ok:
        return _refusal(page.status)
    if not sight.text.strip():
        return Outcome(Presence.UNREACHABLE, "The page came back empty.")
    outcome = _judge(basis, page, sight)
    return replace(outcome, keep=outcome.presence.looked and prose(sight.text) != prose(basis.newest))


def after_following(first: Outcome, second: Outcome) -> Outcome:
    """What counts when a page sent its readers on: ``first`` is what it said itself, ``second`` what is there."""
    if second.presence in (Presence.PRESENT, Presence.MOVED):
        return replace(
            second, presence=Presence.MOVED, note=f"The quote is there; the page has moved to {second.address}."
        )
    return replace(first, elsewhere=None) if second.presence is Presence.GONE else second


def _failure(error: FetchError | None) -> Outcome:
    if error is None:
        return Outcome(Presence.UNREACHABLE, "The page did not answer.")
    presence = Presence.BLOCKED if error.kind is FetchFailure.ROBOTS else Presence.UNREACHABLE
    return Outcome(presence, error.what)


def _refusal(status: int) -> Outcome:
    """What an answer other than the page itself means."""
    answer = _answer(status)
    if status in _REMOVED:
        return Outcome(Presence.GONE, f"The page is gone ({answer}).")
    if status in _REFUSED:
        return Outcome(Presence.BLOCKED, f"The page may not be read by a program ({answer}).")
    if status in _LATER:
        return Outcome(Presence.UNREACHABLE, f"The site asks to come back later ({answer}).")
    return Outcome(Presence.UNREACHABLE, f"The page did not come ({answer}).")


def _judge(basis: Basis, page: Page, sight: Sight) -> Outcome:
    sight = replace(sight, text=_without_retractions(basis, sight.text))
    if find_quote(basis.quote, sight.text).span is not None:
        return _present(basis, page)
    remains = remains_of(basis.before, sight.text, basis.quote)
    if _is_blocked(basis, page, sight, remains):
        return Outcome(Presence.BLOCKED, "A login, consent, payment or robot check stands in front of the page.")
    return (_replaced(basis, page, sight) if remains.nothing else None) or _lost(
        find_replacement(basis.quote, sight.text, remains), basis.quote, sight.text
    )


def _replaced(basis: Basis, page: Page, sight: Sight) -> Outcome | None:
    """What it means that nothing of the article is there; None when it may have been written anew."""
    moved = _successor(basis, page, sight)
    if moved is not None:
        return Outcome(Presence.GONE, f"The page says that it has moved to {moved}.", elsewhere=moved)
    if says_gone(sight.text):
        return Outcome(Presence.GONE, "The page says that it is not there any more.")
    if is_front(page.final_url, page.url):
        return Outcome(Presence.GONE, f"The page is gone: its address leads to {page.final_url}.")
    if is_gate(sight.text, sight.hints) or comes_back(page.url, page.final_url):
        return Outcome(Presence.BLOCKED, "A page that wants something of its readers first stands in front of it.")
    if len(sight.text.split()) < _SHORT_PAGE:
        return Outcome(Presence.BLOCKED, "A few words came in place of the page, and none says that it is gone.")
    return None


def _without_retractions(basis: Basis, text: str) -> str:
    """``text`` without the paragraphs that quote these words only to take them back.

    Where the words were quoted from such a paragraph, it is what the verdict rests on.
    """
    if any(_CORRECTS.search(line) for line in _lines_with(basis.quote, basis.before)):
        return text
    dropped = {line for line in _lines_with(basis.quote, text) if _CORRECTS.search(line)}
    return "\n".join(line for line in text.split("\n") if line not in dropped) if dropped else text


def _lines_with(quote: str, text: str) -> list[str]:
    places = find_all(quote, text)
    return [text[text.rfind("\n", 0, start) + 1 : (text + "\n").find("\n", end)] for start, end in places]


def _present(basis: Basis, page: Page) -> Outcome:
    asked_elsewhere = not same_place(page.url, basis.url)
    for_good = any(step.permanent for step in page.redirects)
    if same_place(page.final_url, basis.url) or not (asked_elsewhere or for_good):
        return Outcome(Presence.PRESENT, "The quote is there.", address=page.url)
    return Outcome(
        Presence.MOVED, f"The quote is there; the page has moved to {page.final_url}.", address=page.final_url
    )


def _is_blocked(basis: Basis, page: Page, sight: Sight, remains: Remains) -> bool:
    """Whether a wall stands in front of the page: the words of one, and the article not behind them."""
    if leads_to_door(page.url, page.final_url):
        return not remains.next_stands
    if says_wall(sight.text) and not remains.next_stands and (remains.nothing or not says_wall(basis.before)):
        return True
    return (
        remains.cut
        and len(sight.text) < len(basis.before)
        and (sight.hints.paid or says_paid(sight.text, basis.before))
    )


def _successor(basis: Basis, page: Page, sight: Sight) -> str | None:
    """Where the page sends its readers, if to another place than it is itself, and not just to the front."""
    hints = sight.hints
    for each in (hints.refresh, *hints.successors, hints.canonical):
        known = each is None or any(same_place(each, known) for known in (basis.url, page.url, page.final_url))
        if each is not None and not known and not is_front(each, basis.url):
            return each
    return None


def _lost(replacement: Replacement | None, quote: str, text: str) -> Outcome:
    if replacement is None:
        found = find_quote(quote, text)
        note = "The quote is not on the page any more"
        if found.nearest is None:
            return Outcome(Presence.GONE, f"{note}, nor anything like it.")
        return Outcome(Presence.GONE, f"{note}; nearest: {found.nearest}", nearest=found.nearest, score=found.score)
    nearest, score = replacement.text, replacement.score
    if replacement.number_changed:
        return Outcome(Presence.NUMBER_CHANGED, f"A number has changed; now: {nearest}", nearest=nearest, score=score)
    return Outcome(
        Presence.REWORDED,
        f"The quote was reworded, {score:.0f} % of it is left; now: {nearest}",
        nearest=nearest,
        score=score,
    )


def _answer(status: int) -> str:
    try:
        return f"{status} {HTTPStatus(status).phrase}"
    except ValueError:  # servers make codes up
        return str(status)
