"""What a verb reports by a phrase: "denied the charges", "called the plan a hoax", "warned of floods"."""

from __future__ import annotations

from verify.decompose.attribution_certainty import is_negated
from verify.decompose.attribution_lexicon import reporting
from verify.decompose.phrases import stands_behind
from verify.decompose.tree import DASHES, Tree
from verify.decompose.vetoes import is_time

# Prepositions by which a verb of judging says something of its object ("blamed the storm for the outage").
_PREDICATIVE = frozenset({"=", "as", "for", "on", "of"})
_REASON = frozenset({"for"})
# Nouns that say with "as" why or with what something is, and not what it is seen as ("as a result of the storm").
_CAUSES = frozenset({"result", "consequence", "part"})
# Verbs by which somebody is asked to do something ("called on X to resign").
_CALLING = frozenset({"call", "appeal", "plead", "prevail"})
# Verbs by which a statement is denied or a request turned down.
_REFUSING = frozenset({"reject", "rebuff", "dismiss", "refute"})
_CONCEDING = frozenset({"though", "although"})
_ASKED = frozenset({"on", "upon", "to", "with"})


def noun_content(tree: Tree, i: int) -> tuple[tuple[int, ...], str] | None:
    """The phrase that a verb reports, with the kind of report, or None.

    Of a noun that stands in it, a relative clause between commas is the article's own word and no part of it.
    """
    if is_negated(tree, i) or tree.children(i, "aux:pass", "iobj"):  # "was denied a visa", "denied them entry"
        return None
    return _named(tree, i) or _asked(tree, i) or _behind(tree, i) or _object(tree, i)


def has_to(tree: Tree, i: int) -> bool:
    """Whether a verb is an infinitive with "to"."""
    return any(tree[c].text.lower() == "to" for c in tree.children(i, "mark"))


def _named(tree: Tree, i: int) -> tuple[tuple[int, ...], str] | None:
    """An object with what it is called or seen as: "called X a liar", "accused X of lying", nothing without both."""
    kind = reporting().naming_kind(tree.lemma(i))
    things = [c for c in tree.children(i, "obj", "xcomp") if c > i and tree[c].upos != "VERB"]
    participle = tree.is_a(i, "acl") and tree[i].xpos == "VBN"
    if kind is None or not things or participle or tree.children(i, "compound:prt"):
        return None
    said = _predicates(tree, i, things[0], reporting().naming[kind][tree.lemma(i)])
    if not said:
        return None
    return own_phrase(tree, things[0], *said, *_predicates(tree, i, said[0], _REASON)), kind


def _asked(tree: Tree, i: int) -> tuple[tuple[int, ...], str] | None:
    """Who is called on to do what: that a call was made can be checked, as with what stands behind "called for"."""
    whom = next((c for c in tree.children(i, "obl") if c > i and _has_case(tree, c, _ASKED)), None)
    deed = next((c for c in tree.children(i, "xcomp", "advcl") if c > i and has_to(tree, c)), None)
    if whom is None or deed is None or tree.lemma(i) not in _CALLING or tree.children(i, "obj"):
        return None
    return _behind_case(tree, whom, deed), "intention"


def _behind(tree: Tree, i: int) -> tuple[tuple[int, ...], str] | None:
    """What stands behind a preposition: "warned of floods", "called for talks"."""
    if tree.children(i, "obj"):
        return None
    for kind, verbs in reporting().behind.items():
        words = verbs.get(tree.lemma(i), frozenset())
        said = [c for c in tree.children(i, "obl", "advcl") if c > i and _has_case(tree, c, words)]
        if said:
            return _behind_case(tree, said[0]), kind
    return None


def _object(tree: Tree, i: int) -> tuple[tuple[int, ...], str] | None:
    """An object that is content, with what is said of it: "denied the charges", "cited the storm as the cause".

    Who turns down what was asked or offered denies nothing ("rejected a bid"), and what planes blast is no content.
    """
    objects = [c for c in tree.children(i, "obj") if c > i]
    lemma = tree.lemma(i)
    if not objects:
        return None
    if lemma in reporting().showing and _is_document(tree, i):
        said = [c for c in tree.children(i) if c > objects[0] and tree[c].upos != "PUNCT"]
    elif lemma in reporting().objects:
        said = _predicates(tree, i, objects[0], _PREDICATIVE)
    else:
        return None
    refused = lemma in _REFUSING and (_is_asked(tree, objects[0]) or _is_untold(tree, objects[0]))
    if refused or (lemma in reporting().bodily and not said):
        return None
    return own_phrase(tree, objects[0], *said), next(iter(reporting().verb_kinds(lemma)), "statement")


def _is_asked(tree: Tree, noun: int) -> bool:
    """Whether a noun names what is asked, offered or planned, which is neither so nor not so."""
    kind = reporting().noun_kind(tree.lemma(noun))
    return kind in ("exhortation", "intention") or tree.lemma(noun) in reporting().asked


def _is_untold(tree: Tree, noun: int) -> bool:
    """Whether a noun names something said without telling what ("dismissed a rumor"), so that nothing is denied."""
    told = any(c > noun and not _is_set_off(tree, c) for c in tree.children(noun, "acl", "nmod", "ccomp"))
    return not told and any(tree[c].text.lower() in ("a", "an") for c in tree.children(noun, "det"))


def _predicates(tree: Tree, i: int, thing: int, words: frozenset[str]) -> list[int]:
    """What a verb says of its object, behind one of these prepositions or, where they hold "=", without one."""
    behind = [c for c in tree.children(i, "xcomp", "obl", "advcl", "parataxis") if c > thing]
    behind += tree.children(thing, "acl")  # as the parse may have it in "accused the firm of hiding it"
    behind = [c for c in behind if not (tree.lemma(c) in _CAUSES and _has_case(tree, c, frozenset({"as"})))]
    behind = [c for c in behind if not is_time(tree, c)]  # "praised her on Monday"
    return [c for c in behind if ("=" in words and tree.is_a(c, "xcomp")) or _has_case(tree, c, words)]


def _is_document(tree: Tree, i: int) -> bool:
    subject = tree.subject(i)
    return subject is not None and tree.lemma(subject) in reporting().shown_by


def _has_case(tree: Tree, i: int, words: frozenset[str]) -> bool:
    return any(tree[c].text.lower() in words for c in tree.children(i, "case", "mark"))


def _behind_case(tree: Tree, *heads: int) -> tuple[int, ...]:
    """These phrases without the preposition of the first."""
    cases = set(tree.children(heads[0], "case", "mark"))
    return tuple(k for k in own_phrase(tree, *heads) if k not in cases)


def own_phrase(tree: Tree, *heads: int) -> tuple[int, ...]:
    """All words of these phrases but what the article adds behind a comma or dash (", which burnt", ", though it")."""
    held = {t for head in heads for t in tree.subtree(head)}
    for clause in [t for t in held if t not in heads and _is_added(tree, t)]:
        held -= set(tree.subtree(clause))
    return tuple(sorted(held))


def _is_added(tree: Tree, clause: int) -> bool:
    """Whether a clause is the article's remark on what is asked or denied: a relative one, or one with "though"."""
    if tree.is_a(clause, "advcl"):
        return _is_set_off(tree, clause) and _has_case(tree, clause, _CONCEDING)
    renaming = tree.is_a(tree[clause].head, "appos") and _is_set_off(tree, tree[clause].head)
    return tree.is_a(clause, "acl:relcl") and (renaming or _is_set_off(tree, clause))


def _is_set_off(tree: Tree, clause: int) -> bool:
    return stands_behind(tree, clause, ",", *DASHES)
