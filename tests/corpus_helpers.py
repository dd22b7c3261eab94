"""The corpus of pages before and after: how its cases become pages, and what a visit makes of them."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from verify.desk.seeing import look, sight_of
from verify.errors import FetchError, FetchFailure
from verify.recheck.outcome import Basis
from verify.recheck.standing import Outcome
from verify.types import Fetcher, Page, Redirect, Visit

FOLDER = Path(__file__).with_name("recheck_corpus")
AT = datetime(2026, 5, 4, 9, 0, tzinfo=UTC)
_FURNITURE = (
    (
        "News · Sport · Weather · Culture",
        "Storm warning for the coast | Cup final sold out",
        "Monday, 9 March",
        "© 2026",
    ),
    (
        "Home · Live · Opinion · Jobs",
        "Ten ways to cook beans | Harvest late again",
        "Monday, 4 May",
        "© 2026, terms apply",
    ),
)


@dataclass(frozen=True, slots=True)
class Case:
    """One page before and after: what is written of it in the corpus."""

    name: str
    kind: str
    quote: str
    expect: str
    decays: bool | None
    before: Page
    answer: Page | FetchError
    beyond: dict[str, Page]


class _Beyond(Fetcher):
    """Has the pages that a page may point to, and no others."""

    def __init__(self, pages: Mapping[str, Page]) -> None:
        self._pages = pages

    def fetch(self, url: str) -> Page:
        if url not in self._pages:
            raise FetchError(f"{url} does not answer.", kind=FetchFailure.UNREACHABLE)
        return self._pages[url]

    def fetch_each(self, visits: Iterable[Visit]) -> Iterator[tuple[Visit, Page | FetchError]]:
        raise NotImplementedError


def load_cases() -> list[Case]:
    """All cases of the corpus."""
    articles = tomllib.loads((FOLDER / "articles.toml").read_text(encoding="utf-8"))
    written = tomllib.loads((FOLDER / "cases.toml").read_text(encoding="utf-8"))
    return [_case(each, articles) for each in written["case"]]


def outcome(case: Case) -> Outcome:
    """What a visit finds, as a re-check does."""
    before = sight_of(case.before).text
    basis = Basis(url=case.before.url, quote=case.quote, before=before, newest=before)
    return look(basis, sight_of(case.answer), _Beyond(case.beyond)).outcome


def _case(case: Mapping[str, Any], articles: Mapping[str, Any]) -> Case:
    article = articles[case["from"]]
    was = _swapped(_text(article), case.get("swap_before", {}))
    beyond = case.get("beyond")
    return Case(
        name=case["name"],
        kind=case["kind"],
        quote=case["quote"],
        expect=case["expect"],
        decays=case.get("decays"),
        before=_page(article["url"], _site(article, was, 0)),
        answer=_answer(case, article, was, articles),
        beyond={beyond["url"]: _followed(beyond, article, was)} if beyond else {},
    )


def _answer(
    case: Mapping[str, Any], article: Mapping[str, Any], was: str, articles: Mapping[str, Any]
) -> Page | FetchError:
    status = case.get("status", 200)
    if status == 0:
        return FetchError("The host does not answer.", kind=FetchFailure.UNREACHABLE)
    if status == 304:
        return _page(article["url"], "", status=status)
    now = _swapped(_text(article) if case.get("mended") else was, case.get("swap", {}))
    if "cut_after" in case:
        now = "</p>".join(now.split("</p>")[: case["cut_after"]]) + "</p>"
    if "other" in case:
        now = _text(articles[case["other"]])
    html = _site(
        article, case.get("only", now), 0 if case.get("still") else 1, case.get("head", ""), case.get("extra", "")
    )
    final = case.get("to", article["url"])
    steps = case.get("by", [])
    redirects = tuple(Redirect(step, final) for step in steps)
    return _page(article["url"], case.get("page", html), status=status, final=final, redirects=redirects)


def _followed(beyond: Mapping[str, Any], article: Mapping[str, Any], was: str) -> Page:
    html = _site(article, _swapped(was, beyond.get("swap", {})), 1)
    return _page(beyond["url"], html, status=beyond.get("status", 200))


def _text(article: Mapping[str, Any]) -> str:
    paragraphs = "".join(f"<p>{each}</p>" for each in article["text"])
    return f"<h1>{article['title']}</h1>{paragraphs}"


def _swapped(text: str, swaps: Mapping[str, str]) -> str:
    for old, new in swaps.items():
        assert old in text, f"not in the text: {old}"
        text = text.replace(old, new)
    return text


def _site(article: Mapping[str, Any], text: str, variant: int, head: str = "", extra: str = "") -> str:
    menu, teasers, day, foot = _FURNITURE[variant]
    return (
        f"<!doctype html><html><head><title>{article['title']}</title>{head}</head><body><nav>{menu}</nav>"
        f"<div>{day}</div><main>{text}</main>{extra}<aside>{teasers}</aside><footer>{foot}</footer></body></html>"
    )


def _page(
    url: str, html: str, *, status: int = 200, final: str | None = None, redirects: tuple[Redirect, ...] = ()
) -> Page:
    kind = "text/html; charset=utf-8"
    return Page(url, final or url, status, kind, None, None, html.encode(), AT, redirects)
