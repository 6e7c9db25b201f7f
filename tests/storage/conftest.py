"""Every storage test runs on both databases: ``workspace`` and ``app`` come twice."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from inspection_ready.domain.who import Who
from inspection_ready.services.app import App
from inspection_ready.storage.opening import Opener, create_workspace
from inspection_ready.storage.workspace import Workspace
from inspection_ready.storage.workspace_file import SQLITE

OPENER = Opener(who=Who("sam", "laptop-7"), at=datetime(2026, 12, 1, 9, 30, tzinfo=UTC))


class StoppedClock:
    def now(self) -> datetime:
        return OPENER.at


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgresql)])
def register(request: pytest.FixtureRequest) -> str:
    """Where the register is: beside the other files, or the address of an empty database."""
    return SQLITE if request.param == "sqlite" else str(request.getfixturevalue("postgresql_url"))


@pytest.fixture
def workspace(tmp_path: Path, register: str) -> Iterator[Workspace]:
    made = create_workspace(
        tmp_path / "Northmoor.inspection", name="Northmoor", regime="cqc", opener=OPENER, register=register
    )
    yield made
    made.close()


@pytest.fixture
def app(workspace: Workspace) -> App:
    return App(workspace, clock=StoppedClock(), who=OPENER.who)
