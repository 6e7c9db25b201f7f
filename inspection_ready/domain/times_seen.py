"""Who is seen at a timetable and how often; who ought to be and is not yet."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from inspection_ready.domain.clash_order import NOBODY_SEEN
from inspection_ready.domain.frozen import dataclass
from inspection_ready.domain.timetable import Part, Session, SessionState

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable

    from inspection_ready.domain.lists import DistributionList, ListMember
    from inspection_ready.domain.people import Person
    from inspection_ready.domain.roles import Role
    from inspection_ready.domain.whole_timetable import WholeTimetable

OFTEN = 3
"""So many times seen is worth a second look: somebody else may be able to say as much."""
INTERVIEWEES = "interviewee"
"""A list whose name has this word holds people who are to be seen."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """``sessions`` in the order of the clock: those somebody takes part in. ``is_expected``: ought to be seen."""

    person: Person
    sessions: tuple[Session, ...] = ()
    is_expected: bool = False

    @property
    def is_missed(self) -> bool:
        return self.is_expected and not self.sessions

    @property
    def is_often(self) -> bool:
        return len(self.sessions) >= OFTEN


def seen_people(whole: WholeTimetable, people: Iterable[Person], expected: Iterable[int]) -> tuple[Seen, ...]:
    """First who is not seen and ought to be, then who is seen most; nobody who is neither.

    Taking part counts, in a session that goes ahead; standing in, taking notes and coming along do not, and neither
    do meetings, breaks and ways.
    """
    going = {
        each.id: each
        for each in whole.sessions
        if each.state is not SessionState.CANCELLED and each.format not in NOBODY_SEEN
    }
    held: defaultdict[int, dict[int, None]] = defaultdict(dict)
    for each in whole.attendances:
        if each.part is Part.TAKES_PART and each.session_id in going:
            held[each.person_id][each.session_id] = None
    wanted = frozenset(expected)
    order = {session_id: place for place, session_id in enumerate(going)}
    told = (
        Seen(
            person=person,
            sessions=tuple(going[each] for each in sorted(held.get(person.id, ()), key=order.__getitem__)),
            is_expected=person.id in wanted,
        )
        for person in people
        if person.id in held or person.id in wanted
    )
    return tuple(
        sorted(told, key=lambda each: (not each.is_missed, -len(each.sessions), each.person.name.casefold()))
    )


def expected_people(
    people: Iterable[Person],
    roles: Iterable[Role],
    wanted: Iterable[str],
    lists: Iterable[DistributionList],
    members: Iterable[ListMember],
    *,
    on: dt.date,
) -> frozenset[int]:
    """Who holds a role that a session of any timetable or template wants, and who is on a list of interviewees."""
    names = {_plain(each) for each in wanted} - {""}
    holders = {each.person_id for each in roles if _plain(each.name) in names}
    asked = {each.id for each in lists if INTERVIEWEES in _plain(each.name)}
    listed = {each.person_id for each in members if each.list_id in asked}
    there = {each.id for each in people if not each.has_left(on)}
    return frozenset(there & (holders | listed))


def _plain(words: str) -> str:
    return " ".join(words.casefold().split())
