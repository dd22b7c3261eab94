"""Verbs of saying and thinking: what each reports, by the construction it stands in."""

from __future__ import annotations

from collections.abc import Iterator

from verify.decompose.attribution_certainty import NEGATIONS, agentless, certainty_of
from verify.decompose.attribution_cue import Cue
from verify.decompose.attribution_lexicon import reporting
from verify.decompose.attribution_mute import is_mute, names_nobody
from verify.decompose.attribution_objects import has_to, noun_content, own_phrase
from verify.decompose.attribution_speaker import agent_of, verb_speaker
from verify.decompose.phrases import after_comma, is_bound, stands_behind
from verify.decompose.tree import Tree
from verify.types import Certainty

# Verbs by which a statement or letter is made known.
_ISSUING = frozenset({"issue", "release", "publish", "post", "send", "make", "write", "read", "give"})
_SIGNS = frozenset({"suggest", "indicate", "imply", "signal"})
_PUTTING = frozenset({"put", "have", "tell", "see"})
_LEARNING = frozenset({"hear", "learn", "understand"})  # "the plot failed, a court has heard": so it was told there
_ASKING = frozenset("whether if what why how where when who whom whose which".split())
_MARKS = frozenset({'"', "“", "„", "''", "``", "‘", "'", "«"})
_CLOSING = frozenset({"”", "’", "»"})
# Verbs of saying only beside words in quotation marks ('"Never again," went the song', but "time went by").
_QUOTING_ONLY = frozenset({"go"})
_SUMMONING = frozenset({"in", "out", "up", "off"})
# What stands for something said before: "she stated as much", "he said so".
_AS_BEFORE = frozenset({"much", "so"})
_Content = tuple[tuple[int, ...], str]


def verb_cues(tree: Tree, i: int) -> Iterator[Cue]:
    """The report that a verb makes, if it makes one."""
    if _puts_it(tree, i):
        yield Cue(_words(tree, i), _around(tree, i), verb_speaker(tree, i), "statement", Certainty.ATTRIBUTED)
        return
    lemma = tree.lemma(i)
    kinds = reporting().verb_kinds(lemma)
    bare = lemma in reporting().direct and not tree.children(i, "obj", "xcomp")
    reports = bool(kinds) or bare or reporting().naming_kind(lemma) is not None or bool(_issued(tree, i))
    if not reports or _is_left_open(tree, i) or is_bound(tree, i - 1) or _is_summons(tree, i):
        return  # the third: "hard-pressed"
    raised = _raised(tree, i, kinds)
    if raised is not None:
        yield raised
        return
    content, kind = _content(tree, i, kinds or ("statement",)) if kinds or bare else ((), "statement")
    if lemma in _QUOTING_ONLY and content and not _in_marks(tree, content):
        return
    if content and _is_sign(tree, i):
        yield Cue(_words(tree, i), content, None, kind, Certainty.HEDGED)
        return
    speaker = verb_speaker(tree, i)
    mute = speaker is not None and is_mute(tree, speaker)
    if mute and tree.subject(i) is not None:
        return  # "a problem that demands an answer"
    if mute or (speaker is not None and names_nobody(tree, speaker)):
        speaker = None
    if not content and speaker is not None:
        content, kind = noun_content(tree, i) or (content, kind)
    if content or _stands_alone(tree, i) or _issued(tree, i):
        words = _words(tree, i) if content else (*_words(tree, i), *_issued(tree, i))
        yield Cue(words, content, speaker, kind, certainty_of(tree, i, kind, speaker))


def _content(tree: Tree, i: int, kinds: tuple[str, ...]) -> _Content:
    """What a verb reports, and the kind of report that its construction makes of it."""
    clauses = [c for c in tree.children(i, "ccomp") if c < i or _is_clause(tree, c) or _is_quoted(tree, i, c)]
    if any(c > i for c in clauses):
        clauses = [c for c in clauses if c > i or _is_clause(tree, c) or _is_quoted(tree, i, c)]
    if clauses:
        tokens = {t for c in clauses for t in (own_phrase(tree, c) if kinds[0] == "denial" else tree.subtree(c))}
        told = tree.lemma(i) in _LEARNING and clauses[0] < i
        return tuple(sorted(tokens)), _asking(tree, clauses[0], kinds) or ("statement" if told else kinds[0])
    around = _around(tree, i)
    if around:
        return around, "statement" if tree.lemma(i) in _LEARNING else kinds[0]
    after = [c for c in tree.children(i, "parataxis") if c > i and not _is_remark(tree, i, c)]
    if after and tree.lemma(i) in reporting().direct and not tree.children(i, "obj"):
        return tree.subtree(after[0]), kinds[0]
    return _infinitive(tree, i, kinds) or ((), kinds[0])


