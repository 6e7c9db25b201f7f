"""Journeys on the command line begin with the workspace that ``new`` makes, those in the window with its keyboard."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.cli.conftest import Cli, Said, cli, new_workspace, workspace
from tests.journeys.hands import Hands
from ui.main_window import MainWindow

__all__ = ["cli", "new_workspace", "workspace"]

Run = Callable[..., Said]


@pytest.fixture
def run_and_verify(cli: Cli, workspace: Path) -> Run:
    """A command on the workspace, which is whole after whatever came of it."""

    def ran(command: str, *more: object) -> Said:
        said = cli(command, "--workspace", workspace, *more)
        verdict = cli("verify", "--workspace", workspace, "--json").json
        assert (verdict["ok"], verdict["problems"]) == (True, [])
        return said

    return ran


@pytest.fixture
def hands(qtbot: QtBot, window: MainWindow) -> Hands:
    """At the window that the journey opens, once it has come to rest."""
    hands = Hands(qtbot, window)
    hands.wait()
    return hands
