"""Claims that are edited: where each stands, what it came from, who looks at it; notes; flags that are closed."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None

# SQLite can add one column at a time, with its check, but not a check alone.
_STANDING = "standing IN ('listed', 'set aside', 'superseded', 'withdrawn')"
_PRIORITY = "priority IN ('high', 'normal', 'low')"
_COLUMNS = (
    f"standing VARCHAR DEFAULT 'listed' NOT NULL CONSTRAINT ck_claim_standing CHECK ({_STANDING})",
    "standing_reason VARCHAR",
    "standing_by VARCHAR",
    "standing_at TEXT",
    "split_from INTEGER CONSTRAINT fk_claim_split_from_claim REFERENCES claim (id)",
    "merged_into INTEGER CONSTRAINT fk_claim_merged_into_claim REFERENCES claim (id)",
    "assignee VARCHAR",
    f"priority VARCHAR DEFAULT 'normal' NOT NULL CONSTRAINT ck_claim_priority CHECK ({_PRIORITY})",
)
# A claim that is neither listed nor set aside is found no more, and is again when that is undone.
_TRIGGER = """CREATE TRIGGER search_claim_changed AFTER UPDATE OF text, standing ON claim BEGIN
    DELETE FROM search WHERE rowid = 2 * OLD.id;
    INSERT INTO search (rowid, text, title) SELECT 2 * NEW.id, NEW.text, title FROM article
    WHERE id = NEW.article_id AND NEW.standing IN ('listed', 'set aside');
    END"""


def upgrade() -> None:
    """Add to the claims, make the table of notes, and let a flag be closed."""
    for column in _COLUMNS:
        op.execute(f"ALTER TABLE claim ADD COLUMN {column}")
    for columns in (["article_id", "start", "id", "status"], ["status", "article_id", "start"]):
        name = f"ix_claim_{'_'.join(columns)}"
        op.drop_index(op.f(name), "claim")
        op.create_index(op.f(f"{name}_standing"), "claim", [*columns, "standing"])
    for name in ("split_from", "merged_into", "assignee"):
        op.create_index(op.f(f"ix_claim_{name}"), "claim", [name], sqlite_where=sa.text(f"{name} IS NOT NULL"))
    op.execute("DROP TRIGGER search_claim_changed")
    op.execute(_TRIGGER)
    op.create_table(
        "note",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("claim_id", sa.Integer(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("added_by", sa.String(), nullable=False),
        sa.Column("added_at", sa.Text(), nullable=False),
        sa.Column("withdrawn", sa.Boolean(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["claim_id"], ["claim.id"], name=op.f("fk_note_claim_id_claim")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_note")),
    )
    op.create_index(op.f("ix_note_claim_id"), "note", ["claim_id"])
    _relations()


def _relations() -> None:
    """Make the table anew: SQLite cannot change a check."""
    op.drop_index(op.f("ix_relation_b"), "relation")
    op.rename_table("relation", "relation_before")
    op.create_table(
        "relation",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("a", sa.Integer(), nullable=False),
        sa.Column("b", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("score", sa.Float(), nullable=False),
        sa.Column("reasons", sa.Text(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("decided_by", sa.String(), nullable=True),
        sa.Column("decided_at", sa.Text(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint("a < b", name=op.f("ck_relation_order")),
        sa.CheckConstraint("kind IN ('duplicate', 'conflict', 'update')", name=op.f("ck_relation_kind")),
        sa.CheckConstraint("state IN ('open', 'confirmed', 'dismissed', 'closed')", name=op.f("ck_relation_state")),
        sa.ForeignKeyConstraint(["a"], ["claim.id"], name=op.f("fk_relation_a_claim")),
        sa.ForeignKeyConstraint(["b"], ["claim.id"], name=op.f("fk_relation_b_claim")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_relation")),
        sa.UniqueConstraint("a", "b", name=op.f("uq_relation_a_b")),
    )
    op.create_index(op.f("ix_relation_b"), "relation", ["b"])
    op.execute(
        "INSERT INTO relation SELECT id, a, b, kind, score, reasons, state, decided_by, decided_at, version"
        " FROM relation_before"
    )
    op.drop_table("relation_before")
