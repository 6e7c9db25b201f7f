from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tests.workbooks import cells_of, save_workbook

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Cli


def test_edits_are_shown_then_taken_and_undone_together(cli: Cli, workspace: Path, tmp_path: Path) -> None:
    cli("timetable", "make", "--workspace", workspace, "--template", "Two days on site")
    cli("export", "timetable", tmp_path / "out.xlsx", "--workspace", workspace)
    rows: list[list[Any]] = list(cells_of(tmp_path / "out.xlsx"))
    at = {heading: place for place, heading in enumerate(rows[0])}
    rows[2][at["Start"]], rows[2][at["End"]] = "10:15", "11.15"
    rows[3][at["Title"]] = "Locality teams, north"
    rows[4][at["Start"]] = "soon"
    path = save_workbook(tmp_path / "edited.xlsx", rows)
    asked = ("timetable", "propose", path, "--workspace", workspace)

    shown = cli(*asked)
    taken = cli(*asked, "--take", "1", "--json")
    wrong = cli(*asked, "--take", "9")
    undone = cli("undo", "--entry", taken.json["entry"], "--workspace", workspace)

    lines = shown.out.splitlines()
    assert lines[0] == "34 lines: 2 proposed changes; 31 lines the same; 1 line refused."
    assert lines[1].startswith(
        "1. Proposed: D1-02 Principal Social Worker: Moved from Day 1, date to come, 10am to 11am, Track 1 to "
        "Day 1, date to come, 10:15am to 11:15am, Track 1"
    )
    assert "  Row 5, refused: Start: “soon” is not a time of day. Write it like 9:30am or 2:15pm." in lines
    assert lines[-1] == "Nothing has been changed."
    told = taken.json
    assert (told["proposed"], told["taken"], told["refused"]) == (2, [1], 1)
    assert told["refused_file"].endswith("edited - refused rows.xlsx")
    assert (wrong.code, wrong.err.strip()) == (
        2, "There is no proposed change 9: there are 1. Nothing was changed.",
    )  # fmt: skip
    assert undone.code == 0


def test_what_is_asked_for_must_be_numbers_and_the_file_ours(
    cli: Cli, workspace: Path, tmp_path: Path
) -> None:
    (tmp_path / "list.csv").write_text("Day,Start,End,Title\n1,9am,10am,Welcome\n")

    words = cli("timetable", "propose", tmp_path / "list.csv", "--workspace", workspace, "--take", "some")
    other = cli("timetable", "propose", tmp_path / "list.csv", "--workspace", workspace)

    assert (words.code, other.code) == (2, 2)
    assert "some is not a number or a range such as 3-5" in words.err
    assert other.err.startswith("list.csv was not exported from here")
