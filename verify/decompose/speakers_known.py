"""Who is known at a place of the article: names, titles and who issued which statement, read up to there."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from verify.decompose.attribution_lexicon import reporting
from verify.decompose.attribution_speaker import noun_speaker
from verify.decompose.speakers_names import Name, find_names, name_at, titles
from verify.decompose.tree import Tree

_Issue = tuple[int, str, str]


class Known:
    """The names of an article up to an offset that only moves forward; each look-up takes constant time."""

    def __init__(self, trees: Sequence[Tree]) -> None:
        self._names = [name for tree in trees for name in find_names(tree)]
        self._issues = [issue for tree in trees for issue in _issues(tree)]
        self._read = self._issued = 0
        self._by_last_word: dict[str, dict[tuple[str, ...], Name]] = defaultdict(dict)
        self._by_title: dict[str, dict[str, None]] = defaultdict(dict)
        self._issuers: dict[str, list[str]] = defaultdict(list)
        self._persons: set[str] = set()

    def read_to(self, offset: int) -> None:
        """Take in all names and statements that begin before an offset."""
        while self._read < len(self._names) and self._names[self._read].start < offset:
            self._add(self._names[self._read])
            self._read += 1
        while self._issued < len(self._issues) and self._issues[self._issued][0] < offset:
            _, noun, issuer = self._issues[self._issued]
            if not any(issuer == other for other in self._issuers[noun]):
                self._issuers[noun].append(issuer)
            self._issued += 1

    def _add(self, name: Name) -> None:
        self._by_last_word[name.called[-1]].setdefault(name.words, name)
        if name.person:
            self._persons.add(name.called[-1])
            for word in name.title:
                self._by_title[word][name.text] = None

    def since(self, offset: int) -> list[Name]:
        """The names read so far that begin at or after an offset."""
        k = self._read
        while k > 0 and self._names[k - 1].start >= offset:
            k -= 1
        return self._names[k : self._read]

    def is_person(self, name: Name) -> bool:
        """Whether a name, or another with the same last word, was seen to be a person's."""
        return name.person or name.called[-1] in self._persons

    def full(self, name: Name) -> str | None:
        """The one longer name that ends in the same words; names that only spell it out further count as one."""
        size = len(name.called)
        if name.called[-1] in self._persons and all(word.lower() in titles() for word in name.called[:-1]):
            size = 1  # "Ambassador Lind" is looked for as "Lind"
        same = self._by_last_word.get(name.called[-1], {})
        longer = [
            other for other in same.values() if len(other.called) > size and other.called[-size:] == name.called[-size:]
        ]
        if not longer:
            return None
        fullest = max(longer, key=lambda other: len(other.words))
        agree = all(set(other.words) <= set(fullest.words) for other in longer)
        return fullest.text if agree else None

    def fullest(self, name: Name) -> str:
        """The one longer name that ends in the same words, else the name as it stands."""
        return self.full(name) or name.text

    def called(self, noun: str) -> str | None:
        """The one organisation whose name ends in a noun ("ministry"), else the one person with that title."""
        names = {name.text for name in self._by_last_word.get(noun.capitalize(), {}).values() if len(name.words) > 1}
        found = names or set(self._by_title.get(noun, ()))
        return found.pop() if len(found) == 1 else None

    def issuer(self, noun: str) -> str | None:
        """Whose statement (or letter, report ...) it is, if all of them so far are of one source."""
        issuers = self._issuers.get(noun, [])
        return issuers[-1] if issuers and all(_same_source(issuers[-1], other) for other in issuers) else None


def _issues(tree: Tree) -> list[_Issue]:
    """The utterances a sentence tells of, each with its offset, its noun and the name of its source."""
    found = []
    for i, token in enumerate(tree.tokens):
        if token.upos != "NOUN" or tree.lemma(i) not in reporting().utterances:
            continue
        source = noun_speaker(tree, i)
        if source is not None and tree[source].upos == "PROPN":
            found.append((token.start, tree.lemma(i), name_at(tree, source).text))
    return found


def _same_source(a: str, b: str) -> bool:
    """Whether two names are one, or one abbreviates the other ("Russian MFA", "Russian Foreign Ministry")."""
    shared = set(a.split()) & set(b.split())
    rest = [word for word in a.split() if word not in shared], [word for word in b.split() if word not in shared]
    for short, long_ in (rest, rest[::-1]):
        if len(short) == 1 and short[0].isupper() and long_:
            return all(word[0] in short[0] for word in long_)
    return not rest[0] or not rest[1]
