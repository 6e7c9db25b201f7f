"""Files nobody should have to bring in: each gets one sentence, nothing is changed, and the workspace stays good."""

from __future__ import annotations

import csv
import os
import struct
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
import xlsxwriter

from tests.cli.conftest import Cli, Said
from tests.mails import eml

SECTOR = 512
SAVE_AGAIN = "Open it in Excel, save it as an Excel workbook (.xlsx), and try again."
ATTACK = '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY a "aa"><!ENTITY b "&a;&a;">]><a>&b;</a>'
WORKBOOK = '<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"/>'
FORMULAS = (
    "=1+1", "+cmd|'/c calc'!A1", "-2+3", "@SUM(A1)", "＝1+1", "＋1", "－1", "＠SUM(A1)", "'=1", "|x", "=HYPERLINK(1)",
)  # fmt: skip
RUN_AS_FORMULAS = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")

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


def ole_file(*streams: str) -> bytes:
    """An OLE compound file, as Excel wraps a workbook that has a password: its directory names the streams."""
    entries = [_ole_entry("Root Entry", kind=5, child=1)]
    for number, name in enumerate(streams, start=1):
        entries.append(_ole_entry(name, kind=2, right=number + 1 if number < len(streams) else -1))
    directory = b"".join(entries).ljust(2 * SECTOR, b"\0")
    header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16) + struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6)
    header += bytes(6) + struct.pack("<iiiiiiiii", 0, 1, 1, 0, 4096, -2, 0, -2, 0)
    header += struct.pack("<i", 0) + struct.pack("<i", -1) * 108
    sectors = struct.pack("<iii", -3, 2, -2) + struct.pack("<i", -1) * 125
    return header + sectors + directory


def _ole_entry(name: str, *, kind: int, child: int = -1, right: int = -1) -> bytes:
    said = name.encode("utf-16-le")
    entry = said.ljust(64, b"\0") + struct.pack("<HBBiii", len(said) + 2, kind, 1, -1, right, child)
    return (entry + bytes(36) + struct.pack("<iii", -2, 0, 0)).ljust(128, b"\0")


def package(path: Path, parts: Mapping[str, bytes | str]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return path


def test_files_of_other_programs_are_named_for_what_they_are(bring_in: ImportFile, tmp_path: Path) -> None:
    contents = {
        "letter.csv": (b"%PDF-1.7\n", "a PDF"),
        "photo.xlsx": (b"\x89PNG\r\n\x1a\n", "a picture"),
        "setup.csv": (b"MZ\x90\x00", "a program"),
        "sent.eml": (b"Name,Role\r\nAnn Lee,Head\r\n", "a saved e-mail"),
        "mail.csv": (eml().as_bytes(), "a saved e-mail"),
        "zeros.csv": (bytes(5000), "not text and not a workbook"),
        "mail.xls": (ole_file("__properties_version1.0"), "an older Office document or an Outlook message"),
    }
    said = {}
    for name, (content, _) in contents.items():
        (tmp_path / name).write_bytes(content)
        said[name] = bring_in(tmp_path / name)

    assert {answer.code for answer in said.values()} == {2}
    assert {name: answer.err for name, answer in said.items()} == {
        name: f"{name} is not a spreadsheet: it is {what}. Nothing was changed. Choose a CSV, TSV or Excel file.\n"
        for name, (_, what) in contents.items()
    }


def test_workbook_with_a_password_says_to_take_it_off(bring_in: ImportFile, tmp_path: Path) -> None:
    path = tmp_path / "staff.xlsx"
    path.write_bytes(ole_file("EncryptedPackage", "EncryptionInfo"))

    said = bring_in(path)

    assert (said.code, said.out, said.err) == (
        2,
        "",
        "staff.xlsx is protected by a password. Nothing was changed. Take the password off in Excel, and try again.\n",
    )


def test_bomb_of_300_mb_in_300_kb_is_not_unpacked(bring_in: ImportFile, tmp_path: Path) -> None:
    path = tmp_path / "bomb.xlsx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", WORKBOOK)
        with archive.open("xl/worksheets/sheet1.xml", "w", force_zip64=True) as part:
            for _ in range(300):
                part.write(bytes(1_000_000))

    said = bring_in(path)

    assert path.stat().st_size < 310_000
    assert (said.code, said.out, said.err) == (
        2,
        "",
        (
            "bomb.xlsx would unpack to 300 MB, far more than any document or list, so it was not read. Nothing was changed. "
            "Ask whoever sent it for a fresh copy.\n"
        ),
    )


