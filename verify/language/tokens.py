"""Words in the sense of the English Universal Dependencies treebanks, as spans of the text.

Contractions and possessives are words of their own ("do" + "n't", "rebels" + "'"), hyphens split
compounds ("Syrian" + "-" + "led") but not prefixes ("non-lethal"), signs of currency and units leave
their numbers ("$" + "5" + "m"). UD spells two kinds of words in ways the text does not have (a
multiword token's parts, words joined by "goeswith"); here every word is a substring of the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from verify.language.abbreviations import abbreviations

Span = tuple[int, int]

# Prefixes that the treebanks leave on their word (Penn Treebank guidelines for affixes).
_LOWER_PREFIXES = (
    "e|co|non|anti|pre|post|re|semi|multi|ex|mid|pro|sub|neo|over|un|inter|intra|extra|psycho|socio|bi|tri|counter|"
    "trans|ultra|quasi|pseudo|micro|macro|mini|cross|hyper|super|under|mega|proto|de|dis"
)
_PREFIXES = _LOWER_PREFIXES + "|" + "|".join(prefix.capitalize() for prefix in _LOWER_PREFIXES.split("|"))  # not UN
_DOMAINS = "com|org|net|edu|gov|mil|info|biz|io|tv|co|uk|eu|de|fr|ru|cn"
_FILES = "doc|docx|pdf|xls|xlsx|ppt|txt|csv|jpg|jpeg|png|gif|mp3|mp4|zip|html?|php|exe"
_UNITS = (
    "am|pm|a\\.m\\.?|p\\.m\\.?|AM|PM|km|m|cm|mm|mi|kg|g|mg|lbs?|oz|ft|mph|kph|kmh|km/h|bn|tn|trn|k|K|M|B|mn|mln|hrs?|mins?|"
    "secs?|GB|MB|TB|KB|kb|GHz|MHz|Hz|kW|MW|GW|kWh|MWh|ha|C|F|px|pts?|p"
)
_APOSTROPHES = "'’`´"
# Repetitions are bounded wherever another alternative could start inside them: hostile text stays linear.
_TOKEN = re.compile(
    rf"""
      (?P<url>      (?:https?|ftp)://[^\s<>"“”]+ | www\.[^\s<>"“”]+ )
    | (?P<address>  [\w.+%-]{{1,64}}@[\w-]{{1,63}}(?:\.[\w-]{{1,63}}){{1,8}}
                  | (?<![\w.-])(?:[A-Za-z0-9][\w-]{{0,62}}\.){{1,8}}(?:{_DOMAINS})(?![\w-])(?:/[^\s<>"“”,;)]*)?
                  | (?<![\w.-])\w[\w-]{{0,62}}\.(?:{_FILES})(?!\w) )
    | (?P<handle>   [@\#](?=[A-Za-z])\w+ )
    | (?P<number>   \d{{4}}-\d\d-\d\d(?!\d) | \d{{1,2}}:\d\d(?::\d\d)?(?!\d)
                  | \d{{1,4}}/\d{{1,2}}/\d{{2,4}}(?!\d) | \d{{1,3}}/\d{{1,3}}(?![\d/])
                  | (?:\d-)?\d{{3}}-(?:\d{{3}}-)?\d{{4}}(?![\d-])
                  | (?:\d{{1,3}}(?:,\d{{3}})+(?!\d)|\d+)(?:\.\d+)*(?:(?:st|nd|rd|th|s|(?<=0)[{_APOSTROPHES}]s)\b)?
                    (?: (?=(?:{_UNITS})(?!\w)) | (?<=0s)(?!\w) | (?:[^\W\d_][\w]*)? )
                  | (?<![\w.])\.\d+ )
    | (?P<dotted>   (?:[^\W\d_]\.){{2,}}(?:[^\W\d_](?!\w))? | (?:[A-Z]\.[A-Z]|[ap]\.m)(?![\w.]) | Ph\.D\.? )
    | (?P<prefixed> (?:{_PREFIXES})-\w+ )
    | (?P<money>    (?:US|AU|CA|HK|NZ|A|C|S|R)\$ )
    | (?P<joined>   [A-Z]{{1,3}}&[A-Z]{{1,3}}(?!\w) )
    | (?P<word>     [^\W_](?:[\w\u0300-\u036f\u00ad\u200b-\u200d]|[{_APOSTROPHES}](?=[^\W_]))* )
    | (?P<elided>   [{_APOSTROPHES}](?:(?:em|til|cause|tis|twas|n)\b|\d0s\b|\d\d(?!\d)) )
    | (?P<smiley>   (?<!\S)[:;]-?[()DP](?!\S) )
    | [.!?]{{2,}} | (?P<run>[-=_*~\#+<>'’`$])(?P=run)+ | \S
    """,
    re.VERBOSE,
)
_CLITIC = re.compile(rf"(?i)(?:n[{_APOSTROPHES}]t|[{_APOSTROPHES}](?:s|re|ve|ll|d|m))$")
# Contractions that are written without a mark of their own: the length of the first word.
_FUSED = {
    "cannot": 3, "gonna": 3, "wanna": 3, "gotta": 3, "gimme": 3, "lemme": 3, "dunno": 2, "'tis": 2, "’tis": 2,
    "'twas": 2, "’twas": 2, "dont": 2, "didnt": 3, "doesnt": 4, "isnt": 2, "wasnt": 3, "arent": 3, "werent": 4,
    "havent": 4, "hasnt": 3, "couldnt": 5, "wouldnt": 5, "shouldnt": 6,
}  # fmt: skip
_LONGEST_FUSED = max(map(len, _FUSED))
_TRAILING = ".,;:!?'’)]}"
_CLOSING = frozenset("\"'”’»)]}")


def tokenise(text: str) -> list[Span]:
    """The words of one sentence, in order, never overlapping; they cover all but white space.

    A full stop that ends ``text`` is a word of its own even after an abbreviation.
    """
    end = _sentence_stop(text)
    spans: list[Span] = []
    position = 0
    while match := _TOKEN.search(text, position):
        position = match.end()
        for start, stop in _words(text, match):
            spans.append((start, stop))
            position = stop
    return list(_split_last_stop(text, _join_abbreviations(text, spans), end))


def _words(text: str, match: re.Match[str]) -> Iterator[Span]:
    start, end = match.span()
    match match.lastgroup:
        case "url" | "address":
            yield start, _without_trailing_marks(text, start, end)
        case "word" | "elided" | "prefixed":
            yield from _without_clitics(text, start, end)
        case _:
            yield start, end


def _without_trailing_marks(text: str, start: int, end: int) -> int:
    stop = end
    while stop > start + 1 and text[stop - 1] in _TRAILING:
        stop -= 1
    return stop


def _without_clitics(text: str, start: int, end: int) -> Iterator[Span]:
    first = _FUSED.get(text[start:end].lower()) if end - start <= _LONGEST_FUSED else None
    if first is not None:
        yield start, start + first
        yield start + first, end
        return
    cuts = [end]
    while (clitic := _CLITIC.search(text, max(start + 1, cuts[-1] - 3), cuts[-1])) and clitic.start() > start:
        cuts.append(clitic.start())
    left = start
    for cut in reversed(cuts):
        yield left, cut
        left = cut


def _join_abbreviations(text: str, spans: list[Span]) -> list[Span]:
    """Put the full stop back on abbreviations and initials."""
    joined: list[Span] = []
    for start, end in spans:
        if joined and text[start:end] == "." and joined[-1][1] == start and _takes_stop(text, *joined[-1]):
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((start, end))
    return joined


def _takes_stop(text: str, start: int, end: int) -> bool:
    word = text[start:end]
    known = abbreviations()
    if word in known.before_number and text[end + 1 : end + 3].strip()[:1].isdigit():
        return True
    return word in known.before_word or word in known.anywhere or (end - start == 1 and word.isupper())


def _sentence_stop(text: str) -> int:
    """Where the full stop that ends the text ends, 0 where there is none."""
    end = len(text)
    while end and (text[end - 1].isspace() or text[end - 1] in _CLOSING):
        end -= 1
    return end if end and text[end - 1] == "." else 0


def _split_last_stop(text: str, spans: list[Span], stop: int) -> Iterator[Span]:
    for start, end in spans:
        if end == stop and end - start > 1 and text[end - 2].isalnum():
            yield start, end - 1
            yield end - 1, end
        else:
            yield start, end
