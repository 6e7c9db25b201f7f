"""A connection to SQLite that nobody closed fails the test that runs when it is collected, and names the one that opened it.

From 3.13 on Python says so itself, without the name.
"""

from __future__ import annotations

import os
import sqlite3
import warnings
from typing import Any

import pytest

# pytest names the test that runs here; what is opened outside all of them has no name
RUNNING = "PYTEST_CURRENT_TEST"
_connect = sqlite3.connect


class Watched(sqlite3.Connection):
    def __init__(self, *args: Any, **told: Any) -> None:
        self._opened_in = os.environ.get(RUNNING, "no test")
        super().__init__(*args, **told)
        self._is_open = True

    def close(self) -> None:
        self._is_open = False
        super().close()

    def __del__(self) -> None:
        if getattr(self, "_is_open", False):  # not where opening failed
            self.close()
            warnings.warn(
                f"a connection opened in {self._opened_in} was never closed", ResourceWarning, stacklevel=1
            )


def _watched_connect(database: Any, *args: Any, **told: Any) -> sqlite3.Connection:
    connection: sqlite3.Connection = _connect(database, *args, **{"factory": Watched, **told})
    return connection


@pytest.hookimpl(tryfirst=True)
def pytest_configure() -> None:
    sqlite3.connect = _watched_connect  # type: ignore[assignment] # the same, but for who makes the connection


@pytest.hookimpl(trylast=True)
def pytest_unconfigure() -> None:
    sqlite3.connect = _connect
