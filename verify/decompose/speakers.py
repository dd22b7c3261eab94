"""Completing speakers: short names, "he", "the ministry" and "the statement" by their fullest earlier name."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import replace

from verify.decompose.attribution_lexicon import reporting
from verify.decompose.attribution_report import Attribution
from verify.decompose.persons import may_be_person, usual_pronoun
from verify.decompose.quotes import find_quotations
from verify.decompose.speakers_known import Known
from verify.decompose.speakers_names import honorifics, name_at, office_at, titles
from verify.decompose.tree import SUBJECTS, Tree
from verify.types import Document, Sentence

_PRONOUNS = {"he": "he", "his": "he", "him": "he", "she": "she", "her": "she"}
_ADDING = frozenset({"added", "adds", "continued", "continues"})
_DEFINITE = frozenset({"the", "its", "their"})
# "He" is looked for in its own sentence and this many before.
_WINDOW = 2


def resolve_speakers(
    document: Document, sentences: Sequence[Sentence], trees: Sequence[Tree], found: Sequence[Attribution]
) -> list[Attribution]:
    """The same reports with each speaker by its fullest earlier name, where exactly one candidate agrees.

    "Jalali" and "the prime minister" become the one full name that ends or is titled so, "the
    ministry" the one organisation so called, "the statement" whoever issued the only one, "he" or
    "she" the one person named or speaking, outside quotation marks, in this and the sentences just
    before. Everything else stays as it is.
    """
    scene = _Scene(document.text, sentences, trees)
    resolved = []
    for item in sorted(found, key=lambda item: item.speaker_span or item.cue_span):
        name = scene.full_name(item)
        resolved.append(item if name is None else replace(item, speaker=name))
        scene.heard(resolved[-1], named=name is not None)
    return resolved


class _Scene:
    """Who is known and who spoke last. Reports are asked for in the order of their speakers."""

    def __init__(self, text: str, sentences: Sequence[Sentence], trees: Sequence[Tree]) -> None:
        self._starts = [sentence.start for sentence in sentences]
        self._trees = trees
        self._known = Known(trees)
        self._quoted = [(q.start, q.end) for q in find_quotations(text, 0, len(text)) if q.depth == 0]
        self._spoke: Attribution | None = None
        self._unnamed = False
        self._direct: Attribution | None = None
        self._pronouns: dict[str, str] = {}
        self._subjects: dict[str, list[int]] = {"he": [], "she": []}
        for token in (token for tree in trees for token in tree.tokens if token.upos == "PRON"):
            if token.text.lower() in self._subjects and token.deprel in SUBJECTS:
                self._subjects[token.text.lower()].append(token.start)

    def heard(self, item: Attribution, *, named: bool) -> None:
        """Remember who spoke last, and whether it is a person without a name ("a spokesman for the mayor")."""
        if item.speaker is not None:
            self._spoke = item
            tree, head = self._head(item)
            self._unnamed = not named and head is not None and _is_somebody_new(tree, head)
            self._direct = item if item.direct else self._direct

    def full_name(self, item: Attribution) -> str | None:
        """The fullest earlier name of a report's speaker, or None to leave it."""
        tree, head = self._head(item)
        if item.speaker_span is None or head is None:
            return None
        start, end = item.speaker_span
        place = bisect_right(self._starts, start) - 1
        self._known.read_to(start)
        pronoun = _PRONOUNS.get(tree[head].text.lower())
        if pronoun is not None:
            return self._person(pronoun, self._starts[max(0, place - _WINDOW)], start)
        if tree[head].text.lower() == "it":
            return self._still(item)
        if tree[head].upos == "PROPN":
            return self._named(tree, head, end)
        return self._described(tree, head)

    def _head(self, item: Attribution) -> tuple[Tree, int | None]:
        """The sentence that names a report's speaker and the head of the words that do."""
        start, end = item.speaker_span or item.cue_span
        tree = self._trees[bisect_right(self._starts, start) - 1]
        inside = tree.inside(start, end)
        return tree, next((i for i in inside if tree[i].head not in inside), None)

    def _named(self, tree: Tree, head: int, end: int) -> str | None:
        """A person by the full name without title, whatever title stands here; an organisation without "the".

        An office is named by who holds it where that stands behind it ("The Lord Mayor, Ann Lee, said"), and else by
        all its words.
        """
        name = name_at(tree, head)
        called = honorifics().intersection(name.title) or tree.children(head, "flat")
        office = tree.lemma(head) in titles() and not called
        holder = next(
            (c for c in tree.children(head, "appos") if office and tree[c].upos == "PROPN" and c > head), None
        )
        if holder is not None and not tree.children(holder, "conj"):
            return self._known.fullest(name_at(tree, holder))
        if self._known.is_person(name) and not tree.children(head, "conj"):
            full = self._known.full(name)
            return full if office else full or name.text  # "Judge" may be somebody's last name
        article = next((c for c in tree.children(head, "det") if tree[c].text.lower() == "the"), None)
        if name.end != end or tree.children(head, "conj", "nmod:poss"):
            return None
        if office and article is not None and tree.starts[article + 1] != name.start:
            return None  # "the acting Justice Minister"
        if article is not None and len(name.words) == 1:
            return self._known.called(name.words[0].lower()) or name.text
        return name.text if article is not None else None

    def _described(self, tree: Tree, head: int) -> str | None:
        """Descriptions: "the ministry", "the minister", "the statement"."""
        names = (c for c in tree.children(head, "appos") if tree[c].upos == "PROPN" and tree[c].text[:1].isupper())
        name = next(names, None)
        if name is not None and tree.children(name, "conj"):
            return None  # "candidates Ann Lee and Jo Roe"
        if name is not None and any(head < c < name and _holds_office(tree, c) for c in tree.children(head, "nmod")):
            return None  # "a spokesman for the minister, Ann Lee,"
        if name is not None:
            return self._known.fullest(name_at(tree, name))
        owner = tree.child(head, "nmod:poss")
        if owner is not None and tree[owner].upos == "PROPN" and tree.lemma(head) in reporting().utterances:
            return self._known.fullest(name_at(tree, owner))  # "Ann Lee's statement added"
        definite = any(tree[c].text.lower() in _DEFINITE for c in tree.children(head, "det", "nmod:poss"))
        if not definite or tree.children(head, "nmod", "acl", "appos"):
            return None
        noun = tree.lemma(head)
        return self._known.issuer(noun) if noun in reporting().utterances else self._known.called(office_at(tree, head))

    def _still(self, item: Attribution) -> str | None:
        """Who spoke in the sentence before, for "it" that adds something; "it said" may be anybody spoken of."""
        adds = item.cue.lower().split()[-1] in _ADDING
        near = self._spoke is not None and item.sentence - self._spoke.sentence <= 1
        return self._spoke.speaker if self._spoke is not None and adds and near else None

    def _person(self, pronoun: str, since: int, offset: int) -> str | None:
        """The one person named or speaking since an offset who was never called by the other pronoun.

        A single name that does something may be a person too and then stands in the way of another. Who is only
        named by the way, when "she" has already been spoken of, is not meant.
        """
        known = self._known
        near = [name for name in known.since(since) if not self._is_quoted(name.start)]
        found = {
            known.fullest(name) for name in near if known.is_person(name) or (name.subject and len(name.words) == 1)
        }
        if self._spoke is not None and max(self._spoke.content[-1][1], self._spoke.cue_span[1]) > since:
            last = self._spoke.speaker or ""
            if last.lower() == pronoun or self._unnamed:
                return None
            if last in self._pronouns:
                found.add(last)
        if self._direct is not None and any(first <= offset < end for first, end in self._direct.content):
            found.discard(self._direct.speaker or "")  # nobody is "he" in his own words ("Lind: I asked. He said no.")
        fitting = [name for name in found if self._pronouns.get(name, usual_pronoun(name) or pronoun) == pronoun]
        if len(fitting) != 1:
            return None
        subjects = self._subjects[pronoun]
        first = bisect_left(subjects, since)
        taken_up = subjects[first] if first < len(subjects) and subjects[first] < offset else None
        spoke = self._spoke is not None and self._spoke.speaker == fitting[0]
        mentions = (name for name in near if known.fullest(name) == fitting[0])
        if taken_up is not None and not spoke and not any(n.subject or n.start < taken_up for n in mentions):
            return None
        self._pronouns[fitting[0]] = pronoun
        return fitting[0]

    def _is_quoted(self, offset: int) -> bool:
        k = bisect_right(self._quoted, (offset, offset)) - 1
        return k >= 0 and offset < self._quoted[k][1]


def _is_somebody_new(tree: Tree, index: int) -> bool:
    """Whether a noun is a person's whom no name before it need mean, as a bare "the nominee" may."""
    definite = any(tree[c].text.lower() in _DEFINITE for c in tree.children(index, "det"))
    return may_be_person(tree, index) and (
        not definite or bool(tree.children(index, "nmod", "nmod:poss", "compound", "nmod:desc"))
    )


def _holds_office(tree: Tree, index: int) -> bool:
    """Whether a word tells of one who holds an office, whose name the one behind may be."""
    return tree.lemma(index) in titles() or may_be_person(tree, index)
