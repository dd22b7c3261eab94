"""From a parsed claim to its slots."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from verify.relate.certainty import Framing, framing
from verify.relate.dates import DateWords, find_dates
from verify.relate.lexicon import opposites, phrases, synonyms, words
from verify.relate.names import in_one_name
from verify.relate.normalise import PAST, name_key, plain, word_key
from verify.relate.numbers import find_numbers
from verify.relate.places import place_at
from verify.types import Denial, Slots, Token, Unit, UnitKind

_KINDS = {
    "VERB": UnitKind.ACTION,
    "NOUN": UnitKind.THING,
    "ADJ": UnitKind.QUALITY,
    "ADV": UnitKind.QUALITY,
    "PROPN": UnitKind.NAME,
    "X": UnitKind.THING,
    "SYM": UnitKind.THING,
    "INTJ": UnitKind.QUALITY,
}
_WEIGHTS = {
    UnitKind.ACTION: 1.0,
    UnitKind.THING: 1.0,
    UnitKind.QUALITY: 0.6,
    UnitKind.NAME: 1.2,
    UnitKind.PLACE: 1.2,
    UnitKind.NUMBER: 1.0,
    UnitKind.DATE: 0.7,
    UnitKind.LINK: 0.3,
}
_CERTAINTIES = ("asserted", "attributed", "hedged", "unverified", "denied")
_GIVEN_NAME = 0.4  # of a name's words all but the last: "Bashar al-Assad" is one man
_SHELL = 0.25  # who said so, as a share of what was said
_EMPTY = frozenset(
    "be have do will would can could may might must shall should also very just so then there here too now still even "
    "however meanwhile more most much well that this which who what such other own ever mr mrs ms dr sir".split()
)
_TAKING_BACK = ("PRON", "NOUN", "VERB")  # second denials that take the first back; "No, it is not" does not
_MODALS = frozenset({"could", "might", "should", "would"})  # with "have": what is said did not happen
_HAVE = frozenset({"have", "'ve", "’ve"})
_LIGHT = frozenset({"have", "do"})  # main verbs that say little, but hold the claim together
_LIGHT_WEIGHT = 0.3
_SUBJECTS = ("nsubj", "csubj", "obl:agent")
_OBJECTS = ("obj", "nsubj:pass", "csubj:pass", "iobj")
_MODIFIERS = ("amod", "compound", "nmod:poss", "nummod", "flat", "appos", "det", "advmod")
_CLAUSES = ("ccomp", "xcomp", "advcl", "acl", "acl:relcl", "parataxis")


def slots_of(
    text: str,
    tokens: Sequence[Token],
    *,
    certainty: str = "asserted",
    occurred_on: str | None = None,
    speaker: str | None = None,
    published: str | None = None,
) -> Slots:
    """The slots of a claim, from the parse of its own text.

    ``certainty`` is what the article says of it; the claim's own words ("the report that ... is false") overrule
    it. ``occurred_on`` and ``published`` are ISO 8601 dates of reduced precision.
    """
    frame = framing(tokens)
    units, owner = _units(text, tokens, frame, find_dates(tokens, published, occurred_on))
    denials: dict[int, Denial] = {}
    for by, target in frame.denials:
        denied = _unit_of(tokens, owner, target)
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
    )


def _units(
    text: str, tokens: Sequence[Token], frame: Framing, dates: Sequence[DateWords]
) -> tuple[tuple[Unit, ...], list[int]]:
    """The units in text order, and for each token the unit it is in (-1: none)."""
    owner = [-1] * len(tokens)
    made: list[tuple[int, int, Unit]] = []
    taken: set[int] = set(frame.dropped)
    for each in dates:
        if each.first in taken:
            continue
        taken.update(range(each.first, each.last + 1))
        made.append((each.first, each.last, _unit(tokens, each.first, each.last, each.key, UnitKind.DATE)))
    for number in find_numbers(tokens, taken):
        taken.update(range(number.first, number.last + 1))
        if not number.measure and _is_label(tokens, number.first):
            label = _unit(tokens, number.first, number.last, plain(tokens[number.first].text), UnitKind.NAME)
            made.append((number.first, number.last, label))
            continue
        key = text[tokens[number.first].start : tokens[number.last].end]
        bare = number.low if number.low is not None else number.high
        unit = replace(
            _unit(tokens, number.first, number.last, f"{bare:.12g}" if bare is not None else key, UnitKind.NUMBER),
            low=number.low,
            high=number.high,
            approximate=number.approximate,
            measure=number.measure,
        )
        made.append((number.first, number.last, unit))
    made.extend(_phrases_and_places(tokens, taken))
    made.extend(
        (index, index, unit)
        for index, token in enumerate(tokens)
        if index not in taken and (unit := _word(token)) is not None
    )
    made.sort(key=lambda each: each[0])
    for position, (first, last, _) in enumerate(made):
        owner[first : last + 1] = [position] * (last - first + 1)
    names = in_one_name(tokens)
    units = []
    for position, (first, last, unit) in enumerate(made):
        top = next((i for i in range(first, last + 1) if not first <= tokens[i].head <= last), last)
        shell = top in frame.shell
        units.append(
            replace(
                unit,
                head=_unit_of(tokens, owner, tokens[_first_conjunct(tokens, top)].head),
                role=_role(tokens, _first_conjunct(tokens, top)),
                weight=round((_LIGHT_WEIGHT if unit.key in _LIGHT else _WEIGHTS[unit.kind]) * (_SHELL if shell else 1.0) * _name_share(made, names, position), 3),
                group=names[first],
                shell=shell,
            )
        )
    return tuple(units), owner


def _is_label(tokens: Sequence[Token], index: int) -> bool:
    """Whether a number names one of a kind rather than counting: "Flight 77", "posts 542 and 543", "STS-1"."""
    first = _first_conjunct(tokens, index)
    head = tokens[first].head
    if index and tokens[index - 1].text.lower() in ("no", "no.", "number", "#"):
        return True
    return 0 <= head < first and first - head <= 2 and tokens[head].upos in ("NOUN", "PROPN")  # noqa: PLR2004 - "STS-1"


def _name_share(made: Sequence[tuple[int, int, Unit]], names: Sequence[int], position: int) -> float:
    """The share of its weight that a unit keeps: a name counts little more than its last word."""
    first, _, unit = made[position]
    if unit.kind is not UnitKind.NAME or position + 1 == len(made):
        return 1.0
    following, _, after = made[position + 1]
    return _GIVEN_NAME if names[following] == names[first] and after.kind is UnitKind.NAME else 1.0


def _unit(tokens: Sequence[Token], first: int, last: int, key: str, kind: UnitKind) -> Unit:
    return Unit(key, kind, tokens[first].start, tokens[last].end)


def _phrases_and_places(tokens: Sequence[Token], taken: set[int]) -> list[tuple[int, int, Unit]]:
    found = []
    written = [token.text for token in tokens]
    lemmas = [plain(token.lemma) for token in tokens]
    for index, token in enumerate(tokens):
        if index in taken:
            continue
        if token.upos == "VERB":
            last = _particle(tokens, lemmas, index)
            if last is not None and last not in taken:
                key = f"{lemmas[index]} {lemmas[last]}"
                found.append((index, index, _unit(tokens, index, index, key, UnitKind.ACTION)))
                taken.update((index, last))
                continue
        if not token.text[:1].isupper():
            continue
        place = place_at(written, index)
        if place is None or token.upos not in ("PROPN", "ADJ", "NOUN"):
            continue
        key, length = place
        last = index + length - 1
        if (
            last + 1 < len(tokens)
            and tokens[last + 1].deprel == "flat"
            and tokens[last + 1].head in range(index, last + 1)
        ):
            continue
        if token.deprel == "flat" and token.head not in range(index, last + 1):
            continue
        found.append((index, last, _unit(tokens, index, last, key, UnitKind.PLACE)))
        taken.update(range(index, last + 1))
    return found


def _particle(tokens: Sequence[Token], lemmas: Sequence[str], index: int) -> int | None:
    """The particle that makes one action with the verb at ``index``, or None."""
    for after in range(index + 1, min(index + 4, len(tokens))):
        near = tokens[after].head == index or after == index + 1
        if near and (lemmas[index], lemmas[after]) in phrases():
            return after
    return None


def _word(token: Token) -> Unit | None:
    kind = _KINDS.get(token.upos)
    lemma = plain(token.lemma)
    if lemma in _LIGHT and token.upos == "VERB":
        return Unit(lemma, UnitKind.ACTION, token.start, token.end)
    if kind is None or lemma in _EMPTY or not lemma or not any(char.isalnum() for char in lemma):
        if lemma in opposites() and token.upos in ("ADP", "ADV", "SCONJ", "ADJ"):
            return Unit(lemma, UnitKind.LINK, token.start, token.end)
        return None
    if lemma in words("certainty", "negations") or (kind is UnitKind.NAME and lemma in words("names", "particles")):
        return None
    key = name_key(token.text) if kind is UnitKind.NAME else word_key(token.lemma)
    if kind is UnitKind.ACTION:
        key = PAST.get(plain(token.text), key)
    elif kind is UnitKind.NAME and token.deprel != "flat" and (known := _common(key)):
        return Unit(known, UnitKind.THING, token.start, token.end)
    return Unit(key or lemma, kind, token.start, token.end)


def _common(key: str) -> str | None:
    """The common noun that a capital at the start of a sentence or in a headline has made to look like a name."""
    return next((form for form in (key, key.removesuffix("s")) if form in synonyms() or form in opposites()), None)


def _unit_of(tokens: Sequence[Token], owner: Sequence[int], index: int) -> int:
    """The unit of the token at ``index``, or of the nearest token above it that has one."""
    steps = 0
    while index >= 0 and steps <= len(tokens):
        if owner[index] >= 0:
            return owner[index]
        index = tokens[index].head
        steps += 1
    return -1


def _first_conjunct(tokens: Sequence[Token], index: int) -> int:
    """The first member of the list that a noun is in: what holds for it holds for all."""
    steps = 0
    while (
        tokens[index].deprel == "conj"
        and tokens[index].upos in ("NOUN", "PROPN", "NUM", "ADJ")
        and tokens[index].head >= 0
        and steps < len(tokens)
    ):
        index = tokens[index].head
        steps += 1
    return index


def _role(tokens: Sequence[Token], index: int) -> str:
    """How the token hangs on its governor, with the passive undone."""
    label = tokens[index].deprel
    if tokens[index].upos == "VERB":
        below = {each.text.lower() for each in tokens if each.head == index}
        if below & _MODALS and below & _HAVE:
            return "unreal"
        if "to" in below:
            return "aim"
    if label in _SUBJECTS:
        return "subject"
    if label in _OBJECTS:
        return "object"
    if label.startswith(("obl", "nmod")) and label != "nmod:poss":
        case = next((plain(t.text) for t in tokens if t.head == index and t.deprel == "case"), "")
        if case == "by" and label.startswith("obl"):
            return "subject"
        return f"at:{case}"
    if label in _MODIFIERS or label.startswith(("flat", "compound", "nmod:poss")):
        return "modifier"
    if label in _CLAUSES:
        return "clause"
    return "root" if label == "root" else label
