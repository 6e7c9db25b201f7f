"""The triggers that keep the record of changes append-only: are they there?"""

from __future__ import annotations

from sqlalchemy import Connection

GUARDS: dict[str, frozenset[str]] = {
    "sqlite": frozenset(
        {
            "trail_entry_stays",
            "trail_entry_kept",
            "trail_entry_follows",
            "trail_row_kept",
            "trail_row_follows",
            "trail_row_only_erased",
        }
    ),
    "postgresql": frozenset(
        {"trail_entry_stays", "trail_row_only_erased", "trail_entry_kept", "trail_row_kept"}
    ),
}
_STANDING = {
    "sqlite": "select name from sqlite_master where type = 'trigger'",
    "postgresql": "select tgname from pg_trigger where not tgisinternal and tgenabled <> 'D'",
}


def missing_guards(connection: Connection) -> tuple[str, ...]:
    """In order of name."""
    dialect = connection.dialect.name
    standing = set(connection.exec_driver_sql(_STANDING[dialect]).scalars())
    return tuple(sorted(GUARDS[dialect] - standing))
