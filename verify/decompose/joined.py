"""What joined predicates can share: a subject, an article, an object."""

from __future__ import annotations

from verify.decompose.inflect import indefinite
from verify.decompose.lexicon import lexicon
from verify.decompose.phrases import bare_noun, has_preposition, is_aside, is_indefinite, is_plural
from verify.decompose.proposition import Word
from verify.decompose.tree import Tree
from verify.decompose.vetoes import is_time

# From here on the parser is trusted to know which of two clauses a third is joined to.
_CLEAR = 0.97


# What a verb with an object of its own, or a meaning of its own, has beside it.
_COMPLEMENTS = ("obj", "advmod", "compound:prt", "xcomp", "ccomp", "aux:pass")


def is_compared(tree: Tree, adjective: int) -> bool:
    """Whether "more" or "as" stands before an adjective, which then goes with what it is compared with."""
    beside = (tree.lemma(i) for i in tree.children(adjective, "advmod"))
    return tree[adjective].xpos == "JJR" or any(word in ("more", "less", "as", "so", "too") for word in beside)


def are_alike(tree: Tree, first: int, second: int) -> bool:
    """Whether two predicates have the same form, as those that share an auxiliary must."""
    return tree[first].upos == tree[second].upos and tree[first].xpos == tree[second].xpos


def agrees(tree: Tree, noun: int, predicate: int, *, alone: bool = False) -> bool:
    """Whether a verb in the present tense can have this subject; if not, it was joined to the wrong one.

    ``alone`` leaves out what is joined to the subject.
    """
    verb = next((i for i in (*tree.auxiliaries(predicate), predicate) if tree[i].xpos in ("VBZ", "VBP")), None)
    was = any(tree[i].text.lower() == "was" for i in (*tree.auxiliaries(predicate), predicate))
    if verb is None:
        return not (was and is_plural(tree, noun) and tree[noun].upos != "PROPN")
    plural = is_plural(tree, noun) or tree[noun].text.lower() in ("i", "we", "you", "they")
    if alone and not tree.children(noun, "appos") and tree[noun].xpos == "NN":
        plural = False
    collective = tree[noun].upos == "PROPN" and not tree.children(noun, "flat")  # "Westmark have signed"
    return plural != (tree[verb].xpos == "VBZ") or collective


def lacks_plural(tree: Tree, noun: int, predicate: int) -> bool:
    """Whether a lone noun in the singular has a plural verb, whose subject then began before it."""
    verb = next((i for i in (*tree.auxiliaries(predicate), predicate) if tree[i].xpos in ("VBZ", "VBP")), predicate)
    lone = tree[noun].upos == "NOUN" and tree[noun].xpos == "NN" and not is_plural(tree, noun)
    lone = lone and not tree.children(noun, "nmod")  # "a majority of towns"
    return lone and tree[verb].xpos == "VBP" and is_indefinite(tree, noun)


def shared_article(tree: Tree, first: int, second: int) -> tuple[Word, ...]:
    """The article that a joined predicate noun shares with the first ("a singer and actor")."""
    vague = is_indefinite(tree, first)
    if tree[second].upos != "NOUN" or not vague or tree.children(second, "det", "nmod:poss") or is_plural(tree, second):
        return ()
    start = bare_noun(tree, second)[0]
    return (indefinite(tree[start].text),)


def shared_to(tree: Tree, first: int, second: int) -> tuple[Word, ...]:
    """The "to" that an infinitive shares with the first ("the plan is to wait and see")."""
    if tree[second].xpos != "VB" or tree.children(second, "mark"):
        return ()
    return tuple(i for i in tree.children(first, "mark") if tree.lemma(i) == "to" and i < second)


def _may_share_passive(tree: Tree, first: int, second: int) -> bool:
    """Whether a participle may take over "should be" ("the clerk should be fined and the mill closed")."""
    wanted = tree.children(first, "aux:pass") and any(tree[i].xpos == "MD" for i in tree.children(first, "aux"))
    helped = tree.children(second, "aux", "aux:pass", "cop")
    return bool(wanted) and not helped and tree[second].xpos in ("VBN", "VBD") and tree.subject(second) is not None


