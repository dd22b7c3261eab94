"""What in a clause is its core and what is an adjunct that can be said in a claim of its own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from verify.decompose import vetoes
from verify.decompose.clause import Clause
from verify.decompose.complements import belongs, has_object, is_set_phrase
from verify.decompose.lexicon import lexicon
from verify.decompose.phrases import (
    first_word,
    has_preposition,
    is_abstract,
    is_indefinite,
    through_places,
    word_before,
)
from verify.decompose.tree import Tree

# How sure the parser has to be that a phrase does not belong to the one before it; chosen on development parses.
_SURE = 0.8
# Prepositions that say of what a noun is, rather than where.
_ABOUT = frozenset({"on", "about", "against", "over", "into"})


@dataclass(frozen=True, slots=True)
class Parts:
    """A clause divided: the tokens of its core, and each adjunct's.

    ``complete`` tells that the core says enough to be a claim without any adjunct.
    """

    core: frozenset[int]
    adjuncts: tuple[tuple[int, ...], ...]
    complete: bool


def divide(tree: Tree, clause: Clause, whole: Sequence[int]) -> Parts:
    """The core and the adjuncts of a clause, everything core where dropping something would say more."""
    predicate = clause.predicate
    held = frozenset(whole)
    if any(through_places(tree, i, held) for i in held):
        return Parts(held, (), complete=True)
    if vetoes.modal(tree, predicate) or vetoes.exclusive(tree, whole) or _measures_again(tree, predicate, held):
        return Parts(held, (), complete=True)
    heads = [i for i in tree.children(predicate, "obl", "advcl") if i in held and not belongs(tree, predicate, i)]
    heads += [
        i
        for i in tree.children(predicate, "advmod")
        if i in held
        and tree.lemma(i) not in ("together", "along")
        and any(vetoes.is_time(tree, j) or i < predicate for j in tree.children(i, "obl"))
    ]
    heads += [i for i in whole if _modifier(tree, predicate, i, held)]
    heads += [
        i
        for open_ in tree.children(predicate, "xcomp")
        for i in tree.children(open_, "obl", "advcl")
        if not belongs(tree, open_, i)
    ]
    heads = [head for head in heads if not _is_glued(tree, head) and not _ends_stretch(tree, heads, head)]
    heads = [head for head in heads if _reckoned_from(tree, heads, head) is None]
    heads = [head for head in heads if not _is_followed(tree, heads, head)]
    changed = _changes_from(tree, predicate)
    heads = [head for head in heads if changed is None or head < changed]
    parts = _divided(tree, predicate, held, _joined(tree, sorted(heads)))
    if vetoes.ranked(tree, predicate, parts.core):
        heads = [head for head in heads if not _delimits(tree, head)]
    measured = vetoes.measured(tree, parts.core)
    if measured or _measures_lead(tree, predicate):
        heads = [head for head in heads if not _holds_within(tree, head)]
    if measured:
        heads = [head for head in heads if not (_is_period(tree, head) and has_preposition(tree, head, "over"))]
    if _counts_many(tree, parts.core):
        heads = [head for head in heads if not _is_period(tree, head)]
    return _divided(tree, predicate, held, _joined(tree, sorted(heads)))


def _measures_lead(tree: Tree, predicate: int) -> bool:
    """Whether it is said by how much somebody leads, which holds within those asked ("by 5 points among women")."""
    ahead = tree.lemma(predicate) in ("lead", "trail")
    return ahead and any(has_preposition(tree, i, "by") for i in tree.children(predicate, "obl"))


def _counts_many(tree: Tree, core: frozenset[int]) -> bool:
    """Whether a figure is given of what came together over time ("1,570 people died")."""
    figures = (tree[i].text for i in core if tree[i].upos == "NUM" and tree.is_a(i, "nummod"))
    return any("," in text and text.replace(",", "").isdigit() for text in figures)


def _is_period(tree: Tree, head: int) -> bool:
    """Whether a phrase says over which stretch of time a figure was reached ("in the year 2000", "over two years")."""
    if tree.lemma(head) not in ("year", "month", "week", "decade", "quarter", "century", "season"):
        return False
    long = tree[head].xpos == "NNS" or any(tree[i].upos == "NUM" for i in tree.children(head))
    long = long or any(tree.lemma(i) in ("past", "last", "this") for i in tree.children(head, "amod", "det"))
    return long and has_preposition(tree, head, "in", "over", "during", "within")


def _ends_stretch(tree: Tree, heads: Sequence[int], head: int) -> bool:
    """Whether a phrase ends a stretch that begins in the core, right before it ("was held from the 3rd to the 5th")."""
    before = (i for i in tree.children(tree[head].head, "obl") if i < head and i not in heads)
    return any(word_before(tree, head) in tree.subtree(i) and _make_stretch(tree, i, head) for i in before)


def _changes_from(tree: Tree, predicate: int) -> int | None:
    """The "from" of a change of amounts with more than "of" what between its ends.

    In "rose from 3 percent in May to 5 percent in June" no time is that of all the change.
    """
    for start in tree.children(predicate, "obl"):
        of = next((i for i in tree.children(start, "case") if tree.lemma(i) == "from"), None)
        if of is None or not _is_amount(tree, start):
            continue
        for i in range(start + 1, tree.subtree(predicate)[-1]):
            ends = tree.is_a(i, "case") and tree.lemma(i) == "to" and _is_amount(tree, tree[i].head)
            if ends and any(tree[k].upos == "ADP" and tree.lemma(k) not in ("of", "to") for k in range(start, i)):
                return of
    return None


def _is_amount(tree: Tree, index: int) -> bool:
    """Whether a word is a number or counted by one, and no time."""
    counted = tree[index].upos == "SYM" or bool(tree.children(index, "nummod"))
    if tree[index].upos == "NUM":
        return not vetoes.is_time(tree, index)
    return counted and tree.lemma(index) not in lexicon("times")


def _measures_again(tree: Tree, predicate: int, held: frozenset[int]) -> bool:
    """Whether a second measure of the object's kind stands in a phrase ("fell 3 percent in May and 4 percent in June").

    What is said of when the first one was then also tells it from the second.
    """
    units = {tree.lemma(i) for i in tree.children(predicate, "obj") if tree.children(i, "nummod")}
    again = [i for i in held if tree.is_a(i, "conj") and tree.lemma(i) in units]
    measured = any(tree.children(i, "nummod", "nmod") for i in again)
    return measured and any(not tree.is_a(tree[i].head, "obj") for i in again)


def _is_followed(tree: Tree, heads: Sequence[int], head: int) -> bool:
    """Whether a phrase stays behind one that describes a noun and may belong to it ("a man in a fight | at a fair")."""
    after = tree.subtree(head)[-1] + 1
    if tree[head].deprel != "nmod" or after >= len(tree) or tree[after].upos != "ADP":
        return False
    next_ = tree[after].head
    stays = tree.is_a(after, "case") and tree.is_a(next_, "nmod") and next_ not in heads
    return stays and tree[next_].head < head and tree[next_].confidence < _SURE


def _is_glued(tree: Tree, head: int) -> bool:
    """Whether an adjunct is part of a word with hyphens ("on 14-under-par")."""
    extent = tree.subtree(head)
    first, last = extent[0], extent[-1]
    before = first > 0 and tree[first - 1].text == "-" and tree[first - 1].end == tree[first].start
    before = before or _ends_name(tree, head)
    return before or (last + 1 < len(tree) and tree[last + 1].text == "-" and tree[last].end == tree[last + 1].start)


def _ends_name(tree: Tree, head: int) -> bool:
    """Whether a word of time with a capital goes on from a name ("Europe Today")."""
    named = head > 0 and tree[head - 1].upos == "PROPN" and tree[head].text[:1].isupper()
    return named and tree[head].text.lower() in ("today", "tonight", "now", "weekly", "daily")


def _delimits(tree: Tree, head: int) -> bool:
    """Whether an adjunct says within what something is the most, the first, all, or a share."""
    if vetoes.is_time(tree, head) or tree[head].upos == "NUM":
        return True
    if tree.is_a(head, "advcl") and (tree[head].xpos == "VB" or _is_standard(tree, head)):
        return True  # "the worst odds in the city to get out of poverty", "the best of all as measured by its age"
    if tree.lemma(head) == "compare" or "compared" in {tree.lemma(i) for i in tree.children(head, "case")}:
        return True  # "warms the air less compared to cars"
    if any(tree.lemma(i) == "since" for i in tree.children(head, "mark")):
        return True  # "their first meeting since the talks broke off"
    return bool({tree.lemma(i) for i in tree.children(head, "case")} & lexicon("delimiting"))


def _is_standard(tree: Tree, head: int) -> bool:
    """Whether a participle behind "as" says by what something is the most."""
    return tree[head].xpos == "VBN" and any(tree.lemma(i) == "as" for i in tree.children(head, "mark"))


def _holds_within(tree: Tree, head: int) -> bool:
    """Whether an adjunct says of what, or where, a share or rate is measured."""
    return not vetoes.is_time(tree, head) and bool(
        {tree.lemma(i) for i in tree.children(head, "case")} & lexicon("within")
    )


def _extent(tree: Tree, head: int, heads: Sequence[int]) -> tuple[int, ...]:
    """The tokens of an adjunct, without adjuncts inside it and with the part of day behind a day."""
    found = tree.subtree(head, without=set(heads) - {head})
    part = head + 1
    leading = found[0] - 1
    if leading > tree[head].head and _leads(tree, leading, head):
        found = (leading, *found)
    renamed = [j for i in tree.children(tree[head].head) if _renames_time(tree, head, i) for j in tree.subtree(i)]
    if renamed:
        return tuple(sorted({*found, *renamed}))
    if part < len(tree) and part not in heads and vetoes.is_time(tree, head) and vetoes.is_time(tree, part):
        return (*found, part)
    return found


def _leads(tree: Tree, adverb: int, head: int) -> bool:
    """Whether an adverb right before a phrase, and not right behind the verb, goes with it ("really to mock")."""
    verb = tree[head].head
    focusing = tree[adverb].deprel == "advmod" and tree.lemma(adverb) in lexicon("focusing")
    return focusing and tree[adverb].head == verb and adverb - 1 != verb


def _joined(tree: Tree, heads: list[int]) -> tuple[int, ...]:
    """The heads without a part of day that belongs to the day before it ("on Thursday morning"), or renames it."""
    return tuple(i for i in heads if not _goes_with_day(tree, heads, i))


def _goes_with_day(tree: Tree, heads: list[int], index: int) -> bool:
    """Whether a time is part of the one before it: "Thursday morning", "yesterday, the last day of the fair"."""
    if not vetoes.is_time(tree, index):
        return False
    if index - 1 in heads and vetoes.is_time(tree, index - 1):
        return True
    return any(_renames_time(tree, head, index) for head in heads if head < index)


def _reckoned_from(tree: Tree, heads: Sequence[int], index: int) -> int | None:
    """The phrase from which a time right before it is reckoned ("two days after the raid")."""
    after = tree.subtree(index)[-1] + 1
    if tree.children(index, "case") or not tree.children(index, "nummod") or after >= len(tree):
        return None
    if tree.lemma(after) not in ("after", "before"):
        return None
    return next((head for head in heads if after in tree.children(head, "case", "mark")), None)


def _renames_time(tree: Tree, head: int, index: int) -> bool:
    """Whether a time behind a comma says again when another one is, or right behind it which ("in May last year")."""
    if index <= head or not tree.is_a(index, "obl") or tree.children(index, "case"):
        return False
    before = word_before(tree, index)
    return (
        before in tree.subtree(head)
        and (tree[before + 1].text == "," or tree[before + 1].upos != "PUNCT")
        and vetoes.is_time(tree, head)
        and vetoes.is_time(tree, index)
    )


def _divided(tree: Tree, predicate: int, held: frozenset[int], heads: tuple[int, ...]) -> Parts:
    """The parts when these heads open adjuncts; one that is, or may be, inside another brings its words along."""
    own = {head: frozenset(_extent(tree, head, heads)) & held for head in heads}
    core = held.difference(*own.values())
    whole: dict[int, frozenset[int]] = {}
    for head in heads:
        around = [own[outer] for outer in tree.ancestors(head) if outer in own]
        before = word_before(tree, head)
        unsure = head > predicate and tree[head].confidence < _SURE and not vetoes.is_time(tree, head)
        earlier = [h for h in whole if before in own[h]]
        unsure = unsure or (tree.lemma(before) == "about" and tree[head].xpos == "VB")  # "a whale about to swallow it"
        unsure = unsure or any(_ends_clause(tree, h, head) for h in earlier)
        begun = [h for h in earlier if _make_stretch(tree, h, head)]
        around += [whole[h] for h in (earlier if unsure else begun)]
        whole[head] = own[head].union(*around)
        whole.update(dict.fromkeys(begun, whole[head]))
    adjuncts = tuple(tuple(sorted(words)) for words in whole.values())
    return Parts(core, adjuncts, complete=_complete(tree, predicate, core))


def _ends_clause(tree: Tree, clause: int, head: int) -> bool:
    """Whether an infinitive right behind a full clause may belong to it ("since it is up to them to vote")."""
    full = tree.is_a(clause, "advcl") and tree.subject(clause) is not None
    return full and tree.is_a(head, "advcl") and tree[head].xpos == "VB"


def _make_stretch(tree: Tree, first: int, second: int) -> bool:
    """Whether two phrases tell where a stretch begins and ends ("from May to June"), or make one thing otherwise."""
    if _are_score(tree, first, second) or _counts_times(tree, first, second):
        return True
    begins = any(tree.lemma(i) in ("from", "by") for i in tree.children(first, "case"))
    return begins and any(tree.lemma(i) in ("to", "until", "till", "through") for i in tree.children(second, "case"))


def _counts_times(tree: Tree, first: int, second: int) -> bool:
    """Whether a phrase says within what time a thing happens again ("for the second time in three months")."""
    again = tree.lemma(first) == "time" and any(tree[i].feat("NumType") == "Ord" for i in tree.children(first))
    return again and vetoes.is_time(tree, second) and has_preposition(tree, second, "in", "since", "within")


def _are_score(tree: Tree, first: int, second: int) -> bool:
    """Whether two bare numbers with "for" between them are one score ("slumped to 9 for 233")."""
    numbers = tree[first].upos == tree[second].upos == "NUM" and second == first + 2
    return numbers and tree.lemma(first + 1) == "for" and not tree.children(second, "nummod")


def _in_another_clause(tree: Tree, predicate: int, index: int) -> bool:
    """Whether a token belongs to a clause under the predicate's own."""
    between = []
    for i in (index, *tree.ancestors(index)):
        if i == predicate:
            break
        between.append(i)
    return any(tree.is_a(i, "advcl", "acl", "ccomp", "csubj", "parataxis") for i in between)


