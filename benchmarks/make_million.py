"""A desk of a million claims to measure on: templates and slot variants over the sample articles' sentences.

    python benchmarks/make_million.py FILE [--claims 1000000] [--seed 1] [--manner retold]

A claim joins somebody, something done, mostly a circumstance and sometimes a lead, all in the manner of the sample
articles, with names, places, numbers and days filled in. Names are made of syllables, and some are in the news far
more often than others. In the manner ``retold`` each is told one to forty times, as news is: with another
figure, day, name or verb than at first, or without its circumstance. In the manner ``drifting`` each is told one to
nine times, every version differs from the one before it, and the leads are the same few words without a name, so that
claims have less in common, and in commoner words. The same options always give the same desk. Claims are stored by the
store itself, so every index is what it would be; only the parser is left out, and the words of a claim stand in for
its index terms.
"""

from __future__ import annotations

import argparse
import random
import re
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import islice
from pathlib import Path

from verify.relate.normalise import word_key
from verify.store import Store
from verify.types import Block, BlockKind, Claim, Decomposition, Document

_PER_ARTICLE = 2_000
_PER_STEP = 5  # articles in one transaction

_SUBJECTS = (
    "governor {person}", "prime minister {person}", "president {person}", "fire chief {person}",
    "union leader {person}", "the transport minister, {person},", "the governor of {place}", "the mayor of {place}",
    "the police in {place}", "the army of {place}", "the central bank of {place}", "the embassy of {place}",
    "the parliament of {place}", "the dockers’ union of {place}", "the harbour master of {place}",
    "the opposition in {place}", "{org}", "a lawyer of {org}", "a guard of {org}", "the owner of {org}",
    "{number} dock workers of {org}", "the freighter {ship}", "the crew of the {ship}", "the captain of the {ship}",
    "rebels led by {person}", "{number} rebels in {place}", "supporters of {person}", "the family of {person}",
    "the brother of {person}", "a spokesman of {person}", "an inquiry led by {person}", "a court in {place}",
    "two officials of {org}", "the insurers of {org}", "about {number} residents of {place}",
    "{number} soldiers from {place}", "{number} prisoners from {place}", "a delegation from {place}",
    "diplomats of {place}", "neighbours of {person}", "a nurse from {place}", "the engineers of {org}",
    "a former partner of {person}", "the youth wing in {place}", "{number} volunteers from {place}",
    "a newspaper of {person}", "pensioners in {place}", "the coach of {place}", "accountants of {org}",
    "a rival of {person}", "the bishop of {place}", "farmers around {place}", "the choir of {place}",
    "{number} drivers of {org}", "the founder of {org}", "a cousin of {person}", "the treasurer of {place}",
    "smugglers from {place}", "the heirs of {person}", "a pilot of {org}",
)  # fmt: skip
_DONE = (
    "{closed}", "{left}", "{took}", "{denied} that it owned", "{guarded}", "{bought}", "{repaired}", "{praised}",
    "burned", "searched", "flooded", "inspected", "photographed", "surrounded", "evacuated", "insured", "reached",
    "shelled", "blocked", "visited", "described", "defended", "demolished", "registered", "mapped", "fenced off",
    "rebuilt", "rented", "paid for", "lit", "emptied", "cleaned", "fortified", "returned to", "drove past",
    "counted {number} people in", "found {number} bodies in", "towed {number} boats from",
    "freed {number} prisoners from", "moored beside", "spent {number} nights in", "withdrew {number} soldiers from",
    "stored fertiliser in", "lost {number} crowns in", "exported {number} tonnes of grain from",
    "saw {number} men run from", "opened {number} shelters near", "lifted the curfew in", "raised the flag over",
    "shot down {number} drones over",
)  # fmt: skip
_WHICH = (
    "old", "northern", "southern", "eastern", "western", "second", "third", "largest", "smallest", "abandoned",
    "private", "military", "temporary", "historic", "crowded", "unfinished", "wooden", "floating", "secret",
    "neighbouring",
)  # fmt: skip
_THINGS = (
    "quay", "harbour", "warehouse", "breakwater", "embassy", "palace", "prison", "airport", "school", "archive",
    "bridge", "barracks", "refinery", "border post", "hospital", "shipyard", "customs house", "station", "monastery",
    "market", "radio tower", "power plant", "mine", "ferry terminal", "grain silo", "cemetery", "stadium", "library",
    "courthouse", "ministry", "dam", "lighthouse", "hotel", "newspaper", "bank", "square", "pipeline", "laboratory",
    "camp", "fuel depot",
)  # fmt: skip
_OWNERS = (
    " of {place}",
    " of {place}",
    " of {org}",
    " of {person}",
    " in {place}",
    " near {place}",
    " outside {place}",
)
_LEADS = (
    "", "", "", "", "", "", "the police of {place} said that ", "{person} said that ",
    "{person} told reporters in {place} that ", "{person} confirmed that ", "according to {person}, ",
    "{org} announced that ", "state television in {place} reported that ", "the newspaper of {place} wrote that ",
    "witnesses in {place} told {person} that ",
)  # fmt: skip
_CIRCUMSTANCES = (
    "", "", "", "", " on {day}", " on {day}", " on {day}", " early on {day}", " until {day}", " in {year}",
    " since {year}", " because of toxic smoke", " after talks with {person}", " near the border with {place}",
    " before {person} arrived", " despite a warning of {org}", " for the first time since {year}",
    " at about {number} in the morning", " while {person} was in {place}", " without the consent of {person}",
    " during the siege of {place}", " at the request of {person}", " under an agreement with {org}",
    " in front of {number} reporters", " for fear of looting", " with the help of {place}",
    " against the advice of {person}", " on the orders of {person}",
)  # fmt: skip
_VERBS = {
    "closed": ("closed", "opened"),
    "left": ("left", "fled"),
    "took": ("took", "lost"),
    "denied": ("denied", "admitted"),
    "guarded": ("guarded", "attacked"),
    "bought": ("bought", "sold"),
    "repaired": ("repaired", "damaged"),
    "praised": ("praised", "criticised"),
}
_PLAIN_LEADS = (
    "", "", "", "the police said that ", "the government said that ", "officials confirmed that ",
    "witnesses told reporters that ", "state television reported that ", "it was announced that ",
)  # fmt: skip
_PARTS = (_SUBJECTS, _DONE, _WHICH, _THINGS, _OWNERS, _CIRCUMSTANCES)
_JOINED = ("", "", " ", " the ", " ", "", "")
_MONTHS = "January February March April May June July August September October November December".split()
_SYLLABLES = "al bar cor dan el far gor hal in jor kel lin mar nor os pel quin ros sor tav ul vel wen yar zan".split()
_SLOT = re.compile(r"\{(\w+)\}")
_TRADES = ("Freight", "Shipping", "Grain", "Harbours", "Steel", "Oil", "Airlines", "Bank")


