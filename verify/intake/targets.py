"""What may be asked for at all: an address on the web, without a user name."""

from __future__ import annotations

import httpx

from verify.errors import FetchError, FetchFailure
from verify.wording import one_line

_PORTS = range(65_536)
_SCHEMES = frozenset({"http", "https"})


def usable(url: str) -> httpx.URL:
    """``url`` as an address that may be asked for.

    Raises:
        FetchError: when it is none, is not on the web, or carries a user name or password.
    """
    try:
        address = httpx.URL(url)
        host, port = address.host, address.port or 0
    except (httpx.InvalidURL, UnicodeError) as error:  # UnicodeError: a name that is no IDNA
        raise _refused(f"{one_line(url)} is not an address.", "Copy it from the browser again.") from error
    if address.scheme not in _SCHEMES or not host or port not in _PORTS:
        raise _refused(f"{one_line(url)} is not a web address.", "Give one that begins with http:// or https://.")
    if address.userinfo:
        raise _refused(
            f"The address of {one_line(host)} carries a user name or password.", "Leave it out of the address."
        )
    return address


def host_of(url: str) -> str:
    """The host that ``url`` names, empty where it is no usable address."""
    try:
        return usable(url).host
    except FetchError:
        return ""


def _refused(what: str, hint: str) -> FetchError:
    return FetchError(what, hint, kind=FetchFailure.REFUSED)
