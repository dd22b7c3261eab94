"""Finding what reports what in one sentence: cue, content and speaker as tokens of its tree."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from verify.decompose.attribution_lexicon import reporting
from verify.decompose.attribution_speaker import agent_of, noun_speaker, verb_speaker
from verify.decompose.tree import Tree
from verify.types import Certainty

_NEGATIONS = frozenset({"not", "n't", "n’t", "never", "neither", "nor"})
# Prepositions by which a verb of judging says something of its object ("blamed the storm for the outage").
_PREDICATIVE = frozenset({"as", "for", "on", "of"})
_MODALS = frozenset(
    {"would", "may", "might", "could", "should", "will", "shall", "can", "must", "'ll", "’ll", "'d", "’d"}
)
_NOBODY = frozenset({"nobody", "none", "no-one", "neither"})


@dataclass(frozen=True, slots=True)
class Cue:
    """One report inside a sentence, as indices of its tokens.

    ``words`` are the cue's own tokens, ``content`` those of what is reported (empty where it stands
    in another sentence), ``speaker`` the head of who reports, None where nobody is named. ``kind`` is
    one of ``attribution_lexicon.KINDS`` or ``report``.
    """

    words: tuple[int, ...]
    content: tuple[int, ...]
    speaker: int | None
    kind: str
    certainty: Certainty
    head: int


def find_cues(tree: Tree) -> tuple[Cue, ...]:
    """All reports of a sentence in the order of their cues; one may lie in the content of another."""
    found: list[Cue] = []
    for i, token in enumerate(tree.tokens):
        if token.upos == "VERB":
            found.extend(_according(tree, i) if tree.lemma(i) in ("accord", "according") else _verb(tree, i))
        elif token.upos == "NOUN":
            found.extend(_noun(tree, i))
        elif token.upos == "ADV":
            found.extend(_adverb(tree, i))
        elif token.upos == "ADP" and token.text.lower() == "according":
            found.extend(_according(tree, i))
    return tuple(found)


def _verb(tree: Tree, i: int) -> Iterator[Cue]:
    kinds = reporting().verb_kinds(tree.lemma(i))
    if not kinds and (tree.lemma(i) not in reporting().direct or tree.children(i, "obj", "xcomp")):
        return
    kinds = kinds or ("statement",)
    raised = _raised(tree, i, kinds)
    if raised is not None:
        yield raised
        return
    content, kind = _content(tree, i, kinds)
    if not content and not _can_dangle(tree, i):
        return
    speaker = verb_speaker(tree, i)
    yield Cue(_words(tree, i), content, speaker, kind, _certainty(tree, i, kind, speaker), i)


def _content(tree: Tree, i: int, kinds: tuple[str, ...]) -> tuple[tuple[int, ...], str]:
    """What a verb reports, by the construction it stands in, and the kind that this makes of it."""
    kind = kinds[0]
    clauses = [c for c in tree.children(i, "ccomp") if tree.subject(c) is not None or tree.is_finite(c) or c < i]
    if clauses:
        joined = [t for c in clauses for t in tree.subtree(c, without=_own(tree, c, i))]
        return tuple(sorted(joined)), _asking(tree, clauses[0], kinds) or kind
    around = _around(tree, i)
    if around:
        return around, kind
    said = [
        c
        for c in tree.children(i, "parataxis")
        if c > i and tree.lemma(i) in reporting().direct and not tree.children(i, "obj")
    ]
    if said:
        return tree.subtree(said[0]), kind
    return _infinitive(tree, i, kinds)


def _own(tree: Tree, clause: int, cue: int) -> tuple[int, ...]:
    """Parts of the reported clause that hold the cue itself (a parse may hang the clause both ways)."""
    return tuple(c for c in tree.children(clause) if c == cue)


def _around(tree: Tree, i: int) -> tuple[int, ...]:
    """The clause that a parenthesis interrupts or follows: "P, X said", "as X said, P", "P1, he said, P2"."""
    token = tree[i]
    head = token.head
    if head < 0 or tree.subject(i) is None:
        return ()
    if (
        tree.is_a(i, "parataxis")
        and tree.lemma(i) in reporting().direct | reporting().verbs["belief"] | reporting().verbs["opinion"]
    ):
        first = min(tree.subtree(head, without=(i,)))
        if first < i and not tree.children(i, "ccomp"):
            return tree.subtree(head, without=(i,))
    as_clause = tree.is_a(i, "advcl") and any(tree[c].text.lower() == "as" for c in tree.children(i, "mark", "advmod"))
    if as_clause and not tree.children(i, "obj", "xcomp"):
        return tree.subtree(head, without=(i,))
    return ()


def _infinitive(tree: Tree, i: int, kinds: tuple[str, ...]) -> tuple[tuple[int, ...], str]:
    """ "promised to go", "urged all parties to avoid violence", "denied the charges"."""
    open_ = tree.child(i, "xcomp")
    whom = next((c for c in tree.children(i, "obj", "iobj") if c > i), None)
    if open_ is not None and tree[open_].upos in ("VERB", "AUX", "NOUN", "ADJ") and _to(tree, open_):
        if whom is not None and "exhortation" in kinds:
            return tuple(sorted({*tree.subtree(whom), *tree.subtree(open_)})), "exhortation"
        if whom is None:
            kind = next((k for k in ("intention", "statement", "belief", "opinion") if k in kinds), kinds[0])
            return tree.subtree(open_), kind
    if tree.lemma(i) in reporting().objects and not _negated(tree, i):
        return _object(tree, i), kinds[0]
    return (), kinds[0]


def _object(tree: Tree, i: int) -> tuple[int, ...]:
    """ "denied the charges"; "called the plan a hoax" and "described him as a hero" with what is said of the object."""
    objects = [c for c in tree.children(i, "obj") if c > i]
    if not objects:
        return ()
    said = [c for c in tree.children(i, "xcomp", "obl") if c > objects[0] and (tree.is_a(c, "xcomp") or _as(tree, c))]
    return tuple(sorted(t for c in (objects[0], *said) for t in tree.subtree(c)))


def _as(tree: Tree, i: int) -> bool:
    return any(tree[c].text.lower() in _PREDICATIVE for c in tree.children(i, "case"))


def _to(tree: Tree, i: int) -> bool:
    return any(tree[c].text.lower() == "to" for c in tree.children(i, "mark")) or tree[i].xpos == "VBG"


def _asking(tree: Tree, clause: int, kinds: tuple[str, ...]) -> str | None:
    whether = any(tree[c].text.lower() in ("if", "whether") for c in tree.children(clause, "mark"))
    return "question" if whether and "question" in kinds else None


def _raised(tree: Tree, i: int, kinds: tuple[str, ...]) -> Cue | None:
    """ "He is believed to have fled", "it is reported that he fled": reports without an author."""
    auxiliary = tree.children(i, "aux:pass")
    clause = tree.child(i, "xcomp", "ccomp", "csubj")
    if not auxiliary or clause is None or agent_of(tree, i) is not None:
        return None
    certainty = _agentless(tree.lemma(i))
    if certainty is None:
        return None
    subject = next((c for c in tree.children(i, "nsubj") if tree[c].deprel != "expl"), None)
    if subject is not None and "exhortation" in kinds and not {"statement", "belief", "opinion"} & set(kinds):
        return None
    content = set(tree.subtree(clause))
    if subject is not None:
        content |= set(tree.subtree(subject))
    return Cue(tuple(sorted((*auxiliary, i))), tuple(sorted(content)), None, "report", certainty, i)


def _agentless(lemma: str) -> Certainty | None:
    passives = reporting().passives
    if lemma in passives["unverified"]:
        return Certainty.UNVERIFIED
    return Certainty.HEDGED if lemma in passives["hedged"] else None


def _noun(tree: Tree, i: int) -> Iterator[Cue]:
    """ "the claim that P", "their belief is that P", "reports of P" are left to the reader."""
    kind = reporting().noun_kind(tree.lemma(i))
    if kind is None:
        return
    clause = next((c for c in tree.children(i, "acl", "ccomp") if _that(tree, c)), None)
    if clause is None:
        return
    speaker = noun_speaker(tree, i)
    certainty = _certainty(tree, i, kind, speaker)
    if speaker is None and tree.lemma(i) in reporting().sources:
        speaker, certainty = i, Certainty.UNVERIFIED
    yield Cue((i,), tree.subtree(clause), speaker, kind, certainty, i)


def _that(tree: Tree, i: int) -> bool:
    return not tree.is_a(i, "acl:relcl") and any(tree[c].text.lower() == "that" for c in tree.children(i, "mark"))


def _adverb(tree: Tree, i: int) -> Iterator[Cue]:
    """ "reportedly", "allegedly": the clause they stand in is somebody's report."""
    adverbs = reporting().adverbs
    lemma = tree[i].text.lower()
    certainty = next((c for c in (Certainty.UNVERIFIED, Certainty.HEDGED) if lemma in adverbs[c.value]), None)
    head = tree[i].head
    if certainty is None or head < 0:
        return
    yield Cue((i,), tree.subtree(head, without=(i,)), None, "report", certainty, i)


