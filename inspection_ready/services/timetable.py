"""The timetable of the visit, and the templates it can be made from."""

from __future__ import annotations

from inspection_ready.domain.timetable import Attendance, Session, Timetable, TimetableDay
from inspection_ready.storage.unit_of_work import Reader

Parts = tuple[tuple[TimetableDay, ...], tuple[Session, ...], tuple[Attendance, ...]]


def current_timetable(reader: Reader) -> Timetable | None:
    """The newest that is no template; None while there is none."""
    made = reader.register(Timetable).find(is_template=False)
    return max(made, key=lambda timetable: timetable.id, default=None)


def timetable_parts(reader: Reader, timetable: Timetable | None) -> Parts:
    """Its days, its sessions in the order of the clock, and who is at them."""
    if timetable is None:
        return (), (), ()
    days = reader.register(TimetableDay).find(timetable_id=timetable.id)
    sessions = sorted(
        reader.register(Session).find(timetable_id=timetable.id),
        key=lambda session: (session.day, session.starts, session.track, session.title),
    )
    own = {session.id for session in sessions}
    attendances = tuple(each for each in reader.register(Attendance).all() if each.session_id in own)
    return tuple(sorted(days, key=lambda day: day.day)), tuple(sessions), attendances
