"""What we write we read back equal, and a failure leaves the old file as it was."""

from __future__ import annotations

import errno
import os
import string
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import NoReturn

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from inspection_ready.domain.errors import Refused
from inspection_ready.exchange.csv_out import guarded, unguarded, write_csv
from inspection_ready.exchange.spreadsheets import read_workbook
from inspection_ready.exchange.tables_out import Column, OutCell, TableOut
from inspection_ready.exchange.xlsx import write_xlsx

COLUMNS = (Column("Name"), Column("Notes"), Column("Last"))
TEXT = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=20)
AWKWARD = st.text("=+-@'\t\r\n＝ ,;\"|1a", max_size=6)
ROWS = st.lists(st.tuples(TEXT | AWKWARD, TEXT | AWKWARD, st.just(".")), max_size=6)
PROVED = settings(suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture])


def table(rows: list[tuple[str, str, str]]) -> TableOut:
    return TableOut("People", COLUMNS, rows)


def names_in(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def read_back(path: Path) -> list[tuple[object, ...]]:
    sheet = read_workbook(path).sheets[0]
    return [tuple(row) for row in sheet.rows[1:]]


@PROVED
@given(rows=ROWS)
def test_xlsx_is_read_back_equal(tmp_path: Path, rows: list[tuple[str, str, str]]) -> None:
    path = tmp_path / "out.xlsx"

    write_xlsx(path, table(rows))

    assert read_back(path) == rows


@PROVED
@given(rows=ROWS)
def test_csv_is_read_back_equal(tmp_path: Path, rows: list[tuple[str, str, str]]) -> None:
    path = tmp_path / "out.csv"

    write_csv(path, table(rows))

    assert read_back(path) == rows


@given(text=TEXT | AWKWARD)
def test_no_text_of_ours_starts_a_formula(text: str) -> None:
    cell = guarded(text)

    runs = cell.lstrip()[:1] in set("=+-@＝＋－＠") or cell[:1] in set("\t\r\n")
    assert not runs or (set(text) <= set(string.digits + "+-.") and unguarded(cell) == text)


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("=1+1", "'=1+1"),
        ("+44 1632 960001", "'+44 1632 960001"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("＝1", "'＝1"),
        (" =1", "' =1"),
        ("'=1", "''=1"),
        ("-5", "-5"),
        ("-5.25", "-5.25"),
        ("-none-", "'-none-"),
        ("'tis", "'tis"),
    ],
)
def test_guard_stands_before_formulas_only(text: str, written: str) -> None:
    assert (guarded(text), unguarded(written)) == (written, text)


def test_xlsx_keeps_telephone_zeros_numbers_and_dates(tmp_path: Path) -> None:
    row: list[OutCell] = ["01632 960001", 5, date(2025, 6, 4)]

    write_xlsx(tmp_path / "out.xlsx", TableOut("People", COLUMNS, [row]))

    assert read_back(tmp_path / "out.xlsx") == [("01632 960001", 5.0, date(2025, 6, 4))]


def test_two_tables_become_two_sheets(tmp_path: Path) -> None:
    path = tmp_path / "out.xlsx"

    write_xlsx(path, TableOut("Bases", COLUMNS, []), TableOut("Rooms/lifts?", COLUMNS, []))

    assert [sheet.name for sheet in read_workbook(path).sheets] == ["Bases", "Rooms lifts"]


@pytest.mark.parametrize("name", ["out.xlsx", "out.csv"])
def test_failure_halfway_leaves_the_old_file(tmp_path: Path, name: str) -> None:
    def rows_that_fail() -> Iterator[tuple[str, ...]]:
        yield ("a", "b", "c")
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    path = tmp_path / name
    path.write_text("the good one")
    write = write_xlsx if name.endswith("xlsx") else write_csv

    with pytest.raises(Refused) as caught:
        write(path, TableOut("People", COLUMNS, rows_that_fail()))

    assert (caught.value.code, path.read_text(), names_in(tmp_path)) == (
        "disk_full",
        "the good one",
        [name],
    )


def test_output_open_elsewhere_is_refused_with_another_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> NoReturn:
        raise PermissionError(errno.EACCES, "in use")  # what Windows says while Excel has the file open

    path = tmp_path / "people.xlsx"
    path.write_text("open in Excel")
    monkeypatch.setattr(os, "replace", refuse)

    with pytest.raises(Refused) as caught:
        write_xlsx(path, table([]))

    assert (caught.value.code, caught.value.data["other"], names_in(tmp_path)) == (
        "output_locked",
        "people (2).xlsx",
        ["people.xlsx"],
    )


def test_text_longer_than_a_cell_is_refused_not_dropped(tmp_path: Path) -> None:
    with pytest.raises(Refused) as caught:
        write_xlsx(tmp_path / "out.xlsx", table([("x" * 32_768, "", "")]))

    assert (caught.value.code, names_in(tmp_path)) == ("text_too_long_for_excel", [])
