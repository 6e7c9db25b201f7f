"""The walls hold, and each of them can fall: for every contract one forbidden import is planted in a copy."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
CONTRACTS = {each["id"]: each["name"] for each in PROJECT["tool"]["importlinter"]["contracts"]}

# for each contract: a module, and an import it must not have
FORBIDDEN = {
    "layers": ("inspection_ready/domain/planted.py", "import inspection_ready.phrases"),
    "window-over-core": ("inspection_ready/bootstrap.py", "import ui"),
    "window-inside": ("ui/widgets/planted.py", "import ui.pages"),
    "pages-apart": ("ui/pages/planted.py", "import ui.pages.planted_too"),
    "window-without-storage": ("ui/planted.py", "import sqlalchemy"),
    "core-without-qt": ("inspection_ready/services/planted.py", "import PySide6"),
    "database-in-storage": ("inspection_ready/services/planted.py", "import sqlite3"),
    "writers-in-documents": ("inspection_ready/services/planted.py", "import docx"),
    "formats-in-exchange": ("inspection_ready/services/planted.py", "import yaml"),
    "solver-in-planning": ("inspection_ready/services/planted.py", "import ortools"),
    "domain-alone": ("inspection_ready/domain/planted.py", "import platformdirs"),
}

SLOW = [
    "reportlab",
    "docx",
    "lxml",
    "PIL",
    "python_calamine",
    "xlsxwriter",
    "alembic",
    "holidays",
    "yaml",
    "markdown_it",
    "olefile",
    "pypdf",
    "icalendar",
    "recurring_ical_events",
    "ortools",
]


def broken_contracts(folder: Path) -> list[str]:
    run = "from importlinter.cli import lint_imports_command; lint_imports_command()"
    command = [sys.executable, "-c", run, "--no-cache"]
    wide = {**os.environ, "COLUMNS": "200"}  # or long names are broken over two lines
    done = subprocess.run(command, cwd=folder, env=wide, capture_output=True, text=True, check=False)
    broken = re.findall(r"^(.+) BROKEN", done.stdout, re.MULTILINE)
    assert bool(broken) == bool(done.returncode), done.stdout + done.stderr
    return broken


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    for package in ("inspection_ready", "ui"):
        shutil.copytree(ROOT / package, tmp_path / package, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    return tmp_path


def test_the_walls_hold() -> None:
    assert broken_contracts(ROOT) == []


def test_every_contract_is_made_to_fail_once() -> None:
    assert sorted(FORBIDDEN) == sorted(CONTRACTS)


@pytest.mark.parametrize("contract", FORBIDDEN)
def test_a_forbidden_import_breaks_exactly_its_contract(copy: Path, contract: str) -> None:
    place, forbidden = FORBIDDEN[contract]
    with (copy / place).open("a", encoding="utf-8") as module:
        module.write(f"\n{forbidden}\n")
    (copy / "ui" / "pages" / "planted_too.py").touch()

    broken = broken_contracts(copy)

    assert broken == [CONTRACTS[contract]]


def test_nothing_slow_is_imported_before_it_is_needed() -> None:
    script = (
        f"import sys, inspection_ready.bootstrap; print([name for name in {SLOW} if name in sys.modules])"
    )

    done = subprocess.run(
        [sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=True
    )

    assert done.stdout == "[]\n"
