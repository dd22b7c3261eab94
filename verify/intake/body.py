"""Reading the body of an answer, decompressed, without ever holding more than the limit."""

from __future__ import annotations

import zlib
from collections.abc import AsyncIterator

import httpx

from verify.errors import FetchError, FetchFailure

# The one compression that is asked for. Decompressing happens here, because the client's own decoder inflates
# whatever arrives in one piece, a thousandfold and more, before anybody can count.
ACCEPTED_ENCODING = "gzip"
_PLAIN = frozenset({"", "identity"})
_GZIP = frozenset({"gzip", "x-gzip"})
_GZIP_WINDOW = 31  # zlib: 15 for the largest window, 16 for a gzip header


async def read_body(response: httpx.Response, max_bytes: int) -> bytes:
    """The body of ``response``, at most ``max_bytes`` long when decompressed.

    Raises:
        FetchError: when it is longer, damaged, cut off, or in a compression that nobody asked for.
    """
    encoding = response.headers.get("content-encoding", "").strip().lower()
    if encoding in _PLAIN:
        pieces = response.aiter_raw()
    elif encoding in _GZIP:
        pieces = _gunzip(response.aiter_raw(), max_bytes)
    else:
        raise FetchError("The page came in a compression that was not asked for.", "Open it in a browser.")
    body = bytearray()
    async for piece in pieces:
        body += piece
        if len(body) > max_bytes:
            raise FetchError(
                f"The page is larger than {max_bytes:,} bytes.",
                "Raise max_bytes in claimdesk.toml.",
                kind=FetchFailure.TOO_LARGE,
            )
    return bytes(body)


async def _gunzip(pieces: AsyncIterator[bytes], max_bytes: int) -> AsyncIterator[bytes]:
    """Decompress ``pieces``, never giving more than ``max_bytes`` + 1 bytes at once."""
    unpacker = zlib.decompressobj(_GZIP_WINDOW)
    async for piece in pieces:
        rest = piece
        while rest:
            if unpacker.eof:  # a gzip file may consist of several
                unpacker = zlib.decompressobj(_GZIP_WINDOW)
            try:
                yield unpacker.decompress(rest, max_bytes + 1)
            except zlib.error as error:
                raise FetchError("The page came damaged: its compression is broken.", "Try again later.") from error
            rest = unpacker.unused_data if unpacker.eof else unpacker.unconsumed_tail
    if not unpacker.eof:
        raise FetchError("The page came cut off: its compression ends too soon.", "Try again later.")
