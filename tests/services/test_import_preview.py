from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import xlsxwriter

from inspection_ready.domain.errors import CannotRead
from inspection_ready.phrases.errors import error_sentence
from inspection_ready.phrases.imports import file_note_sentence
from inspection_ready.services.import_preview import preview_file
from inspection_ready.services.imports import plan_import

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from inspection_ready.services.app import App

FILES = {
    "people": "Name,Job title,Email,Telephone\nAmara Osei,Head of Service,amara@northmoor.example,01632 960001\n",
    "bases": "Building,Address,Postcode,Opening hours\nCivic Centre,1 Moor Road,ZZ1 1AA,9am to 5pm\n",
    "functions": "Function,Key contact,Deputy,Tasks\nFacilities,Amara Osei,Ben Whitlock,Rooms\n",
}


STAFF = (("Name", "Job title", "Email"), ("Amara Osei", "Head of Service", "amara@northmoor.example"))
TEMPS = (("Name", "Job title"), ("Ben Whitlock", "Adviser"), ("Cara Moss", "Adviser"))
BUILDINGS = (("Building", "Address", "Postcode"), ("Civic Centre", "1 Moor Road", "ZZ1 1AA"))


@pytest.fixture
def workbook(tmp_path: Path) -> Path:
    return write_workbook(tmp_path / "staff.xlsx", {"Staff": STAFF, "Agency": TEMPS, "Buildings": BUILDINGS})


def write_workbook(path: Path, sheets: Mapping[str, Sequence[Sequence[str]]]) -> Path:
    with xlsxwriter.Workbook(path) as book:
        for name, rows in sheets.items():
            sheet = book.add_worksheet(name)
            for number, row in enumerate(rows):
                sheet.write_row(number, 0, row)
    return path


def test_sheets_are_listed_with_their_rows(app: App, workbook: Path) -> None:
    preview = app.read(preview_file, workbook)

    assert (preview.register, preview.sheet) == ("people", "Staff")
    assert [(sheet.name, sheet.rows) for sheet in preview.sheets] == [
        ("Staff", 2),
        ("Agency", 3),
        ("Buildings", 2),
    ]


def test_sheet_that_is_chosen_is_the_one_that_is_read(app: App, workbook: Path) -> None:
    preview = app.read(preview_file, workbook, sheet="Buildings")
    plan = app.read(plan_import, "people", workbook, sheet="agency")

    assert (preview.register, preview.sheet) == ("bases", "Buildings")
    assert (plan.sheet, [line.title for line in plan.lines]) == ("Agency", ["Ben Whitlock", "Cara Moss"])


def test_sheet_that_is_not_there_is_refused_with_those_that_are(app: App, workbook: Path) -> None:
    with pytest.raises(CannotRead) as caught:
        app.read(plan_import, "people", workbook, sheet="Leavers")

    assert error_sentence(caught.value) == (
        "staff.xlsx has no sheet “Leavers” with anything in it. Nothing was changed. "
        "Its sheets are: “Staff”, “Agency”, “Buildings”."
    )


@pytest.mark.parametrize("register", FILES)
def test_register_is_found_out_from_the_headings(app: App, tmp_path: Path, register: str) -> None:
    path = tmp_path / "list.csv"
    path.write_text(FILES[register], "utf-8")

    assert app.read(preview_file, path).register == register


def test_columns_show_a_few_values_that_differ(app: App, tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    rows = "".join(f"Base {number},Office\n" for number in range(5))
    path.write_text(f"Building,Type\n{rows}", "utf-8")

    preview = app.read(preview_file, path, register="bases")

    assert preview.samples == (("Base 0", "Base 1", "Base 2"), ("Office",))


def test_file_that_is_empty_is_refused(app: App, tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    path.write_text("", "utf-8")

    with pytest.raises(CannotRead):
        app.read(preview_file, path)


def hide(book: Path, *, columns: Mapping[str, str], sheets: Sequence[str] = ()) -> None:
    """``columns``: of each sheet those to hide, as Excel writes them ("B:C")."""
    with xlsxwriter.Workbook(str(book)) as made:
        for name, hidden in columns.items():
            sheet = made.add_worksheet(name)
            sheet.write_row(0, 0, ["Name", "Role", "Phone", "Pay"])
            sheet.write_row(1, 0, ["Asha Patel", "Team Manager", "01632 960001", "1"])
            if hidden:
                sheet.set_column(hidden, None, None, {"hidden": True})
            if name in sheets:
                sheet.hide()


@pytest.mark.parametrize(
    ("hidden", "sentence"),
    [
        ("C:C", ["Column C is hidden in the sheet, and was read as well."]),
        ("B:XFD", ["Columns B, C and D are hidden in the sheet, and were read as well."]),
        ("E:XFD", []),
    ],
)
def test_hidden_columns_that_say_something_are_named(
    app: App, tmp_path: Path, hidden: str, sentence: list[str]
) -> None:
    hide(tmp_path / "list.xlsx", columns={"Our people": hidden})

    plan = app.read(plan_import, "people", tmp_path / "list.xlsx")

    assert [file_note_sentence(note) for note in plan.notes] == [
        *sentence,
        "1 column was not read: “Pay”.",
    ]
    assert plan.counts.new == 1


def test_hidden_columns_are_those_of_the_sheet_that_is_read(app: App, tmp_path: Path) -> None:
    columns = {"Old & grey": "A:B", "People": "D:D", "Lists": ""}
    hide(tmp_path / "list.xlsx", columns=columns, sheets=["Lists"])

    plan = app.read(plan_import, "people", tmp_path / "list.xlsx")

    assert [file_note_sentence(note) for note in plan.notes] == [
        "Column D is hidden in the sheet, and was read as well.",
        "1 column was not read: “Pay”.",
        "The sheet “People” was read; not read: “Old & grey”, “Lists (hidden)”.",
    ]
