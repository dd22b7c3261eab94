"""The words of measuring: units, currencies, magnitudes and comparators, read once from data/units.toml."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache

from verify.resources import data_path


@dataclass(frozen=True, slots=True)
class Measures:
    """``units`` and ``currencies`` map a lower-case form to its canonical name; comparators hold word tuples."""

    units: dict[str, str]
    currencies: dict[str, str]
    magnitudes: dict[str, float]
    vague: dict[str, float]
    before: tuple[tuple[tuple[str, ...], str], ...]
    after: tuple[tuple[tuple[str, ...], str], ...]


@cache
def measures() -> Measures:
    """The lexicon; longest comparators first."""
    with data_path("units.toml").open("rb") as file:
        table = tomllib.load(file)
    return Measures(
        units=_by_form(table["units"]),
        currencies=_by_form(table["currencies"]),
        magnitudes=table["magnitudes"],
        vague=table["vague"],
        before=_phrases(table["comparators"]),
        after=_phrases(table["comparators_after"]),
    )


def _by_form(table: dict[str, list[str]]) -> dict[str, str]:
    return {form.lower(): name for name, forms in table.items() for form in forms}


def _phrases(table: dict[str, list[str]]) -> tuple[tuple[tuple[str, ...], str], ...]:
    phrases = [(tuple(form.split()), sign) for sign, forms in table.items() for form in forms]
    return tuple(sorted(phrases, key=lambda phrase: -len(phrase[0])))
