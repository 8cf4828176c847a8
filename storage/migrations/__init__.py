"""Alembic revisions: append-only, each in its own transaction, run by `storage.schema`."""
