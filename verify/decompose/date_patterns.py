"""The shapes in which English news text writes dates, as one regular expression for each."""

from __future__ import annotations

import re

from verify.decompose.number_words import UNITS

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

# In order of preference where two match at the same place and length.
PATTERNS: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (kind, re.compile(rf"(?<![\w$£€.,-]){pattern}(?![\w%])"))
    for kind, pattern in (
        ("iso", rf"(?P<y>{_YEAR})-(?P<m>0[1-9]|1[0-2])-(?P<d>0[1-9]|[12]\d|3[01])(?!-\d)"),
        ("date", rf"(?:{_WEEKDAY},?\s+)?(?P<m>{_MONTH})\s+(?P<d>{_DAY})(?:,\s*|\s+)(?P<y>{_YEAR})"),
        ("date", rf"(?:{_WEEKDAY},?\s+)?(?:the\s+)?(?P<d>{_DAY})\s+(?:of\s+)?(?P<m>{_MONTH}),?\s+(?P<y>{_YEAR})"),
        (
            "month_day",
            rf"(?:{_WEEKDAY},?\s+)?(?P<m>{_MONTH})\s+(?:the\s+)?(?P<d>{_DAY})(?!\s*(?:%|percent\b|per\s+cent\b))",
        ),
        ("month_day", rf"(?:{_WEEKDAY},?\s+)?(?:the\s+)?(?P<d>{_DAY})\s+(?:of\s+)?(?P<m>{_MONTH})"),
        ("month_year", rf"(?:(?i:early|mid|late)[\s-]+)?(?P<m>{_MONTH}),?\s+(?:of\s+)?(?P<y>{_YEAR})"),
        ("month_rel", rf"(?P<w>(?i:last|next|this|past))\s+(?P<m>{_MONTH})"),
        ("month", rf"(?:(?i:early|mid|late)[\s-]+)?(?P<m>{_MONTH})"),
        ("decade", r"(?:the\s+)?(?:(?i:early|mid|late)[\s-]+)?(?P<y>1\d|20)(?P<ten>\d)0['’]?s"),
        ("decade_word", rf"the\s+(?:(?i:early|mid|late)[\s-]+)?(?P<w>(?i:{'|'.join(DECADES)}))"),
        ("century", r"the\s+(?:(?i:early|mid|late)[\s-]+)?(?P<n>\d{1,2})(?:st|nd|rd|th)\s+(?i:century)"),
        ("today", rf"(?P<w>(?i:today|tonight|yesterday|tomorrow|tonite))(?:\s+{_PART})?"),
        ("today", rf"(?P<w>(?i:this))\s+{_PART}"),
        ("today", r"(?P<w>(?i:last))\s+(?i:night|evening)"),
        ("before_yesterday", r"(?i:the\s+day\s+(?P<w>before\s+yesterday|after\s+tomorrow))"),
        (
            "weekday_of",
            rf"(?P<w>(?i:last|next|this|the\s+following|the\s+next|the\s+previous|that|past))\s+(?P<d>{_WEEKDAY})(?:\s+{_PART})?",
        ),
        ("weekday", rf"(?:(?i:early|late)\s+)?(?P<d>{_WEEKDAY})(?:\s+{_PART})?"),
        (
            "year_rel",
            r"(?P<w>(?i:last|next|this\s+past|this|past|coming))\s+(?P<u>(?i:weekend|week|month|year|decade))",
        ),
        ("year_rel", r"(?P<w>(?i:this))\s+(?P<u>(?i:year))s"),
        ("season", r"(?P<w>(?i:last|this\s+past|this|next))\s+(?P<s>(?i:spring|summer|autumn|fall|winter))"),
        (
            "ago",
            rf"(?:(?i:about|nearly|almost|over|more\s+than|around|just\s+over|some)\s+)?\[?(?P<n>{_COUNT})\]?\s+(?P<u>{_UNIT})\s+(?i:ago)",
        ),
        ("past_span", rf"(?i:the\s+(?:past|last|previous))\s+(?P<n>{_COUNT})\s+(?P<u>{_UNIT})(?!\s+of\b)"),
        ("end_of", r"(?i:the\s+end\s+of\s+(?:the|this)\s+(?P<u>week|month|year)|(?P<v>year)[\s-]end)"),
        ("the_weekend", r"(?i:the\s+(?:past\s+)?weekend)"),
        (
            "later",
            rf"(?P<n>{_COUNT})\s+(?P<u>(?i:day|week|month|year|decade)s?)\s+(?P<w>(?i:later|earlier|afterwards?|before|prior|on))(?!\s+(?i:than|the|of|that|this|to|a|an)\b)",
        ),
        (
            "next_day",
            r"(?P<w>(?i:the\s+(?:following|next|previous|same)|that(?:\s+same)?|that\s+very))\s+(?P<u>(?i:day|week|weekend|month|year|decade|morning|afternoon|evening|night))",
        ),
        (
            "next_day",
            r"(?i:the)\s+(?P<u>(?i:day|week|month|year|night))\s+(?P<w>(?i:before|after))(?!\s+(?i:the|that|his|her|its|their|a|an)\b)(?=\s*[.,;:)—–]|\s*$|\s+(?i:when|in|on|at|by|with|as|and|but)\b)",
        ),
        (
            "year",
            rf"(?:(?i:early|mid|late)[\s-]+)?(?P<y>{_YEAR})(?!\s*(?:%|percent\b|per\s+cent\b|[-–]?\s*year\b|[-–]\s*\d{{1,2}}\b)|[.,]\d|:\d)",
        ),
    )
)
