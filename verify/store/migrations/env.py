"""How Alembic runs here: on the connection, and in the transaction, that ``verify.store.schema`` gives it."""

from __future__ import annotations

from alembic import context

from verify.store.tables import METADATA

context.configure(connection=context.config.attributes["connection"], target_metadata=METADATA, render_as_batch=True)
context.run_migrations()
