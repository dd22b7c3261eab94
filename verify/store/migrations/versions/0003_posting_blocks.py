"""Postings in blocks: a term's claims are read as a few blobs, not as a row for each."""

from __future__ import annotations

from array import array
from itertools import groupby

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

_BLOCK = 1000


def upgrade() -> None:
    """Pack the rows of the old table."""
    connection = op.get_bind()
    op.rename_table("posting", "posting_row")
    posting = op.create_table(
        "posting",
        sa.Column("term_id", sa.Integer(), nullable=False),
        sa.Column("block", sa.Integer(), nullable=False),
        sa.Column("claims", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["term_id"], ["term.id"], name=op.f("fk_posting_term_id_term")),
        sa.PrimaryKeyConstraint("term_id", "block", name=op.f("pk_posting")),
        sqlite_with_rowid=False,
    )
    rows = connection.exec_driver_sql("SELECT term_id, claim_id FROM posting_row ORDER BY term_id, claim_id")
    for term_id, group in groupby(rows, key=lambda row: row[0]):
        ids = array("I", (claim_id for _, claim_id in group))
        for block, first in enumerate(range(0, len(ids), _BLOCK)):
            packed = ids[first : first + _BLOCK].tobytes()
            connection.execute(sa.insert(posting), {"term_id": term_id, "block": block, "claims": packed})
    op.drop_table("posting_row")
