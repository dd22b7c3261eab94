"""The clauses of a sentence: which predicates state something, of whom, and with which words around them."""

from __future__ import annotations

from verify.decompose import vetoes
from verify.decompose.antecedents import bearer, is_next_to, is_present, is_told_of
from verify.decompose.attribution_lexicon import reporting
from verify.decompose.clause import Clause
from verify.decompose.clauses_joined import joined_clause
from verify.decompose.clauses_own import own_clause, telegraphic_clause
from verify.decompose.clauses_participle import absolute_clause, described_clause, unmarked_clause
from verify.decompose.granted import holds_anyway, hypothetical, only_asked, to_come
from verify.decompose.joined import agrees, is_filler, is_half, may_be_who_acts, renames
from verify.decompose.lexicon import lexicon
from verify.decompose.participles import is_participle
from verify.decompose.phrases import bare_noun
from verify.decompose.relatives import read_relative
from verify.decompose.tree import Tree

_CLAUSAL = ("conj", "ccomp", "parataxis", "advcl", "acl")
# How sure the parser has to be of where a modifying clause hangs; chosen on development parses.
_SURE = 0.5
# And of what a clause is joined to; below this the sentence is hardly understood.
_JOINED = 0.3


def find_clauses(tree: Tree, reported: frozenset[int], left_out: str = "") -> tuple[Clause, ...]:
    """The clauses that can be stated on their own, in text order.

    ``reported`` are the predicates that someone is said to have stated: a complement clause opens
    only for those, since its speaker then goes with it. ``left_out`` is the subject that the sentence takes
    over from the one before, "" where it has its own.
    """
    finder = _Finder(tree, reported, left_out)
    found = (finder.clause(i) for i in range(len(tree)))
    return tuple(clause for clause in found if clause is not None)


class _Finder:
    def __init__(self, tree: Tree, reported: frozenset[int], left_out: str) -> None:
        self.tree = tree
        self._left_out = left_out
        self._reported = reported
        self._known: dict[int, Clause | None] = {}
        self._unsaid: dict[int, bool] = {}

    def clause(self, index: int) -> Clause | None:
        """The clause of a predicate, or None where the token is no predicate or is not stated as so."""
        if index not in self._known:
            self._known[index] = None
            self._known[index] = self._read(index)
        return self._known[index]

    def host(self, index: int) -> int | None:
        """The predicate of the clause in which a token stands."""
        for i in (index, *self.tree.ancestors(index)):
            if i in self.tree.roots or self.clause(i) is not None:
                return i
        return None

    def _read(self, index: int) -> Clause | None:  # noqa: PLR0911 -- one exit for each reason
        tree = self.tree
        label, governor = tree[index].deprel, tree[index].head
        if governor < 0:
            taken_over = Clause(index, None, (self._left_out,)) if self._left_out else None
            return taken_over or own_clause(tree, index) or telegraphic_clause(tree, index)
        if not tree.is_a(index, *_CLAUSAL) or vetoes.follows_condition(tree, index) or self._is_doubtful(index):
            return None
        if label == "conj":
            return None if is_half(tree, governor, index) else joined_clause(self, index, governor)
        if label == "parataxis" and (
            is_filler(tree, index) or renames(tree, index) or _opens_with_times(tree, governor)
        ):
            return None
        if label in ("ccomp", "parataxis"):
            if label == "ccomp" and (index not in self._reported or self._has_gap(index)):
                return None
            return own_clause(tree, index) if self.stated(governor) else None
        if label in ("advcl", "advcl:relcl"):
            return self._adverbial(index, governor)
        if label == "acl:relcl":
            return self._relative(index, governor)
        return described_clause(self, index, governor) if label == "acl" else None

    def _is_doubtful(self, index: int) -> bool:
        """Whether it is not sure enough that a clause under another says something by itself."""
        tree = self.tree
        if tree.is_a(index, "conj", "parataxis"):
            return tree[index].confidence < _JOINED
        if tree.is_a(index, "ccomp"):
            return _is_spoken_of(tree, index) or only_asked(tree, index)
        marked = tree.is_a(index, "advcl") and tree.subject(index) is not None and tree.opener(index) is not None
        marked = marked and not reporting().verb_kinds(tree.lemma(index))  # what was noted may hang elsewhere
        return tree[index].confidence < (_JOINED if marked else _SURE)

    def _has_gap(self, index: int) -> bool:
        """Whether a reported clause may lack what a relative word outside it stands for ("a note he said she sent")."""
        tree = self.tree
        governor = tree[index].head
        if tree[governor].deprel != "acl:relcl":
            return False
        subject = tree.subject(governor)
        return subject is None or tree.lemma(subject) not in ("who", "which", "that")

    def stated(self, index: int) -> bool:
        """Whether the clause that a token stands in is itself stated as so, without negation or condition."""
        host = self.host(index)
        if host is None or (self.clause(host) is None and host not in self.tree.roots):
            return False
        tree = self.tree
        if host not in self._unsaid:
            vetoed = (vetoes.undone, vetoes.negated, vetoes.conditional)
            self._unsaid[host] = any(veto(tree, host) for veto in vetoed)
        return not self._unsaid[host]

    def _adverbial(self, index: int, governor: int) -> Clause | None:  # noqa: PLR0911 -- one exit for each reason
        tree = self.tree
        if not self.stated(governor) or tree.is_a(governor, "csubj"):
            return None
        mark = tree.opener(index)
        word = "" if mark is None else tree.lemma(mark)
        if word == "as" and _is_measured_by(tree, governor):
            return None
        if word == "as" and _is_remark(tree, index):
            return None
        own = own_clause(tree, index)
        if own is not None:
            undone = word == "while" and _is_being_done(tree, index)
            if _tells_age(tree, index) or (is_present(tree, index) and (word == "when" or undone)):
                return None
            holds = not hypothetical(tree, governor) or holds_anyway(tree, index, governor, word)
            return own if word in lexicon("factual") and holds else None
        if not is_participle(tree, index) or tree.auxiliaries(index):
            return None
        noun = tree.subject(index)
        if noun is not None:
            stated = word == "with" and not to_come(tree, governor)  # "will last a week and end with the town paying"
            return absolute_clause(tree, index, governor, noun) if stated else None
        return unmarked_clause(self, index, governor, word)

    def _relative(self, index: int, noun: int) -> Clause | None:
        tree = self.tree
        if any(may_be_who_acts(tree, index, i) for i in tree.children(index, "conj")):
            return None
        if not tree.is_finite(index) or not self.stated(noun) or tree[noun].upos not in ("NOUN", "PROPN"):
            return None
        if not is_told_of(tree, index, noun) or not is_next_to(tree, noun, index) or _is_title(tree, index):
            return None
        noun = bearer(tree, noun)
        relative = read_relative(tree, index, noun, bare_noun(tree, noun))
        if relative is None:
            return None
        if relative.lead and not agrees(tree, noun, index, alone=True):
            return None
        subject = noun if relative.lead else tree.subject(index)
        return Clause(index, subject, relative.lead, (), relative.gone, relative.instead)


