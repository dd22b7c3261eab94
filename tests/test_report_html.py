from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterator
from itertools import pairwise
from xml.etree.ElementTree import Element

import html5lib
import pytest
import report_helpers as h

from verify.report.html import to_html
from verify.report.model import Report
from verify.wording import is_hidden, visible

TAGS = re.compile(
    "a|article|bdi|blockquote|body|caption|code|dd|div|dl|dt|fieldset|footer|h[1-4]|head|header|html|input|label|legend"
    "|li|main|mark|meta|nav|ol|p|rect|section|span|strong|style|svg|table|tbody|td|th|thead|time|title|tr|ul"
)


def parsed(html: str) -> Element:
    """The document as a browser reads it; a parse error fails the test."""
    parser = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False)
    root = parser.parse(html)
    assert isinstance(root, Element)
    return root


def elements(root: Element) -> Iterator[tuple[str, Element]]:
    for element in root.iter():
        if isinstance(element.tag, str):
            yield element.tag.rpartition("}")[2], element


def text_of(element: Element) -> str:
    """The text under an element without the numbers that lead to the claims."""
    inner = "" if element.get("class", "").startswith("ref ") else element.text or ""
    for child in element:
        if not element.get("class", "").startswith("ref "):
            inner += text_of(child) + (child.tail or "")
    return inner


@pytest.fixture(params=[h.full_report, h.hostile_report, h.report], ids=["full", "hostile", "empty"])
def report(request: pytest.FixtureRequest) -> Report:
    built: Report = request.param()
    return built


def test_hostile_text_adds_no_element_and_no_attribute(report: Report) -> None:
    for tag, element in elements(parsed(to_html(report))):
        assert TAGS.fullmatch(tag)
        assert not [name for name in element.attrib if name.startswith("on") or name in ("style", "src", "srcset")]


def test_links_lead_into_the_page_or_to_the_web(report: Report) -> None:
    root = parsed(to_html(report))
    ids = [element.get("id") for _, element in elements(root) if element.get("id")]

    assert len(ids) == len(set(ids))
    for tag, element in elements(root):
        if tag == "a":
            target = element.get("href", "")
            if target.startswith("#"):
                assert target[1:] in ids
            else:
                assert target.startswith(("http://", "https://"))
                assert element.get("rel") == "noreferrer noopener nofollow"


def test_no_hidden_character_is_left(report: Report) -> None:
    html = to_html(report)

    assert not [char for char in html if is_hidden(char)]
    html.encode()


def test_the_policy_allows_the_one_style_in_the_file_and_nothing_else(report: Report) -> None:
    root = parsed(to_html(report))
    styles = [element.text or "" for tag, element in elements(root) if tag == "style"]
    policies = [
        element.get("content", "")
        for _, element in elements(root)
        if element.get("http-equiv") == "Content-Security-Policy"
    ]

    assert len(styles) == 1
    digest = base64.b64encode(hashlib.sha256(styles[0].encode()).digest()).decode()
    assert policies == [f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"]
    assert not re.search(r"url\(|@import|expression", styles[0])


def test_the_article_shown_is_the_article_stored(report: Report) -> None:
    root = parsed(to_html(report))
    shown = next(element for _, element in elements(root) if element.get("class") == "text")

    blocks = [text_of(block) for block in shown]

    assert "".join(blocks) == visible(report.article.text)


def test_headings_never_skip_a_level(report: Report) -> None:
    levels = [int(tag[1]) for tag, _ in elements(parsed(to_html(report))) if re.fullmatch("h[1-6]", tag)]

    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_a_screen_reader_finds_its_way(report: Report) -> None:
    root = parsed(to_html(report))
    tags = [tag for tag, _ in elements(root)]
    by_id = {element.get("id"): element for _, element in elements(root)}

    assert root.get("lang") == "en"
    assert tags.count("main") == 1
    assert tags.count("nav") == 1
    first_link = next(element for tag, element in elements(root) if tag == "a")
    assert by_id[first_link.get("href", "")[1:]].tag == "main"
    for tag, element in elements(root):
        if "aria-labelledby" in element.attrib:
            assert element.get("aria-labelledby") in by_id
        if tag == "th":
            assert element.get("scope") in ("col", "row")


def test_a_claim_leads_to_its_place_in_the_article_and_back() -> None:
    root = parsed(to_html(h.full_report()))
    by_id = {element.get("id"): element for _, element in elements(root)}

    reference = by_id["at-4"]
    assert reference.get("href") == "#claim-4"
    assert reference.get("aria-label") == "Claim 4, verified"
    assert any(element.get("href") == "#at-4" for _, element in elements(by_id["claim-4"]))


def test_state_is_told_by_word_and_glyph_not_by_colour_alone() -> None:
    html = to_html(h.full_report())

    for glyph, word in (("✓", "Verified"), ("✗", "Disputed"), ("○", "Pending")):
        assert f'<span aria-hidden="true">{glyph}</span> {word}' in html


def test_what_differs_between_two_claims_is_emphasised() -> None:
    assert "<bdi>The ferry Aurora <strong>sank</strong>.</bdi>" in to_html(h.full_report())


def luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def test_text_has_the_contrast_that_wcag_aa_asks_for() -> None:
    style = re.search("<style>(.*?)</style>", to_html(h.full_report()), re.DOTALL)
    assert style is not None
    palettes = re.findall(r":root \{(.*?)\}", style.group(1), re.DOTALL)
    assert len(palettes) == 3  # light, dark, print
    for palette in palettes:
        colours = dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6})", palette))
        tints = [colours[f"{state}-tint"] for state in ("verified", "disputed", "pending")]
        pairs = [(colours["ink"], tint) for tint in tints]
        for ground in (colours["paper"], colours["raised"]):
            pairs += [(colours[name], ground) for name in ("ink", "quiet", "link", "verified", "disputed", "pending")]
        for ink, ground in pairs:
            lighter, darker = sorted((luminance(ink), luminance(ground)), reverse=True)
            assert (lighter + 0.05) / (darker + 0.05) >= 4.5, (ink, ground)
