"""The markup of a saved web page, which holds its ClaimReview as JSON-LD beside what readers see."""

from __future__ import annotations

import json
from typing import Any

from verify.errors import InputError


def is_page(text: str) -> bool:
    """Whether a text is HTML."""
    return text.lstrip().startswith("<")


def markup_of(text: str, name: str) -> list[Any]:
    """What the JSON-LD of a page says, one value for each script of it.

    Raises:
        InputError: when there is none, or one of them is no JSON.
    """
    from lxml import etree  # noqa: PLC0415 - most archives are no pages

    tree = etree.fromstring(text.encode(), etree.HTMLParser(encoding="utf-8", no_network=True))
    scripts = [] if tree is None else tree.xpath("//script[@type='application/ld+json']")
    found = []
    for number, script in enumerate(scripts, start=1):
        try:
            found.append(json.loads(script.text or "[]", strict=False))
        except (ValueError, RecursionError) as error:
            raise InputError(
                f"Script {number} of {name} is not JSON: {error}.", "Mend it; nothing was imported."
            ) from error
    if not found:
        raise InputError(f"{name} is a page without ClaimReview markup.", "Save the page as it came, scripts and all.")
    return found
