from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import create_engine, event, inspect

from inspection_ready.domain.bases import Base, Room
from inspection_ready.domain.errors import Refused
from inspection_ready.domain.people import Person
from inspection_ready.domain.pictures import Picture
from inspection_ready.services.verify import verify
from inspection_ready.services.workspaces import open_workspace
from inspection_ready.storage import migrations, upgrade
from inspection_ready.storage.backups import backups_in, is_whole
from inspection_ready.storage.engine import postgresql_engine, sqlite_engine
from inspection_ready.storage.guards import missing_guards
from inspection_ready.storage.models.registry import MODELS
from inspection_ready.storage.revisions import OURS, History
from tests.fakes import StillClock
from tests.plugins.registers import WHO
from tests.story import add, play

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy import Engine

    from inspection_ready.services.app import App

HERE = Path(migrations.__file__).parent

NEXT = '''
"""A step that only this test takes: on SQLite it drops the table and makes it anew."""

import sqlalchemy as sa
from alembic import op

revision = "9999"
down_revision = "NEWEST"
branch_labels = None
depends_on = None


def upgrade():
    with op.batch_alter_table("base") as batch:
        batch.add_column(sa.Column("floor", sa.String(), nullable=False, server_default="ground"))
        batch.alter_column("name", type_=sa.String(200))


def downgrade():
    with op.batch_alter_table("base") as batch:
        batch.drop_column("floor")
        batch.alter_column("name", type_=sa.String())
'''.replace("NEWEST", OURS.newest)
BREAKING = NEXT.replace("def upgrade():", 'def upgrade():\n    op.execute("delete from base")')


@pytest.fixture
def engine(any_app: App) -> Iterator[Engine]:
    """To the register of a workspace that was played and closed."""
    play(any_app)
    any_app.workspace.close()
    path = any_app.workspace.register_path
    made = postgresql_engine(any_app.workspace.file.register) if path is None else sqlite_engine(path)
    yield made
    made.dispose()


def next_step(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str = NEXT) -> None:
    """As if this version of the app had one migration more."""
    folder = shutil.copytree(HERE, tmp_path / "migrations")
    (folder / "versions" / "9999_next.py").write_text(step)
    monkeypatch.setattr(upgrade, "OURS", History(str(folder), (*OURS.revisions, "9999")))


def rows(engine: Engine, table: str) -> list[tuple[object, ...]]:
    with engine.connect() as connection:
        return [tuple(row) for row in connection.exec_driver_sql(f'select * from "{table}" order by 1, 2')]


def everything(engine: Engine) -> dict[str, list[tuple[object, ...]]]:
    return {name: rows(engine, name) for name in MODELS[0].metadata.tables}


def differences(engine: Engine) -> list[object]:
    with engine.connect() as connection:
        options = {"compare_type": True, "compare_server_default": True}
        return list(
            compare_metadata(MigrationContext.configure(connection, opts=options), MODELS[0].metadata)
        )


def test_history_lists_every_revision_in_order() -> None:
    found = ScriptDirectory(str(HERE)).walk_revisions()

    assert tuple(reversed([each.revision for each in found])) == OURS.revisions


def test_newest_revision_makes_what_the_models_say(engine: Engine) -> None:
    assert differences(engine) == []


def test_a_difference_from_the_models_is_noticed(engine: Engine) -> None:
    with engine.begin() as connection:
        connection.exec_driver_sql("alter table person add column shoe_size integer")

    assert len(differences(engine)) == 1


