"""From clauses to atomic propositions: the kernel, and one for each adjunct and joined part that stands alone."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from verify.decompose import vetoes
from verify.decompose.adjuncts import Parts, divide
from verify.decompose.antecedents import is_episode
from verify.decompose.clause import Clause
from verify.decompose.complements import says_what_time, says_when_it_comes
from verify.decompose.coordination import take_apart
from verify.decompose.described import is_hollow
from verify.decompose.joined import each_verb, is_left_open
from verify.decompose.lexicon import lexicon
from verify.decompose.participles import names_work
from verify.decompose.phrases import is_aside, is_indefinite, material, stands_behind, stands_in_dashes
from verify.decompose.proposition import Proposition, Word
from verify.decompose.soundness import is_statement, is_unfinished, without_loose_ends
from verify.decompose.tree import DASHES, SUBJECTS, Tree


def state(
    tree: Tree, clause: Clause, apart: frozenset[int], spare: frozenset[int], *, whole: bool = False
) -> tuple[Proposition, ...]:
    """The propositions of one clause.

    ``apart`` are predicates that have clauses of their own, ``spare`` the words of titles that are
    claims of their own: both are left out where nothing is lost by it. ``whole`` keeps the clause in one
    piece.
    """
    clause = replace(clause, subject=_without_title(clause.subject, spare))
    if any(is_left_open(tree, clause.predicate, i) for i in tree.children(clause.predicate, "conj")):
        apart, whole = frozenset(), True
    if vetoes.chosen(tree, clause.predicate) and any(
        tree.is_a(i, "parataxis") for i in tree.children(clause.predicate)
    ):
        apart, whole = frozenset(), True  # "there is a choice: you can save, or you can spend"
    words = _words(tree, clause, apart, spare)
    if whole or _kept_whole(tree, clause.predicate):
        one = Proposition(_ordered(clause, words), clause.predicate)
        return () if is_unfinished(tree, one) else (one,)
    parts = divide(tree, clause, words)
    found: list[Proposition] = []
    for chosen in _selections(parts):
        ordered = _ordered(clause, chosen)
        found += [
            Proposition(without_loose_ends(tree, v), clause.predicate)
            for part in take_apart(tree, clause.predicate, ordered)
            for v in each_verb(tree, clause.predicate, part)
        ]
    return tuple(p for p in found if is_statement(tree, p))


def _without_title(subject: tuple[Word, ...], spare: frozenset[int]) -> tuple[Word, ...]:
    """A shared subject without its title, unless nothing else names it."""
    return tuple(word for word in subject if word not in spare) or subject


def _selections(parts: Parts) -> list[list[int]]:
    """Which tokens each claim of a clause takes: the core alone if it says enough, and with each adjunct."""
    core = sorted(parts.core)
    with_each = [sorted({*parts.core, *adjunct}) for adjunct in parts.adjuncts]
    return [core, *with_each] if parts.complete or not with_each else with_each


def _words(tree: Tree, clause: Clause, apart: frozenset[int], spare: frozenset[int]) -> list[int]:
    """The tokens of a clause's own claim, without those that open, join or refer back."""
    predicate = clause.predicate
    dropped = [i for i in apart if i != predicate and _leaves(tree, i)]
    dropped += [i for clause in dropped for i in _renames_behind(tree, clause)]
    dropped += [i for i in tree.subtree(predicate) if i != predicate and _stands_aside(tree, i)]
    noun = tree.subject(predicate)
    noun = tree.child(predicate, "expl") if noun is None else noun
    joints = (i for i in tree.children(predicate, "cc") if tree.lemma(i) != "nor")  # which denies what it opens
    dropped += [i for i in joints if noun is None or i < noun or i > predicate]
    dropped += tree.children(predicate, "discourse", "vocative")
    dropped += [i for i in tree.children(predicate, "obl", "advmod") if _ends_insertion(tree, i)]
    if any(i in apart for i in tree.children(predicate, "conj")):
        dropped += tree.children(predicate, "cc:preconj")  # "it is both old and new"
    opener = tree.opener(predicate)
    if opener is not None and noun is not None and opener > noun:
        opener = None  # "it was like flying"
    marks = [i for i in tree.children(predicate, "mark") if tree.lemma(i) != "to" and (noun is None or i < noun)]
    dropped += marks if opener is None else [opener, *marks]
    dropped += [i for i in tree.children(predicate, "advmod", "obl") if vetoes.connects(tree, i)]
    dropped += clause.gone
    if opener is not None:
        # "Four hours after the polls closed": how long after is said of the other clause.
        dropped += [i for i in tree.children(predicate, "obl", "advmod", "nmod") if i < opener]
    if tree.first_word < len(tree) and vetoes.connects(tree, tree.first_word):
        dropped.append(tree.first_word)
    dropped += [i for i in tree.children(predicate, "advmod") if _before_mark(tree, predicate, i)]
    denials = [i for i in tree.subtree(predicate) if tree.lemma(i) == "not"]
    dropped += [j for i in denials if _is_not_only(tree, i) for j in (i, i + 1)]
    dropped += [i for i in tree.children(predicate, "obl") if _tells_how_long_after(tree, i, dropped)]
    found = material(tree, predicate, without=dropped)
    found = tuple(i for i in found if tree.lemma(i) != "respectively" or _pairs(tree, found))
    return [i for i in found if not _goes_with(tree, i, spare)] if spare else list(found)


