"""Taking joined parts of a clause apart: "A and B left" into "A left" and "B left"."""

from __future__ import annotations

from dataclasses import dataclass

from verify.decompose import vetoes
from verify.decompose.agreement import singular_verb
from verify.decompose.coordination_whole import determined, holds_of_all, is_of_all, share_something
from verify.decompose.inflect import indefinite
from verify.decompose.lexicon import lexicon
from verify.decompose.persons import is_person_word
from verify.decompose.phrases import has_preposition, is_bound, is_plural, material, through_places
from verify.decompose.proposition import Word
from verify.decompose.speakers_names import is_persons
from verify.decompose.tree import SUBJECTS, Tree

_NOMINAL = frozenset({"NOUN", "PROPN", "NUM", "PRON", "X"})
_ARGUMENTS = ("nsubj", "obj", "obl", "iobj")
_ALL_OF_THEM = frozenset({"they", "them", "their", "themselves", "we", "us", "our"})
_NOMINATIVE = frozenset({"i", "he", "she", "we", "they"})
# Units in which one amount is given together.
_UNITS = (
    frozenset({"year", "month", "week", "day", "hour", "minute", "second"}),
    frozenset({"mile", "yard", "foot", "inch"}),
    frozenset({"stone", "pound", "ounce", "penny"}),
    frozenset({"dollar", "euro", "cent"}),
)
# More claims than this from one clause are a list, which is easier read whole.
_MOST = 6
# How sure the parser has to be of what a part is joined to, and where another noun stands in between.
_LIKELY = 0.6
_SURE = 0.9


@dataclass(frozen=True, slots=True)
class _Group:
    """Joined parts: the first carries the others as ``conj``."""

    members: tuple[int, ...]
    extent: frozenset[int]


def take_apart(tree: Tree, predicate: int, words: tuple[Word, ...]) -> tuple[tuple[Word, ...], ...]:
    """One variant of a clause's words for each joined part that can be said by itself, else the words alone."""
    held = frozenset(word for word in words if isinstance(word, int))
    variants = [words]
    for head in sorted(held):
        group = _group(tree, predicate, head, held)
        if group is None or len(variants) * len(group.members) > _MOST:
            continue
        split = [_only(tree, variant, group, member) for variant in variants for member in group.members]
        variants = split
    return tuple(variants)


def _group(tree: Tree, predicate: int, head: int, held: frozenset[int]) -> _Group | None:
    """The coordination that a token heads, where each part can stand in the whole's place."""
    others = tuple(i for i in tree.children(head, "conj") if i in held)
    if not others or head == predicate:
        return None
    members = (head, *others)
    extent = frozenset(tree.subtree(head)) & held
    if not _joined_by_and(tree, members) or any(tree.children(i, "conj") for i in others):
        return None
    if _is_list_in_list(tree, members) or _run_together(tree, members) or _may_be_placed_last(tree, members, held):
        return None
    if len(others) == 1 and tree[others[0]].confidence < _LIKELY:
        return None
    if tree[head].head in (*held, predicate) and (tree.is_a(head, *_ARGUMENTS) or _plain_modifier(tree, head)):
        allowed = _nouns_split(tree, predicate, members, held)
    elif tree.is_a(head, "xcomp"):
        allowed = _verbs_split(tree, members)
    else:
        allowed = False
    return _Group(members, extent) if allowed else None


def _is_one_measure(tree: Tree, members: tuple[int, ...]) -> bool:
    """Whether two counts of units of one kind, or a unit and a half, make one amount ("three hours and 20 minutes")."""
    last = members[-1]
    if tree.lemma(last) in ("half", "quarter") and all(tree.is_a(i, "det", "cc") for i in tree.children(last)):
        return True
    units = {tree.lemma(i) for i in members}
    counted = all(tree.children(i, "nummod") for i in members)
    return counted and len(units) == len(members) and any(units <= kind for kind in _UNITS)


def _plain_modifier(tree: Tree, index: int) -> bool:
    """Whether a phrase modifies a common noun that says nothing of its parts as one ("series of raids and attacks")."""
    noun = tree[index].head
    if any(tree[i].confidence < _SURE for i in tree.children(index, "conj")):
        return False
    return tree[index].deprel == "nmod" and tree[noun].upos == "NOUN" and not is_of_all(tree, noun, index)


def _joined_by_and(tree: Tree, members: tuple[int, ...]) -> bool:
    joints = [i for member in members for i in tree.children(member, "cc")]
    glued = any(i and is_bound(tree, i - 1) and is_bound(tree, i + 1) for i in joints)
    if glued or _is_one_measure(tree, members):
        return False  # "an hour-and-a-half later"
    return bool(joints) and all(tree.lemma(i) == "and" for i in joints)