@pytest.mark.parametrize(
    "part",
    [
        "xl/workbook.xml",
        "xl/sharedStrings.xml",
        "xl/worksheets/sheet1.xml",
        "xl/styles.xml",
        "xl/_rels/workbook.xml.rels",
        "docProps/core.xml",
    ],
)
def test_entity_attack_is_refused_in_whatever_part_it_is(
    bring_in: ImportFile, tmp_path: Path, part: str
) -> None:
    path = package(tmp_path / "attack.xlsx", {"xl/workbook.xml": WORKBOOK} | {part: ATTACK})

    said = bring_in(path)

    assert (said.code, said.out, said.err) == (
        2,
        "",
        (
            "attack.xlsx holds instructions no honest file has, so it was not read. Nothing was changed. "
            "Do not open it, and tell whoever looks after your computers.\n"
        ),
    )


@pytest.mark.parametrize("encoding", ["utf-16", "utf-32"])
def test_entity_attack_in_another_encoding_is_not_read_either(
    bring_in: ImportFile, tmp_path: Path, encoding: str
) -> None:
    path = package(tmp_path / "attack.xlsx", {"xl/workbook.xml": ATTACK.encode(encoding)})

    said = bring_in(path)

    assert (said.code, said.out) == (2, "")
    assert said.err == f"attack.xlsx is damaged. Nothing was changed. {SAVE_AGAIN}\n"


def test_row_of_ten_thousand_columns_is_refused(bring_in: ImportFile, tmp_path: Path) -> None:
    text = tmp_path / "wide.csv"
    text.write_text("Name\n" + ",".join(["x"] * 10_000) + "\n")
    with xlsxwriter.Workbook(str(tmp_path / "wide.xlsx")) as book:
        book.add_worksheet().write_row(0, 0, ["Name"] * 10_000)

    said = [bring_in(text), bring_in(tmp_path / "wide.xlsx")]

    assert [answer.code for answer in said] == [2, 2]
    for answer in said:
        assert "has 10000 columns" in answer.err
        assert answer.err.endswith(
            "Nothing was changed. Take out the columns you do not need, and try again.\n"
        )


def test_what_is_no_list_at_all_is_said_plainly(bring_in: ImportFile, tmp_path: Path) -> None:
    (tmp_path / "folder.csv").mkdir()
    (tmp_path / "nothing.csv").write_bytes(b"")
    with xlsxwriter.Workbook(str(tmp_path / "blank.xlsx")) as book:
        book.add_worksheet()

    said = {
        name: bring_in(tmp_path / name).err
        for name in ("folder.csv", "nothing.csv", "blank.xlsx", "~$staff.xlsx", "gone.csv")
    }

    assert said == {
        "folder.csv": "folder.csv is a folder, and a file is needed. Nothing was changed.\n",
        "nothing.csv": "nothing.csv is empty. Nothing was changed.\n",
        "blank.xlsx": "blank.xlsx is empty. Nothing was changed.\n",
        "~$staff.xlsx": "~$staff.xlsx is only a marker that staff.xlsx is open somewhere. Nothing was changed. "
        "Choose staff.xlsx itself.\n",
        "gone.csv": f"There is no file gone.csv in {tmp_path}. Nothing was changed.\n",
    }


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="Windows has no named pipes among its files")
def test_pipe_is_not_waited_on(bring_in: ImportFile, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "list.csv")

    said = bring_in(tmp_path / "list.csv")

    assert said.code == 2
    assert said.err.startswith(
        "list.csv is not a spreadsheet: it is a pipe or a device. Nothing was changed."
    )


