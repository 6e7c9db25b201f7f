"""The timetable a command is about."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inspection_ready.domain.moments import today
from inspection_ready.services.timetable import timetable_asked, whole_timetable

if TYPE_CHECKING:
    from inspection_ready.domain.whole_timetable import WholeTimetable
    from inspection_ready.services.app import App


def chosen_timetable(app: App, name: str | None) -> WholeTimetable:
    """By its name; without one, the timetable of the visit, or whichever there is. Raises NotFound."""
    return app.read(whole_timetable, app.read(timetable_asked, name), today=today(app.clock))