def is_left_open(tree: Tree, first: int, second: int) -> bool:
    """Whether it is open what a predicate is joined to, or what is said behind it of the others too.

    In "he said that she won and he was there" the end may be what he said, in "he left when Ann came
    and sat down" Ann may have sat down: no comma stands before "and", and a clause of the same form does. In "they are
    clerks and nurses who work at night" the last words may speak of both.
    """
    opener, other = tree.opener(second), tree.opener(first)
    timed = opener is not None and tree.lemma(opener) in ("when", "once", "until", "till")
    if timed and (other is None or tree.lemma(other) == "that"):
        return True  # "it can help, but only when the others let it"
    shares = (_is_question, _may_share_passive, _may_help_with, may_be_who_acts, _may_be_infinitive)
    if any(may(tree, first, second) for may in shares):
        return True
    if tree[first].upos == "NOUN" and tree[second].upos == "NOUN":
        return any(i > second and not is_aside(tree, i) for i in tree.children(first, "acl"))
    beside = (i for i in tree.children(first, "conj") if i < second and tree.is_finite(second))
    if any(tree[i].xpos == "VBG" and tree[i + 1].text != "," for i in beside):
        return True  # "and going on with it is a mistake", where what is joined first is rather the subject
    joint = tree.child(second, "cc")
    if not joint or tree[joint - 1].upos == "PUNCT" or tree.lemma(joint) != "and":
        return False
    own = tree.subject(second) is not None
    return any(_may_go_on(tree, clause, second, own=own) for clause in _below(tree, first, joint))


def _is_question(tree: Tree, first: int, second: int) -> bool:
    """Whether what is joined is a question behind what the first is about ("a page on mills, and where they stand")."""
    asking = (i for i in tree.children(second, "advmod") if first < i < second)
    return any(tree.lemma(i) in ("how", "why", "where") for i in asking)


def _may_help_with(tree: Tree, first: int, second: int) -> bool:
    """Whether a joined infinitive may go on from one under the first ("can help us talk, and see each other")."""
    under = (i for i in tree.children(first, "xcomp", "ccomp") if first < i < second and tree[i].xpos == "VB")
    bare = [i for i in under if not tree.children(i, "mark")]
    return bool(bare) and tree[second].xpos == "VB" and not tree.children(second, "mark", "aux", "nsubj")


def _may_be_infinitive(tree: Tree, first: int, second: int) -> bool:
    """Whether a past form that is like its infinitive may go on from one ("signed a deal to end it and set a date")."""
    alike = tree[second].xpos == "VBD" and tree[second].text == tree.lemma(second) and tree.subject(second) is None
    joint = tree.child(second, "cc")
    if not alike or joint is None or tree[joint - 1].upos == "PUNCT":
        return False
    return any(
        tree[i].xpos == "VB" and tree.children(i, "mark") and i in tree.subtree(first) for i in range(first, joint)
    )


def may_be_who_acts(tree: Tree, first: int, second: int) -> bool:
    """Whether a verb joined to a relative clause may as well go on from the verb above it, in the same tense.

    "He believed the polls that showed him ahead and followed the old plan": he did, or they did.
    """
    if not tree.is_a(first, "acl:relcl") or tree[second].confidence >= _CLEAR or tree.subject(second) is not None:
        return False
    above = tree[tree[first].head].head
    alike = above >= 0 and tree[above].xpos == tree[first].xpos == tree[second].xpos
    return alike and tree.is_a(tree[first].head, "obj", "obl") and tree[second].xpos in ("VBD", "VBZ", "VBP")


def _below(tree: Tree, first: int, joint: int) -> tuple[int, ...]:
    """The clauses under a predicate that end right before an "and"."""
    return tuple(
        i
        for i in tree.subtree(first)
        if first < i < joint
        and tree.is_a(i, "ccomp", "advcl", "acl:relcl")
        and tree.is_finite(i)
        and tree.subtree(i)[-1] == joint - 1
    )


def _may_go_on(tree: Tree, clause: int, second: int, *, own: bool) -> bool:
    """Whether a joined predicate, with a subject of its ``own`` or without, may go on from a clause in between."""
    noun = tree.subject(clause)
    if tree.is_a(clause, "acl:relcl") and noun is not None and not own and tree[noun].xpos in ("WP", "WDT"):
        return tree[clause].xpos == tree[second].xpos
    if tree[second].confidence >= _CLEAR:
        return False
    if own or noun is None:
        return own and tree.is_a(clause, "ccomp")
    return tree[clause].xpos == tree[second].xpos and tree.lemma(noun) not in ("that", "which")


def is_half(tree: Tree, first: int, second: int) -> bool:
    """Whether a bare word behind "and" is rather half of a set phrase, tagged as a verb ("was front and centre")."""
    bare = all(tree.is_a(i, "cc", "punct") for i in tree.children(second))
    return bare and tree[second].xpos == "VBP" and tree.child(first, "cop") is not None and second == first + 2


