"""Filters as people type them: read, with saved ones by their names; saved and removed."""

from __future__ import annotations

from dataclasses import dataclass, replace

from verify.errors import InputError
from verify.review.filters import ME, check_name, parse_filter, with_saved
from verify.store import Store
from verify.types import ClaimFilter


@dataclass(frozen=True, slots=True)
class FilterRead:
    """A filter: its ``words``, saved names spelled out, and which claims are ``wanted`` by it."""

    words: str
    wanted: ClaimFilter


def read_filter(store: Store, typed: str, article_id: int | None, reviewer: str) -> FilterRead:
    """Read a filter; ``@name`` is what is saved under that name, ``assignee:me`` what is for the reviewer."""
    with store.read() as reader:
        saved = {each.name: each.words for each in reader.saved_filters()}
    words = with_saved(typed, saved)
    wanted = parse_filter(words, article_id)
    return FilterRead(words, replace(wanted, assignee=reviewer) if wanted.assignee == ME else wanted)


def save_filter(store: Store, name: str, typed: str, actor: str) -> FilterRead:
    """Save a filter that can be read."""
    check_name(name)
    read = read_filter(store, typed, None, actor)
    if not read.words:
        raise InputError(f"There is no filter to save as {name}.", "Say which claims, as in status:pending.")
    with store.write(actor) as writer:
        writer.save_filter(name, read.words)
    return read
