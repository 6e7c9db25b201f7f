"""Run by Alembic, on a connection that ``storage.upgrade`` opened and will commit or roll back."""

from __future__ import annotations

from alembic import context

from inspection_ready.storage.models.registry import MODELS

connection = context.config.attributes["connection"]
context.configure(
    connection=connection,
    target_metadata=MODELS[0].metadata,
    render_as_batch=connection.dialect.name == "sqlite",
    compare_type=True,
    compare_server_default=True,
)
context.run_migrations()
