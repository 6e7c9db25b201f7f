"""A template as one file: whole there and back, and nothing at all of a bad one."""

from __future__ import annotations

import datetime as dt
from dataclasses import fields, replace
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter
from python_calamine import CalamineWorkbook

from inspection_ready.domain.errors import CannotRead, ExpectedError, Refused
from inspection_ready.domain.people import Person
from inspection_ready.domain.timetable import Half, Session, SessionFormat, SessionState, Timetable, Turn
from inspection_ready.phrases.errors import error_sentence
from inspection_ready.phrases.template_files import fault_sentence, nobody_sentence
from inspection_ready.services.app import App
from inspection_ready.services.imports import plan_import
from inspection_ready.services.inspection import notify, set_on_site
from inspection_ready.services.regimes import use_shipped_regime
from inspection_ready.services.registers import remove_record
from inspection_ready.services.sessions import change_session
from inspection_ready.services.starters_shipped import add_shipped_templates
from inspection_ready.services.template_files import read_template, take_template, write_template
from inspection_ready.services.timetable import timetable_named, timetable_parts, visit_days
from inspection_ready.services.timetable_making import keep_as_template, make_timetable, template_fit
from inspection_ready.services.undo import undo
from inspection_ready.services.verify import verify
from tests.story import add

TODAY = dt.date(2026, 11, 30)
OURS = Timetable(
    name="Ours",
    is_template=True,
    is_starter=True,
    days=2,
    tracks=2,
    day_from=540,
    lunch_minutes=45,
    breather=0,
    between_turns=20,
    notes="Ask the lead inspector first.\nThen the Director.",
)
SESSIONS = (
    Session(
        timetable_id=OURS.id,
        day=1,
        starts=570,
        minutes=50,
        track=1,
        title="Director",
        wanted="Director",
        turn=Turn.FIRST,
        only_on_day=1,
        earliest=540,
        latest=720,
        half=Half.MORNING,
        inspectors="Two inspectors",
        seats=4,
        statements="QS8\nQS9",
        brief="What we are proud of.\nWhat we mend.",
    ),
    Session(timetable_id=OURS.id, day=1, starts=750, minutes=45, format=SessionFormat.BREAK, title="=Lunch"),
    Session(
        timetable_id=OURS.id,
        day=2,
        starts=930,
        minutes=60,
        track=2,
        format=SessionFormat.FOCUS_GROUP,
        title="Carers",
        wanted="Unpaid carers",
        turn=Turn.LAST,
        seats=10,
    ),
)


@pytest.fixture
def council(app: App) -> App:
    app.do(use_shipped_regime)
    app.do(add, Person(name="Ada Brook", role="Director"), OURS, *SESSIONS)
    return app


@pytest.fixture
def sent(council: App, tmp_path: Path) -> Path:
    path = tmp_path / "ours.xlsx"
    assert council.read(write_template, OURS, path) == 3
    return path


def said(row: Any) -> dict[str, Any]:
    return {
        field.name: getattr(row, field.name)
        for field in fields(row)
        if field.name not in {"id", "version", "timetable_id", "origin"}
    }


def test_a_template_comes_back_from_its_file_as_it_was_sent(council: App, sent: Path) -> None:
    read = council.read(read_template, sent, today=TODAY)
    made = council.do(take_template, read, name="From Northmoor").result

    assert (read.left_out, read.nobody_for) == ((), ("Unpaid carers",))
    assert nobody_sentence(read.nobody_for) == (
        "Nobody here is called “Unpaid carers”. A timetable made from it leaves those as gaps until a role is so called."
    )
    assert said(made) == {**said(OURS), "name": "From Northmoor"}
    assert made.origin == "ours.xlsx"
    _, sessions, people = council.read(timetable_parts, made)
    assert ([said(each) for each in sessions], people) == ([said(each) for each in SESSIONS], ())


