"""What a page says of itself beside its text: its address, where it sends its readers, what it asks of them first."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import urljoin, urlsplit

from lxml import etree

from verify.intake.charset import decode_page
from verify.intake.pages import is_hidden
from verify.types import Page, PageHints

_MOVED = re.compile(
    r"\b(?:has|have|was|been|is) (?:now )?moved\b|\bmoved (?:permanently|to)\b|\bnew (?:home|address|location|url)\b"
    r"|\b(?:can|may) now be (?:found|read)\b|\bnow (?:lives|available|found|published) (?:at|here|on)\b"
    r"|\bif you are not (?:automatically )?redirected\b",
    re.IGNORECASE,
)
_REFRESH = re.compile(r"\s*(\d+(?:\.\d*)?)\s*[;,]\s*(?:url\s*=\s*)?['\"]?(.+?)['\"]?\s*$", re.IGNORECASE)
_SOON = 10.0  # seconds; a page that reloads later than that is a live page, not one that has moved
_PAID = re.compile(r'"isAccessibleForFree"\s*:\s*"?false', re.IGNORECASE)
# What the common robot checks call the box that they draw, in any language.
_CHALLENGE = re.compile(r"\b(?:g-recaptcha|h-captcha|cf-(?:turnstile|challenge)|challenge-form|px-captcha)\b")
# Where ordinary pages have a login for those who want one.
_MARGINS = ("header", "nav", "aside", "footer")
_LONGEST_NOTICE = 400  # characters; a longer block that says "moved" tells a story


def page_hints(page: Page) -> PageHints:
    """Read the hints of a page in HTML; another, or one that cannot be parsed, has none."""
    if not page.ok or b"<" not in page.body:
        return PageHints()
    markup = decode_page(page.body, page.content_type)
    root = etree.fromstring(markup.replace("\0", "").encode("utf-8", "replace"), etree.HTMLParser(encoding="utf-8"))
    if root is None:
        return PageHints()
    base = page.final_url
    canonical = next((each.get("href") for each in root.iter("link") if _is(each, "rel", "canonical")), None)
    return PageHints(
        canonical=_address(base, canonical),
        refresh=next(filter(None, (_address(base, each) for each in _refreshes(root))), None),
        successors=tuple(dict.fromkeys(filter(None, (_address(base, each) for each in _successors(root))))),
        paid=_PAID.search(markup) is not None,
        gate=any(_is_gate(each) for each in root.iter(etree.Element)),
    )


def _is(element: etree._Element, name: str, value: str) -> bool:
    return value in str(element.get(name, "")).lower().split()


def _refreshes(root: etree._Element) -> Iterator[str]:
    for each in root.iter("meta"):
        match = _REFRESH.match(each.get("content", "")) if _is(each, "http-equiv", "refresh") else None
        if match and float(match[1]) <= _SOON:
            yield match[2]


def _successors(root: etree._Element) -> Iterator[str]:
    """The links in short blocks that say that something has moved."""
    for link in root.iter("a"):
        block = next((each for each in link.iterancestors("p", "div", "li", "section", "main", "body")), link)
        text = " ".join(" ".join(block.itertext()).split())
        if len(text) <= _LONGEST_NOTICE and _MOVED.search(text):
            yield link.get("href", "")


def _is_gate(element: etree._Element) -> bool:
    """Whether an element asks for a password or draws a robot check, in the midst of the page."""
    asks = element.tag == "input" and _is(element, "type", "password")
    if not asks and _CHALLENGE.search(f"{element.get('class', '')} {element.get('id', '')}") is None:
        return False
    around = (element, *element.iterancestors())
    return not any(each.tag in _MARGINS or is_hidden(each) for each in around)


def _address(base: str, href: str | None) -> str | None:
    """An absolute web address, or None for anything else that stands in a link."""
    try:
        address = urljoin(base, (href or "").strip())
        parts = urlsplit(address)
    except ValueError:
        return None
    return address if href and parts.scheme in ("http", "https") and parts.netloc else None
