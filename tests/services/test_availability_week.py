"""The week of somebody's time: which days and hours, what stands there; and marks kept as one step."""

from __future__ import annotations

import datetime as dt

import pytest

from inspection_ready.domain.absences import Absence
from inspection_ready.domain.availability import Availability, Can
from inspection_ready.domain.availability_marks import Mark, Off, Quarter
from inspection_ready.domain.availability_week import Week
from inspection_ready.domain.bases import Base, Room
from inspection_ready.domain.errors import ChangedMeanwhile, Refused
from inspection_ready.domain.people import Person
from inspection_ready.domain.timetable import Attendance, Session, SessionState, Timetable, TimetableDay
from inspection_ready.phrases.availability_week import how_to_change, week_words
from inspection_ready.phrases.errors import error_sentence
from inspection_ready.services.app import App
from inspection_ready.services.availability_week import mark_times, subject_of, week_of
from inspection_ready.services.inspection import notify, set_on_site
from inspection_ready.services.regimes import use_shipped_regime
from inspection_ready.services.registers import add_record
from inspection_ready.services.undo import undo
from tests.services.importing import held
from tests.story import add

TODAY = dt.date(2026, 11, 30)
TUESDAY, WEDNESDAY = dt.date(2027, 2, 9), dt.date(2027, 2, 10)
ASHA = Person(name="Asha Patel")
HALL = Base(name="Town Hall")
ROOM = Room(base_id=HALL.id, name="Room 1")
COURT = Mark(Can.CANNOT, "Court")


def week(app: App, subject: Availability, around: dt.date | None = None) -> Week:
    return app.read(week_of, subject, around=around, today=TODAY)


def of_asha(**told: object) -> Availability:
    return Availability(person_id=ASHA.id, **told)  # type: ignore[arg-type] # fields of a line


def with_timetable(app: App) -> tuple[Session, ...]:
    made = Timetable(name="The visit", days=2, day_from=9 * 60, day_to=16 * 60)
    sessions = tuple(
        Session(
            timetable_id=made.id,
            day=day,
            starts=600,
            minutes=60,
            title=title,
            room_id=ROOM.id,
            base_id=HALL.id,
            inspectors="Jo Hart",
            state=state,
        )
        for day, title, state in (
            (1, "Seen", SessionState.PENCILLED),
            (2, "Off", SessionState.CANCELLED),
        )
    )
    app.do(add, HALL, ROOM, ASHA, made, TimetableDay(timetable_id=made.id, day=1, on=TUESDAY))
    app.do(add, TimetableDay(timetable_id=made.id, day=2, on=WEDNESDAY), *sessions)
    app.do(add, *(Attendance(session_id=each.id, person_id=ASHA.id) for each in sessions))
    return sessions


def test_while_the_days_are_to_come_this_week_is_shown(app: App) -> None:
    app.do(add, ASHA)

    found = week(app, of_asha())

    assert [found.days[0], found.days[-1], len(found.days)] == [TODAY, dt.date(2026, 12, 4), 5]
    assert (found.hours, found.has_visit) == ((480, 1080), False)
    assert week_words(found) == (
        "Asha Patel, 30 November to 4 December 2026. The days of the visit are to come: a week is shown."
    )


def test_without_a_timetable_the_working_days_on_site_are_shown(app: App) -> None:
    app.do(add, ASHA)
    app.do(use_shipped_regime)
    app.do(notify, received=app.clock.now())
    app.do(set_on_site, first=dt.date(2027, 2, 12), last=dt.date(2027, 2, 15))

    found = week(app, of_asha())

    assert found.days == (dt.date(2027, 2, 12), dt.date(2027, 2, 15))
    assert week_words(found) == "Asha Patel, 12 to 15 February 2027: the days of the visit."


def test_the_timetable_gives_days_hours_and_the_sessions_that_stand(app: App) -> None:
    seen, _ = with_timetable(app)

    subjects = (
        of_asha(),
        Availability(inspector="jo hart"),
        Availability(room_id=ROOM.id),
        Availability(base_id=HALL.id),
    )
    found = [week(app, each) for each in subjects]

    assert [each.sessions for each in found] == [((TUESDAY, seen),)] * 4
    assert [(each.days, each.hours) for each in found] == [((TUESDAY, WEDNESDAY), (540, 960))] * 4
    assert [each.who for each in found] == ["Asha Patel", "jo hart", "Room 1", "Town Hall"]


def test_another_week_has_its_weekend_only_where_something_is_known_of_it(app: App) -> None:
    app.do(add, ASHA, of_asha(starts_on=dt.date(2027, 3, 6)))

    assert week(app, of_asha(), dt.date(2027, 3, 3)).days[-1] == dt.date(2027, 3, 6)
    assert week(app, of_asha(), dt.date(2027, 3, 10)).days[-1] == dt.date(2027, 3, 12)
    assert week(app, of_asha(), dt.date(2027, 3, 14)).days[-1] == dt.date(2027, 3, 14)


