"""Reading the bytes of a web page as text."""

from __future__ import annotations

import codecs
import re

_MARKS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_DECLARED = re.compile(r"charset\s*=\s*[\"']?\s*([\w.:-]+)", re.IGNORECASE)
# How far into a page its own declaration is looked for (HTML standard, 13.2.3.2).
_HEAD = 1024
# What pages are written in; Python has codecs besides that are traps for hostile input (idna, unicode_escape).
_KNOWN = re.compile(
    r"ascii|utf-(?:8|16(?:-[bl]e)?)|iso8859-\d+|cp\d+|koi8-[rtu]|mac-\w+|tis-620|shift_jis\w*|euc_\w+|iso2022_\w+"
    r"|gb\w+|big5\w*|hz|johab"
)
# What browsers take a page for that does not say, and what they read "ISO-8859-1" as (WHATWG Encoding, 4.2).
_FALLBACK = "cp1252"
_LATIN_1 = frozenset({"ascii", "iso8859-1"})


def decode_page(body: bytes, content_type: str) -> str:
    """The text of ``body``; what cannot be decoded becomes U+FFFD.

    A byte order mark decides, then whether the bytes are UTF-8, which hardly ever happens by accident
    and so beats a wrong declaration; then the header's charset, the page's own, and Windows-1252.
    """
    for mark, encoding in _MARKS:
        if body.startswith(mark):
            return body[len(mark) :].decode(encoding, "replace")
    declared = _declared(content_type) or _declared(body[:_HEAD].decode("ascii", "ignore"))
    if not body.isascii():
        try:
            return body.decode("utf-8")
        except UnicodeDecodeError:
            pass  # it is in something else, as declared
    return body.decode(declared or _FALLBACK, "replace")


def _declared(text: str) -> str | None:
    match = _DECLARED.search(text)
    if match is None:
        return None
    try:
        name = codecs.lookup(match[1]).name
    except LookupError:
        return None
    if name in _LATIN_1:
        return _FALLBACK
    return name if _KNOWN.fullmatch(name) else None
