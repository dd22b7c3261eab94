"""Names and what the article calls them: "HTS leader Abu Mohammed al-Golani", "Ann Lee, the mayor", "Ann Lee, 34"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from verify.decompose.coordination import is_plural_alone
from verify.decompose.deaths import is_dead
from verify.decompose.inflect import indefinite
from verify.decompose.lexicon import lexicon
from verify.decompose.persons import is_person_word
from verify.decompose.phrases import (
    has_preposition,
    is_aside,
    is_indefinite,
    is_name,
    is_plural,
    noun_phrase,
    word_before,
)
from verify.decompose.proposition import Proposition, Word
from verify.decompose.speakers_names import begins_place, titles
from verify.decompose.tree import SUBJECTS, Tree
from verify.decompose.vetoes import denies, is_time

# How sure the parser has to be that a description belongs to a name, and where it stands right before it.
_SURE = 0.7
_LIKELY = 0.4
# And that it is not of another name, where there is one.
_CLEAR = 0.98
# Labels of the words in which a description can hang on a name.
_DESCRIBING = frozenset({"appos", "flat", "amod", "nummod", "nmod", "nmod:unmarked", "nmod:desc", "compound"})
# What judges and peers are called before their names.
_ADDRESS = frozenset({"justice", "judge", "sir", "dame", "lord", "lady"})


@dataclass(frozen=True, slots=True)
class Description:
    """What something is called. ``title`` are the words before a name that other claims can do without."""

    proposition: Proposition
    title: tuple[int, ...] = ()


def find_descriptions(tree: Tree) -> tuple[Description, ...]:
    """What is said of names by apposition, title and age, as "NAME is DESCRIPTION"."""
    found: list[Description] = []
    for index, token in enumerate(tree.tokens):
        if token.deprel not in _DESCRIBING or token.head < 0 or token.confidence < _LIKELY:
            continue
        if is_time(tree, token.head) or is_time(tree, index):
            continue
        if token.confidence < _SURE and not (
            _stands_before_name(tree, token.head, index) or _is_behind_name(tree, token.head, index)
        ):
            continue
        if _opens_title(tree, index):
            continue
        if _is_named(tree, token.head, index):
            found += _named(tree, token.head, index)
        elif token.deprel == "appos" or (
            token.upos == "NUM" and token.deprel in ("amod", "nummod", "nmod", "nmod:unmarked")
        ):
            found += _apposition(tree, token.head, index)
        elif _is_title(tree, token.head, index):
            found += _title(tree, token.head, index)
        elif _is_nationality(tree, token.head, index):
            alone = not any(i < index for i in tree.children(token.head, "amod", "nmod:desc"))  # "fellow Dane Bo Roe"
            spare = (index,) if alone else ()
            found.append(Description(Proposition((*_name(tree, token.head), "is", index), token.head), spare))
    return tuple(_in_tense(tree, description) for description in found)


def _in_tense(tree: Tree, description: Description) -> Description:
    """What something is called, in the past where that is somebody dead, or was so "then"."""
    words = description.proposition.words
    if "is" not in words:
        return description
    be = words.index("is")
    named = [i for i in words[:be] if isinstance(i, int)]
    then = any(isinstance(i, int) and tree[i].text.lower() == "then" for i in words[be + 1 : be + 3])
    if not then and not any(tree[i].head not in named and is_dead(tree, i) for i in named):
        return description
    said = Proposition((*words[:be], "was", *words[be + 1 :]), description.proposition.head)
    return replace(description, proposition=said)


def _stands_before_name(tree: Tree, first: int, second: int) -> bool:
    """Whether one of two words is a name of several words and the other is right before it and opens no comma."""
    title, name = sorted((first, second))
    return is_name(tree, name) and title + 1 == name and bool(tree.children(name, "flat"))


def _opens_title(tree: Tree, index: int) -> bool:
    """Whether a name goes with a preposition inside quotation marks, which is part of a title ('"At Home"')."""
    return any(i and tree[i - 1].text in ('"', "“", "'", "‘") for i in tree.children(index, "case"))


def _is_behind_name(tree: Tree, name: int, index: int) -> bool:
    """Whether a noun follows a name right behind a comma, with an article or an owner ("Ann Lee, the mayor")."""
    words = [i for i in tree.subtree(index) if tree[i].upos != "PUNCT"]
    start = words[0] - 1 if words else 0
    described = any(tree.lemma(i) in ("a", "an", "the") or tree.is_a(i, "nmod:poss") for i in tree.children(index))
    behind = start > 0 and tree[start].text == "," and tree[start - 1].upos == "PROPN" and start > name
    return described and behind and tree.is_a(index, "appos") and is_name(tree, name)


def _apposition(tree: Tree, noun: int, other: int) -> Iterator[Description]:
    if (
        noun > other
        or tree.children(noun, "conj")
        or len(tree.children(noun, "appos")) > 1
        or denies(tree, tree.children(noun))
        or (tree.children(other, "conj") and not _are_roles(tree, noun, other))
    ):
        return
    if tree[other].upos == "NUM" and is_name(tree, noun) and _is_age(tree, other):
        yield Description(Proposition((*_name(tree, noun), "is", *noun_phrase(tree, other)), other))
    elif tree[other].deprel != "appos":
        return
    elif is_name(tree, noun) and _describes(tree, other) and not denies(tree, tree.subtree(other)):
        yield from (Description(_is(tree, noun, role, first=other)) for role in (other, *tree.children(other, "conj")))
    elif _is_one_of_a_kind(tree, noun, other) or _may_name_another(tree, noun, other) or _in_brackets(tree, other):
        return
    elif has_preposition(tree, noun, "for") and not tree.children(noun, "det", "nmod:poss"):
        return  # "her pick for mayor, Ann Lee"
    elif is_name(tree, other) and _describes(tree, noun) and not is_plural(tree, noun) and not _is_deep(tree, noun):
        words = noun_phrase(tree, noun, without=(other, *tree.children(noun, "cc")))
        if _is_bare_thing(tree, noun, words):
            return
        yield Description(Proposition((*noun_phrase(tree, other), "is", *_article(tree, noun, words), *words), other))


def _may_name_whole(tree: Tree, noun: int) -> bool:
    """Whether a name may be that of what the noun before it is a part of ("An arm of the party, the Norder Guard")."""
    whole = tree[noun].head
    vague = whole >= 0 and is_indefinite(tree, whole)
    return vague and tree.is_a(noun, "nmod") and has_preposition(tree, noun, "of") and tree[whole].deprel in SUBJECTS


def _is_one_of_a_kind(tree: Tree, noun: int, name: int) -> bool:
    """Whether an "a" tells that a noun right before a capitalised word only says of what kind it is ("a TV Movie")."""
    return noun + 1 == name and is_indefinite(tree, noun)


def _may_name_another(tree: Tree, noun: int, name: int) -> bool:
    """Whether a name may be that of the office holder spoken of before it ("a friend of the mayor, Ann Lee, said")."""
    if _may_name_whole(tree, noun):
        return True
    last = word_before(tree, name)
    holders = (i for i in tree.children(noun, "nmod") if last in tree.subtree(i) and not has_preposition(tree, i, "in"))
    return any(is_person_word(tree.lemma(i)) and not tree.children(i, "flat") and i < name for i in holders)


def _in_brackets(tree: Tree, index: int) -> bool:
    """Whether a bracket opens right before a phrase, as before an abbreviation ("the emergency service (ES) van")."""
    words = [i for i in tree.subtree(index) if tree[i].upos != "PUNCT"]
    return tree[words[0] - 1].text in ("(", "[") if words and words[0] else False


def _is_bare_thing(tree: Tree, noun: int, words: tuple[int, ...]) -> bool:
    """Whether "the" and one noun for a thing stand before its name, which says nothing of it ("the nickname 'Ted'")."""
    article, *named = words
    bare = len(named) == 1 and tree.lemma(article) == "the"
    return bare and not is_person_word(tree.lemma(noun)) and tree.lemma(noun) not in lexicon("unique")


def _are_roles(tree: Tree, noun: int, first: int) -> bool:
    """Whether an apposition names two things that one person is ("Ann Lee, the club's chairman and chief executive").

    The second shares the article or owner of the first, so that it is nobody else.
    """
    others = tree.children(first, "conj")
    if any(tree.lemma(i) in lexicon("passing") for i in tree.children(first, "amod")):
        return False  # "a former chairman and candidate" is no candidate any more
    if len(others) != 1 or not is_name(tree, noun) or tree.children(others[0], "det", "nmod:poss", "nummod", "conj"):
        return False
    joints = tree.children(others[0], "cc")
    close = bool(joints) and tree.lemma(joints[0]) == "and" and tree[joints[0] - 1].text != ","
    alike = all(tree[i].upos == "NOUN" and not is_plural_alone(tree, i) for i in (first, others[0]))
    return close and alike and not is_aside(tree, others[0]) and tree[others[0]].confidence >= _SURE


def _is_deep(tree: Tree, noun: int) -> bool:
    """Whether a noun is the last of a relative clause, so that a name behind it may be that of the thing told of."""
    inside = any(tree.is_a(i, "acl:relcl") for i in tree.ancestors(noun)) and tree.is_a(noun, "obl", "nmod")
    return inside and any(tree[i].confidence < _CLEAR for i in tree.children(noun, "appos"))


def _is_age(tree: Tree, index: int) -> bool:
    text = tree[index].text
    return text.isdigit() and len(text) == 2 and not tree.children(index, "compound", "nmod", "conj")  # noqa: PLR2004 -- years of age


def _describes(tree: Tree, index: int) -> bool:
    """Whether a noun phrase says what something is, and does not merely list it or name another."""
    if any(is_name(tree, i) and i == index + 1 for i in tree.children(index, "appos", "flat")):
        return False
    if any(tree.lemma(i) == "which" and tree.lemma(i - 1) == "of" for i in tree.subtree(index)):
        return False  # "the court, the size of which ..."
    if tree[index].feat("NumType") == "Ord":
        return False  # "a goal for Ann Lee, her fifth"
    return tree[index].upos == "NOUN" and bool(
        tree.children(index, "det", "amod", "nmod", "compound", "acl", "nmod:poss")
    )


def _is_title(tree: Tree, name: int, title: int) -> bool:
    """Whether a noun stands before a name as its title, marked so or as a common noun right before it."""
    if not is_name(tree, name) or title > name or tree.lemma(title) in lexicon("courtesy") or "." in tree[title].text:
        return False
    if tree[name].text.lower() in titles() and not tree.children(name, "flat"):
        return False  # "a strong Attorney General"
    if tree[title].deprel == "nmod:desc":
        office = tree.lemma(title) in titles() or any(is_name(tree, i) for i in tree.children(title))
        return tree[title].upos == "NOUN" or (is_name(tree, title) and office)
    return (
        tree[title].deprel == "compound"
        and tree[title].upos == "NOUN"
        and (title + 1 == name and not tree[name].text.isupper() and not tree.is_a(name, "compound", "nmod"))
        and not _is_inside_name(tree, title)
    )


def _is_inside_name(tree: Tree, index: int) -> bool:
    """Whether a noun with a capital stands behind a name that goes on with it ("the Norder Web Job Index")."""
    return index > 0 and tree[index].text.istitle() and tree[index - 1].upos == "PROPN"


def _title(tree: Tree, name: int, title: int) -> Iterator[Description]:
    if tree.children(title, "conj"):
        return
    if is_plural(tree, title) or _are_several(tree, name, title):
        return
    article = _articles(tree, title)
    phrase = tuple(sorted({*_called(tree, title), *_before(tree, name, title)}))
    words = tuple(i for i in phrase if i not in article)
    own = tuple(i for i in _name(tree, name) if i not in words)
    between = range(phrase[-1] + 1, own[0] if own else name)
    joined = any(tree[i].upos == "CCONJ" for i in between)
    if not joined and any(tree[i].upos in ("NOUN", "PROPN") and "." not in tree[i].text for i in between):
        return  # "former secretary general Kofi Annan" was no former secretary
    if not own or any(tree[i].upos not in ("PROPN", "NUM", "X") for i in own):
        return
    if _tells_nothing(tree, title, words) or _begins_before(tree, phrase) or _is_address_behind(tree, phrase):
        return
    if len(words) == 1 and tree[title].upos == "PROPN":
        return  # "President Nixon" is how he is called, not what he is today
    yield Description(
        Proposition((*own, "is", *_article(tree, title, words), *words), name), phrase if len(words) > 1 else ()
    )


def _is_address_behind(tree: Tree, phrase: tuple[int, ...]) -> bool:
    """Whether a form of address stands behind another office ("royal commissioner Justice [Ann Lee]")."""
    office = phrase[-2] if len(phrase) > 1 else -1
    named = office >= 0 and tree[office].xpos == "NN" and is_person_word(tree.lemma(office))
    return named and tree.lemma(phrase[-1]) in _ADDRESS


def _are_several(tree: Tree, name: int, title: int) -> bool:
    """Whether a title is that of several ("fellow Greens", "the opposition Greens", "pair Ann Lee and Bo Roe")."""
    if tree[name].xpos == "NNPS" and not tree.children(name, "flat", "compound", "conj"):
        return True
    return tree.lemma(title) in lexicon("collectives") and bool(tree.children(name, "conj"))


def _begins_before(tree: Tree, phrase: tuple[int, ...]) -> bool:
    """Whether a capitalised title goes on from a name right before it ("Aldford | Club President Ann Lee")."""
    first = phrase[0]
    return first > 0 and tree[first - 1].upos == tree[first].upos == "PROPN"


def _articles(tree: Tree, title: int) -> tuple[int, ...]:
    """The articles of a title; a "The" with a capital inside a sentence is part of a name ("The Long Road author")."""
    found = (i for i in tree.children(title, "det") if not _stands_inside(tree, title, i))
    return tuple(i for i in found if i == tree.first_word or not tree[i].text.istitle())


def _stands_inside(tree: Tree, title: int, article: int) -> bool:
    """Whether words of a title stand before an article, which then is part of it ("a Round the World sailor")."""
    before = article - 1
    return before >= 0 and tree[before].head == title and tree[before].deprel == "compound"


def _called(tree: Tree, title: int) -> tuple[int, ...]:
    """The words of a title, without an adverb that only stresses who it is ("even Administrator Bob Roe")."""
    return noun_phrase(
        tree, title, without=[i for i in tree.children(title, "advmod") if tree.lemma(i) in lexicon("stressing")]
    )


def _is_nationality(tree: Tree, name: int, adjective: int) -> bool:
    """Whether an adjective with a capital stands right before a person's name ("American Ann Lee")."""
    if tree[adjective].deprel != "amod" or tree[adjective].xpos != "JJ" or adjective + 1 != name:
        return False
    return is_name(tree, name) and bool(tree.children(name, "flat")) and tree[adjective].lemma[:1].isupper()


