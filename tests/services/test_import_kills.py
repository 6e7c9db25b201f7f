"""A kill at any moment of an import leaves all of it or nothing."""

from __future__ import annotations

import random
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from inspection_ready.domain.people import Person
from inspection_ready.domain.who import Who
from inspection_ready.exchange.tables_out import Column, TableOut
from inspection_ready.exchange.xlsx import write_xlsx
from inspection_ready.services.verify import verify
from inspection_ready.services.workspaces import create_workspace, open_workspace
from tests.fakes import StillClock

if TYPE_CHECKING:
    from inspection_ready.services.app import App

KILLS, ROWS = 20, 3_000
ROOT = Path(__file__).parents[2]
WHO = Who("jbloggs", "LAPTOP-7")
IMPORT = """
import sys
from pathlib import Path
from inspection_ready.domain.moments import SystemClock
from inspection_ready.domain.who import Who
from inspection_ready.services.imports import plan_import, run_import
from inspection_ready.services.workspaces import open_workspace
app = open_workspace(Path(sys.argv[1]), clock=SystemClock(), who=Who("jbloggs", "LAPTOP-7"))
plan = app.read(plan_import, "people", Path(sys.argv[2]))
print("begun", flush=True)
app.do(run_import, plan)
print("done", flush=True)
"""


def write_list(path: Path, *, first: int) -> Path:
    rows = [(f"Person {number}", f"p{number}@northmoor.example") for number in range(first, first + ROWS)]
    write_xlsx(path, TableOut("People", (Column("Name"), Column("E-mail")), rows))
    return path


def start(folder: Path, file: Path) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", IMPORT, str(folder), str(file)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=ROOT)


def people_in(app: App) -> int:
    return app.read(lambda reader: reader.register(Person).count())


@pytest.mark.slow
def test_kill_at_any_moment_of_an_import_leaves_all_or_nothing(tmp_path: Path) -> None:
    folder, clock = tmp_path / "Northmoor.inspection", StillClock()
    create_workspace(folder, name="Northmoor", regime="cqc", clock=clock, who=WHO).workspace.close()
    chance = random.Random(20261201)
    held, acknowledged, killed_before_the_end = 0, 0, 0
    for number in range(KILLS):
        program = start(folder, write_list(tmp_path / "people.xlsx", first=number * ROWS))
        assert program.stdout is not None
        assert program.stdout.readline() == "begun\n"
        time.sleep(chance.uniform(0, 0.25))  # the moment of the kill is the thing under test

        program.kill()
        was_done = program.stdout.read() == "done\n"
        program.wait()
        program.stdout.close()

        app = open_workspace(folder, clock=clock, who=WHO)
        now = people_in(app)
        app.workspace.close()
        assert now - held in ({ROWS} if was_done else {0, ROWS})
        acknowledged += was_done
        killed_before_the_end += now == held
        held = now

    app = open_workspace(folder, clock=clock, who=WHO)
    problems = verify(app).problems
    app.workspace.close()
    assert (problems, killed_before_the_end > 0, acknowledged < KILLS) == ((), True, True)
