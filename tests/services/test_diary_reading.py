"""A diary brought in for one person: looked at first, read again later, and never over what was typed."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest

from inspection_ready.domain.availability import Availability, Can
from inspection_ready.domain.bases import Base, Room
from inspection_ready.domain.busy_times import Span
from inspection_ready.domain.diaries import Diary
from inspection_ready.domain.errors import ChangedMeanwhile, Refused
from inspection_ready.domain.people import Person
from inspection_ready.exchange.spreadsheets import read_workbook
from inspection_ready.phrases.diaries import clearing_words
from inspection_ready.services.diary_reading import (
    Fate,
    diary_span,
    plan_diary,
    take_diary,
    write_refused_events,
)
from inspection_ready.services.diary_subjects import subject_named
from inspection_ready.services.inspection import notify, set_on_site
from inspection_ready.services.regimes import use_shipped_regime
from inspection_ready.services.registers import add_record, change_record
from inspection_ready.services.undo import undo
from tests.exchange.calendars.diaries import diary, event
from tests.services.importing import held

if TYPE_CHECKING:
    from pathlib import Path

    from inspection_ready.services.app import App
    from inspection_ready.services.diary_reading import DiaryPlan

VISIT = Span(first=date(2027, 2, 1), last=date(2027, 2, 28))
TODAY = date(2027, 1, 20)
ONE = event("DTSTART:20270209T090000Z", "DTEND:20270209T100000Z", "SUMMARY:Budget", uid="one")
TWO = event("DTSTART:20270210T090000Z", "DTEND:20270210T100000Z", "SUMMARY:Clinic", uid="two")
THREE = event("DTSTART:20270211T090000Z", "DTEND:20270211T100000Z", "STATUS:TENTATIVE", uid="three")


def add_asha(app: App) -> Availability:
    person = app.do(add_record, Person(name="Asha Patel", email="asha@northmoor.example")).result
    return Availability(person_id=person.id)


def plan_of(
    app: App,
    path: Path,
    subject: Availability,
    *,
    read_on: date = TODAY,
    span: Span = VISIT,
    titles: bool = False,
) -> DiaryPlan:
    return app.read(plan_diary, path, subject, span, read_on=read_on, with_titles=titles)


def fates(plan: DiaryPlan) -> list[tuple[str, int]]:
    return [(each.fate.value, each.line.starts_on.day if each.line.starts_on else 0) for each in plan.lines]


def test_a_diary_brings_busy_times_without_what_they_are_about(app: App, tmp_path: Path) -> None:
    subject = add_asha(app)
    plan = plan_of(app, diary(tmp_path, ONE, TWO, THREE), subject)

    entry = app.do(take_diary, plan).entry

    assert [(each.starts_on, each.window, each.can, each.why) for each in held(app, Availability)] == [
        (date(2027, 2, 9), (540, 600), Can.CANNOT, "Busy in the diary read on 20 January 2027"),
        (date(2027, 2, 10), (540, 600), Can.CANNOT, "Busy in the diary read on 20 January 2027"),
        (date(2027, 2, 11), (540, 600), Can.CANNOT, "Tentative in the diary read on 20 January 2027"),
    ]
    assert (plan.tentative, plan.who, entry is None) == (1, "Asha Patel", False)


def test_read_again_what_is_gone_goes_what_is_there_stays_and_what_was_typed_is_left(
    app: App, tmp_path: Path
) -> None:
    subject = add_asha(app)
    app.do(take_diary, plan_of(app, diary(tmp_path, ONE, TWO), subject))
    app.do(add_record, replace(subject, starts_on=date(2027, 2, 9), starts=780, ends=840, why="Court"))
    app.do(add_record, replace(subject, id=1, starts_on=date(2027, 2, 11), starts=540, ends=600, why="Typed"))
    before = held(app, Availability)

    plan = plan_of(app, diary(tmp_path, TWO, THREE), subject, read_on=date(2027, 1, 25))
    entry = app.do(take_diary, plan).entry
    after = held(app, Availability)
    assert entry is not None
    app.do(undo, entry)

    assert fates(plan) == [("gone", 9), ("same", 10), ("typed", 11)]
    assert sorted(each.why for each in after) == [
        "Busy in the diary read on 25 January 2027",
        "Court",
        "Typed",
    ]
    assert [replace(each, version=0) for each in held(app, Availability)] == [
        replace(each, version=0) for each in before
    ]


def test_the_same_diary_on_the_same_day_changes_nothing(app: App, tmp_path: Path) -> None:
    subject = add_asha(app)
    path = diary(tmp_path, ONE, TWO)
    app.do(take_diary, plan_of(app, path, subject))

    again = plan_of(app, path, subject)

    assert (again.count(Fate.SAME), again.changes_nothing) == (2, True)


def test_a_line_somebody_changed_is_theirs_and_stays(app: App, tmp_path: Path) -> None:
    subject = add_asha(app)
    app.do(take_diary, plan_of(app, diary(tmp_path, ONE), subject))
    line = held(app, Availability)[0]
    app.do(change_record, line, replace(line, why="Court", starts=545))

    app.do(take_diary, plan_of(app, diary(tmp_path, TWO), subject))

    assert [(each.why, each.read_on) for each in held(app, Availability)] == [
        ("Court", None),
        ("Busy in the diary read on 20 January 2027", TODAY),
    ]


def test_only_the_days_that_are_read_are_replaced(app: App, tmp_path: Path) -> None:
    subject = add_asha(app)
    whole = event("DTSTART;VALUE=DATE:20270208", "DTEND;VALUE=DATE:20270213")
    app.do(take_diary, plan_of(app, diary(tmp_path, whole), subject))

    plan = plan_of(
        app, diary(tmp_path, TWO), subject, span=Span(first=date(2027, 2, 10), last=date(2027, 2, 10))
    )
    app.do(take_diary, plan)

    lines = sorted(held(app, Availability), key=lambda each: each.starts_on or TODAY)
    assert [(each.starts_on, each.ends_on, each.window) for each in lines] == [
        (date(2027, 2, 8), date(2027, 2, 9), (0, 1440)),
        (date(2027, 2, 10), None, (540, 600)),
        (date(2027, 2, 11), date(2027, 2, 12), (0, 1440)),
    ]


def test_titles_are_kept_where_they_are_asked_for(app: App, tmp_path: Path) -> None:
    plan = plan_of(app, diary(tmp_path, ONE, TWO), add_asha(app), titles=True)

    assert [each.line.why for each in plan.lines] == [
        "“Budget” in the diary read on 20 January 2027",
        "“Clinic” in the diary read on 20 January 2027",
    ]


def test_a_plan_that_is_old_is_not_written(app: App, tmp_path: Path) -> None:
    plan = plan_of(app, diary(tmp_path, ONE), add_asha(app))
    app.do(add_record, Person(name="Ben Cole"))

    with pytest.raises(ChangedMeanwhile):
        app.do(take_diary, plan)

    assert held(app, Availability) == ()


def test_refused_events_are_kept_in_a_file_with_reasons_and_without_titles(app: App, tmp_path: Path) -> None:
    wrong = event("DTSTART:20270209T090000Z", "DTEND:20270209T080000Z", "SUMMARY:Clinic")
    plan = plan_of(app, diary(tmp_path, ONE, wrong), add_asha(app))

    written = write_refused_events(plan)

    assert written is not None
    rows = [list(row) for row in read_workbook(written).sheets[0].rows]
    assert (written.name, rows) == (
        "diary - refused rows.xlsx",
        [
            ["Line of the file", "Starts", "Ends", "Repeats", "Why it was refused"],
            [11.0, "20270209T090000Z", "20270209T080000Z", "",
             "It ends before it starts. Mend it in the calendar, or enter it by hand."],
        ],
    )  # fmt: skip


def test_a_calendar_of_another_name_is_said(app: App, tmp_path: Path) -> None:
    subject = add_asha(app)
    own = plan_of(app, diary(tmp_path, ONE, told="X-WR-CALNAME:asha@northmoor.example\n"), subject)
    other = plan_of(app, diary(tmp_path, ONE, told="X-WR-CALNAME:Ben Cole\n"), subject)

    assert ([note.code for note in own.notes], [note.code for note in other.notes]) == ([], ["diary_called"])


def test_a_room_and_an_inspector_have_diaries_too(app: App, tmp_path: Path) -> None:
    base = app.do(add_record, Base(name="Town Hall", postcode="ZZ1 1AA")).result
    room = app.do(add_record, Room(base_id=base.id, name="Committee room")).result
    path = diary(tmp_path, ONE)

    for subject in (
        app.read(subject_named, room="committee room, town hall"),
        app.read(subject_named, inspector=" Lee Marsh "),
    ):
        app.do(take_diary, plan_of(app, path, subject))

    assert [(each.room_id, each.inspector) for each in held(app, Availability)] == [
        (room.id, ""),
        (None, "Lee Marsh"),
    ]
    with pytest.raises(Refused):
        app.read(subject_named, person="a", room="b")


def test_the_days_to_read_are_two_weeks_around_the_visit(app: App) -> None:
    without = app.read(diary_span, today=date(2026, 11, 30))
    app.do(use_shipped_regime)
    app.do(notify, received=app.clock.now())
    app.do(set_on_site, first=date(2027, 2, 9), last=date(2027, 2, 11))

    assert without == Span(first=date(2026, 11, 30), last=date(2027, 5, 31))
    assert app.read(diary_span, today=date(2026, 11, 30)) == Span(
        first=date(2027, 1, 26), last=date(2027, 2, 25)
    )


def test_whether_the_diary_is_cleared_for_the_visit_is_said_beside_it(app: App, tmp_path: Path) -> None:
    subject = add_asha(app)
    assert subject.person_id is not None
    path = diary(tmp_path, ONE)
    without = plan_of(app, path, subject).clearing
    app.do(add_record, Diary(person_id=subject.person_id, asked_on=date(2026, 12, 1)))

    plan = plan_of(app, path, subject)

    assert without is None
    assert plan.clearing is not None
    assert clearing_words(plan.clearing) == "Cleared for the visit: asked on 1 December 2026."
