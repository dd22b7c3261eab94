"""Web addresses as places: which are one and the same, and which are the front of a site."""

from __future__ import annotations

from urllib.parse import SplitResult, urlsplit

_INDEX = frozenset({"", "index.html", "index.htm", "index.php", "home", "default.aspx"})
# Parameters that say where a reader came from, not where the page is.
_TRACKING = ("utm_", "fbclid", "gclid", "ref=", "cmp=", "mc_", "at_")


def same_place(a: str, b: str) -> bool:
    """Whether two addresses differ in nothing but scheme, www., a slash at the end, a fragment, or tracking."""
    return _place(a) == _place(b)


def is_front(url: str, asked: str) -> bool:
    """Whether ``url`` is the front page of a site, or a folder above the page that was ``asked`` for."""
    path, wanted = _path(urlsplit(url)), _path(urlsplit(asked))
    if path == wanted:
        return False
    return path in _INDEX or wanted.startswith(f"{path}/")


def _place(url: str) -> tuple[str, str, str]:
    parts = urlsplit(url)
    query = "&".join(each for each in parts.query.split("&") if each and not each.startswith(_TRACKING))
    return (parts.netloc.lower().removeprefix("www.").removesuffix(":443").removesuffix(":80"), _path(parts), query)


def _path(parts: SplitResult) -> str:
    return parts.path.strip("/")
