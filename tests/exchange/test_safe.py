from __future__ import annotations

import zipfile
from pathlib import Path

import pytest
import xlsxwriter

from inspection_ready.domain.errors import CannotRead
from inspection_ready.exchange import packages
from inspection_ready.exchange.safe import FileKind, look_at_file
from inspection_ready.exchange.spreadsheets import read_workbook

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 504
SHEET = '<?xml version="1.0"?>{}<worksheet><sheetData>{}</sheetData></worksheet>'


def write_package(path: Path, **parts: str) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", "<workbook/>")
        for name, text in parts.items():
            archive.writestr(f"xl/worksheets/{name}.xml", text)
    return path


def reason(path: Path) -> str:
    with pytest.raises(CannotRead) as caught:
        read_workbook(path)
    return caught.value.code


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "file_empty"),
        (b"\xef\xbb\xbf\r\n \r\n", "file_empty"),
        (b",,,\r\n,,,\r\n", "file_empty"),
        (b"%PDF-1.7 ...", "not_a_spreadsheet"),
        (b"\x89PNG\r\n\x1a\n", "not_a_spreadsheet"),
        (bytes(range(256)) * 8, "not_a_spreadsheet"),
        (b"<html><body>No table here</body></html>", "not_a_spreadsheet"),
        (b"PK\x03\x04 and then nothing", "file_damaged"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "password_protected"),
        (OLE + "WordDocument".encode("utf-16-le"), "not_a_spreadsheet"),
        (OLE + "Workbook".encode("utf-16-le"), "file_damaged"),
        (b'<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?>', "xml_spreadsheet"),
    ],
)
def test_file_that_is_no_spreadsheet_is_refused(tmp_path: Path, content: bytes, code: str) -> None:
    path = tmp_path / "bases.xlsx"
    path.write_bytes(content)

    assert reason(path) == code


def test_folder_missing_file_and_office_lock_file_are_refused(tmp_path: Path) -> None:
    (tmp_path / "~$bases.xlsx").write_bytes(b"owner")

    reasons = [reason(tmp_path), reason(tmp_path / "gone.csv"), reason(tmp_path / "~$bases.xlsx")]

    assert reasons == ["folder_not_file", "file_missing", "office_lock_file"]


def test_bomb_of_300_mb_in_300_kb_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "bomb.xlsx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", "<workbook/>")
        with archive.open("xl/worksheets/sheet1.xml", "w") as part:
            for _ in range(300):
                part.write(b"0" * 1_000_000)

    assert (path.stat().st_size < 320_000, reason(path)) == (True, "zip_bomb")


def test_bomb_that_lies_about_its_size_is_refused(tmp_path: Path) -> None:
    path = write_package(tmp_path / "liar.xlsx", sheet1="0" * 40_000_000)
    content = path.read_bytes()
    path.write_bytes(content.replace((40_000_000).to_bytes(4, "little"), (4_000).to_bytes(4, "little")))

    assert reason(path) == "file_damaged"


@pytest.mark.parametrize("before", ["", " " * (1 << 20)])
def test_document_type_is_refused_wherever_it_hides(tmp_path: Path, before: str) -> None:
    attack = SHEET.format(before + '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>', "")

    path = write_package(tmp_path / "attack.xlsx", sheet1=attack)

    assert reason(path) == "entity_attack"


def test_row_of_ten_thousand_columns_is_refused_with_its_cell(tmp_path: Path) -> None:
    path = tmp_path / "wide.xlsx"
    with xlsxwriter.Workbook(str(path)) as book:
        book.add_worksheet().write_row(0, 0, ["x"] * 10_000)

    with pytest.raises(CannotRead) as caught:
        read_workbook(path)

    assert (caught.value.code, caught.value.data["columns"], caught.value.data["cell"]) == (
        "too_many_columns",
        10_000,
        "NTP1",
    )


def test_row_of_ten_thousand_columns_in_text_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "wide.csv"
    path.write_text("name\n" + ",".join(["x"] * 10_000) + "\n", encoding="utf-8")

    assert reason(path) == "too_many_columns"


def test_stray_value_in_the_last_cell_does_not_end_the_program(tmp_path: Path) -> None:
    path = tmp_path / "far.xlsx"
    with xlsxwriter.Workbook(str(path)) as book:
        sheet = book.add_worksheet()
        sheet.write(0, 0, "Name")
        sheet.write(1_048_575, 700, ".")

    assert reason(path) == "too_many_cells"


@pytest.mark.parametrize(
    ("cells", "code"),
    [
        ({"A1": "", "BXX50": ""}, "too_many_columns"),
        ({"A1": "", "bxx50": ""}, "too_many_columns"),
        ({"A1": "", "BXX0000000050": ""}, "too_many_columns"),
        ({"A1": "", "BXX50": ' xr="A1"'}, "too_many_columns"),
        ({"A1": "", "BXX50": ' x:r="A1"'}, "too_many_columns"),
        ({"ZZ50": "", "A30000": ""}, "too_many_cells"),
        ({"AB2": "", "A600000": ""}, "too_many_cells"),
        ({"Z2": "", "A1048576": ""}, "too_many_cells"),
        ({"Z2": "", "A0000620000": ""}, "too_many_cells"),
    ],
)
def test_value_far_away_is_refused_however_it_is_written(
    tmp_path: Path, cells: dict[str, str], code: str
) -> None:
    told = "".join(f'<c{before} r="{name}"><v>1</v></c>' for name, before in cells.items())

    assert reason(write_package(tmp_path / "far.xlsx", sheet1=SHEET.format("", told))) == code


def test_what_is_not_measured_is_never_too_large() -> None:
    columns, rows = 26, 599_999

    assert columns * rows <= packages.MOST_CELLS
    assert packages.FAR_AWAY.search(b'<row r="599999"><c r="Z599999">') is None
    assert all(map(packages.FAR_AWAY.search, (b'r="AA1"', b'r="Z600000"', b'r="1000000"', b"r='zz9'")))


def test_formatting_far_away_is_harmless(tmp_path: Path) -> None:
    path = tmp_path / "formatted.xlsx"
    with xlsxwriter.Workbook(str(path)) as book:
        sheet, bold = book.add_worksheet(), book.add_format({"bold": True})
        sheet.write(0, 0, "Name")
        for column in range(16_384):
            sheet.write_blank(1, column, None, bold)

    assert [list(row) for row in read_workbook(path).sheets[0].rows] == [["Name"]]


@pytest.mark.parametrize(
    ("name", "content", "kind"),
    [
        ("bases.xlsx", b"Name,Town\r\nGateway,Northmoor\r\n", FileKind.TEXT),
        ("bases.xls", b"<html><table><tr><td>Name</td></tr></table></html>", FileKind.WEB_PAGE),
        ("bases.csv", "Name\tTown\r\nGateway\tNorthmoor\r\n".encode("utf-16-le"), FileKind.TEXT),
    ],
)
def test_file_is_known_by_what_is_in_it(tmp_path: Path, name: str, content: bytes, kind: FileKind) -> None:
    path = tmp_path / name
    path.write_bytes(content)

    assert look_at_file(path).kind == kind


def test_a_list_under_the_head_of_an_e_mail_is_still_a_list(tmp_path: Path) -> None:
    """Copied out of a message with who sent it, and saved as text."""
    path = tmp_path / "list.txt"
    path.write_text("From: HR\nTo: Quality\nSubject: the list\n\nName,Role\nAnn Lee,Head\n")

    assert look_at_file(path).kind is FileKind.TEXT
