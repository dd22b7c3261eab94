"""What a reader sees of a page: the text that a quote is looked for in."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from verify.errors import FetchError
from verify.intake.charset import decode_page
from verify.types import Page
from verify.wording import one_line

_HTML = frozenset({"text/html", "application/xhtml+xml"})
_TEXT = frozenset({"text/plain", "text/markdown"})
_MARKUP = re.compile(r"\s*<(?:!doctype|html|head|body|\?xml)\b", re.IGNORECASE)
_SPACE = re.compile(r"[ \t\r\n\f]+")
# Never shown: code, markup in waiting, and what stands in for media that did not load.
_UNSEEN = frozenset(
    ("head", "title", "script", "style", "noscript", "template", "svg", "iframe", "object", "audio", "video", "canvas")
)
_HIDING = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
# Elements that start a new line (HTML standard, 15.3: rendering of flow content, lists and tables).
_BLOCKS = frozenset(
    (
        "address", "article", "aside", "blockquote", "body", "br", "button", "caption", "dd", "details", "dialog",
        "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6",
        "header", "hgroup", "hr", "legend", "li", "main", "nav", "ol", "option", "p", "pre", "search", "section",
        "select", "summary", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul",
    )
)  # fmt: skip


def page_text(page: Page) -> str:
    """The visible text of ``page``, a line for each block of it.

    An answer that is no success has no text: what it shows is not the source.

    Raises:
        FetchError: when the page is neither HTML nor plain text, or cannot be read to its end.
    """
    if not page.ok or not page.body.strip():
        return ""
    kind = page.content_type.partition(";")[0].strip().lower()
    if kind not in _HTML | _TEXT and kind != "":
        raise FetchError(
            f"{one_line(page.final_url)} could not be read as a page: it is of type {one_line(kind)}.",
            "Give the address of a web page, or cite it with a locator.",
        )
    text = decode_page(page.body, page.content_type)
    return visible_text(text) if kind in _HTML or (not kind and _MARKUP.match(text)) else text


def visible_text(markup: str) -> str:
    """What a reader sees of a page or a piece of one in HTML, a line for each block of it.

    Raises:
        FetchError: when it is nested too deeply to be read to its end.
    """
    # Handed over as UTF-8, so that a declaration inside the page, which may be wrong, is not followed again.
    parser = etree.HTMLParser(encoding="utf-8", huge_tree=True, remove_comments=True, remove_pis=True)
    root = etree.fromstring(markup.replace("\0", "").encode("utf-8", "replace"), parser)
    if any(entry.type == etree.ErrorTypes.ERR_RESOURCE_LIMIT for entry in parser.error_log):
        # The parser stops there: half a page would look like a page that has lost its words.
        raise FetchError("The page is nested too deeply to be read.", "Open it in a browser.")
    if root is None:
        return ""
    lines = (_SPACE.sub(" ", line).strip(" ") for line in "".join(_pieces(root)).split("\n"))
    return "\n".join(line for line in lines if line)


def _pieces(root: etree._Element) -> Iterator[str]:
    """The pieces of text in document order; only a block's border is a line feed."""
    walk = etree.iterwalk(root, events=("start", "end"))
    for event, element in walk:
        unseen = _is_unseen(element)
        if event == "start" and unseen:
            walk.skip_subtree()
        border = "\n" if element.tag in _BLOCKS else ""
        yield border
        text = element.tail if event == "end" else (None if unseen else element.text)
        yield _SPACE.sub(" ", text or "")


def _is_unseen(element: etree._Element) -> bool:
    return element.tag in _UNSEEN or is_hidden(element)


def is_hidden(element: etree._Element) -> bool:
    """Whether the markup says that an element is not shown."""
    return element.get("hidden") is not None or _HIDING.search(element.get("style", "")) is not None
