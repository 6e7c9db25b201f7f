"""Brings a register to the form this version of the app reads, and says so where it is from a newer one."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from sqlalchemy import Connection, Engine, inspect, text

from inspection_ready.domain.errors import Refused
from inspection_ready.storage.revisions import OURS

if TYPE_CHECKING:
    from alembic.config import Config


def revision_of(engine: Engine) -> str | None:
    """None where the database holds no register."""
    with engine.connect() as connection:
        return _revision(connection)


def needs_upgrade(engine: Engine) -> bool:
    """Raises Refused("workspace_newer") where the register's form is one this version does not know."""
    revision = revision_of(engine)
    if revision is None:
        raise Refused("register_empty")
    if revision not in OURS.revisions:
        raise Refused("workspace_newer", revision=revision)
    return revision != OURS.newest


def migrate(engine: Engine, target: str = "head") -> None:
    """Up or down to a revision ("base" is an empty database), in one transaction: all of it or nothing."""
    from alembic import command  # slow import, and hardly ever needed

    with _open_for_migration(engine) as connection:
        revision = _revision(connection)
        move = command.downgrade if _goes_down(revision, target, OURS.revisions) else command.upgrade
        move(_config(connection), target)


def _goes_down(revision: str | None, target: str, order: tuple[str, ...]) -> bool:
    if revision is None or target == "head":
        return False
    return target == "base" or order.index(target) < order.index(revision)


def _revision(connection: Connection) -> str | None:
    if not inspect(connection).has_table("alembic_version"):
        return None
    return connection.execute(text("select version_num from alembic_version")).scalar_one_or_none()


def _config(connection: Connection) -> Config:
    from alembic.config import Config  # slow import

    config = Config()
    config.set_main_option("script_location", OURS.location)
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    return config


@contextmanager
def _open_for_migration(engine: Engine) -> Iterator[Connection]:
    """Foreign keys are off, because changing a SQLite table means dropping it: on, that deletes its children.

    They are checked before the commit instead.
    """
    if engine.dialect.name != "sqlite":
        with engine.begin() as connection:
            yield connection
        return
    with engine.connect() as connection:
        raw = connection.connection.cursor()
        raw.execute("pragma foreign_keys=off")
        try:
            with connection.begin():
                yield connection
                broken = connection.exec_driver_sql("pragma foreign_key_check").fetchall()
                if broken:
                    raise RuntimeError(f"a migration left {len(broken)} links pointing nowhere")
        finally:
            raw.execute("pragma foreign_keys=on")
            raw.close()
