"""Verbs of saying and thinking: what each reports, by the construction it stands in."""

from __future__ import annotations

from collections.abc import Iterator

from verify.decompose.attribution_certainty import NEGATIONS, agentless, certainty_of, is_negated
from verify.decompose.attribution_cue import Cue
from verify.decompose.attribution_lexicon import reporting
from verify.decompose.attribution_speaker import agent_of, verb_speaker
from verify.decompose.tree import Tree

# Prepositions by which a verb of judging says something of its object ("blamed the storm for the outage").
_PREDICATIVE = frozenset({"as", "for", "on", "of"})
_Content = tuple[tuple[int, ...], str]


def verb_cues(tree: Tree, i: int) -> Iterator[Cue]:
    """The report that a verb makes, if it makes one."""
    lemma = tree.lemma(i)
    kinds = reporting().verb_kinds(lemma)
    if not kinds and (lemma not in reporting().direct or tree.children(i, "obj", "xcomp")):
        return
    kinds = kinds or ("statement",)
    raised = _raised(tree, i, kinds)
    if raised is not None:
        yield raised
        return
    content, kind = _content(tree, i, kinds)
    if content or _stands_alone(tree, i):
        speaker = verb_speaker(tree, i)
        yield Cue(_words(tree, i), content, speaker, kind, certainty_of(tree, i, kind, speaker))


def _content(tree: Tree, i: int, kinds: tuple[str, ...]) -> _Content:
    """What a verb reports, and the kind of report that its construction makes of it."""
    clauses = [c for c in tree.children(i, "ccomp") if c < i or _is_clause(tree, c)]
    if clauses:
        tokens = {t for c in clauses for t in tree.subtree(c)}
        return tuple(sorted(tokens)), _asking(tree, clauses[0], kinds) or kinds[0]
    around = _around(tree, i)
    if around:
        return around, kinds[0]
    after = [c for c in tree.children(i, "parataxis") if c > i]
    if after and tree.lemma(i) in reporting().direct and not tree.children(i, "obj"):
        return tree.subtree(after[0]), kinds[0]
    return _infinitive(tree, i, kinds) or (_object(tree, i), kinds[0])


def _is_clause(tree: Tree, i: int) -> bool:
    """Whether a complement has a subject, a finite verb, or at least a "that"."""
    marked = any(tree[c].text.lower() == "that" for c in tree.children(i, "mark"))
    return marked or tree.subject(i) is not None or tree.is_finite(i)


def _asking(tree: Tree, clause: int, kinds: tuple[str, ...]) -> str | None:
    whether = any(tree[c].text.lower() in ("if", "whether") for c in tree.children(clause, "mark"))
    return "question" if whether and "question" in kinds else None


def _around(tree: Tree, i: int) -> tuple[int, ...]:
    """The clause that a parenthesis interrupts or follows: "P, X said", "as X said, P", "P1, he said, P2"."""
    head = tree[i].head
    if head < 0 or tree.subject(i) is None:
        return ()
    outer = tree.subtree(head, without=(i,))
    says = reporting().direct | reporting().verbs["belief"] | reporting().verbs["opinion"]
    if tree.is_a(i, "parataxis") and tree.lemma(i) in says and outer[0] < i:
        return outer
    as_said = any(tree[c].text.lower() == "as" for c in tree.children(i, "mark", "advmod"))
    return outer if as_said and tree.is_a(i, "advcl") and not tree.children(i, "obj", "xcomp") else ()


def _infinitive(tree: Tree, i: int, kinds: tuple[str, ...]) -> _Content | None:
    """Infinitives and gerunds: "promised to go", "urged all parties to avoid violence", "denied knowing it"."""
    clause = tree.child(i, "xcomp")
    if clause is None or not (tree[clause].xpos == "VBG" or _has_to(tree, clause)):
        return None
    whom = next((c for c in tree.children(i, "obj", "iobj") if c > i), None)
    if tree.children(i, "aux:pass"):
        whom = tree.child(i, "nsubj")
    if whom is not None:
        tokens = {*tree.subtree(whom), *tree.subtree(clause)}
        return (tuple(sorted(tokens)), "exhortation") if "exhortation" in kinds else None
    kind = next((k for k in ("intention", "statement", "belief", "opinion", "exhortation") if k in kinds), kinds[0])
    return tree.subtree(clause), kind


def _has_to(tree: Tree, i: int) -> bool:
    return any(tree[c].text.lower() == "to" for c in tree.children(i, "mark"))


def _object(tree: Tree, i: int) -> tuple[int, ...]:
    """Objects that are content: "denied the charges", and with what is said of them "called the plan a hoax"."""
    objects = [c for c in tree.children(i, "obj") if c > i]
    refused = tree.children(i, "aux:pass", "iobj")  # "was denied a visa", "denied them entry"
    if not objects or refused or tree.lemma(i) not in reporting().objects or is_negated(tree, i):
        return ()
    said = [c for c in tree.children(i, "xcomp", "obl") if c > objects[0] and (tree.is_a(c, "xcomp") or _as(tree, c))]
    return tuple(sorted({t for c in (objects[0], *said) for t in tree.subtree(c)}))


def _as(tree: Tree, i: int) -> bool:
    return any(tree[c].text.lower() in _PREDICATIVE for c in tree.children(i, "case"))


def _raised(tree: Tree, i: int, kinds: tuple[str, ...]) -> Cue | None:
    """Reports without an author: "he is believed to have fled", "it is reported that he fled"."""
    auxiliary = tree.children(i, "aux:pass")
    clause = tree.child(i, "xcomp", "ccomp", "csubj")
    certainty = agentless(tree.lemma(i))
    if not auxiliary or clause is None or certainty is None or agent_of(tree, i) is not None:
        return None
    if "exhortation" in kinds and not {"statement", "belief", "opinion"} & set(kinds):
        return None
    content = set(tree.subtree(clause)) | {t for c in tree.children(i, "nsubj") for t in tree.subtree(c)}
    return Cue(tuple(sorted((*auxiliary, i))), tuple(sorted(content)), None, "report", certainty)


def _stands_alone(tree: Tree, i: int) -> bool:
    """A verb of saying whose words stand in quotation marks in another sentence: "X said in a statement."."""
    if tree.lemma(i) not in reporting().direct or tree.children(i, "xcomp", "aux:pass"):
        return False
    return tree[i].head < 0 and tree.subject(i) is not None


def _words(tree: Tree, i: int) -> tuple[int, ...]:
    """The verb with its auxiliaries, negation and particle."""
    parts = [c for c in tree.children(i, "aux", "compound") if tree[c].deprel in ("aux", "aux:pass", "compound:prt")]
    parts += [c for c in tree.children(i, "advmod") if tree[c].text.lower() in NEGATIONS]
    return tuple(sorted((*parts, i)))
