"""One request to a service that the newsroom has named."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from datetime import datetime

import httpx

from verify.errors import FetchError
from verify.intake.body import read_body
from verify.intake.guard import GuardedBackend, Resolver, host_key
from verify.intake.pace import Pace, asked_to_wait
from verify.intake.targets import usable
from verify.intake.transport import GuardedTransport
from verify.intake.visiting import Manners, told
from verify.types import Call, Page


async def make_call(
    call: Call, pace: Pace, manners: Manners, *, clock: Callable[[], datetime], resolver: Resolver
) -> Page:
    """Make ``call`` in the turn of its host, which may be private.

    The request is sent without a client of httpx, whose log names whole addresses, and so without redirects.

    Raises:
        FetchError: when there is no answer in time, or one that is too large or damaged.
    """
    with told(call.name):
        address = _usable(call)
        request = httpx.Request(
            "GET" if call.body is None else "POST",
            address.copy_merge_params(call.secrets) if call.secrets else address,
            headers={**manners.headers, "Accept": "application/json", **call.headers},
            content=call.body,
        )
        backend = GuardedBackend(allow_hosts=frozenset({host_key(address.host)}), resolver=resolver)
        await pace.turn(address.host)
        async with asyncio.timeout(manners.timeout), GuardedTransport(backend, connections=1) as transport:
            response = await transport.handle_async_request(request)
            try:
                headers = response.headers
                retry_after = asked_to_wait(response.status_code, headers.get("retry-after"), clock())
                if retry_after is not None:
                    pace.hold(address.host, retry_after)
                return Page(
                    url=call.name,
                    final_url=call.name,
                    status=response.status_code,
                    content_type=headers.get("content-type", ""),
                    etag=headers.get("etag"),
                    last_modified=headers.get("last-modified"),
                    body=await read_body(response, manners.max_bytes),
                    fetched_at=clock(),
                    retry_after=retry_after,
                )
            finally:
                await response.aclose()


def _usable(call: Call) -> httpx.URL:
    try:
        return usable(call.url)
    except FetchError as error:  # it may have quoted the address
        raise FetchError(
            f"{call.name} has no usable web address.", "Mend it in the settings.", kind=error.kind
        ) from None
