"""Putting right what a parser cannot see: which verb a joined verb belongs to, and whose verb "said" is."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from verify.decompose.attribution_lexicon import reporting
from verify.decompose.attribution_speaker import said_in
from verify.decompose.attribution_subjects import doubled_subject, interposed_subject, lost_subject
from verify.decompose.parse_repair_marks import join_marked_names
from verify.decompose.parse_repair_passives import shorten_passives
from verify.decompose.persons import is_person_word
from verify.decompose.phrases import stands_behind
from verify.decompose.tree import Tree
from verify.types import Sentence, Token

_FINITE = frozenset({"VBD", "VBZ", "VBP"})
_MENDED = frozenset({"advcl", "appos", "conj", "parataxis", "ccomp", "acl", "acl:relcl", "advcl:relcl"})
_SAME = frozenset({"he", "she", "they"})
_PRESENT = frozenset({"VBZ", "VBP"})
_REMARKS = frozenset({"appos", "obl:unmarked", "nmod:unmarked", "parataxis", "conj", "obj", "dep"})
# Verbs of saying whose object is who is told.
_TOLD = frozenset({"tell", "inform", "remind", "assure", "warn", "advise"})
_CONCEDING = frozenset({"though", "although", "while"})
_SETTING = frozenset({"while", "whereas"})
_BESIDE = frozenset({"before", "after", "while", "when"})
_FUTURE = frozenset({"will", "would", "’ll", "'ll"})


def read_trees(sentences: Sequence[Sentence]) -> list[Tree]:
    """The tree of each sentence, put right by ``reattach``."""
    named = (Tree(join_marked_names(sentence.tokens)) for sentence in sentences)
    return [Tree(reattach(shorten_passives.apply(tree).tokens)) for tree in named]


def reattach(tokens: Sequence[Token]) -> tuple[Token, ...]:
    """The same sentence with such verbs joined to the verb of saying.

    In "he said that he would go and urged them to stay" the form "urged" cannot share "would", so it
    is what he did beside saying. The same holds for a second verb of saying in the form of the
    first ("she said that it failed and warned that ..."). The other way round, in "she said the bridge is
    unsafe and will close" it is the bridge that will. In "it failed, said Ann Lee" the name is the
    subject of "said", wherever the parse has hung it, and what stands before "said" is not. In "the hall, Ann Lee
    said, will close" and "it will close, a report found" no relative clause stands between the commas, and in "she
    said in a letter that it failed" the clause is what she said.
    """
    if not any(token.deprel in _MENDED for token in tokens):
        return tuple(tokens)
    tree = Tree(tokens)
    repaired = list(tree.tokens)
    for i, token in enumerate(tokens):
        for labels, find, label in _WAYS:
            verb = find(tree, i) if token.deprel in labels else None
            if verb is not None:
                repaired[i] = replace(token, head=verb, deprel=label or token.deprel)
        if token.upos != "VERB":
            continue
        doubled = doubled_subject(tree, i)
        if doubled is not None:
            repaired[doubled[0]] = replace(tree[doubled[0]], head=doubled[1], deprel=doubled[2])
        subject = lost_subject(tree, i)
        if subject is not None:
            repaired[subject] = replace(tree[subject], head=i, deprel="nsubj")
        subject = interposed_subject(tree, i)
        if subject is not None:
            above = tree.ancestors(tree[i].head)
            repaired[i] = replace(tree[i], head=above[-1] if above else tree[i].head, deprel="parataxis")
            repaired[subject] = replace(tree[subject], head=i, deprel="nsubj")
    return tuple(repaired)


def _goes_on(tree: Tree, verb: int, i: int) -> bool:
    """Whether a clause with a subject is joined without a comma to what was said ("said that A and B")."""
    if tree.lemma(verb) not in reporting().direct or tree.subject(i) is None or tree[verb].xpos not in _FINITE:
        return False
    first = tree.subtree(i)[0]
    says = bool(reporting().verb_kinds(tree.lemma(i)) and tree.children(i, "ccomp"))
    return tree[first].deprel == "cc" and tree[first - 1].upos != "PUNCT" and not says


def _goes_on_saying(tree: Tree, verb: int, i: int) -> bool:
    """Whether what somebody is told to say now goes on behind a comma ("the board says A, but B").

    In the present tense an article relays a speaker at length. Of what "he" does or of what somebody else says it
    tells on its own again ("says A, but he has not paid", "says A, but Ann Lee denies it").
    """
    subject = tree.subject(i)
    if tree.lemma(verb) != "say" or tree[verb].xpos not in _PRESENT or tree.subject(verb) is None or subject is None:
        return False
    listed = bool(tree.children(i, "cc")) and stands_behind(tree, i, ",")
    again = tree[subject].text.lower() in _SAME or tree[tree.subject(verb) or 0].feat("Person") in ("1", "2")
    return listed and not again and not reporting().verb_kinds(tree.lemma(i))


def _put_in_between(tree: Tree, verb: int, i: int) -> bool:
    """Whether a clause with a subject goes on behind ", he said, and" with what was said before, without marks.

    Behind a closing mark it tells what he did then ('"It is over," he said, and the others left').
    """
    subject, first = tree.subject(verb), verb + 1
    said = tree.lemma(verb) in reporting().direct and tree[verb].xpos in _FINITE
    if not said or subject is None or subject > verb or tree.subject(i) is None:
        return False
    start = tree.subtree(subject)[0]
    goes_on = [token.text.lower() for token in tree.tokens[first : first + 2]] == [",", "and"]
    apart = start > 0 and tree[start - 1].text == "," and first in tree.subtree(i)
    return goes_on and apart and not reporting().verb_kinds(tree.lemma(i))


def _verb_added_to(tree: Tree, i: int) -> int | None:
    """The verb of saying that "adding that" goes on from, where the parse hangs it in what is said.

    So does any participle of saying behind the closing mark of a quotation, and one with a clause of its own where
    the subject of what is said is "he", "she" or "they", or a thing that can say nothing.
    """
    token = tree[i]
    if token.xpos != "VBG" or not reporting().verb_kinds(tree.lemma(i)):
        return None
    above = tree.ancestors(i)
    verb = next((v for v in above[1:] if tree.lemma(v) in reporting().direct and v < i), None)
    if verb is None or tree[i - 1].upos not in ("PUNCT", "CCONJ", "ADV"):
        return None
    subject = tree.subject(above[0])
    same = subject is not None and tree[subject].text.lower() in _SAME and bool(tree.children(i, "ccomp"))
    marks = [tree[k].xpos for k in range(above[0], i) if tree[k].xpos in ("``", "''")]
    dumb = subject is not None and bool(tree.children(i, "ccomp")) and _says_nothing(tree, above[0], subject)
    return verb if tree.lemma(i) == "add" or same or dumb or marks == ["''"] else None


def _says_nothing(tree: Tree, predicate: int, noun: int) -> bool:
    """Whether a thing only may or will do something, so that it says nothing by it ("a merger would cost jobs")."""
    thing = tree[noun].upos == "NOUN" and not is_person_word(tree.lemma(noun)) and tree[noun].xpos != "NNS"
    return thing and any(tree[c].xpos == "MD" for c in tree.children(predicate, "aux"))


def _verb_remarked_on(tree: Tree, i: int) -> int | None:
    """The verb of saying that a remark of the article's own follows ("she said it failed, a claim he denies")."""
    if tree[i].upos != "NOUN" or reporting().noun_kind(tree.lemma(i)) is None:
        return None
    apart = stands_behind(tree, i, ",")
    about = any(c > i for c in tree.children(i, "acl"))
    if not (apart and about and any(tree[c].text.lower() in ("a", "an") for c in tree.children(i, "det"))):
        return None
    above = tree.ancestors(i)[1:]
    return next((v for v in above if tree[v].upos == "VERB" and reporting().verb_kinds(tree.lemma(v))), None)