def _modifier(tree: Tree, predicate: int, index: int, held: frozenset[int]) -> bool:
    """Whether a phrase modifies a noun that the clause can do without it: no subject but an indefinite one."""
    noun = tree[index].head
    whole_noun = tree[noun].upos == "NOUN" and not tree.is_a(noun, "compound", "flat")  # "the Death in Custody Act"
    if tree[index].deprel != "nmod" or noun not in held or not whole_noun or index < noun:
        return False
    words = {tree.lemma(i) for i in tree.children(index, "case")}
    if not words or words & {"of", "to", "between", "without", "except", "than", "among"} or is_set_phrase(tree, index):
        return False
    cases = {tree.lemma(i) for i in tree.children(noun, "case")}
    unlike = cases & lexicon("restricting") or "like" in cases  # "unlike protests in Aldford", "like a man in a dream"
    if (
        unlike
        or _is_gapped(tree, noun, words)
        or _is_beside_other(tree, noun)
        or _is_share_of_total(tree, noun, cases)
        or tree.lemma(noun) in lexicon("upshots")
        or tree.lemma(noun) in lexicon("changes")
        or vetoes.singled_out(tree, noun)
        or vetoes.is_time(tree, noun)
        or _in_another_clause(tree, predicate, noun)
        or _ends_quotation(tree, index, noun)
        or ("for" in words and ("as" in cases or tree.child(noun, "cop") is not None))  # "is a place for the young"
    ):
        return False
    placed = tree[index].upos == "PROPN" and bool(words & {"in", "at", "near"})
    called_for = is_abstract(tree, noun) and "by" not in words
    if (called_for or words & _ABOUT) and not placed and not vetoes.is_time(tree, index):
        return False  # "an interest in the seat", "a request for help", "a ban on cars", "a case against the mill"
    if is_indefinite(tree, noun):
        return True
    return placed and not tree.is_a(noun, "nsubj", "nmod") and noun != predicate