def test_another_council_takes_it_with_no_data_of_its_own(any_app: App, tmp_path: Path) -> None:
    any_app.do(add, OURS, *SESSIONS)
    path = tmp_path / "ours.xlsx"
    any_app.read(write_template, OURS, path)
    any_app.do(remove_record, OURS)

    done = any_app.do(take_template, any_app.read(read_template, path, today=TODAY))

    _, sessions, _ = any_app.read(timetable_parts, done.result)
    assert [(each.title, each.statements) for each in sessions] == [
        ("Director", "QS8\nQS9"), ("=Lunch", ""), ("Carers", ""),
    ]  # fmt: skip
    assert verify(any_app).problems == ()
    assert done.entry is not None
    any_app.do(undo, done.entry)
    with any_app.reading() as reader:
        assert (reader.register(Timetable).all(), reader.register(Session).all()) == ((), ())


def test_the_file_names_nobody(council: App, tmp_path: Path) -> None:
    made = council.do(make_timetable, OURS).result
    with council.reading() as reader:
        first = reader.register(Session).find(timetable_id=made.id, title="Director")[0]
    named = replace(first, inspectors="Jo Hart and Sam Lee", state=SessionState.CONFIRMED)
    council.do(change_session, first, named)
    kept = council.do(keep_as_template, made, name="Kept").result
    path = tmp_path / "kept.xlsx"

    council.read(write_template, kept, path)

    cells = [str(cell) for rows in sheets_of(path).values() for row in rows for cell in row]
    assert "Two inspectors" in cells
    assert not [cell for cell in cells if "Hart" in cell or "Brook" in cell]


def test_the_sessions_of_the_file_are_a_spreadsheet_like_any_other(council: App, sent: Path) -> None:
    plan = council.read(plan_import, "templates", sent, sheet="Sessions")

    assert [line.reasons[0].code for line in plan.lines if line.reasons] == ["required"] * 3


def test_a_statement_of_another_framework_is_left_out_and_said(council: App, sent: Path) -> None:
    change(sent, "Sessions", "QS8; QS9", "QS8; W12")

    read = council.read(read_template, sent, today=TODAY)

    assert [fault_sentence(each) for each in read.left_out] == [
        "Sessions, row 2: Quality statements: nothing called “W12” is among the quality statements, so it was left out."
    ]
    assert read.sessions[0].statements == "QS8"


@pytest.mark.parametrize(
    ("cell", "new", "why"),
    [
        (("Sessions", "9:30am"), "half nine", "Sessions, row 2: Start: “half nine” is not a time of day."),
        (("Sessions", 2), 7, "Sessions, row 4: Track: 7 is more than the 2 the template says it has."),
        (("Sessions", "Carers"), None, "Sessions, row 4: Title is missing."),
        (
            ("Sessions", "10:20am"),
            "9am",
            "Sessions, row 2: The end is not after the start. Check both times.",
        ),
        (("Template", "Ours"), None, "Template: Name is missing."),
        (("Template", "9am"), "soon", "Template, row 7: Days start at: “soon” is not a time of day."),
        (("Template", "9am"), "8pm", "Template: The days would end before they start. Check both times."),
        (("Template", 45), 450, "Template: Lunch is longer than the time there is for it."),
        (("Template", 45), 4500, "Template, row 13: Lunch: “4500” is out of range."),
    ],
)
def test_a_bad_file_is_refused_in_words_and_nothing_is_changed(
    council: App, sent: Path, cell: tuple[str, object], new: object, why: str
) -> None:
    change(sent, *cell, new)

    with pytest.raises(CannotRead) as caught:
        council.read(read_template, sent, today=TODAY)

    told = error_sentence(caught.value)
    assert told.startswith(f"ours.xlsx was not brought in, and nothing was changed. {why}")
    assert told.endswith("Mend it, and bring it in again.")
    with council.reading() as reader:
        assert len(reader.register(Timetable).all()) == 1


@pytest.mark.parametrize("gone", ["Template", "Sessions"])
def test_a_workbook_that_is_no_template_says_what_a_template_has(council: App, sent: Path, gone: str) -> None:
    save(sent, {name: rows for name, rows in sheets_of(sent).items() if name != gone})

    with pytest.raises(CannotRead) as caught:
        council.read(read_template, sent, today=TODAY)

    assert error_sentence(caught.value).startswith(f"ours.xlsx is no template: it has no sheet “{gone}”.")


def test_text_under_the_name_of_a_workbook_is_refused(council: App, tmp_path: Path) -> None:
    path = tmp_path / "template.xlsx"
    path.write_bytes(b"PK\x03\x04 and no more")

    with pytest.raises(ExpectedError) as caught:
        council.read(read_template, path, today=TODAY)

    assert "Nothing was changed" in error_sentence(caught.value)


