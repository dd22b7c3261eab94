"""Pronouns and short names: completed where exactly one candidate agrees, else left open."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import takewhile

from verify.decompose.attribution_report import Span
from verify.decompose.binders import is_of_aged, other_than, subject_above, subjects_above
from verify.decompose.lexicon import lexicon
from verify.decompose.persons import may_be_person, usual_pronoun
from verify.decompose.phrases import bare_noun, has_preposition
from verify.decompose.proposition import Proposition
from verify.decompose.quotes import Quotation, find_quotations
from verify.decompose.speakers_known import Known
from verify.decompose.speakers_names import Name, is_persons, name_at, titles
from verify.decompose.tree import SUBJECTS, Tree
from verify.types import Document, Sentence

_HE = frozenset({"he", "him", "his", "himself"})
_SHE = frozenset({"she", "her", "hers", "herself"})
_THEY = frozenset({"they", "them", "their", "theirs", "themselves"})
_IT = frozenset({"it", "its", "itself"})
_POINTING = frozenset({"this", "these", "that", "those"})
_POSSESSIVE = frozenset({"his", "her", "their", "its"})
_REFLEXIVE = ("self", "selves")
_MALE = frozenset({"mr", "sir", "lord", "king", "prince", "father", "duke"})
_FEMALE = frozenset({"mrs", "ms", "miss", "dame", "lady", "queen", "princess", "sister", "duchess"})
# How many sentences back a person may have been named last.
_BACK = 2
# Among more names than these in so few sentences no pronoun is completed.
_MOST_NAMES = 100


@dataclass(frozen=True, slots=True)
class Resolved:
    """What a claim's references became: words in a token's place, and those that stay open."""

    replaced: dict[int, str]
    open: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _TakenUp:
    """A "he" or "she" that was a subject, and the name it stood for where that was clear."""

    start: int
    pronoun: str
    name: str | None


class References:
    """The references of an article. Sentences are to be asked for in text order."""

    def __init__(
        self, document: Document, sentences: Sequence[Sentence], trees: Sequence[Tree], turns: Sequence[Span] = ()
    ) -> None:
        """``turns`` are what is said in the paragraphs that a label gives to a speaker, in text order."""
        self._text = document.text
        self._turns = turns
        self._sentences = sentences
        self._trees = trees
        self._known = Known(trees)
        self._quotes = [q for q in find_quotations(document.text, 0, len(document.text)) if q.depth == 0]
        self._quotes_from = [q.start for q in self._quotes]
        self._gender: dict[str, str] = {}
        self._first_person: dict[int, int] = {}
        self._plurals: dict[int, list[int]] = {}
        self._taken_up: list[_TakenUp] = []

    def of_sentence(self, place: int) -> dict[int, str]:
        """The name or noun phrase that each pronoun and short name of a sentence stands for, where that is clear."""
        tree = self._trees[place]
        found: dict[int, str] = {}
        left_open: set[str] = set()  # beside "he" who is left open, "his" is no other's
        for index, token in enumerate(tree.tokens):
            word = token.text.lower()
            if token.upos == "PROPN":
                full = self._full_name(tree, index)
                if full is not None:
                    found[index] = full
            elif token.upos == "PRON" and word in _HE | _SHE:
                self._known.read_to(token.start)
                pronoun = "he" if word in _HE else "she"
                person = self._person(place, index, pronoun, beside_open=pronoun in left_open)
                if person is None:
                    left_open.add(pronoun)
                else:
                    found[index] = person
            elif token.upos == "PRON" and word in _THEY:
                group = None if "they" in left_open else self._group(place, index)
                if group is None:
                    left_open.add("they")
                else:
                    found[index] = group
        return found

    def is_quoted(self, start: int, end: int) -> bool:
        """Whether a stretch of the article lies wholly in quotation marks."""
        quote = self._quote_at(start)
        return quote is not None and end <= quote.end

    def _quote_at(self, offset: int) -> Quotation | None:
        """The outer quotation in whose marks an offset lies."""
        k = bisect_right(self._quotes_from, offset) - 1
        return self._quotes[k] if k >= 0 and offset < self._quotes[k].end else None

    def _utterance_at(self, offset: int) -> Quotation | Span | None:
        """The quotation, or the turn of a conversation, in which an offset lies: who speaks there is no "he" in it."""
        k = bisect_right(self._turns, (offset, len(self._text))) - 1
        turn = self._turns[k] if k >= 0 and offset < self._turns[k][1] else None
        return self._quote_at(offset) or turn

    def _full_name(self, tree: Tree, index: int) -> str | None:
        """The fuller earlier name of a person who is named by the last name alone."""
        if tree.is_a(index, "flat", "compound", "nmod:desc") or tree.children(index, "flat", "compound"):
            return None
        if tree.is_a(index, "appos") and tree[index].head != index - 1:
            return None
        if index and _goes_on_from(tree, index):
            return None
        self._known.read_to(tree[index].start)
        name = name_at(tree, index)
        if len(name.words) != 1 or not self._known.is_person(name):
            return None
        full = self._known.full(name)
        if full is not None and (full.split()[0].lower() in titles() or full.count('"') == 1):
            return None  # "President Obama" is no fuller name of "Mr. Obama"
        return full

    def _person(self, place: int, index: int, pronoun: str, *, beside_open: bool) -> str | None:
        """The one person whom "he" or "she" can mean; ``beside_open``: another one of the sentence is left open."""
        tree = self._trees[place]
        name = self._bound_to(place, index, pronoun) or self._joined_to(place, index, pronoun)
        if name is None and not beside_open:
            name = self._only_one(place, index, pronoun)
        if name is not None:
            self._gender[name] = pronoun
        if tree.is_a(index, *SUBJECTS):
            self._taken_up.append(_TakenUp(tree[index].start, pronoun, name))
        return name

    def _only_one(self, place: int, index: int, pronoun: str) -> str | None:
        """The one person named or taken up in the sentences before; a noun that may be a person's stands in the way."""
        start = self._sentences[max(0, place - _BACK)].start
        quote = self._utterance_at(self._trees[place][index].start)
        named = self._known.since(start)
        if len(named) > _MOST_NAMES or self._other_person(place, index) or is_of_aged(self._trees[place], index):
            return None
        near = [n for n in named if self._utterance_at(n.start) == quote and not self._is_nobody(n)]
        names = {self._known.fullest(n) for n in near if self._known.is_person(n) and self._fits(n, pronoun)}
        lately = takewhile(lambda taken: taken.start >= start, reversed(self._taken_up))
        before = [t for t in lately if t.pronoun == pronoun and self._utterance_at(t.start) == quote]
        names.update(t.name for t in before if t.name is not None)
        single = (n for n in near if len(n.words) == 1 and not self._known.is_person(n))
        if len(names) != 1 or self._only_in_setting(place, index, near, names):
            return None
        if any(n.subject or self._stands_out(place, n) for n in single):
            return None
        name = names.pop()
        if usual_pronoun(name) not in (None, pronoun):
            return None  # somebody else is meant, whoever that is
        mine = [n for n in near if self._known.fullest(n) == name]
        return None if self._is_of_others(before, name, mine) else name

    def _is_of_others(self, before: Sequence[_TakenUp], name: str, mentions: Sequence[Name]) -> bool:
        """Whether "he" meant somebody else before a person was named, and by the way only.

        "She has met many friends of Ann Lee. She said": she was spoken of before Ann Lee was. So she was where the
        name is the subject of a clause below her own ("She left when Ann Lee arrived").
        """
        if not before or any(taken.name == name for taken in before):
            return False
        first = min(taken.start for taken in before)
        return not any(n.start < first or (n.subject and not self._is_below(n, before[0].pronoun)) for n in mentions)

    def _is_below(self, name: Name, pronoun: str) -> bool:
        """Whether a name stands in a clause below one with this pronoun as its subject, which cannot mean it."""
        tree = self._trees[bisect_right(self._sentences, name.start, key=lambda sentence: sentence.start) - 1]
        i = bisect_left(tree.starts, name.start)
        return any(tree[k].text.lower() == pronoun for k in subjects_above(tree, i))

    def _bound_to(self, place: int, index: int, pronoun: str) -> str | None:
        """The person whom a clause above is about, where the sentence has named nobody else who can be meant."""
        tree = self._trees[place]
        subject = subject_above(tree, index)
        if subject is None or tree[subject].upos != "PROPN" or self._person_in(place) < index:
            return None
        if self._utterance_at(tree[subject].start) != self._utterance_at(tree[index].start):
            return None
        name = name_at(tree, subject)
        named = [n for n in self._known.since(tree[0].start) if not self._is_nobody(n) and self._fits(n, pronoun)]
        names = {self._known.fullest(n) for n in named if self._known.is_person(n) or n.subject}
        full = self._known.fullest(name)
        if names != {full} or not self._known.is_person(name):
            return None
        return full

    def _joined_to(self, place: int, index: int, pronoun: str) -> str | None:
        """The person to whose name it is joined what he has ("a party for Ann Lee and her brother")."""
        tree = self._trees[place]
        owned = tree[index].head
        first = tree[owned].head
        if tree[index].deprel != "nmod:poss" or first < 0 or tree[first].upos != "PROPN":
            return None
        if tree.children(first, "conj") != (owned,) or tree.children(first, "det"):
            return None  # "the Harbour Club, the Mill and his own firm"
        name = name_at(tree, first)
        return self._known.fullest(name) if self._fits(name, pronoun) else None

    def _only_in_setting(self, place: int, index: int, near: Sequence[Name], names: set[str]) -> bool:
        """Whether a person is named only in a phrase before a pronoun that is its verb's subject.

        "In a letter to Ann Lee she wrote": somebody else wrote, whoever that is.
        """
        tree = self._trees[place]
        if not tree.is_a(index, *SUBJECTS):
            return False
        settings = (k for k in tree.children(tree[index].head, "obl") if k < index)
        inside = {tree.starts[t] for k in settings for t in tree.subtree(k)}
        return all(n.start in inside for n in near if self._known.fullest(n) in names)

    def _stands_out(self, place: int, name: Name) -> bool:
        """Whether a name opens a sentence, as whatever it was parsed, or is an object or a possessor in this one."""
        tree = self._trees[place]
        if any(name.start == self._trees[k][0].start for k in range(max(0, place - _BACK), place)):
            return True
        i = bisect_left(tree.starts, name.start)
        return i < len(tree) and tree.starts[i] == name.start and tree.is_a(i, "nmod:poss", "obj")

    def _fits(self, name: Name, pronoun: str) -> bool:
        full = self._known.fullest(name)
        known = self._gender.get(full)
        if known is None and set(name.title) & _MALE:
            known = "he"
        if known is None and set(name.title) & _FEMALE:
            known = "she"
        if known is None:
            known = usual_pronoun(full)
        return known is None or known == pronoun

    def _other_person(self, place: int, index: int) -> bool:
        """Whether a common noun since the sentence before may be the person meant."""
        before = place > 0 and self._person_in(place - 1) < len(self._trees[place - 1])
        return before or self._person_in(place) < index

    def _person_in(self, place: int) -> int:
        """The first common noun of a sentence that may be a person, its length where there is none."""
        if place not in self._first_person:
            tree = self._trees[place]
            persons = (i for i in range(len(tree)) if may_be_person(tree, i) and not _says_what(tree, i))
            self._first_person[place] = next(persons, len(tree))
        return self._first_person[place]

    def _is_nobody(self, name: Name) -> bool:
        """Whether a name is an abbreviated place's ("W.Va.") or stands for a kind of person ("a Mitt Romney")."""
        if name.text.endswith(".") and not name.text.endswith(("Jr.", "Sr.")):
            return True
        return self._text[max(0, name.start - 4) : name.start].lower().endswith((" a ", " an "))

    def _group(self, place: int, index: int) -> str | None:
        """The one plural that "they" can mean: a subject of this or the sentence before, no other plural beside it."""
        here = self._plurals_in(place)
        before = self._plurals_in(place - 1) if place else []
        plurals = [(place - 1, i) for i in before] + [(place, i) for i in here[: bisect_left(here, index)]]
        if len(plurals) != 1:
            return None
        if any(_means_several(self._trees[place], i) for i in range(index)):
            return None  # "the guards led Ann Lee and Bob Roe out, as they ..."
        tree, i = self._trees[plurals[0][0]], plurals[0][1]
        same = plurals[0][0] == place and other_than(tree, index) == i
        if same or tree[i].deprel not in SUBJECTS or tree.children(i, "conj"):
            return None
        if self._utterance_at(self._trees[place][index].start) != self._utterance_at(tree[i].start):
            return None
        words = bare_noun(tree, i)
        if words[-1] - words[0] >= len(words) + 1:
            return None
        first = tree[words[0]]
        lead = first.text if first.upos == "PROPN" or words[0] else first.text[:1].lower() + first.text[1:]
        return " ".join([lead, *(tree[w].text for w in words[1:])])

    def _plurals_in(self, place: int) -> list[int]:
        if place not in self._plurals:
            tree = self._trees[place]
            self._plurals[place] = [i for i in range(len(tree)) if _plural(tree, i)]
        return self._plurals[place]


