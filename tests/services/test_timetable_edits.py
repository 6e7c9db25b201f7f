"""A timetable that goes out, is edited in Excel and comes back as proposed changes."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from inspection_ready.domain.bases import Base, Room
from inspection_ready.domain.errors import CannotRead, ChangedMeanwhile
from inspection_ready.domain.people import Person
from inspection_ready.domain.timetable import (
    Attendance,
    Half,
    Part,
    Session,
    SessionFormat,
    SessionState,
    Timetable,
    Turn,
)
from inspection_ready.domain.timetable_edits import Aspect
from inspection_ready.exchange.spreadsheets import read_workbook
from inspection_ready.phrases.clashes import clash_sentence
from inspection_ready.phrases.dates import clock
from inspection_ready.phrases.errors import error_sentence
from inspection_ready.phrases.imports import reasons_sentence
from inspection_ready.services.edit_clashes import clashes_of_taking
from inspection_ready.services.edit_words import edit_words
from inspection_ready.services.exports import export_register
from inspection_ready.services.imports import plan_import
from inspection_ready.services.registers import add_record
from inspection_ready.services.sessions import add_session, change_session, move_session, remove_session
from inspection_ready.services.timetable_edits import plan_edits, take_edits, write_refused_edits
from inspection_ready.services.timetable_making import start_timetable
from inspection_ready.services.undo import undo
from tests.services.importing import held
from tests.workbooks import cells_of, save_workbook

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from inspection_ready.services.app import App
    from inspection_ready.services.timetable_edits import EditPlan

TODAY = dt.date(2026, 11, 30)


class Council:
    """Two days, three sessions, four people, three rooms of two bases."""

    def __init__(self, app: App, folder: Path) -> None:
        self.app, self.folder = app, folder
        self.timetable: Timetable = app.do(start_timetable, name="The visit").result
        hall = app.do(add_record, Base(name="Town Hall", postcode="ZZ1 1AA")).result
        gate = app.do(add_record, Base(name="Market Gate", postcode="ZZ1 2BB")).result
        self.rooms = [
            app.do(add_record, Room(base_id=base.id, name=name)).result
            for base, name in ((hall, "Committee room"), (hall, "Studio"), (gate, "Garden room"))
        ]
        self.people = [
            app.do(add_record, Person(name=name, email=f"{name.split()[0].lower()}@northmoor.example")).result
            for name in ("Ada Brook", "Ben Cole", "Cleo Dale", "Dev Ellis")
        ]
        self.one = self.add("Principal Social Worker", 1, 600, 1, 0, {0: Part.TAKES_PART, 1: Part.NOTE_TAKER})
        self.two = self.add("Commissioning", 1, 720, 1, 1, {2: Part.TAKES_PART})
        self.three = self.add("Carers’ group", 2, 600, 2, 2, {3: Part.TAKES_PART})

    def add(self, title: str, day: int, starts: int, track: int, room: int, who: dict[int, Part]) -> Session:  # noqa: PLR0917 - what a session is made of
        session = Session(
            timetable_id=self.timetable.id, title=title, day=day, starts=starts, minutes=60, track=track,
            room_id=self.rooms[room].id, base_id=self.rooms[room].base_id,
        )  # fmt: skip
        people = {self.people[each].id: part for each, part in who.items()}
        return self.app.do(add_session, session, people).result

    def out(self) -> list[list[Any]]:
        path = self.folder / "timetable.xlsx"
        self.app.read(export_register, "timetable", path)
        rows: list[list[Any]] = list(cells_of(path))
        width = len(rows[0])
        return [[*row, *[""] * (width - len(row))] for row in rows]

    def back(self, rows: list[list[Any]]) -> EditPlan:
        path = save_workbook(self.folder / "edited.xlsx", rows)
        return self.app.read(plan_edits, path, today=TODAY)

    def said(self, plan: EditPlan) -> list[str]:
        words = edit_words(plan)
        return [
            f"{each.session.code}: {words[each.session.timetable_id].change(each)}" for each in plan.proposals
        ]

    def now(self, session: Session) -> Session:
        return next(each for each in held(self.app, Session) if each.id == session.id)


@pytest.fixture
def council(app: App, tmp_path: Path) -> Council:
    return Council(app, tmp_path)


def column(rows: list[list[Any]], heading: str) -> int:
    return int(rows[0].index(heading))


def edit(rows: list[list[Any]], line: int, **cells: object) -> None:
    """``line`` counts the sessions from 1. Headings with _ for a blank."""
    for heading, cell in cells.items():
        rows[line][column(rows, heading.replace("_", " "))] = cell


def refused(plan: EditPlan) -> dict[int, str]:
    return {line: reasons_sentence(reasons) for line, reasons in plan.refused}


def test_what_was_not_edited_proposes_nothing_in_xlsx_and_csv(council: Council) -> None:
    plan = council.back(council.out())
    csv = council.folder / "timetable.csv"
    council.app.read(export_register, "timetable", csv)
    of_csv = council.app.read(plan_edits, csv, today=TODAY)

    for each in (plan, of_csv):
        assert (each.lines, each.same, each.proposals, each.refused) == (3, 3, (), ())


def test_other_ways_to_write_the_same_are_the_same(council: Council) -> None:
    rows = council.out()
    edit(rows, 1, Start="10.00", End=dt.time(11, 0), Day=1.0, State=" pencilled ")
    edit(rows, 2, Start=0.5, End="1pm", Takes_part="Cleo Dale <cleo@northmoor.example>;")
    edit(rows, 3, Start="10:00", Track="2", Room="garden  room")

    plan = council.back(rows)

    assert (plan.same, plan.proposals, plan.refused) == (3, (), ())


def test_each_kind_of_change_is_proposed_in_words(council: Council) -> None:
    rows = council.out()
    edit(
        rows,
        1,
        Day=2,
        Start="2pm",
        End="3pm",
        Room="Studio",
        Takes_part="Ada Brook; Dev Ellis",
    )
    edit(rows, 2, End="1.30pm", State="Confirmed", Title="Commissioning and contracts")
    rows[1][column(rows, "Note-taker")] = ""

    plan = council.back(rows)

    assert council.said(plan) == [
        "D1-01: Moved from Day 1, date to come, 10am to 11am, Track 1 to Day 2, date to come, 2pm to 3pm, Track 1",
        "D1-01: Room: “Studio, Town Hall” instead of “Committee room, Town Hall”",
        "D1-01: Ben Cole no longer (note-taker); Dev Ellis comes (takes part)",
        "D1-02: Longer: 1 hour 30 minutes instead of 1 hour, until 1:30pm",
        "D1-02: State: “Confirmed” instead of “Pencilled”",
        "D1-02: Title: “Commissioning and contracts” instead of “Commissioning”",
    ]
    assert plan.offered == frozenset(range(1, 7))


def test_a_half_day_is_proposed_and_an_emptied_cell_wishes_for_none(council: Council) -> None:
    council.app.do(change_session, council.one, replace(council.one, half=Half.MORNING))
    rows = council.out()
    at = column(rows, "Half-day")
    rows[1][at], rows[2][at] = "", "afternoon"

    plan = council.back(rows)
    council.app.do(take_edits, plan, plan.offered)

    assert council.said(plan) == [
        "D1-01: Half-day: “Either” instead of “Better in the morning”",
        "D1-02: Half-day: “Better in the afternoon” instead of “Either”",
    ]
    assert [each.half for each in held(council.app, Session)][:2] == [Half.ANY, Half.AFTERNOON]


def test_taken_as_one_entry_and_undone_as_one(council: Council) -> None:
    before = held(council.app, Session), held(council.app, Attendance)
    rows = council.out()
    edit(rows, 1, Start="2pm", End="3pm", Room="Studio", Takes_part="Dev Ellis")
    edit(rows, 2, State="Confirmed")
    plan = council.back(rows)

    entry = council.app.do(take_edits, plan, plan.offered).entry
    after, again = council.now(council.one), council.back(rows)
    assert entry is not None
    council.app.do(undo, entry)

    assert (after.starts, after.room_id) == (840, council.rooms[1].id)
    assert (again.proposals, again.already) == ((), 2)
    assert [replace(each, version=0) for each in held(council.app, Session)] == [
        replace(each, version=0) for each in before[0]
    ]
    assert {(each.session_id, each.person_id, each.part) for each in held(council.app, Attendance)} == {
        (each.session_id, each.person_id, each.part) for each in before[1]
    }


def test_only_what_is_chosen_is_taken(council: Council) -> None:
    rows = council.out()
    edit(rows, 1, Start="2pm", End="3pm", Room="Studio")
    plan = council.back(rows)

    council.app.do(take_edits, plan, {2})

    after = council.now(council.one)
    assert (after.starts, after.room_id) == (600, council.rooms[1].id)


def test_a_change_on_both_sides_is_a_conflict_and_left_unless_chosen(council: Council) -> None:
    rows = council.out()
    edit(rows, 1, Start="2pm", End="3pm")
    edit(rows, 2, Start="3pm", End="4pm")
    council.app.do(move_session, council.now(council.one), day=1, starts=570, track=1)
    two = council.now(council.two)
    council.app.do(change_session, two, replace(two, room_id=council.rooms[0].id))

    plan = council.back(rows)
    words = edit_words(plan)[council.timetable.id]

    assert [(each.session.code, each.is_conflict) for each in plan.proposals] == [
        ("D1-01", True),
        ("D1-02", False),
    ]
    assert words.conflict(plan.proposals[0]) == (
        "Changed here too since it went out: Start is “9:30am”, and was “10am”."
    )
    assert plan.offered == {2}
    council.app.do(take_edits, plan, {1, 2})
    assert [council.now(each).starts for each in (council.one, council.two)] == [840, 900]
    assert council.now(council.two).room_id == council.rooms[0].id


def test_people_changed_on_both_sides_come_together(council: Council) -> None:
    rows = council.out()
    edit(rows, 1, Takes_part="Ada Brook; Dev Ellis")
    one = council.now(council.one)
    ada, ben, cleo, dev = (each.id for each in council.people)
    council.app.do(change_session, one, one, {ada: Part.TAKES_PART, cleo: Part.SECOND})

    plan = council.back(rows)
    council.app.do(take_edits, plan, plan.offered)

    now = {each.person_id: each.part for each in held(council.app, Attendance) if each.session_id == one.id}
    assert now == {ada: Part.TAKES_PART, cleo: Part.SECOND, dev: Part.TAKES_PART}
    assert ben not in now


def test_a_line_that_is_gone_is_only_offered_to_be_cancelled(council: Council) -> None:
    rows = council.out()
    del rows[2]

    plan = council.back(rows)

    assert [(each.aspect, each.session.code, each.is_offered) for each in plan.proposals] == [
        (Aspect.REMOVED, "D1-02", False)
    ]
    council.app.do(take_edits, plan, {1})
    assert council.now(council.two).state is SessionState.CANCELLED


def test_a_new_line_is_a_new_session_and_one_made_here_is_not_missing(council: Council) -> None:
    rows = council.out()
    new = [""] * len(rows[0])
    rows.append(new)
    edit(rows, 4, Title="Drop-in", Day=2, Start="1pm", End="2pm", Track=1, Takes_part="ben@northmoor.example")
    council.add("Made here", 2, 900, 1, 0, {})

    plan = council.back(rows)
    council.app.do(take_edits, plan, plan.offered)

    assert council.said(plan) == [": New: Day 2, date to come, 1pm to 2pm, Track 1, with Ben Cole"]
    made = next(each for each in held(council.app, Session) if each.title == "Drop-in")
    assert (made.code, made.day, made.starts, made.minutes) == ("D2-03", 2, 780, 60)


def test_a_clash_it_would_make_is_said_and_a_swap_makes_none(council: Council) -> None:
    rows = council.out()
    edit(rows, 1, Start="12:15pm", End="1:15pm", Room="Studio")
    plan = council.back(rows)

    found = council.app.read(clashes_of_taking, plan, plan.offered, today=TODAY)

    assert any("The room “Studio” is used twice at once" in clash_sentence(each) for each in found.of[2])
    edit(rows, 1, Start="midday", End="1pm", Room="Studio")
    edit(rows, 2, Start="10am", End="11am", Room="Committee room")
    swapped = council.back(rows)
    assert council.app.read(clashes_of_taking, swapped, swapped.offered, today=TODAY).together == ()
    alone = council.app.read(clashes_of_taking, swapped, {1, 2}, today=TODAY)
    assert alone.together != ()


def test_what_cannot_be_read_is_refused_with_reasons_and_kept_in_a_file(council: Council) -> None:
    rows = council.out()
    edit(rows, 1, Start="soon")
    edit(rows, 2, Takes_part="Zed Unknown <zed@northmoor.example>", Day=9)
    edit(rows, 3, Room="Committee room")
    rows += [list(rows[3]), [""] * len(rows[0])]
    edit(rows, 4, Title="A copy")
    edit(rows, 5, Title="No time", Day=1)

    plan = council.back(rows)
    written = write_refused_edits(plan)

    assert refused(plan) == {
        2: "Start: “soon” is not a time of day. Write it like 9:30am or 2:15pm.",
        3: "Takes part: nothing called “Zed Unknown <zed@northmoor.example>” is among the people. Add it there first.",
        4: "Room: nothing called “Committee room” is among the rooms of that base.",
        5: "Row 4 is the same session, D2-01. To add a session, leave its number and its code empty.",
        6: "Start is missing. End is missing.",
    }
    assert written is not None
    assert len(read_workbook(written).sheets[0].rows) == 6
    assert plan.proposals == ()
    assert [each.name for each in held(council.app, Person)] == [each.name for each in council.people]


def test_a_session_removed_here_since_is_refused_only_where_it_was_edited(council: Council) -> None:
    rows = council.out()
    council.app.do(remove_session, council.now(council.one))
    council.app.do(remove_session, council.now(council.two))
    edit(rows, 1, Start="9am", End="10am")

    plan = council.back(rows)

    assert list(refused(plan)) == [2]
    assert "was removed here since" in refused(plan)[2]


def test_a_line_without_its_number_is_known_by_its_code(council: Council) -> None:
    rows = council.out()
    edit(rows, 1, Inspection_Ready_number="", Start="9am", End="10am")

    assert council.said(council.back(rows)) == [
        "D1-01: Moved from Day 1, date to come, 10am to 11am, Track 1 to Day 1, date to come, 9am to 10am, Track 1"
    ]


def test_a_file_of_another_workspace_or_none_of_ours_is_refused(council: Council) -> None:
    rows = council.out()
    at = column(rows, "Record when exported")
    for row in rows[1:]:
        row[at] = "3-00000000aaaa"
    with pytest.raises(CannotRead) as other:
        council.back(rows)
    with pytest.raises(CannotRead) as none:
        council.back([row[:at] for row in rows])

    assert error_sentence(other.value).startswith("edited.xlsx was exported from another workspace")
    assert error_sentence(none.value).startswith("edited.xlsx was not exported from here")


def test_a_plan_that_is_old_is_not_taken(council: Council) -> None:
    rows = council.out()
    edit(rows, 1, Start="9am", End="10am")
    plan = council.back(rows)
    council.app.do(add_record, Person(name="Eve"))

    with pytest.raises(ChangedMeanwhile):
        council.app.do(take_edits, plan, {1})


def test_the_column_that_tells_where_it_stood_is_left_by_an_import(council: Council) -> None:
    council.out()

    plan = council.app.read(plan_import, "timetable", council.folder / "timetable.xlsx")

    assert (plan.counts.same, [note.code for note in plan.notes if note.code == "columns_left"]) == (3, [])


# whatever stands in a timetable, and is not edited, proposes nothing

WORDS = st.text(st.characters(codec="utf-8", exclude_categories=["Cs", "Cc"]), max_size=30)
LONG = st.text(st.characters(codec="utf-8", exclude_categories=["Cs", "Cc"]) | st.just("\n"), max_size=60)
SESSIONS_DRAWN = st.lists(
    st.fixed_dictionaries(
        {
            "title": WORDS.map(lambda each: f"{each} talk").map(str.strip),
            "day": st.integers(1, 2),
            "starts": st.integers(0, 1380),
            "minutes": st.integers(1, 59),
            "track": st.integers(0, 2),
            "where": WORDS.map(str.strip),
            "inspectors": WORDS.map(str.strip),
            "wanted": WORDS.map(str.strip),
            "brief": LONG.map(str.strip),
            "notes_for_us": LONG.map(str.strip),
            "format": st.sampled_from(SessionFormat),
            "state": st.sampled_from(SessionState),
            "turn": st.sampled_from(Turn),
            "half": st.sampled_from(Half),
            "only_on_day": st.none() | st.integers(1, 2),
            "earliest": st.none() | st.integers(0, 1439),
            "latest": st.none() | st.integers(0, 1439),
        }
    ),
    min_size=1,
    max_size=4,
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=40)
@given(SESSIONS_DRAWN, st.sampled_from(["xlsx", "csv"]), st.frozensets(st.integers(0, 3)))
def test_an_export_that_is_read_back_proposes_nothing_whatever_is_in_it(
    council: Council, drawn: list[dict[str, Any]], kind: str, who: frozenset[int]
) -> None:
    room = council.rooms[0]
    people = {council.people[each].id: Part.TAKES_PART for each in who}
    made = [
        council.app.do(
            add_session,
            Session(timetable_id=council.timetable.id, room_id=room.id, base_id=room.base_id, **each),
            people,
        ).result
        for each in drawn
    ]
    path = council.folder / f"out.{kind}"
    council.app.read(export_register, "timetable", path)

    plan = council.app.read(plan_edits, path, today=TODAY)
    for each in made:
        council.app.do(remove_session, council.now(each))

    assert (plan.lines, plan.same, plan.proposals, plan.refused) == (3 + len(made), 3 + len(made), (), ())


def test_people_of_one_name_stay_who_they_are(council: Council) -> None:
    two = [council.app.do(add_record, Person(name="Ada Brook", role=role)).result for role in ("One", "Two")]
    one = council.now(council.one)
    people = {each.id: Part.TAKES_PART for each in two}
    council.app.do(change_session, one, one, people)
    rows = council.out()

    same = council.back(rows)
    edit(rows, 1, Takes_part=f"{rows[1][column(rows, 'Takes part')]}; Dev Ellis")
    added = council.back(rows)

    assert (same.proposals, same.refused) == ((), ())
    assert council.said(added) == ["D1-01: Dev Ellis comes (takes part)"]


# random edits are proposed exactly

ROOMS = {0: "Committee room", 1: "Studio", 2: "Garden room"}
BASES = {0: "Town Hall, ZZ1 1AA", 1: "Town Hall, ZZ1 1AA", 2: "Market Gate, ZZ1 2BB"}
WRITTEN: list[Callable[[int], object]] = [
    clock,
    lambda at: dt.time(at // 60, at % 60),
    lambda at: f"{at // 60}.{at % 60:02}",
    lambda at: f"{at // 60:02}:{at % 60:02}",
]
EDITS = st.fixed_dictionaries(
    {},
    optional={
        "time": st.tuples(
            st.integers(32, 60), st.integers(2, 8), st.integers(1, 2), st.sampled_from(WRITTEN)
        ),
        "room": st.sampled_from([0, 1, 2]),
        "people": st.frozensets(st.integers(0, 3)),
        "state": st.sampled_from(["Pencilled", "Confirmed", "Cancelled"]),
        "title": st.text("abcdeé &<'", min_size=3, max_size=12).map(lambda each: f"T{each}x"),
    },
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=40)
@given(st.tuples(EDITS, EDITS, EDITS))
def test_random_edits_are_proposed_exactly_and_taking_them_makes_the_timetable_the_file(
    council: Council, drawn: tuple[dict[str, Any], ...]
) -> None:
    rows = council.out()
    sessions = [council.now(each) for each in (council.one, council.two, council.three)]
    wanted = [
        _edited(council, rows, at, session, drawn[at - 1]) for at, session in enumerate(sessions, start=1)
    ]

    plan = council.back(rows)
    entry = council.app.do(take_edits, plan, plan.offered).entry

    assert {(each.session.id, each.aspect) for each in plan.proposals} == {
        (session.id, aspect)
        for session, (_, _, aspects) in zip(sessions, wanted, strict=True)
        for aspect in aspects
    }
    for session, (after, people, _) in zip(sessions, wanted, strict=True):
        now = council.now(session)
        assert replace(now, version=0) == replace(after, version=0)
        assert _taking_part(council, session) == people
    if entry is not None:
        council.app.do(undo, entry)
    assert [replace(council.now(each), version=0) for each in sessions] == [
        replace(each, version=0) for each in sessions
    ]


def _taking_part(council: Council, session: Session) -> frozenset[int]:
    return frozenset(
        each.person_id
        for each in held(council.app, Attendance)
        if each.session_id == session.id and each.part is Part.TAKES_PART
    )


def _edited(
    council: Council, rows: list[list[Any]], at: int, session: Session, drawn: dict[str, Any]
) -> tuple[Session, frozenset[int], set[Aspect]]:
    """What the session becomes, who takes part in it, and what of it has changed."""
    after, before = session, _taking_part(council, session)
    people = before
    if "time" in drawn:
        quarter, quarters, day, write = drawn["time"]
        starts, ends = quarter * 15, (quarter + quarters) * 15
        edit(rows, at, Day=day, Start=write(starts), End=write(ends))
        after = replace(after, day=day, starts=starts, minutes=ends - starts)
    if "room" in drawn:
        room = council.rooms[drawn["room"]]
        edit(rows, at, Base=BASES[drawn["room"]], Room=ROOMS[drawn["room"]])
        after = replace(after, room_id=room.id, base_id=room.base_id)
    if "people" in drawn:
        chosen = [
            council.people[each]
            for each in sorted(drawn["people"])
            if not _has_another_part(council, session, each)
        ]
        edit(rows, at, Takes_part="; ".join(each.email for each in chosen))
        people = frozenset(each.id for each in chosen)
    if "state" in drawn:
        edit(rows, at, State=drawn["state"])
        after = replace(after, state=SessionState(drawn["state"].lower()))
    if "title" in drawn:
        edit(rows, at, Title=drawn["title"])
        after = replace(after, title=" ".join(drawn["title"].split()))
    aspects = {
        aspect
        for aspect, names in (
            (Aspect.TIME, ("day", "starts", "minutes")),
            (Aspect.PLACE, ("room_id",)),
            (Aspect.STATE, ("state",)),
            (Aspect.WORDS, ("title",)),
        )
        if any(getattr(after, name) != getattr(session, name) for name in names)
    }
    return after, people, aspects | ({Aspect.PEOPLE} if people != before else set())


def _has_another_part(council: Council, session: Session, at: int) -> bool:
    return any(
        each.session_id == session.id
        and each.person_id == council.people[at].id
        and each.part is not Part.TAKES_PART
        for each in held(council.app, Attendance)
    )
