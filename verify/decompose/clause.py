"""A clause that may stand alone, and what the clauses of one sentence know of each other."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Protocol

from verify.decompose.phrases import noun_phrase
from verify.decompose.proposition import Word
from verify.decompose.tree import Tree


@dataclass(frozen=True, slots=True)
class Clause:
    """A predicate that may stand alone.

    ``noun`` is the token of its subject. ``subject`` are the words of a subject that does not stand in
    the clause itself (shared, or an antecedent), empty where it has its own; ``helpers`` the auxiliaries
    that it shares or that English needs. ``gone`` are tokens of the clause that its claim leaves out,
    ``instead`` the words that stand in a token's place.
    """

    predicate: int
    noun: int | None
    subject: tuple[Word, ...] = ()
    helpers: tuple[Word, ...] = ()
    gone: tuple[int, ...] = ()
    instead: Mapping[int, tuple[Word, ...]] = field(default_factory=dict)


class Clauses(Protocol):
    """The clauses of a sentence, each by its predicate."""

    @property
    def tree(self) -> Tree:
        """The sentence."""

    def clause(self, index: int) -> Clause | None:
        """The clause of a predicate, or None where the token is no predicate or is not stated as so."""

    def stated(self, index: int) -> bool:
        """Whether the clause that a token stands in is itself stated as so, without negation or condition."""


def subject_words(tree: Tree, clause: Clause) -> tuple[Word, ...]:
    """The words of a clause's subject, wherever they stand."""
    return clause.subject or (() if clause.noun is None else noun_phrase(tree, clause.noun))
