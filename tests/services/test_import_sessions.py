"""Sessions from a spreadsheet and back again."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter

from inspection_ready.domain.bases import Base, Room
from inspection_ready.domain.people import Person
from inspection_ready.domain.timetable import (
    Attendance,
    Half,
    Part,
    Session,
    SessionFormat,
    SessionState,
    Timetable,
    TimetableDay,
    Turn,
)
from inspection_ready.phrases.imports import note_sentence
from inspection_ready.services.app import App
from inspection_ready.services.exports import export_register
from inspection_ready.services.import_plan import Counts, ImportPlan, Outcome
from inspection_ready.services.import_preview import likely_register
from inspection_ready.services.imports import plan_import, run_import
from inspection_ready.services.refused_rows import write_refused_rows
from inspection_ready.services.regimes import add_templates, use_shipped_regime
from inspection_ready.services.timetable import timetable_named
from inspection_ready.services.timetable_making import make_timetable, set_dates
from inspection_ready.services.undo import undo
from tests.story import add

ADA = Person(name="Ada Brook", email="ada@northmoor.example")
BEN = Person(name="Ben Hill", email="ben@northmoor.example")
CARA = Person(name="Cara Dale")
HALL = Base(name="Town Hall", postcode="ZZ1 1AA")
ANNEXE = Base(name="Annexe")
ROOMS = (Room(base_id=HALL.id, name="Room 1"), Room(base_id=ANNEXE.id, name="Room 1"))
EVERYTHING = (Timetable, TimetableDay, Session, Attendance)

TEMPLATE = """Template,Day,Start,End,Track,Kind,Title,Role
Ours,1,9am,9.45am,,Meeting,Welcome,DASS
Ours,1,10:00,11:00,1,interview,Practice,Principal Social Worker
Ours,Day 2,0.4166667,midday,2,Focus group,Front door,Front door
"""
VISIT = """Day,Date,Time,Stream,Session,People,Second,Venue,Room,Status,Notes
1,9/2/2027,10am to 11:15am,1,Practice,Ada Brook; cara dale,ben@northmoor.example,Town Hall,Room 1,confirmed,Ask
1,,midday - 1pm,,Lunch,,,,,,
2,,9:30 – 10,2,Waits,Nobody Here,,Annexe,Room 1,,
"""


@pytest.fixture
def council(app: App) -> App:
    app.do(add, ADA, BEN, CARA, HALL, ANNEXE, *ROOMS)
    return app


def file(tmp_path: Path, text: str, name: str = "list.csv") -> Path:
    path = tmp_path / name
    path.write_text(text, "utf-8")
    return path


def bring(app: App, register: str, path: Path) -> ImportPlan:
    plan = app.read(plan_import, register, path)
    app.do(run_import, plan)
    return plan


def held(app: App) -> dict[type[Any], tuple[Any, ...]]:
    with app.reading() as reader:
        return {each: reader.register(each).all() for each in EVERYTHING}


def sessions(app: App) -> list[tuple[Any, ...]]:
    with app.reading() as reader:
        found = reader.register(Session).all("day", "starts")
    return [
        (each.day, each.starts, each.minutes, each.track, each.format, each.title, each.wanted)
        for each in found
    ]


def reasons(plan: ImportPlan) -> list[list[str]]:
    return [
        [note_sentence(note) for note in line.reasons]
        for line in plan.lines
        if line.outcome is Outcome.REFUSED
    ]


def test_a_template_comes_from_a_flat_sheet_with_times_as_people_and_excel_write_them(
    council: App, tmp_path: Path
) -> None:
    plan = bring(council, "templates", file(tmp_path, TEMPLATE))

    assert plan.counts == Counts(new=3)
    assert sessions(council) == [
        (1, 540, 45, 0, SessionFormat.MEETING, "Welcome", "DASS"),
        (1, 600, 60, 1, SessionFormat.INTERVIEW, "Practice", "Principal Social Worker"),
        (2, 600, 120, 2, SessionFormat.FOCUS_GROUP, "Front door", "Front door"),
    ]
    (template,) = held(council)[Timetable]
    assert (template.name, template.is_template, template.days, template.tracks) == ("Ours", True, 2, 2)
    assert {each.code for each in held(council)[Session]} == {""}


def test_the_same_file_twice_changes_nothing(council: App, tmp_path: Path) -> None:
    path = file(tmp_path, TEMPLATE)
    bring(council, "templates", path)

    again = council.read(plan_import, "templates", path)

    assert (again.counts, again.changes_nothing) == (Counts(same=3), True)


def test_a_timetable_comes_with_people_places_and_dates(council: App, tmp_path: Path) -> None:
    plan = bring(council, "timetable", file(tmp_path, VISIT))

    found = held(council)
    (made,) = found[Timetable]
    by_title = {each.title: each for each in found[Session]}
    assert (made.name, made.is_template, made.days, plan.counts.new) == ("The visit", False, 2, 3)
    practice, waits = by_title["Practice"], by_title["Waits"]
    assert (practice.code, practice.starts, practice.minutes, practice.track) == ("D1-01", 600, 75, 1)
    assert (practice.base_id, practice.room_id, practice.state, practice.notes_for_us) == (
        HALL.id, ROOMS[0].id, SessionState.CONFIRMED, "Ask",
    )  # fmt: skip
    assert (waits.starts, waits.minutes, waits.room_id) == (570, 30, ROOMS[1].id)
    assert {(each.session_id, each.person_id, each.part) for each in found[Attendance]} == {
        (practice.id, ADA.id, Part.TAKES_PART),
        (practice.id, CARA.id, Part.TAKES_PART),
        (practice.id, BEN.id, Part.SECOND),
    }
    assert [(each.day, each.on) for each in found[TimetableDay]] == [(1, dt.date(2027, 2, 9))]
    assert [
        note_sentence(note) for line in plan.lines for note in line.notes if note.code == "link_unknown"
    ] == ["Takes part: nothing called “Nobody Here” is among the people, so it was left out."]


def test_an_import_is_taken_back_whole(council: App, tmp_path: Path) -> None:
    before = held(council)
    plan = council.read(plan_import, "timetable", file(tmp_path, VISIT))
    entry = council.do(run_import, plan).entry

    assert entry is not None
    council.do(undo, entry)
    assert held(council) == before


@pytest.mark.parametrize("ending", ["csv", "xlsx"])
@pytest.mark.parametrize("register", ["templates", "timetable"])
def test_what_is_exported_reads_back_as_it_was(
    council: App, tmp_path: Path, register: str, ending: str
) -> None:
    council.do(use_shipped_regime)
    council.do(add_templates)
    council.do(make_timetable, council.read(timetable_named, "Four days on site"))
    bring(
        council,
        "timetable",
        file(
            tmp_path,
            VISIT.replace("Day,", "Timetable,Day,")
            .replace("\n1,", "\nPlan B,1,")
            .replace("\n2,", "\nPlan B,2,"),
        ),
    )
    path = tmp_path / f"out.{ending}"

    exported = council.read(export_register, register, path)
    again = council.read(plan_import, register, path)

    wanted = {"templates": 34 + 52 + 70 + 17, "timetable": 70 + 3}[register]
    assert exported.rows == wanted
    assert (again.counts, again.changes_nothing) == (Counts(same=wanted), True)


def test_an_export_brought_into_an_empty_workspace_is_the_same_again(council: App, tmp_path: Path) -> None:
    bring(council, "timetable", file(tmp_path, VISIT))
    made = council.read(timetable_named, "The visit")
    council.do(set_dates, made, {2: dt.date(2027, 2, 13)})
    first = tmp_path / "first.csv"
    council.read(export_register, "timetable", first)
    text = "\n".join(line.rsplit(",", 2)[0] for line in first.read_text("utf-8-sig").splitlines())
    council.do(_remove_everything)

    bring(council, "timetable", file(tmp_path, text, "second.csv"))
    second = tmp_path / "again.csv"
    council.read(export_register, "timetable", second)

    lines = [
        [line.rsplit(",", 2)[0] for line in path.read_text("utf-8-sig").splitlines()]
        for path in (first, second)
    ]
    assert lines[0] == lines[1]


ABOUT = """Template,Day,Start,End,Session,Inspectors needed,Size of group,Quality statement
Ours,1,9am,10am,Carers,Two inspectors,8,"qs1, QS3"
Ours,1,10am,11am,Waits,,,QS1; QS99
Ours,1,11am,12pm,Nobody,,0,
"""


def test_what_a_session_needs_and_is_about_comes_in_and_goes_out(council: App, tmp_path: Path) -> None:
    council.do(use_shipped_regime)
    plan = council.read(plan_import, "templates", file(tmp_path, ABOUT))
    assert [[note_sentence(each) for each in line.notes] for line in plan.lines] == [
        [],
        ["Quality statements: nothing called “QS99” is among the quality statements, so it was left out."],
        [],
    ]
    assert [line.outcome for line in plan.lines] == [Outcome.NEW, Outcome.NEW, Outcome.REFUSED]
    council.do(run_import, plan)

    carers, waits = council.read(lambda reader: reader.register(Session).all("starts"))
    assert (carers.inspectors, carers.seats, carers.statements) == ("Two inspectors", 8, "QS1\nQS3")
    assert (waits.inspectors, waits.seats, waits.statements) == ("", None, "QS1")
    path = tmp_path / "out.csv"
    council.read(export_register, "templates", path)
    assert '"Two inspectors",8,"QS1; QS3",' in path.read_text("utf-8-sig")
    assert council.read(plan_import, "templates", path).changes_nothing


JUDGED = """Day,Start,End,Session,Order,Must be on day,Earliest,Latest,Prep lead,Briefing
1,9am,10am,Director,before anyone else,1,8.30am,noon,Ben Hill <ben@northmoor.example>,What we are proud of
2,9am,10am,Close,After everyone else,,,,,
"""


def test_what_a_session_is_judged_by_comes_in_and_goes_out(council: App, tmp_path: Path) -> None:
    bring(council, "timetable", file(tmp_path, JUDGED))

    director, close = council.read(lambda reader: reader.register(Session).all("day"))
    assert (director.turn, director.only_on_day, director.earliest, director.latest) == (
        Turn.FIRST,
        1,
        510,
        720,
    )
    assert (director.prep_lead_id, director.brief) == (BEN.id, "What we are proud of")
    assert (close.turn, close.only_on_day, close.earliest, close.latest, close.prep_lead_id) == (
        Turn.LAST, None, None, None, None,
    )  # fmt: skip
    path = tmp_path / "out.csv"
    council.read(export_register, "timetable", path)
    assert council.read(plan_import, "timetable", path).changes_nothing
    without = path.read_text("utf-8-sig").replace("Ben Hill <ben@northmoor.example>", "(clear)")
    changed = council.read(plan_import, "timetable", file(tmp_path, without, "changed.csv"))
    council.do(run_import, changed)
    assert [each.prep_lead_id for each in council.read(lambda reader: reader.register(Session).all())] == [
        None
    ] * 2


HALVES_SAID = """Template,Day,Start,End,Session,Morning or afternoon
Ours,1,9am,10am,Carers,PM
Ours,1,10am,11am,Partners,in the morning
Ours,1,11am,12pm,Waits,
Ours,1,1pm,2pm,Deaf club,Better in the evening
"""


def test_the_half_day_a_session_is_wanted_in_comes_in_and_goes_out(council: App, tmp_path: Path) -> None:
    plan = council.read(plan_import, "templates", file(tmp_path, HALVES_SAID))
    assert [note_sentence(each) for line in plan.lines for each in line.notes] == [
        "Half-day: “Better in the evening” is not one of the choices, so it was left out."
    ]
    council.do(run_import, plan)

    held = council.read(lambda reader: reader.register(Session).all("starts"))
    assert [each.half for each in held] == [Half.AFTERNOON, Half.MORNING, Half.ANY, Half.ANY]
    path = tmp_path / "out.csv"
    council.read(export_register, "templates", path)
    written = path.read_text("utf-8-sig")
    assert written.count("Better in the afternoon") == written.count("Better in the morning") == 1
    assert council.read(plan_import, "templates", path).changes_nothing
    changed = written.replace("Better in the morning", "Either")
    bring(council, "templates", file(tmp_path, changed, "changed.csv"))
    again = council.read(lambda reader: reader.register(Session).all("starts"))
    assert [each.half for each in again] == [Half.AFTERNOON, Half.ANY, Half.ANY, Half.ANY]


def test_a_template_takes_its_rules_along(council: App) -> None:
    ours = Timetable(name="Ours", is_template=True, is_starter=True, lunch_minutes=60, day_from=540)
    council.do(add, ours)

    made = council.do(make_timetable, ours).result

    assert (made.lunch_minutes, made.day_from, made.is_template, made.is_starter, made.origin) == (
        60, 540, False, False, "Ours",
    )  # fmt: skip


def test_a_changed_cell_changes_the_session_and_says_how(council: App, tmp_path: Path) -> None:
    bring(council, "timetable", file(tmp_path, VISIT))
    path = tmp_path / "out.csv"
    council.read(export_register, "timetable", path)
    text = path.read_text("utf-8-sig")
    changed = text.replace("11:15am", "11am").replace("Cara Dale", "Ben Hill <ben@northmoor.example>")

    before = held(council)

    plan = council.read(plan_import, "timetable", file(tmp_path, changed))
    entry = council.do(run_import, plan).entry

    (line,) = [each for each in plan.lines if each.outcome is Outcome.CHANGED]
    assert [(each.label, each.before, each.after) for each in line.changes] == [
        ("Minutes", "75", "60"),
        ("Takes part", "Ada Brook, Cara Dale", "Ada Brook, Ben Hill"),
        ("Second", "Ben Hill", ""),
    ]
    assert {(each.person_id, each.part) for each in held(council)[Attendance]} == {
        (ADA.id, Part.TAKES_PART), (BEN.id, Part.TAKES_PART),
    }  # fmt: skip
    assert entry is not None
    council.do(undo, entry)
    again = held(council)
    assert {(each.session_id, each.person_id, each.part) for each in again[Attendance]} == {
        (each.session_id, each.person_id, each.part) for each in before[Attendance]
    }
    assert [each.minutes for each in again[Session]] == [each.minutes for each in before[Session]]


def test_times_that_excel_keeps_as_times_are_read(council: App, tmp_path: Path) -> None:
    path = tmp_path / "times.xlsx"
    with xlsxwriter.Workbook(str(path)) as book:
        sheet, clock = book.add_worksheet(), book.add_format({"num_format": "hh:mm"})
        sheet.write_row(0, 0, ["Template", "Day", "From", "Until", "Title"])
        sheet.write_row(1, 0, ["Ours", 1])
        sheet.write_datetime(1, 2, dt.time(9, 30), clock)
        sheet.write_datetime(1, 3, dt.time(10, 15), clock)
        sheet.write(1, 4, "One")
        sheet.write_row(2, 0, ["Ours", 1, 10 / 24, 0.5, "Two"])

    bring(council, "templates", path)

    assert [each[1:3] for each in sessions(council)] == [(570, 45), (600, 120)]


def test_rows_that_make_no_session_are_refused_with_reasons_and_kept(council: App, tmp_path: Path) -> None:
    text = (
        "Template,Day,Start,End,Minutes,Track,Title\n"
        "Ours,1,soon,11am,,1,A\nOurs,1,11am,10am,,1,B\nOurs,1,10am,11am,30,1,C\nOurs,1,10am,,,1,D\n"
        "Ours,,10am,11am,,1,E\n,1,10am,11am,,1,F\nOurs,1,11pm,,90,1,G\nOurs,40,10am,11am,,12,H\nOurs,1,10am,11am,,1,I\n"
    )

    plan = council.read(plan_import, "templates", file(tmp_path, text))

    assert plan.counts == Counts(new=1, refused=8)
    assert reasons(plan) == [
        ["Start: “soon” is not a time of day. Write it like 9:30am or 2:15pm."],
        ["The end is not after the start. Check both times."],
        ["30 minutes do not fit the start and the end. Leave one of the three empty."],
        ["End or Minutes is missing."],
        ["Day is missing."],
        ["Template is missing."],
        ["It would end after midnight. Make it shorter, or begin earlier."],
        ["Day: “40” is out of range.", "Track: “12” is out of range."],
    ]  # fmt: skip
    refused = write_refused_rows(plan, tmp_path)
    assert refused is not None
    assert council.read(plan_import, "templates", refused).counts.refused == 8


def test_a_code_that_stands_twice_for_two_sessions_is_refused(council: App, tmp_path: Path) -> None:
    text = "Day,Start,End,Title,Code\n1,9am,10am,One,D1-01\n1,10am,11am,Two,d1-01\n1,9am,10am,One,D1-01\n"

    plan = council.read(plan_import, "timetable", file(tmp_path, text))

    assert (plan.counts.new, plan.counts.refused, plan.counts.repeats) == (1, 1, 1)
    assert reasons(plan) == [
        ["The code d1-01 stands in row 2 too, for another session. Give one of them another."]
    ]


def test_sessions_the_file_does_not_name_are_listed_and_kept(council: App, tmp_path: Path) -> None:
    bring(council, "timetable", file(tmp_path, VISIT))

    plan = bring(council, "timetable", file(tmp_path, "\n".join(VISIT.splitlines()[:2])))

    assert [line.title for line in plan.lines if line.outcome is Outcome.MISSING] == ["Lunch", "Waits"]
    assert len(held(council)[Session]) == 3


@pytest.mark.parametrize(("text", "register"), [(TEMPLATE, "templates"), (VISIT, "timetable")])
def test_the_window_knows_such_a_file_by_its_headings(
    council: App, tmp_path: Path, text: str, register: str
) -> None:
    assert council.read(likely_register, file(tmp_path, text)) == register


def _remove_everything(uow: Any) -> None:
    for each in (Attendance, Session, TimetableDay, Timetable):
        register: Any = uow.register(each)
        register.remove_many(register.all())


_remove_everything.verb = "test.remove"  # type: ignore[attr-defined] # as the decorator would
