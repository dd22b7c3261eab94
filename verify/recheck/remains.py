"""What is left of a page: which of its sentences still stand around the place where a quote stood."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from verify.recheck.folding import Word
from verify.recheck.presence import find_all, sentences

# Shorter lines are menus, captions and teasers: they stand on pages that have lost their article.
_PROSE = 6
_AROUND = 5  # sentences on either side that tell whether the article is there


def key_of(sentence: Sequence[Word]) -> str:
    """What makes two sentences the same: their words, whatever their typography."""
    return " ".join(word.text for word in sentence)


def prose(text: str) -> frozenset[str]:
    """The whole sentences of a text; they tell its states apart, where adverts and menus come and go."""
    return frozenset(key_of(each) for each in sentences(text) if len(each) >= _PROSE and _is_closed(each, text))


def _is_closed(sentence: Sequence[Word], text: str) -> bool:
    return text[sentence[-1].end : sentence[-1].end + 3].strip("\"'”’)» \n")[:1] in tuple(".!?…")


@dataclass(frozen=True, slots=True)
class Remains:
    """What stands of the page as it was (``before``) on the page as it is.

    ``above`` and ``below`` are the shares, 0 to 1, of the sentences next before and after the quote that still
    stand, None where there were none. ``next_stands`` is about the very next one. ``fresh`` are the sentences of
    the page now, by their numbers, that were not on it before or were part of the quote; ``in_place`` are the
    numbers of those that stand where the quote stood. ``own`` are the words of the sentences the quote was in.
    """

    above: float | None
    below: float | None
    next_stands: bool
    fresh: Mapping[int, Sequence[Word]]
    in_place: frozenset[int]
    own: Sequence[Word]

    @property
    def nothing(self) -> bool:
        """Whether the article is not there at all, as far as can be told."""
        shares = [share for share in (self.above, self.below) if share is not None]
        return bool(shares) and max(shares) < 0.34  # noqa: PLR2004 - a third may be the furniture of the site

    @property
    def cut(self) -> bool:
        """Whether the page ends before the place of the quote, as behind a paywall."""
        return (self.above is None or self.above >= 0.5) and self.below is not None and self.below < 0.34  # noqa: PLR2004


def remains_of(before: str, after: str, quote: str) -> Remains:
    """Compare the page as it was, with the quote on it, with the page as it is."""
    old, new = sentences(before), sentences(after)
    places = [_own(old, span) for span in find_all(quote, before)]
    own = frozenset(number for place in places for number in place)
    # Where a headline says it as well, the sentence in the text is the one whose surroundings tell.
    main = next((place for place in places if any(len(old[number]) >= _PROSE for number in place)), own)
    standing = {key_of(each) for each in new}
    first, last = (min(main), max(main)) if main else (0, -1)
    above = [key_of(each) for each in reversed(old[:first]) if len(each) >= _PROSE][:_AROUND]
    below = [key_of(each) for each in old[last + 1 :] if len(each) >= _PROSE][:_AROUND]
    known = {key_of(each) for number, each in enumerate(old) if number not in own}
    fresh = {number: each for number, each in enumerate(new) if key_of(each) not in known}
    place = _place([key_of(each) for each in new], above, below) if own else range(0)
    return Remains(
        above=_share(above, standing) if own else None,
        below=_share(below, standing) if own else None,
        next_stands=bool(below) and below[0] in standing,
        fresh=fresh,
        in_place=frozenset(number for number in fresh if number in place),
        own=[word for number in sorted(main) for word in old[number]],
    )


def _own(old: Sequence[Sequence[Word]], span: tuple[int, int]) -> frozenset[int]:
    """The sentences that hold a part of a span."""
    return frozenset(number for number, each in enumerate(old) if each[0].start < span[1] and each[-1].end > span[0])


def _share(wanted: Sequence[str], standing: set[str]) -> float | None:
    return sum(each in standing for each in wanted) / len(wanted) if wanted else None


def _place(new: Sequence[str], above: Sequence[str], below: Sequence[str]) -> range:
    """The sentences between the nearest that still stand on either side; empty where one side is lost."""
    start = next((new.index(each) for each in above if each in new), None)
    end = next((new.index(each) for each in below if each in new), None)
    if start is None and end is None:
        return range(0)
    if start is None:
        return range(max(0, (end or 0) - 2), end or 0)
    return range(start + 1, end if end is not None and end > start else min(start + 3, len(new)))
