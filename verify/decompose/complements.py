"""Which phrases and clauses belong to what a verb says, so that it says less, or something else, without them."""

from __future__ import annotations

from verify.decompose import vetoes
from verify.decompose.attribution_lexicon import reporting
from verify.decompose.lexicon import lexicon
from verify.decompose.persons import is_person_word
from verify.decompose.phrases import has_preposition, word_before
from verify.decompose.tree import Tree

# How sure the parser has to be that a phrase belongs to the verb and not to the bare noun before it.
_SURE = 0.5


def belongs(tree: Tree, predicate: int, index: int) -> bool:
    """Whether an oblique phrase or adverbial clause belongs to what its predicate says."""
    words = {tree.lemma(i) for i in tree.children(index, "case", "mark")}
    if words & lexicon("restricting") or tree.is_a(index, "obl:agent") or _limits(tree, index):
        return True
    if index > predicate and (_is_bound_behind(tree, predicate, index, words) or says_when_it_comes(tree, index)):
        return True
    if tree.is_a(index, "advcl"):
        bare = tree[index].xpos == "VB" and not has_object(tree, predicate)
        bare = bare or (tree[index].xpos == "VBG" and tree.subtree(index)[0] == predicate + 1)  # "was seen leaving"
        spent = tree[index].xpos == "VBG" and tree.lemma(predicate) in lexicon("spending")
        first = tree.subtree(index)[0]
        partly = bool(first) and tree.lemma(first - 1) == "part"  # "in part because"
        partly = partly or (index > predicate and _says_what_to_be(tree, predicate, index))
        partly = partly or (first > 0 and tree.is_a(first - 1, "advmod") and tree.lemma(first - 1) in ("still", "yet"))
        partly = partly or _says_for_what_too_much(tree, predicate, index) or _tells_what_with(tree, index)
        partly = partly or (index > predicate and "to" in words and tree.lemma(predicate) in lexicon("urging"))
        partly = partly or _says_what_for(tree, predicate, index) or _says_as_what(tree, predicate, index)
        partly = partly or _says_for_how_long(tree, predicate, index)
        return bare or spent or partly or _depends(tree, predicate, index) or says_what_time(tree, index)
    if index < predicate:
        return _bounds(tree, index, words) or any(
            i < index for i in tree.children(predicate, "cop")
        )  # "two months away"
    explained = any(says_what_time(tree, i) for i in tree.children(predicate, "advcl") if i > index)
    if tree.lemma(index) in ("time", "moment", "day"):
        return explained
    return not vetoes.is_time(tree, index) and _completes(tree, predicate, index, words)


def _says_for_how_long(tree: Tree, predicate: int, index: int) -> bool:
    """Whether an infinitive says what "takes" a time ("the test takes an hour to finish")."""
    if tree.lemma(predicate) != "take" or all(tree.lemma(i) != "to" for i in tree.children(index, "mark")):
        return False
    return any(vetoes.is_time(tree, i) for i in tree.children(predicate, "obj"))


def _tells_what_with(tree: Tree, index: int) -> bool:
    """Whether a participle right behind what stands with "with" tells what that does ("with Ann Lee leading")."""
    first = tree.subtree(index)[0]
    if tree[index].xpos != "VBG" or first != index or not first:
        return False
    nouns = [i for i in (first - 1, *tree.ancestors(first - 1)) if tree[i].upos in ("NOUN", "PROPN")]
    return any(has_preposition(tree, noun, "with") for noun in nouns[:3])


def _says_what_for(tree: Tree, predicate: int, index: int) -> bool:
    """Whether an infinitive says in what something is so, or what is called for.

    "Has been quick to blame others", "made a plea for the men to be freed".
    """
    if not any(tree.lemma(i) == "to" for i in tree.children(index, "mark")):
        return False
    first = tree.subtree(index)[0]
    if tree[predicate].upos == "ADJ" and first == predicate + 1:
        return True
    if tree.lemma(predicate) in ("call", "ask", "wait", "plead", "long") and tree.lemma(first) == "for":
        return True  # "called for the hall to be closed"
    whose = next((i for i in (first - 1, *tree.ancestors(first - 1)) if has_preposition(tree, i, "for")), None)
    return whose is not None and tree.is_a(whose, "nmod") and tree.subtree(whose)[-1] == first - 1


