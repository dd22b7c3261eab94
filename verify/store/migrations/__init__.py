"""The changes of the schema, in order; Alembic runs them, ``verify.store.schema`` decides when."""