def _is_named(tree: Tree, noun: int, name: int) -> bool:
    """Whether a common noun is followed by the name that it is the title of ("striker Conor Washington")."""
    return (
        tree[noun].upos == "NOUN"
        and noun + 1 == name
        and is_name(tree, name)
        and (tree[name].deprel == "appos" or (tree[name].deprel == "flat" and bool(tree.children(name, "flat"))))
    )


def _named(tree: Tree, noun: int, name: int) -> Iterator[Description]:
    phrase = noun_phrase(tree, noun, coordinated=False, without=(name,))
    if phrase[-1] != noun or tree.children(noun, "conj") or tree.children(noun, "flat", "appos") != (name,):
        return
    if is_plural(tree, noun) or tree.children(noun, "nmod:poss") or _are_several(tree, name, noun):
        return
    words = tuple(i for i in phrase if i not in _articles(tree, noun))
    own = _name(tree, name)
    if _tells_nothing(tree, noun, words) or tree.lemma(name) in ("no.", "nos.") or _is_firm(tree, noun, name):
        return
    joined = tree.is_a(noun, "conj")  # the "and" before it hangs on the title
    yield Description(
        Proposition((*own, "is", *_article(tree, noun, words), *words), name),
        phrase if len(words) > 1 and not joined else (),
    )


