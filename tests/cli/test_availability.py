from __future__ import annotations

from typing import TYPE_CHECKING

from tests.exchange.calendars.diaries import diary, event

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Cli

PEOPLE = "Name,E-mail\nAsha Patel,asha@northmoor.example\n"


def test_a_diary_is_shown_first_and_then_brought_in(cli: Cli, workspace: Path, tmp_path: Path) -> None:
    (tmp_path / "people.csv").write_text(PEOPLE)
    cli("import", "people", tmp_path / "people.csv", "--workspace", workspace)
    path = diary(
        tmp_path,
        event("DTSTART:20270209T090000Z", "DTEND:20270209T100000Z", "SUMMARY:Clinic"),
        event("DTSTART:20270210T090000Z", "DTEND:20270210T080000Z"),
    )
    asked = ("timetable", "availability", path, "--person", "asha patel", "--workspace", workspace)
    days = ("--from", "2027-02-01", "--to", "2027-02-28")

    shown = cli(*asked, *days, "--dry-run")
    done = cli(*asked, *days, "--json")
    again = cli(*asked, *days, "--json").json
    said = cli(*asked, *days).out.splitlines()[-1]

    assert shown.code == 1
    assert shown.out.splitlines() == [
        "Tuesday 9 February 2027, 9am to 10am: Busy in the diary read on 30 November 2026 (new)",
        "diary.ics, 2 events, read for Asha Patel from 1 to 28 February 2027: 1 new.",
        "Refused: 1 event.",
        "  Line 11: It ends before it starts. Mend it in the calendar, or enter it by hand.",
        "Nothing has been written.",
    ]
    told = done.json
    assert (told["new"], told["refused"], told["dry_run"], told["entry"] is None) == (1, 1, False, False)
    assert told["refused_file"].endswith("diary - refused rows.xlsx")
    assert said == "Nothing had to be changed."
    assert (again["new"], again["same"], again["entry"]) == (0, 1, None)
    assert "Clinic" not in cli("trail", "list", "--workspace", workspace).out


def test_what_is_no_calendar_is_refused_in_one_sentence(cli: Cli, workspace: Path, tmp_path: Path) -> None:
    (tmp_path / "people.csv").write_text(PEOPLE)
    cli("import", "people", tmp_path / "people.csv", "--workspace", workspace)

    said = cli(
        "timetable", "availability", tmp_path / "people.csv", "--person", "Asha Patel", "--workspace", workspace
    )  # fmt: skip

    assert (said.code, said.err.strip()) == (
        2,
        "people.csv is not a calendar. Nothing was changed. Export the calendar as an .ics file, and choose that.",
    )