def _is_remark(tree: Tree, i: int, aside: int) -> bool:
    """Whether the article says something of what was said by the way ("asked them to go, a request not granted")."""
    named = reporting().noun_kind(tree.lemma(aside)) is not None
    return named and not (_is_clause(tree, aside) or _is_quoted(tree, i, aside))


def _is_clause(tree: Tree, i: int) -> bool:
    """Whether a complement has a subject, a finite verb, or at least a "that"."""
    marked = any(tree[c].text.lower() == "that" for c in tree.children(i, "mark"))
    return marked or tree.subject(i) is not None or tree.is_finite(i)


def _is_quoted(tree: Tree, i: int, clause: int) -> bool:
    """Whether a complement opens with a quotation mark, whatever it is ('they say, "No more of that"')."""
    behind = [token.text for token in tree.tokens[i + 1 : i + 3]]
    return tree[tree.subtree(clause)[0]].text in _MARKS or (behind[:1] == [","] and behind[-1] in _MARKS)


def _in_marks(tree: Tree, content: tuple[int, ...]) -> bool:
    """Whether quotation marks stand in or at the edges of some content."""
    around = tree.tokens[max(0, content[0] - 2) : content[-1] + 3]
    return any(token.text in _MARKS or token.text in _CLOSING for token in around)


def _asking(tree: Tree, clause: int, kinds: tuple[str, ...]) -> str | None:
    whether = any(tree[c].text.lower() in ("if", "whether") for c in tree.children(clause, "mark"))
    return "question" if whether and "question" in kinds else None


def _around(tree: Tree, i: int) -> tuple[int, ...]:
    """The clause that a parenthesis interrupts or follows: "P, X said", "as X said, P", "P1, he said, P2"."""
    head = tree[i].head
    if head < 0 or tree.subject(i) is None:
        return ()
    outer = tree.subtree(head, without=(i,))
    says = reporting().direct | reporting().verbs["belief"] | reporting().verbs["opinion"]
    if tree.children(i, "nsubj") and not tree.children(i, "obj", "aux:pass"):
        says |= reporting().showing if stands_behind(tree, i, ",") else frozenset()
    # "They met; others vowed aid", "it is late - she has vowed to go": something else is told there.
    apart = stands_behind(tree, i, ";", ":") or tree.children(i, "xcomp")
    # So it is with a passive that is still to come ("it is cheap - it will be considered").
    coming = tree.children(i, "aux:pass") and any(tree[c].xpos == "MD" for c in tree.children(i, "aux"))
    if tree.is_a(i, "parataxis") and tree.lemma(i) in says and outer[0] < i and not (apart or coming):
        return outer
    as_said = any(tree[c].text.lower() == "as" for c in tree.children(i, "mark", "advmod"))
    says_it = _puts_it(tree, i) or not (tree.children(i, "obj", "xcomp") or noun_content(tree, i))
    reports = says_it and (reporting().verb_kinds(tree.lemma(i)) or _puts_it(tree, i))  # not "as she went on about it"
    return outer if as_said and tree.is_a(i, "advcl") and reports else ()


def _is_sign(tree: Tree, i: int) -> bool:
    """Whether what happened is a sign of something, and nobody says so ("troops were seen leaving, suggesting P")."""
    if tree[i].xpos != "VBG" or not tree.is_a(i, "advcl") or tree.lemma(i) not in _SIGNS:
        return False
    above = tree[i].head
    says = reporting().verb_kinds(tree.lemma(above)) and tree.children(above, "ccomp", "obj", "obl")
    return after_comma(tree, i) and i > above and not says


def _puts_it(tree: Tree, i: int) -> bool:
    """Whether a verb stands in "as X put it"."""
    puts = tree.lemma(i) in _PUTTING and any(tree[c].text.lower() == "it" for c in tree.children(i, "obj"))
    return puts and any(tree[c].text.lower() == "as" for c in tree.children(i, "mark", "advmod"))


