"""The last look at a proposition: is it a sentence, and does every joining word still join something?"""

from __future__ import annotations

from verify.decompose.attribution_lexicon import reporting
from verify.decompose.persons import is_person_word
from verify.decompose.proposition import Proposition, Word
from verify.decompose.tree import Tree
from verify.decompose.vetoes import is_time


def is_statement(tree: Tree, proposition: Proposition) -> bool:
    """Whether the words hold a finite verb and something before it that can be its subject."""
    words = proposition.words
    verb = next((k for k, word in enumerate(words) if isinstance(word, str) or _is_finite(tree, word)), None)
    if verb is None:
        return False
    first, last = words[0], words[-1]
    if tree[proposition.head].xpos == "MD" or _stands_for_next(tree, proposition):
        return False  # "you can"
    if (
        _hangs_on_opening(tree, proposition)
        or _opens_with_relative(tree, proposition)
        or _loses_object(tree, proposition)
        or _lost_that(tree, proposition)
        or _runs_past_gap(tree, proposition)
        or _moves_relative(tree, proposition)
        or _stops_before_verb(tree, proposition)
        or _lost_antecedent(tree, proposition)
        or _stops_at_participle(tree, proposition)
        or _lost_start(tree, proposition)
        or _only_comes(tree, proposition)
        or _only_says_when(tree, proposition)
        or _lost_measure(tree, proposition)
    ):
        return False
    if isinstance(first, int) and (tree.lemma(first) in ("than", "of", "whose") or first == words[verb]):
        return False
    if _breaks_off(tree, last) or _lost_subject(tree, proposition) or _tells_nothing(tree, proposition):
        return False
    nominal = ("NOUN", "PROPN", "PRON", "NUM", "DET", "ADJ", "X", "SYM", "VERB")
    return any(isinstance(word, int) and tree[word].upos in nominal for word in (*words[:verb], *words[verb + 1 :]))


def _hangs_on_opening(tree: Tree, proposition: Proposition) -> bool:
    """Whether a claim is a clause with its own conjunction before it ("if we are to go")."""
    opener = tree.opener(proposition.head)
    return opener is not None and opener == proposition.tokens[0] and tree[opener].xpos in ("IN", "WRB")


def _opens_with_relative(tree: Tree, proposition: Proposition) -> bool:
    """Whether a claim opens with a "which" and its preposition, behind what it goes on from ("during which ...")."""
    first = proposition.words[0]
    if not isinstance(first, int) or not tree.is_a(first, "case") or first == tree.first_word:
        return False
    return tree[tree[first].head].xpos == "WDT" and tree.lemma(tree[first].head) == "which"


def _stops_before_verb(tree: Tree, proposition: Proposition) -> bool:
    """Whether a claim ends, in mid-phrase, before a verb that belongs under it ("after leaked papers | show that")."""
    last = proposition.words[-1]
    if not isinstance(last, int) or last + 1 >= len(tree) or tree[last].upos not in ("NOUN", "PROPN", "PRON"):
        return False
    following = last + 1
    if tree[following].xpos not in ("VBD", "VBZ", "VBP", "MD"):
        return False
    verb = tree[following].head if tree[following].upos == "AUX" else following
    lacks_own = tree.subject(verb) is None and tree[last].upos == "PROPN"  # "to find rebels Ann Lee | has freed"
    return lacks_own or _lacks_subject(tree, verb) or proposition.head in tree.ancestors(following)


def _lacks_subject(tree: Tree, verb: int) -> bool:
    """Whether the parse gives a clause no subject, which then is what stands before its verb."""
    clause = tree.is_a(verb, "ccomp", "advcl")
    return clause and tree.subject(verb) is None and tree.child(verb, "expl") is None


def _loses_object(tree: Tree, proposition: Proposition) -> bool:
    """Whether a claim ends with its own active verb right before what looks like its object."""
    last = proposition.words[-1]
    if last != proposition.head or not isinstance(last, int) or last + 1 >= len(tree) or tree[last].upos != "VERB":
        return False
    perfect = any(tree.lemma(i) == "have" for i in tree.children(last, "aux"))
    if tree.children(last, "aux:pass") or is_time(tree, last + 1) or (tree[last].xpos == "VBN" and not perfect):
        return False
    follows = tree[last + 1]
    return follows.upos in ("DET", "PRON", "PROPN", "NOUN", "ADJ") and follows.xpos not in ("WP", "WDT", "WRB")


