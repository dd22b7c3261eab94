"""The clauses of a sentence: which predicates state something, of whom, and with which words around them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from verify.decompose import vetoes
from verify.decompose.antecedents import bearer, is_next_to, is_present, is_told_of
from verify.decompose.attribution_lexicon import reporting
from verify.decompose.granted import holds_anyway, hypothetical, only_asked
from verify.decompose.joined import (
    agrees,
    are_alike,
    is_compared,
    is_filler,
    is_half,
    is_left_open,
    lacks_plural,
    lists,
    may_be_who_acts,
    renames,
    shared_article,
    shared_to,
    shares_object,
)
from verify.decompose.lexicon import lexicon
from verify.decompose.participles import (
    after_dash,
    finite_forms,
    goes_on,
    is_now,
    is_participle,
    is_past,
    is_put_in,
    is_said_simply,
    is_told_past,
    looks_back,
    opens_sentence,
    said_number,
    says_nothing_of,
    tells_itself,
)
from verify.decompose.phrases import after_comma, bare_noun, is_aside, is_plural, noun_phrase
from verify.decompose.proposition import Word
from verify.decompose.relatives import read_relative
from verify.decompose.tree import Tree

_CLAUSAL = ("conj", "ccomp", "parataxis", "advcl", "acl")
# How sure the parser has to be of where a modifying clause hangs; chosen on development parses.
_SURE = 0.5
# And of what a clause is joined to; below this the sentence is hardly understood.
_JOINED = 0.3


@dataclass(frozen=True, slots=True)
class Clause:
    """A predicate that may stand alone.

    ``noun`` is the token of its subject. ``subject`` are the words of a subject that does not stand in
    the clause itself (shared, or an antecedent), empty where it has its own; ``helpers`` the auxiliaries
    that it shares or that English needs. ``gone`` are tokens of the clause that its claim leaves out,
    ``instead`` the words that stand in a token's place.
    """

    predicate: int
    noun: int | None
    subject: tuple[Word, ...] = ()
    helpers: tuple[Word, ...] = ()
    gone: tuple[int, ...] = ()
    instead: Mapping[int, tuple[Word, ...]] = field(default_factory=dict)


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
        self._tree = tree
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
        for i in (index, *self._tree.ancestors(index)):
            if i in self._tree.roots or self.clause(i) is not None:
                return i
        return None

    def _read(self, index: int) -> Clause | None:  # noqa: PLR0911 -- one exit for each reason
        tree = self._tree
        label, governor = tree[index].deprel, tree[index].head
        if governor < 0:
            taken_over = Clause(index, None, (self._left_out,)) if self._left_out else None
            return taken_over or self._own(index) or self._telegraphic(index)
        if not tree.is_a(index, *_CLAUSAL) or vetoes.follows_condition(tree, index) or self._is_doubtful(index):
            return None
        if label == "conj":
            return None if is_half(tree, governor, index) else self._conjunct(index, governor)
        if label == "parataxis" and (is_filler(tree, index) or renames(tree, index)):
            return None
        if label in ("ccomp", "parataxis"):
            if label == "ccomp" and (index not in self._reported or self._has_gap(index)):
                return None
            return self._own(index) if self._stated(governor) else None
        if label in ("advcl", "advcl:relcl"):
            return self._adverbial(index, governor)
        if label == "acl:relcl":
            return self._relative(index, governor)
        return self._participle(index, governor) if label == "acl" else None

    def _is_doubtful(self, index: int) -> bool:
        """Whether it is not sure enough that a clause under another says something by itself."""
        tree = self._tree
        if tree.is_a(index, "conj", "parataxis"):
            return tree[index].confidence < _JOINED
        if tree.is_a(index, "ccomp"):
            return _is_spoken_of(tree, index) or only_asked(tree, index)
        marked = tree.is_a(index, "advcl") and tree.subject(index) is not None and tree.opener(index) is not None
        marked = marked and not reporting().verb_kinds(tree.lemma(index))  # what was noted may hang elsewhere
        return tree[index].confidence < (_JOINED if marked else _SURE)

    def _own(self, index: int) -> Clause | None:
        """A clause with a subject and a finite verb of its own."""
        tree = self._tree
        noun = tree.subject(index)
        if (
            noun is None
            or _is_denied(tree, index)
            or not tree.is_finite(index)
            or tree.lemma(noun) in lexicon("asking")
            or vetoes.supposed(tree, index)
            or any(tree.lemma(i) in lexicon("conditions") for i in tree.children(index, "mark"))
            or _stands_for_verb(tree, index)
            or _is_of_each_other(tree, index, noun)
            or (tree.children(index, "obl:agent") and not tree.auxiliaries(index))  # "a man shot by police"
        ):
            return None
        return Clause(index, noun)

    def _telegraphic(self, index: int) -> Clause | None:
        """A clause of headline English, which leaves its "be" out ("Rebels seen near the capital")."""
        tree = self._tree
        noun = tree.subject(index)
        if noun is None or noun > index or not is_participle(tree, index) or tree.auxiliaries(index):
            return None
        if vetoes.negated(tree, index):
            return None
        past = tree[index].xpos == "VBN"
        plural = is_plural(tree, noun)
        be = ("were" if plural else "was") if past else ("are" if plural else "is")
        return Clause(index, noun, noun_phrase(tree, noun), (be,), tree.subtree(noun))

    def _has_gap(self, index: int) -> bool:
        """Whether a reported clause may lack what a relative word outside it stands for ("a note he said she sent")."""
        tree = self._tree
        governor = tree[index].head
        if tree[governor].deprel != "acl:relcl":
            return False
        subject = tree.subject(governor)
        return subject is None or tree.lemma(subject) not in ("who", "which", "that")

    def _stated(self, index: int) -> bool:
        """Whether the clause that a token stands in is itself stated as so, without negation or condition."""
        host = self.host(index)
        if host is None or (self.clause(host) is None and host not in self._tree.roots):
            return False
        tree = self._tree
        if host not in self._unsaid:
            vetoed = (vetoes.undone, vetoes.negated, vetoes.conditional)
            self._unsaid[host] = any(veto(tree, host) for veto in vetoed)
        return not self._unsaid[host]

    def _conjunct(self, index: int, first: int) -> Clause | None:  # noqa: PLR0911 -- one exit for each reason
        """A joined predicate, which may share the subject and the auxiliaries of the first."""
        tree = self._tree
        clause = self.clause(first)
        if clause is None:
            return None
        opens = tree.subtree(index)[0]
        if (
            vetoes.hangs_on_opening(tree, first)
            or vetoes.chosen(tree, first)
            or any(tree[i].xpos == "HYPH" for i in (opens, opens - 1))
            or _says_by_what(tree, index)
        ):
            return None
        if is_left_open(tree, first, index):
            return None
        own = self._own(index)
        if own is not None:
            return None if own.noun is not None and lacks_plural(tree, own.noun, index) else own
        if lists(tree, first) or (tree[first].upos == "ADJ" and is_compared(tree, first)):
            return None
        if tree.subject(index) is not None or vetoes.choice(tree, first) or shares_object(tree, first, index):
            return None
        subject = clause.subject or self._subject(clause)
        if tree.is_finite(index) or {first, index} <= clause.instead.keys():
            if clause.noun is not None and not agrees(tree, clause.noun, index):
                return None
            return Clause(index, clause.noun, subject, gone=clause.gone, instead=clause.instead)
        if vetoes.negated(tree, first) or not are_alike(tree, first, index):
            return None
        shared = () if tree.auxiliaries(index) else tuple(i for i in tree.auxiliaries(first) if i < index)
        helpers = (*(clause.helpers or shared), *shared_to(tree, first, index), *shared_article(tree, first, index))
        return Clause(index, clause.noun, subject, helpers) if helpers else None

    def _subject(self, clause: Clause) -> tuple[Word, ...]:
        return () if clause.noun is None else noun_phrase(self._tree, clause.noun)

    def _adverbial(self, index: int, governor: int) -> Clause | None:  # noqa: PLR0911 -- one exit for each reason
        tree = self._tree
        if not self._stated(governor) or tree.is_a(governor, "csubj"):
            return None
        mark = tree.opener(index)
        word = "" if mark is None else tree.lemma(mark)
        if word == "as" and _is_measured_by(tree, governor):
            return None
        own = self._own(index)
        if own is not None:
            if word == "when" and is_present(tree, index):
                return None
            holds = not hypothetical(tree, governor) or holds_anyway(tree, index, governor, word)
            return own if word in lexicon("factual") and holds else None
        if not is_participle(tree, index) or tree.auxiliaries(index):
            return None
        noun = tree.subject(index)
        if noun is not None:
            return self._absolute(index, governor, noun) if word == "with" else None
        return self._unmarked(index, governor, word)

    def _absolute(self, index: int, governor: int, noun: int) -> Clause:
        """A participle with a subject of its own behind "with"; what a thing ended with does not go on."""
        tree = self._tree
        be = self._be(noun, governor)
        ended = tree.lemma(governor) in ("end", "finish", "conclude")
        if tree[index].xpos == "VBG" and (ended or is_said_simply(tree, index, noun)):
            instead = finite_forms(tree, index, noun, past=be[0] in ("was", "were"))
            return Clause(index, noun, noun_phrase(tree, noun), (), (noun,), instead)
        return Clause(index, noun, noun_phrase(tree, noun), be, (noun,))

    def _unmarked(self, index: int, governor: int, word: str) -> Clause | None:
        """A participle without a subject, with ``word`` before it or none, which shares that of its clause."""
        tree = self._tree
        host = self.clause(governor)
        troubled = any(tree.lemma(i) in lexicon("ungapped") for i in tree.children(governor, "obj"))
        if hypothetical(tree, governor) or troubled or host is None:
            return None
        if word in ("after", "by", "while"):
            return self._gerund(index, governor, host, word)
        if (
            word
            or not (after_comma(tree, index) or opens_sentence(tree, index))
            or after_dash(tree, index)
            or tree.lemma(index) in lexicon("resulting")
            or (tree.is_a(governor, "ccomp") and reporting().verb_kinds(tree.lemma(index)))
            or is_put_in(tree, governor)
        ):
            return None  # the last: "critics said it failed, citing the cost"
        return self._participial(index, governor, host)

    def _participial(self, index: int, governor: int, host: Clause, word: str = "") -> Clause | None:
        """What a participle says of the subject of its clause, in the tense of that."""
        tree = self._tree
        if host.noun is None:
            return None
        subject = host.subject or self._subject(host)
        inside = next((i for i in (governor, *tree.ancestors(governor)) if tree.is_finite(i)), governor)
        if tree[index].xpos == "VBN" or word == "while" or goes_on(tree, inside):
            be = self._be(host.noun, governor, past=looks_back(tree, index) and not is_now(tree, index))
            return Clause(index, host.noun, subject, be)
        if vetoes.denies(tree, tree.children(index)) or tells_itself(tree, index, host.noun):
            return None
        past = word == "after" or is_told_past(tree, inside)
        return Clause(index, host.noun, subject, (), (), finite_forms(tree, index, host.noun, past=past))

    def _gerund(self, index: int, governor: int, host: Clause, word: str) -> Clause | None:
        """The fact in a gerund ("after scoring twice he left")."""
        tree = self._tree
        if (
            tree[index].xpos != "VBG"
            or host.noun is None
            or vetoes.modal(tree, governor)
            or tree.children(governor, "xcomp")
        ):
            return None
        over = any(tree.lemma(i) == "have" for i in tree.auxiliaries(governor))
        if word == "after" and is_present(tree, governor) and not over:
            return None  # "you get it after filling out a form"
        bare = not tree.children(governor, "obj", "obl", "cop", "ccomp")
        if word == "by" and (bare or tree.children(governor, "aux:pass")):
            return None
        return self._participial(index, governor, host, word)

    def _relative(self, index: int, noun: int) -> Clause | None:
        tree = self._tree
        if any(may_be_who_acts(tree, index, i) for i in tree.children(index, "conj")):
            return None
        if not tree.is_finite(index) or not self._stated(noun) or tree[noun].upos not in ("NOUN", "PROPN"):
            return None
        if not is_told_of(tree, index, noun) or not is_next_to(tree, noun, index):
            return None
        noun = bearer(tree, noun)
        relative = read_relative(tree, index, noun, bare_noun(tree, noun))
        if relative is None:
            return None
        if relative.lead and not agrees(tree, noun, index, alone=True):
            return None
        subject = noun if relative.lead else tree.subject(index)
        return Clause(index, subject, relative.lead, (), relative.gone, relative.instead)

    def _participle(self, index: int, noun: int) -> Clause | None:
        tree = self._tree
        if not is_participle(tree, index) or tree.auxiliaries(index) or tree.child(index, "mark") is not None:
            return None
        if (
            tree[noun].upos not in ("NOUN", "PROPN")
            or says_nothing_of(tree, index, noun)
            or not self._stated(noun)
            or tree.lemma(noun) in lexicon("ungapped")
            or (tree.is_a(noun, "obj") and tree.lemma(tree[noun].head) in lexicon("spending"))
        ):
            return None
        if not is_told_of(tree, index, noun) or (is_aside(tree, index) and not is_next_to(tree, noun, index)):
            return None
        if not tree.children(index, "obl", "obj", "advmod", "xcomp", "ccomp", "advcl"):
            return None
        be = self._be(noun, noun, past=looks_back(tree, index), alone=True)
        instead: dict[int, tuple[Word, ...]] = {}
        if tree[index].xpos == "VBG" and (is_said_simply(tree, index, noun) or is_aside(tree, index)):
            instead = finite_forms(tree, index, noun, past=be[0] in ("was", "were"))
            be = ()
        noun = bearer(tree, noun)
        if said_number(tree, noun) is None:
            return None
        return Clause(index, noun, bare_noun(tree, noun), be, (), instead)

    def _be(self, noun: int, inside: int, *, past: bool = False, alone: bool = False) -> tuple[Word, ...]:
        """The form of "be" for a subject (``alone``: not what is joined to it) in the tense of the clause around it."""
        tree = self._tree
        host = next((i for i in (inside, *tree.ancestors(inside)) if tree.is_finite(i)), None)
        past = past or (host is not None and is_past(tree, host))
        if (is_plural(tree, noun) or said_number(tree, noun)) and not (alone and tree[noun].xpos == "NN"):
            return ("were" if past else "are",)
        return ("was" if past else "is",)


def _is_measured_by(tree: Tree, index: int) -> bool:
    """Whether "as" or "so" before a word calls for a clause that it is measured by ("as much as he does")."""
    return any(tree.lemma(i) in ("as", "so") for i in tree.children(index, "advmod") if i < index)


def _stands_for_verb(tree: Tree, index: int) -> bool:
    """Whether "do" or "have" stands for a verb that only another clause has ("as I did", "the rest have not")."""
    bare = tree.lemma(index) in ("do", "have") and not tree.children(index, "obj", "xcomp", "ccomp")
    return bare and not tree.is_a(index, "root")


def _is_of_each_other(tree: Tree, index: int, noun: int) -> bool:
    """Whether a reported clause has "the other" as its subject, which is another one for each who says so."""
    return tree.is_a(index, "ccomp") and tree.lemma(noun) == "other"


def _is_denied(tree: Tree, index: int) -> bool:
    """Whether "not" stands right before the "that" which opens a clause."""
    that = next((i for i in tree.children(index, "mark") if tree.lemma(i) == "that"), 0)
    return that > 0 and tree.lemma(that - 1) in ("not", "n't", "n’t")


def _is_spoken_of(tree: Tree, index: int) -> bool:
    """Whether "that" opens the sentence with a clause which something is said of ("That he left is a pity")."""
    return any(i == tree.first_word and tree.lemma(i) == "that" for i in tree.children(index, "mark"))


def _says_by_what(tree: Tree, index: int) -> bool:
    """Whether a joined clause only stands for a noun behind its preposition ("by name, but by how large they are")."""
    case = next(iter(tree.children(index, "case")), None)
    return case is not None and case + 1 < len(tree) and tree[case + 1].xpos in ("WRB", "WP")
