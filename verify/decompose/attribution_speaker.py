"""Who is speaking: the token that heads the source of a report, and the words that name it."""

from __future__ import annotations

from collections.abc import Iterable

from verify.decompose.attribution_lexicon import reporting
from verify.decompose.persons import is_person_word
from verify.decompose.phrases import has_preposition, is_abstract
from verify.decompose.speakers_names import titles
from verify.decompose.tree import SUBJECTS, Tree
from verify.decompose.vetoes import is_time

_RELATIVE = frozenset({"who", "which", "that", "whom"})
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "ADJ"})
_PREDICATES = frozenset({"VERB", "AUX", "ADJ", "NOUN"})
_OWNERS = frozenset({"of", "from", "by"})
# Nouns that only count or gather the people named behind "of".
_GROUPS = frozenset("band couple crowd dozen group handful hundred majority number pair score team thousand".split())
_PASSIVE = frozenset({("VBN", "acl"), ("VBN", "advcl"), ("VBD", "advcl")})
_QUOTING = frozenset({"quote", "cite"})
_WHERE = frozenset({"in", "at", "through", "via", "without"})
_WHEN = frozenset({"in", "on", "during"})
# Nouns that gather several utterances ("a series of tweets").
_SERIES = frozenset("barrage batch flurry number pair raft set series spate storm stream string".split())
# Parts of a noun phrase that describe the speaker without naming it.
_TRAILING = ("acl", "parataxis", "advcl", "obl", "advmod", "discourse", "ccomp")


def verb_speaker(tree: Tree, i: int, *, depth: int = 4) -> int | None:
    """The subject of a verb of saying: its own, or that of the clause it is joined or subordinated to.

    Who is quoted as saying something is its speaker, whoever quotes it.
    """
    if tree.lemma(i) in _QUOTING and any(_is_as_saying(tree, c) for c in tree.children(i, "advcl")):
        return tree.child(i, "obj")
    if tree.children(i, "aux:pass"):
        return agent_of(tree, i)
    subject = _nearest_subject(tree, i)
    if subject is not None:
        return antecedent(tree, i, subject)
    expletive = tree.child(i, "expl")
    if expletive is not None:
        states = tree[i].upos != "VERB" and bool(tree.children(i, "ccomp", "csubj", "xcomp"))
        return None if states else expletive  # "it underscores that ..."
    if depth == 0:
        return None
    return _leading_name(tree, i) if tree[i].head < 0 else _speaker_above(tree, i, depth)


def _nearest_subject(tree: Tree, i: int) -> int | None:
    """The subject of a verb, of several the one right before it ("LONDON - The mayor said", "chemist Ann Lee said")."""
    subjects = tree.children(i, *SUBJECTS)
    before = [c for c in subjects if c < i]
    return max(before) if before else _named_behind(tree, next(iter(subjects), None), subjects)


def _named_behind(tree: Tree, noun: int | None, others: Iterable[int]) -> int | None:
    """The name right behind a noun, where the parse gives both one part ("said Port Director Ann Lee")."""
    if noun is None:
        return None
    end = tree.subtree(noun)[-1]
    names = (c for c in others if c > noun and tree[c].upos == "PROPN" and not tree.children(c, "case", "det", "cc"))
    name = next((c for c in names if tree.subtree(c)[0] == end + 1 and tree[end].upos != "PUNCT"), None)
    return noun if name is None else name


def source_of(tree: Tree, noun: int) -> int:
    """Who a phrase such as "according to" names: the name where it stands beside its noun ("the clerk Ann Lee")."""
    beside = tree.children(tree[noun].head, tree[noun].deprel) if tree[noun].head >= 0 else ()
    name = _named_behind(tree, noun, beside)
    return noun if name is None else name


def _speaker_above(tree: Tree, i: int, depth: int) -> int | None:
    """The noun or the subject above a verb of saying without a subject of its own."""
    head = tree[i].head
    if (tree[i].xpos, tree[i].deprel) in _PASSIVE and not tree.children(i, "aux"):
        return agent_of(tree, i)  # "asked whether", "described by the mayor as"
    as_saying = tree[i].xpos == "VBG" and any(tree.lemma(c) in ("as", "for") for c in tree.children(i, "mark"))
    if tree.is_a(i, "advcl") and (tree.lemma(head) in _QUOTING or as_saying):
        return tree.child(head, "obj") or tree.subject(head)  # "quoted Ann Lee as saying"
    if tree.is_a(i, "acl"):
        return _speaker_beside(tree, i, depth)
    if (tree.is_a(i, "advcl", "xcomp") or _goes_on_acting(tree, i)) and tree.children(head, "aux:pass"):
        return tree.subject(head)
    if tree.is_a(i, "xcomp") and tree.lemma(head) not in reporting().verbs["intention"]:
        beside = (*tree.children(head, "obj", "iobj"), *tree.children(i, "obj", "iobj"))
        told = next((c for c in beside if head < c < i), None)
        if told is not None:
            return told  # "forced him to admit", "had him admit"
    shares = tree.is_a(i, "conj", "xcomp", "advcl", "ccomp", "parataxis")
    return verb_speaker(tree, head, depth=depth - 1) if shares and tree[head].upos in _PREDICATES else None