def _ends_insertion(tree: Tree, index: int) -> bool:
    """Whether a phrase is the end of an insertion between dashes ("she - they moved east and back west - led")."""
    if not stands_in_dashes(tree, index) or index > tree[index].head:
        return False
    return tree[tree.subtree(index)[0] - 1].text not in DASHES


def _renames_behind(tree: Tree, clause: int) -> tuple[int, ...]:
    """The appositions behind a relative clause that is left out, which may belong to a noun in it."""
    if not tree.is_a(clause, "acl:relcl"):
        return ()
    return tuple(i for i in tree.children(tree[clause].head, "appos") if i > clause)


def _pairs(tree: Tree, words: Iterable[int]) -> bool:
    """Whether two sets of joined parts stand here, which "respectively" assigns to each other."""
    return len({tree[i].head for i in words if tree.is_a(i, "conj")}) > 1


def _goes_with(tree: Tree, index: int, spare: frozenset[int]) -> bool:
    """Whether a token is spare or hangs on a spare one; a name may hang on its title and stays, as does its "by"."""
    for i in (index, *tree.ancestors(index)):
        if i in spare or tree[i].head < 0 or tree.is_a(i, "flat", "appos", "case", "cc"):
            return i in spare
    return False


def _tells_how_long_after(tree: Tree, index: int, dropped: Iterable[int]) -> bool:
    """Whether a time says how long before or after a clause that is left out ("left two days after he came")."""
    after = tree.subtree(index)[-1] + 1
    if tree.children(index, "case") or after >= len(tree) or tree.lemma(after) not in ("after", "before"):
        return False
    return any(after in tree.subtree(i) for i in dropped)


def _is_not_only(tree: Tree, index: int) -> bool:
    """Whether a "not" is that of a "not only" which "but also" goes on from, and so denies nothing."""
    if index + 1 >= len(tree) or tree.lemma(index + 1) not in ("only", "just", "merely"):
        return False
    verb = next((i for i in (index, *tree.ancestors(index)) if tree[i].upos in ("VERB", "AUX")), index)
    return any(tree.lemma(j) == "but" for i in tree.children(verb, "conj") for j in tree.children(i, "cc"))


def _before_mark(tree: Tree, predicate: int, index: int) -> bool:
    """Whether an adverb only qualifies the conjunction that is left out ("even as", "so that")."""
    marks = (i for i in tree.children(predicate, "mark") if tree.lemma(i) != "to")
    return index + 1 in marks and not vetoes.denies(tree, (index,))


def _leaves(tree: Tree, index: int) -> bool:
    """Whether a clause with a claim of its own can be left out of the one it stands in."""
    label = tree[index].deprel
    if label in ("acl:relcl", "acl"):
        return not _tells_which(tree, tree[index].head, index) and not _is_absolute(tree, tree[index].head)
    if label == "advcl" and (says_what_time(tree, index) or says_when_it_comes(tree, index)):
        return False
    return label not in ("ccomp", "xcomp") and not (label.startswith("advcl") and _explains(tree, index))