def _verb_gone_on_from(tree: Tree, i: int) -> int | None:
    """The verb that a phrase behind ", he said," belongs to ("he has a plan, he said, for how it can be done")."""
    said = tree[i].head
    first = next((k for k in tree.subtree(i) if tree[k].upos != "PUNCT"), i)
    put_in = tree.is_a(said, "parataxis") and tree.lemma(said) in reporting().direct and tree[said].head < said
    between = put_in and first == said + 2 and tree[said + 1].text == ","
    return tree[said].head if between and tree[first].upos == "ADP" else None


def _verb_done_beside(tree: Tree, i: int) -> int | None:
    """The verb of saying that a deed behind a closing mark belongs to ('said it was "over" before leaving')."""
    opener = tree.opener(i)
    first = tree.subtree(i)[0]
    closed = first > 0 and tree[first - 1].xpos == "''"
    if tree[i].xpos != "VBG" or opener != first or not closed or tree.lemma(first) not in _BESIDE:
        return None
    return next((v for v in tree.ancestors(i)[1:] if tree.lemma(v) in reporting().direct and v < i), None)


def _verb_said_in(tree: Tree, i: int) -> int | None:
    """The verb that a "that" clause belongs to instead of the letter it was said in, or of whom it cites meanwhile."""
    if not any(tree[c].text.lower() == "that" for c in tree.children(i, "mark")):
        return None
    noun = tree[i].head
    verb = tree[noun].head
    if verb < 0 or not tree.is_a(noun, "obl", "obj", "iobj"):
        return None
    if tree.lemma(verb) in _TOLD and tree.is_a(noun, "iobj", "obj"):  # "told the meeting that it failed"
        return None if tree.children(verb, "ccomp") else verb
    inserted = tree.lemma(verb) == "cite" and tree.is_a(verb, "advcl") and tree[tree.subtree(i)[0]].text == ","
    if inserted:
        verb = tree[verb].head
    if tree.lemma(verb) not in reporting().direct or not (inserted or said_in(tree, noun)):
        return None
    return None if tree.children(verb, "ccomp") else verb