def _is_list_in_list(tree: Tree, members: tuple[int, ...]) -> bool:
    """Whether an "and" ends a list of names before the last part, which may stand outside it ("A, B and C, and D")."""
    return all(tree[i].upos == "PROPN" for i in members) and any(tree.children(i, "cc") for i in members[1:-1])


def _run_together(tree: Tree, members: tuple[int, ...]) -> bool:
    """Whether two parts stand side by side with nothing between, as words of one name do ("Ann and Bob Roe")."""
    starts = [tree.subtree(i)[0] for i in members[1:]]
    return any(tree[i].upos not in ("PUNCT", "CCONJ") and tree[i - 1].upos not in ("PUNCT", "CCONJ") for i in starts)


def _may_be_placed_last(tree: Tree, members: tuple[int, ...], held: frozenset[int]) -> bool:
    """Whether a place right behind two places may be that of the last alone ("raided Alster and Brack in the east")."""
    behind = tree.subtree(members[-1])[-1] + 1
    if any(tree[i].upos != "PROPN" or is_persons(tree, i) for i in members) or behind not in held:
        return False
    place = tree[behind].head
    named = tree[place].upos == "PROPN" and not vetoes.is_time(tree, place)
    return named and tree.lemma(behind) in ("in", "near") and tree.is_a(behind, "case")


def _nouns_split(tree: Tree, predicate: int, members: tuple[int, ...], held: frozenset[int]) -> bool:  # noqa: PLR0911 -- one exit for each reason
    head = members[0]
    if any(tree[i].upos not in _NOMINAL for i in members) or _are_one(tree, members) or _are_unlike(tree, members):
        return False
    if vetoes.together(tree, predicate, held, subject=tree[head].deprel in SUBJECTS) or _is_shared_out(tree, head):
        return False
    if vetoes.exclusive(tree, held) or any(tree.lemma(i) in ("between", "among") for i in tree.children(head, "case")):
        return False
    if through_places(tree, head, held) or _is_one_quotation(tree, members) or _run_into_title(tree, members):
        return False
    if _half_compound(tree, members) or _gapped(tree, members) or _attaches_doubtfully(tree, members):
        return False
    if _described_together(tree, members) or _renamed(tree, members) or _points_back(tree, members, held):
        return False
    if share_something(tree, members) or holds_of_all(tree, predicate, members, held):
        return False
    if any(tree.lemma(i) in ("such", "alike", "else") for m in members for i in tree.children(m)):
        return False
    if tree[head].upos != "PROPN" and _quantified(tree, head) and not all(determined(tree, i) for i in members[1:]):
        return False
    return tree[head].deprel not in SUBJECTS or _agrees_alone(tree, predicate, members, held)


def _agrees_alone(tree: Tree, predicate: int, members: tuple[int, ...], held: frozenset[int]) -> bool:
    """Whether a predicate can be said of each part: no plural noun, and no further verb that would have to agree."""
    if all(is_plural_alone(tree, i) for i in members):
        return True
    return not _plural_predicate(tree, predicate) and not any(i in held for i in tree.children(predicate, "conj"))


def _attaches_doubtfully(tree: Tree, members: tuple[int, ...]) -> bool:
    """Whether a later part may belong to a phrase in between ("Ann Lee of the Globe and Mail")."""
    head = members[0]
    between = any(head < i < members[-1] for i in tree.children(head, "nmod", "acl"))
    if not between or len(members) > 2:  # noqa: PLR2004 -- a list with commas shows what is joined to what
        return False
    last = members[-1]
    prepositions = [{tree.lemma(i) for i in tree.children(m, "case")} for m in (head, last)]
    if prepositions[0] == prepositions[1] != {"of"} and prepositions[0]:
        return False  # "as a serial in May and as a book in June"
    lone_name = tree[last].upos == "PROPN" and not tree.children(last, "flat", "compound", "amod", "det")
    return lone_name or tree[last].confidence < _SURE


def _described_together(tree: Tree, members: tuple[int, ...]) -> bool:
    """Whether a clause or phrase behind the last part may speak of all of them ("gifts and favours to states")."""
    if any(i > members[-1] for i in tree.children(members[0], "acl", "nmod", "advmod")):
        return True
    above = tree.children(tree[members[0]].head, "nmod", "obl")
    if any(i > members[-1] and has_preposition(tree, i, "include", "including") for i in above):
        return True  # "roles on stage and screen, including the lead in a film"
    if any(i > members[1] for i in tree.children(members[0], "acl:relcl")):
        return True  # "states and towns that would lose, and firms that would close"
    after = tree.subtree(members[-1])[-1] + 1
    if after < len(tree) and tree[after].xpos == "VBG" and has_preposition(tree, members[0], "with"):
        return True  # "opened with Ann Lee and Bob Roe leading"
    behind = (i for i in tree.children(tree[members[0]].head, "advcl") if tree.subtree(i)[0] == after)
    return any(tree[i].xpos in ("VBG", "VBN") and tree[i].confidence < _SURE for i in behind)


