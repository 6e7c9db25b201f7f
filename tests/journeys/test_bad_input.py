"""Files nobody should have to bring in: each gets one sentence, nothing is changed, and the workspace stays good."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
import xlsxwriter

from tests.cli.conftest import Cli, Said

ImportFile = Callable[..., Said]


@pytest.fixture
def bring_in(cli: Cli, workspace: Path) -> ImportFile:
    """Imports a file, and makes sure that whatever came of it left the workspace whole."""

    def run(path: Path, *more: object, register: str = "people") -> Said:
        said = cli("import", register, path, "--workspace", workspace, *more)
        assert cli("verify", "--workspace", workspace, "--json").json["problems"] == []
        return said

    return run


def number_held(cli: Cli, workspace: Path, register: str = "people") -> int:
    return int(cli("list", register, "--workspace", workspace, "--json").json["count"])


def test_list_without_headings_does_not_go_ahead_on_a_guess(
    bring_in: ImportFile, cli: Cli, workspace: Path, tmp_path: Path
) -> None:
    path = tmp_path / "halls.csv"
    path.write_text("Gateway House,14\nCivic Centre,3\nKelder Bridge Hub,8\n")
    mapping = tmp_path / "map.csv"
    mapping.write_text("Column A,Name\nColumn B,Leave out\n")

    shown = bring_in(path, "--dry-run", register="bases")
    refused = bring_in(path, register="bases")
    held = number_held(cli, workspace, "bases")
    confirmed = bring_in(path, "--map", mapping, register="bases")

    assert shown.out.splitlines()[-1] == "To confirm, give --map a file with the line “Column A,Name”."
    assert (refused.code, refused.out, held) == (2, "", 0)
    assert refused.err == (
        "It is only a guess that in halls.csv column “Column A” is “Name”. Nothing was changed. No row of headings "
        "was found in it. Look at its rows with --dry-run. To confirm, give --map a file with the line "
        "“Column A,Name”.\n"
    )
    assert (confirmed.code, number_held(cli, workspace, "bases")) == (0, 3)


def test_heading_that_is_only_like_a_name_is_confirmed_first(bring_in: ImportFile, tmp_path: Path) -> None:
    path = tmp_path / "staff.csv"
    path.write_text("Employe nmae,Job title\nAnn Lee,Officer\nBob Ray,Manager\n")

    refused = bring_in(path)

    assert (refused.code, refused.out) == (2, "")
    assert refused.err.startswith("It is only a guess that in staff.csv column “Employe nmae” is “Name”. ")
    assert "No row of headings" not in refused.err


def test_real_workbook_about_something_else_is_not_taken_for_bases(
    bring_in: ImportFile, cli: Cli, workspace: Path, shared_data: Path
) -> None:
    path = shared_data / "meetings" / "50meetings-160timegrains-5rooms.xlsx"

    refused = bring_in(path, register="bases")

    assert (refused.code, refused.out) == (2, "")
    assert number_held(cli, workspace, "bases") == 0


def test_name_nobody_knows_is_named_in_the_notes(bring_in: ImportFile, tmp_path: Path) -> None:
    path = tmp_path / "functions.csv"
    path.write_text(
        "Function,Key contact\nHelp desk,Nobody Known\nReception,Nobody Known\nPost room,Ann Absent\n"
    )

    said = bring_in(path, register="functions")

    assert said.out.splitlines()[-1] == (
        "  3 rows (the first is row 2) named “Nobody Known”, “Ann Absent” in Key contact, and the register has no "
        "such name; it was left out."
    )


def test_hidden_sheet_is_read_and_said_to_be_hidden(bring_in: ImportFile, tmp_path: Path) -> None:
    path = tmp_path / "staff.xlsx"
    with xlsxwriter.Workbook(str(path)) as book:
        book.add_worksheet("Cover").hide()
        sheet = book.add_worksheet("Staff")
        sheet.write_column(0, 0, ["Name", "Ann Lee"])
        sheet.very_hidden()
        book.add_worksheet("Empty").activate()

    said = bring_in(path)

    assert said.out.splitlines() == [
        "staff.xlsx into people: 1 new, 0 changed, 0 the same, 0 refused.",
        "  The sheet “Staff” is hidden in the file, and was read.",
    ]
