"""Where the quotations of a text are, however badly their marks were set."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import islice

_OPENING = frozenset("“„‟«")
_CLOSING = frozenset("”»")
_STRAIGHT = frozenset('"＂')
_SINGLE = frozenset("‘’'‚‛")
_MARK = re.compile(f"[{''.join(sorted(_OPENING | _CLOSING | _STRAIGHT | _SINGLE))}\n]")
_BLANK_LINE = re.compile(r"\n[^\S\n]*\n")
# Two apostrophes or grave accents typed for one double mark.
_DOUBLED = re.compile(r"(?<!')''(?!')|(?<!`)``(?!`)")
_SENTENCE_END = frozenset(".!?…")
# Characters after which an opening mark can stand: space, brackets, dashes, other opening marks.
_BEFORE_OPENING = frozenset(" \t\n\r\u00a0\u2009([{<-–—/…“„«‘'\"")
# Words written with a leading apostrophe; the mark before them opens nothing.
_CLIPPED = re.compile(r"(?:\d0s|em|til|tis|twas|cause|round|bout|n)\b", re.IGNORECASE)
# How far a mark looks ahead for its partner, in characters and in marks: a hostile text is not read again and again.
_REACH, _MARKS_AHEAD = 2000, 100
# The end of a sentence with another behind it, and how many of them a quoted paragraph may have inside it.
_SENTENCE = re.compile(r"(?<=[a-z0-9]{2})[.!?…](?=\s+[A-Z])")
_PARAGRAPH = 3
_INCH = re.compile(r"[\d′']\s?$")


@dataclass(frozen=True, slots=True)
class Quotation:
    """A quoted stretch of text.

    ``start`` and ``end`` take in the marks; ``inner`` are the quoted spans without them, one for
    each paragraph where the opening mark is repeated. ``closed`` is False where no closing mark was
    found and the end of the paragraph was taken for it. ``depth`` is 0 for an outer quotation, 1 for
    one inside it.
    """

    start: int
    end: int
    inner: tuple[tuple[int, int], ...]
    closed: bool = True
    depth: int = 0


@dataclass(slots=True)
class _Open:
    """A quotation that is still being read: the paragraphs it has run over so far."""

    mark: int
    start: int
    inner_start: int
    spans: list[tuple[int, int]]


def find_quotations(text: str, start: int, end: int) -> tuple[Quotation, ...]:
    """All quotations between two offsets, in text order, outer before inner. Never raises.

    A mark may be curly, straight, angled or single. A curly quotation may be closed by a straight
    mark and the other way round; one that is never closed ends with its paragraph, unless the next
    paragraph opens with a mark again, which continues it, or has a mark that closes before any that opens.
    """
    end = min(end, len(text))
    return _Scanner(_DOUBLED.sub(_one_mark, text), max(0, start), end).scan() if start < end else ()


def find_utterances(text: str) -> tuple[Quotation, ...]:
    """The outer quotations of a text; one that is never closed goes on in the one that opens right behind it.

    That is how a quotation over several paragraphs is set, also where the line ends between them are lost.
    """
    found: list[Quotation] = []
    for item in find_quotations(text, 0, len(text)):
        if item.depth:
            continue
        before = found[-1] if found else None
        if before is not None and not before.closed and not text[before.end : item.start].strip(" "):
            found[-1] = replace(item, start=before.start, inner=(*before.inner, *item.inner))
        else:
            found.append(item)
    return tuple(found)


def _one_mark(match: re.Match[str]) -> str:
    """A doubled mark as one straight mark beside a space, so that no offset moves."""
    following = match.string[match.end() : match.end() + 1]
    return ' "' if following and not following.isspace() and following.isalnum() else '" '


class _Scanner:
    """One pass over the marks of a text with a stack of the quotations that are open."""

    def __init__(self, text: str, start: int, end: int) -> None:
        self._text = text
        self._start = start
        self._end = end
        self._stack: list[_Open] = []
        self._found: list[Quotation] = []
        self._done = start

    def scan(self) -> tuple[Quotation, ...]:
        for mark in _MARK.finditer(self._text, self._start, self._end):
            i, char = mark.start(), mark[0]
            if i < self._done:
                continue
            if char == "\n":
                self._line_end(i)
            elif char in _OPENING or char in _CLOSING or char in _STRAIGHT:
                self._double(i)
            elif char in _SINGLE:
                self._single(i)
        while self._stack:
            self._close_at(self._end, closed=False)
        return tuple(sorted(self._found, key=lambda quotation: (quotation.start, -quotation.end)))

    # -- marks -----------------------------------------------------------------------------------

    def _double(self, i: int) -> None:
        char = self._text[i]
        opens = self._straight_opens(i) if char in _STRAIGHT else (char in _OPENING) != self._wrong_way_round(i)
        if opens:
            self._open_double(i)
        else:
            self._close_double(i)

    def _open_double(self, i: int) -> None:
        outer = self._innermost(single=False)
        if outer is not None and self._same_kind(outer.mark, i) and not self._closes_twice(i):
            # The earlier mark was never closed: it cannot reach over a new opening mark.
            self._drop_singles()
            self._close_at(self._last_of_paragraph(outer.inner_start, i), closed=False)
        self._stack.append(_Open(i, i, i + 1, []))

    def _last_of_paragraph(self, start: int, end: int) -> int:
        """Where a paragraph that was never closed ends before the next mark: one too long for it lost its own mark."""
        ends = [match.start() + 1 for match in _SENTENCE.finditer(self._text, start, end)]
        return ends[0] if len(ends) > _PARAGRAPH else _trim_end(self._text, start, end)

    def _close_double(self, i: int) -> None:
        if self._innermost(single=False) is None:
            self._stray(i)
            return
        self._drop_singles()
        self._close_at(i, closed=True)

    def _single(self, i: int) -> None:
        inside = bool(self._stack) and self._text[self._stack[-1].mark] in _SINGLE
        if inside:
            if self._single_closes(i):
                self._close_at(i, closed=True)
            return
        if self._single_opens(i) and self._single_partner(i) is not None:
            self._stack.append(_Open(i, i, i + 1, []))

    def _stray(self, i: int) -> None:
        """A closing mark with nothing open: the last quotation of the sentence was closed too soon."""
        for k in range(len(self._found) - 1, -1, -1):
            last = self._found[k]
            if last.depth:
                continue
            between = self._text[last.end : i]
            if last.closed and len(last.inner) == 1 and "\n" not in between and not _SENTENCE_END & set(between):
                self._found[k] = Quotation(last.start, i + 1, ((last.inner[0][0], i),))
            return

    def _line_end(self, i: int) -> None:
        """At the end of a line a quotation goes on, if the next line repeats its mark or closes it."""
        self._drop_singles()
        while self._stack:
            top = self._stack[-1]
            following = self._next_line(i)
            if following is not None and self._repeats(top.mark, following):
                top.spans.append((top.inner_start, _trim_end(self._text, top.inner_start, i)))
                top.inner_start = self._done = following + 1
                return
            if self._closes_later(i):
                return
            self._close_at(_trim_end(self._text, top.inner_start, i), closed=False)

    # -- the stack -------------------------------------------------------------------------------

    def _close_at(self, i: int, *, closed: bool) -> None:
        top = self._stack.pop()
        inner = (*top.spans, (top.inner_start, max(i, top.inner_start)))
        end = max(i, top.inner_start) + (1 if closed else 0)
        self._found.append(Quotation(top.start, end, inner, closed, len(self._stack)))

    def _drop_singles(self) -> None:
        while self._stack and self._text[self._stack[-1].mark] in _SINGLE:
            self._stack.pop()

    def _innermost(self, *, single: bool) -> _Open | None:
        for item in reversed(self._stack):
            if (self._text[item.mark] in _SINGLE) == single:
                return item
        return None

    # -- what a mark does ------------------------------------------------------------------------

    def _before(self, i: int) -> str:
        return self._text[i - 1] if i > self._start else " "

    def _after(self, i: int) -> str:
        return self._text[i + 1] if i + 1 < self._end else " "

    def _straight_opens(self, i: int) -> bool:
        before, after = self._before(i), self._after(i)
        if before in _BEFORE_OPENING and not after.isspace():
            return not (self._stack and before in "-–—…" and not after.isalnum())
        if self._innermost(single=False) is not None:
            return False
        if _INCH.search(self._text[max(self._start, i - 2) : i]):
            return False
        return not after.isspace() and (before.isspace() or not before.isalnum()) and after.isalnum()

    def _wrong_way_round(self, i: int) -> bool:
        """Whether a curly mark stands where only its opposite can."""
        before, after = self._before(i), self._after(i)
        if self._text[i] in _CLOSING:
            return self._innermost(single=False) is None and before in _BEFORE_OPENING and after.isalnum()
        return self._innermost(single=False) is not None and not before.isspace() and not after.isalnum()

    def _same_kind(self, a: int, b: int) -> bool:
        return (self._text[a] in _STRAIGHT) == (self._text[b] in _STRAIGHT)

    def _closes_twice(self, i: int) -> bool:
        """Whether two closing marks follow on the line before another opens: a nested quotation."""
        depth = 0
        for k in self._marks_ahead(i + 1, self._line_stop(i)):
            char = self._text[k]
            if char in _OPENING or (char in _STRAIGHT and self._straight_opens(k)):
                return False
            if char in _CLOSING or char in _STRAIGHT:
                depth += 1
                if depth == 2:  # noqa: PLR2004 -- one for the inner, one for the outer quotation
                    return True
        return False

    def _single_opens(self, i: int) -> bool:
        if self._before(i) not in _BEFORE_OPENING or not (self._after(i).isalnum() or self._after(i) in '“"$£€[('):
            return False
        return _CLIPPED.match(self._text, i + 1) is None

    def _single_closes(self, i: int) -> bool:
        before, after = self._before(i), self._after(i)
        if before.isspace() or after.isalnum():
            return False
        possessive = before in "sS" and after == " " and self._text[i + 2 : i + 3].islower()
        return not possessive or self._next_closer(i) is None

    def _next_closer(self, i: int) -> int | None:
        for k in self._marks_ahead(i + 1, self._line_stop(i)):
            if self._text[k] in _SINGLE:
                if not self._before(k).isspace() and not self._after(k).isalnum():
                    return k
                if self._single_opens(k):
                    return None
        return None

    def _single_partner(self, i: int) -> int | None:
        """The mark that closes a single quotation opened at ``i``, on the same line."""
        return next(
            (
                k
                for k in self._marks_ahead(i + 2, self._line_stop(i))
                if self._text[k] in _SINGLE and self._single_closes(k)
            ),
            None,
        )

    # -- lines -----------------------------------------------------------------------------------

    def _marks_ahead(self, start: int, end: int) -> Iterator[int]:
        """Where the next marks stand, line ends among them."""
        return (match.start() for match in islice(_MARK.finditer(self._text, start, end), _MARKS_AHEAD))

    def _line_stop(self, i: int) -> int:
        limit = min(self._end, i + _REACH)
        stop = self._text.find("\n", i, limit)
        return limit if stop < 0 else stop

    def _next_line(self, i: int) -> int | None:
        """The first character after the line end that is not white space."""
        for k in range(i, self._end):
            if not self._text[k].isspace():
                return k
        return None

    def _repeats(self, mark: int, i: int) -> bool:
        opening = self._text[i] in _OPENING or (self._text[i] in _STRAIGHT and not self._after(i).isspace())
        return opening and self._same_kind(mark, i)

    def _closes_later(self, i: int) -> bool:
        """Whether the quotation goes on in the next line or paragraph: it is closed there before any mark opens."""
        following = self._next_line(i)
        if following is None:
            return False
        blank = _blank_line(self._text, following, min(self._end, following + _REACH))
        for k in self._marks_ahead(following, blank):
            char = self._text[k]
            if char in _OPENING or (char in _STRAIGHT and self._straight_opens(k)):
                return False
            if char in _CLOSING or char in _STRAIGHT:
                return True
        return False


def _blank_line(text: str, start: int, end: int) -> int:
    match = _BLANK_LINE.search(text, start, end)
    return match.start() if match else end


def _trim_end(text: str, start: int, end: int) -> int:
    while end > start and text[end - 1].isspace():
        end -= 1
    return end