def test_file_that_may_not_be_read_says_so(
    bring_in: ImportFile, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As Windows does while Excel holds a file; an administrator here may read everything, so it is played."""
    path = tmp_path / "staff.csv"
    path.write_text("Name\nAnn Lee\n")
    really = Path.open

    def locked(self: Path, *arguments: object, **more: object) -> object:
        if self == path:
            raise PermissionError(13, "Permission denied", str(self))
        return really(self, *arguments, **more)  # type: ignore[call-overload] # what open takes, handed on

    monkeypatch.setattr(Path, "open", locked)

    said = bring_in(path)

    assert (said.code, said.out, said.err) == (
        2,
        "",
        (
            "staff.csv is open in another program, or you may not read it. Nothing was changed. "
            "Close it there and try again.\n"
        ),
    )


def test_zero_bytes_in_a_csv_are_passed_over(
    bring_in: ImportFile, cli: Cli, workspace: Path, tmp_path: Path
) -> None:
    path = tmp_path / "old.csv"
    lines = "Name,Role\r\nAnn\0 Lee,Head\r\nBob Ray,Officer\0\r\n" + "Cy Poe,Business Support Officer\r\n" * 4
    path.write_bytes(lines.encode())

    said = bring_in(path)

    rows = cli("list", "people", "--workspace", workspace, "--json").json["rows"]
    assert said.code == 0
    assert [(row["name"], row["role"]) for row in rows] == [
        ("Ann Lee", "Head"),
        ("Bob Ray", "Officer"),
        ("Cy Poe", "Business Support Officer"),
    ]


@pytest.mark.parametrize(
    "name_and_kept",
    [
        ("🧑 Ann Lee", "🧑 Ann Lee"),
        ("عمر حسن", "عمر حسن"),
        ("A\u200bnn\u2060 Lee", "Ann Lee"),
        ("An\x07n Lee", "Ann Lee"),
        ("Łukasz Żółć", "Łukasz Żółć"),
        ("A" + "b" * 9_999, "A" + "b" * 9_999),
    ],
    ids=["emoji", "right to left", "zero width", "bell", "Polish", "10,000 letters"],
)
def test_unusual_name_is_kept_and_printed(
    bring_in: ImportFile, cli: Cli, workspace: Path, tmp_path: Path, name_and_kept: tuple[str, str]
) -> None:
    name, kept = name_and_kept
    path = tmp_path / "staff.csv"
    path.write_text(f"Name,E-mail\n{name},ann@northmoor.example\n", encoding="utf-8")
    functions = tmp_path / "functions.csv"
    functions.write_text("Function,Key contact\nHelp desk,ann@northmoor.example\n")

    said = bring_in(path)
    bring_in(functions, register="functions")
    printed = cli("packs", "--workspace", workspace, "--only", "contacts", "--json")

    rows = cli("list", "people", "--workspace", workspace, "--json").json["rows"]
    assert (said.code, [row["name"] for row in rows]) == (0, [kept])
    assert printed.code == 0
    assert cli("verify", "--workspace", workspace, "--json").json["ok"]


def test_day_that_is_no_day_is_refused_row_by_row(bring_in: ImportFile, tmp_path: Path) -> None:
    path = tmp_path / "leavers.csv"
    path.write_text("Name,Leaving date\nAnn Lee,31/12/9999\nBob Ray,29/02/2025\nCy Poe,00/00/0000\n")

    told = bring_in(path, "--dry-run", "--json").json

    assert [(row["line"], row["outcome"], row["reasons"]) for row in told["rows"]] == [
        (2, "new", []),
        (3, "refused", ["Left on: “29/02/2025” is not a date. Write it like 4 June 2025 or 04/06/2025."]),
        (4, "refused", ["Left on: “00/00/0000” is not a date. Write it like 4 June 2025 or 04/06/2025."]),
    ]


def test_two_bases_of_one_name_are_told_apart_by_their_postcodes(
    bring_in: ImportFile, cli: Cli, workspace: Path, tmp_path: Path
) -> None:
    path = tmp_path / "bases.csv"
    path.write_text("Name,Address,Postcode\nLibrary,1 High Street,ZZ1 1AA\nLibrary,2 Low Street,ZZ2 2BB\n")

    bring_in(path, register="bases")
    path.write_text("Name,Address\nLibrary,3 Mill Lane\n")
    said = bring_in(path, "--dry-run", "--json", register="bases")

    assert number_held(cli, workspace, "bases") == 2
    assert [(row["outcome"], row["reasons"]) for row in said.json["rows"] if row["line"]] == [
        (
            "refused",
            [
                "More than one of the bases fits this row. Add an e-mail address, a postcode or our number to say which."
            ],
        )
    ]


@pytest.mark.parametrize("ending", ["csv", "xlsx"])
def test_nothing_that_is_exported_runs_as_a_formula_and_all_of_it_comes_back(
    bring_in: ImportFile, cli: Cli, workspace: Path, tmp_path: Path, ending: str
) -> None:
    path = tmp_path / "staff.csv"
    with path.open("w", newline="", encoding="utf-8") as stream:
        writer = csv.writer(stream)
        writer.writerow(["Name", "E-mail", "Role", "Team", "Notes"])
        for number, text in enumerate((*FORMULAS, "\t=1", "\r=1", "\n=1")):
            writer.writerow([f"Ann {number}", f"a{number}@northmoor.example", text, text, text])
    bring_in(path)
    before = cli("list", "people", "--workspace", workspace, "--json").json["rows"]
    out = tmp_path / f"out.{ending}"

    cli("export", "people", out, "--workspace", workspace)
    again = bring_in(out, "--json").json

    assert (again["new"], again["changed"], again["same"]) == (0, 0, len(FORMULAS) + 3)
    assert cli("list", "people", "--workspace", workspace, "--json").json["rows"] == before
    assert formulas_in(out) == []


def formulas_in(path: Path) -> list[str]:
    """What Excel would work out on opening the file; a number with its sign is only a number."""
    if path.suffix == ".xlsx":
        with zipfile.ZipFile(path) as archive:
            sheets = [name for name in archive.namelist() if name.startswith("xl/worksheets/")]
            return [name for name in sheets if b"<f" in archive.read(name)]
    with path.open(newline="", encoding="utf-8-sig") as stream:
        cells = [cell for row in csv.reader(stream) for cell in row]
    return [cell for cell in cells if cell.startswith(RUN_AS_FORMULAS) and not cell[1:].isdecimal()]


def test_export_onto_a_file_that_is_open_in_excel_leaves_it_alone(
    bring_in: ImportFile, cli: Cli, workspace: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Windows refuses to put a file in the place of one that is open."""
    out = tmp_path / "people.xlsx"
    out.write_bytes(b"what Excel has open")

    def locked(*_arguments: object) -> None:
        raise PermissionError(13, "The process cannot access the file", str(out))

    monkeypatch.setattr(os, "replace", locked)

    said = cli("export", "people", out, "--workspace", workspace)

    assert (said.code, said.out) == (2, "")
    assert said.err == (
        "people.xlsx is open in another program, or may not be written. It was left as it was. "
        "Close it there, or choose another name, such as people (2).xlsx.\n"
    )
    assert out.read_bytes() == b"what Excel has open"
    assert [each.name for each in tmp_path.iterdir() if each.is_file()] == ["people.xlsx"]
