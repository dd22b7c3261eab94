"""Whether a page is a wall in front of the page that was asked for, or a notice that it is gone.

A wall says nothing about the words behind it, so it must never pass for a page that has lost them.
The phrases are those that consent, login, payment and robot checks have in common; where none is known, in
another language, the form of the page and the way to it tell.
"""

from __future__ import annotations

import re
from urllib.parse import parse_qsl, urlsplit

from verify.types import PageHints

# Said by a wall and hardly ever by the page behind it.
_PLAIN = re.compile(
    r"verify(?:ing)? (?:that )?you(?: are|'re|’re) (?:a )?(?:human|not a (?:ro)?bot)"
    r"|checking (?:if the site connection is secure|your browser)"
    r"|enable javascript and cookies to continue|unusual (?:traffic|activity) from your|are you a robot|not a robot"
    r"|confirm (?:that )?you are (?:a )?human|complete the (?:security check|captcha)"
    r"|(?:subscribe|sign in|sign up|log in|register) to (?:continue|read|keep reading|unlock)"
    r"|to continue reading(?: this)?|(?:keep|continue) reading (?:with|for) (?:a |an )?(?:subscription|free|only|just)"
    r"|this (?:article|content|story) is (?:only )?(?:available |reserved |exclusive )?(?:for|to) (?:our )?subscribers"
    r"|you(?:'ve|’ve| have) (?:reached|used) (?:your|all)(?: your)?(?: \w+){0,3} (?:free )?articles"
    r"|r[ée]serv[ée]e? (?:à nos|aux) abonn[ée]s|weiterlesen mit|um weiterzulesen|para seguir leyendo",
    re.IGNORECASE,
)
# Said by walls, but also in the margin of ordinary pages: it counts where there is little else.
_FAINT = re.compile(
    r"captcha|access (?:is |to this page (?:is|has been) )?denied|we (?:value|care about) your privacy"
    r"|accept (?:all )?(?:cookies)?\b|before you continue|please (?:log|sign) in|(?:log|sign) in to your account"
    r"|enable javascript|request (?:was )?blocked|(?:manage|use of) cookies|our (?:\d+ )?partners"
    r"|consent to (?:the use|cookies)|subscriber exclusive|already a subscriber|just a moment"
    r"|wir (?:schätzen|respektieren) ihre privatsphäre|alle akzeptieren|tout accepter|aceptar todo",
    re.IGNORECASE,
)
_PAID = re.compile(
    r"subscri(?:be|ber|ption)|premium|membership|free trial|sign in|log in|register|abonn|anmelden|se connecter",
    re.IGNORECASE,
)
_GONE = re.compile(
    r"\b(?:page|story|article|content|document|post|file|item|video|address|url|link)\b[^.!?\n]{0,40}"
    r"(?:(?:could ?n[o'’]t|can(?:no|['’])?t|was not|wasn['’]t|not) be(?:en)? found|not found"
    r"|(?:is |are )?no longer (?:available|exists?|online|here|on)|(?:does|do) ?n[o'’]t exist|does not exist"
    r"|(?:has|have) been (?:removed|deleted|taken down|withdrawn|unpublished|archived)"
    r"|(?:was|were) (?:removed|deleted|taken down|withdrawn)|(?:has )?expired|(?:is )?unavailable|is missing)"
    r"|\b(?:this|the|that) \w+ (?:has|have) (?:now )?been (?:removed|deleted|taken down|withdrawn|unpublished)"
    r"|\bno (?:search )?results\b|\bdomain (?:name )?is (?:for sale|parked)|\bbuy this domain"
    r"|(?:can(?:no|['’])?t|could ?n[o'’]?t|unable to) (?:seem to )?find (?:the|that|this|what)"
    r"|\b(?:error )?404\b|410 gone|nothing (?:was |to be )?found|nothing here|page introuvable|n['’]existe (?:plus|pas)"
    r"|seite (?:wurde )?nicht (?:gefunden|verfügbar)|página no encontrada|pagina non trovata|página não encontrada",
    re.IGNORECASE,
)
_LITTLE_TEXT = 1_500
_DOOR = re.compile(r"\b(?:log-?in|sign-?in|sign-?up|sso|consent|captcha|challenge|paywall|subscribe)\b", re.IGNORECASE)
# Where servers send those who asked for what is not there, often with what they asked for.
_NOWHERE = re.compile(r"404|error|not-?found|missing|search|fehler|erreur", re.IGNORECASE)
_SHORTEST_PATH = 2  # "/" is in every address


def is_wall(text: str, *, url: str, final_url: str) -> bool:
    """Whether the ``text`` that came for ``url``, at last from ``final_url``, is a wall."""
    return says_wall(text) or leads_to_door(url, final_url)


def says_wall(text: str) -> bool:
    """Whether a text has the words of a wall."""
    return _PLAIN.search(text) is not None or (len(text) < _LITTLE_TEXT and _FAINT.search(text) is not None)


def leads_to_door(url: str, final_url: str) -> bool:
    """Whether the way to a page ended at a login or the like."""
    return _door(final_url) and not _door(url)


def is_gate(text: str, hints: PageHints) -> bool:
    """Whether a page asks something of its readers first, and has little else."""
    return hints.gate and len(text) < _LITTLE_TEXT


def comes_back(url: str, final_url: str) -> bool:
    """Whether the way to ``url`` ended at a page that knows where to go on to: its query has the path of ``url``."""
    asked, end = urlsplit(url).path, urlsplit(final_url)
    known = len(asked) >= _SHORTEST_PATH and any(asked in value for _, value in parse_qsl(end.query))
    return known and end.path != asked and not _NOWHERE.search(f"{end.path}?{end.query.partition('=')[0]}")


def says_paid(text: str, before: str) -> bool:
    """Whether a text speaks of subscribing more often than it did before."""
    return len(_PAID.findall(text)) > len(_PAID.findall(before))


def says_gone(text: str) -> bool:
    """Whether a text has the words of a page that is not there, though it came with a good status."""
    return _GONE.search(text) is not None


def _door(url: str) -> bool:
    parts = urlsplit(url)
    return _DOOR.search(f"{parts.netloc}{parts.path}") is not None
