"""Sources under watch: more that a re-check can find, and the bookkeeping of visits in a table of its own."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

_PRESENCE = "'present', 'reworded', 'number-changed', 'gone', 'moved', 'blocked', 'unreachable'"
_KEPT = "id, claim_id, url, locator, quote, stance, terms, added_by, added_at, presence, note"


def upgrade() -> None:
    """Rebuild the evidence, whose check changes; move what tells of visits out of it."""
    _watch()
    _evidence()
    # Until now a page was kept only where its quote stood.
    op.add_column("snapshot", sa.Column("holds", sa.Boolean(), nullable=False, server_default=sa.true()))
    op.create_table(
        "checker",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("began_at", sa.Text(), nullable=False),
        sa.Column("ended_at", sa.Text(), nullable=True),
        sa.Column("checked", sa.Integer(), nullable=False),
        sa.CheckConstraint("id = 1", name=op.f("ck_checker_single")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_checker")),
    )


def _watch() -> None:
    op.create_table(
        "watch",
        sa.Column("evidence_id", sa.Integer(), nullable=False),
        sa.Column("address", sa.String(), nullable=False),
        sa.Column("last", sa.String(), nullable=True),
        sa.Column("note", sa.String(), nullable=True),
        sa.Column("checked_at", sa.Text(), nullable=True),
        sa.Column("looked_at", sa.Text(), nullable=True),
        sa.Column("failures", sa.Integer(), nullable=False),
        sa.Column("not_before", sa.Text(), nullable=True),
        sa.Column("etag", sa.String(), nullable=True),
        sa.Column("last_modified", sa.String(), nullable=True),
        sa.Column("lease_by", sa.String(), nullable=True),
        sa.Column("lease_until", sa.Text(), nullable=True),
        sa.CheckConstraint(f"last IN ({_PRESENCE})", name=op.f("ck_watch_last")),
        sa.ForeignKeyConstraint(["evidence_id"], ["evidence.id"], name=op.f("fk_watch_evidence_id_evidence")),
        sa.PrimaryKeyConstraint("evidence_id", name=op.f("pk_watch")),
        sqlite_with_rowid=False,
    )
    op.execute(
        """INSERT INTO watch (evidence_id, address, last, note, checked_at, looked_at, failures)
        SELECT id, url, presence, note, checked_at, CASE WHEN presence IN ('present', 'gone') THEN checked_at END, 0
        FROM evidence WHERE url IS NOT NULL"""
    )


def _evidence() -> None:
    op.create_table(
        "evidence_next",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("claim_id", sa.Integer(), nullable=False),
        sa.Column("url", sa.String(), nullable=True),
        sa.Column("locator", sa.String(), nullable=True),
        sa.Column("quote", sa.String(), nullable=True),
        sa.Column("stance", sa.String(), nullable=False),
        sa.Column("terms", sa.String(), nullable=False),
        sa.Column("added_by", sa.String(), nullable=False),
        sa.Column("added_at", sa.Text(), nullable=False),
        sa.Column("presence", sa.String(), nullable=True),
        sa.Column("note", sa.String(), nullable=True),
        sa.Column("decayed", sa.Boolean(), nullable=False),
        sa.Column("withdrawn", sa.Boolean(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(f"presence IN ({_PRESENCE})", name=op.f("ck_evidence_presence")),
        sa.CheckConstraint("stance IN ('supports', 'refutes', 'context')", name=op.f("ck_evidence_stance")),
        sa.CheckConstraint(
            "terms IN ('on-record', 'background', 'deep-background', 'off-record')", name=op.f("ck_evidence_terms")
        ),
        sa.CheckConstraint("url IS NOT NULL OR locator IS NOT NULL", name=op.f("ck_evidence_place")),
        sa.ForeignKeyConstraint(["claim_id"], ["claim.id"], name=op.f("fk_evidence_claim_id_claim")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_evidence")),
    )
    op.execute(
        f"""INSERT INTO evidence_next ({_KEPT}, decayed, withdrawn, version)
        SELECT {_KEPT}, presence IS 'gone', withdrawn, version FROM evidence"""  # noqa: S608 -- column names of ours
    )
    op.drop_table("evidence")
    op.rename_table("evidence_next", "evidence")
    op.create_index(op.f("ix_evidence_claim_id"), "evidence", ["claim_id"])