def _goes_on_from(tree: Tree, index: int) -> bool:
    """Whether the word before is of the same name ("the Attorney-General")."""
    before = tree[index - 1]
    if before.text in ("-", "."):
        return before.end == tree[index].start
    return before.upos == "PROPN" and before.deprel != "nmod:desc"


def names_of(tree: Tree) -> dict[int, str]:
    """The names of a sentence by the token that heads them."""
    heads = (i for i in range(len(tree)) if tree[i].upos == "PROPN" and not tree.is_a(i, "flat"))
    return {i: name_at(tree, i).text for i in heads}


def resolve(tree: Tree, proposition: Proposition, known: Mapping[int, str], names: Mapping[int, str]) -> Resolved:
    """The references of one claim: the first mention of each is completed, what cannot be stays open."""
    replaced: dict[int, str] = {}
    open_: list[str] = []
    named: set[str] = set()
    for place, index in enumerate(proposition.tokens):
        token = tree[index]
        word = token.text.lower()
        if index in known and not word.endswith(_REFLEXIVE):
            name = known[index]
            said = {tree[i].text.lower() for i in proposition.tokens[:place]}
            if name not in named and name.lower().split()[-1] not in said:
                replaced[index] = _in_case(name, token.xpos, word)
                named.add(name)
        elif index in names:
            named.add(names[index])
        elif _refers(tree, index) and not _bound(tree, proposition.tokens[:place], index):
            open_.append(token.text)
    return Resolved(replaced, tuple(dict.fromkeys(open_)))


