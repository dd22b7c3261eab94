"""What one sentence states: its clauses, and what it says of names, places and things by the way."""

from __future__ import annotations

from verify.decompose.appositions import find_descriptions
from verify.decompose.clause import Clause
from verify.decompose.clauses import find_clauses
from verify.decompose.places import find_places
from verify.decompose.possessions import find_possessions
from verify.decompose.proposition import Proposition
from verify.decompose.statements import state
from verify.decompose.tree import Tree
from verify.decompose.voices import Voices
from verify.decompose.works import find_dated_works

# Labels of the words that build a sentence, and how sure the parser has to be of them: more than of anything else.
_BUILDING = ("nsubj", "csubj", "obj", "advmod", "xcomp", "ccomp", "advcl", "conj", "parataxis", "dep")
_LIKELY = 0.4
# Below this it does not know at all what a part is joined to.
_LOST = 0.05
# Words that may be left out between the parts of a quotation.
_LINKING = ("CCONJ", "SCONJ", "INTJ")


def find_propositions(tree: Tree, voices: Voices, left_out: str = "") -> list[Proposition]:
    """What a sentence states, clause by clause, then what it says of names; the whole sentence where it has no clause.

    Somebody's own words are divided between clauses that stand side by side and no further, so that
    what is quoted stays as it was said. A sentence that the parser hardly reads stays whole. ``left_out`` is
    the subject that the sentence takes over from the one before.
    """
    descriptions = [d for d in find_descriptions(tree) if not voices.verbatim(d.proposition.head)]
    asides = [description.proposition for description in descriptions]
    asides += [aside for aside in find_dated_works(tree) if not voices.verbatim(aside.head)]
    if _is_hardly_read(tree):
        return [_without_report(tree, voices, proposition) for proposition in (_whole(tree), *asides)]
    sources = voices.sources()
    clauses = [
        c
        for c in find_clauses(tree, voices.reported(), left_out)
        if c.predicate not in sources and _divides(tree, voices, c.predicate)
    ]
    apart = frozenset(clause.predicate for clause in clauses)
    apart |= {i for i in range(len(tree)) if _only_says(tree, voices, i, apart)}
    spare = sources.union(*(description.title for description in descriptions))
    found = [
        proposition
        for clause in clauses
        if not _only_reports(tree, voices, clause, apart)
        for proposition in state(tree, clause, apart, spare, whole=voices.verbatim(clause.predicate))
    ]
    found = _joined(tree, voices, found or [_whole(tree)])
    asides += [aside for aside in (*find_places(tree), *find_possessions(tree)) if not voices.verbatim(aside.head)]
    found += asides
    signed = voices.signatures()
    found = [_unsigned(proposition, signed) for proposition in found]
    return [_without_report(tree, voices, proposition) for proposition in found if proposition.tokens]


def _joined(tree: Tree, voices: Voices, found: list[Proposition]) -> list[Proposition]:
    """The same propositions, a quotation that a report interrupts as one where its parts alone would lose words."""
    for words in voices.interrupted():
        held = {i for proposition in found for i in proposition.tokens}
        if held.issuperset(i for i in words if tree[i].upos not in _LINKING):
            continue
        head = next((i for i in words if tree[i].head not in words), words[0])
        place = next((k for k, p in enumerate(found) if set(p.tokens) <= set(words)), len(found))
        rest = [p for p in found if not set(p.tokens) <= set(words)]
        found = [*rest[:place], Proposition(words, head), *rest[place:]]
    return found


def _is_hardly_read(tree: Tree) -> bool:
    """Whether the parser is unsure of what more than one of the words that build a sentence belong to, or may be."""
    doubts = (_runs_on, _is_censored, _ends_inside)
    if any(doubt(tree, i) for i in range(1, len(tree) - 1) for doubt in doubts) or _is_score(tree):
        return True
    if any(_opens_in_vain(tree, i) or _says_only_when(tree, i) for i in tree.roots):
        return True
    unsure = (i for i, token in enumerate(tree.tokens) if token.confidence < _LIKELY and tree.is_a(i, *_BUILDING))
    lost = (i for i, token in enumerate(tree.tokens) if token.confidence < _LOST and tree.is_a(i, "conj"))
    return len(list(unsure)) > 1 or any(True for _ in lost)


def _opens_in_vain(tree: Tree, root: int) -> bool:
    """Whether the main clause itself opens with "when", as none but a question does: the real one is hidden in it."""
    opener = tree.opener(root)
    return opener == tree.first_word and tree[len(tree) - 1].text != "?" and tree.lemma(opener) in ("when", "while")


def _says_only_when(tree: Tree, root: int) -> bool:
    """Whether a clause of time stands right behind "says" and nothing that is said ("says when he saw it he ...")."""
    told = tree.children(root, "ccomp", "xcomp", "obj", "parataxis", "aux:pass", "conj")
    openers = (tree.opener(i) for i in tree.children(root, "advcl"))
    timed = any(i == root + 1 and tree.lemma(i) in ("when", "while", "as") for i in openers)
    return tree.lemma(root) == "say" and not told and timed


