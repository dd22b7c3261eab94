"""Articles and the revisions of their text."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Mapping
from pathlib import PurePath
from typing import Any

from sqlalchemy import Select, and_, func, or_, select

from verify.errors import InputError
from verify.store.base import Reading, Writing, missing
from verify.store.changes import Change
from verify.store.tables import ARTICLE, CLAIM, RELATION, REVISION
from verify.types import (
    ArticleRecord,
    Block,
    BlockKind,
    Decomposition,
    Document,
    Passage,
    PassageKind,
    Progress,
    RelationState,
    RevisionRecord,
    Standing,
    Status,
)

_LONGEST_SLUG = 60
_LONGEST_ID = 18  # digits that fit the database's integers


class ArticleReading(Reading):
    """Looking articles up."""

    def articles(self) -> list[tuple[ArticleRecord, Progress]]:
        """All articles, oldest first, and how far the review of each is."""
        counts = self._counts()
        flagged = self._flagged()
        aside = self._aside()
        result = []
        for row in self._connection.execute(_articles().order_by(ARTICLE.c.id)):
            by_status = {status: counts.get((row.id, status), 0) for status in Status}
            progress = Progress(
                total=sum(by_status.values()),
                pending=by_status[Status.PENDING],
                verified=by_status[Status.VERIFIED],
                disputed=by_status[Status.DISPUTED],
                flagged=flagged.get(row.id, 0),
                set_aside=aside.get(row.id, 0),
            )
            result.append((ArticleRecord(*row), progress))
        return result

    def article(self, slug_or_id: str | int) -> ArticleRecord:
        """One article, by its slug or number (a slug is never a number).

        Raises:
            NotFoundError: when there is none.
        """
        name = str(slug_or_id)
        is_id = name.isascii() and name.isdigit() and len(name) <= _LONGEST_ID
        wanted = ARTICLE.c.id == int(name) if is_id else ARTICLE.c.slug == name
        row = self._connection.execute(_articles().where(wanted)).first()
        if row is None:
            raise missing("article", repr(name))
        return ArticleRecord(*row)

    def article_by_sha(self, sha256: str) -> ArticleRecord | None:
        """The article with a revision whose UTF-8 text has this SHA-256 (hex), if there is one."""
        of_revision = select(REVISION.c.article_id).where(REVISION.c.sha256 == sha256).limit(1)
        row = self._connection.execute(_articles().where(ARTICLE.c.id == of_revision.scalar_subquery())).first()
        return None if row is None else ArticleRecord(*row)

    def revision(self, revision_id: int) -> RevisionRecord:
        """The text of one revision and the account of it.

        Raises:
            NotFoundError: when there is none.
        """
        row = self._row(REVISION, revision_id)
        return RevisionRecord(
            id=row["id"],
            article_id=row["article_id"],
            number=row["number"],
            text=row["text"],
            sha256=row["sha256"],
            blocks=tuple(Block(BlockKind(kind), start, end) for kind, start, end in row["blocks"]),
            passages=tuple(
                Passage(start, end, PassageKind(kind), reason) for start, end, kind, reason in row["passages"]
            ),
        )

    def _counts(self) -> Mapping[tuple[int, str], int]:
        query = (
            select(CLAIM.c.article_id, CLAIM.c.status, func.count())
            .where(CLAIM.c.standing == Standing.LISTED)
            .group_by(CLAIM.c.status, CLAIM.c.article_id)
        )
        return {(article_id, status): count for article_id, status, count in self._connection.execute(query)}

    def _aside(self) -> Mapping[int, int]:
        query = (
            select(CLAIM.c.article_id, func.count())
            .where(CLAIM.c.standing == Standing.ASIDE)
            .group_by(CLAIM.c.article_id)
        )
        return {article_id: count for article_id, count in self._connection.execute(query)}  # noqa: C416 -- rows are no pairs to a type checker

    def _flagged(self) -> Mapping[int, int]:
        """The number of claims in open flags, by article."""
        query = (
            select(CLAIM.c.article_id, func.count(func.distinct(CLAIM.c.id)))
            .select_from(RELATION)
            .join(CLAIM, or_(CLAIM.c.id == RELATION.c.a, CLAIM.c.id == RELATION.c.b))
            .where(RELATION.c.state == RelationState.OPEN)
            .group_by(CLAIM.c.article_id)
        )
        return {article_id: count for article_id, count in self._connection.execute(query)}  # noqa: C416 -- rows are no pairs to a type checker


class ArticleWriting(ArticleReading, Writing):
    """Taking articles in."""

    def add_article(self, document: Document, decomposition: Decomposition) -> ArticleRecord:
        """Store an article and the account of its text; its claims are added by ``add_claims``.

        Raises:
            InputError: when the same text is stored already.
        """
        sha256 = hashlib.sha256(document.text.encode()).hexdigest()
        same = self.article_by_sha(sha256)
        if same is not None:
            raise InputError(f"This text is already on the desk, as article {same.slug}.", "Nothing was added.")
        values: dict[str, Any] = {
            "slug": self._free_slug(_name_of(document)),
            "title": document.title,
            "source": document.source,
            "place": document.dateline.place if document.dateline else None,
            "published": document.published.isoformat() if document.published else None,
            "language": document.language,
            "revision": 1,
        }
        article_id = self._insert(ARTICLE, values | {"added_at": self._now, "version": 1})
        revision = {
            "article_id": article_id,
            "number": 1,
            "text": document.text,
            "sha256": sha256,
            "blocks": [[block.kind, block.start, block.end] for block in document.blocks],
            "passages": [[p.start, p.end, p.kind, p.reason] for p in decomposition.passages],
            "added_at": self._now,
        }
        self._insert(REVISION, revision)
        self._log([Change("add_article", "article", article_id, None, values | {"sha256": sha256})])
        return self.article(article_id)

    def _free_slug(self, title: str) -> str:
        base = slug_of(title)
        taken = set(
            self._connection.scalars(select(ARTICLE.c.slug).where(ARTICLE.c.slug.startswith(base, autoescape=True)))
        )
        number = 1
        slug = base
        while slug in taken:
            number += 1
            slug = f"{base}-{number}"
        return slug


def _name_of(document: Document) -> str:
    """What an editor would call the article: its file's name, or its title where it came through a pipe."""
    return document.title if document.source == "-" else PurePath(document.source).stem


def slug_of(name: str) -> str:
    """A short name that can be typed: the letters and digits in lower case, words joined by hyphens."""
    words = re.findall(r"[^\W_]+", unicodedata.normalize("NFKC", name).casefold())
    slug = "-".join(words)[:_LONGEST_SLUG].strip("-")
    return slug if slug and not slug.isdigit() else f"article-{slug}".strip("-")


def _articles() -> Select[Any]:
    """All columns of an ``ArticleRecord``, in its order."""
    table = ARTICLE.c
    return select(
        table.id,
        table.slug,
        table.title,
        table.source,
        table.place,
        table.published,
        table.language,
        REVISION.c.id.label("revision_id"),
        table.revision,
        table.added_at,
        table.version,
    ).join(REVISION, and_(REVISION.c.article_id == table.id, REVISION.c.number == table.revision))
