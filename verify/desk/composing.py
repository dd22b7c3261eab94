"""Making a claim of words that a person wrote: its place in the article, who says it, its figures, names and date."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from verify.desk.stateless import claim_slots
from verify.errors import InputError
from verify.relate import index_terms
from verify.types import (
    ArticleRecord,
    Block,
    BlockKind,
    Certainty,
    Claim,
    ClaimRecord,
    Decomposer,
    Document,
    Quantity,
    RevisionRecord,
    Slots,
)


@dataclass(frozen=True, slots=True)
class Voice:
    """Who says a claim, by which words, and how surely."""

    speaker: str | None = None
    cue: str | None = None
    certainty: Certainty = Certainty.ASSERTED


class Indexed(NamedTuple):
    """A claim with what relating compares of it, and the terms it is found by."""

    claim: Claim
    slots: Slots
    terms: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Composer:
    """Makes claims of one revision of an article."""

    decomposer: Decomposer
    article: ArticleRecord
    revision: RevisionRecord

    def compose(self, text: str, span: tuple[int, int], voice: Voice) -> Claim:
        """A claim with these words at these characters; figures and names are read from the words."""
        start, end = span
        first, last = self.sentence(start, end)
        found = self.decomposer.decompose(self._alone(text)).claims
        dates = {each.occurred_on for each in found}
        return Claim(
            text=text,
            start=start,
            end=end,
            sentence=self.revision.text[first:last],
            sentence_start=first,
            sentence_end=last,
            heading=self._heading(start),
            speaker=voice.speaker,
            cue=voice.cue if voice.speaker else None,
            certainty=voice.certainty,
            occurred_on=dates.pop() if len(dates) == 1 else None,
            quantities=tuple(self._quantities(found, first, last)),
            entities=tuple(dict.fromkeys(name for each in found for name in each.entities)),
            open_references=tuple(dict.fromkeys(name for each in found for name in each.open_references)),
        )

    def index(self, claims: Sequence[Claim]) -> list[Indexed]:
        """Claims with their slots; it loads the language model, so do it before a transaction begins."""
        slots = claim_slots(claims, self._published, self.article.title)
        return [Indexed(claim, each, index_terms(each)) for claim, each in zip(claims, slots, strict=True)]

    def check_span(self, start: int, end: int) -> None:
        """Refuse what is no stretch of words of one paragraph.

        Raises:
            InputError: when it is empty, outside the text, or goes on into another paragraph.
        """
        text = self.revision.text
        if not 0 <= start < end <= len(text):
            raise InputError(
                f"Characters {start} to {end} are not in the article, which has {len(text)}.", "Nothing was changed."
            )
        if not text[start:end].strip():
            raise InputError(f"There are no words from character {start} to {end}.", "Nothing was changed.")
        if self._block(start) != self._block(end - 1):
            raise InputError("A claim stands in one paragraph.", "Choose a passage of one, or add a claim for each.")

    def together(self, records: Sequence[ClaimRecord]) -> tuple[int, int]:
        """Where several claims stand as one: from the first to the last of one paragraph, else where the first does."""
        spans = sorted((record.claim.start, record.claim.end) for record in records)
        start, end = spans[0][0], max(end for _, end in spans)
        return (start, end) if self._block(start) == self._block(end - 1) else spans[0]

    def sentence(self, start: int, end: int) -> tuple[int, int]:
        """The whole sentences that a stretch of the text is in."""
        inside = [each for each in self.revision.passages if each.start < end and start < each.end]
        return min([start, *(each.start for each in inside)]), max([end, *(each.end for each in inside)])

    @property
    def _published(self) -> date | None:
        return date.fromisoformat(self.article.published) if self.article.published else None

    def _alone(self, text: str) -> Document:
        blocks = (Block(BlockKind.PARAGRAPH, 0, len(text)),)
        return Document(text, "-", "", blocks, published=self._published, language=self.article.language)

    def _block(self, at: int) -> int:
        """The number of the block at a character; what lies between two blocks goes with the one before."""
        return sum(block.start <= at for block in self.revision.blocks)

    def _heading(self, at: int) -> str | None:
        above = [each for each in self.revision.blocks if each.kind is BlockKind.HEADING and each.end <= at]
        return " ".join(self.revision.text[above[-1].start : above[-1].end].split()) if above else None

    def _quantities(self, found: Sequence[Claim], first: int, last: int) -> Iterator[Quantity]:
        """The figures of the new words that are also in the sentence, at their place there."""
        for each in (quantity for claim in found for quantity in claim.quantities):
            start = self.revision.text.find(each.text, first, last)
            if start >= 0:
                yield Quantity(
                    each.text,
                    start,
                    start + len(each.text),
                    each.low,
                    each.high,
                    each.unit,
                    each.counted,
                    each.comparator,
                )


def voice_of(record: ClaimRecord) -> Voice:
    """The voice of a stored claim."""
    return Voice(record.claim.speaker, record.claim.cue, record.claim.certainty)


def voice_at(records: Sequence[ClaimRecord], start: int, end: int) -> Voice:
    """Whose words a stretch of the article is by the claims that are known there; the article's own without any."""
    shared = [(min(end, each.claim.end) - max(start, each.claim.start), each) for each in records]
    overlap, nearest = max(shared, key=lambda pair: pair[0], default=(0, None))
    return voice_of(nearest) if nearest is not None and overlap > 0 else Voice()