def _lost_that(tree: Tree, proposition: Proposition) -> bool:
    """Whether a "that" is left before an infinitive, its own clause being left out ("said that to pay for it")."""
    held = frozenset(proposition.tokens)
    that = (i for i in held if tree.is_a(i, "mark") and tree.lemma(i) == "that" and tree[i].head in held)
    return any(tree.lemma(i) == "to" for t in that for i in tree.children(tree[t].head, "mark"))


def _runs_past_gap(tree: Tree, proposition: Proposition) -> bool:
    """Whether a participle follows, with no mark, a noun left out that it may describe ("an echo of bells | rung")."""
    held = frozenset(proposition.tokens)
    return any(
        tree.is_a(i, "acl")
        and tree[i].xpos in ("VBN", "VBG")
        and tree[i].head in held
        and i - 1 not in held
        and tree[i - 1].upos in ("NOUN", "PROPN")
        for i in held
    )


def _moves_relative(tree: Tree, proposition: Proposition) -> bool:
    """Whether a "that" stands right behind a noun that lost its participle ("the men | hurt in a fire that")."""
    held = frozenset(proposition.tokens)
    for index in held:
        first = tree.subtree(index)[0] if tree.is_a(index, "acl:relcl") else -1
        if first not in held or tree[index].head not in held or tree.lemma(first) != "that":
            continue
        if any(i < first and i not in held and tree[i].xpos == "VBN" for i in tree.children(tree[index].head, "acl")):
            return True
    return False


def _lost_antecedent(tree: Tree, proposition: Proposition) -> bool:
    """Whether a relative word stands here behind other words than in the article."""
    held = frozenset(proposition.tokens)
    for index in held:
        if tree[index].xpos not in ("WDT", "WP") or tree[index].upos != "PRON" or not index:
            continue
        clause = next((i for i in tree.ancestors(index) if tree.is_a(i, "acl:relcl")), None)
        if clause is not None and tree.subtree(clause)[0] == index and tree[clause].head not in held:
            return True
    return False


def _lost_subject(tree: Tree, proposition: Proposition) -> bool:
    """Whether a verb under the claim's own one stands here and its subject does not."""
    held = frozenset(proposition.tokens)
    for index in held:
        if index == proposition.head or tree[index].head not in held:
            continue
        if not tree.is_a(index, "advcl", "acl", "ccomp", "conj"):
            continue
        subject = tree.subject(index)
        if subject is not None and held.isdisjoint((subject, *tree.children(subject, "conj"))):
            return True
        modal = tree[index].xpos == "VB" and tree.is_finite(index)
        finite = (modal or tree[index].xpos in ("VBD", "VBZ")) and tree.child(index, "expl") is None
        if subject is None and finite and tree.is_a(index, "advcl", "ccomp"):
            return True  # a finite verb that the parse leaves without a subject
    return False


def _tells_nothing(tree: Tree, proposition: Proposition) -> bool:
    """Whether somebody is only said to have told somebody, without what ("Ann Lee told the judge")."""
    if is_unfinished(tree, proposition) or _only_says(tree, proposition) or _only_expects(tree, proposition):
        return True
    if tree.lemma(proposition.head) != "tell" or tree.children(proposition.head, "aux:pass"):
        return False
    held = [i for i in tree.children(proposition.head) if i in proposition.tokens]
    what = [
        i for i in held if tree.is_a(i, "ccomp", "xcomp", "parataxis") or (tree.is_a(i, "obl") and not is_time(tree, i))
    ]
    return not what and len([i for i in held if tree.is_a(i, "obj", "iobj")]) <= 1


def is_unfinished(tree: Tree, proposition: Proposition) -> bool:
    """Whether a claim stops before what it was to say: at a colon, or at a "be" in mid-sentence ("has to be | but").

    So does one that ends with the subject of another clause ("is no wonder the rate | is high").
    """
    last = proposition.words[-1]
    if isinstance(last, int) and tree.lemma(last) == "be" and tree[last].xpos == "VB":
        return any(tree[i].upos != "PUNCT" for i in range(last + 1, len(tree)))
    if isinstance(last, int) and tree.lemma(last) == "have" and last + 1 < len(tree) and _stops_at_link(tree, last):
        return True
    return _stops_at_words(tree, proposition) or _ends_with_subject(tree, last)