def _points_back(tree: Tree, members: tuple[int, ...], held: frozenset[int]) -> bool:
    """Whether a later part says "his", which may mean the one before it, or what follows "they", which may mean all."""
    owners = (i for m in members[1:] for i in tree.children(m, "nmod:poss"))
    if any(tree[i].upos == "PRON" for i in owners):
        return True
    subject = tree[members[0]].deprel in SUBJECTS
    return any(tree[i].text.lower() in _ALL_OF_THEM for i in held if i > members[-1] and (subject or _is_said(tree, i)))


def _is_said(tree: Tree, index: int) -> bool:
    """Whether a pronoun is the subject of a clause."""
    return tree[index].deprel in SUBJECTS


def _renamed(tree: Tree, members: tuple[int, ...]) -> bool:
    """Whether a later part rather tells of a person named before it ("Ann Lee, Republican of Iowa, and ...")."""
    if tree[members[0]].upos != "PROPN" or not tree.children(members[0], "flat"):
        return False
    return any(not tree.children(i, "flat", "compound", "det") and tree.children(i, "nmod") for i in members[1:])


def _is_shared_out(tree: Tree, head: int) -> bool:
    """Whether the word that joined parts hang on holds between them ("left the court split with four A and four B")."""
    return tree.lemma(tree[head].head) in lexicon("joining")


def _are_one(tree: Tree, members: tuple[int, ...]) -> bool:
    """Whether joined nouns may tell of one person ("the lawyer and senator", "Ann Lee, a friend and adviser")."""
    head, *others = members
    if any(head < i < others[0] for i in tree.children(head, "appos")):
        return any(tree[i].upos == "NOUN" for i in others)
    singular = all(tree[i].xpos == "NN" and is_person_word(tree.lemma(i)) for i in others)
    return singular and bool(tree.children(head, "det")) and not any(determined(tree, i) for i in others)


def _are_unlike(tree: Tree, members: tuple[int, ...]) -> bool:
    """Whether parts differ in kind, so that one of them is joined to something else.

    A bare number and names ("there are two: Ann Lee and Bob Roe"), a direction and a place ("borders Norway to the
    east and Finland to the north"), a bare noun and one behind a preposition ("won the cup and a medal for Bob Roe").
    """
    if len({tree[i].upos == "NUM" and tree.lemma(i) != "one" for i in members}) > 1:
        return True  # "died in Aldford, two in Westmark", "six fours and Ann Lee's eight"
    named = any(tree[i].upos == "PROPN" for i in members)
    bearing = any(tree[i].upos == "NOUN" and tree.lemma(i) in lexicon("bearings") for i in members)
    if named and (bearing or tree[members[0]].upos == "NUM"):
        return True
    if tree[members[0]].deprel not in SUBJECTS and any(tree[i].text.lower() in _NOMINATIVE for i in members):
        return True  # "she came from Norway and I from Chile"
    return not tree.children(members[0], "case") and any(tree.children(i, "case") for i in members[1:])


def _is_one_quotation(tree: Tree, members: tuple[int, ...]) -> bool:
    """Whether quotation marks hold all the parts and nothing else ("a tale of 'loss and hope'")."""
    marks = ("'", "‘", "’", '"', "“", "”", "''")
    words = [i for i in tree.subtree(members[0]) if tree[i].upos != "PUNCT" and not tree.is_a(i, "case", "det")]
    first, last = words[0] - 1, words[-1] + 1
    last += last < len(tree) and tree[last].text in (".", ",")
    return first >= 0 and last < len(tree) and tree[first].text in marks and tree[last].text in marks


def _half_compound(tree: Tree, members: tuple[int, ...]) -> bool:
    """Whether the first part is rather half of a compound ("pilot and commander seats"), or of a body's name.

    "The Norland Competition and Consumer Commission" is one.
    """
    head, *others = members
    if tree[head].upos == "PROPN":
        bodies = (i for i in others if tree[i].upos == "PROPN" and tree.lemma(i) in lexicon("bodies"))
        joined = any(not tree.children(i, "det") for i in bodies)
        return joined and any(tree.lemma(i) == "the" for i in tree.children(head, "det"))
    bare = tree[head].xpos == "NN" and not tree.children(head, "det", "amod", "nmod", "nummod", "compound")
    if [tree.lemma(i) for i in tree.children(head) if not tree.is_a(i, "case", "conj", "punct")] == ["the"]:
        thing = tree[head].xpos == "NN" and not is_person_word(tree.lemma(head))
        return thing and any(
            tree.children(i, "compound") and is_plural_alone(tree, i) and not tree.children(i, "det") for i in others
        )  # "the radio and local television stations"
    return bare and any(tree.children(i, "compound", "amod") or tree[i].xpos == "NNS" for i in others)


