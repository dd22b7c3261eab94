"""From a document and its parse to claims, with an account of all its text."""

from __future__ import annotations

from collections.abc import Sequence

from verify.decompose.attribution import attribute
from verify.decompose.attribution_labels import spoken_turns
from verify.decompose.attribution_repair import read_trees
from verify.decompose.checkable import no_claim_reason
from verify.decompose.claims import Reading, make_claims
from verify.decompose.dates import dates_within, find_dates
from verify.decompose.headlines import left_out
from verify.decompose.parse_repair import mend
from verify.decompose.passages import account
from verify.decompose.references import References
from verify.decompose.voices import Voices, by_sentence
from verify.types import BlockKind, Claim, Decomposition, Document, Sentence


def decompose(document: Document, sentences: Sequence[Sentence]) -> Decomposition:
    """The claims of a document in text order, and what became of every stretch of its text.

    ``sentences`` are the parsed sentences of the document's paragraphs in text order. Never raises
    for any text; the same document gives the same claims.
    """
    dates = find_dates(document, sentences)
    trees = read_trees(sentences)
    attributions = attribute(document, sentences, trees)
    reports = by_sentence(sentences, attributions)
    trees = [mend(tree) for tree in trees]
    headings = _headings(document)
    references = References(document, sentences, trees, spoken_turns(attributions))
    claims: list[Claim] = []
    reasons: dict[int, str] = {}
    for place, (sentence, tree) in enumerate(zip(sentences, trees, strict=True)):
        known = references.of_sentence(place)
        voices = Voices(tree, reports[place])
        reason = no_claim_reason(document.text[sentence.start : sentence.end], tree)
        if voices.only_names_speaker():
            reason = "attribution"
        if reason:
            reasons[place] = reason
            continue
        within = dates_within(dates, sentence.start, sentence.end)
        claims += make_claims(
            document,
            Reading(
                sentence,
                tree,
                voices,
                known,
                references.is_quoted,
                within,
                headings[sentence.block],
                left_out(sentences, trees, place, references.is_quoted),
            ),
        )
    return Decomposition(tuple(claims), account(document, sentences, reasons))


def _headings(document: Document) -> list[str | None]:
    """For each block the heading it stands under."""
    found: list[str | None] = []
    current: str | None = None
    for block in document.blocks:
        found.append(current)
        if block.kind is BlockKind.HEADING:
            current = " ".join(document.text[block.start : block.end].split())
    return found
