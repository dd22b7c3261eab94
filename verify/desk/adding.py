"""Taking an article in: decompose it, store it, relate it to itself and to all that is stored.

All of it is one transaction, so an article is on the desk with its claims and flags or not at all.
The parsing, which takes the time, is done before the transaction begins.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Callable
from itertools import combinations

from verify.desk.outcomes import Added
from verify.desk.stateless import claim_slots
from verify.relate import compare, index_terms, rank
from verify.store import Store, Writer
from verify.types import Claim, Decomposer, Document, Relation, RelationKind, Slots

_CANDIDATES = 50  # stored claims looked at per new claim; the reranker keeps the few worth comparing


def add_document(
    store: Store, decomposer: Decomposer, document: Document, actor: str, progress: Callable[[str], None]
) -> Added:
    """Store a document with its claims and their relations; the same text is never stored twice."""
    known = _known(store, document)
    if known is not None:
        return known
    progress("finding claims")
    decomposition = decomposer.decompose(document)
    claims = list(decomposition.claims)
    progress(f"reading {len(claims)} claims for what they measure and name")
    slots = claim_slots(claims, document.published)
    terms = [index_terms(each) for each in slots]
    related = _within(claims, slots)
    progress("comparing with what is stored")
    with store.write(actor) as writer:
        article = writer.add_article(document, decomposition)
        rows: list[tuple[Claim, dict[str, object], tuple[str, ...]]] = [
            (claim, each.to_json(), term) for claim, each, term in zip(claims, slots, terms, strict=True)
        ]
        ids = writer.add_claims(article, rows)
        flags: Counter[RelationKind] = Counter()
        for first, second, relation in related:
            flags[relation.kind] += _flag(writer, ids[first], ids[second], relation)
        for claim_id, each, term in zip(ids, slots, terms, strict=True):
            for other, relation in _against_stored(writer, article.id, each, term):
                flags[relation.kind] += _flag(writer, claim_id, other, relation)
    return Added(article, len(ids), dict(flags))


def _known(store: Store, document: Document) -> Added | None:
    sha256 = hashlib.sha256(document.text.encode()).hexdigest()
    with store.read() as reader:
        article = reader.article_by_sha(sha256)
        if article is None:
            return None
        flags = Counter(relation.kind for relation in reader.relations(article_id=article.id))
        total = next(progress.total for known, progress in reader.articles() if known.id == article.id)
    return Added(article, total, dict(flags), existed=True)


def _within(claims: list[Claim], slots: list[Slots]) -> list[tuple[int, int, Relation]]:
    pairs = (
        (i, j, compare(slots[i], slots[j]))
        for i, j in combinations(range(len(slots)), 2)
        if not _one_statement(claims[i], claims[j])
    )
    return [pair for pair in pairs if pair[2].kind is not RelationKind.NONE]


def _one_statement(a: Claim, b: Claim) -> bool:
    """Whether two claims are parts of what one voice says in one sentence, and so cannot repeat or deny it."""
    if a.sentence_start != b.sentence_start:
        return False
    return a.speaker == b.speaker or (a.start < b.end and b.start < a.end)


def _against_stored(
    writer: Writer, article_id: int, slots: Slots, terms: tuple[str, ...]
) -> list[tuple[int, Relation]]:
    found = writer.candidates(terms, _CANDIDATES, exclude_article=article_id)
    stored = writer.slots(rank(slots, found))
    relations = [(other, compare(slots, Slots.from_json(each))) for other, each in stored.items()]
    return [pair for pair in relations if pair[1].kind is not RelationKind.NONE]


def _flag(writer: Writer, a: int, b: int, relation: Relation) -> bool:
    return writer.add_relation(a, b, relation) is not None
