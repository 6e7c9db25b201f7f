"""Journeys on the command line begin with the workspace that ``new`` makes."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import Cli, Said, cli, new_workspace, workspace

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
