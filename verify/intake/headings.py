"""Whether a line on its own is a heading or a paragraph.

A heading is short and ends without a full stop, or is one question. What ends like a sentence, leads
into a quote, or is a quote itself is part of the story and so a paragraph, however short.
"""

from __future__ import annotations

import re

# The longest headline among the real articles this was tried on has 113 characters; subheadings are shorter.
_TITLE_LENGTH = 200
_HEADING_LENGTH = 100
_CLOSING = "\"'”’»)]"
_QUOTE_MARKS = "\"“”„«»‘’'"
_MARKDOWN = re.compile(r"#{1,6}[ \t]+\S")
# A sentence that ends inside the line: two sentences are no heading.
_INNER_STOP = re.compile(r"[.!?][\"”’']?\s+[\"“‘]?[A-Z]")
_ABBREVIATION = re.compile(r"\b(?:[A-Z]|[A-Z][a-z]{1,2}|vs|no)\.$")
_QUOTED_SENTENCE = re.compile(rf"[{_QUOTE_MARKS}].*[,.!?…][{_QUOTE_MARKS}]")


def is_markdown_heading(line: str) -> bool:
    """Whether ``line`` is a heading by its ``#`` marks."""
    return _MARKDOWN.match(line) is not None


def is_heading(line: str, *, first: bool = False) -> bool:
    """Whether ``line``, which stands on its own and is stripped, is a heading; ``first`` allows a headline's length."""
    if is_markdown_heading(line):
        return True
    if "\n" in line or len(line) > (_TITLE_LENGTH if first else _HEADING_LENGTH):
        return False
    if not any(map(str.isalpha, line)) or _QUOTED_SENTENCE.match(line) or _has_two_sentences(line):
        return False
    return line.rstrip(_CLOSING)[-1:] not in tuple(".!…:;,")


def _has_two_sentences(line: str) -> bool:
    return any(not _ABBREVIATION.search(line[: stop.start() + 1]) for stop in _INNER_STOP.finditer(line))
