"""From a document and its parse to claims, with an account of all its text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from verify.decompose.checkable import no_claim_reason
from verify.decompose.clauses import find_clauses
from verify.decompose.dates import DateMention, dates_within, find_dates
from verify.decompose.passages import account
from verify.decompose.proposition import Proposition
from verify.decompose.quantities import find_quantities
from verify.decompose.render import render
from verify.decompose.statements import state
from verify.decompose.tree import Tree
from verify.types import BlockKind, Claim, Decomposition, Document, Quantity, Sentence


def decompose(document: Document, sentences: Sequence[Sentence]) -> Decomposition:
    """The claims of a document in text order, and what became of every stretch of its text.

    ``sentences`` are the parsed sentences of the document's paragraphs in text order. Never raises
    for any text; the same document gives the same claims.
    """
    dates = find_dates(document, sentences)
    headings = _headings(document)
    claims: list[Claim] = []
    reasons: dict[int, str] = {}
    for place, sentence in enumerate(sentences):
        tree = Tree(sentence.tokens)
        reason = no_claim_reason(document.text[sentence.start : sentence.end], tree)
        if reason:
            reasons[place] = reason
            continue
        within = dates_within(dates, sentence.start, sentence.end)
        claims += _claims(document, sentence, tree, within, headings[sentence.block])
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


def _claims(
    document: Document, sentence: Sentence, tree: Tree, dates: Sequence[DateMention], heading: str | None
) -> Iterator[Claim]:
    quantities = find_quantities(sentence)
    seen: set[str] = set()
    for proposition in _propositions(tree):
        text = render(tree, proposition.words)
        if text in seen:
            continue
        seen.add(text)
        start, end = tree.span(proposition.tokens)
        yield Claim(
            text=text,
            start=start,
            end=end,
            sentence=document.text[sentence.start : sentence.end],
            sentence_start=sentence.start,
            sentence_end=sentence.end,
            heading=heading,
            occurred_on=_occurred_on(dates, start, end),
            quantities=_inside(quantities, tree, proposition),
        )


def _propositions(tree: Tree) -> list[Proposition]:
    clauses = find_clauses(tree, frozenset())
    apart = frozenset(clause.predicate for clause in clauses)
    found = [proposition for clause in clauses for proposition in state(tree, clause, apart)]
    return found or [Proposition(tuple(i for i in range(len(tree)) if tree[i].upos != "PUNCT"), tree.roots[0])]


def _occurred_on(dates: Sequence[DateMention], start: int, end: int) -> str | None:
    return next((date.value for date in dates_within(dates, start, end) if date.relation == "on"), None)


def _inside(quantities: Sequence[Quantity], tree: Tree, proposition: Proposition) -> tuple[Quantity, ...]:
    held = [(tree[i].start, tree[i].end) for i in proposition.tokens]
    return tuple(q for q in quantities if any(q.start <= start and end <= q.end for start, end in held))
