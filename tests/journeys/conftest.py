"""Journeys on the command line begin with the workspace that ``new`` makes."""

from __future__ import annotations

from tests.cli.conftest import cli, new_workspace, workspace

__all__ = ["cli", "new_workspace", "workspace"]
