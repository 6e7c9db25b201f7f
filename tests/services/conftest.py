"""A workspace with a little of everything, copied for each way of tampering with it; and how many were tried."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from inspection_ready.services.workspaces import create_workspace, open_workspace
from tests.fakes import StillClock
from tests.plugins.registers import WHO
from tests.story import play

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from inspection_ready.services.app import App


@pytest.fixture(scope="module")
def story(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("story") / "Northmoor.inspection"
    app = create_workspace(folder, name="Northmoor", regime="cqc", clock=StillClock(), who=WHO)
    play(app)
    app.workspace.close()
    return folder


@pytest.fixture
def trials(story: Path, tmp_path: Path) -> Iterator[Callable[[], App]]:
    """Each call opens a fresh copy to read."""
    apps: list[App] = []

    def fresh() -> App:
        if apps:
            apps[-1].workspace.close()
            shutil.rmtree(apps[-1].workspace.folder)
        folder = shutil.copytree(story, tmp_path / f"trial {len(apps)}")
        apps.append(open_workspace(folder, clock=StillClock(), who=WHO, write=False))
        return apps[-1]

    yield fresh
    apps[-1].workspace.close()
