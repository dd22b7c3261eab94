"""The terminal UI in a browser: textual-serve behind a token, on one origin.

textual-serve lets anybody in who can reach its port. A page of any other site can reach the loopback
address, too, through the browser of whoever reads it; so the token alone opens the door, and requests
from another origin, or for another host name, are refused even with it.
"""

from __future__ import annotations

import socket
from collections.abc import Awaitable, Callable
from hmac import compare_digest
from ipaddress import ip_address
from secrets import token_urlsafe
from urllib.parse import urlsplit

from aiohttp import web
from textual_serve.server import Server

from verify.errors import InputError

_Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]

_TOKEN_BYTES = 32
_HEADERS = {
    # The page of textual-serve asks another site for a font: nobody else is to learn of this desk.
    "Content-Security-Policy": (
        "default-src 'self'; script-src 'self' 'unsafe-inline'; style-src 'self' 'unsafe-inline'; "
        "img-src 'self' data:; connect-src 'self'; frame-ancestors 'none'"
    ),
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "Cache-Control": "no-store",
}


class DeskServer(Server):
    """Serves ``command`` to whoever holds the token."""

    def __init__(self, command: str, public_url: str, announce: Callable[[str], None]) -> None:
        """``public_url`` is what browsers ask for; ``announce`` is told the address with the token when it is ready."""
        super().__init__(command, title="Claimdesk", public_url=public_url)
        self._origin = public_url
        self._host = urlsplit(public_url).netloc
        self._token = token_urlsafe(_TOKEN_BYTES)
        # Browsers send a cookie to every port of a host; its name keeps two desks apart.
        self._cookie = f"claimdesk-{urlsplit(public_url).port or 0}"
        self._announce = announce

    @property
    def address(self) -> str:
        """The address to open, with the token."""
        return f"{self._origin}/?token={self._token}"

    def initialize_logging(self) -> None:
        """Log nothing: requests would show the token."""

    async def on_startup(self, app: web.Application) -> None:  # noqa: ARG002 - textual-serve passes it
        """Say that it is ready."""
        self._announce(self.address)

    async def make_app(self) -> web.Application:
        """The routes of textual-serve, behind the door."""

        @web.middleware
        async def door(request: web.Request, handler: _Handler) -> web.StreamResponse:
            return await self._guard(request, handler)

        app = await self._make_app()
        app.middlewares.append(door)
        return app

    async def _guard(self, request: web.Request, handler: _Handler) -> web.StreamResponse:
        """Let in what is asked of this host, from this origin, with the token or the cookie it was changed for."""
        origin = request.headers.get("Origin")
        is_socket = request.path == "/ws"
        if request.host != self._host or (origin != self._origin if origin or is_socket else False):
            raise web.HTTPForbidden(text="This desk answers only to its own address.", headers=_HEADERS)
        if request.path == "/" and self._is_token(request.query.get("token")):
            # Not in the address any more, so that it stays out of the history and of screenshots.
            found = web.HTTPSeeOther("/", headers=_HEADERS)
            secure = self._origin.startswith("https:")
            found.set_cookie(self._cookie, self._token, httponly=True, samesite="Strict", secure=secure)
            raise found
        if not self._is_token(request.cookies.get(self._cookie)):
            raise web.HTTPForbidden(text="Open the address that claimdesk serve printed.", headers=_HEADERS)
        response = await handler(request)
        if not response.prepared:
            response.headers.update(_HEADERS)
        return response

    def _is_token(self, given: str | None) -> bool:
        return given is not None and compare_digest(given.encode(), self._token.encode())


def serve(command: str, host: str, port: int, behind: str | None, announce: Callable[[str], None]) -> None:
    """Serve ``command`` until it is interrupted; port 0 takes any that is free.

    Raises:
        InputError: when the address is not this machine's own and nothing stands before it, or is taken.
    """
    if behind is None and not _is_loopback(host):
        raise InputError(
            f"{host} can be reached from other machines, where anybody on the way could read along.",
            "Put a proxy with TLS before it and say --behind-proxy https://its.address, or leave --host out.",
        )
    public = _origin_of(behind) if behind is not None else None
    try:
        listening = socket.create_server((host, port), family=socket.AF_INET6 if ":" in host else socket.AF_INET)
    except OSError as error:
        raise InputError(
            f"Port {port} of {host} cannot be used: {error.strerror}.", "Name another one with --port."
        ) from error
    shown = f"[{host}]" if ":" in host else host
    server = DeskServer(command, public or f"http://{shown}:{listening.getsockname()[1]}", announce)
    web.run_app(server.make_app(), sock=listening, print=None)


def _is_loopback(host: str) -> bool:
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False  # a name could be made to mean another address later


def _origin_of(url: str) -> str:
    parts = urlsplit(url)
    if parts.scheme not in ("http", "https") or not parts.netloc or parts.path.strip("/") or parts.query:
        raise InputError(f"{url} is not the address of a site.", "Write it as https://desk.example.org.")
    return f"{parts.scheme}://{parts.netloc}"
