"""Where sentences end: a rule with abbreviations and quotation marks.

A sentence ends at white space behind ``.``, ``!``, ``?`` or an ellipsis (and the quotation marks and
brackets that close there) when what follows can begin one. It never ends inside a word.
"""

from __future__ import annotations

import re

from verify.language.abbreviations import abbreviations

Span = tuple[int, int]

_CLOSERS = "\"'”’»)\\]}"
_OPENERS = "\"'“‘«([{"
_END = re.compile(rf"(?P<mark>[.!?…]+)(?P<closers>[{_CLOSERS}]*)\s+(?=\S)")
_WORD_BEFORE = re.compile(r"[^\s\"'“”‘’«»()\[\]{}]*$")
_DOTTED = re.compile(r"(?:[^\W\d_]\.)+[^\W\d_]?$")
# Words of closed classes: behind "U.S." or "Jan." a capital letter on one of these begins a sentence,
# while a capital letter on any other word may as well go on with a name.
_STARTERS = frozenset(
    "The A An This That These Those He She It They We I You His Her Its Their Our My In On At By For From With As "
    "If When While After Before Since Although Though Because But And So However There Here What Who Where Why How "
    "Some Many Most All Both Each Every No Not Another Other Such According Meanwhile".split()
)
_LONGEST_WORD = 40


def split_sentences(text: str, start: int = 0, end: int | None = None) -> list[Span]:
    """The sentences of ``text[start:end]``, one paragraph, without the white space around them.

    They are in order, never overlap, never empty, and cover everything but white space.
    """
    end = len(text) if end is None else end
    cuts = [match.end() for match in _END.finditer(text, start, end) if _ends(text, match, start, end)]
    spans = (_strip(text, left, right) for left, right in zip([start, *cuts], [*cuts, end], strict=True))
    return [span for span in spans if span[0] < span[1]]


def _ends(text: str, match: re.Match[str], start: int, end: int) -> bool:
    following = text[match.end() : min(end, match.end() + _LONGEST_WORD)].lstrip(_OPENERS)
    if not following or not _can_begin(following[0]):
        return False
    if match["mark"] != "." or match["closers"]:
        return True
    before = _WORD_BEFORE.search(text, max(start, match.start() - _LONGEST_WORD), match.start())
    if before is None:
        return True
    return _stop_ends(before.group(), _first_word(following), leads=before.start() == start)


def _can_begin(char: str) -> bool:
    return char.isupper() or char.isdigit() or char in "$£€#@" or (char.isalpha() and not char.islower())


def _stop_ends(word: str, following: str, *, leads: bool) -> bool:
    """Whether a full stop behind ``word`` ends the sentence; ``leads``: the word is the paragraph's first."""
    known = abbreviations()
    if word in known.before_word or (leads and word.isdigit()):
        return False
    if len(word) == 1 and word.isupper() and word != "I":
        return False
    if word in known.anywhere or _DOTTED.fullmatch(word):
        return following in _STARTERS
    return True


def _first_word(text: str) -> str:
    match = re.match(r"\w+", text)
    return match.group() if match else ""


def _strip(text: str, start: int, end: int) -> Span:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end
