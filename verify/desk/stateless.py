"""What can be asked of a text without a database: its claims, and how two statements relate."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import cache
from typing import TYPE_CHECKING

from verify.decompose import decompose
from verify.intake.documents import make_document
from verify.intake.forms import Form
from verify.types import Claim, Decomposition, Document

if TYPE_CHECKING:
    from verify.language.parser import Parser
    from verify.types import Relation, Slots


@cache
def shared_parser() -> Parser:
    """The language model, loaded on first use and kept for the life of the process."""
    from verify.language.parser import Parser  # noqa: PLC0415 - numpy loads longer than most commands run

    return Parser.load()


class RuleDecomposer:
    """The offline engine: a dependency parse and high-precision rules (see ``verify.decompose``)."""

    def decompose(self, document: Document) -> Decomposition:
        """Break the document into claims and account for the rest of its text."""
        return decompose(document, shared_parser().analyse(document))


def extract(text: str, published: date | None = None) -> tuple[Claim, ...]:
    """The claims of a text in English, in the order of their place in it.

    Relative dates ("on Sunday") are counted from ``published``, else from the text's own dateline.

    Raises:
        InputError: when the text is empty or not a text.
    """
    document = make_document(
        text.encode("utf-8", "surrogatepass"), source="-", published=published, language="en", form=Form.TEXT
    )
    return RuleDecomposer().decompose(document).claims


def relate(a: str | Claim, b: str | Claim) -> Relation:
    """How two statements relate, with reasons. A ``Claim`` brings its certainty, speaker and date along."""
    from verify.relate import compare  # noqa: PLC0415 - extract needs none of it

    return compare(*claim_slots([_as_claim(a), _as_claim(b)]))


def claim_slots(claims: Sequence[Claim], published: date | None = None, title: str = "") -> list[Slots]:
    """What relating compares, for each claim; the claims' own texts and the article's title are parsed in one go."""
    from verify.relate import slots_of, story_of  # noqa: PLC0415 - extract needs none of it

    *parses, headline = shared_parser().parse_texts([*(claim.text for claim in claims), title])
    story = story_of(slots_of(title, headline))
    return [
        slots_of(
            claim.text,
            tokens,
            certainty=claim.certainty,
            occurred_on=claim.occurred_on,
            speaker=claim.speaker,
            published=published.isoformat() if published else None,
            story=story,
        )
        for claim, tokens in zip(claims, parses, strict=True)
    ]


def _as_claim(statement: str | Claim) -> Claim:
    if isinstance(statement, Claim):
        return statement
    return Claim(
        text=statement, start=0, end=len(statement), sentence=statement, sentence_start=0, sentence_end=len(statement)
    )
