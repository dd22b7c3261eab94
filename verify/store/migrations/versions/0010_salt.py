"""A random value in each row of the log, so that the hash of a row that must not be shown confirms no guess of it."""

from __future__ import annotations

from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the column; rows that are there stay as their hashes were made of them."""
    op.execute("ALTER TABLE event ADD COLUMN salt VARCHAR")
