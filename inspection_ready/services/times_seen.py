"""Who is seen at a timetable and how often, from the roles, the lists and what timetables ask for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inspection_ready.domain.lists import DistributionList, ListMember
from inspection_ready.domain.people import Person
from inspection_ready.domain.roles import Role
from inspection_ready.domain.times_seen import Seen, expected_people, seen_people
from inspection_ready.domain.timetable import Session

if TYPE_CHECKING:
    from datetime import date

    from inspection_ready.domain.whole_timetable import WholeTimetable
    from inspection_ready.storage.reading import Registers


def times_seen(reader: Registers, whole: WholeTimetable, *, today: date) -> tuple[Seen, ...]:
    """Nobody at a template, which has no people."""
    if whole.timetable.is_template:
        return ()
    people = reader.register(Person).all()
    expected = expected_people(
        people,
        reader.register(Role).all(),
        {each.wanted for each in reader.register(Session).all()},
        reader.register(DistributionList).all(),
        reader.register(ListMember).all(),
        on=today,
    )
    return seen_people(whole, people, expected)
