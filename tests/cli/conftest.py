"""The command line, run in this process as a shell would run it."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from inspection_ready.__main__ import main
from inspection_ready.bootstrap import create_app


@dataclass(frozen=True)
class Said:
    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        """What a program reads: one object in one line."""
        assert self.out.count("\n") == 1
        return json.loads(self.out)


Cli = Callable[..., Said]


@pytest.fixture
def cli(capsys: pytest.CaptureFixture[str]) -> Cli:
    def run(*arguments: object) -> Said:
        try:
            code = main([str(argument) for argument in arguments])
        except SystemExit as stop:  # argparse's way to say --help and what is missing
            code = int(stop.code or 0)
        captured = capsys.readouterr()
        return Said(code, captured.out, captured.err)

    return run


@pytest.fixture(scope="session")
def new_workspace(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """As ``new`` makes it; copied for each test, because every migration runs to make one."""
    folder = tmp_path_factory.mktemp("new") / "Northmoor.inspection"
    create_app(folder, name="Northmoor Council").workspace.close()
    return folder


@pytest.fixture
def workspace(tmp_path: Path, new_workspace: Path) -> Path:
    return Path(shutil.copytree(new_workspace, tmp_path / new_workspace.name))


@pytest.fixture
def people_file(tmp_path: Path) -> Path:
    path = tmp_path / "people.csv"
    path.write_text(
        "Adult social care: staff list,,,\n"
        "Full name,Job title,E-mail address,Tel\n"
        "AMARA OSEI,Head of Quality,amara.osei@northmoor.example,1632960001\n"
        "Siân Evans,Officer,sian.evans@northmoor.example,01632 960002\n"
        ",Nobody,nobody@northmoor.example,\n",
        encoding="utf-8",
    )
    return path
