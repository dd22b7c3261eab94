"""Write ``data/first_names.toml`` from the first names of the census of the United States of 1990.

Run once; needs ``pip install names``, which brings the files of the census and which Claimdesk itself does not use::

    python benchmarks/make_first_names.py > data/first_names.toml

Kept are names of at least one in 25,000 women or men that are ``CLEAR`` times as frequent among one as among the other.
"""

from __future__ import annotations

from importlib.resources import files

CLEAR = 50
_RAREST = 0.004  # percent
_WIDTH = 110
HEAD = """\
# First names that are nearly always a woman's or nearly always a man's, in English-speaking countries.
# Source: United States Census Bureau, frequently occurring names of 1990, selected by benchmarks/make_first_names.py.
# Licence: public domain.
"""


def main() -> None:
    """Print the file."""
    women, men = _shares("female"), _shares("male")
    print(HEAD)
    for gender, own, other in (("she", women, men), ("he", men, women)):
        clear = (name for name, share in own.items() if share >= _RAREST and share >= CLEAR * other.get(name, 0.0))
        print(f'{gender} = """')
        line = ""
        for name in sorted(clear):
            if len(line) + len(name) >= _WIDTH:
                print(line)
                line = ""
            line = f"{line} {name}".strip()
        print(f'{line}\n"""')


def _shares(gender: str) -> dict[str, float]:
    """Each name in lower case with its percentage."""
    lines = (files("names") / f"dist.{gender}.first").read_text().splitlines()
    return {fields[0].lower(): float(fields[1]) for fields in map(str.split, lines)}


if __name__ == "__main__":
    main()
