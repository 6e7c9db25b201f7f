"""Some days of one person, inspector, room or base, with everything that stands on them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inspection_ready.domain.frozen import dataclass

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping

    from inspection_ready.domain.availability import Availability
    from inspection_ready.domain.availability_marks import Off
    from inspection_ready.domain.timetable import Session


@dataclass(frozen=True, slots=True, kw_only=True)
class Week:
    """``lines``: all of the subject, whatever their days."""

    subject: Availability
    who: str
    days: tuple[dt.date, ...]
    is_visit: bool
    """These are the days of the visit."""
    has_visit: bool
    """The days of the visit are known."""
    hours: tuple[int, int]
    """Minutes after midnight."""
    lines: tuple[Availability, ...]
    sessions: tuple[tuple[dt.date, Session], ...]
    """Those it is wanted for, or that are to be there."""
    off: Mapping[dt.date, Off]
    """Days on which it is not there at all, which the list of availability does not say."""
