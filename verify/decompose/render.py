"""Writing chosen words of a sentence as an English sentence of their own."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from verify.decompose.lexicon import lexicon
from verify.decompose.proposition import Word
from verify.decompose.tree import DASHES, Tree

_EVEN = ('"', "''", "'")  # marks that open and close alike
_PAIRS = {"(": ")", "[": "]", "“": "”", "«": "»", "„": "”", "‘": "’"} | {mark: mark for mark in _EVEN}
_QUOTES = frozenset(_PAIRS).difference("([")  # a remark in brackets that is put behind other words is none any more
_OPENING = frozenset(_PAIRS).difference(_EVEN)
_CLOSING = frozenset(_PAIRS.values()).difference(_EVEN)
_PARTING = DASHES | {",", "-"}  # marks that part what stands before a clause from it
_NAMING = frozenset({"Great", "North", "South", "East", "West", "United", "Royal", "One"})
# Auxiliaries that lean on a pronoun, by their lemma where that tells them apart.
_FULL = {
    ("s", "have"): "has",
    ("s", "be"): "is",
    ("d", "have"): "had",
    ("d", ""): "would",
    ("ll", ""): "will",
    ("ve", ""): "have",
    ("re", ""): "are",
}
_EDGES = " ,;:.-–—…"


def render(tree: Tree, words: Sequence[Word], replaced: Mapping[int, str] | None = None) -> str:
    """The words as one sentence with a capital letter and a full stop.

    ``replaced`` gives other words for single tokens: a name for a pronoun, "" to leave one out.
    Punctuation and blanks between two words are the article's own where the words are neighbours
    there; brackets and double quotation marks that lost their partner are left out.
    """
    pieces = _unquoted(tree, _without_widows(tree, _with_marks(tree, words)))
    other = replaced or {}
    full = {i: word for before, i, word in _written_out(tree, pieces) if before in other or before + 1 != i}
    text = ""
    before: Word | None = None
    for piece in pieces:
        spelled = (
            piece
            if isinstance(piece, str)
            else full.get(piece) or other.get(piece, _spelled(tree, piece, inside=bool(text)))
        )
        if spelled:
            text += (" " if piece in full else _gap(tree, before, piece)) + spelled
            before = piece
    return sentence_case(" ".join(text.split()).strip(_EDGES))


def _written_out(tree: Tree, pieces: Sequence[Word]) -> Iterator[tuple[int, int, str]]:
    """Each auxiliary that leans on the word before it ("he'd"), with that word and its full form ("would")."""
    for before, piece in pairwise(pieces):
        if isinstance(before, int) and isinstance(piece, int) and tree[piece].upos == "AUX":
            mark, rest = tree[piece].text[:1], tree[piece].text[1:].lower()
            done = _is_perfect(tree, piece)
            word = _FULL.get((rest, "have" if done else tree.lemma(piece))) or _FULL.get((rest, ""))
            if mark in ("'", "’") and word:
                yield before, piece, word


def _is_perfect(tree: Tree, index: int) -> bool:
    """Whether an auxiliary makes a perfect and no passive ("he's been", "who's resigned", not "he's being told")."""
    been = index + 1 < len(tree) and tree[index + 1].text.lower() == "been"
    verb = tree[index].head
    return been or (tree[index].deprel == "aux" and tree[verb].xpos == "VBN" and not tree.children(verb, "aux:pass"))


def _spelled(tree: Tree, index: int, *, inside: bool) -> str:
    """A token as written; the sentence's first word without its capital where it no longer comes first."""
    token = tree[index]
    opens = inside and index == tree.first_word
    common = token.upos == "NOUN" or (token.upos not in ("PROPN", "X") and token.lemma[:1].islower())
    if opens and (_is_half_of_name(tree, index) or _opens_office(tree, index)):
        return token.text
    if opens and common and token.text[1:] == token.text[1:].lower() and token.text != "I":
        return token.text[:1].lower() + token.text[1:]
    return token.text


def _is_half_of_name(tree: Tree, index: int) -> bool:
    """Whether a word with a capital opens a name of two words ("Great Britain", "One Direction")."""
    return tree[index].text in _NAMING and index + 1 < len(tree) and tree[index + 1].upos == "PROPN"


def _opens_office(tree: Tree, index: int) -> bool:
    """Whether a word with a capital opens the name of an office before a name ("Attorney General Lee")."""
    if index + 1 >= len(tree) or not tree[index].text.istitle() or not tree[index + 1].text.istitle():
        return False
    if tree.lemma(index) in lexicon("passing"):
        return False  # "Former President Ann Lee"
    holder = tree[index + 1].head
    described = tree.is_a(index + 1, "nmod:desc", "compound") and holder == index + 2 and tree[holder].upos == "PROPN"
    return described and tree[index].head in (index + 1, holder)


