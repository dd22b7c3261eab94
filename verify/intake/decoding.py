r"""Turning raw bytes into the text that is stored.

What a reader of the article sees is what is stored:

- A byte order mark goes; every kind of line end becomes ``\n``.
- Zero-width characters go: they show nothing, and inside a word they would break it in two.
- Escape sequences of terminals go whole: their parameters are no part of a sentence.
- Control characters and bidirectional overrides become U+FFFD, one for one: stored text can then
  move neither the cursor of a terminal nor the order in which its words are read.

Every other character stays as it came, whatever its kind of quotation mark, dash or space.
"""

from __future__ import annotations

import re
import shlex

from verify.errors import InputError
from verify.intake.files import STANDARD_INPUT, source_name
from verify.wording import visible

_LINE_END = re.compile(r"\r\n|[\r\v\f\x85\u2028]")
_PARAGRAPH_END = "\u2029"
# CSI, OSC and two-character sequences of ECMA-48, in their seven-bit and eight-bit forms.
_ESCAPE = re.compile(
    r"(?:\x1b\[|\x9b)[0-?]*[ -/]*[@-~]|(?:\x1b\]|\x9d)[^\x07\x1b\x9c\n]*(?:\x07|\x1b\\|\x9c)?|\x1b[ -/]*[0-~]"
)
_ZERO_WIDTH = re.compile("[\u00ad\u061c\u200b\u200e\u200f\u2060\ufeff]")

# The first bytes of files that people take for text, from the formats' own specifications.
_MAGIC = (
    (b"%PDF-", "a PDF document"),
    (b"PK\x03\x04", "a ZIP archive or an office document such as DOCX"),
    (b"\xd0\xcf\x11\xe0", "an old or password-protected office document"),
    (b"{\\rtf", "an RTF document"),
    (b"\x89PNG", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"BZh", "a bzip2 archive"),
    (b"\xfd7zXZ", "an xz archive"),
    (b"7z\xbc\xaf", "a 7z archive"),
    (b"ID3", "an MP3 recording"),
    (b"OggS", "an Ogg recording"),
    (b"SQLite format 3\x00", "an SQLite database"),
    (b"\x7fELF", "a program"),
)
_WEB_PAGE = re.compile(rb"\s*(?:<\?xml[^>]*>\s*)?<(?:!doctype\s+html|html)\b", re.IGNORECASE)
_WIDE = ((b"\xff\xfe", "UTF-16"), (b"\xfe\xff", "UTF-16"))

# Encodings that news text is still met in; a guess among all that exist would be worse.
_CANDIDATES = [
    "cp1250",
    "cp1251",
    "cp1252",
    "cp1253",
    "cp1254",
    "cp1255",
    "cp1256",
    "koi8_r",
    "mac_roman",
    "shift_jis",
    "euc_jp",
    "gb18030",
    "big5",
    "euc_kr",
]
_ICONV_NAMES = {"mac_roman": "MACINTOSH", "shift_jis": "SHIFT_JIS"}
_GUESS_WINDOW = 32_768
_MOSTLY_ASCII = 0.9


def decode(raw: bytes, *, source: str) -> str:
    """The text of an article, as it will be stored.

    Raises:
        InputError: when ``raw`` is not text, or not in UTF-8.
    """
    _refuse_binary(raw, source)
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise _not_utf8(raw, error.start, source) from error
    return clean(text)


def clean(text: str) -> str:
    """``text`` with its line ends evened out and nothing left in it that acts on a display unseen."""
    text = _LINE_END.sub("\n", _ESCAPE.sub("", text)).replace(_PARAGRAPH_END, "\n\n")
    return visible(_ZERO_WIDTH.sub("", text))


def _refuse_binary(raw: bytes, source: str) -> None:
    if any(raw.startswith(mark) for mark, _ in _WIDE):
        return  # text, but not in UTF-8: decoding says so
    looks = next((name for magic, name in _MAGIC if raw.startswith(magic)), None)
    if looks is None and _WEB_PAGE.match(raw):
        looks = "a web page"
    if looks is not None:
        raise InputError(f"{source_name(source)} is {looks}, not plain text.", "Save it as plain text and add that.")
    if b"\x00" in raw:
        raise InputError(
            f"{source_name(source)} is binary, not plain text: byte {raw.index(0):,} is NUL.",
            "Save the article as plain text and add that.",
        )


def _not_utf8(raw: bytes, offset: int, source: str) -> InputError:
    line = raw.count(b"\n", 0, offset) + 1
    what = f"{source_name(source)} is not in UTF-8: byte {offset:,} (line {line:,}) is 0x{raw[offset]:02x}."
    encoding = _likely_encoding(raw, offset)
    if encoding is None:
        return InputError(what, "Save it as UTF-8 in the program it was written in.")
    command = f"iconv -f {encoding} -t UTF-8"
    if source != STANDARD_INPUT:
        command += f" {shlex.quote(source_name(source))} > article.txt"
    return InputError(what, f"It looks like {encoding}. Convert it with: {command}")


def _likely_encoding(raw: bytes, offset: int) -> str | None:
    """The name that iconv knows the likeliest encoding of ``raw`` by, None without a likely one."""
    wide = next((name for mark, name in _WIDE if raw.startswith(mark)), None)
    if wide is not None:
        return wide
    window = raw[max(0, offset - _GUESS_WINDOW) : offset + _GUESS_WINDOW]
    # A few accents and quotation marks among English letters are too little to tell encodings apart by
    # statistics; the one that Western programs wrote by default is then the best guess.
    if _ascii_share(window) >= _MOSTLY_ASCII and _decodes(window, "cp1252"):
        return "WINDOWS-1252"
    from charset_normalizer import from_bytes  # noqa: PLC0415 - for files that are not UTF-8 only

    best = from_bytes(window, cp_isolation=_CANDIDATES).best()
    if best is None:
        return None
    return _ICONV_NAMES.get(best.encoding, best.encoding.replace("cp125", "windows-125").replace("_", "-").upper())


def _ascii_share(raw: bytes) -> float:
    return len(raw.decode("ascii", "ignore")) / len(raw)


def _decodes(raw: bytes, encoding: str) -> bool:
    try:
        raw.decode(encoding)
    except UnicodeDecodeError:
        return False
    return True
