"""From propositions to claims: their words, their place, who says so, when and how much."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from verify.decompose.attribution import Attribution
from verify.decompose.checkable import is_exhortation
from verify.decompose.dates import DateMention
from verify.decompose.lexicon import lexicon
from verify.decompose.occurrence import occurred_on
from verify.decompose.proposition import Proposition
from verify.decompose.propositions import find_propositions
from verify.decompose.quantities import find_quantities
from verify.decompose.references import entities_of, names_of, resolve
from verify.decompose.render import render, sentence_case
from verify.decompose.tree import SUBJECTS, Tree
from verify.decompose.voices import Voices
from verify.types import Certainty, Claim, Document, Quantity, Sentence


@dataclass(frozen=True, slots=True)
class Reading:
    """One sentence with all that was found out about it: who speaks, what pronouns mean, its dates, its heading.

    ``left_out`` is the subject that it takes over from the sentence before.
    """

    sentence: Sentence
    tree: Tree
    voices: Voices
    references: Mapping[int, str]
    is_quoted: Callable[[int, int], bool]
    dates: Sequence[DateMention]
    heading: str | None
    left_out: str = ""


def make_claims(document: Document, reading: Reading) -> Iterator[Claim]:
    """The claims of one sentence, each text once, clauses in text order before what is said by the way."""
    sentence, tree, voices = reading.sentence, reading.tree, reading.voices
    quantities = find_quantities(sentence)
    names = names_of(tree)
    seen: set[str] = set()
    for proposition in find_propositions(tree, voices, reading.left_out):
        report = voices.of(proposition.head)
        resolved = resolve(tree, proposition, reading.references, names)
        text = _text(reading, proposition, report, resolved.replaced)
        if not text or text in seen:  # nothing but marks
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
            heading=reading.heading,
            speaker=report.speaker if report else None,
            cue=report.cue if report else None,
            certainty=_certainty(reading, report, proposition.head, start, end),
            occurred_on=occurred_on(_own_first(reading.dates, tree, proposition), tree, proposition.head),
            quantities=_inside(quantities, tree, proposition),
            entities=entities_of(tree, proposition, resolved.replaced, names),
            open_references=resolved.open,
            checkable=not (
                voices.is_wish(proposition.head) or _tells_to_do(tree, proposition) or _asks(tree, proposition)
            ),
        )


def _own_first(dates: Sequence[DateMention], tree: Tree, proposition: Proposition) -> list[DateMention]:
    """The dates with those that stand in the claim itself before others of its sentence."""
    held = frozenset(proposition.tokens)
    return sorted(dates, key=lambda date: not held.issuperset(tree.inside(date.start, date.end)))


def _tells_to_do(tree: Tree, proposition: Proposition) -> bool:
    """Whether a claim begins with an exhortation ("let everyone know that ...")."""
    return proposition.tokens[0] <= proposition.head and is_exhortation(tree, proposition.head)


def _asks(tree: Tree, proposition: Proposition) -> bool:
    """Whether a question mark stands inside a claim or right behind it ("Why is it so?" he asked)."""
    first, last = proposition.tokens[0], proposition.tokens[-1]
    return any(tree[i].text == "?" for i in range(first, min(last + 2, len(tree)))) and any(
        tree[i].xpos in ("WP", "WRB", "WDT") or tree[i].deprel in ("aux", "cop") for i in (first, tree.first_word)
    )


def _certainty(reading: Reading, report: Attribution | None, head: int, start: int, end: int) -> Certainty:
    """How sure the article is: words in quotation marks are somebody's, even where it is not clear whose."""
    if report is not None:
        return report.certainty
    noun = reading.tree.subject(head)
    begun = noun is not None and reading.is_quoted(*reading.tree.span((noun, head)))  # a mark may stand before the end
    return Certainty.ATTRIBUTED if begun or reading.is_quoted(start, end) else Certainty.ASSERTED


def _text(reading: Reading, proposition: Proposition, report: Attribution | None, replaced: Mapping[int, str]) -> str:
    """The statement in words; in the first person with its speaker before it, in quotation marks where it was so.

    So is one that leaves its speaker out ("Hoping that ...").
    """
    tree = reading.tree
    text = render(tree, proposition.words, replaced)
    if report is None or report.speaker is None or report.speaker.lower() in lexicon("first_person"):
        return text
    mine = any(_first_person(tree, i) for i in proposition.tokens) or _lacks_subject(tree, proposition)
    cued = any(i in tree.inside(*report.cue_span) for i in proposition.tokens)
    if not mine or cued:
        return text
    cue = report.cue if _introduces(tree, report) else "said"
    verbatim = all(
        reading.voices.verbatim(i) or reading.is_quoted(tree[i].start, tree[i].end) for i in proposition.tokens
    )
    if text.endswith("”.") and text.count("”") > text.count("“"):
        text = text[:-2] + "."  # a closing mark whose opening one is not there
    said = f"“{text.strip('“”')}”" if verbatim else text
    return f"{sentence_case(report.speaker).rstrip('.')} {cue}: {said}"


def _lacks_subject(tree: Tree, proposition: Proposition) -> bool:
    """Whether a claim begins with its own participle, whose subject is its speaker ("Hoping that ...")."""
    head = proposition.head
    bare = tree[head].xpos == "VBG" and head == proposition.words[0] and tree[head].upos == "VERB"
    return bare and tree.subject(head) is None and not tree.auxiliaries(head)


def _introduces(tree: Tree, report: Attribution) -> bool:
    """Whether the words of reporting can stand between a speaker and what is said, as a finite verb does."""
    cue = report.cue.lower()
    here = tree.inside(*report.cue_span)
    finite = not here or any(tree.is_finite(i) for i in here)
    return finite and cue[-1:].isalpha() and not cue.endswith(("ing", "according to", "told"))


def _first_person(tree: Tree, index: int) -> bool:
    token = tree[index]
    named = index > 0 and token.text[0].isupper() and token.head >= 0 and tree[token.head].upos == "PROPN"
    if named and token.deprel not in SUBJECTS:
        return False  # part of a name: "For Our Future"
    if token.upos in ("NOUN", "PROPN"):
        return False  # "the mine"
    return token.feat("Person") == "1" or token.text.lower() in lexicon("first_person")


def _inside(quantities: Sequence[Quantity], tree: Tree, proposition: Proposition) -> tuple[Quantity, ...]:
    held = [(tree[i].start, tree[i].end) for i in proposition.tokens]
    return tuple(q for q in quantities if any(q.start <= start and end <= q.end for start, end in held))
