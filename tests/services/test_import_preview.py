from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import xlsxwriter

from inspection_ready.domain.errors import CannotRead
from inspection_ready.phrases.errors import error_sentence
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