def test_days_somebody_is_away_has_left_or_a_base_is_closed_are_off(app: App) -> None:
    left = Person(name="Ben Cole", left_on=dt.date(2026, 12, 3))
    shut = Base(name="Market Gate", closed_on=dt.date(2026, 12, 4))
    away = Absence(person_id=ASHA.id, starts_on=dt.date(2026, 12, 1), ends_on=dt.date(2026, 12, 2))
    app.do(add, ASHA, left, shut, away)

    found = [
        week(app, each).off
        for each in (of_asha(), Availability(person_id=left.id), Availability(base_id=shut.id))
    ]

    assert [dict(each) for each in found] == [
        {dt.date(2026, 12, 1): Off.AWAY, dt.date(2026, 12, 2): Off.AWAY},
        {dt.date(2026, 12, 3): Off.LEFT, dt.date(2026, 12, 4): Off.LEFT},
        {dt.date(2026, 12, 4): Off.CLOSED},
    ]


def test_marks_are_one_step_and_undo_takes_them_back_whole(app: App) -> None:
    line = of_asha(starts_on=TODAY, starts=540, ends=720, why="Clinic")
    app.do(add, ASHA, line)
    marks = {Quarter(TODAY, 600): Mark(Can.CAN), Quarter(TODAY, 840): COURT, Quarter(TODAY, 855): COURT}

    done = app.do(mark_times, week(app, of_asha()), marks)
    times = sorted((each.window, each.why) for each in held(app, Availability))
    assert done.entry is not None
    app.do(undo, done.entry)

    assert times == [((540, 600), "Clinic"), ((615, 720), "Clinic"), ((840, 870), "Court")]
    assert [each.window for each in held(app, Availability)] == [(540, 720)]


def test_a_day_that_is_off_is_left_as_it_is_whichever_week_is_shown(app: App) -> None:
    away = Absence(person_id=ASHA.id, starts_on=TUESDAY, ends_on=TUESDAY)
    app.do(add, ASHA, away, of_asha(starts_on=TUESDAY, starts=540, ends=600))

    marks = {Quarter(TUESDAY, 540): Mark(Can.CAN), Quarter(TUESDAY, 720): COURT, Quarter(TODAY, 540): COURT}
    marked = app.do(mark_times, week(app, of_asha()), marks).result

    assert [each.starts_on for each in marked.added] == [TODAY]
    assert (marked.changed, marked.removed, marked.held) == ((), (), (Quarter(TUESDAY, 540),))


def test_what_changed_meanwhile_is_told_and_nothing_is_saved(app: App) -> None:
    app.do(add, ASHA)
    seen = week(app, of_asha())
    app.do(add_record, of_asha(starts_on=TODAY, starts=540, ends=600))

    with pytest.raises(ChangedMeanwhile) as caught:
        app.do(mark_times, seen, {Quarter(TODAY, 840): COURT})

    assert error_sentence(caught.value).startswith(
        "The times of Asha Patel were changed since they were read."
    )
    assert len(held(app, Availability)) == 1


def test_marks_that_change_nothing_leave_no_entry(app: App) -> None:
    app.do(add, ASHA)

    assert app.do(mark_times, week(app, of_asha()), {Quarter(TODAY, 840): Mark(Can.CAN)}).entry is None


def test_whom_a_line_is_about_is_read_from_it(app: App) -> None:
    line = Availability(inspector="Jo Hart", starts=540)
    app.do(add, line)

    found = app.read(subject_of, line.id)

    assert (found.inspector, found.starts) == ("Jo Hart", None)
    assert app.read(subject_of, None).inspector == app.read(subject_of, 12345).inspector == ""


def test_of_nobody_there_is_no_week(app: App) -> None:
    with pytest.raises(Refused):
        week(app, Availability())


@pytest.mark.parametrize(
    ("line", "said"),
    [
        (
            of_asha(weekdays="Tuesday", starts=540, ends=600),
            "“Tuesday, 9am to 10am” repeats. It is not cut here",
        ),
        (of_asha(starts_on=TUESDAY, ends_on=WEDNESDAY), "is for more than one day. It is not cut here"),
        (of_asha(can=Can.CAN, weekdays="Tuesday"), "says when they can, and at no other time."),
        (of_asha(starts_on=TUESDAY, read_on=TODAY), "came from a diary read on 30 November 2026."),
        (of_asha(), "“Every day, all day” is for more than one day."),
    ],
)
def test_what_cannot_be_cut_says_why_and_where_it_is_changed(line: Availability, said: str) -> None:
    assert said in how_to_change(line)
    assert "change its line in the list" in how_to_change(line)
