"""What a relative clause or participle speaks of, and whether it can be said of that alone."""

from __future__ import annotations

from verify.decompose import vetoes
from verify.decompose.lexicon import lexicon
from verify.decompose.participles import is_past, looks_back
from verify.decompose.persons import is_person_word, may_be_person
from verify.decompose.phrases import has_preposition, is_aside, is_indefinite, is_name
from verify.decompose.tree import Tree

# From here on the parser is trusted where another noun stands in between.
_CERTAIN = 0.9


def is_told_of(tree: Tree, clause: int, noun: int) -> bool:
    """Whether what a modifying clause says holds of its noun as it stands, and not only of some of a kind."""
    if not is_aside(tree, clause) and (not _is_particular(tree, noun) or _names_a_kind(tree, clause, noun)):
        return False
    joined = any(noun < i < clause for i in tree.children(noun, "conj"))  # "the army or men that it pays"
    ever = any(tree.lemma(i) == "ever" for i in tree.children(clause, "advmod"))  # "the oldest man they have ever met"
    if joined or ever or _is_measure(tree, noun) or _is_any(tree, clause, noun) or _ends_name(tree, noun):
        return False
    if (
        _is_instance(tree, noun)
        or _is_likened(tree, noun)
        or tree.lemma(noun) in ("one", "ones")
        or _is_doing(tree, clause, noun)
        or _is_no_person(tree, clause, noun)
        or _is_named_without_comma(tree, clause, noun)
    ):
        return False
    if tree.is_a(noun, "obl", "nmod") and (_is_outcome(tree, clause, noun) or _passes_name(tree, clause, noun)):
        return False
    if not is_aside(tree, clause) and _is_wished(tree, clause, noun):
        return False
    return not (is_indefinite(tree, noun) and (_renames(tree, noun) or _is_role(tree, noun)))


def _ends_name(tree: Tree, noun: int) -> bool:
    """Whether "a" before a name shows it to be the end of a longer one ("the Council for a Better Harbour, which")."""
    if tree[noun].upos != "PROPN" or not is_indefinite(tree, noun):
        return False
    first = tree.subtree(noun)[0]
    joined = tree.lemma(first) in ("for", "of") and first > 0 and tree[first - 1].upos == "PROPN"
    return joined and tree[noun - 1].text.istitle()


def _is_instance(tree: Tree, noun: int) -> bool:
    """Whether a noun only singles out some of those told of ("voters, especially women, who ...")."""
    return tree.is_a(noun, "appos") and any(
        tree.lemma(i) in ("especially", "particularly", "notably", "mainly", "mostly", "chiefly")
        for i in tree.children(noun, "advmod")
    )


def _passes_name(tree: Tree, clause: int, noun: int) -> bool:
    """Whether a clause may be about what a place or owned thing goes with: "a country in Europe which is no member".

    So "a deal with Norland's mill that will help": whose mill it is is known without the clause.
    """
    placed = tree[noun].upos == "PROPN" and has_preposition(tree, noun, "in", "at", "near")
    owned = any(tree[i].upos == "PROPN" for i in tree.children(noun, "nmod:poss")) and is_indefinite(
        tree, tree[noun].head
    )
    if is_aside(tree, clause) or not tree.is_a(noun, "nmod") or not (placed or owned):
        return False
    return any(tree.lemma(i) in ("which", "that") and tree[i].head == clause for i in tree.subtree(clause)[:2])


def _is_named_without_comma(tree: Tree, clause: int, noun: int) -> bool:
    """Whether "that" stands behind a name, which needs nothing to tell which one it is ("raids on Osten that left")."""
    that = any(tree.lemma(i) == "that" and tree.is_a(i, "nsubj") for i in tree.children(clause))
    named = tree[noun].upos == "PROPN" and tree.is_a(noun, "conj", "nmod", "obl")
    return that and named and not is_aside(tree, clause) and not is_indefinite(tree, noun)


def _is_measure(tree: Tree, noun: int) -> bool:
    """Whether something is compared with a noun ("than"), or said of some of it ("many of the", "one percent of")."""
    if any(tree.lemma(i) == "than" for i in tree.children(noun, "case")):
        return True
    head = tree[noun].head
    some = tree[head].upos in ("NUM", "ADJ", "DET", "PRON") or vetoes.measured(tree, (head,))
    of_some = tree.is_a(noun, "nmod") or has_preposition(tree, noun, "of")  # "most of" may be an adverb to the parser
    return some and of_some


def _is_any(tree: Tree, clause: int, noun: int) -> bool:
    """Whether a noun with "a" stands for any of its kind ("a man who steals is punished")."""
    verb = tree[noun].head
    if (
        not is_indefinite(tree, noun)
        or not tree.is_a(noun, "nsubj")
        or is_aside(tree, clause)
        or tree[clause].deprel == "acl"
    ):
        return False
    going_on = any(tree.lemma(i) == "have" for i in tree.children(verb, "aux")) or tree[verb].xpos == "VBG"
    return is_present(tree, clause) and is_present(tree, verb) and not going_on


