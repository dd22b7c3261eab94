"""Foreign text in CommonMark and GitHub's Markdown: readable, and inert."""

from __future__ import annotations

import re

from verify.report.links import web_link
from verify.wording import one_line, visible

# What would become a link by itself in GitHub's Markdown. Backslashes do not stop an e-mail address
# (GFM spec, 6.9), a code span stops all of them and stays readable. The bounds keep a search through
# one huge word linear; what is longer is stopped just as well by the part that matches.
_ADDRESS = re.compile(
    r"(?:[a-z0-9+.-]{1,32}://|www\.)[^\s`|<>\\]*[^\s`|<>\\.,;:!?\"'”’)]"
    r"|[a-z0-9._+-]{1,64}@[a-z0-9-_]+(?:\.[a-z0-9-_]+)+",
    re.IGNORECASE,
)
_SPECIAL = re.compile(r"[\\`*_\[\]<~|]|&(?=#?\w+;)")
# What starts a block, or ends one as an underline: quote, heading, list item, rule.
_BLOCK_START = re.compile(r"^(?:(?=>|#{1,6}(?:\s|$)|[+-](?:\s|$)|-{2,}|=+$)|(\d{1,9})(?=[.)](?:\s|$)))")


def inert(text: str) -> str:
    """``text`` on one line, such that Markdown shows it letter for letter wherever it is put."""
    return _escaped(one_line(text))


def inert_piece(text: str) -> str:
    """The same for a stretch of running text: a space at either end is kept."""
    shown = visible(text)
    folded = inert(text)
    if not folded:
        return " " if text else ""
    return f"{' ' if shown[0].isspace() else ''}{folded}{' ' if shown[-1].isspace() else ''}"


def code(text: str) -> str:
    """``text`` on one line in a code span. Long runs of backticks in it make the fence longer."""
    line = one_line(text)
    if not line:
        return ""
    fence = "`" * (max((len(run) for run in re.findall("`+", line)), default=0) + 1)
    padding = " " if line.startswith("`") or line.endswith("`") else ""
    return f"{fence}{padding}{line}{padding}{fence}"


def address(url: str) -> str:
    """A link to ``url`` where that is safe, else its text."""
    target = web_link(url)
    if target is None:
        return code(url)
    return f"<{target}>"


def _escaped(line: str) -> str:
    parts = []
    at = 0
    for match in _ADDRESS.finditer(line):
        parts += [_SPECIAL.sub(r"\\\g<0>", line[at : match.start()]), f"`{match.group()}`"]
        at = match.end()
    parts.append(_SPECIAL.sub(r"\\\g<0>", line[at:]))
    return _BLOCK_START.sub(r"\1\\", "".join(parts))