def test_a_name_that_is_taken_is_refused_and_another_is_not(council: App, sent: Path) -> None:
    read = council.read(read_template, sent, today=TODAY)

    with pytest.raises(Refused) as caught:
        council.do(take_template, read)

    assert caught.value.code == "already_there"
    assert council.do(take_template, read, name="Theirs").result.name == "Theirs"


def test_a_template_is_saved_as_a_workbook_only(council: App, tmp_path: Path) -> None:
    with pytest.raises(Refused) as caught:
        council.read(write_template, OURS, tmp_path / "ours.csv")

    assert error_sentence(caught.value) == (
        "A template is saved as an Excel file, and ours.csv is none. Nothing was written. "
        "Choose a name that ends in .xlsx."
    )
    assert not (tmp_path / "ours.csv").exists()


def sheets_of(path: Path) -> dict[str, list[list[Any]]]:
    book = CalamineWorkbook.from_path(str(path))
    return {name: book.get_sheet_by_name(name).to_python() for name in book.sheet_names}


def save(path: Path, sheets: dict[str, list[list[Any]]]) -> None:
    with xlsxwriter.Workbook(str(path), {"strings_to_formulas": False}) as book:
        for name, rows in sheets.items():
            sheet = book.add_worksheet(name)
            for number, row in enumerate(rows):
                sheet.write_row(number, 0, row)


def change(path: Path, sheet: str, old: object, new: object) -> None:
    """The last cell that says ``old``."""
    sheets = sheets_of(path)
    places = [(row, at) for row in sheets[sheet] for at, cell in enumerate(row) if cell == old]
    row, at = places[-1]
    row[at] = new
    save(path, sheets)


# in fewer days


def test_a_template_is_made_in_fewer_days_and_what_finds_no_place_is_in_the_notes(council: App) -> None:
    visit = SessionFormat.VISIT
    council.do(
        add, Session(timetable_id=OURS.id, day=2, starts=540, minutes=480, format=visit, title="Day out")
    )

    made = council.do(make_timetable, OURS, days=1, tracks=1).result

    assert (made.days, made.tracks) == (1, 1)
    assert made.notes.splitlines()[-1] == (
        "Of “Ours”, made for 2 days, these found no place: “Day out” (8 hours)."
    )
    _, sessions, _ = council.read(timetable_parts, made)
    assert [(each.title, each.day, each.track, each.starts) for each in sessions] == [
        ("Director", 1, 1, 570), ("=Lunch", 1, 0, 750), ("Carers", 1, 1, 930),
    ]  # fmt: skip


@pytest.mark.parametrize(("more", "label"), [({"days": 21}, "Days"), ({"tracks": 10}, "Tracks")])
def test_more_days_or_tracks_than_a_timetable_may_have_are_refused(
    council: App, more: dict[str, int], label: str
) -> None:
    with pytest.raises(Refused) as caught:
        council.read(template_fit, OURS, **more)

    assert error_sentence(caught.value).startswith(f"“{label}” must be from 1 to ")


def test_the_days_of_the_visit_are_its_working_days(app: App) -> None:
    app.do(use_shipped_regime)
    assert app.read(visit_days, today=TODAY) is None

    app.do(notify, received=dt.datetime(2026, 12, 1, 9, 30))  # noqa: DTZ001 - on the clock in England
    app.do(set_on_site, first=dt.date(2027, 2, 11), last=dt.date(2027, 2, 16))

    assert app.read(visit_days, today=TODAY) == 4


# starters of a later version


def test_an_older_workspace_is_given_the_templates_it_lacks_and_keeps_its_own(app: App) -> None:
    app.do(use_shipped_regime)
    mine = Timetable(name="two days ON site", is_template=True, days=1)
    app.do(add, mine)

    added = app.do(add_shipped_templates).result

    assert added == ("Three days on site", "Four days on site", "Mock interviews")
    assert app.do(add_shipped_templates).entry is None
    mock = app.read(timetable_named, "Mock interviews", is_template=True)
    _, sessions, _ = app.read(timetable_parts, mock)
    assert sessions[0].statements == "QS8\nQS9"
    assert app.read(timetable_named, "Two days on site", is_template=True) == mine
