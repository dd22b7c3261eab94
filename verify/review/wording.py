"""The words of a claim that a person writes, and where they stand in the article. Pure."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from verify.errors import InputError
from verify.wording import one_line

_LONGEST = 1_000  # characters: beyond that it is a passage, not one statement
_WORD = re.compile(r"\w+")
_END = re.compile(r"[.!?…]\W*$")


def claim_text(typed: str) -> str:
    """What a person typed as the text of a claim: on one line, with a full stop.

    Raises:
        InputError: when it has no words, or is far longer than a claim.
    """
    text = one_line(typed)
    if not _WORD.search(text):
        raise InputError("A claim needs words.", "Say in a sentence what is claimed.")
    if len(text) > _LONGEST:
        raise InputError(
            f"A claim of {len(text)} characters is more than one statement.",
            f"Say it in {_LONGEST} characters at most, or split it.",
        )
    return text if _END.search(text) else f"{text}."


def merged_text(texts: Sequence[str]) -> str:
    """Several claims as one sentence, for a person to mend: ``Bridge shut; no one hurt.``."""
    bodies = [text.strip().rstrip(".") for text in dict.fromkeys(texts)]
    return f"{'; '.join(bodies)}."


def anchor_of(text: str, stretch: str) -> tuple[int, int] | None:
    """The smallest part of ``stretch`` with all the words of ``text`` that are in it, None when none is."""
    words = [(match[0].casefold(), match.start(), match.end()) for match in _WORD.finditer(stretch)]
    wanted = {match[0].casefold() for match in _WORD.finditer(text)} & {word for word, _, _ in words}
    if not wanted:
        return None
    best: tuple[int, int] | None = None
    inside: Counter[str] = Counter()
    first = 0
    for word, _, end in words:
        inside[word] += word in wanted
        while inside[words[first][0]] > 1 or words[first][0] not in wanted:
            inside[words[first][0]] -= words[first][0] in wanted
            first += 1
        if all(inside[each] for each in wanted):
            start = words[first][1]
            if best is None or end - start < best[1] - best[0]:
                best = start, end
    return best


def quote_span(quote: str, text: str) -> tuple[int, int]:
    """Where ``quote`` stands in ``text``, word for word; white space may differ.

    Raises:
        InputError: when it is not there, or more than once.
    """
    parts = [re.escape(part) for part in quote.split()]
    found = [match.span() for match in re.finditer(r"\s+".join(parts), text)] if parts else []
    if not found:
        raise InputError("These words are not in the article.", "Quote it exactly as it stands there.")
    if len(found) > 1:
        places = ", ".join(str(start) for start, _ in found[:5])
        raise InputError(
            f"These words are {len(found)} times in the article, from characters {places}.",
            "Quote more of it, or say which with --start and --end.",
        )
    return found[0]