def _goes_on_acting(tree: Tree, i: int) -> bool:
    """Whether a verb joined to a passive tells what its subject does ("was surprised by it and says that")."""
    return tree.is_a(i, "conj") and tree[i].xpos in ("VBD", "VBZ", "VBP")


def _speaker_beside(tree: Tree, i: int, depth: int) -> int | None:
    """Who says what a participle behind a noun tells of: its author, who does the deed it names, or the noun."""
    noun = tree[i].head
    owner = _author(tree, noun)
    # "has defended the closure of the hall saying it was due"
    if owner is None and (_is_deed(tree, noun) or _goes_on_behind(tree, i)):
        return verb_speaker(tree, tree[noun].head, depth=depth - 1)
    return _group_of(tree, noun) if owner is None else owner


def _goes_on_behind(tree: Tree, i: int) -> bool:
    """Whether a participle behind a comma goes on from the verb of a phrase ("left despite warnings, saying that")."""
    noun = tree[i].head
    said = reporting().noun_kind(tree.lemma(noun)) is not None and tree.is_a(noun, "obl")
    return said and tree[i].xpos == "VBG" and _set_off(tree, i)


def _is_as_saying(tree: Tree, clause: int) -> bool:
    """Whether a clause is an "as saying" with nothing behind it."""
    said = tree.lemma(clause) in reporting().direct and not tree.children(clause, "ccomp", "obj")
    return said and any(tree.lemma(c) == "as" for c in tree.children(clause, "mark"))


def _is_deed(tree: Tree, noun: int) -> bool:
    """Whether an object is what somebody does or stands for, and can say nothing itself."""
    says = reporting().noun_kind(tree.lemma(noun)) is not None or tree.lemma(noun) in reporting().sources["unverified"]
    of = any(has_preposition(tree, c, "of") for c in tree.children(noun, "nmod"))
    return (
        tree.is_a(noun, "obj") and of and is_abstract(tree, noun) and not says and not is_person_word(tree.lemma(noun))
    )


def _author(tree: Tree, noun: int) -> int | None:
    """Whose letter or statement a noun names, or whose series of letters; None for other nouns."""
    if tree.lemma(noun) in _SERIES:
        said = any(tree.lemma(c) in reporting().utterances for c in tree.children(noun, "nmod"))
        return _maker(tree, noun) if said else None
    return noun_speaker(tree, noun) if tree.lemma(noun) in reporting().utterances else None


def _group_of(tree: Tree, i: int) -> int:
    """The whole of a phrase such as "a group of men", where a participle may hang on either noun."""
    head = tree[i].head
    of = any(tree[c].text.lower() == "of" for c in tree.children(i, "case"))
    return head if of and tree.is_a(i, "nmod") and tree.lemma(head) in _GROUPS else i


def _leading_name(tree: Tree, i: int) -> int | None:
    """The name a sentence opens with, where the parse has lost the subject behind a long insertion."""
    for k in range(i):
        if tree[k].upos in ("PROPN", "NOUN") and tree[k].deprel not in ("flat", "compound", "nmod:desc"):
            return None if tree.children(k, "case") or is_time(tree, k) else k
    return None


def agent_of(tree: Tree, i: int) -> int | None:
    """The doer of a passive ("was said by X")."""
    for c in tree.children(i, "obl"):
        if tree[c].deprel == "obl:agent" or any(tree[k].text.lower() == "by" for k in tree.children(c, "case")):
            return c
    return None


def noun_speaker(tree: Tree, i: int) -> int | None:
    """Whose claim or statement a noun names: its possessor, or the subject that makes it."""
    owner = tree.child(i, "nmod:poss")
    if owner is not None:
        own = tree[owner].upos == "PRON" and tree[owner].feat("Person") == "3"
        subject = _maker(tree, i) if own else None
        return owner if subject is None else subject
    for c in tree.children(i, "nmod"):
        if any(tree[k].text.lower() in _OWNERS for k in tree.children(c, "case")) and c > i:
            return c
    return _maker(tree, i)


def _maker(tree: Tree, i: int) -> int | None:
    """The subject of the verb that a noun is the object of ("issued a statement", "made the claim")."""
    head = tree[i].head
    if tree.is_a(i, "nmod") and head >= 0 and tree.lemma(head) in _SERIES:
        i, head = head, tree[head].head
    if head < 0 or tree[head].upos != "VERB":
        return None
    made = tree.is_a(i, "obj", "ccomp") or said_in(tree, i)
    return verb_speaker(tree, head, depth=2) if made else None


def said_in(tree: Tree, i: int, labels: tuple[str, ...] = ("obl",)) -> bool:
    """Whether a noun is where somebody says something ("said in a statement", "announced via its website")."""
    return tree.is_a(i, *labels) and any(tree[c].text.lower() in _WHERE for c in tree.children(i, "case"))