def _tells_which(tree: Tree, noun: int, clause: int) -> bool:
    """Whether a modifier is needed to know what a noun means: "those", "all", a subject without "a", what there is."""
    of_kind = _tells_which_of_kind(tree, noun, clause) or _tells_what_is_used(tree, noun, clause)
    if of_kind or tree.lemma(noun) in lexicon("ungapped") or is_hollow(tree, clause, noun):
        return True
    if any(tree[i].text.lower() == "those" for i in (noun, *tree.children(noun, "det"))):
        return True  # "those who ...", "those towns that ...": which ones is all that is said of them
    if not is_aside(tree, clause) and any(tree.lemma(i) in lexicon("universal") for i in tree.children(noun, "det")):
        return True  # "all Norwegians who own a boat"
    if tree[noun].deprel in SUBJECTS and tree.child(tree[noun].head, "expl") is not None:
        return True
    which = any(tree.lemma(i) == "which" for i in tree.children(clause))  # may as well be a side remark
    if tree[noun].upos == "NOUN" and not which and not is_aside(tree, clause) and _is_bare(tree, noun):
        return True  # "the account that he uses"
    indefinite = is_indefinite(tree, noun)
    return tree[noun].deprel in SUBJECTS and not indefinite and tree[noun].upos == "NOUN"


def _tells_what_is_used(tree: Tree, noun: int, clause: int) -> bool:
    """Whether a verb like "use" says nothing without what is told of its bare object ("use a tone that is loud")."""
    vague = is_indefinite(tree, noun)
    used = vague and tree.is_a(noun, "obj") and tree.lemma(tree[noun].head) in lexicon("employing")
    return used and not is_aside(tree, clause) and set(tree.children(noun)) == {clause, *tree.children(noun, "det")}


def _is_bare(tree: Tree, noun: int) -> bool:
    """Whether a noun has a "the" and nothing else of its own to tell which one it is."""
    definite = any(tree[i].text.lower() == "the" for i in tree.children(noun, "det"))
    return definite and not tree.children(noun, "compound", "nmod", "nmod:poss", "amod", "flat", "nummod", "conj")


def _tells_which_of_kind(tree: Tree, noun: int, clause: int) -> bool:
    """Whether a participle tells which of a kind are meant ("books printed by the club" are not all books)."""
    bare = tree[noun].xpos in ("NNS", "NNPS", "NN") and not tree.children(noun, "det", "nummod", "nmod:poss")
    return bare and not is_aside(tree, clause) and is_episode(tree, clause, noun)


def _stands_aside(tree: Tree, index: int) -> bool:
    """Whether a full clause behind a dash was hung as a complement ("blamed workers -- 5,000 were fired")."""
    if not tree.is_a(index, "ccomp") or tree.subject(index) is None or not tree.is_finite(index):
        return False
    return stands_behind(tree, index, *DASHES)


def _is_absolute(tree: Tree, noun: int) -> bool:
    """Whether a noun stands behind "with" for what it does ("with Ann Lee fighting the plan")."""
    return tree.is_a(noun, "obl") and any(tree.lemma(i) == "with" for i in tree.children(noun, "case"))


def _explains(tree: Tree, index: int) -> bool:
    """Whether an adverbial clause gives a reason or a time, which its governor's claim should keep."""
    opener = tree.opener(index)
    return opener is not None and tree.lemma(opener) in ("because", "since", "until", "before")


def _kept_whole(tree: Tree, predicate: int) -> bool:
    if vetoes.negated(tree, predicate) or vetoes.conditional(tree, predicate) or vetoes.undone(tree, predicate):
        return True
    asked = tree[predicate].xpos == "WRB" and tree.child(predicate, "cop") is not None  # "this is why it is so"
    return asked or _is_title(tree, predicate)


def _is_title(tree: Tree, predicate: int) -> bool:
    """Whether a verb in -ing with a capital begins a title ("the plays are Skating on Thin Air and Night Ferry")."""
    linked = predicate > 0 and tree[predicate - 1].text.islower() and tree[predicate - 1].upos == "AUX"
    return linked and names_work(tree, predicate)


def _ordered(clause: Clause, chosen: Iterable[int]) -> tuple[Word, ...]:
    """The words in the order in which the claim says them: shared subject, helpers, then as in the article."""
    tail: list[Word] = []
    for i in chosen:
        tail += clause.instead.get(i, (i,))
    return (*clause.subject, *clause.helpers, *tail)
