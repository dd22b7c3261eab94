"""Whether two articles tell one story, so that "the fire" of one is the fire of the other."""

from __future__ import annotations

from datetime import date

from verify.types import Slots, Story, UnitKind

_NAMES = (UnitKind.NAME, UnitKind.PLACE)
_DAYS = 7  # from one article to the next of a story
_FULL = len("2024-11-27")
_SHARE = 0.5  # of the shorter title that is in the other


def story_of(title: Slots) -> Story:
    """What an article is about: the names, places and things in its title."""
    names = dict.fromkeys(unit.key for unit in title.units if unit.kind in _NAMES)
    things = dict.fromkeys(unit.key for unit in title.units if unit.kind is UnitKind.THING)
    return Story(tuple(names), tuple(things))


def same_story(a: Slots, b: Slots) -> bool:
    """Whether two claims are of two articles of one week whose titles share a name, a thing, and half of their words.

    Claims of one article are not meant: what one text tells side by side it means to tell apart.
    """
    if a.story == b.story or not _near(a.published, b.published):
        return False
    if a.occurred_on and b.occurred_on and not _near(a.occurred_on, b.occurred_on):
        return False  # one of them looks back
    if set(a.story.names).isdisjoint(b.story.names) or set(a.story.things).isdisjoint(b.story.things):
        return False
    return len(a.story.keys & b.story.keys) >= _SHARE * min(len(a.story.keys), len(b.story.keys))


def _near(one: str | None, two: str | None) -> bool:
    if not one or not two or len(one) != _FULL or len(two) != _FULL:
        return False
    return abs((date.fromisoformat(one) - date.fromisoformat(two)).days) <= _DAYS
