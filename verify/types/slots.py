"""What a claim says, in a form that can be compared with another claim without parsing either."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, Self


class UnitKind(StrEnum):
    """What sort of content a unit carries; the sort decides how two units are compared."""

    ACTION = "action"
    THING = "thing"
    QUALITY = "quality"
    NAME = "name"
    PLACE = "place"
    NUMBER = "number"
    DATE = "date"
    LINK = "link"


_KINDS = {kind.value: kind for kind in UnitKind}


@dataclass(frozen=True, slots=True)
class Unit:
    """One word of content, name, place, number or date, and where it hangs in the claim.

    ``key`` is its normal form: a lemma, a word of a name, a place of the gazetteer, an ISO-like date
    (``2024-11-27``, ``--11-27``, ``-w7`` for a Sunday). ``head`` is the index of the unit it depends on,
    -1 for none; ``role`` how (``subject``, ``object``, ``at:to``, ``modifier`` ...), with the passive
    undone. ``weight`` is its share in what the claim says; it is low in "X said". ``group`` numbers the
    name it is a word of, -1 outside names. A number has ``low`` and ``high`` as in ``Quantity``,
    ``approximate`` for "about", and the ``measure`` it is in: a unit ("USD", "percent", "km") or ""; a "score" or
    "percent score" ("52 percent to 48") has its two figures there, the smaller first, whichever was said first.
    """

    key: str
    kind: UnitKind
    start: int
    end: int
    head: int = -1
    role: str = ""
    weight: float = 1.0
    group: int = -1
    shell: bool = False
    low: float | None = None
    high: float | None = None
    approximate: bool = False
    measure: str = ""


@dataclass(frozen=True, slots=True)
class Denial:
    """A word that denies (``start`` to ``end``) and the unit that it denies, -1 for the whole claim."""

    start: int
    end: int
    unit: int


@dataclass(frozen=True, slots=True)
class Story:
    """What an article is about by its title: the keys of the names and places in it, and of the things."""

    names: tuple[str, ...] = ()
    things: tuple[str, ...] = ()

    @property
    def keys(self) -> frozenset[str]:
        """All of its keys."""
        return frozenset(self.names + self.things)


@dataclass(frozen=True, slots=True)
class Slots:
    """All that relating needs to know about one claim, made once when the claim is made.

    ``certainty`` is the article's ("asserted", "attributed", "hedged", "unverified", "denied"), sharpened by
    the claim's own words ("the report that ... is false"), which then stand at ``certainty_span``.
    ``occurred_on`` and ``published`` are ISO 8601 dates of reduced precision, or None. ``story`` is
    what the claim's article is about.
    """

    text: str
    units: tuple[Unit, ...]
    denials: tuple[Denial, ...] = ()
    certainty: str = "asserted"
    certainty_span: tuple[int, int] | None = None
    occurred_on: str | None = None
    speaker: str | None = None
    published: str | None = None
    story: Story = Story()
    keys: frozenset[str] = field(init=False, compare=False, repr=False)

    def __post_init__(self) -> None:
        """Gather the keys that decide at once whether two claims share anything."""
        object.__setattr__(self, "keys", frozenset(unit.key for unit in self.units if not unit.shell))

    def to_json(self) -> dict[str, Any]:
        """The slots as plain JSON values."""
        return {
            "text": self.text,
            "units": [
                [
                    unit.key, unit.kind.value, unit.start, unit.end, unit.head, unit.role, unit.weight,
                    unit.group, unit.shell, unit.low, unit.high, unit.approximate, unit.measure,
                ]
                for unit in self.units
            ],
            "denials": [[denial.start, denial.end, denial.unit] for denial in self.denials],
            "certainty": self.certainty,
            "certainty_span": list(self.certainty_span) if self.certainty_span else None,
            "occurred_on": self.occurred_on,
            "speaker": self.speaker,
            "published": self.published,
            "story": [list(self.story.names), list(self.story.things)],
        }  # fmt: skip

    @classmethod
    def from_json(cls, data: dict[str, Any]) -> Self:
        """The slots that ``to_json`` made ``data`` of."""
        span = data["certainty_span"]
        return cls(
            text=data["text"],
            units=tuple(Unit(row[0], _KINDS[row[1]], *row[2:]) for row in data["units"]),
            denials=tuple(Denial(*row) for row in data["denials"]),
            certainty=data["certainty"],
            certainty_span=(span[0], span[1]) if span else None,
            occurred_on=data["occurred_on"],
            speaker=data["speaker"],
            published=data["published"],
            story=Story(*map(tuple, data.get("story", ()))),  # none in what earlier versions stored
        )
