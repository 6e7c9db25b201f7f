from __future__ import annotations

import zipfile
from datetime import date, datetime
from pathlib import Path

import pytest
import xlsxwriter

from inspection_ready.domain.errors import CannotRead
from inspection_ready.domain.notes import Note
from inspection_ready.exchange.spreadsheets import read_workbook


def rows_of(path: Path) -> list[list[object]]:
    return [list(row) for row in read_workbook(path).sheets[0].rows]


def test_workbook_gives_typed_cells(tmp_path: Path) -> None:
    path = tmp_path / "typed.xlsx"
    with xlsxwriter.Workbook(str(path)) as book:
        sheet = book.add_worksheet("Bases")
        sheet.write_row(0, 0, ["Gateway", 12, True])
        sheet.write_datetime(0, 3, datetime(2025, 6, 4), book.add_format({"num_format": "dd/mm/yyyy"}))  # noqa: DTZ001 - Excel knows no zones

    assert rows_of(path) == [["Gateway", 12.0, True, date(2025, 6, 4)]]


def test_merged_cells_are_filled(tmp_path: Path) -> None:
    path = tmp_path / "merged.xlsx"
    with xlsxwriter.Workbook(str(path)) as book:
        sheet = book.add_worksheet()
        sheet.merge_range(0, 0, 2, 0, "Adults")
        sheet.write_column(0, 1, ["Gateway", "Mill", "Elm"])

    assert rows_of(path) == [["Adults", "Gateway"], ["Adults", "Mill"], ["Adults", "Elm"]]


def test_rows_above_the_first_value_keep_their_numbers(tmp_path: Path) -> None:
    path = tmp_path / "low.xlsx"
    with xlsxwriter.Workbook(str(path)) as book:
        book.add_worksheet().write(3, 1, "Name")

    assert rows_of(path)[3] == ["", "Name"]


def test_hidden_sheet_is_marked(tmp_path: Path) -> None:
    path = tmp_path / "hidden.xlsx"
    with xlsxwriter.Workbook(str(path)) as book:
        book.add_worksheet("Shown").write(0, 0, "Name")
        lookups = book.add_worksheet("Lookups")
        lookups.write(0, 0, "Yes")
        lookups.hide()

    assert [(sheet.name, sheet.hidden) for sheet in read_workbook(path).sheets] == [
        ("Shown", False),
        ("Lookups", True),
    ]


def test_cells_in_error_hidden_rows_and_uncalculated_formulas_are_told(tmp_path: Path) -> None:
    path = tmp_path / "errors.xlsx"
    with xlsxwriter.Workbook(str(path)) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, ["Name", "Phone"])
        sheet.write_formula(1, 1, "=VLOOKUP(1,A:B,2)", None, "#REF!")
        sheet.write_formula(2, 1, "=A1", None, "")
        sheet.set_row(2, options={"hidden": True})

    assert read_workbook(path).notes == (
        Note.of("error_cells", count=1, first="B2"),
        Note.of("formulas_never_calculated", count=1),
        Note.of("hidden_rows_read", count=1),
    )


def test_web_page_called_xls_gives_its_table(tmp_path: Path) -> None:
    path = tmp_path / "export.xls"
    path.write_text(
        "<html><head><title>Export</title><style>td{}</style></head><body><table>"
        "<tr><th colspan=2>Bases<tr><th>Name<th>Address</tr>"
        "<tr><td>Gateway &amp; Mill</td><td>1 High Street<br>Northmoor</td></tr></table></body></html>",
        encoding="utf-8",
    )

    assert rows_of(path) == [
        ["Bases", "Bases"],
        ["Name", "Address"],
        ["Gateway & Mill", "1 High Street\nNorthmoor"],
    ]


ODS = """<?xml version="1.0" encoding="UTF-8"?>
<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0">
<office:body><office:spreadsheet><table:table table:name="Bases">
<table:table-row><table:table-cell office:value-type="string"><text:p>Name</text:p></table:table-cell></table:table-row>
<table:table-row{}><table:table-cell office:value-type="string"><text:p>Gateway</text:p></table:table-cell></table:table-row>
</table:table></office:spreadsheet></office:body></office:document-content>"""


def write_ods(path: Path, content: str) -> Path:
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("META-INF/manifest.xml", "<manifest/>")
        archive.writestr("content.xml", content)
    return path


def test_libreoffice_workbook_is_read(tmp_path: Path) -> None:
    assert rows_of(write_ods(tmp_path / "bases.ods", ODS.format(""))) == [["Name"], ["Gateway"]]


def test_libreoffice_workbook_that_repeats_a_row_a_million_times_is_refused(tmp_path: Path) -> None:
    path = write_ods(tmp_path / "bases.ods", ODS.format(' table:number-rows-repeated="1048576"'))

    with pytest.raises(CannotRead) as caught:
        read_workbook(path)

    assert caught.value.code == "too_many_cells"


def test_workbook_named_csv_is_read(tmp_path: Path) -> None:
    path = tmp_path / "really.csv"
    with xlsxwriter.Workbook(str(path)) as book:
        book.add_worksheet().write_row(0, 0, ["Name", "Town"])

    assert rows_of(path) == [["Name", "Town"]]


@pytest.mark.parametrize(
    ("name", "rows", "first"),
    [
        ("bases/libraries_bury.csv", 15, "service"),
        ("bases/libraries_tameside.csv", 11, "service"),
        ("bases/libraries_trafford_checked.csv", 14, "name"),
        ("encodings/addresses_utf16le.csv", 35, "Add1"),
    ],
)
def test_real_files_are_read_whole(shared_data: Path, name: str, rows: int, first: str) -> None:
    read = rows_of(shared_data / name)

    assert (len(read), read[0][0], len({len(row) for row in read})) == (rows, first, 1)