def _is_score(tree: Tree) -> bool:
    """Whether names have numbers behind colons, as scores have ("Harbour: 1, Mill: 0")."""
    counts = (i for i in range(1, len(tree) - 1) if tree[i].text == ":" and tree[i + 1].upos == "NUM")
    return len([i for i in counts if tree[i - 1].upos in ("PROPN", "NOUN")]) > 1


def _runs_on(tree: Tree, index: int) -> bool:
    """Whether a sentence seems to begin in the middle, as behind a picture's caption ("Ann Lee In the city ...")."""
    opens = tree[index].upos == "ADP" and tree[index].text.istitle() and tree[index - 1].upos in ("NOUN", "PROPN")
    return opens and tree[index + 1].upos == "DET" and tree[index + 1].text.islower()


def _ends_inside(tree: Tree, index: int) -> bool:
    """Whether a full stop with no blank behind it ends a sentence here, of which the parse makes one with the next."""
    if tree[index].text != "." or tree[index].end != tree[index + 1].start or not tree[index + 1].text.istitle():
        return False
    across = (i for i in range(index + 1, len(tree)) if 0 <= tree[i].head < index)
    return tree[index - 1].text.islower() and any(not tree.is_a(i, "conj", "parataxis", "punct") for i in across)


def _is_censored(tree: Tree, index: int) -> bool:
    """Whether dashes or stars stand for letters inside a word ("d---ed"), which the parser takes for two words."""
    token, before, after = tree[index], tree[index - 1], tree[index + 1]
    stars = len(token.text) > 1 and set(token.text) in ({"-"}, {"*"})
    closed = before.end == token.start and token.end == after.start
    return stars and closed and before.text.isalpha() and after.text.isalpha() and after.text.islower()


def _whole(tree: Tree) -> Proposition:
    """The sentence as it stands."""
    return Proposition(tuple(i for i in range(len(tree)) if tree[i].upos != "PUNCT"), next(iter(tree.roots), 0))


def _without_report(tree: Tree, voices: Voices, proposition: Proposition) -> Proposition:
    """Of a quotation with the report around it only what is quoted, since its speaker goes beside it."""
    quoted = [i for i in proposition.tokens if voices.verbatim(i)]
    if len(quoted) * 2 <= len(proposition.words) or voices.verbatim(proposition.head):
        return proposition
    around = [i for i in proposition.tokens if not voices.verbatim(i)]
    if not any(voices.speaks(i) for i in around) and not all(voices.names_speaker(i) for i in around):
        return proposition
    head = next((i for i in quoted if tree[i].head not in quoted), quoted[0])
    if tree.is_a(head, "advcl") and tree.opener(head) is not None:
        quoted = [i for i in range(len(tree)) if voices.verbatim(i) and tree[i].upos != "PUNCT"]
    return Proposition(tuple(quoted), head)


def _unsigned(proposition: Proposition, signed: frozenset[int]) -> Proposition:
    """A proposition without the signature of whose words it is."""
    if proposition.head in signed:
        return proposition
    return Proposition(tuple(word for word in proposition.words if word not in signed), proposition.head)


def _divides(tree: Tree, voices: Voices, predicate: int) -> bool:
    """Whether a clause is taken out of its sentence: any but those that lie under another one in a quotation."""
    return not voices.verbatim(predicate) or tree.is_a(predicate, "root", "conj", "parataxis", "ccomp")


def _only_says(tree: Tree, voices: Voices, index: int, apart: frozenset[int]) -> bool:
    """Whether a modifier only tells who says what claims of their own state ("a group of men claiming that ...")."""
    return tree.is_a(index, "acl") and voices.speaks(index) and any(i in apart for i in tree.children(index, "ccomp"))


def _quotes(tree: Tree, voices: Voices, predicate: int, apart: frozenset[int]) -> bool:
    """Whether a clause only introduces what somebody says ("Ann Lee was quoted as saying that ...")."""
    if tree.lemma(predicate) not in ("quote", "cite"):
        return False
    saying = [c for c in tree.children(predicate, "advcl") if voices.speaks(c)]
    return any(i in apart for c in saying for i in tree.children(c, "ccomp"))


def _only_reports(tree: Tree, voices: Voices, clause: Clause, apart: frozenset[int]) -> bool:
    """Whether a clause does no more than say who says what other claims state."""
    if _quotes(tree, voices, clause.predicate, apart):
        return True
    if not voices.speaks(clause.predicate):
        return False
    if tree.is_a(clause.predicate, "advcl") and voices.stands_beside(clause.predicate):
        return True
    below = tree.children(clause.predicate, "ccomp", "parataxis")
    return tree.is_a(clause.predicate, "parataxis") or any(i in apart for i in below)
