"""From a document and its parse to claims, with an account of all its text."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from verify.decompose.appositions import find_descriptions
from verify.decompose.attribution import Attribution, attribute
from verify.decompose.attribution_repair import reattach
from verify.decompose.checkable import no_claim_reason
from verify.decompose.clauses import Clause, find_clauses
from verify.decompose.dates import DateMention, dates_within, find_dates
from verify.decompose.lexicon import lexicon
from verify.decompose.passages import account
from verify.decompose.places import find_places
from verify.decompose.possessions import find_possessions
from verify.decompose.proposition import Proposition
from verify.decompose.quantities import find_quantities
from verify.decompose.references import References, entities_of, resolve
from verify.decompose.render import render, sentence_case
from verify.decompose.statements import state
from verify.decompose.tree import Tree
from verify.decompose.voices import Voices, by_sentence
from verify.types import BlockKind, Certainty, Claim, Decomposition, Document, Quantity, Sentence


def decompose(document: Document, sentences: Sequence[Sentence]) -> Decomposition:
    """The claims of a document in text order, and what became of every stretch of its text.

    ``sentences`` are the parsed sentences of the document's paragraphs in text order. Never raises
    for any text; the same document gives the same claims.
    """
    dates = find_dates(document, sentences)
    reports = by_sentence(sentences, attribute(document, sentences))
    headings = _headings(document)
    trees = [Tree(reattach(sentence.tokens)) for sentence in sentences]
    references = References(document, sentences, trees)
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
        claims += _claims(document, sentence, tree, voices, known, within, headings[sentence.block])
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
    document: Document,
    sentence: Sentence,
    tree: Tree,
    voices: Voices,
    known: Mapping[int, str],
    dates: Sequence[DateMention],
    heading: str | None,
) -> Iterator[Claim]:
    quantities = find_quantities(sentence)
    seen: set[str] = set()
    for proposition in _propositions(tree, voices):
        report = voices.of(proposition.head)
        resolved = resolve(tree, proposition, known)
        text = _text(tree, proposition, report, resolved.replaced)
        if text in seen:
            continue
        seen.add(text)
        start, end = _anchor(tree, proposition, sentence, voices.at(proposition.head))
        yield Claim(
            text=text,
            start=start,
            end=end,
            sentence=document.text[sentence.start : sentence.end],
            sentence_start=sentence.start,
            sentence_end=sentence.end,
            heading=heading,
            speaker=report.speaker if report else None,
            cue=report.cue if report else None,
            certainty=report.certainty if report else Certainty.ASSERTED,
            occurred_on=_occurred_on(dates, tree, proposition),
            quantities=_inside(quantities, tree, proposition),
            entities=entities_of(tree, proposition, resolved.replaced),
            open_references=resolved.open,
            checkable=not voices.is_wish(proposition.head),
        )


def _anchor(tree: Tree, proposition: Proposition, sentence: Sentence, report: Attribution | None) -> tuple[int, int]:
    """The stretch that holds a claim's words, and with a speaker all of the sentence that the speaker said."""
    start, end = tree.span(proposition.tokens)
    for first, last in report.content if report else ():
        if first < sentence.end and sentence.start < last:
            start, end = min(start, max(first, sentence.start)), max(end, min(last, sentence.end))
    return start, end


def _text(tree: Tree, proposition: Proposition, report: Attribution | None, replaced: Mapping[int, str]) -> str:
    """The statement in words; one in the first person is quoted, so that its speaker stands before it."""
    text = render(tree, proposition.words, replaced)
    if report is None or report.speaker is None or not any(_first_person(tree, i) for i in proposition.tokens):
        return text
    return f"{sentence_case(report.speaker).rstrip('.')} {report.cue}: “{text.strip('“”')}”"


def _first_person(tree: Tree, index: int) -> bool:
    return tree[index].feat("Person") == "1" or tree[index].text.lower() in lexicon("first_person")


def _propositions(tree: Tree, voices: Voices) -> list[Proposition]:
    """What a sentence states, clause by clause, then what it says of names; the whole sentence if neither.

    Somebody's own words are divided between clauses that stand side by side and no further, so that
    what is quoted stays as it was said.
    """
    clauses = [c for c in find_clauses(tree, voices.reported()) if _divides(tree, voices, c.predicate)]
    apart = frozenset(clause.predicate for clause in clauses)
    apart |= {i for i in range(len(tree)) if _only_says(tree, voices, i, apart)}
    descriptions = [d for d in find_descriptions(tree) if not voices.verbatim(d.proposition.head)]
    spare = voices.sources().union(*(description.title for description in descriptions))
    found = [
        proposition
        for clause in clauses
        if not _only_reports(tree, voices, clause, apart)
        for proposition in state(tree, clause, apart, spare, whole=voices.verbatim(clause.predicate))
    ]
    found += [description.proposition for description in descriptions]
    found += [aside for aside in (*find_places(tree), *find_possessions(tree)) if not voices.verbatim(aside.head)]
    return found or [Proposition(tuple(i for i in range(len(tree)) if tree[i].upos != "PUNCT"), tree.roots[0])]


def _divides(tree: Tree, voices: Voices, predicate: int) -> bool:
    """Whether a clause is taken out of its sentence: any but those that lie under another one in a quotation."""
    return not voices.verbatim(predicate) or tree.is_a(predicate, "root", "conj", "parataxis", "ccomp")


def _only_says(tree: Tree, voices: Voices, index: int, apart: frozenset[int]) -> bool:
    """Whether a modifier only tells who says what claims of their own state ("a group of men claiming that ...")."""
    return tree.is_a(index, "acl") and voices.speaks(index) and any(i in apart for i in tree.children(index, "ccomp"))


def _only_reports(tree: Tree, voices: Voices, clause: Clause, apart: frozenset[int]) -> bool:
    """Whether a clause does no more than say who says what other claims state."""
    if not voices.speaks(clause.predicate):
        return False
    below = tree.children(clause.predicate, "ccomp", "parataxis")
    return tree.is_a(clause.predicate, "parataxis") or any(i in apart for i in below)


def _occurred_on(dates: Sequence[DateMention], tree: Tree, proposition: Proposition) -> str | None:
    """The day of the first date among a proposition's own words, else of the clause it was taken from."""
    held = {tree[i].start for i in proposition.tokens}
    own = (date for date in dates if date.relation == "on" and any(date.start <= s < date.end for s in held))
    around = (date for date in dates if date.relation == "on" and _dates(tree, date, proposition.head))
    return next((date.value for date in (*own, *around)), None)


def _dates(tree: Tree, date: DateMention, predicate: int) -> bool:
    """Whether a date hangs on a predicate, directly or by an adverb ("earlier on Sunday")."""
    inside = [i for i in range(len(tree)) if date.start <= tree[i].start < date.end]
    heads = {tree[i].head for i in inside} - set(inside)
    return any(
        head == predicate or (head >= 0 and tree[head].upos == "ADV" and tree[head].head == predicate) for head in heads
    )


def _inside(quantities: Sequence[Quantity], tree: Tree, proposition: Proposition) -> tuple[Quantity, ...]:
    held = [(tree[i].start, tree[i].end) for i in proposition.tokens]
    return tuple(q for q in quantities if any(q.start <= start and end <= q.end for start, end in held))
