"""A shared register as one SQLite file, as of one moment, for safe copies."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import Connection, insert, select

from inspection_ready.storage import upgrade
from inspection_ready.storage.engine import sqlite_engine
from inspection_ready.storage.models.base import Base

_AT_A_TIME = 2_000


def export_register(source: Connection, target: Path) -> None:
    """``source`` reads one settled moment."""
    target.touch()
    engine = sqlite_engine(target)
    try:
        upgrade.migrate(engine)
        with engine.begin() as connection:
            triggers = connection.exec_driver_sql(
                "select name, sql from sqlite_master where type = 'trigger'"
            ).all()
            for (
                name,
                _,
            ) in triggers:  # they would have each entry follow its rows; here tables come one by one
                connection.exec_driver_sql(f"drop trigger {name}")
            for table in Base.metadata.sorted_tables:
                for part in source.execute(select(table)).mappings().partitions(_AT_A_TIME):
                    connection.execute(insert(table), [dict(row) for row in part])
            for _, sql in triggers:
                connection.exec_driver_sql(sql)
        with engine.connect() as connection:
            connection.connection.cursor().execute("pragma journal_mode=delete")
    finally:
        engine.dispose()
