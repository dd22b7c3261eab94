"""Which addresses a report may link to."""

from __future__ import annotations

from urllib.parse import quote, urlsplit

from verify.wording import visible

# What an address may hold as it is (RFC 3986, 2.2 and 2.3); everything else is percent-encoded.
_PLAIN = ":/?#[]@!$&'()*+,;=%-._~"


def web_link(address: str) -> str | None:
    """The address as a link target in plain ASCII, or None where it must not be clickable.

    Only http and https are, with a host and without a user name (``https://bank.example@evil.example``
    leads elsewhere than it says) or hidden characters.
    """
    if visible(address) != address or any(char.isspace() for char in address):
        return None
    try:
        parts = urlsplit(address)
        if parts.scheme not in ("http", "https") or not parts.hostname or parts.username is not None:
            return None
    except ValueError:  # an unclosed bracket in the host: not an address at all
        return None
    return quote(address, safe=_PLAIN)
