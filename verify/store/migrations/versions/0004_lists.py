"""Long lists from one index with the verdicts in it, and filters that are saved under a name."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the index anew, and the table."""
    op.drop_index("ix_claim_article_id_start", table_name="claim")
    op.create_index("ix_claim_article_id_start_id_status", "claim", ["article_id", "start", "id", "status"])
    op.create_table(
        "saved_filter",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("words", sa.String(), nullable=False),
        sa.Column("saved_by", sa.String(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_saved_filter")),
        sa.UniqueConstraint("name", name=op.f("uq_saved_filter_name")),
    )
