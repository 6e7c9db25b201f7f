from __future__ import annotations

from pathlib import Path

from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory

from inspection_ready.storage import migrations, upgrade
from inspection_ready.storage.models.registry import MODELS
from inspection_ready.storage.workspace import Workspace


def test_history_lists_every_revision_in_order() -> None:
    found = ScriptDirectory(str(Path(migrations.__file__).parent)).walk_revisions()

    assert tuple(reversed([each.revision for each in found])) == upgrade.OURS.revisions


def test_newest_revision_makes_what_the_models_say(workspace: Workspace) -> None:
    options = {"compare_type": True, "compare_server_default": True}
    with workspace.reading() as reader:
        context = MigrationContext.configure(reader.connection, opts=options)

        differences = compare_metadata(context, MODELS[0].metadata)

    assert differences == []
