"""Claims and everything that is not one: what decomposition hands on."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from verify.types.text import Document


class Certainty(StrEnum):
    """How the article stands behind a claim, from its own voice to a denial."""

    ASSERTED = "asserted"
    ATTRIBUTED = "attributed"
    HEDGED = "hedged"
    UNVERIFIED = "unverified"
    DENIED = "denied"


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number bound to what it measures.

    ``low`` and ``high`` bound the value ("between 12 and 15": 12, 15); they are equal for one
    number, and one of them is None where the text bounds one side only ("at least 12": 12, None).
    ``unit`` is a canonical unit ("USD", "percent", "km"), None for plain counts; ``counted`` the
    lemmas of what is counted ("soldier"); ``comparator`` one of ``=``, ``>=``, ``<=``, ``>``, ``<``,
    ``~``; ``start`` and ``end`` its characters in the article.
    """

    text: str
    start: int
    end: int
    low: float | None
    high: float | None
    unit: str | None = None
    counted: str | None = None
    comparator: str = "="


@dataclass(frozen=True, slots=True)
class Claim:
    """One atomic, self-contained statement, anchored to its characters in the article.

    ``text`` reads on its own (pronouns resolved where exactly one candidate agreed); ``start`` and
    ``end`` are the smallest stretch of the article that holds its words; ``sentence`` is the whole
    sentence it was taken from, at ``sentence_start`` to ``sentence_end``. ``heading`` is the heading
    it stands under. ``speaker`` said it by the words of ``cue`` ("declared", "according to"); both
    are None in the article's own voice. ``occurred_on`` is an ISO 8601 date of reduced precision
    (``2024-12-08``, ``2024-12`` or ``2024``): the length is the precision. ``entities`` are the names
    in it, as resolved. ``open_references`` are pronouns and short names that had no or several
    candidates. ``checkable`` is False for reported opinion, wish and exhortation: someone did say
    so, but there is no fact in it to check.
    """

    text: str
    start: int
    end: int
    sentence: str
    sentence_start: int
    sentence_end: int
    heading: str | None = None
    speaker: str | None = None
    cue: str | None = None
    certainty: Certainty = Certainty.ASSERTED
    occurred_on: str | None = None
    quantities: tuple[Quantity, ...] = ()
    entities: tuple[str, ...] = ()
    open_references: tuple[str, ...] = ()
    checkable: bool = True


class PassageKind(StrEnum):
    """What became of a stretch of the article."""

    CLAIMS = "claims"
    NO_CLAIM = "no claim"


@dataclass(frozen=True, slots=True)
class Passage:
    """A sentence, heading, title or dateline and what became of it.

    ``reason`` is empty where claims were made, else the reason in words why none was
    ("heading", "question", "slogan", "exhortation", "opinion", "fragment").
    """

    start: int
    end: int
    kind: PassageKind
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Decomposition:
    """The claims of a document and the account of all its text.

    The passages are in text order, never overlap, and together with white space cover every
    character of the document.
    """

    claims: tuple[Claim, ...]
    passages: tuple[Passage, ...]


class Decomposer(Protocol):
    """The seam for engines: anything that turns a document into claims and an account of its text."""

    def decompose(self, document: Document) -> Decomposition:
        """Break the document into claims. Deterministic for the same document."""
        ...
