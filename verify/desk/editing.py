"""Editing claims: each edit is one step of the log, and what it does to flags, sources and the index is part of it.

A claim that is reworded keeps its number, its sources and its notes; a verdict was of the old words, so it falls.
Several claims are merged into the first of them. The parts of a split claim are new claims, and the claim they
were leaves the list with its sources: which part a source speaks of, only a person can say.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from verify.desk.composing import Composer, Indexed, Voice, voice_at, voice_of
from verify.desk.outcomes import Edited
from verify.desk.relating import Barred, close_flags, relate_claim
from verify.errors import InputError, StaleWriteError
from verify.relate import index_terms
from verify.review.standing import check_listed, check_reason
from verify.review.wording import anchor_of, claim_text, merged_text, quote_span
from verify.store import Reader, Store, Writer
from verify.types import (
    Certainty,
    ClaimFilter,
    ClaimRecord,
    Decomposer,
    EventRecord,
    Slots,
    Standing,
    Status,
)

_FEWEST_PARTS = 2


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a claim that is split: its words, and the words of the article it stands on, found where None."""

    text: str
    quote: str | None = None


@dataclass(frozen=True, slots=True)
class NewPassage:
    """A claim to add: where it stands, by characters or by its exact words, and what is known of it.

    Without ``text`` it says what the passage says. Without ``certainty`` it is said by whom the claims around it
    are, as surely; a ``speaker`` alone makes it attributed.
    """

    start: int | None = None
    end: int | None = None
    quote: str | None = None
    text: str | None = None
    speaker: str | None = None
    certainty: Certainty | None = None


@dataclass(frozen=True, slots=True)
class Editor:
    """Edits claims in the name of ``actor``; ``expected`` are the versions of claims that an edit was based on."""

    store: Store
    decomposer: Decomposer
    actor: str
    expected: Mapping[int, int] = field(default_factory=dict)

    def reword(self, claim_id: int, typed: str) -> Edited:
        """Let a claim say something else at the same place."""
        text = claim_text(typed)
        record, composer = self._look(claim_id)
        if text == record.claim.text:
            raise InputError(f"Claim {claim_id} says that already.", "Nothing was changed.")
        claim = composer.compose(text, (record.claim.start, record.claim.end), voice_of(record))
        (new,) = composer.index([claim])
        with self.store.write(self.actor) as writer:
            now = self._current(writer, claim_id, record)
            why = f"It was reworded after it was {now.status} by {now.decided_by}."
            self._reword(writer, now, new, action="reword", why=why)
            relate_claim(writer, claim_id, new)
            return _edited(writer, [claim_id], [now])

    def split(self, claim_id: int, parts: Sequence[Part]) -> Edited:
        """Make two or more claims of one; each stands on its own part of the words that the one stood on."""
        if len(parts) < _FEWEST_PARTS:
            raise InputError(f"Claim {claim_id} is split into two parts or more.", "Give each part.")
        record, composer = self._look(claim_id)
        claims = [
            composer.compose(claim_text(part.text), _part_span(part, record, composer), voice_of(record))
            for part in parts
        ]
        news = composer.index(claims)
        with self.store.write(self.actor) as writer:
            now = self._current(writer, claim_id, record)
            writer.supersede(claim_id, "split", expected=self.expected.get(claim_id))
            barred = close_flags(writer, claim_id)
            rows = [(new.claim, new.slots.to_json(), new.terms) for new in news]
            ids = writer.add_claims(composer.article, rows, part_of=now)
            for part_id, new in zip(ids, news, strict=True):
                relate_claim(writer, part_id, new, barred)
            return _edited(writer, ids, [now], superseded=(claim_id,))

    def merge(self, claim_ids: Sequence[int], typed: str | None) -> Edited:
        """Make one claim of several of an article: the first of them says it, and the others say the same now."""
        claim_ids = list(dict.fromkeys(claim_ids))
        if len(claim_ids) < _FEWEST_PARTS:
            raise InputError("Two claims or more are merged.", "Name the others as well.")
        looked = [self._look(claim_id) for claim_id in claim_ids]
        records = [record for record, _ in looked]
        composer = looked[0][1]
        if len({record.revision_id for record in records}) > 1:
            raise InputError("Claims of different articles cannot be merged.", "Confirm that they are duplicates.")
        target = records[0]
        in_order = sorted(records, key=lambda record: record.claim.start)
        text = claim_text(typed) if typed else merged_text([record.claim.text for record in in_order])
        (new,) = composer.index([composer.compose(text, composer.together(records), voice_of(target))])
        with self.store.write(self.actor) as writer:
            before = [self._current(writer, record.id, record) for record in records]
            barred: list[Barred] = []
            for each in before[1:]:
                writer.supersede(each.id, "merge", merged_into=target.id, expected=self.expected.get(each.id))
                barred.append(close_flags(writer, each.id))
                for source in writer.evidence(each.id):
                    writer.move_evidence(source.id, target.id)
            decided = [f"claim {each.id} was {each.status}" for each in before if each.status is not Status.PENDING]
            why = f"Others were merged into it; {', '.join(decided)}."
            self._reword(writer, before[0], new, action="merge", why=why)
            relate_claim(writer, target.id, new, [pair for pairs in barred for pair in pairs])
            return _edited(writer, [target.id], before, superseded=tuple(each.id for each in before[1:]))

    def add(self, article: str | int, passage: NewPassage) -> Edited:
        """Make a claim of a passage that has none."""
        with self.store.read() as reader:
            found = reader.article(article)
            composer = Composer(self.decomposer, found, reader.revision(found.revision_id))
            span = _passage_span(passage, composer)
            around = list(reader.claims(ClaimFilter(article_id=found.id, standing=None)))
        words = composer.revision.text[span[0] : span[1]]
        text = claim_text(passage.text if passage.text is not None else _sentence_like(words))
        claim = composer.compose(text, span, _voice(passage, voice_at(around, *span)))
        if any(each.standing is Standing.LISTED and each.claim.text == text for each in around):
            raise InputError("The article has a claim with these words.", "Nothing was added.")
        (new,) = composer.index([claim])
        with self.store.write(self.actor) as writer:
            (claim_id,) = writer.add_claims(found, [(new.claim, new.slots.to_json(), new.terms)])
            relate_claim(writer, claim_id, new)
            return _edited(writer, [claim_id])

    def set_aside(self, claim_ids: Sequence[int], reason: str) -> Edited:
        """Take claims off the list because they cannot be checked."""
        reason = check_reason(reason)
        with self.store.write(self.actor) as writer:
            for claim_id in dict.fromkeys(claim_ids):
                check_listed(writer.claim(claim_id), writer.lineage(claim_id))
                writer.set_aside(claim_id, reason, expected=self.expected.get(claim_id))
                close_flags(writer, claim_id)
            return _edited(writer, dict.fromkeys(claim_ids))

    def restore(self, claim_ids: Sequence[int]) -> Edited:
        """Put claims that were set aside back on the list, and relate them to what is stored by now."""
        with self.store.write(self.actor) as writer:
            for claim_id in dict.fromkeys(claim_ids):
                record = writer.claim(claim_id)
                if record.standing is not Standing.ASIDE:
                    raise InputError(f"Claim {claim_id} is not set aside.", "Nothing was changed.")
                writer.restore(claim_id, expected=self.expected.get(claim_id))
                slots = Slots.from_json(record.slots)
                relate_claim(writer, claim_id, Indexed(record.claim, slots, index_terms(slots)))
            return _edited(writer, dict.fromkeys(claim_ids))

    def _look(self, claim_id: int) -> tuple[ClaimRecord, Composer]:
        """A listed claim, and what makes claims of its revision."""
        with self.store.read() as reader:
            record = reader.claim(claim_id)
            check_listed(record, reader.lineage(claim_id))
            return record, Composer(
                self.decomposer, reader.article(record.article_id), reader.revision(record.revision_id)
            )

    def _current(self, writer: Writer, claim_id: int, looked: ClaimRecord) -> ClaimRecord:
        """The claim as it is within the transaction; one that was edited since it was looked at is refused."""
        now = writer.claim(claim_id)
        check_listed(now, writer.lineage(claim_id))
        if now.claim != looked.claim:
            raise StaleWriteError(
                f"Claim {claim_id} was edited a moment ago.", "Look at it again; nothing was written."
            )
        return now

    def _reword(self, writer: Writer, record: ClaimRecord, new: Indexed, *, action: str, why: str) -> None:
        expected = self.expected.get(record.id)
        writer.reword(record, new.claim, new.slots.to_json(), why=why, action=action, expected=expected)
        writer.reindex(record.id, index_terms(Slots.from_json(record.slots)), new.terms)