def renames(tree: Tree, index: int) -> bool:
    """Whether a clause only says the noun before it again and more of it ("it was a chance, a chance lost to win")."""
    noun, before = tree.subject(index), tree[index].head
    vague = noun is not None and is_indefinite(tree, noun)
    return noun is not None and vague and tree.lemma(noun) == tree.lemma(before)


def is_filler(tree: Tree, index: int) -> bool:
    """Whether a clause is two words that only keep talk going ("I mean", "you know"), though more be hung on it."""
    noun = tree.subject(index)
    if noun is None or tree[noun].text.lower() not in ("i", "you") or tree[index].xpos != "VBP":
        return False
    parted = noun + 1 == index < len(tree) - 1 and tree[index + 1].text == ","
    return parted or not [i for i in tree.children(index) if i != noun and tree[i].upos != "PUNCT"]


def lists(tree: Tree, predicate: int) -> bool:
    """Whether a subject is said to be several things together ("the winners were Ann and Bob", "the team is ...")."""
    subject = tree.subject(predicate)
    if subject is None or tree.child(predicate, "cop") is None or tree[predicate].upos not in ("NOUN", "PROPN"):
        return False
    joined = tree.children(predicate, "conj")
    if tree[subject].upos == "NOUN" and tree[predicate].upos == "PROPN" and joined:
        return all(tree[i].upos == "PROPN" for i in joined)
    if joined and all(tree.children(i, "nummod") for i in (predicate, *joined)):
        return True  # "the dead were five children and two men"
    return is_plural(tree, subject) and (tree[predicate].upos == "PROPN" or tree[predicate].xpos == "NN")


def shares_object(tree: Tree, first: int, second: int) -> bool:
    """Whether a first verb has no complement of its own and may share the second's ("bought and sold shares")."""
    if any(i > second for i in tree.children(first, "obj", "obl", "xcomp", "ccomp")) and tree[first].upos == "VERB":
        return not any(first < i < second for i in tree.children(first, "obj", "obl", "xcomp", "ccomp"))
    if tree.children(first, "aux:pass", "cop") or tree.lemma(first) in lexicon("intransitive"):
        return _shares_place(tree, first, second)
    own = [i for i in tree.children(first) if first < i < second and tree[i].upos not in ("PUNCT", "CCONJ")]
    return not own and bool(tree.children(second, "obj", "ccomp", "obl"))


def _shares_place(tree: Tree, first: int, second: int) -> bool:
    """Whether two verbs side by side stand before a place that may be of both ("was born and raised in Cuba")."""
    beside = second == first + 2 and are_alike(tree, first, second) and tree.is_a(first + 1, "cc")
    return beside and any(
        i > second and not is_time(tree, i) and has_preposition(tree, i, "in", "at", "near", "across", "throughout")
        for i in tree.children(second, "obl")
    )


def each_verb(tree: Tree, predicate: int, words: tuple[Word, ...]) -> tuple[tuple[Word, ...], ...]:
    """The words once for each of two verbs that share an object ("bought and sold shares"), else the words alone."""
    joined = [i for i in tree.children(predicate, "conj") if i in words]
    if len(joined) != 1 or predicate not in words or not _only_shares(tree, predicate, joined[0]):
        return (words,)
    second = joined[0]
    between = range(predicate, second + 1)
    joint = next(i for i in tree.children(second, "cc"))
    first_only = tuple(w for w in words if w not in between or w == predicate)
    second_only = tuple(w for w in words if w not in between or (isinstance(w, int) and w > joint))
    return (first_only, second_only)


def _only_shares(tree: Tree, first: int, second: int) -> bool:
    """Whether nothing but "and" stands between two verbs of one form, and the second has the object of both."""
    joint = [i for i in tree.children(second, "cc") if tree.lemma(i) == "and"]
    if len(joint) != 1 or not are_alike(tree, first, second) or tree.subject(second) is not None:
        return False
    if tree[first].upos != "VERB" or first + 1 != joint[0] or second > joint[0] + 2:
        return False
    theirs = [i for i in tree.children(first, *_COMPLEMENTS) if i < second or not tree.is_a(i, "obj")]
    objects = [i for verb in (first, second) for i in tree.children(verb, "obj") if i > second]
    return not theirs and bool(objects) and tree.lemma(first) not in lexicon("intransitive")
