from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Cli


HELD = (
    "2 quarter hours cannot be freed here: what holds them repeats, is for more than one day, came from a diary, "
    "or is an absence."
)


def test_time_is_marked_freed_in_the_middle_and_shown_first(cli: Cli, workspace: Path) -> None:
    asked = ("timetable", "mark", "2027-02-09", "--inspector", "Jo Hart", "--workspace", workspace)

    marked = cli(*asked, "--from", "9am", "--to", "11am", "--why", "Train")
    shown = cli(*asked, "--from", "10:05am", "--to", "10:15am", "--free", "--dry-run")
    freed = cli(*asked, "--from", "10:05am", "--to", "10:15am", "--free", "--json").json
    again = cli(*asked, "--from", "10am", "--to", "10:15am", "--free").out.splitlines()

    assert marked.out.splitlines()[:2] == [
        "Jo Hart: 1 line added.",
        "  Added: Tuesday 9 February 2027, 9am to 11am",
    ]
    assert marked.out.splitlines()[2].startswith("“undo --entry ")
    assert shown.out.splitlines() == [
        "Jo Hart: 1 line added, 1 line changed.",
        "  Added: Tuesday 9 February 2027, 10:15am to 11am",
        "  Changed: Tuesday 9 February 2027, 9am to 11am; now Tuesday 9 February 2027, 9am to 10am",
        "Nothing has been written.",
    ]
    assert (freed["of"], len(freed["added"]), len(freed["changed"]), freed["not_freed"]) == (
        "Jo Hart",
        1,
        1,
        [],
    )
    assert again == ["Jo Hart: nothing had to be changed."]


def test_what_a_repeating_line_holds_is_not_freed_and_said(cli: Cli, workspace: Path, tmp_path: Path) -> None:
    (tmp_path / "bases.csv").write_text("Name,Postcode\nTown Hall,NM1 1AA\n")
    (tmp_path / "free.csv").write_text(
        "Base,Can,Weekdays,From time,To time\nTown Hall,cannot,Tuesday,9am,10am\n"
    )
    cli("import", "bases", tmp_path / "bases.csv", "--workspace", workspace)
    cli("import", "availability", tmp_path / "free.csv", "--workspace", workspace)

    said = cli(
        "timetable", "mark", "2027-02-09", "--base", "town hall", "--from", "9am", "--to", "9:30am", "--free",
        "--workspace", workspace,
    )  # fmt: skip

    assert (said.code, said.out.splitlines()) == (
        1,
        [
            "Town Hall: nothing had to be changed.",
            HELD,
        ],
    )


def test_a_time_that_ends_before_it_begins_is_refused(cli: Cli, workspace: Path) -> None:
    said = cli(
        "timetable", "mark", "2027-02-09", "--inspector", "Jo Hart", "--from", "11am", "--to", "11am",
        "--workspace", workspace,
    )  # fmt: skip

    assert (said.code, said.err.strip()) == (
        2,
        "The end is not after the start. Nothing was changed. Check both times.",
    )
