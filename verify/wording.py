"""Showing text that nobody here wrote: it may move neither the cursor nor the reader's eye.

Articles, pages and quotes are hostile. A terminal obeys control characters and a reader is misled
by bidirectional overrides, so both are made visible before anything is printed.
"""

from __future__ import annotations

import unicodedata

_KEPT = frozenset("\n\t")
# Bidirectional controls (Unicode UAX #9, 2) and invisible format characters that can hide or reorder text.
_HIDDEN = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200b\u2060\ufeff")
_REPLACEMENT = "\ufffd"


def is_hidden(char: str) -> bool:
    """Whether a character acts on the display without being seen (tab and line feed do not count)."""
    return char in _HIDDEN or (unicodedata.category(char) in ("Cc", "Cs") and char not in _KEPT)


def visible(text: str) -> str:
    """``text`` with every hidden character replaced by U+FFFD, one for one: offsets stay valid."""
    if text.isprintable():
        return text
    return "".join(_REPLACEMENT if is_hidden(char) else char for char in text)


def one_line(text: str) -> str:
    """``text`` made visible and folded onto one line."""
    return " ".join(visible(text).split())


# A state is always told three ways, glyph, word and colour, so that losing one of them loses nothing.
STATUS_GLYPHS = {"pending": "○", "verified": "✓", "disputed": "✗"}
STANDING_GLYPHS = {"set aside": "–", "superseded": "⇢", "withdrawn": "×"}
