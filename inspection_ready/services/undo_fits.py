"""Whether what an undo puts back still fits what was done since: a command checks what it writes, and so does this."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from inspection_ready.domain.errors import Refused
from inspection_ready.domain.rows import Row
from inspection_ready.domain.session_moves import refuse_misplaced
from inspection_ready.domain.timetable import Attendance, Session, Timetable, TimetableDay
from inspection_ready.domain.trail import Action, TrailRow
from inspection_ready.records.registry import record_of
from inspection_ready.storage.unit_of_work import UnitOfWork

ONCE: tuple[type[Row], ...] = (Attendance, TimetableDay)
"""Of these there is one, by the numbers it names: nobody is at a session twice."""


def refuse_misfits(uow: UnitOfWork, rows: Iterable[TrailRow]) -> None:
    """Call this once they are put back. Raises Refused."""
    back: dict[str, set[int]] = {}
    for row in rows:
        if row.action is not Action.ADDED:
            back.setdefault(row.kind, set()).add(row.record_id)
    for row_type in ONCE:
        _refuse_two(uow, row_type, back)
    for timetable in _timetables(uow, back):
        refuse_misplaced(timetable, uow.register(Session).find(timetable_id=timetable.id))


def _refuse_two(uow: UnitOfWork, row_type: type[Row], back: dict[str, set[int]]) -> None:
    register, record = uow.register(row_type), record_of(row_type)
    for row in register.among(sorted(back.get(register.kind, ()))):
        same = {name: getattr(row, name) for name in record.identity[0]}
        if len(register.find(**same)) > 1:
            raise Refused("undo_makes_two", singular=record.singular)


def _timetables(uow: UnitOfWork, back: dict[str, set[int]]) -> Iterator[Timetable]:
    """Those whose days or tracks, or whose sessions, were put back."""
    sessions, timetables = uow.register(Session), uow.register(Timetable)
    ids = {each.timetable_id for each in sessions.among(sorted(back.get(sessions.kind, ())))}
    yield from timetables.among(sorted(ids | back.get(timetables.kind, set())))
