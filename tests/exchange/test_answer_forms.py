"""The form: what is asked is locked, nothing in it runs, and it is read again as it was filled in."""

from __future__ import annotations

import datetime as dt
import re
import zipfile
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from inspection_ready.domain.errors import CannotRead
from inspection_ready.domain.reply_tokens import mint, read
from inspection_ready.exchange.answer_forms import (
    HEADINGS,
    AnswerForm,
    FormRow,
    read_answer_form,
    write_answer_form,
)
from inspection_ready.exchange.spreadsheets import read_workbook
from tests.answer_forms import filled_in

if TYPE_CHECKING:
    from pathlib import Path

MARK = mint("northmoor", 12)
FORM = AnswerForm(
    title="Answers to requests: Siân Prosser",
    mark=MARK,
    created=dt.datetime(2026, 11, 20, 9, 30, tzinfo=dt.UTC),
    rows=(
        FormRow(number=3, wording="Your carers strategy", due="4pm on Tuesday 1 December 2026"),
        FormRow(number=14, wording='=HYPERLINK("http://x")', due="no time is set"),
    ),
)


def form_at(folder: Path, form: AnswerForm = FORM) -> Path:
    path = folder / "form.xlsx"
    path.write_bytes(write_answer_form(form))
    return path


def test_an_untouched_form_has_its_mark_and_blank_rows(tmp_path: Path) -> None:
    form = read_answer_form(form_at(tmp_path))

    assert form.mark == read(MARK)
    assert [(line.line, line.number, line.wording, line.is_blank) for line in form.lines] == [
        (6, "3", "Your carers strategy", True),
        (7, "14", '=HYPERLINK("http://x")', True),
    ]


def test_it_is_a_table_under_a_title_with_no_merged_cell_and_no_formula(tmp_path: Path) -> None:
    path = form_at(tmp_path)

    with zipfile.ZipFile(path) as archive:
        sheet = archive.read("xl/worksheets/sheet1.xml").decode()
        table = archive.read("xl/tables/table1.xml").decode()
        core = archive.read("docProps/core.xml").decode()
        styles = archive.read("xl/styles.xml").decode()
    (rows,) = (each.rows for each in read_workbook(path).sheets)
    assert rows[0][0] == FORM.title
    assert rows[2][0] == f"Mark: {MARK}"
    assert tuple(rows[4]) == HEADINGS
    assert "mergeCell" not in sheet
    assert "<f>" not in sheet
    assert "sheetProtection" in sheet
    assert 'headerRowCount="0"' not in table
    assert re.findall(r'<tableColumn id="\d" name="([^"]+)"', table) == list(HEADINGS)
    assert (f"<dc:title>{FORM.title}" in core, MARK in core) == (True, True)
    assert 'locked="0"' in styles
    assert write_answer_form(FORM) == path.read_bytes()


def test_what_is_written_in_it_is_read_again(tmp_path: Path) -> None:
    path = form_at(tmp_path)
    filled_in(
        path,
        {
            3: {"Answer": "=1+1 in the first\nand more", "File name or link": "Carers.docx",
                "As-at date": dt.date(2026, 11, 3)},
            14: {"Not held because": "We never recorded it", "As-at date": "last spring"},
        },
    )  # fmt: skip

    first, second = read_answer_form(path).lines

    assert (first.answer, first.file, first.as_at) == (
        "=1+1 in the first\nand more",
        "Carers.docx",
        dt.date(2026, 11, 3),
    )
    assert (second.not_held, second.as_at) == ("We never recorded it", "last spring")


def test_the_mark_is_found_in_the_properties_where_the_rows_above_were_deleted(tmp_path: Path) -> None:
    path = form_at(tmp_path)
    filled_in(path, {}, mark="gone")

    assert read_answer_form(path).mark == read(MARK)


def test_a_file_that_is_no_form_is_refused(tmp_path: Path) -> None:
    (tmp_path / "people.csv").write_text("Name,Email\nAda,ada@x.example\n", "utf-8")

    with pytest.raises(CannotRead, match="not_an_answer_form"):
        read_answer_form(tmp_path / "people.csv")


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    wording=st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), min_size=1, max_size=60)
)
def test_any_wording_comes_back_as_it_was_asked(tmp_path: Path, wording: str) -> None:
    form = replace(FORM, rows=(FormRow(number=1, wording=wording, due=""),))

    (line,) = read_answer_form(form_at(tmp_path, form)).lines

    assert line.wording == " ".join(wording.split())
