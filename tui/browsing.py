"""Opening the address of a source in a browser: the addresses of the web, and nothing else."""

from __future__ import annotations

import os
import sys
import webbrowser
from typing import Any
from urllib.parse import urlsplit

from textual.app import App

from verify.wording import is_hidden, one_line


def open_in_browser(app: App[Any], url: str | None) -> str:
    """Open ``url``, and say in words what was done or why not.

    Only http and https are opened: a file or a program that an address names is not. A browser that would take
    the terminal itself is not started either.
    """
    if url is None:
        return "This source is no web page."
    if not is_web_address(url):
        return f"Only web addresses are opened, and this is none: {one_line(url)}"
    if not (app.is_web or _has_window()):
        return f"There is no browser with a window here: {one_line(url)}"
    app.open_url(url)  # in a served desk, the browser it is shown in
    return f"Opened {one_line(url)}"


def is_web_address(url: str) -> bool:
    """Whether an address is one of the web, with a host and nothing hidden in it."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    clean = not any(char.isspace() or is_hidden(char) for char in url)
    return parts.scheme.lower() in ("http", "https") and bool(parts.hostname) and clean


def _has_window() -> bool:
    """Whether the browser that would be started runs beside the terminal, not in it."""
    if sys.platform in ("darwin", "win32"):
        return True
    if not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
        return False
    try:
        webbrowser.get()
    except webbrowser.Error:
        return False
    return True
