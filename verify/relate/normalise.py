"""One form for words that differ in spelling only: case, accents, British endings, Arabic articles."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_APOSTROPHES = str.maketrans({"’": "'", "‘": "'", "`": "'"})
_ARTICLE = re.compile(r"^(?:al|el|as|ar|ash|an)-(?=\w{3})")
_DOMAIN = re.compile(r"(?<=\w{3})\.(?:com|org|net|co\.uk)$")  # "MSNBC.com" is MSNBC
# British spellings that differ by rule: -ise/-isation, -our, -re, -ogue, doubled l.
_SPELLINGS = (
    (re.compile(r"(?<=\w{3})is(e|ed|es|ing|ation|er)$"), r"iz\1"),
    (re.compile(r"(?<=\w{2}[^i])our$"), "or"),
    (re.compile(r"^(cent|theat|met|fib|lit|calib|spect)re$"), r"\1er"),
    (re.compile(r"(?<=\w{3})ogue$"), "og"),
    (re.compile(r"^programme$"), "program"),
    (re.compile(r"^(defen|offen|licen)ce$"), r"\1se"),
)
# -ise is no suffix in these, so the American spelling has it too.
_KEEP = frozenset(
    {"advise", "comprise", "compromise", "disguise", "enterprise", "exercise", "promise", "raise", "rise"}
)
_KEEP |= frozenset({"surprise", "supervise", "televise", "otherwise", "expertise", "precise", "franchise", "premise"})
_KEEP |= frozenset(
    {"four", "hour", "tour", "your", "pour", "sour", "noise", "praise", "cruise", "poise", "merchandise"}
)


@lru_cache(maxsize=65536)
def plain(word: str) -> str:
    """The word in lower case, without accents, hyphens at its ends or a possessive."""
    text = unicodedata.normalize("NFKD", word.translate(_APOSTROPHES)).lower()
    text = "".join(char for char in text if not unicodedata.combining(char))
    return text.removesuffix("'s").strip("-'.\"")


# Past tenses that are also the lemma of another verb: news means the first.
PAST = {"fell": "fall", "rose": "rise", "found": "find", "saw": "see", "left": "leave", "felt": "feel", "wound": "wind"}
PAST |= {"lay": "lie", "bore": "bear", "ground": "grind", "shot": "shoot", "struck": "strike", "wound": "wound"}


@lru_cache(maxsize=65536)
def word_key(lemma: str) -> str:
    """The key of a common word: its lemma, plain, in American spelling."""
    key = plain(lemma).replace("'", "")
    if key in _KEEP:
        return key
    for pattern, replacement in _SPELLINGS:
        key = pattern.sub(replacement, key)
    return key.replace("-", "") if len(key) > 4 else key  # noqa: PLR2004 - "e-mail", not "9-11"


@lru_cache(maxsize=65536)
def name_key(word: str) -> str:
    """The key of a word of a name: plain, initials without dots, Arabic article dropped ("al-Assad")."""
    key = _DOMAIN.sub("", plain(word)).replace(".", "").replace("'", "")
    return _ARTICLE.sub("", key)