def _ends_with_subject(tree: Tree, last: Word) -> bool:
    if not isinstance(last, int) or last + 1 >= len(tree) or not tree.is_a(last + 1, "aux", "cop"):
        return False
    return tree[last].upos in ("NOUN", "PROPN") and _lacks_subject(tree, tree[last + 1].head)


def _only_says(tree: Tree, proposition: Proposition) -> bool:
    """Whether a claim ends with its own "says" ("a clerk of the court says")."""
    verb = proposition.head
    return verb == proposition.words[-1] and tree.lemma(verb) == "say" and not tree.children(verb, "aux:pass")


def _only_expects(tree: Tree, proposition: Proposition) -> bool:
    """Whether a claim says no more than that something is expected, reported or the like, without what."""
    verb, words = proposition.head, proposition.words
    first = words[0]
    if words[-1] != verb or not isinstance(first, int) or tree.lemma(first) != "it":
        return False
    said = bool(reporting().verb_kinds(tree.lemma(verb)))
    return said and bool(tree.children(verb, "aux:pass")) and {*words} <= {first, verb, *tree.auxiliaries(verb)}


def _stops_at_words(tree: Tree, proposition: Proposition) -> bool:
    """Whether a claim ends before the colon behind which stands what is said ("I would say to them | : go")."""
    verb, end = proposition.head, max(proposition.tokens) + 1
    unsaid = tree.lemma(verb) == "say" and not tree.children(verb, "obj", "ccomp", "xcomp", "aux:pass")
    return unsaid and end < len(tree) and tree[end].text == ":"


def _stops_at_participle(tree: Tree, proposition: Proposition) -> bool:
    """Whether a claim ends with a participle of which the sentence says where or for what ("the hall located | in")."""
    last = proposition.words[-1]
    if not isinstance(last, int) or last == proposition.head or last + 1 == len(tree):
        return False
    return tree.is_a(last, "acl") and tree[last].xpos == "VBN" and tree[last + 1].xpos in ("IN", "TO")


def _lost_start(tree: Tree, proposition: Proposition) -> bool:
    """Whether a "to" is left of a stretch whose "from" stood right before it ("open [from nine] to five")."""
    held = frozenset(proposition.tokens)
    for end in (i for i in held if tree.is_a(i, "case") and tree.lemma(i) in ("to", "until", "till")):
        if tree[tree[end].head].upos != "NUM" and not is_time(tree, tree[end].head):
            continue  # "faces pressure from donors to back the plan"
        start = end - 1
        while start >= 0 and start not in held and tree[start].upos != "PUNCT":
            if tree.lemma(start) == "from":
                return True
            start -= 1
    return False


def _only_comes(tree: Tree, proposition: Proposition) -> bool:
    """Whether nothing is left but that something came or took place, of which the sentence says when or where."""
    verb, last = proposition.head, proposition.words[-1]
    if isinstance(last, int) and last and [tree.lemma(last - 1), tree.lemma(last)] == ["take", "place"]:
        return bool(tree.children(last - 1, "obl"))
    noun = tree.subject(verb)
    if verb != last or tree.lemma(verb) != "come" or noun is None or tree[noun].upos != "NOUN":
        return False
    return not is_person_word(tree.lemma(noun)) and bool(tree.children(verb, "advcl", "obl"))


def _only_says_when(tree: Tree, proposition: Proposition) -> bool:
    """Whether a claim is the time of another one ("the morning Ann Lee opened the line")."""
    first = proposition.words[0]
    if not isinstance(first, int) or tree.lemma(first) != "the" or first + 2 >= len(tree):
        return False
    timed = tree[first + 1].xpos == "NN" and is_time(tree, first + 1)
    return timed and first + 1 in proposition.tokens and tree[first + 2].upos in ("PROPN", "PRON")