def _according(tree: Tree, i: int) -> Iterator[Cue]:
    """ "According to X, P", "P, according to X"."""
    if tree[i].text.lower() != "according":
        return
    source = tree[i].head if tree.is_a(i, "case", "mark") else tree.child(i, "obl", "nmod", "obj")
    if source is None or source < 0:
        return
    phrase = tree.subtree(source if tree.is_a(i, "case", "mark") else i)
    top = min(phrase), max(phrase)
    governor = tree[source].head if tree.is_a(i, "case", "mark") else tree[i].head
    if governor < 0:
        return
    edge = top[0] <= 1 or top[1] >= len(tree) - 3
    clause = _clause_above(tree, governor, to_root=edge)
    content = tuple(t for t in tree.subtree(clause) if t not in set(phrase))
    words = tuple(k for k in (i, i + 1) if k < len(tree))
    speaker = source if tree[source].upos != "PUNCT" else None
    yield Cue(words, content, speaker, "statement", Certainty.ATTRIBUTED, i)


def _clause_above(tree: Tree, i: int, *, to_root: bool) -> int:
    """The predicate of the clause that holds a token, or of the whole sentence."""
    chain = (i, *tree.ancestors(i))
    if to_root:
        return chain[-1]
    return next((k for k in chain if tree[k].upos in ("VERB", "AUX") or tree.subject(k) is not None), chain[-1])


