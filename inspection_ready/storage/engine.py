"""Engines for the two databases, set so that a commit is durable and readers cannot write."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import Any
from urllib.parse import quote

from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url, text
from sqlalchemy.exc import ArgumentError
from sqlalchemy.pool import QueuePool

from inspection_ready.domain.errors import Refused

PATIENCE = 5_000
"""Milliseconds to wait while another command runs."""
DRIVER = "postgresql+psycopg"
KEYRING_SERVICE = "Inspection Ready"
SERVER_PATIENCE = 20_000
"""Milliseconds to wait for a colleague's command: an import on another machine takes some seconds."""
_CONNECTING = {
    "connect_timeout": 10,
    "keepalives_idle": 30,
    "keepalives_interval": 10,
    "keepalives_count": 3,
}
"""Seconds, and how many go unanswered: a network that swallows everything is noticed, and not waited for."""
_CACHE_KIB = 64 * 1024  # an import of 20,000 rows stays in memory until it is committed
TRAIL_LOCK = 0x1259EC7
"""Key of the PostgreSQL advisory lock that keeps two writers from forking the trail."""


def sqlite_uri(path: Path, *, mode: str) -> str:
    """For any name a folder may have: "#", "?" and "%" mean something else in an address."""
    told = path.as_posix()
    server = "//" if told.startswith("//") else ""  # a share on a network, which is no host to SQLite
    return f"file:{server}{quote(told)}?mode={mode}"


def sqlite_engine(
    path: Path, *, read_only: bool = False, immutable: bool = False, patience: int = PATIENCE
) -> Engine:
    """WAL and synchronous=FULL: what was acknowledged survives a power cut.

    The driver's own transaction handling is switched off, because it commits behind our back; a writer
    begins IMMEDIATE, so that two of them wait instead of failing half way. ``immutable`` is for a folder in
    which SQLite may not make the files it shares between readers: nobody can be writing there.
    """
    uri = sqlite_uri(path, mode="ro" if read_only else "rw") + ("&immutable=1" if immutable else "")
    engine = create_engine(
        "sqlite://",
        creator=lambda: sqlite3.connect(uri, uri=True, check_same_thread=False),
        poolclass=QueuePool,
    )

    @event.listens_for(engine, "connect")
    def _prepare(connection: Any, _record: Any) -> None:
        connection.isolation_level = None
        cursor = connection.cursor()
        for pragma in (
            "foreign_keys=on",
            f"busy_timeout={patience}",
            "trusted_schema=off",
            "cell_size_check=on",
        ):
            cursor.execute(f"pragma {pragma}")
        if read_only:
            cursor.execute("pragma query_only=on")
        else:
            cursor.execute("pragma journal_mode=wal")
            cursor.execute("pragma synchronous=full")
            cursor.execute(
                "pragma secure_delete=on"
            )  # what was disposed of is overwritten, not only unlinked
            cursor.execute(f"pragma cache_size=-{_CACHE_KIB}")
        cursor.close()

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        connection.exec_driver_sql("begin" if read_only else "begin immediate")

    return engine


def postgresql_engine(url: str, *, read_only: bool = False) -> Engine:
    """``url`` without a password: that is in the keyring, or in pgpass. Readers see one settled moment."""
    refuse_wrong_address(url)
    address = with_password(url)
    own = {name: value for name, value in _CONNECTING.items() if name not in address.query}
    engine = create_engine(address, pool_pre_ping=True, connect_args=own)
    if read_only:

        @event.listens_for(engine, "begin")
        def _begin(connection: Connection) -> None:
            connection.exec_driver_sql("set transaction isolation level repeatable read, read only")

    return engine


def refuse_wrong_address(url: str) -> None:
    """Raises Refused: "register_not_understood", or "register_has_password" where one would be written down."""
    try:
        address = make_url(url)
    except (ArgumentError, ValueError):
        raise Refused("register_not_understood", register=url) from None
    if address.drivername != DRIVER or not address.database:
        raise Refused("register_not_understood", register=address.render_as_string())
    if address.password is not None or "password" in address.query:
        raise Refused("register_has_password")


def with_password(url: str) -> URL:
    """The address as it is where the keyring has nothing for it: the driver then looks in pgpass."""
    address = make_url(url)
    if address.password is not None or address.username is None:
        return address
    import keyring  # slow import, and for shared workspaces only
    from keyring.errors import KeyringError

    try:
        return address.set(password=keyring.get_password(KEYRING_SERVICE, url))
    except KeyringError:
        return address


def lock_trail(connection: Connection, *, patience: int | None = None) -> None:
    """Hold the right to write until the transaction ends. SQLite gives it to whoever begins.

    ``patience`` in milliseconds, on PostgreSQL; SERVER_PATIENCE without it.
    """
    if connection.dialect.name == "sqlite":
        connection.execute(text("select 1"))
    else:
        waited = SERVER_PATIENCE if patience is None else patience
        connection.execute(
            text("select set_config('lock_timeout', :waited, true)"), {"waited": f"{waited}ms"}
        )
        connection.execute(text("select pg_advisory_xact_lock(:key)"), {"key": TRAIL_LOCK})