def entities_of(
    tree: Tree, proposition: Proposition, replaced: Mapping[int, str], names: Mapping[int, str]
) -> tuple[str, ...]:
    """The names in a claim, each once, by the name that it was completed to."""
    found: list[str] = []
    for index in proposition.tokens:
        if index in replaced and (tree[index].upos == "PROPN" or replaced[index][:1].isupper()):
            found.append(replaced[index].removesuffix("’s").removesuffix("’"))
        elif index in names and tree[index].deprel not in ("compound", "nmod:desc"):
            found.append(names[index])
    return tuple(dict.fromkeys(found))


def _in_case(name: str, tag: str, word: str) -> str:
    if tag != "PRP$" and not (word in _POSSESSIVE and word != "her"):
        return name
    return name + ("’" if name.endswith("s") else "’s")


def _refers(tree: Tree, index: int) -> bool:
    """Whether a pronoun points to something said elsewhere."""
    word = tree[index].text.lower()
    if word == "one" and tree[index].deprel in SUBJECTS and not tree.children(index):
        return True  # "one was found": one of what?
    if tree[index].upos != "PRON" or tree[index].deprel == "expl":
        return False
    return word in _HE | _SHE | _THEY | _IT | _POINTING and not word.endswith(_REFLEXIVE)


def _bound(tree: Tree, before: Sequence[int], pronoun: int) -> bool:
    """Whether the claim itself holds, before a pronoun, a noun that it can mean."""
    word, held = tree[pronoun].text.lower(), frozenset(before)
    if word in _POINTING or word == "one":
        return False
    plural, thing = word in _THEY, word in _IT
    nouns = [i for i in before if tree[i].upos in ("NOUN", "PROPN") and tree[i].deprel in SUBJECTS]
    if plural and any(_plural(tree, i) and i not in held for i in range(pronoun) if tree[i].deprel in SUBJECTS):
        return False  # another subject of the sentence may be meant
    return any(_plural(tree, i) == plural and not (thing and is_persons(tree, i)) for i in nouns)


def _plural(tree: Tree, index: int) -> bool:
    token = tree[index]
    if token.upos not in ("NOUN", "PROPN"):
        return False
    return token.xpos in ("NNS", "NNPS") or (token.deprel in SUBJECTS and bool(tree.children(index, "conj")))


def _means_several(tree: Tree, index: int) -> bool:
    """Whether a noun that is no subject stands for several: joined by "and", or a collective like "a couple"."""
    if not tree.is_a(index, "obj", "obl", "iobj", "det"):
        return False
    return bool(tree.children(index, "conj")) or tree.lemma(index) in lexicon("collectives")


def _says_what(tree: Tree, index: int) -> bool:
    """Whether a noun only says what somebody is: an apposition to a name, a predicate noun, a role ("as", "become")."""
    head = tree[index].head
    if tree.is_a(index, "appos") and head >= 0 and tree[head].upos == "PROPN":
        return True
    if any(tree[i].upos == "PROPN" for i in tree.children(index, "appos", "flat")):
        return True
    if tree.is_a(index, "xcomp") or has_preposition(tree, index, "as"):
        return True
    subject = tree.subject(index)
    named = subject is not None and tree[subject].text.lower() not in lexicon("expletive")
    return named and tree.child(index, "cop") is not None
