"""The timetable a command is about."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inspection_ready.domain.errors import NotFound
from inspection_ready.domain.moments import today
from inspection_ready.services.timetable import (
    current_timetable,
    timetable_named,
    timetables,
    whole_timetable,
)

if TYPE_CHECKING:
    from inspection_ready.domain.whole_timetable import WholeTimetable
    from inspection_ready.services.app import App


def chosen_timetable(app: App, name: str | None) -> WholeTimetable:
    """By its name; without one, the timetable made last. Raises NotFound."""
    found = app.read(current_timetable) if name is None else app.read(timetable_named, name)
    if found is None:
        raise NotFound("no_timetable_yet", templates=tuple(each.name for each in app.read(timetables)))
    return app.read(whole_timetable, found, today=today(app.clock))
