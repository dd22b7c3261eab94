"""Connections that lead only where they may, and end when their time is up.

The check is made where the connection is: a name is resolved once, each of its addresses is checked,
and the connection goes to an address that was checked. There is no second look-up that could give
another answer (DNS rebinding). The request still names the host, in its Host header and to TLS.
"""

from __future__ import annotations

import socket
from collections.abc import Callable, Iterable, Sequence
from ssl import SSLContext
from typing import Any

import httpcore

from verify.errors import FetchError
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


class Deadline:
    """The moment by which a whole fetch must be done, redirects and all."""

    def __init__(self, seconds: float, now: Callable[[], float]) -> None:
        self._seconds = seconds
        self._now = now
        self._end = now() + seconds

    def cut(self, timeout: float | None) -> float:
        """``timeout``, or the time that is left where that is less.

        Raises:
            FetchError: when none is left.
        """
        left = self._end - self._now()
        if left <= 0:
            raise FetchError(f"The page did not come within {self._seconds:g} seconds.", "Try again later.")
        return left if timeout is None else min(timeout, left)


class GuardedBackend(httpcore.NetworkBackend):
    """Opens connections for the HTTP library, to public addresses and to allowed hosts only."""

    def __init__(
        self,
        *,
        allow_hosts: frozenset[str],
        deadline: Deadline,
        resolver: Resolver = resolve,
        network: httpcore.NetworkBackend | None = None,
    ) -> None:
        self._allow_hosts = allow_hosts
        self._deadline = deadline
        self._resolver = resolver
        self._network = network or httpcore.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.NetworkStream:
        """Connect to the first of the host's addresses that answers.

        Raises:
            FetchError: when there is no such host, or one of its addresses is not public.
            httpcore.ConnectError, httpcore.ConnectTimeout: when none answers.
        """
        addresses = self._checked(host, port)
        for address in addresses[:-1]:
            try:
                return self._connect(address, port, timeout, local_address, socket_options)
            except (httpcore.ConnectError, httpcore.ConnectTimeout):
                continue  # the next address may answer; the last one's failure is told
        return self._connect(addresses[-1], port, timeout, local_address, socket_options)

    def _checked(self, host: str, port: int) -> Sequence[str]:
        try:
            addresses = self._resolver(host, port)
        except (OSError, UnicodeError):
            addresses = ()
        if not addresses:
            raise FetchError(f"There is no host {one_line(host)}.", "Check the address and the connection.")
        if host_key(host) not in self._allow_hosts:
            for address in addresses:
                if not is_public(address.partition("%")[0]):
                    raise FetchError(
                        f"{one_line(host)} leads to {address}, which is not a public address, and was not visited.",
                        "If this host may be fetched, name it in allow_hosts (CLAIMDESK_ALLOW_HOSTS).",
                    )
        return addresses

    def _connect(
        self,
        address: str,
        port: int,
        timeout: float | None,
        local_address: str | None,
        socket_options: Iterable[Any] | None,
    ) -> httpcore.NetworkStream:
        stream = self._network.connect_tcp(address, port, self._deadline.cut(timeout), local_address, socket_options)
        return _TimedStream(stream, self._deadline)


def host_key(host: str) -> str:
    """How a host is compared: without case, brackets and the dot of the root."""
    return host.lower().strip("[]").rstrip(".")


class _TimedStream(httpcore.NetworkStream):
    """A connection on which a server that sends a byte now and then cannot outstay the deadline."""

    def __init__(self, stream: httpcore.NetworkStream, deadline: Deadline) -> None:
        self._stream = stream
        self._deadline = deadline

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self._stream.read(max_bytes, self._deadline.cut(timeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._stream.write(buffer, self._deadline.cut(timeout))

    def close(self) -> None:
        self._stream.close()

    def start_tls(
        self, ssl_context: SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        secured = self._stream.start_tls(ssl_context, server_hostname, self._deadline.cut(timeout))
        return _TimedStream(secured, self._deadline)

    def get_extra_info(self, info: str) -> Any:
        return self._stream.get_extra_info(info)
