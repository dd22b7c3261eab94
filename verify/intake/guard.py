"""Connections that lead only where they may.

The check is made where the connection is: a name is resolved once, each of its addresses is checked,
and the connection goes to an address that was checked. There is no second look-up that could give
another answer (DNS rebinding). The request still names the host, in its Host header and to TLS.
"""

from __future__ import annotations

import asyncio
import socket
from collections.abc import Callable, Iterable, Sequence
from typing import Any

import httpcore

from verify.errors import FetchError, FetchFailure
from verify.intake.addresses import is_public
from verify.wording import one_line

Resolver = Callable[[str, int], Sequence[str]]


def resolve(host: str, port: int) -> Sequence[str]:
    """The IP addresses of ``host``, however it is written, in the order to try them.

    Raises:
        OSError, UnicodeError: when there is no such host.
    """
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(address[0]) for *_, address in found))


class GuardedBackend(httpcore.AsyncNetworkBackend):
    """Opens connections for the HTTP library, to public addresses and to allowed hosts only."""

    def __init__(
        self,
        *,
        allow_hosts: frozenset[str],
        resolver: Resolver = resolve,
        network: httpcore.AsyncNetworkBackend | None = None,
    ) -> None:
        self._allow_hosts = allow_hosts
        self._resolver = resolver
        self._network = network or httpcore.AnyIOBackend()

    async def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,  # noqa: ASYNC109 - the base class's parameter
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.AsyncNetworkStream:
        """Connect to the first of the host's addresses that answers.

        Raises:
            FetchError: when there is no such host, or one of its addresses is not public.
            httpcore.ConnectError, httpcore.ConnectTimeout: when none answers.
        """
        addresses = await self._checked(host, port)
        for address in addresses[:-1]:
            try:
                return await self._network.connect_tcp(address, port, timeout, local_address, socket_options)
            except (httpcore.ConnectError, httpcore.ConnectTimeout):
                continue  # the next address may answer; the last one's failure is told
        return await self._network.connect_tcp(addresses[-1], port, timeout, local_address, socket_options)

    async def _checked(self, host: str, port: int) -> Sequence[str]:
        try:
            addresses = await asyncio.to_thread(self._resolver, host, port)
        except (OSError, UnicodeError):
            addresses = ()
        if not addresses:
            raise FetchError(
                f"There is no host {one_line(host)}.",
                "Check the address and the connection.",
                kind=FetchFailure.UNREACHABLE,
            )
        if host_key(host) not in self._allow_hosts:
            for address in addresses:
                if not is_public(address.partition("%")[0]):
                    raise FetchError(
                        f"{one_line(host)} leads to {address}, which is not a public address, and was not visited.",
                        "If this host may be fetched, name it in allow_hosts (CLAIMDESK_ALLOW_HOSTS).",
                        kind=FetchFailure.REFUSED,
                    )
        return addresses


def host_key(host: str) -> str:
    """How a host is compared: without case, brackets and the dot of the root."""
    return host.lower().strip("[]").rstrip(".")
