"""The first schema."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

# The log is append-only, whoever writes to the file. The third trigger stops INSERT OR REPLACE, which removes
# the row it replaces without firing the trigger for DELETE.
_APPEND_ONLY = (
    "CREATE TRIGGER event_no_update BEFORE UPDATE ON event BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END",
    "CREATE TRIGGER event_no_delete BEFORE DELETE ON event BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END",
    """CREATE TRIGGER event_no_replace BEFORE INSERT ON event WHEN EXISTS (SELECT 1 FROM event WHERE id = NEW.id)
    BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END""",
)


def upgrade() -> None:
    """Make the tables, their indexes, and the triggers that guard the log."""
    _articles()
    _claims()
    _index()
    _relations()
    _evidence()
    _log()


def _articles() -> None:
    op.create_table(
        "article",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("slug", sa.String(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("source", sa.String(), nullable=False),
        sa.Column("place", sa.String(), nullable=True),
        sa.Column("published", sa.String(), nullable=True),
        sa.Column("language", sa.String(), nullable=True),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("added_at", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_article")),
        sa.UniqueConstraint("slug", name=op.f("uq_article_slug")),
    )
    op.create_table(
        "revision",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("article_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("sha256", sa.String(), nullable=False),
        sa.Column("blocks", sa.Text(), nullable=False),
        sa.Column("passages", sa.Text(), nullable=False),
        sa.Column("added_at", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["article_id"], ["article.id"], name=op.f("fk_revision_article_id_article")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_revision")),
        sa.UniqueConstraint("article_id", "number", name=op.f("uq_revision_article_id_number")),
    )
    op.create_index(op.f("ix_revision_sha256"), "revision", ["sha256"])


def _claims() -> None:
    op.create_table(
        "claim",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("article_id", sa.Integer(), nullable=False),
        sa.Column("revision_id", sa.Integer(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.Column("sentence", sa.String(), nullable=False),
        sa.Column("sentence_start", sa.Integer(), nullable=False),
        sa.Column("sentence_end", sa.Integer(), nullable=False),
        sa.Column("heading", sa.String(), nullable=True),
        sa.Column("speaker", sa.String(), nullable=True),
        sa.Column("cue", sa.String(), nullable=True),
        sa.Column("certainty", sa.String(), nullable=False),
        sa.Column("occurred_on", sa.String(), nullable=True),
        sa.Column("quantities", sa.Text(), nullable=False),
        sa.Column("entities", sa.Text(), nullable=False),
        sa.Column("open_references", sa.Text(), nullable=False),
        sa.Column("checkable", sa.Boolean(), nullable=False),
        sa.Column("quote", sa.String(), nullable=False),
        sa.Column("prefix", sa.String(), nullable=False),
        sa.Column("suffix", sa.String(), nullable=False),
        sa.Column("slots", sa.Text(), nullable=False),
        sa.Column("status", sa.String(), nullable=False),
        sa.Column("reason", sa.String(), nullable=True),
        sa.Column("decided_by", sa.String(), nullable=True),
        sa.Column("decided_at", sa.Text(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "certainty IN ('asserted', 'attributed', 'hedged', 'unverified', 'denied')", name=op.f("ck_claim_certainty")
        ),
        sa.CheckConstraint("status IN ('pending', 'verified', 'disputed')", name=op.f("ck_claim_status")),
        sa.CheckConstraint('start >= 0 AND start <= "end"', name=op.f("ck_claim_span")),
        sa.ForeignKeyConstraint(["article_id"], ["article.id"], name=op.f("fk_claim_article_id_article")),
        sa.ForeignKeyConstraint(["revision_id"], ["revision.id"], name=op.f("fk_claim_revision_id_revision")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_claim")),
    )
    op.create_index(op.f("ix_claim_article_id_start"), "claim", ["article_id", "start"])
    op.create_index(op.f("ix_claim_status_article_id_start"), "claim", ["status", "article_id", "start"])


def _index() -> None:
    op.create_table(
        "term",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("claims", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_term")),
        sa.UniqueConstraint("text", name=op.f("uq_term_text")),
    )
    op.create_table(
        "posting",
        sa.Column("term_id", sa.Integer(), nullable=False),
        sa.Column("claim_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["claim_id"], ["claim.id"], name=op.f("fk_posting_claim_id_claim")),
        sa.ForeignKeyConstraint(["term_id"], ["term.id"], name=op.f("fk_posting_term_id_term")),
        sa.PrimaryKeyConstraint("term_id", "claim_id", name=op.f("pk_posting")),
        sqlite_with_rowid=False,
    )


def _relations() -> None:
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
        sa.CheckConstraint("kind IN ('duplicate', 'conflict', 'update')", name=op.f("ck_relation_kind")),
        sa.CheckConstraint("state IN ('open', 'confirmed', 'dismissed')", name=op.f("ck_relation_state")),
        sa.CheckConstraint("a < b", name=op.f("ck_relation_order")),
        sa.ForeignKeyConstraint(["a"], ["claim.id"], name=op.f("fk_relation_a_claim")),
        sa.ForeignKeyConstraint(["b"], ["claim.id"], name=op.f("fk_relation_b_claim")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_relation")),
        sa.UniqueConstraint("a", "b", name=op.f("uq_relation_a_b")),
    )
    op.create_index(op.f("ix_relation_b"), "relation", ["b"])


def _evidence() -> None:
    op.create_table(
        "evidence",
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
        sa.Column("checked_at", sa.Text(), nullable=True),
        sa.Column("withdrawn", sa.Boolean(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "presence IN ('present', 'gone', 'blocked', 'unreachable')", name=op.f("ck_evidence_presence")
        ),
        sa.CheckConstraint("stance IN ('supports', 'refutes', 'context')", name=op.f("ck_evidence_stance")),
        sa.CheckConstraint(
            "terms IN ('on-record', 'background', 'deep-background', 'off-record')", name=op.f("ck_evidence_terms")
        ),
        sa.CheckConstraint("url IS NOT NULL OR locator IS NOT NULL", name=op.f("ck_evidence_place")),
        sa.ForeignKeyConstraint(["claim_id"], ["claim.id"], name=op.f("fk_evidence_claim_id_claim")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_evidence")),
    )
    op.create_index(op.f("ix_evidence_claim_id"), "evidence", ["claim_id"])
    op.create_table(
        "body",
        sa.Column("sha256", sa.String(), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("sha256", name=op.f("pk_body")),
    )
    op.create_table(
        "snapshot",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("evidence_id", sa.Integer(), nullable=False),
        sa.Column("fetched_at", sa.Text(), nullable=False),
        sa.Column("status", sa.Integer(), nullable=False),
        sa.Column("final_url", sa.String(), nullable=False),
        sa.Column("etag", sa.String(), nullable=True),
        sa.Column("last_modified", sa.String(), nullable=True),
        sa.Column("sha256", sa.String(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["evidence_id"], ["evidence.id"], name=op.f("fk_snapshot_evidence_id_evidence")),
        sa.ForeignKeyConstraint(["sha256"], ["body.sha256"], name=op.f("fk_snapshot_sha256_body")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_snapshot")),
    )
    op.create_index(op.f("ix_snapshot_evidence_id"), "snapshot", ["evidence_id"])


def _log() -> None:
    op.create_table(
        "step",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("actor", sa.String(), nullable=False),
        sa.Column("undoable", sa.Boolean(), nullable=False),
        sa.Column("undone", sa.Boolean(), nullable=False),
        sa.Column("undoes", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["undoes"], ["step.id"], name=op.f("fk_step_undoes_step")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_step")),
    )
    op.create_index(op.f("ix_step_actor_undoable_undone"), "step", ["actor", "undoable", "undone"])
    op.create_table(
        "event",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("step", sa.Integer(), nullable=False),
        sa.Column("at", sa.Text(), nullable=False),
        sa.Column("actor", sa.String(), nullable=False),
        sa.Column("action", sa.String(), nullable=False),
        sa.Column("entity", sa.String(), nullable=False),
        sa.Column("entity_id", sa.Integer(), nullable=False),
        sa.Column("before", sa.Text(), nullable=True),
        sa.Column("after", sa.Text(), nullable=True),
        sa.Column("undoes", sa.Integer(), nullable=True),
        sa.Column("previous", sa.String(), nullable=False),
        sa.Column("hash", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["step"], ["step.id"], name=op.f("fk_event_step_step")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_event")),
    )
    op.create_index(op.f("ix_event_entity_entity_id"), "event", ["entity", "entity_id"])
    op.create_index(op.f("ix_event_step"), "event", ["step"])
    log_head = op.create_table(
        "log_head",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("events", sa.Integer(), nullable=False),
        sa.Column("hash", sa.String(), nullable=False),
        sa.CheckConstraint("id = 1", name=op.f("ck_log_head_single")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_log_head")),
    )
    op.bulk_insert(log_head, [{"id": 1, "events": 0, "hash": "0" * 64}])
    for trigger in _APPEND_ONLY:
        op.execute(trigger)
