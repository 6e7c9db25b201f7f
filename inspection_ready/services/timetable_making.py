"""Makes timetables: from a template, as a copy, as a template of its own; and finds people for them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date

from inspection_ready.domain.dates import on_the_clock
from inspection_ready.domain.errors import Refused
from inspection_ready.domain.ids import new_id
from inspection_ready.domain.inspectors import inspectors_asked
from inspection_ready.domain.session_codes import with_codes
from inspection_ready.domain.template_fit import Fit, fitted
from inspection_ready.domain.timetable import (
    MOST_DAYS,
    MOST_TRACKS,
    Attendance,
    Session,
    SessionState,
    Timetable,
    TimetableDay,
)
from inspection_ready.domain.timetable_people import missing_people
from inspection_ready.phrases.template_fit import left_out_note
from inspection_ready.services.registers import add_record, change_record
from inspection_ready.services.timetable import directory_of, timetable_parts
from inspection_ready.services.verbs import verb
from inspection_ready.storage.reading import Registers
from inspection_ready.storage.unit_of_work import UnitOfWork

FIRST_NAME = "The visit"


@verb("timetable.make")
def make_timetable(
    uow: UnitOfWork,
    template: Timetable,
    *,
    name: str = FIRST_NAME,
    days: int | None = None,
    tracks: int | None = None,
) -> Timetable:
    """From a template: its sessions with codes, and whoever is found for them by exact words. Raises Refused.

    In fewer days or tracks as ``template_fit`` tells before; what finds no place is named in the notes.
    """
    fit = template_fit(uow, template, days=days, tracks=tracks)
    made = add_record(
        uow,
        replace(
            template,
            id=new_id(),
            version=1,
            name=name,
            is_template=False,
            origin=template.name,
            is_starter=False,
            days=fit.days,
            tracks=fit.tracks,
            notes="\n".join(filter(None, (template.notes, left_out_note(template, fit)))),
        ),
    )
    copies = with_codes(replace(each, code="") for each, _ in _copied(fit.sessions, made))
    uow.register(Session).add_many(copies)
    fill_timetable(uow, made)
    return made


def template_fit(
    reader: Registers, template: Timetable, *, days: int | None = None, tracks: int | None = None
) -> Fit:
    """What becomes of its sessions in so many days and tracks; None: as many as it has. Raises Refused."""
    _, sessions, _ = timetable_parts(reader, template)
    days, tracks = days or template.days, tracks or template.tracks
    for label, asked, most in (("Days", days, MOST_DAYS), ("Tracks", tracks, MOST_TRACKS)):
        if not 1 <= asked <= most:
            raise Refused("out_of_range", label=label, lowest=1, highest=most)
    return fitted(template, sessions, days=days, tracks=tracks)


@verb("timetable.keep_as_template")
def keep_as_template(uow: UnitOfWork, timetable: Timetable, *, name: str) -> Timetable:
    """Its sessions without people, dates, rooms, codes and what was agreed; of inspectors how many. Raises Refused."""
    _, sessions, _ = timetable_parts(uow, timetable)
    made = add_record(
        uow,
        replace(
            timetable, id=new_id(), version=1, name=name, is_template=True, origin=timetable.name, team=""
        ),
    )
    kept = (each for each, _ in _copied(sessions, made) if each.state is not SessionState.CANCELLED)
    uow.register(Session).add_many(_without_particulars(each) for each in kept)
    return made


@verb("timetable.copy")
def copy_timetable(uow: UnitOfWork, timetable: Timetable, *, name: str) -> Timetable:
    """Everything, under another name: its days, people and codes too. Raises Refused."""
    days, sessions, attendances = timetable_parts(uow, timetable)
    made = add_record(uow, replace(timetable, id=new_id(), version=1, name=name, origin=timetable.name))
    copies = list(_copied(sessions, made))
    own = {was: each.id for each, was in copies}
    uow.register(TimetableDay).add_many(
        replace(each, id=new_id(), version=1, timetable_id=made.id) for each in days
    )
    uow.register(Session).add_many(each for each, _ in copies)
    uow.register(Attendance).add_many(
        replace(each, id=new_id(), version=1, session_id=own[each.session_id]) for each in attendances
    )
    return made


@verb("timetable.start")
def start_timetable(uow: UnitOfWork, *, name: str = FIRST_NAME, days: int = 3, tracks: int = 3) -> Timetable:
    """Without any session. Raises Refused."""
    return add_record(uow, Timetable(name=name, days=days, tracks=tracks))


@verb("timetable.change")
def change_timetable(uow: UnitOfWork, before: Timetable, after: Timetable) -> Timetable:
    """Its name, days, tracks or notes. Raises Refused where sessions stand on what would go."""
    _, sessions, _ = timetable_parts(uow, before)
    for name, held in (
        ("days", max((each.day for each in sessions), default=0)),
        ("tracks", max((each.track for each in sessions), default=0)),
    ):
        if getattr(after, name) < held:
            raise Refused("sessions_stand_there", field=name, asked=getattr(after, name), held=held)
    return change_record(uow, before, replace(after, is_template=before.is_template))


@verb("timetable.set_dates")
def set_dates(uow: UnitOfWork, timetable: Timetable, dates: Mapping[int, date | None]) -> None:
    """Days on dates of the coordinator's own; None: counted again from the days on site."""
    held = {each.day: each for each in uow.register(TimetableDay).find(timetable_id=timetable.id)}
    days = uow.register(TimetableDay)
    for day, on in dates.items():
        row = held.get(day)
        if row is not None and on is None and not row.notes:
            days.remove(row)
        elif row is not None:
            days.change(row, replace(row, on=on))
        elif on is not None:
            add_record(uow, TimetableDay(timetable_id=timetable.id, day=day, on=on))


@verb("timetable.fill")
def fill_timetable(uow: UnitOfWork, timetable: Timetable) -> int:
    """Finds people for sessions that have nobody; never takes anybody out. How many were added."""
    _, sessions, attendances = timetable_parts(uow, timetable)
    directory = directory_of(uow, on_the_clock(uow.at).date())
    added = [
        attendance
        for session in sessions
        for attendance in missing_people(session, _at(attendances, session), directory)
    ]
    uow.register(Attendance).add_many(added)
    return len(added)


def _at(attendances: Sequence[Attendance], session: Session) -> Iterator[Attendance]:
    return (each for each in attendances if each.session_id == session.id)


def _copied(sessions: Iterable[Session], into: Timetable) -> Iterator[tuple[Session, int]]:
    """Each copy, and the id of what it is a copy of."""
    for each in sessions:
        yield replace(each, id=new_id(), version=1, timetable_id=into.id), each.id


def _without_particulars(session: Session) -> Session:
    return replace(
        session,
        code="",
        base_id=None,
        room_id=None,
        where="",
        inspectors=inspectors_asked(session.inspectors),
        prep_lead_id=None,
        state=SessionState.PENCILLED,
        notes_for_us="",
        notes_for_them="",
    )