def _run_into_title(tree: Tree, members: tuple[int, ...]) -> bool:
    """Whether a colon stands behind a name among the parts, as in a title ("her play, Love and War: A Life")."""
    last = tree.subtree(members[0])[-1]
    colons = (i for i in range(members[1], last) if tree[i].text == ":")
    return any(tree[i - 1].upos == "PROPN" for i in colons)


def _gapped(tree: Tree, members: tuple[int, ...]) -> bool:
    """Whether a later part stands for a clause of its own ("one on the sixth floor, a chapel on the tenth")."""
    if any(tree[i - 1].upos == "PROPN" for m in members[1:] for i in tree.children(m, "nummod") if i):
        return True  # "ahead 3 points, the Globe 4 points"
    own = {tree.lemma(i) for i in tree.children(members[0], "case")}
    below = {tree.lemma(i) for m in members[1:] for n in tree.children(m, "nmod") for i in tree.children(n, "case")}
    return bool((own & below) - {"of"})


def _quantified(tree: Tree, index: int) -> bool:
    return any(tree.lemma(i) not in ("the", "a", "an") for i in tree.children(index, "det", "nummod"))


def _is_partial(tree: Tree, index: int) -> bool:
    """Whether a word like "most" before a noun stands in an article's place."""
    first = material(tree, index, without=tree.children(index, "cc"))[0]
    return tree.lemma(first) in lexicon("partial")


def _plural_predicate(tree: Tree, predicate: int) -> bool:
    return bool(tree.children(predicate, "cop")) and is_plural(tree, predicate)


def _verbs_split(tree: Tree, members: tuple[int, ...]) -> bool:
    """Whether joined infinitives each have what they need: a bare first one shares the last one's object."""
    head, *others = members
    if any(tree[i].upos != "VERB" or tree[i].xpos != tree[head].xpos or tree.subject(i) is not None for i in others):
        return False
    if any(i > others[-1] for i in tree.children(head, "obj", "obl", "xcomp", "ccomp")):
        return False
    return bool(tree.children(head, "obj", "obl", "xcomp", "ccomp")) or not tree.children(others[-1], "obj")


def _only(tree: Tree, words: tuple[Word, ...], group: _Group, member: int) -> tuple[Word, ...]:
    """The words with one part in the place of all the joined ones."""
    head = group.members[0]
    others = [i for i in group.members if i != member]
    barred = (
        [*others, *tree.children(member, "cc", "cc:preconj"), *_other(tree, member)]
        if member != head
        else [*others, *tree.children(head, "cc:preconj")]
    )
    part: tuple[Word, ...] = tuple(i for i in material(tree, member, without=barred) if i in group.extent)
    if member != head:
        part = (*_shared(tree, head, member), *part)
    place = next((k for k, word in enumerate(words) if word in group.extent), None)
    if place is None:
        return words
    rest = [word for word in words[place:] if word not in group.extent]
    variant = (*words[:place], *part, *rest)
    if tree[head].deprel in SUBJECTS and not is_plural_alone(tree, member):
        return singular_verb(tree, tree[head].head, variant)
    return variant


def _other(tree: Tree, member: int) -> tuple[int, ...]:
    """The "other" or "then" that sets a part off against the ones before it, which no longer stand there."""
    then = tuple(i for i in tree.children(member, "advmod") if tree.lemma(i) == "then" and i < member)
    others = (i for i in tree.children(member, "amod") if tree.lemma(i) == "other" and is_plural_alone(tree, member))
    return (*then, *others)


def is_plural_alone(tree: Tree, member: int) -> bool:
    """Whether one joined part is plural by itself."""
    return tree[member].feat("Number") == "Plur" or tree[member].xpos in ("NNS", "NNPS")


def _shared(tree: Tree, head: int, member: int) -> tuple[Word, ...]:
    """What a later part takes over from the first: preposition or "to", and an article or possessive."""
    before: tuple[Word, ...] = ()
    if not tree.children(member, "case", "mark"):
        before = tuple(j for i in tree.children(head, "case", "mark") for j in tree.subtree(i) if j < member)
    if tree[member].upos != "NOUN" or determined(tree, member) or _is_partial(tree, member):
        return before
    if tree[head].upos == "PROPN" and is_plural_alone(tree, member):
        return before  # "the Harbour Club and unions"
    articles = [i for i in tree.children(head, "det", "nmod:poss") if i < member]
    if any(tree.lemma(i) in ("a", "an") for i in articles):
        first = material(tree, member, without=tree.children(member, "cc"))[0]
        return before if is_plural_alone(tree, member) else (*before, indefinite(tree[first].text))
    return (*before, *(j for i in articles for j in tree.subtree(i)))
