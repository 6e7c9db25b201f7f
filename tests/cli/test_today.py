from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

from inspection_ready import bootstrap
from inspection_ready.bootstrap import open_app
from inspection_ready.domain.people import Person
from inspection_ready.domain.tasks import Task
from inspection_ready.phrases.today import nothing_due
from inspection_ready.services.inspection import notify
from inspection_ready.services.registers import add_record
from tests.fakes import StillClock

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Cli

TODAY = dt.date(2026, 12, 10)
RECEIVED = dt.datetime(2026, 12, 1, 9, 30)  # noqa: DTZ001 - a time on the clock in England


@pytest.fixture(autouse=True)
def clock(monkeypatch: pytest.MonkeyPatch) -> None:
    held = StillClock(dt.datetime(2026, 12, 10, 8, 30, tzinfo=dt.UTC))
    monkeypatch.setattr(bootstrap, "SystemClock", lambda: held)


def fill(workspace: Path, *, is_notified: bool = False, due_on: dt.date = TODAY) -> None:
    app = open_app(workspace)
    if is_notified:
        app.do(notify, received=RECEIVED)
    anne = app.do(add_record, Person(name="Anne Able")).result
    app.do(add_record, Task(title="Ring the mayor", due_on=due_on, owner_id=anne.id))
    app.workspace.close()


def test_today_before_the_notification(cli: Cli, workspace: Path) -> None:
    said = cli("today", "--workspace", workspace)

    assert said.code == 0
    assert said.out.splitlines() == [
        "Today is Thursday 10 December 2026.",
        "No notification yet. Not ready: 47 things to do first are open.",
        "",
        "What is due:",
        f"  {nothing_due(open_tasks=21, is_notified=False)}",
        "",
        "What is missing: 47 to do first, 87 to do soon, 41 when you can. To see it: inspection-ready check",
    ]


def test_today_after_it_says_what_is_due_and_what_comes(cli: Cli, workspace: Path) -> None:
    fill(workspace, is_notified=True)

    said = cli("today", "--workspace", workspace)

    lines = said.out.splitlines()
    at = lines.index("Key dates next:")
    assert said.code == 1
    assert lines[1] == (
        "The notification came on Tuesday 1 December 2026 at 9:30am: 9 days ago, 7 working days."
    )
    assert lines[4] == (
        "  Due 6 working days ago: Name the single point of contact and a deputy (Nobody named yet)"
    )
    assert "  Due today: Ring the mayor (Anne Able)" in lines
    assert lines[at + 1 : at + 3] == [
        "  Information return sent to CQC: in 8 working days, by Tuesday 22 December 2026",
        "  On-site visit: dates to come, by Tuesday 1 June 2027",
    ]


@pytest.mark.parametrize(("days", "code"), [(-3, 1), (0, 1), (1, 0)])
def test_today_ends_with_1_only_where_something_is_for_today_or_past(
    cli: Cli, workspace: Path, days: int, code: int
) -> None:
    fill(workspace, due_on=TODAY + dt.timedelta(days=days))

    assert cli("today", "--workspace", workspace).code == code


def test_today_for_a_program(cli: Cli, workspace: Path) -> None:
    fill(workspace, is_notified=True)

    told = cli("today", "--workspace", workspace, "--json").json

    assert told.keys() == {"format", "today", "notified", "due", "key_dates", "missing"}
    assert (told["today"], told["notified"]) == ("2026-12-10", "2026-12-01T09:30")
    [mayor] = [each for each in told["due"] if each["name"] == "Ring the mayor"]
    assert mayor.pop("id").isdigit()
    assert mayor == {
        "register": "task",
        "name": "Ring the mayor",
        "due": "2026-12-10",
        "asked": None,
        "working_days": 0,
        "who": "Anne Able",
        "what": "Ring the mayor",
        "when": "Due today",
    }
    assert told["key_dates"] == [
        {
            "stage": "information-return",
            "name": "Information return sent to CQC",
            "from": "2026-12-22",
            "to": "2026-12-22",
            "working_days": 8,
            "when": "by Tuesday 22 December 2026",
        },
        {
            "stage": "on-site",
            "name": "On-site visit",
            "from": None,
            "to": None,
            "working_days": 116,
            "when": "by Tuesday 1 June 2027",
        },
    ]


def test_today_counts_what_check_finds(cli: Cli, workspace: Path) -> None:
    missing = cli("today", "--workspace", workspace, "--json").json["missing"]
    found = cli("check", "--workspace", workspace, "--json").json["findings"]

    assert missing == {
        severity: sum(each["severity"] == severity for each in found)
        for severity in ("high", "medium", "low")
    }


def test_today_works_while_the_workspace_is_open_elsewhere(cli: Cli, workspace: Path) -> None:
    app = open_app(workspace)
    try:
        said = cli("today", "--workspace", workspace)
    finally:
        app.workspace.close()

    assert (said.code, said.err) == (0, "")