def sentence_case(text: str) -> str:
    """``text`` with a capital first letter and a full stop, behind any quotation marks that open or close it."""
    if not text:
        return ""
    first = next((i for i, char in enumerate(text) if char.isalnum()), 0)
    # "iPhone" and "eBay" keep their small letter.
    if not text[first + 1 : first + 2].isupper():
        text = text[:first] + text[first].upper() + text[first + 1 :]
    bare = text.rstrip("”»\"')]")
    return text if bare.endswith((".", "!", "?")) else text + "."


def _with_marks(tree: Tree, words: Sequence[Word]) -> list[Word]:
    found: list[Word] = []
    for k, word in enumerate(words):
        before = words[k - 1] if k else None
        if isinstance(before, int) and _goes_on_elsewhere(tree, before, word) and _ends_renaming(tree, before, found):
            found.append(",")
        if isinstance(word, int):
            if isinstance(before, int) and before < word:
                marks = range(before + 1, word)
                if all(_is_mark(tree, i) for i in marks):
                    found.extend(() if _is_stray(tree, marks) else marks)
                elif _is_parted(tree, before, word):
                    found.append(",")
            elif (
                word and tree[word - 1].xpos != "POS" and tree[word - 1].text in (_PAIRS if before is None else _QUOTES)
            ):
                found.append(word - 1)
        found.append(word)
        after = words[k + 1] if k + 1 < len(words) else None
        if isinstance(word, int) and not (isinstance(after, int) and after > word):
            found.extend(_closing_after(tree, word))
    return found


def _is_parted(tree: Tree, before: int, word: int) -> bool:
    """Whether a comma parts a phrase from words before it, between which the claim leaves others out."""
    comma = tree[word - 1].text == ","
    if comma and tree[before + 1].text in ("(", "[") and tree[word - 2].text in (")", "]"):
        return True  # "Scream (1996), Hackers (1995)"
    labels = {"VBG": ("advcl", "acl"), "VBN": ("advcl", "acl"), "JJR": ("amod", "advmod"), "RBR": ("advmod",)}
    if tree[word].xpos in labels:
        aside = [i for i in range(before + 1, word) if not _is_mark(tree, i)]
        return comma and tree.is_a(word, *labels[tree[word].xpos]) and any(tree[i].upos != "ADV" for i in aside)
    if _opens_listed(tree, before, word) or (comma and _opens_name(tree, before, word)):
        return True
    opens = next(
        (i for i in (word, *tree.ancestors(word)) if tree.is_a(i, "nsubj") and _first_word(tree, i) == word), None
    )
    fronted = opens is not None and before < word and before not in tree.subtree(opens)
    parted = tree[word - 1].text in _PARTING or tree[before + 1].text in _PARTING
    return fronted and parted and tree[word].upos != "PRON"


def _goes_on_elsewhere(tree: Tree, before: int, word: Word) -> bool:
    """Whether a claim goes on behind a word with another word than the article does, and with no "'s"."""
    if isinstance(word, str):
        return word[:1].isalpha()
    return word < before or not all(_is_mark(tree, i) for i in range(before + 1, word))


def _ends_renaming(tree: Tree, before: int, said: Sequence[Word]) -> bool:
    """Whether a comma closes behind a word what one in the claim opened before a name ("the mayor, Ann Lee, [...]")."""
    if before + 1 >= len(tree) or tree[before + 1].text != ",":
        return False
    name = next((i for i in (before, *tree.ancestors(before)) if tree.is_a(i, "appos")), None)
    if name is None or tree[name].upos != "PROPN" or tree.subtree(name)[-1] not in (before, before + 1):
        return False
    opening = _first_word(tree, name) - 1
    return opening in said and tree[opening].text == ","


def _first_word(tree: Tree, index: int) -> int:
    """The first word under a token that is no mark."""
    return next(i for i in tree.subtree(index) if i == index or not _is_mark(tree, i))


def _opens_listed(tree: Tree, before: int, word: int) -> bool:
    """Whether a word opens the next noun of a list ("Ann Lee[, who left]; Bob Roe and two clerks")."""
    member = next((i for i in (word, *tree.ancestors(word)) if tree.is_a(i, "conj")), None)
    if member is None or tree[member].upos not in ("NOUN", "PROPN") or tree.children(member, "cc", "case"):
        return False
    opens = next(i for i in tree.subtree(member) if not _is_mark(tree, i))
    listed = tree[member].head <= before < opens <= word and before in tree.subtree(tree[member].head)
    return listed and tree[opens - 1].text in (",", ";")


