"""The link between httpx, which speaks of requests, and the guarded connections below it."""

from __future__ import annotations

import functools
from collections.abc import AsyncIterator
from ssl import SSLContext

import httpcore
import httpx

_IDLE_SECONDS = 5.0  # servers close an idle connection after this or more


class GuardedTransport(httpx.AsyncBaseTransport):
    """Sends requests over connections of one network backend, never by way of a proxy.

    A connection is kept for the next request to the same host; it leads where it was checked to lead.
    """

    def __init__(self, backend: httpcore.AsyncNetworkBackend, *, connections: int) -> None:
        self._pool = httpcore.AsyncConnectionPool(
            ssl_context=_ssl_context(),
            max_connections=connections,
            keepalive_expiry=_IDLE_SECONDS,
            network_backend=backend,
        )

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        """Send ``request``; the failures of a connection are raised as httpcore's own."""
        answer = await self._pool.handle_async_request(
            httpcore.Request(
                method=request.method,
                url=httpcore.URL(
                    scheme=request.url.raw_scheme,
                    host=request.url.raw_host,
                    port=request.url.port,
                    target=request.url.raw_path,
                ),
                headers=request.headers.raw,
                content=request.stream,
                extensions=request.extensions,
            )
        )
        return httpx.Response(
            status_code=answer.status, headers=answer.headers, stream=_Stream(answer), extensions=answer.extensions
        )

    async def aclose(self) -> None:
        """Close all connections."""
        await self._pool.aclose()


class _Stream(httpx.AsyncByteStream):
    def __init__(self, answer: httpcore.Response) -> None:
        self._answer = answer

    async def __aiter__(self) -> AsyncIterator[bytes]:
        async for piece in self._answer.aiter_stream():
            yield piece

    async def aclose(self) -> None:
        await self._answer.aclose()


@functools.cache
def _ssl_context() -> SSLContext:
    return httpx.create_ssl_context(trust_env=False)