def _verb_of_saying_above(tree: Tree, i: int) -> int | None:
    """The verb of saying that a joined verb inside its reported clause belongs to instead, or None."""
    token = tree[i]
    if token.xpos not in _FINITE or token.head < 0 or tree.subject(i) is not None:
        return None
    clause = token.head
    if tree[clause].deprel != "ccomp" or tree.auxiliaries(i):
        return None
    verb = tree[clause].head
    if not reporting().verb_kinds(tree.lemma(verb)) or tree[verb].xpos != token.xpos or not verb < clause < i:
        return None
    if tree[clause].xpos == "VB" and tree.children(clause, "aux"):
        return verb
    reports = reporting().verb_kinds(tree.lemma(i)) and tree.children(i, "ccomp", "xcomp")
    return verb if reports else None


def _infinitive_before(tree: Tree, i: int) -> int | None:
    """The infinitive that a bare verb goes on from ("told them to go and rest"), joined by the parse to "told"."""
    token = tree[i]
    if token.xpos != "VB" or token.head < 0 or tree[token.head].xpos not in ("VBD", "VBZ"):
        return None
    if tree.subject(i) is not None or tree.children(i, "aux", "mark"):
        return None
    before = [c for c in tree.children(token.head, "xcomp", "advcl", "ccomp") if token.head < c < i]
    return next((c for c in reversed(before) if tree[c].xpos == "VB" and tree.children(c, "mark")), None)