def _is_firm(tree: Tree, noun: int, name: int) -> bool:
    """Whether one thing, which is no person, may have two single names joined by "and" ("the law firm Lee and Roe")."""
    joined = tree.children(name, "conj")
    single = not any(tree.children(i, "flat", "compound") for i in (name, *joined))
    return bool(joined) and single and not is_person_word(tree.lemma(noun))


def _tells_nothing(tree: Tree, title: int, words: tuple[int, ...]) -> bool:
    """Whether a title says nothing by itself: "rival" without whose, "then-rival" without when."""
    return (words == (title,) and tree.lemma(title) in lexicon("relational")) or tree[words[0]].text.lower() in (
        "then",
        "then-" + tree[title].text.lower(),
    )


def _before(tree: Tree, name: int, title: int) -> list[int]:
    """Words of the title that hang on the name itself ("new England prop Ellis Genge"), not its preposition."""
    beside = (i for i in tree.children(name, "amod", "compound", "nmod", "det") if i < title)
    return [
        j
        for i in beside
        for j in tree.subtree(i, without=() if tree.is_a(i, "nmod:poss") else tree.children(i, "case"))
        if tree[j].upos != "PUNCT" and j < title
    ]


def _name(tree: Tree, index: int) -> tuple[int, ...]:
    beside = tree.children(index, "nmod:desc", "acl")
    if tree.children(index, "flat") or not any(_is_of_name(tree, i) for i in tree.children(index, "nmod", "amod")):
        beside += tree.children(index, "det", "nmod", "amod")
    beside = tuple(i for i in beside if not begins_place(tree, i))
    return noun_phrase(tree, index, coordinated=False, without=beside)


