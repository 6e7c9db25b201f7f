"""timetable plan, move and without, as a shell would run them."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import Cli

PEOPLE = "Name,E-mail\nAda Brook,ada@northmoor.example\nBen Hill,ben@northmoor.example\n"
SESSIONS = (
    "Day,Start,End,Track,Code,Title,Kind,People,Base,Room,Inspectors,State\n"
    "1,10:00,11:00,1,D1-01,Carers,Interview,Ada Brook,Town Hall,Room 1,Jo Hart,pencilled\n"
    "1,10:00,11:00,2,D1-02,Partners,Interview,Ada Brook,Town Hall,Room 2,,pencilled\n"
    "1,14:00,15:00,1,D1-03,Agreed,Interview,Ben Hill,Town Hall,Room 1,Jo Hart,confirmed\n"
)
ROOMS = "Base,Room,Capacity\nTown Hall,Room 1,8\nTown Hall,Room 2,8\n"


@pytest.fixture
def visit(cli: Cli, workspace: Path, tmp_path: Path) -> Path:
    for name, told in (
        ("people", PEOPLE),
        ("bases", "Name,Postcode\nTown Hall,ZZ1 1AA\n"),
        ("rooms", ROOMS),
        ("timetable", SESSIONS),
    ):
        (tmp_path / f"{name}.csv").write_text(told)
        assert cli("import", name, tmp_path / f"{name}.csv", "--workspace", workspace).code == 0
    return workspace


def test_a_dry_run_says_what_would_be_and_changes_nothing(cli: Cli, visit: Path) -> None:
    before = cli("timetable", "show", "--workspace", visit).out

    said = cli("timetable", "plan", "--workspace", visit, "--seconds", "1", "--dry-run")

    assert said.code == 0
    assert "Placed: 2 of 2 sessions." in said.out
    assert "The check finds no clash that was not there before" in said.out
    assert said.out.endswith("Nothing was changed: this is what would be.\n")
    assert cli("timetable", "show", "--workspace", visit).out == before


def test_a_plan_is_taken_on_and_told_to_programs(cli: Cli, visit: Path) -> None:
    told = cli("timetable", "plan", "--rest", "--workspace", visit, "--seconds", "1", "--json").json

    assert (told["changed"], told["is_good"], told["unplaced"], told["clashes_after"]) == (True, True, [], 0)
    assert told["clashes_before"] > 0
    assert {each["code"] for each in told["changes"]} <= {"D1-01", "D1-02"}
    assert cli("timetable", "check", "--workspace", visit).code == 0


def test_what_is_kept_by_its_code_stays(cli: Cli, visit: Path) -> None:
    told = cli(
        "timetable", "plan", "--keep", "D1-01", "--workspace", visit, "--seconds", "1", "--dry-run", "--json"
    ).json

    assert {each["code"] for each in told["changes"]} == {"D1-02"}


def test_a_session_is_moved_and_only_it(cli: Cli, visit: Path) -> None:
    said = cli(
        "timetable", "move", "Partners", "--day", "1", "--at", "3:30pm", "--workspace", visit, "--json"
    )

    (change,) = said.json["changes"]
    assert (change["code"], change["after"]["starts"], said.code) == ("D1-02", 930, 0)
    assert cli("timetable", "check", "--workspace", visit).code == 0


def test_a_session_is_wanted_in_the_morning_or_the_afternoon(cli: Cli, visit: Path) -> None:
    said = cli("timetable", "move", "Partners", "--day", "1", "--afternoon", "--workspace", visit, "--json")
    both = cli(
        "timetable", "move", "Partners", "--day", "2", "--at", "9am", "--morning", "--workspace", visit
    )

    (change,) = said.json["changes"]
    assert (change["after"]["day"], change["after"]["starts"] >= 750, said.code) == (1, True, 0)
    assert both.code == 2


def test_what_is_confirmed_gives_way_where_that_is_allowed(cli: Cli, visit: Path) -> None:
    """Ben is confirmed for two o’clock in the room."""
    asked = ("timetable", "move", "D1-01", "--day", "1", "--at", "2pm", "--workspace", visit, "--dry-run")

    kept, allowed = cli(*asked), cli(*asked, "--confirmed", "--json")

    assert "Confirmed sessions were left where they are." in kept.out
    assert (allowed.code, {each["title"] for each in allowed.json["changes"]}) == (0, {"Carers", "Agreed"})
    assert any("pencilled again" in each for each in allowed.json["attention"])


def test_a_move_that_cannot_be_changes_nothing_and_ends_with_1(cli: Cli, visit: Path) -> None:
    """Ben is confirmed for two o’clock in that room."""
    before = cli("timetable", "show", "--workspace", visit).out

    said = cli(
        "timetable", "move", "D1-01", "--day", "1", "--at", "2pm", "--workspace", visit, "--seconds", "1"
    )

    assert said.code == 1
    assert "No place was found for “D1-01 Carers”" in said.out
    assert said.out.endswith("Nothing was changed, because not everything fits so.\n")
    assert cli("timetable", "show", "--workspace", visit).out == before


def test_a_move_that_would_clash_says_that_it_was_left_for_that(cli: Cli, visit: Path) -> None:
    said = cli(
        "timetable", "move", "D1-02", "--day", "1", "--at", "11pm", "--workspace", visit, "--seconds", "1"
    )

    assert said.code == 1
    assert "the days of this timetable are from" in said.out
    assert said.out.endswith("Nothing was changed, because of what would clash.\n")


def test_hours_that_end_before_they_begin_are_no_absence(cli: Cli, visit: Path) -> None:
    said = cli(
        "timetable", "without", "person", "Ben Hill", "--day", "1", "--from", "2pm", "--to", "1pm",
        "--workspace", visit,
    )  # fmt: skip

    assert (said.code, said.err) == (
        2,
        "The end is not after the start. Nothing was changed. Check both times.\n",
    )


def test_what_drops_out_needs_a_date_and_a_name_that_is_known(cli: Cli, visit: Path) -> None:
    undated = cli("timetable", "without", "room", "Room 1", "--day", "1", "--workspace", visit)
    unknown = cli("timetable", "without", "room", "Room 9", "--day", "1", "--workspace", visit)
    no_day = cli("timetable", "without", "room", "Room 1", "--day", "9", "--workspace", visit)
    no_session = cli("timetable", "move", "D9-99", "--day", "1", "--at", "9am", "--workspace", visit)
    no_time = cli("timetable", "move", "D1-01", "--day", "1", "--at", "soon", "--workspace", visit)

    assert [each.code for each in (undated, unknown, no_day, no_session, no_time)] == [2] * 5
    assert undated.err.startswith("Day 1 has no date yet")
    assert unknown.err.startswith(
        "Nothing at the timetable is called “Room 9”. Nothing was changed. There are: Room 1,"
    )
    assert no_session.err.startswith("No session of this timetable has the code or title “D9-99”.")
    assert "soon is not a time like 10:30am" in no_time.err


def test_a_lost_room_is_left_and_kept_as_lost(cli: Cli, visit: Path) -> None:
    cli("notify", "--workspace", visit, "--received", "2026-12-01T09:30")
    cli("on-site", "--workspace", visit, "--from", "2027-02-09", "--to", "2027-02-11")

    said = cli(
        "timetable", "without", "room", "Room 1, Town Hall", "--day", "1", "--why", "Flooded", "--workspace", visit,
        "--json",
    )  # fmt: skip

    assert said.json["changed"]
    after = {each["code"]: each["after"] for each in said.json["changes"]}
    assert after["D1-03"]["room"] == "Room 2"
    assert after["D1-03"]["state"] == "pencilled"
    listed = cli("list", "availability", "--workspace", visit)
    assert "Flooded" in listed.out


def test_why_names_what_is_in_the_way_and_what_would_mend_it(cli: Cli, visit: Path) -> None:
    clashing = cli("timetable", "why", "D1-01", "--workspace", visit)
    told = cli("timetable", "why", "Agreed", "--workspace", visit, "--json")

    assert clashing.code == 1
    assert "Ada Brook" in clashing.out.splitlines()[0]
    assert (told.code, told.json["code"], told.json["clashes"]) == (0, "D1-03", [])
    assert told.json["reasons"]


def test_what_matters_is_typed_and_told(cli: Cli, visit: Path) -> None:
    plan = ("timetable", "plan", "--workspace", visit, "--seconds", "1", "--dry-run")

    told = cli(*plan, "--prefer", "walking=lot, half-days=not", "--json").json
    wrong = cli(*plan, "--prefer", "walking=most")

    assert told["preferences"] == {
        "half-days": "not",
        "seconds": "some",
        "even-days": "some",
        "walking": "lot",
        "inspectors": "some",
        "rooms": "some",
        "stay": "not",
    }
    assert wrong.code == 2
    assert "walking=most is not one of half-days, seconds," in wrong.err