def _verb_said_before(tree: Tree, i: int) -> int | None:
    """The reported verb that a verb joined to a verb of saying goes on from, as "that", "will" or "would" tell."""
    token = tree[i]
    if token.head < 0:
        return None
    verb = token.head
    told = [c for c in tree.children(verb, "ccomp") if verb < c < i]
    if told and (_goes_on(tree, verb, i) or _goes_on_saying(tree, verb, i)):
        return told[-1]
    if _put_in_between(tree, verb, i):
        return next((c for c in tree.children(verb, "ccomp") if c < verb), None)
    reported = any(tree[c].text.lower() == "that" for c in tree.children(i, "mark"))
    future = tree.subject(i) is None and any(tree[c].text.lower() in _FUTURE for c in tree.children(i, "aux"))
    if not (reported or future) or not reporting().verb_kinds(tree.lemma(verb)) or tree[verb].xpos not in _FINITE:
        return None
    return next((c for c in tree.children(verb, "ccomp") if verb < c < i), None)


def _verb_quoted_before(tree: Tree, i: int) -> int | None:
    """The verb that a quotation goes on from behind the words of saying ('"It is old," says Lee, "and will fall"')."""
    verb = tree[i].head
    first = next((k for k in tree.subtree(i) if tree[k].upos != "PUNCT"), i)
    if tree[first - 1].xpos != "``" or tree.lemma(verb) not in reporting().direct or tree.subject(i) is not None:
        return None
    return next((c for c in reversed(tree.children(verb, "ccomp")) if c < verb), None)


def _verb_above_bare(tree: Tree, i: int) -> int | None:
    """The verb in whose tense a joined verb stands, which no bare one has ("had him count them and said that")."""
    bare = tree[i].head
    verb = tree[bare].head
    if tree[i].xpos != "VBD" or tree.subject(i) is not None or tree.auxiliaries(i) or not tree.is_a(bare, "xcomp"):
        return None
    nearer = any(tree[k].xpos == "VBD" for k in range(bare, i))
    return verb if tree[bare].xpos in ("VB", "VBP") and tree[verb].xpos == "VBD" and not nearer else None


def _participle_before(tree: Tree, i: int) -> int | None:
    """The participle of saying that another goes on from ("saying it is late and calling her a liar")."""
    said = tree[i].head
    verb = tree[said].head
    if tree[i].xpos != "VBG" or tree.subject(i) is not None or tree.auxiliaries(i) or not tree.is_a(said, "ccomp"):
        return None
    says = tree[verb].xpos == "VBG" and reporting().verb_kinds(tree.lemma(verb))
    return verb if says and tree[said].xpos != "VBG" else None


_JOINED = (
    _verb_of_saying_above,
    _verb_said_before,
    _infinitive_before,
    _verb_quoted_before,
    _verb_above_bare,
    _participle_before,
)


def _joined(tree: Tree, i: int) -> int | None:
    """The verb that a joined verb belongs to instead of the one it is hung on."""
    found = (find(tree, i) for find in _JOINED)
    return next((verb for verb in found if verb is not None), None)


def _name_begun(tree: Tree, i: int) -> int | None:
    """The rest of a name that the parse has taken for two subjects side by side ("the Nordal Posten said")."""
    first = tree[i].head if tree.is_a(i, "det") else i
    rest = first + 1
    if rest >= len(tree) or not all(tree[k].upos == "PROPN" and tree.is_a(k, "nsubj") for k in (first, rest)):
        return None
    same = tree[first].head == tree[rest].head and tree.subtree(rest)[0] == rest
    office = tree.children(first, "flat") or tree.children(rest, "flat")
    return rest if same and not office and not tree[first].text.isupper() else None


def _charge_before(tree: Tree, i: int) -> int | None:
    """The deed that somebody is blamed for, where "by" tells how it was done ("blamed Lee for hiding it by lying")."""
    verb = tree[i].head
    if not any(tree.lemma(c) == "by" for c in tree.children(i, "mark")) or stands_behind(tree, i, ","):
        return None
    blames = tree.lemma(verb) in reporting().objects or reporting().naming_kind(tree.lemma(verb)) is not None
    deeds = (c for c in tree.children(verb, "advcl") if verb < c < i and tree[c].xpos == "VBG")
    charged = (c for c in deeds if any(tree.lemma(k) in ("for", "of") for k in tree.children(c, "mark")))
    return next(charged, None) if blames else None