def antecedent(tree: Tree, verb: int, subject: int) -> int:
    """A relative pronoun stands for the noun that its clause hangs on."""
    if tree[subject].text.lower() not in _RELATIVE:
        return subject
    chain = (verb, *tree.ancestors(verb))
    clause = next((k for k in chain if tree.is_a(k, "acl:relcl")), None)
    return tree[clause].head if clause is not None and tree[clause].head >= 0 else subject


def name_tokens(tree: Tree, i: int) -> tuple[int, ...]:
    """The words that name a speaker: its noun phrase without what is only said about it.

    An apposition stays where it brings the name ("the attorney, Ann Reed"), a participle where it
    tells who is meant ("the man reading it"); case marks and the words after a gap go.
    """
    i = _bearer(tree, i)
    barred = set(tree.children(i, *_TRAILING)) | set(tree.children(i, "case"))
    parts = [c for part in tree.children(i, "nmod") for c in tree.children(part, "acl")]
    barred |= {c for c in parts if tree.children(c, "ccomp")}  # what is said is no part of who says it
    if tree[i].upos != "PROPN":
        barred -= {c for c in tree.children(i, "acl") if _tells_which(tree, c)}
    else:
        barred -= {c for c in tree.children(i, "acl", "obl") if _is_of_name(tree, c)}
    barred |= {c for c in tree.children(i, "nmod") if c > i and _set_off(tree, c)}
    barred |= {c for c in tree.children(i) if c > i and tree[c].upos == "NUM" and _set_off(tree, c)}  # "Ann Lee, 54"
    barred |= {c for c in tree.children(i, "conj") if tree[c].upos not in _NOMINAL or _has_verb(tree, c)}
    if tree[i].upos == "PROPN":
        barred |= set(tree.children(i, "appos"))
    barred |= {c for c in tree.children(i, "nmod") if c > i and _tells_when(tree, c, named=tree[i].upos == "PROPN")}
    words = list(tree.subtree(i, without=barred))
    while words and tree[words[-1]].upos in ("PUNCT", "CCONJ"):
        words.pop()
    while words and (tree[words[0]].upos in ("PUNCT", "CCONJ") or tree[words[0]].deprel == "case"):
        words.pop(0)
    head = words.index(i) if i in words else 0
    named = words[_run_start(words, head) : _run_end(words, head)]
    opened = sum((tree[k].text == "(") - (tree[k].text == ")") for k in named)
    if opened > 0 and named[-1] + 1 < len(tree) and tree[named[-1] + 1].text == ")":
        named.append(named[-1] + 1)
    return tuple(named)


def _bearer(tree: Tree, i: int) -> int:
    """The name right behind a long title that the parse takes for one ("Professor Emeritus of Law Ann Lee")."""
    words = (i, *tree.children(i, "nmod:desc", "compound"))
    if tree[i].upos != "PROPN" or not any(tree.lemma(k) in titles() for k in words):
        return i
    behind = (c for c in tree.children(i, "appos") if c > i and tree[c].upos == "PROPN" and not _set_off(tree, c))
    return next((c for c in behind if tree.children(c, "flat")), i)


def _has_verb(tree: Tree, i: int) -> bool:
    """Whether a clause hangs in a noun joined by a comma, which is then its subject (", and the adults view it")."""
    below = (k for k in tree.subtree(i) if tree.is_a(k, "conj", "parataxis") and tree[k].upos == "VERB")
    return _set_off(tree, i) and any(tree.is_finite(k) for k in below)


def _is_of_name(tree: Tree, i: int) -> bool:
    """Whether what hangs on a name is part of it, as its capital tells ("League to Save Trees", "Feed the Valley")."""
    if not tree[i].text[:1].isupper() or _set_off(tree, i) or is_time(tree, i):
        return False
    aim = tree[i].xpos == "VB" and tree[i - 1].text == "to"
    right_behind = tree.subtree(i)[0] == tree[i].head + 1
    return aim or (right_behind and tree[i].upos == "PROPN" and not tree.children(i, "case"))


def _tells_which(tree: Tree, i: int) -> bool:
    """Whether a participle only tells who is meant, and is not itself what reports."""
    return tree[i].deprel == "acl" and not tree.children(i, "ccomp", "xcomp") and not _set_off(tree, i)


def _tells_when(tree: Tree, i: int, *, named: bool) -> bool:
    """Whether a phrase behind a speaker says when it spoke, or of a name where ("Ann Lee in an interview")."""
    occasion = named and tree.lemma(i) in reporting().utterances and said_in(tree, i, labels=("nmod",))
    return occasion or (is_time(tree, i) and any(tree[c].text.lower() in _WHEN for c in tree.children(i, "case")))


def _set_off(tree: Tree, i: int) -> bool:
    """Whether a comma stands before a modifier, which then does not tell which one is meant."""
    first = min(tree.subtree(i))
    return "PUNCT" in (tree[max(0, first - 1)].upos, tree[first].upos)


def _run_start(words: list[int], k: int) -> int:
    while k > 0 and words[k - 1] == words[k] - 1:
        k -= 1
    return k


def _run_end(words: list[int], k: int) -> int:
    while k + 1 < len(words) and words[k + 1] == words[k] + 1:
        k += 1
    return k + 1