def _is_of_name(tree: Tree, index: int) -> bool:
    """Whether a word with a capital beside a name's main word is part of the name ("the Movement for Clean Rivers")."""
    return tree[index].text[:1].isupper() and tree[index].deprel in ("nmod", "amod")


def _is(tree: Tree, noun: int, description: int, *, first: int) -> Proposition:
    """A name with what it is, which takes over the owner or "the" of the ``first`` such description."""
    words = noun_phrase(tree, description, coordinated=False)
    be = "are" if is_plural(tree, noun) else "is"
    before: tuple[Word, ...] = ()
    if description != first:
        shared = (i for i in tree.children(first, "nmod:poss", "det") if tree.lemma(i) not in ("a", "an"))
        before = tuple(j for i in shared for j in tree.subtree(i))
    article = before or _article(tree, description, words)
    called = tuple(i for i in _name(tree, noun) if i not in words)  # "Ann Lee deputy head of the board says"
    return Proposition((*called, be, *article, *words), description)


def _article(tree: Tree, noun: int, words: tuple[int, ...]) -> tuple[Word, ...]:
    """The article that a bare description needs."""
    if tree[noun].upos == "PROPN" or any(
        tree[i].deprel in ("det", "nmod:poss") and tree[i].head == noun and not _stands_inside(tree, noun, i)
        for i in words
    ):
        return ()
    if words and (tree[words[0]].upos == "DET" or any(tree[i].xpos == "POS" and i < noun for i in words)):
        return ()
    if is_plural_alone(tree, noun) or tree.lemma(words[0]) == "one":
        return ()  # "two million members of a church"
    if any(tree[i].xpos == "JJS" or tree[i].feat("NumType") == "Ord" for i in words):
        return ("the",)  # "the newest language"
    if tree.lemma(noun) in lexicon("unique"):
        definite = words == (noun,) and any(tree[i].text.lower() == "the" for i in tree.children(noun, "det"))
        return ("the",) if definite or any(tree[i].upos == "PROPN" for i in words if i != noun) else ()
    return (indefinite(tree[words[0]].text),)
