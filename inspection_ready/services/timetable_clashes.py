"""The clashes of a timetable, with everything that is known of its people, rooms and bases."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inspection_ready.domain.absences import Absence
from inspection_ready.domain.availability import Availability
from inspection_ready.domain.base_ways import BaseWay
from inspection_ready.domain.bases import Base, Room
from inspection_ready.domain.clash_check import clashes
from inspection_ready.domain.clash_grid import Circumstances
from inspection_ready.domain.diaries import Diary
from inspection_ready.domain.people import Person

if TYPE_CHECKING:
    from datetime import date

    from inspection_ready.domain.clashes import Clash
    from inspection_ready.domain.whole_timetable import WholeTimetable
    from inspection_ready.storage.reading import Registers


def clashes_of(reader: Registers, whole: WholeTimetable, *, today: date) -> tuple[Clash, ...]:
    """The most pressing first. The same number of queries however large the registers are."""
    return clashes(whole, circumstances(reader, today=today))


def circumstances(reader: Registers, *, today: date) -> Circumstances:
    return Circumstances(
        today=today,
        people={each.id: each for each in reader.register(Person).all()},
        rooms={each.id: each for each in reader.register(Room).all()},
        bases={each.id: each for each in reader.register(Base).all()},
        absences=reader.register(Absence).all(),
        diaries=reader.register(Diary).all(),
        availability=reader.register(Availability).all(),
        ways=reader.register(BaseWay).all(),
    )
