"""Whether two units may stand for the same thing."""

from __future__ import annotations

from functools import lru_cache

from verify.relate.clock import is_time, same_time
from verify.relate.dates import same_date
from verify.relate.lexicon import opposites, synonyms
from verify.relate.names import same_name_word
from verify.relate.places import contains
from verify.relate.scores import SCORES
from verify.types import Unit, UnitKind

_VALUES = (UnitKind.NUMBER, UnitKind.DATE)
_NO_GROUPS: frozenset[int] = frozenset()
# Endings by which one word is another part of speech of the same word ("donate", "donation").
_ENDINGS = frozenset(
    "|s|e|es|y|d|ed|ing|ion|ation|tion|sion|ition|ment|er|or|ar|al|ance|ence|ity|ly|ist|ism|ive|ative|ous|ish|ic|"
    "ical|ial|ian|an|ian|able|ible|age|ant|ent|ness|ful|less|ise|ize|ization|ily|ally|nt|nce|ssion|de|ies|ied|est".split(
        "|"
    )
)
_STEM = 4
_PAIRS = 16_384  # of words remembered: a claim is compared with many, and each word left over with each
_NEGATING = ("un", "non")  # prefixes that do nothing else; "in" and "dis" begin too many other words


def alike(a: Unit, b: Unit) -> bool:
    """Whether two units that are not equal may stand for the same thing."""
    if a.kind in _VALUES or b.kind in _VALUES:
        return a.kind is b.kind and (
            same_number(a, b) if a.kind is UnitKind.NUMBER else same_date(a.key, b.key) is True
        )
    if a.kind is b.kind is UnitKind.PLACE:
        return contains(a.key, b.key) or contains(b.key, a.key)
    if UnitKind.LINK in (a.kind, b.kind):
        return False
    if a.kind is b.kind is UnitKind.NAME and a.group >= 0 and b.group >= 0:
        return same_name_word(a.key, b.key)
    if a.shell is not b.shell and UnitKind.ACTION in (a.kind, b.kind) and (b if a.shell else a).role != "root":
        return False  # who said it is not what happened
    return _same_word(a.key, b.key)


@lru_cache(maxsize=_PAIRS)
def opposed(a: str, b: str) -> bool:
    """Whether two words cannot both hold of one thing, by the lexicon or by a prefix ("popular", "unpopular")."""
    if b in opposites().get(a, ()):
        return True
    short, long = (a, b) if len(a) <= len(b) else (b, a)
    return len(short) >= _STEM and long.endswith(short) and long.removesuffix(short) in _NEGATING


@lru_cache(maxsize=_PAIRS)
def _same_word(a: str, b: str) -> bool:
    return not opposed(a, b) and (_synonymous(a, b) or same_stem(a, b))


def _synonymous(a: str, b: str) -> bool:
    groups = synonyms()
    return not groups.get(a, _NO_GROUPS).isdisjoint(groups.get(b, _NO_GROUPS))


def same_stem(a: str, b: str) -> bool:
    """Whether two words are parts of speech of one ("retire", "retirement"), by their endings."""
    if a[:_STEM] != b[:_STEM]:
        return False
    size = min(len(a), len(b))
    same = next((i for i in range(size) if a[i] != b[i]), size)
    return same >= max(_STEM, size - 3) and a[same:] in _ENDINGS and b[same:] in _ENDINGS


def same_number(a: Unit, b: Unit) -> bool:
    """Whether two numbers may be the same: bounds that overlap, or one the other rounded.

    Two bounds on the same side ("more than 10", "more than 20") are different statements, though both can hold, and so
    are two ranges with different ends. "About" gets a tenth of leeway.
    """
    if a.measure != b.measure:
        return False
    if is_time(a):
        return same_time(a, b)
    slack = 0.0 if a.measure in SCORES else 0.1 if a.approximate or b.approximate else 0.005
    if a.measure in SCORES or (_is_range(a) and _is_range(b)):
        return _close(a.low or 0.0, b.low or 0.0, slack) and _close(a.high or 0.0, b.high or 0.0, slack)
    if (a.low is None) == (b.low is None) and (a.high is None) == (b.high is None):
        x, y = (a.low, b.low) if a.low is not None else (a.high, b.high)
        if x is not None and y is not None and x == a.high and y == b.high:
            return _close(x, y, slack) or _rounded(x, y, a.measure) or _rounded(y, x, a.measure)
        if a.low is None or a.high is None:
            return x is not None and y is not None and _close(x, y, slack)
    return _above(a, b, slack) and _above(b, a, slack)


def _is_range(unit: Unit) -> bool:
    return unit.low is not None and unit.high is not None and unit.low != unit.high


def _close(x: float, y: float, slack: float) -> bool:
    return abs(x - y) <= slack * max(abs(x), abs(y))


def _rounded(coarse: float, fine: float, measure: str) -> bool:
    """Whether ``coarse`` is ``fine`` rounded: 7 for 7.1 million, 4 for 4.4 percent; a plain 20 is not 16."""
    scale = next((each for each in (1e12, 1e9, 1e6) if coarse >= each), 1.0)
    if scale == 1.0 and not measure:
        return coarse % 1000 == 0 and _close(coarse, fine, 0.05)
    decimals = len(f"{coarse / scale:g}".partition(".")[2])
    return round(fine / scale, decimals) == coarse / scale


def _above(a: Unit, b: Unit, slack: float) -> bool:
    """Whether the upper bound of ``a`` reaches the lower bound of ``b``."""
    if a.high is None or b.low is None:
        return True
    return a.high * (1 + slack) >= b.low
