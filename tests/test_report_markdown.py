from __future__ import annotations

import re
from collections.abc import Callable
from xml.etree.ElementTree import Element

import html5lib
import pytest
import report_helpers as h
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from verify.report.markdown import to_markdown
from verify.report.markdown_article import marked_article
from verify.report.markdown_text import address, code, inert, inert_piece
from verify.report.model import Report
from verify.wording import is_hidden, one_line

MARKUP = st.text(st.sampled_from("ab1 \n\t#>+-=.)(*_~`[]!<&;:/|\\@\"'⟦⟧\u202e\x00"), max_size=30)
ADDRESSES = st.sampled_from(["https://evil.example/x", "www.evil.example", "a@evil.example", "&amp;", "&#60;", "- "])
HOSTILE = st.one_of(
    MARKUP,
    st.text(max_size=30),
    st.lists(st.one_of(MARKUP, ADDRESSES), max_size=5).map("".join),
)


def rendered(markdown: str) -> Element:
    html = MarkdownIt("commonmark").enable(["table", "strikethrough"]).render(markdown)
    root = html5lib.parseFragment(html, namespaceHTMLElements=False)
    assert isinstance(root, Element)
    return root


def tags(root: Element) -> set[str]:
    return {str(element.tag) for element in root.iter()} - {"DOCUMENT_FRAGMENT"}


def text(root: Element) -> str:
    return "".join(root.itertext())


@given(HOSTILE)
@pytest.mark.parametrize("render", [inert, code, lambda words: inert_piece(words).strip()])
def test_foreign_text_shows_letter_for_letter(render: Callable[[str], str], words: str) -> None:
    root = rendered(render(words))

    assert text(root).strip() == one_line(words)
    assert tags(root) <= {"p", "code"}


@given(HOSTILE)
@pytest.mark.parametrize("before", ["- ", "> ", "1. ", "Said by: ", "line  \n   ", "**✓** by "])
def test_foreign_text_is_inert_wherever_it_is_put(before: str, words: str) -> None:
    root = rendered(f"{before}{inert(words)}")
    plain = rendered(f"{before}x")

    assert tags(root) <= tags(plain) | {"code"}
    assert text(root).split() == (text(plain).rstrip().removesuffix("x") + one_line(words)).split()


@given(HOSTILE, HOSTILE)
def test_foreign_text_stays_in_its_cell(one: str, other: str) -> None:
    root = rendered(f"| a | b |\n| --- | --- |\n| {inert(one)} | {inert(other)} |")

    assert [text(cell).strip() for cell in root.iter("td")] == [one_line(one), one_line(other)]
    assert tags(root) <= {"table", "thead", "tbody", "tr", "th", "td", "code"}


def test_plain_prose_is_left_as_it_is() -> None:
    prose = "“It's 5 - 3 = 2 (or £1.50), isn't it?” she said: #1 of 10; 50% & more! Nov. 27, C++ and A/B."

    assert inert(prose) == prose


def test_bare_addresses_in_text_are_no_links() -> None:
    assert inert("See https://evil.example/x, or mail a@evil.example.") == (
        "See `https://evil.example/x`, or mail `a@evil.example`."
    )


def test_evidence_is_linked_only_to_the_web() -> None:
    assert address("https://harbour.example/log?day=9") == "<https://harbour.example/log?day=9>"
    assert address("javascript:alert(1)") == "`javascript:alert(1)`"


@pytest.mark.parametrize("build", [h.full_report, h.hostile_report, h.report], ids=["full", "hostile", "empty"])
class TestWholeReport:
    """The report as a whole, as a CommonMark parser reads it."""

    def test_has_no_element_that_came_from_text(self, build: Callable[[], Report]) -> None:
        root = rendered(to_markdown(build()))

        allowed = re.compile("h[1-3]|p|blockquote|strong|em|[uo]l|li|table|thead|tbody|tr|t[hd]|code|pre|a|br")
        assert all(allowed.fullmatch(tag) for tag in tags(root))

    def test_links_only_within_itself_and_to_evidence(self, build: Callable[[], Report]) -> None:
        report = build()
        root = rendered(to_markdown(report))
        sources = {source.url for entry in report.claims for source in entry.sources}
        claims = {f"#claim-{entry.id}" for entry in report.claims}

        for link in root.iter("a"):
            assert link.get("href") in claims | sources

    def test_each_linked_claim_has_its_heading(self, build: Callable[[], Report]) -> None:
        root = rendered(to_markdown(build()))
        headings = {f"#{text(heading).lower().replace(' ', '-')}" for heading in root.iter("h3")}

        assert all(link.get("href") in headings for link in root.iter("a") if link.get("href", "").startswith("#"))

    def test_has_no_hidden_character(self, build: Callable[[], Report]) -> None:
        assert not [char for char in to_markdown(build()) if is_hidden(char)]

    def test_shows_the_article_whole(self, build: Callable[[], Report]) -> None:
        report = build()
        _, quoted = marked_article(report)
        root = rendered(quoted)
        for link in root.iter("a"):
            link.text = "§"

        shown = re.sub(" §|[⟦⟧]", "", text(root))
        assert shown.split() == one_line(report.article.text).replace("⟦", "").replace("⟧", "").split()


def test_overlapping_claims_share_one_pair_of_marks() -> None:
    words = "alpha beta gamma"
    claims = [
        h.claim_record(1, 0, 16, source_text=words),
        h.claim_record(2, 6, 10, source_text=words),
        h.claim_record(3, 6, 10, source_text=words),
    ]

    _, quoted = marked_article(h.report(claims, text=words, blocks=()))

    assert quoted == "> ⟦alpha beta [○2](#claim-2) [○3](#claim-3) gamma [○1](#claim-1)⟧"
