"""The learning log: what was learnt in a session, so that whoever is seen next knows it."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from inspection_ready.domain.frozen import dataclass
from inspection_ready.domain.rows import Row

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from inspection_ready.domain.timetable import Session
    from inspection_ready.domain.timetable_days import DatedDay


@dataclass(frozen=True, slots=True, kw_only=True)
class Learnt(Row):
    """Ours alone: never in what inspectors or partners read."""

    learnt_on: date
    session_code: str = ""
    """As the timetable has it: "D1-03"."""
    statement: str = ""
    """The regime's own id ("QS4")."""
    asked: str
    """In the inspectors' words, as far as they were noted."""
    promised: str = ""
    """Evidence or anything else somebody said they would send."""
    surprised: str = ""
    follow_up: str = ""
    owner_id: int | None = None
    """Who sees to what was promised and to the follow-up."""
    due_on: date | None = None
    done_on: date | None = None
    """Both are seen to, what was promised and the follow-up."""
    request_id: int | None = None
    """The request that what was promised became: from then on that is what is due."""
    pass_on: str = ""
    """What those who are seen next should know."""
    correction: str = ""
    """What was said that is not right, and what is."""
    told_by_id: int | None = None
    notes: str = ""

    @property
    def owed(self) -> str:
        """What was promised, else the follow-up; "" where there is neither."""
        return self.promised.strip() or self.follow_up.strip()

    @property
    def is_owed(self) -> bool:
        return bool(self.owed) and self.done_on is None and self.request_id is None


def learnt_on_day(
    entries: Iterable[Learnt], day: DatedDay, sessions: Iterable[Session]
) -> tuple[Learnt, ...]:
    """On the day's date; while it has none, of its sessions. In the order of the clock, then as they were noted."""
    places = {
        each.code.casefold(): place
        for place, each in enumerate(sessions)
        if each.code and each.day == day.day
    }
    found = [
        each
        for each in entries
        if (each.learnt_on == day.on if day.on is not None else each.session_code.casefold() in places)
    ]
    last = len(places)
    return tuple(sorted(found, key=lambda each: (places.get(each.session_code.casefold(), last), each.id)))


def owed_before(entries: Iterable[Learnt], of_the_day: Sequence[Learnt]) -> tuple[Learnt, ...]:
    """What is still owed of the days before ``of_the_day`` was learnt, in the order of ``entries``."""
    first = min((each.learnt_on for each in of_the_day), default=None)
    return tuple(each for each in entries if first is not None and each.is_owed and each.learnt_on < first)


def day_to_brief_from(entries: Sequence[Learnt], days: Sequence[DatedDay], *, today: date) -> DatedDay | None:
    """The newest day of the timetable, up to today, that anything was learnt on; None where there is none."""
    learnt = {each.learnt_on for each in entries}
    over = [day for day in days if day.on is not None and day.on <= today and day.on in learnt]
    return max(over, key=lambda day: day.on or today, default=None)