def reindex(writer: Writer, events: Iterable[EventRecord]) -> None:
    """Let claims be found by what they say again, after undo or redo changed their words."""
    for event in events:
        before, after = event.before or {}, event.after or {}
        if event.entity == "claim" and "slots" in before and "slots" in after:
            writer.reindex(event.entity_id, *(index_terms(Slots.from_json(each["slots"])) for each in (before, after)))


def _part_span(part: Part, record: ClaimRecord, composer: Composer) -> tuple[int, int]:
    claim = record.claim
    if part.quote is not None:
        start, end = quote_span(part.quote, claim.sentence)
        return claim.sentence_start + start, claim.sentence_start + end
    found = anchor_of(part.text, composer.revision.text[claim.start : claim.end])
    return (claim.start, claim.end) if found is None else (claim.start + found[0], claim.start + found[1])


def _passage_span(passage: NewPassage, composer: Composer) -> tuple[int, int]:
    text = composer.revision.text
    if passage.quote is not None and (passage.start, passage.end) == (None, None):
        start, end = quote_span(passage.quote, text)
    elif passage.start is not None and passage.end is not None:
        start, end = passage.start, passage.end
        if passage.quote is not None and text[max(start, 0) : end].split() != passage.quote.split():
            raise InputError(f"Characters {start} to {end} of the article are not these words.", "Nothing was added.")
    else:
        raise InputError("A claim is added from a passage.", "Give its exact words, or where it starts and ends.")
    composer.check_span(start, end)
    return start, end


def _voice(passage: NewPassage, around: Voice) -> Voice:
    speaker = passage.speaker or (around.speaker if passage.speaker is None else None)
    named = Certainty.ATTRIBUTED if passage.speaker and around.certainty is Certainty.ASSERTED else around.certainty
    cue = around.cue if speaker == around.speaker else None
    return Voice(speaker, cue, passage.certainty or named)


def _sentence_like(words: str) -> str:
    return words[:1].upper() + words[1:]


def _edited(
    reader: Reader,
    claim_ids: Iterable[int],
    before: Sequence[ClaimRecord] = (),
    superseded: tuple[int, ...] = (),
) -> Edited:
    lost = tuple(record for record in before if record.status is not Status.PENDING)
    return Edited(tuple(map(reader.claim, claim_ids)), superseded, lost)
