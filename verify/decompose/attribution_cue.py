"""One report inside a sentence, as tokens of its tree."""

from __future__ import annotations

from dataclasses import dataclass

from verify.types import Certainty


@dataclass(frozen=True, slots=True)
class Cue:
    """What reports what, as indices of tokens.

    ``words`` are the cue's own tokens, ``content`` those of what is reported (empty where it stands
    in another sentence), ``speaker`` the head of who reports, None where nobody is named. ``kind`` is
    one of ``attribution_lexicon.KINDS`` or ``report``.
    """

    words: tuple[int, ...]
    content: tuple[int, ...]
    speaker: int | None
    kind: str
    certainty: Certainty
