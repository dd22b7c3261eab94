"""The shapes in which English news text writes dates, as one regular expression for each."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from verify.numerals import UNITS

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            ("january", "jan"),
            ("february", "feb"),
            ("march", "mar"),
            ("april", "apr"),
            ("may",),
            ("june", "jun"),
            ("july", "jul"),
            ("august", "aug"),
            ("september", "sept", "sep"),
            ("october", "oct"),
            ("november", "nov"),
            ("december", "dec"),
        ),
        start=1,
    )
    for name in names
}
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
NUMBERS = UNITS | {"twenty": 20, "a": 1, "an": 1, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "hundred": 100}
DECADES = {
    "twenties": 20, "thirties": 30, "forties": 40, "fifties": 50,
    "sixties": 60, "seventies": 70, "eighties": 80, "nineties": 90,
}  # fmt: skip

# Month and day names count only with a capital: "may" and "march" are words.
_MONTH = (
    r"(?:Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)|Apr(?:il|\.)?|May|June?\.?|July?\.?|"
    r"Aug(?:ust|\.)?|Sept?(?:ember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)"
)
_WEEKDAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_DAY = r"(?:0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?"
_YEAR = r"(?:1\d{3}|20\d{2})"
_COUNT = rf"(?i:\d{{1,4}}|{'|'.join(NUMBERS)})"
_UNIT = r"(?i:hour|day|week|month|year|decade)s?"
_PART = r"(?i:morning|afternoon|evening|night)"
_DET = r"(?i:the|that|this)"

# What a text must hold one of before a shape is looked for: as it stands, or in small letters with # for each digit.
_DIGIT, _FOUR = ("#",), ("####",)
_MONTHS = tuple(dict.fromkeys(name[:3].capitalize() for name in MONTHS))
_PARTS = ("morning", "afternoon", "evening", "night")
_SPANS = ("day", "week", "month", "year", "decade")

# The kind of a date, what it needs, and its shape; in order of preference where two match at the same place and length.
_SHAPES = (
    ("iso", _FOUR, rf"(?P<y>{_YEAR})-(?P<m>0[1-9]|1[0-2])-(?P<d>0[1-9]|[12]\d|3[01])(?!-\d)"),
    ("date", _FOUR, rf"(?:{_WEEKDAY},?\s+)?(?P<m>{_MONTH})\s+(?P<d>{_DAY})(?:,\s*|\s+)(?P<y>{_YEAR})"),
    ("date", _FOUR, rf"(?:{_WEEKDAY},?\s+)?(?:the\s+)?(?P<d>{_DAY})\s+(?:of\s+)?(?P<m>{_MONTH}),?\s+(?P<y>{_YEAR})"),
    (
        "month_day",
        _DIGIT,
        rf"(?:{_WEEKDAY},?\s+)?(?P<m>{_MONTH})\s+(?:the\s+)?(?P<d>{_DAY})(?!\s*(?:%|percent\b|per\s+cent\b))",
    ),
    ("month_day", _DIGIT, rf"(?:{_WEEKDAY},?\s+)?(?:the\s+)?(?P<d>{_DAY})\s+(?:of\s+)?(?P<m>{_MONTH})"),
    ("month_year", _FOUR, rf"(?:(?i:early|mid|late)[\s-]+)?(?P<m>{_MONTH}),?\s+(?:of\s+)?(?P<y>{_YEAR})"),
    ("month_rel", _MONTHS, rf"(?P<w>(?i:last|next|this|past))\s+(?P<m>{_MONTH})"),
    ("month", _MONTHS, rf"(?:(?i:early|mid|late)[\s-]+)?(?P<m>{_MONTH})"),
    ("decade", _DIGIT, r"(?:the\s+)?(?:(?i:early|mid|late)[\s-]+)?(?P<y>1\d|20)(?P<ten>\d)0['’]?s"),
    ("decade_word", ("ties",), rf"the\s+(?:(?i:early|mid|late)[\s-]+)?(?P<w>(?i:{'|'.join(DECADES)}))"),
    ("century", ("century",), r"the\s+(?:(?i:early|mid|late)[\s-]+)?(?P<n>\d{1,2})(?:st|nd|rd|th)\s+(?i:century)"),
    (
        "today",
        ("today", "tonight", "yesterday", "tomorrow", "tonite"),
        rf"(?P<w>(?i:today|tonight|yesterday|tomorrow|tonite))(?:\s+{_PART})?",
    ),
    ("today", _PARTS, rf"(?P<w>(?i:this))\s+{_PART}"),
    ("today", ("night", "evening"), r"(?P<w>(?i:last))\s+(?i:night|evening)"),
    ("before_yesterday", ("yesterday", "tomorrow"), r"(?i:the\s+day\s+(?P<w>before\s+yesterday|after\s+tomorrow))"),
    (
        "weekday_of",
        ("day",),
        rf"(?P<w>(?i:last|next|this|the\s+following|the\s+next|the\s+previous|that|past))\s+(?P<d>{_WEEKDAY})(?:\s+{_PART})?",
    ),
    ("weekday", ("day",), rf"(?:(?i:early|late)\s+)?(?P<d>{_WEEKDAY})(?:\s+{_PART})?"),
    (
        "year_rel",
        ("week", "month", "year", "decade"),
        r"(?P<w>(?i:last|next|this\s+past|this|past|coming))\s+(?P<u>(?i:weekend|week|month|year|decade))",
    ),
    ("year_rel", ("years",), r"(?P<w>(?i:this))\s+(?P<u>(?i:year))s"),
    (
        "season",
        ("spring", "summer", "autumn", "fall", "winter"),
        r"(?P<w>(?i:last|this\s+past|this|next))\s+(?P<s>(?i:spring|summer|autumn|fall|winter))",
    ),
    (
        "ago",
        ("ago",),
        rf"(?:(?i:about|nearly|almost|over|more\s+than|around|just\s+over|some)\s+)?\[?(?P<n>{_COUNT})\]?\s+(?P<u>{_UNIT})\s+(?i:ago)",
    ),
    (
        "past_span",
        ("past", "last", "previous"),
        rf"(?i:the\s+(?:past|last|previous))\s+(?P<n>{_COUNT})\s+(?P<u>{_UNIT})(?!\s+of\b)",
    ),
    ("end_of", ("end",), r"(?i:the\s+end\s+of\s+(?:the|this)\s+(?P<u>week|month|year)|(?P<v>year)[\s-]end)"),
    ("the_weekend", ("weekend",), r"(?i:the\s+(?:past\s+)?weekend)"),
    (
        "later",
        _SPANS,
        rf"(?P<n>{_COUNT})\s+(?P<u>(?i:day|week|month|year|decade)s?)\s+(?P<w>(?i:later|earlier|afterwards?|before|prior|on))(?!\s+(?i:than|the|of|that|this|to|a|an)\b)",
    ),
    (
        "next_day",
        (*_SPANS, *_PARTS),
        r"(?P<w>(?i:the\s+(?:following|next|previous|same)|that(?:\s+same)?|that\s+very))\s+(?P<u>(?i:day|week|weekend|month|year|decade|morning|afternoon|evening|night))",
    ),
    (
        "next_day",
        (*_SPANS, *_PARTS),
        r"(?i:the)\s+(?P<u>(?i:day|week|month|year|night))\s+(?P<w>(?i:before|after))(?!\s+(?i:the|that|his|her|its|their|a|an)\b)(?=\s*[.,;:)—–]|\s*$|\s+(?i:when|in|on|at|by|with|as|and|but)\b)",
    ),
    (
        "year",
        _FOUR,
        rf"(?:(?i:early|mid|late)[\s-]+)?(?P<y>{_YEAR})(?!\s*(?:%|percent\b|per\s+cent\b|[-–]?\s*year\b|[-–]\s*\d{{1,2}}\b)|[.,]\d|:\d)",
    ),
)


def find_shapes(text: str) -> Iterator[tuple[int, str, re.Match[str]]]:
    """All dates in a text by all shapes: how far down the order of preference, the kind, and the match."""
    spelled = text + "\n" + re.sub(r"\d", "#", text.lower())
    for rank, (kind, needs, _) in enumerate(_SHAPES):
        if any(word in spelled for word in needs):
            for match in _pattern(rank).finditer(text):
                yield rank, kind, match


@cache
def _pattern(rank: int) -> re.Pattern[str]:
    """Compiled when a text first needs it: most articles do with a third of them."""
    return re.compile(rf"(?<![\w$£€.,-]){_SHAPES[rank][2]}(?![\w%])")
