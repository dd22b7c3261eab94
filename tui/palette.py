"""What the command palette offers: actions, the claims of the article under review, and articles."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterable, Sequence
from typing import ClassVar, NamedTuple

from textual.command import DiscoveryHit, Hit, Hits, Provider
from textual.content import Content


class Entry(NamedTuple):
    """Something to go to or to do: its words, what they are in one word or as a key, and the doing."""

    words: str
    about: str
    do: Callable[[], Awaitable[object]]


Look = Callable[[str], Awaitable[list[Entry]]]
"""Words in, entries out."""

_BELOW = 1e-6  # less than any match by letters


class EntryProvider(Provider):
    """Finds entries. Their words are shown as they are: Textual's own provider would read markup in them."""

    ENTRIES: ClassVar[tuple[Entry, ...]]

    async def discover(self) -> Hits:
        """Everything, while nothing is typed."""
        for entry in self.ENTRIES:
            yield DiscoveryHit(_content(entry, []), entry.do, text=entry.words)

    async def search(self, query: str) -> Hits:
        """The entries whose words hold what is typed, with its letters marked."""
        matcher = self.matcher(query)
        for entry in self.ENTRIES:
            score, at = matcher.fuzzy_search.match(query, entry.words)
            if score > 0:
                yield Hit(score, _content(entry, at), entry.do, text=entry.words)


def provider_of(entries: Iterable[Entry]) -> type[Provider]:
    """A provider of these entries; Textual wants a class."""

    class Offered(EntryProvider):
        ENTRIES = tuple(entries)

    return Offered


def looking_provider_of(look: Look) -> type[Provider]:
    """A provider of what is not at hand and is asked for; it comes below what is."""

    class Looking(Provider):
        async def search(self, query: str) -> Hits:
            """What the words of the query find."""
            for entry in await look(query):
                yield Hit(_BELOW, _content(entry, []), entry.do, text=entry.words)

    return Looking


def _content(entry: Entry, matched: Sequence[int]) -> Content:
    words = Content(entry.words)
    for offset in matched:
        words = words.stylize("bold underline", offset, offset + 1)
    return Content.assemble(words, (f"  {entry.about}", "$muted"))
