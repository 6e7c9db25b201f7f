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
    from collections.abc import Callable, Iterator
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
def open_copy(tmp_path: Path, clock: StillClock) -> Iterator[Callable[[Path], App]]:
    """Opens a copy of a workspace that was made once; it is closed when the test ends."""
    opened: list[App] = []

    def open_(made: Path) -> App:
        folder = shutil.copytree(made, tmp_path / made.name)
        opened.append(open_workspace(folder, clock=clock, who=WHO))
        return opened[-1]

    yield open_
    for each in opened:
        each.workspace.close()


@pytest.fixture
def app(open_copy: Callable[[Path], App], empty_workspace: Path) -> App:
    return open_copy(empty_workspace)


def made_from(workspace: Path, folder: Path, make: Callable[[App], object]) -> Path:
    """Another workspace to copy for each test: as this one, and with what ``make`` does; in ``folder``."""
    made = shutil.copytree(workspace, folder / workspace.name)
    opened = open_workspace(made, clock=StillClock(), who=WHO)
    make(opened)
    opened.workspace.close()
    return made


@pytest.fixture(scope="session")
def filled_workspace(empty_workspace: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample council's, as it is on the day of the clock that stands still; copied for each test."""
    return made_from(empty_workspace, tmp_path_factory.mktemp("sample"), lambda app: app.do(fill_sample))


@pytest.fixture
def sample(open_copy: Callable[[Path], App], filled_workspace: Path) -> App:
    return open_copy(filled_workspace)


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
