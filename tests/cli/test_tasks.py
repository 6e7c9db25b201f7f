from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import Cli

PEOPLE = """Name,Role,Tier,Email
Ann Able,Executive Director,Director,ann@northmoor.example
Bo Ash,Healthwatch,Partner,bo@healthwatch.example
"""
TASKS = """Task,Function,When,Due date,Status
Book rooms,Facilities management,by 20 working days before the on-site,,to do
Ring the mayor,,,2 December 2026,in progress
Buy flowers,,whenever,,
"""


@pytest.fixture
def filled(cli: Cli, workspace: Path, tmp_path: Path) -> Path:
    (tmp_path / "people.csv").write_text(PEOPLE)
    cli("import", "people", tmp_path / "people.csv", "--workspace", workspace)
    return workspace


def test_a_checklist_comes_in_with_what_is_not_understood_told(
    cli: Cli, filled: Path, tmp_path: Path
) -> None:
    (tmp_path / "tasks.csv").write_text(TASKS)

    told = cli("import", "tasks", tmp_path / "tasks.csv", "--workspace", filled, "--json").json
    listed = cli("list", "tasks", "--workspace", filled, "--find", "mayor", "--json").json

    assert (told["new"], told["same"] + told["changed"], told["refused"]) == (1, 1, 1)
    assert Path(told["refused_file"]).is_file()
    assert {"due_on": "2 December 2026", "status": "Started"}.items() <= listed["rows"][0].items()


def test_a_task_is_ticked_off(cli: Cli, filled: Path) -> None:
    done = cli("task", "status", "book rooms", "done", "--workspace", filled, "--json")
    unknown = cli("task", "status", "Buy flowers", "done", "--workspace", filled)

    assert (done.code, done.json["status"]) == (0, "done")
    assert (unknown.code, unknown.err) == (2, "No task is called “Buy flowers”. Nothing was changed.\n")


def test_roles_are_filled_and_agreed(cli: Cli, filled: Path) -> None:
    filling = cli("role", "fill", "--workspace", filled, "--json").json
    agreed = cli("role", "agree", "healthwatch", "--workspace", filled)

    assert filling["filled"] == [
        {"role": "Director of Adult Social Services", "person": "Ann Able"},
        {"role": "Healthwatch", "person": "Bo Ash"},
    ]
    assert agreed.out == "Healthwatch: agreed.\n"


def test_diaries_are_listed_asked_and_confirmed(cli: Cli, filled: Path) -> None:
    listed = cli("diary", "list", "--workspace", filled, "--json").json
    asked = cli("diary", "ask", "ann able", "--workspace", filled)
    clear = cli("diary", "confirm", "ann@northmoor.example", "--workspace", filled)
    nobody = cli("diary", "ask", "Bo Ash", "--workspace", filled)

    assert (listed["added"], asked.code, clear.code) == (1, 0, 0)
    assert (nobody.code, nobody.err) == (
        2,
        "Bo Ash is not among the people whose diaries are cleared. Nothing was changed. Add them first.\n",
    )