def bearer(tree: Tree, noun: int) -> int:
    """The noun that a modifying clause speaks of: of "X is a film directed by Y", of "X, a man who left" the X."""
    if _says_who(tree, noun):
        return tree[noun].head
    subject = tree.subject(noun)
    if (
        subject is None
        or tree.child(noun, "cop") is None
        or (tree[subject].upos == "PRON" and tree[subject].text.lower() in lexicon("expletive"))
    ):
        return noun
    if tree.lemma(subject) in lexicon("upshots"):
        return noun
    return subject if is_indefinite(tree, noun) else noun


def is_next_to(tree: Tree, noun: int, clause: int) -> bool:
    """Whether no other noun stands between a noun and the clause that modifies it, so that it can mean no other.

    "Who" may skip what is no person: "the leader of the group, who".
    """
    if _means_one_before(tree, noun, clause):
        return False
    first = tree.subtree(clause)[0]
    between = [i for i in range(noun + 1, first) if tree[i].upos in ("NOUN", "PROPN") and not tree.is_a(i, "flat")]
    deep = _lies_deep(tree, noun, clause)
    if not deep and (not between or tree[clause].confidence >= _CERTAIN):
        return True
    return any(tree.lemma(i) in ("who", "whom") for i in tree.subtree(clause)[:3])


def _means_one_before(tree: Tree, noun: int, clause: int) -> bool:
    """Whether "who" behind a name without a comma rather tells which of others is meant ("a friend of Ann Lee who")."""
    person = any(tree.lemma(i) in ("who", "whom") for i in tree.children(clause))
    named = is_name(tree, noun) and tree[noun].xpos == "NNP" and not tree.children(noun, "det")
    return person and named and not is_aside(tree, clause) and tree.is_a(noun, "nmod") and tree[noun].head < noun


def _lies_deep(tree: Tree, noun: int, clause: int) -> bool:
    """Whether a side remark hangs on a noun that itself describes another, so that it may be said of either.

    So does a participle behind another one ("a paper printed before the talk titled ...").
    """
    if tree[clause].xpos == "VBN" and tree.is_a(noun, "obl") and tree.is_a(tree[noun].head, "acl"):
        return True
    if not is_aside(tree, clause) or tree[noun].upos != "NOUN":
        return False
    return tree.is_a(noun, "nmod") or (tree.is_a(noun, "obj", "obl") and tree.is_a(tree[noun].head, "acl"))


def _says_who(tree: Tree, noun: int) -> bool:
    """Whether a noun is surely an apposition to the name before it ("Ann Lee, a lawyer who ...")."""
    name = tree[noun].head
    if not tree.is_a(noun, "appos") or not is_name(tree, name) or tree[noun].confidence < _CERTAIN:
        return False
    between = range(name + 1, tree.subtree(noun)[0])
    others = any(tree[i].upos in ("NOUN", "PROPN") and not tree.is_a(i, "flat") for i in between)
    return not others and not tree.children(name, "conj") and len(tree.children(name, "appos")) == 1


def _is_outcome(tree: Tree, clause: int, noun: int) -> bool:
    """Whether a clause may tell what all before it led to (", which caused a panic")."""
    subject = tree.subject(clause)
    which = subject is not None and tree.lemma(subject) == "which"
    led_to = tree.lemma(clause) in lexicon("outcome") and not tree.children(clause, "aux:pass")
    deep = tree.is_a(noun, "nmod") and subject is not None and tree.lemma(subject) == "that"
    return led_to and ((which and is_aside(tree, clause)) or deep)


def _is_wished(tree: Tree, clause: int, noun: int) -> bool:
    """Whether a thing is only wanted or still to come ("they want a plan that works", "will build a road that ...")."""
    if not tree.is_a(noun, "obj") or not (is_indefinite(tree, noun) or not tree.children(noun, "det", "nmod:poss")):
        return False
    verb = tree[noun].head
    to_come = _is_to_come(tree, verb) or (tree.opener(verb) is not None and _is_to_come(tree, tree[verb].head))
    going_on = is_present(tree, clause) or tree[clause].xpos == "VBG"
    return tree.lemma(verb) in lexicon("wishing") or (to_come and going_on)


def _is_to_come(tree: Tree, verb: int) -> bool:
    """Whether a verb has "to" or "will" before it, so that it tells of nothing that is so yet."""
    return verb >= 0 and any(tree[i].xpos in ("MD", "TO") for i in tree.children(verb, "aux", "mark"))