def _verb_right_before(tree: Tree, i: int) -> int | None:
    """The verb of saying that a clause stands right behind, hung beside it ("though she noted fees had risen").

    It may be joined beside it too ("the tide rose and experts say the wall will not hold").
    """
    first = tree.subtree(i)[0]
    beside = "advcl" if tree.is_a(i, "advcl") else "conj"
    if not first or tree.subject(i) is None or tree.children(i, "mark") or not tree.is_a(first - 1, beside):
        return None
    verb = first - 1
    says = tree.lemma(verb) in reporting().direct and tree.subject(verb) is not None
    return verb if says and tree[verb].head == tree[i].head and not tree.children(verb, "ccomp", "obj") else None


def _verb_conceded_beside(tree: Tree, i: int) -> int | None:
    """The verb of saying that "though she noted that" stands beside, where the parse hangs it in what is said."""
    verb = next((v for v in tree.ancestors(i) if tree.lemma(v) in reporting().direct), None)
    subject = tree.subject(i)
    if verb is None or subject is None or tree[subject].text.lower() not in _SAME or not verb < tree[i].head < i:
        return None
    conceded = any(tree.lemma(c) in _CONCEDING for c in tree.children(i, "mark"))
    content = tree.children(i, "ccomp") or any(_verb_right_before(tree, c) == i for c in tree.children(tree[i].head))
    states = reporting().verb_kinds(tree.lemma(i)) and content and tree[i].xpos == tree[verb].xpos
    said = any(tree.is_a(v, "ccomp") and tree[v].head == verb for v in tree.ancestors(i))
    return verb if conceded and states and said else None


def _verb_set_against(tree: Tree, i: int) -> int | None:
    """The verb of saying that another's word is set against ("Lee says it is late, while Roe insists it is not")."""
    clause = tree[i].head
    verb = tree[clause].head
    against = any(tree.lemma(c) in _SETTING for c in tree.children(i, "mark"))
    if not against or verb < 0 or not tree.is_a(clause, "ccomp") or tree.lemma(verb) not in reporting().direct:
        return None
    subject = tree.subject(i)
    other = subject is not None and tree[subject].text.lower() not in _SAME
    states = tree.lemma(i) in reporting().verbs["statement"] and tree.children(i, "ccomp")
    together = tree[i].xpos == tree[verb].xpos or {tree[i].xpos, tree[verb].xpos} <= _PRESENT
    return verb if other and states and together and stands_behind(tree, i, ",") else None


# For tokens with these labels: what finds where they are hung instead, and the label they then have, None to leave it.
_WAYS: tuple[tuple[frozenset[str], Callable[[Tree, int], int | None], str | None], ...] = (
    (frozenset({"conj"}), _joined, None),
    (frozenset({"advcl", "conj"}), _verb_added_to, "advcl"),
    (_REMARKS, _verb_remarked_on, "parataxis"),
    (frozenset({"advcl"}), _verb_conceded_beside, "parataxis"),
    (frozenset({"advcl"}), _verb_set_against, "parataxis"),
    (frozenset({"advcl", "conj"}), _verb_right_before, "ccomp"),
    (frozenset({"acl", "acl:relcl"}), _verb_said_in, "ccomp"),
    (frozenset({"advcl"}), _verb_done_beside, None),
    (frozenset({"ccomp"}), _verb_gone_on_from, "advcl"),
    (frozenset({"nsubj"}), _name_begun, "compound"),
    (frozenset({"det"}), _name_begun, None),
    (frozenset({"advcl"}), _charge_before, None),
)