def _opens_name(tree: Tree, before: int, word: int) -> bool:
    """Whether a word opens a name that says who somebody is ("a delegate[ from the south], Ann Lee, left")."""
    name = next((i for i in (word, *tree.ancestors(word)) if tree.is_a(i, "appos")), None)
    return (
        name is not None
        and tree[name].upos == "PROPN"
        and _first_word(tree, name) == word
        and tree[name].head == before
    )


def _is_stray(tree: Tree, marks: range) -> bool:
    """Whether a comma alone parts a subject from its verb ("Ann Lee, boarded a plane"): no side remark ends there."""
    if len(marks) != 1 or tree[marks[0]].text != "," or marks[0] + 1 >= len(tree):
        return False
    comma, verb = marks[0], marks[0] + 1
    predicate = tree[verb].head if tree.is_a(verb, "aux", "aux:pass", "cop") else verb
    subject = tree.subject(predicate)
    if subject is None or subject > comma:
        return False
    words = [i for i in tree.subtree(subject) if tree[i].upos != "PUNCT"]
    return words[-1] == comma - 1 and not any(tree[i].text == "," for i in range(words[0], comma))


def _closing_after(tree: Tree, word: int) -> list[int]:
    """The closing quotation mark or bracket right behind a word, past a comma or full stop; a "?" is kept."""
    asked: list[int] = []
    for i in range(word + 1, min(word + 3, len(tree))):
        if not _is_mark(tree, i):
            break
        if tree[i].text in _CLOSING or tree[i].text in _EVEN:
            return [*asked, i]
        if tree[i].text in ("?", "!"):
            asked.append(i)
    return []


def _is_mark(tree: Tree, index: int) -> bool:
    return tree[index].upos == "PUNCT"


def _without_widows(tree: Tree, pieces: Sequence[Word]) -> list[Word]:
    """The pieces without brackets and quotation marks whose partner is missing."""
    open_: list[int] = []
    paired: set[int] = set()
    for place, piece in enumerate(pieces):
        mark = _mark_at(tree, piece)
        again = mark in _EVEN and any(_mark_at(tree, pieces[o]) == mark for o in open_)
        if mark in _CLOSING or (again and _follows_closely(tree, piece)):
            for o in reversed(open_):
                if _PAIRS[_mark_at(tree, pieces[o])] == mark:
                    paired |= {o, place}
                    del open_[open_.index(o) :]
                    break
        elif mark in _PAIRS:
            open_.append(place)
    marks = (*_PAIRS, *_CLOSING)
    return [
        p for place, p in enumerate(pieces) if place in paired or _mark_at(tree, p) not in marks or _elides(tree, p)
    ]


def _elides(tree: Tree, piece: Word) -> bool:
    """Whether a mark that looks like a closing one is an apostrophe: nothing opened before it ("Keepin' it")."""
    if _mark_at(tree, piece) not in ("'", "’") or not isinstance(piece, int) or not _follows_closely(tree, piece):
        return False
    return not any(tree[i].text in ("'", "‘") and not _follows_closely(tree, i) for i in range(piece))


def _unquoted(tree: Tree, pieces: list[Word]) -> list[Word]:
    """The pieces without quotation marks that hold all of them: the claim's speaker stands beside it."""
    opens, closes = ("“", *_EVEN), ("”", *_EVEN)
    if len(pieces) > 1 and _mark_at(tree, pieces[0]) in opens and _mark_at(tree, pieces[-1]) in closes:
        inner = pieces[1:-1]
        if not any(_mark_at(tree, piece) in (*opens, *closes) for piece in inner):
            return inner
    return pieces


def _mark_at(tree: Tree, piece: Word) -> str:
    return tree[piece].text if isinstance(piece, int) and _is_mark(tree, piece) else ""


def _follows_closely(tree: Tree, piece: Word) -> bool:
    """Whether a mark stands right behind what is before it in the article, as one that closes does."""
    return isinstance(piece, int) and piece > 0 and tree[piece - 1].end == tree[piece].start


def _gap(tree: Tree, before: Word | None, piece: Word) -> str:
    """What stands between two pieces: the article's blank or nothing for neighbours, else one blank."""
    if before is None:
        return ""
    if isinstance(piece, str):
        return "" if piece.startswith(("'", "’", ",")) else " "
    token = tree[piece]
    if isinstance(before, int):
        if before + 1 == piece:
            return " " if tree[before].end < token.start else ""
        closes = token.text in _EVEN and before < piece and all(_is_mark(tree, i) for i in range(before + 1, piece))
        if tree[before].text in _OPENING or closes:
            return ""
    if token.text in ("n't", "n’t") and piece > 0 and tree[piece - 1].end < token.start:
        return " "  # no half of a word in the article either
    return "" if token.text in (",", ".", ";", ":", "'s", "’s", "n't", "n’t", "%") or token.text in _CLOSING else " "