def _is_left_open(tree: Tree, i: int) -> bool:
    """Whether an infinitive does not tell that anything was said ("plans to announce", "urged them to admit it").

    What somebody declined to say counts only as a question: "declined to say whether P".
    """
    if any(tree.lemma(c) == "without" for c in tree.children(i, "mark")):
        return True  # "it goes without saying that"
    if not has_to(tree, i) or tree.children(i, "cop", "aux"):
        return False
    top = next((k for k in (i, *tree.ancestors(i)) if not tree.is_a(k, "conj")), i)
    above = tree[top].head
    if above < 0 or not tree.is_a(top, "xcomp", "advcl", "acl"):
        return above >= 0 and tree.is_a(top, "csubj")  # "it is hard to say that"
    listed = reporting().infinitives
    if tree.lemma(above) in listed["unsaid"]:
        return not any(tree.lemma(k) in _ASKING for c in tree.children(i, "ccomp") for k in tree.subtree(c)[:1])
    if tree.is_a(top, "advcl") and tree[above].xpos == "VBD" and _states(tree, i):
        return False
    return tree.is_a(top, "acl") or tree.lemma(above) not in listed["said"]


def _is_summons(tree: Tree, i: int) -> bool:
    """Whether somebody is called in, out or up to do something, and nothing is said ("called in divers to help")."""
    behind = i + 1 < len(tree) and tree[i + 1].text.lower() in _SUMMONING
    return tree.lemma(i) == "call" and behind and bool(tree.children(i, "xcomp", "advcl"))


def _states(tree: Tree, i: int) -> bool:
    """Whether a verb of saying has a clause that is stated: "phoned to say that he was late"."""
    return tree.lemma(i) in reporting().direct and any(_is_clause(tree, c) for c in tree.children(i, "ccomp"))


def _infinitive(tree: Tree, i: int, kinds: tuple[str, ...]) -> _Content | None:
    """Infinitives and gerunds: "promised to go", "urged all parties to avoid violence", "denied knowing it"."""
    clause = tree.child(i, "xcomp")
    if clause is None or not (tree[clause].xpos == "VBG" or has_to(tree, clause)):
        return None
    whom = next((c for c in tree.children(i, "obj", "iobj") if c > i), None)
    if tree.children(i, "aux:pass"):
        whom = tree.child(i, "nsubj")
    if whom is not None:
        return (own_phrase(tree, whom, clause), "exhortation") if "exhortation" in kinds else None
    kind = next((k for k in ("intention", "statement", "belief", "opinion", "exhortation") if k in kinds), kinds[0])
    return own_phrase(tree, clause), kind


def _raised(tree: Tree, i: int, kinds: tuple[str, ...]) -> Cue | None:
    """Reports without an author: "he is believed to have fled", "it is reported that he fled"."""
    auxiliary = tree.children(i, "aux:pass")
    clause = tree.child(i, "xcomp", "ccomp", "csubj")
    if clause is None:  # "is accused of taking bribes"
        clause = next(
            (c for c in tree.children(i, "advcl") if any(tree.lemma(k) == "of" for k in tree.children(c, "mark"))), None
        )
    certainty = agentless(tree.lemma(i))
    if not auxiliary or clause is None or certainty is None or agent_of(tree, i) is not None:
        return None
    if "exhortation" in kinds and not {"statement", "belief", "opinion"} & set(kinds):
        return None
    content = set(tree.subtree(clause)) | {t for c in tree.children(i, "nsubj") for t in tree.subtree(c)}
    return Cue(tuple(sorted((*auxiliary, i))), tuple(sorted(content)), None, "report", certainty)


def _stands_alone(tree: Tree, i: int) -> bool:
    """A verb of saying whose words stand in quotation marks in another sentence: "X said in a statement."."""
    if tree.lemma(i) not in reporting().direct or tree.children(i, "xcomp", "aux:pass"):
        return False
    before = any(tree.lemma(c) in _AS_BEFORE for c in tree.children(i, "obj", "advmod"))
    return tree[i].head < 0 and tree.subject(i) is not None and not before


def _issued(tree: Tree, i: int) -> tuple[int, ...]:
    """The statement or letter that a sentence tells somebody issued, whose words may stand in the next one."""
    said = next((c for c in tree.children(i, "obj") if c > i and tree.lemma(c) in reporting().utterances), None)
    if said is None or tree[i].head >= 0 or tree.lemma(i) not in _ISSUING or tree.subject(i) is None:
        return ()
    return tuple(range(i + 1, said + 1))


def _words(tree: Tree, i: int) -> tuple[int, ...]:
    """The verb with its auxiliaries, negation and particle."""
    parts = [c for c in tree.children(i, "aux", "compound") if tree[c].deprel in ("aux", "aux:pass", "compound:prt")]
    parts += [c for c in tree.children(i, "advmod") if tree[c].text.lower() in NEGATIONS]
    return tuple(sorted((*parts, i)))