def _says_as_what(tree: Tree, predicate: int, index: int) -> bool:
    """Whether words with "as" right behind an object say as what it is seen, or what it says.

    "Viewed the bill as unfair", "quoted the mayor as saying so".
    """
    things = tree.children(predicate, "obj")
    says = tree[index].xpos == "VBG" and bool(reporting().verb_kinds(tree.lemma(index)))
    if not (tree[index].upos == "ADJ" or says) or tree.subject(index) is not None or not things:
        return False
    named = any(tree.lemma(i) == "as" for i in tree.children(index, "mark", "case"))
    return named and word_before(tree, index) in tree.subtree(things[-1])


def _says_for_what_too_much(tree: Tree, predicate: int, index: int) -> bool:
    """Whether an infinitive says for what something is too much or enough ("too vague to tell who may join")."""
    measured = any(tree.lemma(i) in ("too", "enough") for i in tree.children(predicate, "advmod"))
    return measured and index > predicate and any(tree.lemma(i) == "to" for i in tree.children(index, "mark"))


def _bounds(tree: Tree, index: int, words: set[str]) -> bool:
    """Whether a phrase before its clause says of whom or of what all of that holds ("Among women, Lee leads").

    "For his part" does not, nor does a stretch of time.
    """
    first = tree.subtree(index)[0]
    if vetoes.is_time(tree, index) or tree.children(index, "nmod:poss") or tree.lemma(first) not in words:
        return False
    after = tree.subtree(index)[-1] + 1
    held = tree[index].upos in ("NOUN", "PROPN", "PRON", "DET", "NUM") and tree[min(after, len(tree) - 1)].text != ":"
    return held and tree.lemma(first) in lexicon("bounding") and tree.lemma(index) not in lexicon("connecting_nouns")


def _says_what_to_be(tree: Tree, predicate: int, index: int) -> bool:
    """Whether an infinitive of "be" right behind an object says as what it is taken ("sees them to be thieves")."""
    named = tree.child(index, "cop") is not None and any(tree.lemma(i) == "to" for i in tree.children(index, "mark"))
    things = tree.children(predicate, "obj")
    return named and bool(things) and tree.subtree(things[-1])[-1] + 1 == tree.subtree(index)[0]


def says_when_it_comes(tree: Tree, index: int) -> bool:
    """Whether a time or clause says all that "comes" does of what has come about ("the warning comes after a fire")."""
    verb = tree[index].head
    noun = tree.subject(verb) if verb >= 0 else None
    if noun is not None and tree[noun].upos != "NOUN":  # "most of the calls came after the storm"
        noun = next((i for i in tree.children(noun, "nmod") if has_preposition(tree, i, "of")), noun)
    thing = noun is not None and tree[noun].upos == "NOUN" and not is_person_word(tree.lemma(noun))
    forms = ("VBZ", "VBP", "VBD") if thing else ("VBZ", "VBP")
    bare = tree.lemma(verb) == "come" and tree[verb].xpos in forms and not has_object(tree, verb)
    return bare and next((i for i in tree.children(verb, "obl", "advcl") if i > verb), None) == index


def _is_bound_behind(tree: Tree, predicate: int, index: int, words: set[str]) -> bool:
    """Whether what stands behind a predicate, with these prepositions, is called for by a word before it."""
    if "in" in words and _is_taken_up(tree, predicate, index):
        return True
    compared = "as" in words and any(tree.lemma(i) in ("as", "so") for i in tree.children(predicate, "advmod"))
    if _compares_with(tree, index) or _is_felt_in(tree, predicate, index) or _tells_what_is_like(tree, index):
        return True
    if compared or _may_complete_noun(tree, index) or _is_called_for(tree, predicate, index, words):
        return True
    first = tree.subtree(index)[0]
    if (
        tree.is_a(index, "obl")
        and tree[first - 1].upos == "ADJ"
        and tree.is_a(first - 1, "xcomp")
        and words & {"for", "to"}
    ):
        return True  # "make tickets free for the old"
    if tree[predicate].upos in ("ADV", "ADP") and tree.subtree(index)[0] == predicate + 1:
        return True  # "off to a good start"
    told = any(i > index for i in tree.children(predicate, "xcomp"))  # "called on Ann Lee to resign"
    return tree.is_a(index, "obl") and (told or _completes_object(tree, predicate, index, words))


