"""Timetables as they were when their lines went out, to be found again by number or code."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inspection_ready.domain.timetable import Session, Timetable
from inspection_ready.domain.timetable_edits import Seat
from inspection_ready.records.words import folded
from inspection_ready.services.export_sessions import SessionLines

if TYPE_CHECKING:
    from inspection_ready.services.edited_lines import EditedLines, LineBefore
    from inspection_ready.services.import_reading import Reading
    from inspection_ready.storage.reading import Standing


class PastTimetables:
    """The timetables as they were when they went out."""

    def __init__(self, registers: Standing) -> None:
        self._lines = SessionLines(registers)
        self.timetables = tuple(registers.register(Timetable).find(is_template=False))
        self._own = {each.id: each for each in self.timetables}
        self.sessions = tuple(
            each for each in registers.register(Session).all() if each.timetable_id in self._own
        )
        self._by_id = {each.id: each for each in self.sessions}
        self._by_code = {
            (folded(self._own[each.timetable_id].name), folded(each.code)): each
            for each in self.sessions
            if each.code
        }

    def line(self, reading: Reading, lines: EditedLines) -> LineBefore | None:
        """By our number; where that is lost, by the code."""
        found = self._by_id.get(reading.our_id or 0)
        if found is None and reading.our_id is None:
            key = folded(reading.values.get("timetable", "")), folded(reading.values.get("code", ""))
            found = self._by_code.get(key)
        if found is None:
            return None
        timetable = self._own[found.timetable_id]
        people = self._lines.people_at(found)
        return lines.before(self._lines, timetable, Seat(found, people))