def _can_dangle(tree: Tree, i: int) -> bool:
    """A verb of saying whose words stand in quotation marks in another sentence: "X said in a statement."."""
    if tree.lemma(i) not in reporting().direct or tree.children(i, "xcomp", "aux:pass"):
        return False
    return tree[i].head < 0 and tree.subject(i) is not None


def _words(tree: Tree, i: int) -> tuple[int, ...]:
    """The verb with its auxiliaries, negation and particle, if they stand next to it."""
    parts = [c for c in tree.children(i, "aux", "compound") if tree[c].deprel in ("aux", "aux:pass", "compound:prt")]
    parts += [c for c in tree.children(i, "advmod") if tree[c].text.lower() in _NEGATIONS]
    return tuple(sorted((*parts, i)))


def _negated(tree: Tree, i: int) -> bool:
    return any(tree[c].text.lower() in _NEGATIONS for c in tree.children(i, "advmod", "cc", "det"))


def _certainty(tree: Tree, i: int, kind: str, speaker: int | None) -> Certainty:
    if kind == "denial":
        return Certainty.UNVERIFIED if _negated(tree, i) else Certainty.DENIED
    if _negated(tree, i):
        return Certainty.DENIED if tree.lemma(i) in ("say", "think", "believe", "claim") else Certainty.UNVERIFIED
    if kind in ("doubt", "question"):
        return Certainty.UNVERIFIED
    if speaker is not None and _is_nobody(tree, speaker):
        return Certainty.DENIED
    if _modal(tree, i):
        return Certainty.HEDGED
    if speaker is None or (tree[speaker].upos == "NOUN" and tree.lemma(speaker) in reporting().sources):
        return _agentless(tree.lemma(i)) or Certainty.ATTRIBUTED if speaker is None else _of_reports(tree, speaker)
    return Certainty.ATTRIBUTED


def _modal(tree: Tree, i: int) -> bool:
    """A report that has not been made: "would say", "if he says"."""
    if any(tree[c].text.lower() in _MODALS for c in tree.children(i, "aux")):
        return True
    return any(tree[c].text.lower() in ("if", "unless") for c in tree.children(i, "mark"))


def _is_nobody(tree: Tree, i: int) -> bool:
    no = any(tree[c].text.lower() == "no" for c in tree.children(i, "det"))
    return no or tree.lemma(i) in _NOBODY


def _of_reports(tree: Tree, speaker: int) -> Certainty:
    """Reports with an owner ("the report of the ministry") are attributed, others ("reports") are not verified."""
    owned = tree.children(speaker, "nmod", "nmod:poss", "compound")
    definite = any(tree[c].text.lower() in ("the", "its", "his", "their") for c in tree.children(speaker, "det"))
    return Certainty.ATTRIBUTED if owned or definite else Certainty.UNVERIFIED
