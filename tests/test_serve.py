"""The desk in a browser: who is let in, and a claim marked in a real one."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from aiohttp import web
from aiohttp.test_utils import TestClient, TestServer
from playwright.async_api import WebSocket, async_playwright
from tui_helpers import settings_in, stock

from tui.serving import DeskServer, serve
from verify.desk.desk import Desk
from verify.errors import InputError
from verify.types import Status

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
PATIENCE = 30.0  # seconds; a browser and two programs start, on a busy machine
HERE = "http://desk.test:8000"
OWN = {"Host": "desk.test:8000"}


class Door:
    """A server under a name of its own, and a browser without a screen."""

    def __init__(self) -> None:
        self.server = DeskServer("true", HERE, lambda _: None)
        self.token = self.server.address.partition("token=")[2]

    async def status(self, path: str, **headers: str) -> int:
        """What the door answers."""
        async with TestClient[web.Request, web.Application](TestServer(await self.server.make_app())) as client:
            answer = await client.get(path, headers={**OWN, **headers}, allow_redirects=False)
            return answer.status


async def test_only_the_token_opens_the_door_and_leaves_the_address() -> None:
    door = Door()
    cookie = f"claimdesk-8000={door.token}"
    assert await door.status("/") == 403
    assert await door.status("/?token=guessed") == 403
    assert await door.status("/?token=%C3%A9") == 403
    assert await door.status("/static/js/textual.js") == 403
    assert await door.status(f"/?token={door.token}") == 303
    assert await door.status("/", Cookie=cookie) == 200
    assert await door.status("/static/js/textual.js", Cookie=cookie) == 200


async def test_another_site_or_host_name_is_refused_even_with_the_cookie() -> None:
    door = Door()
    cookie = f"claimdesk-8000={door.token}"
    assert await door.status("/", Cookie=cookie, Host="rebound.test:8000") == 403
    assert await door.status("/", Cookie=cookie, Origin="https://elsewhere.test") == 403
    assert await door.status("/ws", Cookie=cookie) == 403
    assert await door.status("/ws", Cookie=cookie, Origin="null") == 403
    assert await door.status("/ws", Origin=HERE) == 403


async def test_the_page_asks_nobody_else_and_the_cookie_is_kept_from_scripts() -> None:
    door = Door()
    async with TestClient[web.Request, web.Application](TestServer(await door.server.make_app())) as client:
        answer = await client.get(f"/?token={door.token}", headers=OWN, allow_redirects=False)
        assert answer.headers["Location"] == "/"
        assert {"HttpOnly", "SameSite=Strict"} <= set(answer.headers["Set-Cookie"].split("; "))
        page = await client.get("/", headers={**OWN, "Cookie": f"claimdesk-8000={door.token}"})
        assert page.headers["Content-Security-Policy"].startswith("default-src 'self';")


@pytest.mark.parametrize("host", ["0.0.0.0", "192.0.2.1", "::", "localhost", "example.org"])  # noqa: S104 - refused
def test_any_other_address_needs_a_proxy(host: str) -> None:
    with pytest.raises(InputError, match="other machines"):
        serve("true", host, 0, None, lambda _: None)


@pytest.mark.parametrize("url", ["desk.example.org", "ftp://desk.example.org", "https://desk.example.org/desk"])
def test_the_address_of_a_proxy_is_that_of_a_site(url: str) -> None:
    with pytest.raises(InputError, match="not the address of a site"):
        serve("true", "127.0.0.1", 0, url, lambda _: None)


@pytest.fixture
def address(tmp_path: Path) -> Iterator[str]:
    stock(settings_in(tmp_path).db)
    environment = {**os.environ, "CLAIMDESK_DB": str(settings_in(tmp_path).db), "CLAIMDESK_REVIEWER": "ines"}
    command = [sys.executable, "-m", "verify", "serve", "--port", "0"]
    with subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, text=True) as serving:
        assert serving.stdout is not None
        yield serving.stdout.readline().strip()
        serving.terminate()


@pytest.mark.skipif(CHROMIUM is None, reason="There is no Chromium here: apt-get install chromium")
async def test_a_claim_is_marked_in_a_browser_and_found_in_the_database(address: str, tmp_path: Path) -> None:
    assert re.fullmatch(r"http://127\.0\.0\.1:\d+/\?token=[\w-]{43}", address)
    shown: list[str] = []

    def listen(socket: WebSocket) -> None:
        socket.on("framereceived", lambda frame: shown.append(frame if isinstance(frame, str) else frame.decode()))

    async with async_playwright() as playwright:
        # The sandbox cannot start as root, as in a container.
        arguments = ["--no-sandbox"] if os.getuid() == 0 else []
        browser = await playwright.chromium.launch(executable_path=CHROMIUM, args=arguments)
        page = await browser.new_page(viewport={"width": 1200, "height": 800})
        page.on("websocket", listen)
        asked: list[str] = []
        page.on("requestfinished", lambda request: asked.append(request.url))
        await page.goto(address)
        assert "token" not in page.url

        async def until(words: str) -> None:
            for _ in range(int(PATIENCE * 10)):
                if words in "".join(shown):
                    return
                await page.wait_for_timeout(100)
            pytest.fail(f"waited for {words!r}, saw: {''.join(shown)[-2000:]!r}")

        await until("2 articles")
        await page.click("#terminal")
        await page.keyboard.press("Enter")
        await until("A ferry will carry people across the Marn.")
        await page.keyboard.press("v")
        await until("1 of 2 open left")
        assert all(url.startswith(address.partition("?")[0]) for url in asked)
        await browser.close()
    with Desk(settings_in(tmp_path)) as desk:
        assert desk.claim(11).status is Status.VERIFIED
        assert desk.claim(11).decided_by == "ines"
