"""How a sentence says what a quote said: the same in other words, with another number, or something else.

The score is the share of the quote's words that the sentence still has, in order, those that carry meaning
counting most. A single word can turn a statement round, so two rules go before it: where a denial or a doubt
came or went, or a word of meaning is lost, the score stays below what may be let pass unseen.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz
from rapidfuzz.distance import LCSseq, Levenshtein

from verify.recheck.folding import Word
from verify.recheck.numbers import numbers_in

_SMALL = frozenset(
    "a an the of to in on at by for with from as and or that which who this these those it its he she they his her"
    " their him them is are was were be been being has have had will would do does did than then there so until till"
    " but also".split()
)
_TURNS = frozenset(
    "not no never none neither nor nobody nothing without cannot can't don't doesn't didn't isn't aren't wasn't"
    " weren't hasn't haven't hadn't won't wouldn't couldn't shouldn't deny denied denies false untrue wrong unlikely"
    " failed refused".split()
)
_DOUBTS = frozenset(
    "reportedly allegedly alleged apparently possibly perhaps may might could unconfirmed unverified claimed claims"
    " purportedly supposedly believed suspected rumoured rumored if unless".split()
)
_SMALL_WEIGHT = 0.25
# The most that the score can be where a statement was turned, and where a word of meaning is lost.
_TURNED, _LOST, _MOST = 50.0, 80.0, 99.0
# Two spellings of one word differ in at most this share of their letters, and have at least so many.
_SPELLING, _SPELLED = 0.25, 4

_Token = str | tuple[float, str]


@dataclass(frozen=True, slots=True)
class Likeness:
    """What a sentence has of a quote.

    ``score`` is how much of the statement is left, 0 to 99. ``nearness``, 0 to 100, is how likely the sentence
    stands for the quote at all, whatever became of its numbers and of the order of its words.
    """

    score: float
    nearness: float
    number_changed: bool


def likeness(quote: Sequence[Word], sentence: Sequence[Word], own: Sequence[Word] = ()) -> Likeness:
    """Compare a quote with a sentence that may say more than the quote did; ``own`` is the sentence it was in."""
    ours, whole = _tokens(quote), _spelled_alike(_tokens(sentence), _tokens(quote))
    theirs = _window(ours, whole)
    total = sum(map(_weight, ours)) or 1.0
    score = 100 * _common_in_order(ours, theirs) / total
    if any(_count(ours, words) != _count(theirs, words) for words in (_TURNS, _DOUBTS)):
        score = min(score, _TURNED)
    elif any(_weight(token) == 1 for token in Counter(ours) - Counter(whole)):
        score = min(score, _LOST)
    changed = _is_lost(ours, theirs) and _is_new(_tokens(own) or ours, whole if own else theirs)
    return Likeness(min(score, _MOST), _nearness(ours, theirs, quote, sentence), changed)


def _tokens(words: Sequence[Word]) -> list[_Token]:
    """Words without case and possessive; each number, however it is written, is one token: its amount."""
    texts = [word.text for word in words]
    tokens: list[_Token] = []
    at = 0
    for number in numbers_in(texts):
        tokens += map(_key, texts[at : number.start])
        tokens.append(number.amount)
        at = number.end
    return [*tokens, *map(_key, texts[at:])]


def _key(word: str) -> str:
    key = word.casefold()
    return key if key in _TURNS else key.removesuffix("'s").removesuffix("'")


def _spelled_alike(tokens: list[_Token], ours: Sequence[_Token]) -> list[_Token]:
    """``tokens`` with the words that are other spellings or forms of words of ours put as ours."""
    wanted = [each for each in set(ours) - set(tokens) if isinstance(each, str) and len(each) >= _SPELLED]
    return [next((each for each in wanted if _one_word(each, token)), token) for token in tokens]


def _one_word(a: str, b: _Token) -> bool:
    if not isinstance(b, str) or len(b) < _SPELLED or b in _SMALL | _TURNS | _DOUBTS or a in _SMALL | _TURNS | _DOUBTS:
        return False
    return a[0] == b[0] and Levenshtein.normalized_distance(a, b, score_cutoff=_SPELLING) <= _SPELLING


def _weight(token: _Token) -> float:
    return _SMALL_WEIGHT if token in _SMALL else 1.0


def _window(ours: Sequence[_Token], theirs: list[_Token]) -> list[_Token]:
    """The stretch of a sentence that has most of the quote; up to half as long again, the shortest of the best."""
    length = len(ours) + (len(ours) + 1) // 2
    best, found = -1.0, theirs
    wanted = Counter(ours)
    for start in range(max(1, len(theirs) - length + 1)):
        window = theirs[start : start + length]
        while window and window[0] not in wanted:
            window = window[1:]
        while window and window[-1] not in wanted:
            window = window[:-1]
        common = sum(_weight(token) * count for token, count in (wanted & Counter(window)).items())
        if common > best or (common == best and len(window) < len(found)):
            best, found = common, window
    return _with_numbers(found, theirs)


def _with_numbers(window: list[_Token], theirs: list[_Token]) -> list[_Token]:
    """The window and a number or a turn right before or after it: "21 dead" for "12 dead", "not true" for "true"."""
    if not window:
        return theirs
    start = next(at for at in range(len(theirs)) if theirs[at : at + len(window)] == window)
    end = start + len(window)
    while start and _is_telling(theirs[start - 1]):
        start -= 1
    while end < len(theirs) and _is_telling(theirs[end]):
        end += 1
    return theirs[start:end]


def _is_telling(token: _Token) -> bool:
    return not isinstance(token, str) or token in _TURNS | _DOUBTS


def _common_in_order(ours: Sequence[_Token], theirs: Sequence[_Token]) -> float:
    blocks = LCSseq.opcodes(ours, theirs)
    return sum(
        _weight(token) for block in blocks if block.tag == "equal" for token in ours[block.src_start : block.src_end]
    )


def _count(tokens: Sequence[_Token], words: frozenset[str]) -> int:
    return sum(token in words for token in tokens)


def _nearness(
    ours: Sequence[_Token], theirs: Sequence[_Token], quote: Sequence[Word], sentence: Sequence[Word]
) -> float:
    """Half by words, half by letters; numbers count neither way, because they are what is asked about."""
    wanted = Counter([token for token in ours if isinstance(token, str)])
    total = sum(_weight(token) * count for token, count in wanted.items())
    there = Counter([token for token in theirs if isinstance(token, str)])
    common = sum(_weight(token) * count for token, count in (wanted & there).items())
    letters = fuzz.partial_ratio(_plain(quote), _plain(sentence))
    return (100 * common / total + letters) / 2 if total else letters


def _plain(words: Sequence[Word]) -> str:
    return " ".join(word.text.casefold() for word in words)


def _is_lost(ours: Sequence[_Token], theirs: Sequence[_Token]) -> bool:
    """Whether a number of ours is not there."""
    return bool(_amounts(ours) - _amounts(theirs))


def _is_new(before: Sequence[_Token], now: Sequence[_Token]) -> bool:
    """Whether a number is there that was not before: without one, a lost number did not become another."""
    return bool(_amounts(now) - _amounts(before))


def _amounts(tokens: Sequence[_Token]) -> Counter[_Token]:
    return Counter(token for token in tokens if not isinstance(token, str))
