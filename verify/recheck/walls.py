"""Whether a page is a wall in front of the page that was asked for.

A wall says nothing about the words behind it, so it must never pass for a page that has lost them.
The phrases are those that consent, login, payment and robot checks have in common.
"""

from __future__ import annotations

import re
from urllib.parse import urlsplit

# Said by a wall and hardly ever by the page behind it.
_PLAIN = re.compile(
    r"verify(?:ing)? (?:that )?you are (?:a )?human|checking (?:if the site connection is secure|your browser)"
    r"|enable javascript and cookies to continue|unusual traffic from your|are you a robot|not a robot"
    r"|(?:subscribe|sign in|log in|register) to (?:continue|read|keep reading)|to continue reading(?: this)?"
    r"|this (?:article|content|story) is (?:only )?(?:available |reserved )?(?:for|to) subscribers",
    re.IGNORECASE,
)
# Said by walls, but also in the margin of ordinary pages: it counts where there is little else.
_FAINT = re.compile(
    r"captcha|access (?:is )?denied|we value your privacy|accept (?:all )?cookies|before you continue"
    r"|please (?:log|sign) in|enable javascript|request (?:was )?blocked",
    re.IGNORECASE,
)
_LITTLE_TEXT = 1_500
_DOOR = re.compile(r"\b(?:log-?in|sign-?in|consent|captcha|paywall|subscribe)\b", re.IGNORECASE)


def is_wall(text: str, *, url: str, final_url: str) -> bool:
    """Whether the ``text`` that came for ``url``, at last from ``final_url``, is a wall."""
    if _PLAIN.search(text) or (len(text) < _LITTLE_TEXT and _FAINT.search(text)):
        return True
    return _door(final_url) and not _door(url)


def _door(url: str) -> bool:
    parts = urlsplit(url)
    return _DOOR.search(f"{parts.netloc}{parts.path}") is not None