def _lost_measure(tree: Tree, proposition: Proposition) -> bool:
    """Whether a "so" lost the "that" which says how much ("the fines are so low that nobody minds")."""
    words = proposition.tokens
    so = [i for i in words if tree.lemma(i) == "so" and tree.is_a(i, "advmod") and tree[i].head == i + 1]
    for clause in (k for i in so for k in tree.children(tree[i].head, "advcl", "ccomp")):
        if clause not in words and any(tree.lemma(k) == "that" for k in tree.children(clause, "mark")):
            return True
    end = max(words) + 1
    while end < len(tree) and tree[end].upos == "PUNCT":
        end += 1
    return bool(so) and end < len(tree) and tree.lemma(end) == "that"


def _stands_for_next(tree: Tree, proposition: Proposition) -> bool:
    """Whether a claim ends with a "did" that only the verb joined to it completes ("she did | and will support it")."""
    verb = proposition.head
    if verb != proposition.words[-1] or tree.lemma(verb) not in ("do", "have"):
        return False
    return any(tree[k].xpos == "MD" for i in tree.children(verb, "conj") for k in tree.auxiliaries(i))


def _breaks_off(tree: Tree, last: Word) -> bool:
    """Whether a claim ends with a word that calls for more: "when", "from", or a participle before its "that"."""
    if not isinstance(last, int) or last + 1 == len(tree):
        return False
    following = tree[last + 1]
    if tree[last].xpos in ("VBG", "VBN") and following.text.lower() == "that":
        return True
    if _stops_at_number(tree, last):
        return True
    bare = not tree.children(last, "det", "nmod:poss", "amod", "compound")
    if bare and following.text == "," and tree.is_a(last, "obl", "nmod") and tree.children(last, "case"):
        later = any(i > last and not tree.children(i, "case") for i in tree.children(tree[last].head, "obl"))
        if tree[last].upos == "ADJ" or (later and tree[last].xpos == "NN"):
            return True  # "in grave, nearly bitter, terms"
    if tree.is_a(last, "cop") and tree[last].head > last:
        return True  # "what people fear is", with the rest left out
    return (
        _stops_at_link(tree, last)
        or tree[last].xpos == "WRB"
        or (tree[last].xpos == "IN" and following.upos != "PUNCT")
    )


def _stops_at_number(tree: Tree, last: int) -> bool:
    """Whether a claim ends with a number before what it counts ("nine of 10 | limes", "to 5 | percent")."""
    counts = tree.is_a(last, "nummod") and tree[last].head == last + 1
    return counts or (tree[last].upos == "NUM" and tree[last + 1].text in ("percent", "%"))


def _stops_at_link(tree: Tree, last: int) -> bool:
    """Whether a claim ends with a word that only links ("voters are ... tired", "who has become", "am going to")."""
    if tree.lemma(last) in ("be", "have") and tree[last + 1].text in ("...", "…", ":"):
        return True
    if tree.lemma(last) == "be" and tree[last + 1].text == "," and tree.is_a(last, "acl", "ccomp", "advcl"):
        return True  # "what people fear is, first, ..."
    return tree.lemma(last) == "become" or (tree.lemma(last) == "to" and tree[last - 1].text.lower() == "going")


def without_loose_ends(tree: Tree, words: tuple[Word, ...]) -> tuple[Word, ...]:
    """The words without conjunctions whose two sides do not both stand here."""
    held = frozenset(word for word in words if isinstance(word, int))
    kept = tuple(word for word in words if not (isinstance(word, int) and _is_loose(tree, word, held)))
    opens = bool(kept) and isinstance(kept[0], int) and tree[kept[0]].deprel == "cc" and tree.lemma(kept[0]) == "and"
    return kept[1:] if opens else kept


def _is_loose(tree: Tree, index: int, held: frozenset[int]) -> bool:
    if tree[index].deprel != "cc":
        return False
    joined = tree[index].head
    if joined not in held:
        return True
    if tree[joined].deprel != "conj":
        return False
    if tree[joined].head not in held:
        return True
    # A phrase joined to a verb is an adjunct that lost the one before it.
    return (
        index - 1 not in held
        and tree[tree[joined].head].upos == "VERB"
        and bool(tree.children(joined, "case"))
        and not tree.children(joined, "cop")
    )


def _is_finite(tree: Tree, index: int) -> bool:
    return tree[index].upos in ("VERB", "AUX") and tree.is_finite(index)
