"""Getting articles from where they are: a file, standard input, a web page, or a feed of them."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from io import BytesIO
from typing import TYPE_CHECKING, BinaryIO

from verify.errors import FetchError, InputError
from verify.intake.apart import read_feed
from verify.intake.documents import make_document
from verify.intake.files import is_address, read_source, source_name
from verify.intake.forms import Form, form_of
from verify.intake.reading import Entry, Feed
from verify.settings import Settings
from verify.types import BlockKind, Document
from verify.wording import one_line

if TYPE_CHECKING:
    from verify.types import Fetcher, Network, Page

# News in brief has some 40 words; what is left of a page that says "not found" or "please wait" has fewer.
_MIN_WORDS = 25
# A wall may say its piece in the margin of a whole article; with less text than this, it is in front of it.
_WHOLE_ARTICLE = 200
_WORD = re.compile(r"[^\W\d_]+")
_SENTENCE_END = re.compile(r"[.!?…][\"'”’)\]]*(?:\s|$)")
_REFUSED = frozenset({401, 402, 403, 407, 429, 451})


@dataclass(frozen=True, slots=True)
class Material:
    """What came from a source: its bytes, their form, and the page they came as, if they came from the web."""

    source: str
    raw: bytes
    form: Form
    page: Page | None = None

    @property
    def _content_type(self) -> str:
        return self.page.content_type if self.page else ""

    def feed(self) -> Feed:
        """The entries of the feed that this is.

        Raises:
            InputError: when it cannot be read as one, or has no entries.
        """
        return read_feed(self.raw, source=self.source, content_type=self._content_type)

    def document(
        self, *, published: date | None = None, language: str | None = None, dated: date | None = None
    ) -> Document:
        """The article that this is; ``dated`` is the day a feed gave it.

        Raises:
            InputError: when it is no article in English.
            FetchError: when a page came in its place: a wall, or one that says next to nothing.
        """
        document = make_document(
            self.raw,
            source=self.source,
            published=published,
            language=language,
            form=self.form,
            content_type=self._content_type,
            dated=dated,
        )
        if self.page is not None:
            _check_article(document, self.page, self.form)
        return document


def get(source: str, *, fetcher: Callable[[], Fetcher], max_bytes: int, stdin: BinaryIO | None = None) -> Material:
    """What ``source`` (a path, a web address, or ``-``) holds; ``fetcher`` is asked for only where it is needed.

    Raises:
        InputError: when it cannot be read, or is in no form that articles have.
        FetchError: when the page cannot be had.
    """
    if is_address(source):
        return get_page(source, fetcher())
    raw = read_source(source, stdin=stdin or _standard_input(), max_bytes=max_bytes)
    return Material(source, raw, form_of(raw, source=source))


def get_page(url: str, fetcher: Fetcher) -> Material:
    """What a web address holds, and never a file: the links of a feed are not to be trusted.

    Raises:
        InputError: when it is in no form that articles have.
        FetchError: when the page cannot be had.
    """
    page = fetcher.fetch(url)
    if not page.ok:
        raise _failed(page)
    form = form_of(page.body, source=page.final_url, content_type=page.content_type)
    return Material(page.final_url, page.body, form, page)


def get_entry(entry: Entry, fetcher: Fetcher) -> Material:
    """What an entry of a feed links to; it raises what ``get_page`` does."""
    if not entry.url:
        raise InputError(f"The entry {one_line(entry.title) or 'without a title'} of the feed has no link.", "")
    return get_page(entry.url, fetcher)


def utc_now() -> datetime:
    """The clock of a desk that is not given another."""
    return datetime.now(UTC)


def make_network(settings: Settings, clock: Callable[[], datetime]) -> Network:
    """The one way to the network, as the settings allow it."""
    from verify.intake.fetch import HttpFetcher  # noqa: PLC0415 - httpx loads longer than most commands run

    return HttpFetcher(
        allow_hosts=settings.allow_hosts,
        timeout=settings.timeout,
        max_bytes=settings.max_bytes,
        clock=clock,
        pace=settings.pace,
        hosts_at_once=settings.hosts_at_once,
        contact=settings.contact,
    )


def _failed(page: Page) -> FetchError:
    refused = page.status in _REFUSED
    return FetchError(
        f"{source_name(page.url)} answered with status {page.status}; nothing was taken in.",
        "Open it in a browser, copy its text into a file and add that." if refused else "Check the address.",
    )


def _check_article(document: Document, page: Page, form: Form) -> None:
    """Refuse what stands in an article's place.

    Raises:
        FetchError: when that is a wall, or next to nothing.
    """
    from verify.intake.pages import page_text  # noqa: PLC0415 - loads lxml, which only pages from the web need
    from verify.recheck.walls import is_wall  # noqa: PLC0415 - as above: a file has no wall before it

    body = (document.text[block.start : block.end] for block in document.blocks if block.kind is BlockKind.PARAGRAPH)
    # A list of links, as on a front page, has words, but no sentences.
    words = sum(len(_WORD.findall(paragraph)) for paragraph in body if _SENTENCE_END.search(paragraph))
    shown = page_text(page) if form is Form.HTML else ""
    if form is Form.HTML and words < _WHOLE_ARTICLE and is_wall(shown, url=page.url, final_url=page.final_url):
        raise FetchError(
            f"{source_name(page.url)} shows a login, consent, payment or robot check in place of the article.",
            "Open it in a browser, copy its text into a file and add that.",
        )
    if words < _MIN_WORDS:
        raise FetchError(
            f"{source_name(page.url)} is no article: it has only {words} words in sentences.",
            "Check the address, or copy the text into a file and add that.",
        )


def _standard_input() -> BinaryIO:
    """Standard input, which a caller may have closed; it is asked for nothing where a file is named."""
    return sys.stdin.buffer if sys.stdin else BytesIO()