def _is_taken_up(tree: Tree, predicate: int, index: int) -> bool:
    """Whether a phrase right behind a participle says in what somebody is taken up ("were locked in talks").

    So does one behind its particle ("were caught up in the row").
    """
    end = max((predicate, *tree.children(predicate, "compound:prt")))
    state = tree[predicate].text.lower() in lexicon("engaged") and tree[predicate].xpos != "VBD"
    return state and not tree.children(predicate, "obj") and tree.subtree(index)[0] == end + 1


def _compares_with(tree: Tree, index: int) -> bool:
    """Whether a phrase compares, and so is what a clause is about ("pays at a lower rate than her driver")."""
    compared = any(tree[i].xpos == "JJR" for i in tree.children(index, "amod"))
    return compared and any(tree.lemma(i) == "than" for i in tree.subtree(index))


def _tells_what_is_like(tree: Tree, index: int) -> bool:
    """Whether a phrase stands right behind one with "like", and may be part of it ("walks like a man in a dream")."""
    last = tree.subtree(index)[0] - 1
    likened = (i for i in tree.children(tree[index].head, "obl") if tree.subtree(i)[-1] == last)
    return tree[last].upos != "PUNCT" and any(has_preposition(tree, i, "like") for i in likened)


def _is_felt_in(tree: Tree, predicate: int, index: int) -> bool:
    """Whether a phrase right behind a verb and its bare noun says in what ("took pride in the bridge")."""
    things = tree.children(predicate, "obj")
    if tree.lemma(predicate) not in lexicon("light") or not things or vetoes.is_time(tree, index):
        return False
    bare = tree[things[0]].xpos == "NN" and not tree.children(things[0])
    return bare and things[0] + 1 == tree.subtree(index)[0] and tree[index].upos != "PROPN"


def _completes_object(tree: Tree, predicate: int, index: int, words: set[str]) -> bool:
    """Whether a phrase right behind an object says neither when nor where ("show her with a lead")."""
    if not words or words & lexicon("placed") or vetoes.is_time(tree, index):
        return False
    things = tree.children(predicate, "obj", "iobj")
    return bool(things) and tree.subtree(index)[0] == tree.subtree(things[-1])[-1] + 1


def _completes(tree: Tree, predicate: int, index: int, words: set[str]) -> bool:
    """Whether a phrase behind a verb, with these prepositions, says to, into or as what rather than where or how."""
    placing = tree.lemma(predicate) in lexicon("placing") | lexicon("spending")
    amount = not words and tree[index].deprel == "obl:unmarked" and bool(tree.children(index, "nummod"))
    if amount or (tree[predicate].upos == "NUM" and "in" in words):
        return True  # "earn on average 12 per cent more", "is 1-0 in the series"
    if tree[predicate].upos == "ADJ" and tree.subtree(index)[0] == predicate + 1:
        figurative = "in" in words and tree[index].upos == "NOUN"  # "sick in the head"
        return figurative or bool(words & lexicon("completing"))  # "poised for a comeback"
    if has_object(tree, predicate):
        bound = bool(words & lexicon("object_bound")) or _receives(tree, predicate, index)
        return bound or placing or is_set_phrase(tree, index)
    first = next((i for i in tree.children(predicate, "obl") if i > predicate and not vetoes.is_time(tree, i)), None)
    if index != first:
        completes_phrase = first is not None and first + 1 == tree.subtree(index)[0] and is_set_phrase(tree, first)
        return bool(words & {"as", "into", "of", "on", "upon"}) or (completes_phrase and bool(words & {"to", "with"}))
    if placing or not words or not _passive(tree, predicate) or tree.is_a(predicate, "acl", "advcl"):
        return True
    return bool(words & lexicon("completing")) or is_set_phrase(tree, index)


def _is_called_for(tree: Tree, predicate: int, index: int, words: set[str]) -> bool:
    """Whether a gerund says for, of or from what ("called for leaving", "capable of pumping", "kept from going")."""
    reason = tree.lemma(predicate) in ("blame", "credit", "fault") or not has_object(tree, predicate)
    named = bool(words & {"of", "to", "from"}) or ("for" in words and reason)  # "blame the crew for leaving"
    engaged = "in" in words and tree[predicate].xpos in ("JJ", "VBN") and tree.subtree(index)[0] == predicate + 1
    return (named or engaged) and any(tree[i].xpos == "VBG" for i in (index, *tree.children(index, "cop", "aux")))


