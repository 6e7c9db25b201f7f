from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from inspection_ready.domain.notes import Note
from inspection_ready.exchange.safe import FileKind
from inspection_ready.exchange.spreadsheets import Sheet, Workbook, column_letters, read_workbook
from inspection_ready.exchange.tables import Table, find_table, table_in
from inspection_ready.records.bases import BASES
from inspection_ready.records.people import PEOPLE

if TYPE_CHECKING:
    from inspection_ready.records.fields import Record

PERSON = ["Asha Patel", "Director", "asha@northmoor.example", "01632 960001"]
OTHER = ["Ben Cole", "Manager", "ben@northmoor.example", "01632 960002"]
HEADINGS = ["Name", "Job title", "E-mail", "Telephone"]


def table_of(*rows: list[Any], record: Record = PEOPLE, **more: Any) -> Table:
    return table_in(Sheet("Sheet1", rows), record, **more)


def lines_of(table: Table) -> list[int]:
    return [line for line, _ in table.rows()]


def targets(table: Table) -> dict[str, str]:
    return {mapped.heading: mapped.target for mapped in table.mapping.columns}


def test_headings_are_found_below_titles() -> None:
    table = table_of(["Northmoor Council"], ["Staff list, November 2026"], [], HEADINGS, PERSON, OTHER)

    assert (table.header_line, lines_of(table)) == (4, [5, 6])


def test_title_merged_across_the_table_is_no_heading() -> None:
    table = table_of(["Name and address of staff"] * 4, HEADINGS, PERSON)

    assert table.header_line == 2


def test_notes_below_the_table_are_left_out_and_said() -> None:
    table = table_of(HEADINGS, PERSON, OTHER, [], ["* agency staff", "", "", ""], ["Source: payroll"])

    assert (lines_of(table), table.notes) == ([2, 3], (Note.of("lines_below_left_out", count=2, first=5),))


def test_total_straight_below_the_table_is_left_out() -> None:
    assert lines_of(table_of(HEADINGS, PERSON, OTHER, ["Total: 2", "", "", ""])) == [2, 3]


def test_person_of_whom_only_the_name_is_known_is_no_note() -> None:
    assert lines_of(table_of(HEADINGS, PERSON, ["Cara Diaz", "", "", ""])) == [2, 3]


def test_headings_repeated_on_every_page_and_names_of_groups_are_passed_over() -> None:
    table = table_of(HEADINGS, ["Adults East"] * 4, PERSON, HEADINGS, OTHER)

    assert lines_of(table) == [3, 5]


def test_blank_rows_inside_the_table_do_not_end_it() -> None:
    assert lines_of(table_of(HEADINGS, PERSON, ["", " ", "", ""], OTHER)) == [2, 4]


def test_list_without_headings_is_known_by_its_cells() -> None:
    table = table_of(PERSON, OTHER)

    assert (table.header_line, targets(table)) == (
        None,
        {"Column A": "name", "Column B": "", "Column C": "email", "Column D": "phone"},
    )


@pytest.mark.parametrize(
    ("heading", "target"),
    [
        ("PlaceName", "name"),
        ("SITE_NAME", "name"),
        ("Building name *", "name"),
        ("Name of building", "name"),
        ("Add1", "address"),
        ("Address Line 2", "address"),
        ("Town/City", "address"),
        ("County", "address"),
        ("Street", "address"),
        ("Post-code", "postcode"),
        ("Postcde", "postcode"),
        ("Tel. No.", "phone"),
        ("Telephone Number (main)", "phone"),
        ("e-mail", "email"),
        ("Web Site", "website"),
        ("Car Park", "facility:Parking"),
        ("WiFi", "facility:Wi-Fi"),
        ("Step free?", "facility:Step-free access"),
        ("Facility: Fish tank", "facility:Fish tank"),
        ("Northing", ""),
        ("X", ""),
        ("Why it was refused", ""),
    ],
)
def test_headings_of_bases_are_known(heading: str, target: str) -> None:
    table = table_of([heading, "Notes", "Use"], ["?", "none", "Office"], record=BASES)

    assert targets(table)[heading] == target


def test_facility_of_the_register_is_known_by_its_name() -> None:
    table = table_of(
        ["Base", "EV Charging", "Fish tank"], ["Gateway", "Yes", "No"], record=BASES, facilities=["Fish tank"]
    )

    assert targets(table) == {
        "Base": "name",
        "EV Charging": "facility:EV charging",
        "Fish tank": "facility:Fish tank",
    }


def test_heading_that_almost_fits_is_dropped_where_the_cells_speak_against_it() -> None:
    rows = [[f"Base {number}", "Northmoor"] for number in range(6)]

    assert targets(table_of(["Base", "Services offer"], *rows, record=BASES))["Services offer"] == ""


def test_person_decides_over_what_is_known() -> None:
    table = table_of(["Name", "Job title"], ["Desk 4", "Asha Patel"], told={"name": "", "job title": "name"})

    assert targets(table) == {"Name": "", "Job title": "name"}


def test_sheet_that_fits_best_is_found_and_hidden_ones_come_last() -> None:
    notes = Sheet("Read me", [["How to use this list"]])
    staff = Sheet("Staff", [HEADINGS, PERSON])
    hidden = Sheet("Old staff", [HEADINGS, OTHER], hidden=True)

    assert find_table(Workbook((notes, hidden, staff), FileKind.XLSX), PEOPLE).sheet is staff


def test_sheet_called_after_the_register_goes_before_its_equal(shared_data: Path) -> None:
    workbook = read_workbook(shared_data / "meetings" / "50meetings-160timegrains-5rooms.xlsx")

    assert find_table(workbook, PEOPLE).sheet.name == "Persons"


@pytest.mark.parametrize(("number", "letters"), [(0, "A"), (25, "Z"), (26, "AA"), (701, "ZZ"), (702, "AAA")])
def test_columns_are_lettered_as_in_excel(number: int, letters: str) -> None:
    assert column_letters(number) == letters
