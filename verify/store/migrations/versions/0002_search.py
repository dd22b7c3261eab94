"""Checks made elsewhere, and the full-text index over them and the claims."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

# One index for both, so that their scores compare: claims have the even rows, checks the odd ones.
_INDEX = "CREATE VIRTUAL TABLE search USING fts5(text, title, tokenize='porter unicode61 remove_diacritics 2')"

# Triggers keep the index up to date in the transaction of the change, whoever makes it.
_TRIGGERS = (
    """CREATE TRIGGER search_claim_added AFTER INSERT ON claim BEGIN
    INSERT INTO search (rowid, text, title) SELECT 2 * NEW.id, NEW.text, title FROM article WHERE id = NEW.article_id;
    END""",
    """CREATE TRIGGER search_claim_changed AFTER UPDATE OF text ON claim BEGIN
    UPDATE search SET text = NEW.text WHERE rowid = 2 * NEW.id;
    END""",
    """CREATE TRIGGER search_article_changed AFTER UPDATE OF title ON article BEGIN
    UPDATE search SET title = NEW.title WHERE rowid IN (SELECT 2 * id FROM claim WHERE article_id = NEW.id);
    END""",
    """CREATE TRIGGER search_check_added AFTER INSERT ON earlier_check BEGIN
    INSERT INTO search (rowid, text, title) VALUES (2 * NEW.id + 1, NEW.text, NEW.title);
    END""",
    """CREATE TRIGGER search_check_changed AFTER UPDATE OF text, title ON earlier_check BEGIN
    UPDATE search SET text = NEW.text, title = NEW.title WHERE rowid = 2 * NEW.id + 1;
    END""",
)


def upgrade() -> None:
    """Make the table and the index, and index the claims that are there."""
    op.create_table(
        "earlier_check",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("title", sa.String(), nullable=True),
        sa.Column("verdict", sa.String(), nullable=True),
        sa.Column("explanation", sa.String(), nullable=True),
        sa.Column("checked_by", sa.String(), nullable=True),
        sa.Column("url", sa.String(), nullable=True),
        sa.Column("date", sa.String(), nullable=True),
        sa.Column("speaker", sa.String(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_earlier_check")),
        sa.UniqueConstraint("key", name=op.f("uq_earlier_check_key")),
    )
    op.execute(_INDEX)
    for trigger in _TRIGGERS:
        op.execute(trigger)
    op.execute(
        "INSERT INTO search (rowid, text, title) SELECT 2 * claim.id, claim.text, article.title"
        " FROM claim JOIN article ON article.id = claim.article_id"
    )