def _limits(tree: Tree, index: int) -> bool:
    """Whether a phrase denies, or says that something holds in part only ("in some cases", "in most towns")."""
    first = tree.subtree(index)[0]
    few = tree.lemma(first) == "just" and first > tree[index].head  # "leave just two days a week"
    if few and any(i == first + 1 for i in tree.children(index, "nummod")):
        return True
    if vetoes.denies(tree, tree.subtree(index)) or (first and tree.lemma(first - 1) in ("together", "along", "once")):
        return True  # "once in the city, he ..."
    if not tree.is_a(index, "obl"):
        return False
    part = tree.lemma(index) == "part" and set(tree.children(index)) <= set(tree.children(index, "case", "punct"))
    each = any(tree.lemma(i) in ("every", "each") for i in tree.children(index, "det"))
    if part or (each and vetoes.is_time(tree, index)):
        return True  # "in part", "every ten minutes", "each year"
    if _gives_part_reason(tree, first) or _gives_part_reason(tree, tree.subtree(index)[-1] + 1):
        return True
    beside = (index, *tree.children(index, "det", "amod"))
    return any(tree.lemma(i) in lexicon("partial") for i in beside) or (
        tree.lemma(index) == "case" and any(tree[i].xpos == "JJS" for i in beside)
    )


def _gives_part_reason(tree: Tree, place: int) -> bool:
    """Whether words that begin at a place give a reason which is one of several ("in part | because of the storm")."""
    return 1 < place < len(tree) and [tree.lemma(i) for i in range(place - 2, place + 1)] == ["in", "part", "because"]


def _may_complete_noun(tree: Tree, index: int) -> bool:
    """Whether a phrase may as well belong to a bare noun before it ("cut the prospect for growth")."""
    first = tree.subtree(index)[0]
    if tree[index].confidence >= _SURE or vetoes.is_time(tree, index) or not first:
        return False
    return tree[first - 1].upos == "NOUN" and not tree.children(first - 1, "det", "nmod:poss", "nummod")


def _receives(tree: Tree, predicate: int, index: int) -> bool:
    """Whether a phrase with "to" right behind an object says to what it goes ("linked the leak to the server")."""
    if not any(tree.lemma(i) == "to" for i in tree.children(index, "case")) or tree.lemma(index) in lexicon("bearings"):
        return False
    things = tree.children(predicate, "obj", "iobj")
    return bool(things) and tree[index].upos != "NUM" and tree.subtree(index)[0] == tree.subtree(things[-1])[-1] + 1


def says_what_time(tree: Tree, index: int) -> bool:
    """Whether a clause explains the noun of time right before it ("at a time when ...")."""
    first = tree.subtree(index)[0]
    if not first:
        return False
    since = tree.lemma(first) == "since" and tree[first - 1].xpos == "NNS" and tree.lemma(first - 1) in lexicon("times")
    return since or (tree.lemma(first) in ("when", "where") and tree.lemma(first - 1) in lexicon("ungapped"))


def _depends(tree: Tree, predicate: int, index: int) -> bool:
    """Whether a clause says on what it hangs that something will be ("will improve when the market recovers")."""
    opener = tree.opener(index)
    if opener is None or tree.lemma(opener) not in lexicon("pending"):
        return False
    if any(tree[i].xpos in ("MD", "TO") for i in tree.children(predicate, "aux", "mark")):
        return True
    if vetoes.each_time(tree, predicate, tree.lemma(opener)):
        return True
    return index > predicate and any(tree[i].xpos == "VB" for i in tree.children(predicate, "xcomp"))


def is_set_phrase(tree: Tree, index: int) -> bool:
    """Whether a phrase is a set one, its noun without an article ("at risk", "on loan", "in place")."""
    return (
        tree[index].upos == "NOUN"
        and tree[index].xpos == "NN"
        and all(tree.is_a(i, "case", "punct") or _says_of_what(tree, i) for i in tree.children(index))
    )


def _says_of_what(tree: Tree, index: int) -> bool:
    return tree.is_a(index, "nmod") and any(tree.lemma(i) == "of" for i in tree.children(index, "case"))


def has_object(tree: Tree, predicate: int) -> bool:
    """Whether a predicate has an object, a clause or a copula, and so says something without further phrases."""
    named = tree[predicate].upos != "VERB" and bool(tree.children(predicate, "cop"))
    return named or bool(tree.children(predicate, "obj", "iobj", "xcomp", "ccomp"))


def _passive(tree: Tree, predicate: int) -> bool:
    return bool(tree.children(predicate, "aux:pass")) or (
        tree[predicate].xpos == "VBN" and not tree.children(predicate, "aux")
    )
