"""An open workspace with an empty register, on each of the two databases."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from inspection_ready.domain.who import Who
from inspection_ready.services.app import App
from inspection_ready.services.sample import fill_sample
from inspection_ready.services.workspaces import create_workspace, open_workspace
from tests.fakes import StillClock

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.plugins.postgresql import Server

WHO = Who("jbloggs", "LAPTOP-7")
EMPTY = "empty"
"""The database that is copied for each test."""


@pytest.fixture
def clock() -> StillClock:
    return StillClock()


@pytest.fixture(scope="session")
def empty_workspace(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Made once and copied for each test: making one runs every migration."""
    folder = tmp_path_factory.mktemp("empty") / "Northmoor.inspection"
    create_workspace(folder, name="Northmoor", regime="cqc", clock=StillClock(), who=WHO).workspace.close()
    return folder


@pytest.fixture
def app(tmp_path: Path, empty_workspace: Path, clock: StillClock) -> Iterator[App]:
    folder = shutil.copytree(empty_workspace, tmp_path / empty_workspace.name)
    opened = open_workspace(folder, clock=clock, who=WHO)
    yield opened
    opened.workspace.close()


@pytest.fixture(scope="session")
def filled_workspace(empty_workspace: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample council's, as it is on the day of the clock that stands still; copied for each test."""
    folder = tmp_path_factory.mktemp("sample") / empty_workspace.name
    shutil.copytree(empty_workspace, folder)
    opened = open_workspace(folder, clock=StillClock(), who=WHO)
    opened.do(fill_sample)
    opened.workspace.close()
    return folder


@pytest.fixture
def sample(tmp_path: Path, filled_workspace: Path, clock: StillClock) -> Iterator[App]:
    folder = shutil.copytree(filled_workspace, tmp_path / filled_workspace.name)
    opened = open_workspace(folder, clock=clock, who=WHO)
    yield opened
    opened.workspace.close()


@pytest.fixture(scope="session")
def empty_on_postgresql(postgresql_server: Server, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """As ``empty_workspace``; its database is copied too."""
    postgresql_server.create_database(EMPTY)
    folder = tmp_path_factory.mktemp("empty on postgresql") / "Northmoor.inspection"
    create_workspace(
        folder,
        name="Northmoor",
        regime="cqc",
        clock=StillClock(),
        who=WHO,
        register=postgresql_server.url(EMPTY),
    ).workspace.close()
    return folder


@pytest.fixture
def postgresql_app(
    tmp_path: Path,
    empty_on_postgresql: Path,
    postgresql_server: Server,
    postgresql_names: Iterator[int],
    clock: StillClock,
) -> Iterator[App]:
    database = f"test_{next(postgresql_names)}"
    postgresql_server.create_database(database, like=EMPTY)
    folder = shutil.copytree(empty_on_postgresql, tmp_path / empty_on_postgresql.name)
    told = folder / "workspace.toml"
    told.write_text(told.read_text("utf-8").replace(f"/{EMPTY}?", f"/{database}?"), "utf-8")
    opened = open_workspace(folder, clock=clock, who=WHO)
    yield opened
    opened.workspace.close()
    postgresql_server.drop_database(database)


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgresql)])
def any_app(request: pytest.FixtureRequest) -> App:
    """The same test on both databases."""
    found = request.getfixturevalue("app" if request.param == "sqlite" else "postgresql_app")
    assert isinstance(found, App)
    return found
