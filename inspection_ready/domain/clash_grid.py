"""A timetable laid out for judging: its sessions by day, and who is where when."""

from __future__ import annotations

from collections import defaultdict
from copy import copy
from dataclasses import dataclass, field
from functools import cached_property
from operator import attrgetter
from typing import TYPE_CHECKING

from inspection_ready.domain.inspectors import inspectors_counted, named_inspectors
from inspection_ready.domain.timetable import Part, SessionFormat, SessionState

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Container, Iterator, Mapping, Sequence

    from inspection_ready.domain.absences import Absence
    from inspection_ready.domain.availability import Availability
    from inspection_ready.domain.base_ways import BaseWay
    from inspection_ready.domain.bases import Base, Room
    from inspection_ready.domain.diaries import Diary
    from inspection_ready.domain.people import Person
    from inspection_ready.domain.timetable import Session, Timetable
    from inspection_ready.domain.whole_timetable import WholeTimetable

_STARTS = attrgetter("starts")
NOT_AT_A_PLACE = frozenset({SessionFormat.BREAK, SessionFormat.TRAVEL})
"""Nobody has to be anywhere for it."""


@dataclass(frozen=True, kw_only=True)
class Circumstances:
    """What is known of people, rooms and bases; ``today`` stands for the date of a day whose date is to come."""

    today: dt.date
    people: Mapping[int, Person] = field(default_factory=dict)
    rooms: Mapping[int, Room] = field(default_factory=dict)
    bases: Mapping[int, Base] = field(default_factory=dict)
    absences: Sequence[Absence] = ()
    diaries: Sequence[Diary] = ()
    availability: Sequence[Availability] = ()
    ways: Sequence[BaseWay] = ()

    def room(self, room_id: int | None) -> str:
        room = self.rooms.get(room_id or 0)
        return "" if room is None else room.name

    def base(self, base_id: int | None) -> str:
        base = self.bases.get(base_id or 0)
        return "" if base is None else base.name

    @cached_property
    def _minutes(self) -> Mapping[tuple[int, int], int]:
        back = {(each.other_id, each.base_id): each.minutes for each in reversed(self.ways)}
        return back | {(each.base_id, each.other_id): each.minutes for each in reversed(self.ways)}

    def way(self, one: int, other: int, usual: int) -> int:
        """Minutes from one base to another; the way back counts where there is none of its own."""
        return self._minutes.get((one, other), usual)


@dataclass(frozen=True, slots=True, eq=False)
class Party:
    """Whoever can be at one place only: a person by id, an inspector by name. A grid has one for each, told by identity."""

    person_id: int | None
    name: str


class Grid:
    """``sessions`` are those that go ahead, in the order of the clock; a day is its date, or its number without one."""

    sessions: tuple[Session, ...]
    _are_dated: bool

    def __init__(self, whole: WholeTimetable, known: Circumstances) -> None:
        self.rules: Timetable = whole.timetable
        self.known = known
        self._dates = {each.day: each.on for each in whole.days}
        self._hold([each for each in whole.sessions if each.state is not SessionState.CANCELLED])
        self.must: dict[int, dict[Party, None]] = {each.id: {} for each in self.sessions}
        """Who has to be at each session, by its id: each once, in their order."""
        self.there: dict[int, dict[Party, None]] = {each.id: {} for each in self.sessions}
        """The seconds too."""
        self.taking_part: dict[int, set[int | None]] = defaultdict(set)
        self._seat(whole)

    def with_moved(self, moved: Mapping[int, Session]) -> Grid:
        """With these in place of the sessions of their ids; who is at a session stays. What does not go ahead is left out."""
        again = self._copied()
        again._hold([moved.get(each.id, each) for each in self.sessions])  # noqa: SLF001 - a grid of its own
        return again

    def of_days(self, keys: Container[dt.date | int]) -> Grid:
        """Its sessions on these days alone, as ``day_key`` tells them."""
        again = self._copied()
        again.sessions = tuple(each for each in self.sessions if self.day_key(each) in keys)
        return again

    def _copied(self) -> Grid:
        """Who is where is shared, and what was worked out from the sessions is not."""
        again = copy(self)
        for name in ("by_day", "days_of_parties"):
            again.__dict__.pop(name, None)
        return again

    def _hold(self, going: Sequence[Session]) -> None:
        self._are_dated = all(self._dates.get(day) is not None for day in {each.day for each in going})
        self.sessions = tuple(
            sorted(going, key=lambda each: (self.place_of(each), each.starts, each.track, each.code, each.id))
        )

    def _seat(self, whole: WholeTimetable) -> None:
        people = {each.id: Party(each.id, each.name) for each in self.known.people.values()}
        for each in whole.attendances:
            party = people.get(each.person_id)
            if party is None or each.session_id not in self.must:
                continue
            self.there[each.session_id][party] = None
            if each.part is not Part.SECOND:
                self.must[each.session_id][party] = None
            if each.part is Part.TAKES_PART:
                self.taking_part[each.session_id].add(party.person_id)
        called: dict[str, Party] = {}
        for session in self.sessions:
            for name in named_inspectors(session.inspectors):
                party = called.setdefault(name.casefold(), Party(None, name))
                self.must[session.id][party] = self.there[session.id][party] = None

    def on(self, session: Session) -> dt.date | None:
        return self._dates.get(session.day)

    def place_of(self, session: Session) -> int:
        """Where its day stands among the others: by date, where every day that is used has one."""
        on = self.on(session)
        return on.toordinal() if self._are_dated and on is not None else session.day

    def day_key(self, session: Session) -> dt.date | int:
        """Two days of a timetable may be on one date."""
        return self.on(session) or session.day

    @cached_property
    def by_day(self) -> list[list[Session]]:
        held: defaultdict[dt.date | int, list[Session]] = defaultdict(list)
        for session in self.sessions:
            held[self.day_key(session)].append(session)
        return [sorted(each, key=_STARTS) for each in held.values()]

    @cached_property
    def days_of_parties(self) -> list[tuple[Party, list[Session]]]:
        """What each has to be at on each day, in the order of the clock; breaks are nobody's work."""
        held: dict[tuple[Party, dt.date | int], list[Session]] = defaultdict(list)
        for session in self.sessions:
            if session.format is not SessionFormat.BREAK:
                for party in self.must[session.id]:
                    held[party, self.day_key(session)].append(session)
        return [(party, sorted(own, key=_STARTS)) for (party, _), own in held.items()]

    def people_in(self, session: Session) -> int:
        """How many sit in its room at least: those who are named or counted, or as many as it wants seats for."""
        ours = sum(party.person_id is not None for party in self.must[session.id])
        return max(ours + inspectors_counted(session.inspectors), session.seats or 0)


def at_once(sessions: Sequence[Session]) -> Iterator[tuple[Session, Session]]:
    """Pairs that overlap, the earlier first; ``sessions`` of one day, in the order of the clock."""
    for place, one in enumerate(sessions):
        for other in sessions[place + 1 :]:
            if other.starts >= one.ends:
                break
            yield one, other


def one_after_another(sessions: Sequence[Session]) -> Iterator[tuple[Session, Session]]:
    """Pairs of which the second begins when the first has ended, with no whole session between the two."""
    for later in sessions:
        before = [each for each in sessions if each.ends <= later.starts]
        newest = max((each.starts for each in before), default=0)
        yield from ((each, later) for each in before if each.ends > newest)
