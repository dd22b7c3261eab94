"""From a parsed claim to its slots."""

from __future__ import annotations

from collections.abc import Sequence

from verify.relate.dates import find_dates
from verify.relate.framing import framing
from verify.relate.units import find_units, unit_of
from verify.types import Denial, Slots, Story, Token

_CERTAINTIES = ("asserted", "attributed", "hedged", "unverified", "denied")
_TAKING_BACK = ("PRON", "NOUN", "VERB")  # second denials that take the first back; "No, it is not" does not
_NO_STORY = Story()


def slots_of(
    text: str,
    tokens: Sequence[Token],
    *,
    certainty: str = "asserted",
    occurred_on: str | None = None,
    speaker: str | None = None,
    published: str | None = None,
    story: Story = _NO_STORY,
) -> Slots:
    """The slots of a claim, from the parse of its own text.

    ``certainty`` is what the article says of it; the claim's own words ("the report that ... is false") overrule
    it. ``occurred_on`` and ``published`` are ISO 8601 dates of reduced precision. ``story`` is what ``story_of`` made
    of the title of its article.
    """
    frame = framing(tokens)
    units, owner = find_units(tokens, frame, find_dates(tokens, published, occurred_on))
    denials: dict[int, Denial] = {}
    for by, target in frame.denials:
        denied = unit_of(tokens, owner, target)
        if denied in denials and tokens[by].upos in _TAKING_BACK:
            del denials[denied]  # "had not done nothing", "did not refuse"
        else:
            denials.setdefault(denied, Denial(tokens[by].start, tokens[by].end, denied))
    span = (tokens[frame.words[0]].start, tokens[frame.words[-1]].end) if frame.words else None
    return Slots(
        text=text,
        units=units,
        denials=tuple(denials.values()),
        certainty=max(frame.certainty or certainty, certainty, key=_CERTAINTIES.index),
        certainty_span=span,
        occurred_on=occurred_on,
        speaker=speaker,
        published=published,
        story=story,
    )