@dataclass(frozen=True, slots=True)
class _Manner:
    """How news is told: with which leads, how often again, and whether each version departs from the last one told."""

    leads: Sequence[str]
    told_again: Sequence[int]
    drifting: bool


# Most news is told a few times, some of it in every bulletin of a week.
_MANNERS = {
    "retold": _Manner(_LEADS, (0, 1, 2, 4, 8, 14, 24, 39), drifting=False),
    "drifting": _Manner(_PLAIN_LEADS, tuple(range(9)), drifting=True),
}


class _News:
    """The slots' fillings, some far commoner than others."""

    def __init__(self, seed: int, manner: _Manner) -> None:
        self._random = random.Random(seed)
        self._manner = manner
        self._last = self._names(20_000, 2, 4)
        self._first = self._names(300, 1, 3)
        self._places = self._names(6_000, 2, 3)
        self._fillings: dict[str, Callable[[], str]] = {
            "person": lambda: f"{self._common(self._first)} {self._common(self._last)}",
            "place": lambda: self._common(self._places),
            "org": lambda: f"{self._common(self._last)} {self._random.choice(_TRADES)}",
            "ship": lambda: f"{self._common(self._first)} {self._common(self._places)}",
            "number": self._number,
            "day": lambda: f"{self._random.choice(_MONTHS)} {self._random.randint(1, 28)}",
            "year": lambda: str(self._random.randint(1950, 2030)),
        }

    def claims(self) -> Iterator[str]:
        """Claims without end: each statement as first told, then in versions that differ in one slot."""
        choices = (self._manner.leads, *_PARTS)
        while True:
            parts = [before + self._random.choice(each) for before, each in zip(_JOINED, choices, strict=True)]
            slots = _SLOT.findall("".join(parts))
            values = [self._fill(slot) for slot in slots]
            yield self._sentence("".join(parts), values)
            for _ in range(self._random.choice(self._manner.told_again)):
                version, changed = list(values), self._random.randrange(len(slots) + 1)
                if self._manner.drifting:
                    values = version
                if changed < len(slots):
                    version[changed] = self._fill(slots[changed])
                    yield self._sentence("".join(parts), version)
                else:  # without the circumstance, which comes last
                    yield self._sentence("".join(parts[:-1]), version)

    def _fill(self, slot: str) -> str:
        return self._random.choice(_VERBS[slot]) if slot in _VERBS else self._fillings[slot]()

    def _sentence(self, template: str, values: list[str]) -> str:
        filled = iter(values)
        text = _SLOT.sub(lambda _: next(filled), template)
        return f"{text[0].upper()}{text[1:]}."

    def _number(self) -> str:
        return f"{round(2 * 1.5 ** self._random.uniform(0, 20)):,}"

    def _common(self, names: list[str]) -> str:
        """One of the names; the tenth of them that is named most fills a third of the places."""
        return names[int(len(names) * self._random.random() ** 2)]

    def _names(self, count: int, least: int, most: int) -> list[str]:
        names: dict[str, None] = {}
        while len(names) < count:
            syllables = self._random.choices(_SYLLABLES, k=self._random.randint(least, most))
            names["".join(syllables).capitalize()] = None
        return list(names)