def _is_title(tree: Tree, index: int) -> bool:
    """Whether a relative clause is capitalised from its first word on, as in a title ("the list Ten Who Made It")."""
    return tree[index].text.istitle() and tree[tree.subtree(index)[0]].text.istitle()


def _is_remark(tree: Tree, index: int) -> bool:
    """Whether a clause with "as" only says who says or expects so ("as we had expected", "as the story goes")."""
    if tree.children(index, "obj", "iobj", "obl", "xcomp", "ccomp", "advcl", "cop"):
        return False
    return bool(reporting().verb_kinds(tree.lemma(index))) or tree.lemma(index) in ("expect", "hope", "fear", "go")


def _is_measured_by(tree: Tree, index: int) -> bool:
    """Whether "as" or "so" before a word calls for a clause that it is measured by ("as much as he does")."""
    return any(tree.lemma(i) in ("as", "so") for i in tree.children(index, "advmod") if i < index)


def _tells_age(tree: Tree, index: int) -> bool:
    """Whether a clause of time says how old somebody was then ("since she was 12", "when they were children")."""
    aged = tree[index].upos == "NUM" or tree.lemma(index) in lexicon("ages")
    return aged and bool(tree.children(index, "cop"))


def _opens_with_times(tree: Tree, index: int) -> bool:
    """Whether a clause opens with "every time" and says when the next is so ("every time I call | he hides")."""
    first = tree.subtree(index)[0]
    while first < index and tree[first].upos == "PUNCT":
        first += 1
    noun = tree.subject(index)
    timed = tree.lemma(first) in ("every", "each") and tree.lemma(first + 1) in ("time", "day", "year", "week")
    return timed and noun is not None and tree.subtree(noun)[0] == first + 2


def _is_being_done(tree: Tree, index: int) -> bool:
    """Whether a passive in the present may be that of a deed not done yet ("stay while a new hall is built")."""
    return bool(tree.children(index, "aux:pass")) and tree.lemma(index) not in lexicon("lasting")


def _is_spoken_of(tree: Tree, index: int) -> bool:
    """Whether "that" opens the sentence with a clause which something is said of ("That he left is a pity")."""
    return any(i == tree.first_word and tree.lemma(i) == "that" for i in tree.children(index, "mark"))
