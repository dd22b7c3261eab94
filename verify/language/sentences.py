"""Where sentences end: a rule with abbreviations and quotation marks.

A sentence ends at white space behind ``.``, ``!``, ``?`` or an ellipsis (and the quotation marks and
brackets that close there) when what follows can begin one. It never ends inside a word.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from verify.language.abbreviations import abbreviations

Span = tuple[int, int]

_CLOSERS = "\"'”’»)\\]}"
_OPENERS = "\"'“‘«([{"
_END = re.compile(rf"(?P<mark>[.!?…]+)(?P<closers>[{_CLOSERS}]*(?:\s?\[\d{{1,3}}\])*)\s+(?=\S)")  # "[3]": a footnote
_WORD_BEFORE = re.compile(r"[^\s\"'“”‘’«»()\[\]{}]*$")
_FIRST_WORD = re.compile(r"\w+")
_DOTTED = re.compile(r"(?:[^\W\d_]\.)+[^\W\d_]?$")
# Behind "U.S.", "Jan." or an initial a capital letter on one of these begins a sentence, while on any
# other word it may as well go on with a name.
_STARTERS = frozenset(
    """The A An This That These Those He She It They We I You His Her Its Their Our My In On At By For From With As If
    When While After Before Since Although Though Because But And So However There Here Then Now Later Meanwhile What
    Who Where Why How Some Many Most All Both Each Every No Not Another Other Such According""".split()
)
# A question or exclamation that somebody is said to have made is one sentence with the words that say so.
_SAID = re.compile(
    r"(?:[A-Z][\w.’'-]*\s+){1,4}(?:said|says|asked|asks|added|adds|replied|wondered|exclaimed|shouted|cried|demanded|"
    r"wrote|tweeted|told)\b"
)
_LONGEST_WORD = 40
_LONGEST_NAME = 80
# Characters; what is longer is no sentence but a list, a table or an attack, and is read in parts.
_LONGEST_SENTENCE = 3000


def split_sentences(text: str, start: int = 0, end: int | None = None) -> list[Span]:
    """The sentences of ``text[start:end]``, one paragraph, without the white space around them.

    They are in order, never overlap, never empty, and cover everything but white space. One of more than 3,000
    characters is cut at white space.
    """
    end = len(text) if end is None else end
    cuts = [match.end() for match in _END.finditer(text, start, end) if _ends(text, match, start, end)]
    whole = zip([start, *cuts], [*cuts, end], strict=True)
    spans = (_strip(text, *part) for left, right in whole for part in _parts(text, left, right))
    return [span for span in spans if span[0] < span[1]]


def _parts(text: str, start: int, end: int) -> Iterator[Span]:
    """A sentence in parts that are not too long, or all of it; a word is never cut."""
    while end - start > _LONGEST_SENTENCE:
        cut = text.rfind(" ", start, start + _LONGEST_SENTENCE)
        if cut < 0:
            cut = text.find(" ", start + _LONGEST_SENTENCE, end)
        if cut < 0:
            break
        yield start, cut + 1
        start = cut + 1
    yield start, end


def _ends(text: str, match: re.Match[str], start: int, end: int) -> bool:
    following = text[match.end() : min(end, match.end() + _LONGEST_NAME)]
    first = following.lstrip(_OPENERS)
    if not first or not _can_begin(first[0]):
        return False
    if match["closers"]:
        return "." in match["mark"] or not _SAID.match(following)
    if match["mark"] != ".":
        return True
    before = _WORD_BEFORE.search(text, max(start, match.start() - _LONGEST_WORD), match.start())
    if before is None:
        return True
    return _stop_ends(before.group(), first, leads=before.start() == start)


def _can_begin(char: str) -> bool:
    return char.isupper() or char.isdigit() or char in "$£€#@" or (char.isalpha() and not char.islower())


def _stop_ends(word: str, following: str, *, leads: bool) -> bool:
    """Whether a full stop behind ``word`` ends the sentence; ``leads``: the word is the paragraph's first."""
    known = abbreviations()
    if word in known.before_word or (leads and word.isdigit()):
        return False
    if word in known.before_number and following[0].isdigit():
        return False
    if word in known.anywhere or _DOTTED.fullmatch(word) or (len(word) == 1 and word.isupper()):
        first = _FIRST_WORD.match(following)
        return first is not None and first.group() in _STARTERS
    return True


def _strip(text: str, start: int, end: int) -> Span:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end