def terms_of(text: str) -> tuple[str, ...]:
    """The words of a claim as it is indexed, function words left out as the parser would."""
    words = re.findall(r"[^\W_]+(?:[,.]\d+)*", text)
    return tuple(dict.fromkeys(word_key(word) for word in words if len(word) > 3 or word[0].isdigit()))  # noqa: PLR2004 -- most function words are short


def article_of(number: int, texts: list[str]) -> tuple[Document, list[Claim]]:
    """An article that says these claims one after the other."""
    title, body = f"Report {number} of the day", " ".join(texts)
    start = len(title) + 2
    text = f"{title}\n\n{body}"
    blocks = (Block(BlockKind.TITLE, 0, len(title)), Block(BlockKind.PARAGRAPH, start, len(text)))
    claims = []
    for each in texts:
        claims.append(Claim(each, start, start + len(each), each, start, start + len(each)))
        start += len(each) + 1
    return Document(text, f"report-{number}.txt", title, blocks), claims


def fill(store: Store, texts: Iterator[str], total: int) -> None:
    """Store claims, two thousand to an article, in steps of five articles."""
    done = number = 0
    while done < total:
        with store.write("benchmark") as writer:
            for _ in range(_PER_STEP):
                document, claims = article_of(number, list(islice(texts, min(_PER_ARTICLE, total - done))))
                if not claims:
                    break
                article = writer.add_article(document, Decomposition((), ()))
                writer.add_claims(article, [(claim, {}, terms_of(claim.text)) for claim in claims])
                done, number = done + len(claims), number + 1
        print(f"\r{done:,} claims", end="", file=sys.stderr, flush=True)
    print(file=sys.stderr)


def main() -> None:
    """Make the desk."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("file", type=Path)
    parser.add_argument("--claims", type=int, default=1_000_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--manner", choices=_MANNERS, default="retold")
    asked = parser.parse_args()
    if asked.file.exists():
        sys.exit(f"{asked.file} exists already; name another file or remove it.")
    store = Store.open(asked.file, clock=lambda: datetime(2031, 3, 3, tzinfo=UTC))
    try:
        fill(store, _News(asked.seed, _MANNERS[asked.manner]).claims(), asked.claims)
    finally:
        store.close()


if __name__ == "__main__":
    main()
