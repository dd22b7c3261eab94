"""Which language an article is written in."""

from __future__ import annotations

import functools
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier

# Languages that news is published in, by ISO 639-1 code. Codes outside this list (pidgins, dialects, extinct
# languages) only take votes away from their big relatives.
NAMES = {
    "af": "Afrikaans", "ar": "Arabic", "az": "Azerbaijani", "be": "Belarusian", "bg": "Bulgarian", "bn": "Bengali",
    "bs": "Bosnian", "ca": "Catalan", "cs": "Czech", "cy": "Welsh", "da": "Danish", "de": "German", "el": "Greek",
    "en": "English", "es": "Spanish", "et": "Estonian", "eu": "Basque", "fa": "Persian", "fi": "Finnish",
    "fr": "French", "ga": "Irish", "gl": "Galician", "gu": "Gujarati", "he": "Hebrew", "hi": "Hindi",
    "hr": "Croatian", "hu": "Hungarian", "hy": "Armenian", "id": "Indonesian", "is": "Icelandic", "it": "Italian",
    "ja": "Japanese", "ka": "Georgian", "kk": "Kazakh", "km": "Khmer", "ko": "Korean", "lt": "Lithuanian",
    "lv": "Latvian", "mk": "Macedonian", "ml": "Malayalam", "mn": "Mongolian", "mr": "Marathi", "ms": "Malay",
    "my": "Burmese", "ne": "Nepali", "nl": "Dutch", "no": "Norwegian", "pa": "Punjabi", "pl": "Polish",
    "ps": "Pashto", "pt": "Portuguese", "ro": "Romanian", "ru": "Russian", "si": "Sinhala", "sk": "Slovak",
    "sl": "Slovene", "so": "Somali", "sq": "Albanian", "sr": "Serbian", "sv": "Swedish", "sw": "Swahili",
    "ta": "Tamil", "te": "Telugu", "th": "Thai", "tl": "Tagalog", "tr": "Turkish", "uk": "Ukrainian", "ur": "Urdu",
    "uz": "Uzbek", "vi": "Vietnamese", "zh": "Chinese", "zu": "Zulu",
}  # fmt: skip
# Below this many letters (some 20 English words) a headline full of names passes for any language.
_MIN_LETTERS = 100
# Wrong guesses on 150 letters of English news stay below .3, right ones on as many of another language above .85.
_SURE = 0.85
# The last letter of the Latin blocks of Unicode that English news spells names with.
_LAST_LATIN = "\u024f"
# A long text is judged by its beginning.
_SAMPLE = 20_000
# Words that no other language in the list above has much use for. They are a quarter to a third of the words of
# English news; a tenth of another language's words would be quoted English.
_ENGLISH = frozenset(
    "the of and that was were is are with for from by has have had been said his her which their".split()
)
_PLAINLY_ENGLISH = 0.15


def language_of(text: str) -> str | None:
    """The ISO 639-1 code of the language of ``text``, or None where it is too short or too mixed to tell."""
    sample = text[:_SAMPLE]
    letters = [char for char in sample if char.isalpha()]
    foreign = sum(char > _LAST_LATIN for char in letters) > len(letters) / 2
    if len(letters) < _MIN_LETTERS and not foreign:
        return None
    if _is_plainly_english(sample):
        return "en"
    code, probability = _identifier().classify(sample)
    return str(code) if probability >= _SURE else None


def _is_plainly_english(text: str) -> bool:
    """Whether function words settle it: loading the identifier takes longer than reading an article."""
    words = re.findall(r"\w+", text.lower())
    return sum(word in _ENGLISH for word in words) >= _PLAINLY_ENGLISH * len(words)


@functools.cache
def _identifier() -> LanguageIdentifier:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier  # noqa: PLC0415 - loads numpy, for new articles only

    identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    identifier.set_languages(list(NAMES))
    return identifier