def test_upgrade_and_downgrade_keep_every_row(
    engine: Engine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = everything(engine)
    next_step(tmp_path, monkeypatch)

    upgrade.migrate(engine)
    up = everything(engine)
    upgrade.migrate(engine, OURS.newest)

    assert {name: len(found) for name, found in up.items()} == {
        name: len(found) for name, found in before.items()
    }
    assert [row[-1] for row in up["base"]] == ["ground"]
    assert everything(engine) == before
    assert differences(engine) == []


@pytest.mark.parametrize("revision", OURS.revisions[:-1])
def test_every_step_goes_back_and_forth_with_what_was_there_before_it(engine: Engine, revision: str) -> None:
    """Only the tables a later step made are lost with it."""
    before = everything(engine)

    upgrade.migrate(engine, revision)
    older = set(inspect(engine).get_table_names()) & set(before)
    upgrade.migrate(engine)

    after = everything(engine)
    assert {name: after[name] for name in older} == {name: before[name] for name in older}
    assert all(after[name] == [] for name in set(before) - older)
    assert differences(engine) == []
    with engine.connect() as connection:
        assert missing_guards(connection) == ()


def test_people_from_before_photographs_keep_everything_and_have_none(any_app: App) -> None:
    picture = Picture(name="Ada", sha256="ab" * 32, media_type="image/jpeg", width=3, height=4)
    ada = Person(name="Ada Brook", role="Director", postal_address="2 Lane", picture_id=picture.id)
    any_app.do(add, picture, ada)
    any_app.workspace.close()
    path = any_app.workspace.register_path
    engine = postgresql_engine(any_app.workspace.file.register) if path is None else sqlite_engine(path)

    upgrade.migrate(engine, "0006")
    without = {column["name"] for column in inspect(engine).get_columns("person")}
    upgrade.migrate(engine)

    assert without & {"picture_id", "postal_address"} == set()
    with engine.connect() as connection:
        held = connection.exec_driver_sql("select name, role, postal_address, picture_id from person").all()
        assert [tuple(row) for row in held] == [("Ada Brook", "Director", "", None)]
        assert missing_guards(connection) == ()
    assert len(rows(engine, "picture")) == 1
    engine.dispose()


def test_upgrade_keeps_the_triggers_and_the_children(
    engine: Engine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    next_step(tmp_path, monkeypatch)

    upgrade.migrate(engine)

    assert len(rows(engine, "room")) == 1
    with engine.connect() as connection:
        assert missing_guards(connection) == ()


def test_upgrade_that_breaks_links_is_taken_back_whole(
    engine: Engine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = everything(engine)
    next_step(tmp_path, monkeypatch, BREAKING)

    with pytest.raises(Exception, match=r"pointing nowhere|foreign key"):
        upgrade.migrate(engine)

    assert everything(engine) == before
    assert upgrade.revision_of(engine) == OURS.newest


def test_foreign_keys_are_on_again_after_a_migration(app: App) -> None:
    path = app.workspace.register_path
    assert path is not None
    app.workspace.close()
    engine = sqlite_engine(path)

    upgrade.migrate(engine)

    with engine.connect() as connection:
        assert connection.exec_driver_sql("pragma foreign_keys").scalar_one() == 1
    engine.dispose()


def test_downgrade_to_nothing_and_up_again(engine: Engine) -> None:
    upgrade.migrate(engine, "base")
    assert upgrade.revision_of(engine) is None

    upgrade.migrate(engine)
    assert differences(engine) == []


def test_opening_an_older_workspace_backs_it_up_and_upgrades_it(
    app: App, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    hall = Base(name="Town Hall")
    app.do(add, hall, Room(base_id=hall.id, name="Committee room"), Person(name="Ada Brook", base_id=hall.id))
    app.workspace.close()
    folder = app.workspace.folder
    next_step(tmp_path, monkeypatch)

    with pytest.raises(Refused) as caught:
        open_workspace(folder, clock=StillClock(), who=WHO, write=False)
    assert caught.value.code == "workspace_older"
    opened = open_workspace(folder, clock=StillClock(), who=WHO)

    [backup] = backups_in(folder / "backups")
    assert (backup.reason, is_whole(backup)) == ("before upgrade", True)
    old = create_engine(f"sqlite:///{backup.path}")
    assert upgrade.revision_of(old) == OURS.newest
    old.dispose()
    assert verify(opened).ok
    opened.workspace.close()


def test_upgrade_that_fails_leaves_the_workspace_as_it_was(
    app: App, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    hall = Base(name="Town Hall")
    app.do(add, hall, Room(base_id=hall.id, name="Committee room"))
    app.workspace.close()
    with monkeypatch.context() as patched:
        next_step(tmp_path, patched, BREAKING)
        with pytest.raises(RuntimeError):
            open_workspace(app.workspace.folder, clock=StillClock(), who=WHO)

    opened = open_workspace(app.workspace.folder, clock=StillClock(), who=WHO)

    assert verify(opened).ok
    assert opened.read(lambda reader: reader.register(Room).count()) == 1
    opened.workspace.close()


def test_batch_with_foreign_keys_on_would_delete_children(app: App, tmp_path: Path) -> None:
    """The trap itself, so that nobody switches the protection off: the same change with foreign keys on fails."""
    hall = Base(name="Town Hall")
    app.do(add, hall, Room(base_id=hall.id, name="Committee room"))
    path = app.workspace.register_path
    app.workspace.close()
    engine = create_engine(f"sqlite:///{path}")
    event.listen(engine, "connect", lambda connection, _: connection.execute("pragma foreign_keys=on"))

    with pytest.raises(Exception, match="FOREIGN KEY"), engine.begin() as connection:
        connection.exec_driver_sql("drop table base")
    engine.dispose()
