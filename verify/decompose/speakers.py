"""Completing speakers: short names, "he", "the ministry" and "the statement" by their fullest earlier name."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

from verify.decompose.attribution_lexicon import reporting
from verify.decompose.attribution_report import Attribution
from verify.decompose.attribution_speaker import noun_speaker
from verify.decompose.quotes import find_quotations
from verify.decompose.speakers_names import Name, find_names, name_at
from verify.decompose.tree import Tree
from verify.types import Document, Sentence

_SINGULAR = frozenset({"he", "she"})
_DEFINITE = frozenset({"the", "its", "their"})
# "He" is looked for in its own and this many sentences before.
_WINDOW = 2


def resolve_speakers(
    document: Document, sentences: Sequence[Sentence], found: Sequence[Attribution]
) -> list[Attribution]:
    """The same reports with each speaker by its fullest earlier name, where exactly one candidate agrees.

    "Jalali" and "the prime minister" become the one full name that ends or is titled so, "the
    ministry" the one organisation so called, "the statement" whoever issued the only one, "he" or
    "she" the one person named or speaking, outside quotation marks, in this and the sentences just
    before. Everything else stays as it is.
    """
    scene = _Scene(document.text, sentences)
    resolved = []
    for item in sorted(found, key=lambda item: item.cue_span):
        name = scene.full_name(item)
        resolved.append(item if name is None else replace(item, speaker=name))
        scene.heard(resolved[-1])
    return resolved


class _Scene:
    """Who has been named and who has spoken up to a place of the article. Reports are asked for in text order."""

    def __init__(self, text: str, sentences: Sequence[Sentence]) -> None:
        self._sentences = sentences
        self._starts = [sentence.start for sentence in sentences]
        self._trees = [Tree(sentence.tokens) for sentence in sentences]
        self._names = [list(find_names(tree)) for tree in self._trees]
        self._issuers = [issue for tree in self._trees for issue in _issues(tree)]
        self._quoted = [(q.start, q.end) for q in find_quotations(text, 0, len(text)) if q.depth == 0]
        self._spoke: tuple[int, str] | None = None
        self._pronouns: dict[str, str] = {}

    def heard(self, item: Attribution) -> None:
        """Remember who spoke last: the end of what was said, and the speaker's name."""
        if item.speaker is not None:
            self._spoke = (max(item.content[-1][1], item.cue_span[1]), item.speaker)

    def full_name(self, item: Attribution) -> str | None:
        """The fullest earlier name of a report's speaker, or None to leave it."""
        if item.speaker is None or item.speaker_span is None:
            return None
        place = bisect_right(self._starts, item.speaker_span[0]) - 1
        tree = self._trees[place]
        inside = [i for i, t in enumerate(tree.tokens) if t.start >= item.speaker_span[0] and t.end <= item.speaker_span[1]]
        members = set(inside)
        head = next((i for i in inside if tree[i].head not in members), None)
        if head is None:
            return None
        return self._of_head(tree, head, place)

    def _of_head(self, tree: Tree, head: int, place: int) -> str | None:
        token = tree[head]
        before = [name for names in self._names[: place + 1] for name in names if name.start < token.start]
        if token.upos == "PRON":
            return self._of_pronoun(tree, head, place) if token.text.lower() in _SINGULAR else None
        if token.upos == "PROPN":
            return _by_name(name_at(tree, head), before)
        definite = any(tree[c].text.lower() in _DEFINITE for c in tree.children(head, "det", "nmod:poss"))
        if not definite or tree.children(head, "nmod", "acl"):
            return None
        lemma = tree.lemma(head)
        if lemma in reporting().utterances:
            return self._of_utterance(lemma, token.start)
        return _by_office(lemma, before)

    def _of_pronoun(self, tree: Tree, head: int, place: int) -> str | None:
        start, pronoun = tree[head].start, tree[head].text.lower()
        everyone = [name for names in self._names[: place + 1] for name in names if name.start < start]
        since = self._starts[max(0, place - _WINDOW)]
        near = [name for name in everyone if name.start >= since and not self._is_quoted(name.start)]
        found = {_by_name(name, everyone) or name.text for name in near if _may_be_person(name, everyone)}
        if self._spoke is not None and self._spoke[0] >= since:
            last = self._spoke[1]
            if not found and last.lower() in _SINGULAR:
                return None
            found |= {name.text for name in everyone if name.text == last and _is_person(name, everyone)}
        fitting = [name for name in found if self._pronouns.get(name, pronoun) == pronoun]
        if len(fitting) != 1:
            return None
        self._pronouns[fitting[0]] = pronoun
        return fitting[0]

    def _is_quoted(self, offset: int) -> bool:
        k = bisect_right(self._quoted, (offset, offset)) - 1
        return k >= 0 and offset < self._quoted[k][1]

    def _of_utterance(self, lemma: str, start: int) -> str | None:
        """Who issued the statement, if all statements so far are of one source."""
        issuers = [issuer for offset, noun, issuer in self._issuers if offset < start and noun == lemma]
        return issuers[-1] if issuers and all(_same_source(issuers[-1], other) for other in issuers) else None


def _is_person(name: Name, everyone: Sequence[Name]) -> bool:
    return name.person or any(other.person and other.words[-1] == name.words[-1] for other in everyone)


def _may_be_person(name: Name, everyone: Sequence[Name]) -> bool:
    """A single name that does something may be a person too, and then stands in the way of another."""
    return (name.subject and len(name.words) == 1) or _is_person(name, everyone)


def _by_name(name: Name, before: Sequence[Name]) -> str | None:
    """The one longer name that ends in the same words; names that only spell it out further count as one."""
    size = len(name.words)
    longer = [other for other in before if len(other.words) > size and other.words[-size:] == name.words]
    if not longer:
        return None
    fullest = max(longer, key=lambda other: len(other.words))
    agree = all(set(other.words) <= set(fullest.words) for other in longer)
    return fullest.text if agree else None


def _by_office(lemma: str, before: Sequence[Name]) -> str | None:
    """ "the ministry", "the minister": the one name that ends in that word, or the one person with that title."""
    called = {name.text for name in before if len(name.words) > 1 and name.words[-1].lower() == lemma}
    titled = {name.text for name in before if name.person and lemma in name.title}
    found = called or titled
    return found.pop() if len(found) == 1 else None


def _issues(tree: Tree) -> list[tuple[int, str, str]]:
    """The utterances a sentence tells of, each with its offset, its noun and the words for its source."""
    found = []
    for i, token in enumerate(tree.tokens):
        if token.upos != "NOUN" or tree.lemma(i) not in reporting().utterances:
            continue
        source = noun_speaker(tree, i)
        if source is None or tree[source].upos != "PROPN":
            continue
        name = name_at(tree, source)
        if name.start < token.start or source > i:
            found.append((token.start, tree.lemma(i), name.text))
    return found


def _same_source(a: str, b: str) -> bool:
    """Whether two names are one, or one abbreviates the other ("Russian MFA", "Russian Foreign Ministry")."""
    if a == b:
        return True
    ours, theirs = a.split(), b.split()
    shared = set(ours) & set(theirs)
    rest = [w for w in ours if w not in shared], [w for w in theirs if w not in shared]
    for short, long_ in (rest, rest[::-1]):
        if len(short) == 1 and short[0].isupper() and long_:
            return all(word[0] in short[0] for word in long_)
    return not rest[0] or not rest[1]
