"""Where and when an article says it was written.

Read at the start of a block, in the forms that agencies and papers use:

- ``MOSCOW, Dec. 8 (Agency) — With rebels ...``  place, date and perhaps the agency, then a dash or colon
- ``date 2024-12-08 Moscow: With rebels ...``    date, place, then a dash or colon
- ``LONDON — The mayor ...``                     place, then a dash
- ``Saturday, September 12, 2015``               a date, on a line of its own or before the first sentence
- ``By Jane Doe``                                a byline, which says neither
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import cache

from verify.types import Dateline

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = (
    r"(?:January|Jan|February|Feb|March|Mar|April|Apr|May|June|Jun|July|Jul|August|Aug|September|Sept|Sep|October|Oct"
    r"|November|Nov|December|Dec)\b\.?"
)
_WEEKDAY = r"(?:(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs)?|Fri|Sat(?:ur)?|Sun)(?:day)?\b\.?,?\s+)?"
_DAY = r"\d{1,2}(?:st|nd|rd|th)?"
_DATE = rf"{_WEEKDAY}(?:\d{{4}}-\d\d-\d\d|{_MONTH}\s+{_DAY}(?:,?\s+\d{{4}})?|{_DAY}\s+{_MONTH}(?:,?\s+\d{{4}})?)(?!\d)"
_LABEL = r"(?:(?:date|dated|published|posted|updated)(?:\s+on)?:?\s+)?"
_AGENCY = r"(?:\s*\([^()\n]{1,40}\))?"
_DASH = r"(?:\s*(?:[—–―]|--)\s*|\s+-\s+)"
_PLACE = r"(?P<place>[^\n():;!?—–―\"“”‘]{2,60}?)"
_HOUR = r"(?:[\s,|·•–—-]+\d{1,2}[:.]\d\d(?:\s*[ap]\.?m\.?)?(?:\s+\(?[A-Z]{2,5}\)?)?)?"

_LINE_ENDS = r"[ \t]*(?=\n|$)"

_DATED_LINE = rf"{_LABEL}(?P<date>{_DATE}){_HOUR}{_LINE_ENDS}"
_DATE_PLACE = rf"{_LABEL}(?P<date>{_DATE})\s*[,/|]?\s*{_PLACE}{_AGENCY}(?:\s*:\s+|{_DASH})"
_PLACE_DATE = rf"{_PLACE}{_AGENCY}[,\s]\s*(?P<date>{_DATE}){_AGENCY}(?:\s*:\s+|{_DASH})"
_PLACE_DATE_LINE = rf"{_PLACE}{_AGENCY},\s*(?P<date>{_DATE}){_AGENCY}{_LINE_ENDS}"
_PLACE_ALONE = rf"{_PLACE}{_AGENCY}{_DASH}"
_DATE_SENTENCE = rf"{_LABEL}(?P<date>{_DATE})(?:(?<=\d{{4}})|(?<=-\d\d))\s+(?=(?-i:[A-Z“\"]))"
_FORMS = (_DATED_LINE, _DATE_PLACE, _PLACE_DATE, _PLACE_DATE_LINE, _PLACE_ALONE, _DATE_SENTENCE)
_FORMS_WITHOUT_DATE = (_PLACE_ALONE,)
_DIGIT = re.compile(r"\d")
_BYLINE = re.compile(r"By\s+[A-Z][\w.'’-]+(?:\s+(?:and\s+)?[A-Z][\w.'’-]+){1,6}[ \t]*$", re.MULTILINE)
_YEAR = re.compile(r"\d{4}")
_PLACE_PARTICLES = frozenset(
    ("al", "am", "and", "da", "das", "de", "del", "der", "di", "do", "du", "el", "en", "la", "las", "le", "los", "of",
     "the", "upon")
)  # fmt: skip
# Words that stand in capitals before a dash or colon where a place could.
_NOT_A_PLACE = frozenset(
    ("analysis", "breaking", "correction", "exclusive", "explainer", "factbox", "live", "news", "opinion", "published",
     "update", "updated", "watch",
     "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
)  # fmt: skip
_MAX_PLACE_WORDS = 6
# In characters: no dateline is longer; a paragraph of a million spaces would be searched for its end again and again.
LONGEST_DATELINE = 300
# A dateline without a year is of the last twelve months; a little slack for a wrong clock.
_FUTURE_DAYS = 31


@dataclass(frozen=True, slots=True)
class FoundDateline:
    """A dateline at the start of a text: what it says, and how many characters it takes."""

    dateline: Dateline
    length: int


def find_dateline(text: str, *, published: date | None = None) -> FoundDateline | None:
    """The dateline that ``text`` (one block of an article) begins with, or None.

    A date without a year ("Dec. 8") gets the one that brings it closest before ``published``; without
    ``published`` it is no date.
    """
    text = text[:LONGEST_DATELINE]
    for form in _FORMS if _DIGIT.search(text) else _FORMS_WITHOUT_DATE:
        match = _compiled(form).match(text)
        dateline = _dateline(match, published) if match else None
        if match and dateline:
            return FoundDateline(dateline, len(match[0].rstrip()))
    byline = _BYLINE.match(text)
    return FoundDateline(Dateline(place=None, date=None), len(byline[0].rstrip())) if byline else None


@cache
def _compiled(form: str) -> re.Pattern[str]:
    """Compiled when a text first gets as far as this form."""
    return re.compile(form, re.IGNORECASE)


def _dateline(match: re.Match[str], published: date | None) -> Dateline | None:
    """What a match says, None where it only has the shape of a dateline."""
    parts = match.groupdict()
    place, written = parts.get("place"), parts.get("date")
    day = _read_date(written, published) if written else None
    if place is None:
        return Dateline(place=None, date=day) if day else None
    following = match.string[match.end() : match.end() + 1]
    return Dateline(place=place.strip(" ,"), date=day) if _is_place(place, following, dated=bool(written)) else None


def _is_place(place: str, following: str, *, dated: bool) -> bool:
    words = place.replace(",", " ").split()
    names = [word for word in words if word.lower() not in _PLACE_PARTICLES]
    if not names or len(words) > _MAX_PLACE_WORDS or names[0].lower() in _NOT_A_PLACE:
        return False
    if not all(word[0].isupper() and not any(map(str.isdigit, word)) for word in names):
        return False
    # Without a date, "Captain Smith — a veteran — said" has the same shape: what follows must begin a sentence.
    return dated or names[0].isupper() or not following.islower()


def _read_date(text: str, published: date | None) -> date | None:
    try:
        if iso := re.search(r"\d{4}-\d\d-\d\d", text):
            return date.fromisoformat(iso[0])
        month = _MONTHS.index(next(re.finditer(_MONTH, text, re.IGNORECASE))[0][:3].lower()) + 1
        year = _YEAR.search(text)
        rest = text.replace(year[0], "") if year else text
        day = int(next(re.finditer(r"\d{1,2}", rest))[0])
        if year:
            return date(int(year[0]), month, day)
        return _closest_year(month, day, published) if published else None
    except ValueError:  # February 30
        return None


def _closest_year(month: int, day: int, published: date) -> date:
    this_year = date(published.year, month, day)
    if (this_year - published).days > _FUTURE_DAYS:
        return date(published.year - 1, month, day)
    return this_year
