"""Taking an article in: decompose it, store it, relate it to itself and to all that is stored.

All of it is one transaction, so an article is on the desk with its claims and flags or not at all.
The parsing, which takes the time, is done before the transaction begins.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Callable, Iterator, Sequence

from verify.desk.composing import Indexed
from verify.desk.outcomes import Added
from verify.desk.relating import CANDIDATES, one_statement, with_stored
from verify.desk.stateless import claim_slots
from verify.relate import compare, fullest, index_terms, near_pairs, rank, worth_raising
from verify.relate.fullest import Pair, Place
from verify.store import Store
from verify.types import Claim, Decomposer, Document, Relation


def add_document(
    store: Store, decomposer: Decomposer, document: Document, actor: str, progress: Callable[[str], None]
) -> Added:
    """Store a document with its claims and their relations; the same text is never stored twice."""
    known = _known(store, document)
    if known is not None:
        return known
    progress("finding claims")
    decomposition = decomposer.decompose(document)
    progress(f"reading {len(decomposition.claims)} claims for what they measure and name")
    news = _read(decomposition.claims, document)
    progress("comparing them with each other")
    within = list(_within(news))
    progress("comparing them with what is stored")
    with store.write(actor) as writer:
        # Before the article's own claims are there to be found.
        near = [rank(new.slots, writer.candidates(new.terms, CANDIDATES)) for new in news]
        article = writer.add_article(document, decomposition)
        ids = writer.add_claims(article, [(new.claim, new.slots.to_json(), new.terms) for new in news])
        places = [Place(article.id, new.claim.start, new.claim.end) for new in news]
        pairs = [Pair(ids[i], ids[j], places[i], places[j], relation) for i, j, relation in within]
        for claim_id, new, place, others in zip(ids, news, places, near, strict=True):
            pairs.extend(with_stored(writer, others, claim_id, new.slots, place))
        flags = Counter(
            pair.relation.kind
            for pair in fullest(pairs)
            if writer.add_relation(pair.a, pair.b, pair.relation) is not None
        )
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


def _read(claims: Sequence[Claim], document: Document) -> list[Indexed]:
    slots = claim_slots(claims, document.published, document.title)
    return [Indexed(claim, each, index_terms(each)) for claim, each in zip(claims, slots, strict=True)]


def _within(news: Sequence[Indexed]) -> Iterator[tuple[int, int, Relation]]:
    for i, j in near_pairs([new.terms for new in news]):
        if not one_statement(news[i].claim, news[j].claim):
            relation = compare(news[i].slots, news[j].slots)
            if worth_raising(relation, news[i].slots, news[j].slots):
                yield i, j, relation