def _is_likened(tree: Tree, noun: int) -> bool:
    """Whether a noun is only what something is likened to ("compared her to a man who lies")."""
    words = {tree.lemma(i) for i in tree.children(noun, "case")}
    return is_indefinite(tree, noun) and (
        "like" in words or (bool(words & {"to", "with"}) and tree.lemma(tree[noun].head) in ("compare", "liken"))
    )


def _is_doing(tree: Tree, clause: int, noun: int) -> bool:
    """Whether a participle says what somebody's work or role is, and not what it does ("Ann's work cleaning it")."""
    return tree.is_a(clause, "acl") and tree[clause].xpos == "VBG" and bool(tree.children(noun, "nmod:poss"))


def _is_no_person(tree: Tree, clause: int, noun: int) -> bool:
    """Whether "who" stands behind a thing with a name in it, whose clause it rather is ("the rule of Ann, who")."""
    opens = any(tree.lemma(i) in ("who", "whom") for i in tree.subtree(clause)[:3])
    several = any(tree[i].text.lower() in ("are", "were") for i in tree.auxiliaries(clause))
    if opens and several and tree[noun].xpos == "NN" and tree.lemma(noun) not in lexicon("collectives"):
        return True  # "children playing in the hall, who were hurt"
    if opens and tree[noun].xpos == "NNS" and not is_person_word(tree.lemma(noun)):
        return any(is_person_word(tree.lemma(i)) for i in range(noun))  # "drops voters from rolls who ..."
    if opens and tree.is_a(noun, "nmod") and tree[noun].xpos == "NN" and not may_be_person(tree, noun):
        # "many fans of that era who stayed", "a member of the band who sings"
        who = tree.lemma(tree[noun].head)
        return tree.lemma(noun) not in lexicon("collectives") or who == "member" or is_person_word(who)
    named = any(tree[i].upos == "PROPN" for i in range(noun + 1, tree.subtree(clause)[0]))
    return opens and named and tree[noun].xpos == "NN" and not may_be_person(tree, noun)


def _renames(tree: Tree, noun: int) -> bool:
    """Whether a noun says of something else what it is, and it is not sure of what."""
    return tree.is_a(noun, "appos") and not _says_who(tree, noun)


def _is_role(tree: Tree, noun: int) -> bool:
    """Whether a noun only says as what something is seen, so that its clause speaks of that ("as a man who lies")."""
    return any(tree.lemma(i) == "as" for i in tree.children(noun, "case"))


def _names_a_kind(tree: Tree, clause: int, noun: int) -> bool:
    """Whether a bare noun names a kind, so that "mothers who lost children" are not the mothers.

    What somebody once did something to or with is no kind ("they passed laws that cut the tax").
    """
    if tree[noun].upos != "NOUN" and tree[noun].xpos != "NNPS":
        return False
    if tree.children(noun, "det", "nummod", "nmod:poss", "compound", "flat") and tree[noun].upos != "NOUN":
        return False  # "United States", "the Democrats"
    if tree[noun].upos == "NOUN" and tree.children(noun, "det", "nummod", "nmod:poss"):
        return False
    if is_episode(tree, clause, noun):
        return False
    governor = tree[noun].head
    told = tree.is_a(noun, "obj") and tree[governor].xpos == "VBD" and not is_present(tree, clause)
    return not told


def is_episode(tree: Tree, clause: int, noun: int) -> bool:
    """Whether a past participle tells of what was done to some of a kind, in a clause that itself tells of the past.

    "They burnt books printed by the club": some were. "They will burn" or "want to burn books printed by the club" says
    of none that it was printed. Their own clause keeps the participle, which tells which are meant.
    """
    done = tree[clause].deprel == "acl" and looks_back(tree, clause) and bool(tree.children(clause, "obl"))
    if not done or any(tree.lemma(i) in lexicon("universal") for i in tree.children(noun, "amod", "advmod")):
        return False
    for i in tree.ancestors(noun):
        if tree.is_finite(i):
            perfect = any(tree.lemma(j) == "have" for j in tree.children(i, "aux"))
            return (is_past(tree, i) or perfect) and not vetoes.modal(tree, i)
        if tree[i].xpos in ("VB", "MD"):
            return False
    return False


def is_present(tree: Tree, predicate: int) -> bool:
    """Whether a predicate speaks of what is, may be or will be."""
    return any(tree[i].xpos in ("VBZ", "VBP", "MD") for i in (predicate, *tree.auxiliaries(predicate)))


def _is_particular(tree: Tree, noun: int) -> bool:
    """Whether what a clause says of a noun can be said of it alone: not of "most Swedes", "the first man", "those"."""
    which = tree.children(noun, "det")
    if any(tree[i].text.lower() == "those" or tree.lemma(i) in lexicon("universal") for i in which):
        return False
    if any(tree[i].feat("NumType") == "Ord" for i in tree.children(noun, "amod")):
        return False  # "the eighth book written by Ann Lee"
    return tree[noun].upos == "PROPN" or not vetoes.singled_out(tree, noun)
