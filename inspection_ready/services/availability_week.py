"""When somebody or something is free, on the days of the visit or of a week; and times marked there."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from inspection_ready.domain.absences import Absence
from inspection_ready.domain.availability import Availability
from inspection_ready.domain.availability_marks import Marked, Off, is_of, mark
from inspection_ready.domain.availability_week import Week
from inspection_ready.domain.bases import Base
from inspection_ready.domain.clash_free import plain_name
from inspection_ready.domain.errors import ChangedMeanwhile
from inspection_ready.domain.inspectors import named_inspectors
from inspection_ready.domain.people import Person
from inspection_ready.domain.timetable import MOST_DAYS, Session, SessionState
from inspection_ready.domain.timetable_days import dated_days
from inspection_ready.domain.working_days import DAY
from inspection_ready.services.diary_subjects import called
from inspection_ready.services.rules import check_row
from inspection_ready.services.timetable import current_timetable, on_site, whole_timetable
from inspection_ready.services.verbs import verb

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from inspection_ready.domain.availability_marks import Mark, Quarter
    from inspection_ready.domain.whole_timetable import WholeTimetable

    # slow import: SQLAlchemy, and the first rows are on view before it
    from inspection_ready.storage.unit_of_work import Reader, UnitOfWork

HOURS = (8 * 60, 18 * 60)
"""Where no timetable says when its days begin and end."""
WORKING_WEEK = 5


def subject_of(reader: Reader, line_id: int | None) -> Availability:
    """Whom a line is about, as a line without times; nobody where there is no such line."""
    found = () if line_id is None else reader.register(Availability).find(id=line_id)
    return next((_bare(each) for each in found), Availability())


def week_of(reader: Reader, subject: Availability, *, around: dt.date | None = None, today: dt.date) -> Week:
    """``around``: a day of the week that is wanted; None: the days of the visit, or this week while they are to come.

    Raises Refused where it is said of nobody; NotFound.
    """
    who, _ = called(reader, subject)
    timetable = current_timetable(reader)
    whole = None if timetable is None else whole_timetable(reader, timetable, today=today)
    visit = _visit(reader, whole, today)
    lines = lines_of(reader, subject)
    days = visit if around is None and visit else _week(around or today, {*visit, *_days_of(lines), around})
    return Week(
        subject=subject,
        who=who,
        days=days,
        is_visit=around is None and bool(visit),
        has_visit=bool(visit),
        hours=HOURS if timetable is None else (timetable.day_from, timetable.day_to),
        lines=lines,
        sessions=() if whole is None else tuple(_sessions(whole, subject)),
        off=_off(reader, subject, days),
    )


@verb("availability.mark")
def mark_times(uow: UnitOfWork, week: Week, marks: Mapping[Quarter, Mark]) -> Marked:
    """On the lines as the week has them. Raises ChangedMeanwhile where they are others by now."""
    if lines_of(uow, week.subject) != week.lines:
        raise ChangedMeanwhile("marks_are_old", who=week.who)
    off = _off(uow, week.subject, {each.on for each in marks})  # of several weeks, and as it is now
    marked = mark(week.lines, week.subject, marks, off=off)
    for row in (*marked.added, *(after for _, after in marked.changed)):
        check_row(uow, row)
    register = uow.register(Availability)
    register.add_many(marked.added)
    register.change_many(marked.changed)
    register.remove_many(marked.removed)
    return marked


def lines_of(reader: Reader, subject: Availability) -> tuple[Availability, ...]:
    found = (each for each in reader.register(Availability).all() if is_of(each, subject))
    return tuple(sorted(found, key=lambda each: each.id))


def _bare(line: Availability) -> Availability:
    return Availability(
        person_id=line.person_id, inspector=line.inspector, room_id=line.room_id, base_id=line.base_id
    )


def _visit(reader: Reader, whole: WholeTimetable | None, today: dt.date) -> tuple[dt.date, ...]:
    """The dates of the timetable's days; without a timetable the working days of the visit."""
    days = dated_days(MOST_DAYS, on_site(reader, today=today), {}) if whole is None else whole.days
    return tuple(sorted({each.on for each in days if each.on is not None}))


def _week(around: dt.date, known: set[dt.date | None]) -> tuple[dt.date, ...]:
    """Monday to Friday; the weekend only where something is known of it, or it was asked for."""
    monday = around - DAY * around.weekday()
    days = [monday + DAY * each for each in range(7)]
    return tuple(each for each in days if each.weekday() < WORKING_WEEK or each in known)


def _days_of(lines: Iterable[Availability]) -> set[dt.date]:
    return {each.starts_on for each in lines if each.starts_on is not None}


def _sessions(whole: WholeTimetable, subject: Availability) -> Iterable[tuple[dt.date, Session]]:
    at = {each.session_id for each in whole.attendances if each.person_id == subject.person_id}
    for session in whole.sessions:
        on = whole.day(session.day).on
        if on is not None and session.state is not SessionState.CANCELLED and _is_for(session, subject, at):
            yield on, session


def _is_for(session: Session, subject: Availability, at: set[int]) -> bool:
    if subject.person_id is not None:
        return session.id in at
    if subject.room_id is not None:
        return session.room_id == subject.room_id
    if subject.base_id is not None:
        return session.base_id == subject.base_id
    return plain_name(subject.inspector) in map(plain_name, named_inspectors(session.inspectors))


def _off(reader: Reader, subject: Availability, days: Iterable[dt.date]) -> dict[dt.date, Off]:
    if subject.person_id is not None:
        person = reader.register(Person).get(subject.person_id)
        absences = reader.register(Absence).find(person_id=person.id)
        away = {each: Off.AWAY for each in days if any(absence.covers(each) for absence in absences)}
        return away | {each: Off.LEFT for each in days if person.has_left(each)}
    if subject.base_id is None:
        return {}
    closed = reader.register(Base).get(subject.base_id).closed_on
    return {each: Off.CLOSED for each in days if closed is not None and closed <= each}