def _is_share_of_total(tree: Tree, noun: int, cases: set[str]) -> bool:
    """Whether a count behind "with" adds to what the clause counts ("20 people died, with eight deaths in Aldford")."""
    return "with" in cases and bool(tree.children(noun, "nummod"))


def _is_beside_other(tree: Tree, noun: int) -> bool:
    """Whether a noun is joined to another with a phrase of its own ("a rise in one month and a fall in the next")."""
    first = tree[noun].head if tree.is_a(noun, "conj") else noun
    joined = (first, *tree.children(first, "conj"))
    if any(tree.child(i, "cop") is not None for i in joined):
        return False  # predicates, each with a claim of its own
    return len(joined) > 1 and all(tree.children(i, "nmod") for i in joined)


def _ends_quotation(tree: Tree, index: int, noun: int) -> bool:
    """Whether quotation marks hold just a noun with this phrase ('her plan, "a hall for the old"')."""
    words = [i for i in tree.subtree(index) if tree[i].upos != "PUNCT"]
    end, start = words[-1] + 1, first_word(tree, noun) - 1
    return start >= 0 and end < len(tree) and tree[end].xpos == "''" and tree[start].xpos == "``"


def _is_gapped(tree: Tree, noun: int, words: set[str]) -> bool:
    """Whether a noun stands for a clause with a place of its own ("one on the first floor, a chapel on the third")."""
    return tree.is_a(noun, "conj") and bool(words & {tree.lemma(i) for i in tree.children(tree[noun].head, "case")})


def _complete(tree: Tree, predicate: int, core: frozenset[int]) -> bool:
    born = tree.lemma(predicate) == "bear" and tree[predicate].xpos == "VBN"  # everybody is
    if not born and (has_object(tree, predicate) or tree.children(predicate, "aux:pass")):
        return True
    return any(i in core for i in tree.children(predicate, "obl"))
