"""A PostgreSQL server of our own for the storage tests: on a socket only, in a temporary folder, gone afterwards."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

NAME = "app"
GUARDED = "guarded"
"""An account that needs a password, once somebody makes it."""
SETTINGS = "-c listen_addresses='' -c unix_socket_directories={folder} -c fsync=off -c full_page_writes=off"


@dataclass(frozen=True, slots=True)
class Server:
    folder: Path
    programs: Path

    def url(self, database: str) -> str:
        return f"postgresql+psycopg://{NAME}@/{database}?host={self.folder}"

    def create_database(self, database: str, *, like: str = "template1") -> None:
        """``like``: another database that nobody is connected to, and that is copied."""
        account = (f"--host={self.folder}", f"--username={NAME}")
        self.run("createdb", *account, f"--template={like}", database)

    def drop_database(self, database: str) -> None:
        self.run("dropdb", "--force", f"--host={self.folder}", f"--username={NAME}", database)

    def run(self, program: str, *arguments: str) -> None:
        """As somebody who is not root, which PostgreSQL refuses to run as."""
        subprocess.run(
            [self.programs / program, *arguments],
            user=_account(),
            cwd="/",
            check=True,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
        )


@pytest.fixture(scope="session")
def postgresql_server() -> Iterator[Server]:
    programs = _programs()
    if programs is None:
        _skip_unless_ci()
        return
    # directly under /tmp, because the path of a socket may have 107 characters at most
    folder = Path(tempfile.mkdtemp(prefix="inspection-pg-", dir="/tmp"))
    account = _account()
    if account is not None:
        shutil.chown(folder, user=account)
    server = Server(folder, programs)
    try:
        yield from _running(server)
    finally:
        shutil.rmtree(folder)


@pytest.fixture
def postgresql_url(postgresql_server: Server, postgresql_names: Iterator[int]) -> Iterator[str]:
    """The address of a fresh and empty database."""
    database = f"test_{next(postgresql_names)}"
    postgresql_server.create_database(database)
    yield postgresql_server.url(database)
    postgresql_server.drop_database(database)


@pytest.fixture(scope="session")
def postgresql_names() -> Iterator[int]:
    return count(1)


def _running(server: Server) -> Iterator[Server]:
    data = str(server.folder / "data")
    making = ["--pgdata", data, "--username", NAME, "--auth=trust", "--encoding=UTF8", "--locale=C.UTF-8"]
    server.run("initdb", *making, "--no-sync")
    rules = server.folder / "data" / "pg_hba.conf"
    rules.write_text(f"local all {GUARDED} scram-sha-256\n{rules.read_text()}")
    log = str(server.folder / "log")
    server.run("pg_ctl", "-D", data, "-l", log, "-w", "-o", SETTINGS.format(folder=server.folder), "start")
    try:
        yield server
    finally:
        server.run("pg_ctl", "-D", data, "-m", "immediate", "-w", "stop")


def _programs() -> Path | None:
    """The newest of the versions that Debian keeps beside one another."""
    found = sorted(
        (each.parent for each in Path("/usr/lib/postgresql").glob("*/bin/initdb")),
        key=lambda folder: int(folder.parent.name),
    )
    if found:
        return found[-1]
    elsewhere = shutil.which("initdb")
    return Path(elsewhere).resolve().parent if elsewhere else None


def _account() -> str | None:
    """None where we are somebody ordinary already."""
    return "nobody" if hasattr(os, "geteuid") and os.geteuid() == 0 else None


def _skip_unless_ci() -> None:
    reason = "PostgreSQL is not installed (on Debian: apt-get install postgresql)"
    if os.environ.get("CI") == "true":
        pytest.fail(reason)
    pytest.skip(reason)
