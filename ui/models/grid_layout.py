"""Where the sessions of a timetable stand in the grid: days across to the quarter hour, tracks or rooms or people down."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field, replace
from enum import Enum
from typing import TYPE_CHECKING

from inspection_ready.domain.inspectors import named_inspectors
from inspection_ready.domain.session_moves import QUARTER
from inspection_ready.phrases.timetable import track_words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from inspection_ready.domain.clash_grid import Circumstances
    from inspection_ready.domain.timetable import Attendance, Session
    from inspection_ready.domain.whole_timetable import WholeTimetable

HOUR = 60


class Down(Enum):
    """What stands at the left, from top to bottom."""

    TRACKS = "Tracks"
    ROOMS = "Rooms"
    PEOPLE = "People"


@dataclass(frozen=True, slots=True)
class Lane:
    """``key`` is a track, the id of a room or of a person; None: without one. It has as many ``lines`` as run side by side."""

    name: str
    key: int | None
    first_line: int = 0
    lines: int = 1
    inspector: str = ""
    """In a grid of people: the name, where it is the lane of an inspector."""

    @property
    def who(self) -> int | str | None:
        """Of a grid of people: the person, the inspector or nobody."""
        return self.inspector or self.key

    @property
    def holds(self) -> int | str | None:
        """What its sessions have in common."""
        return self.inspector.casefold() or self.key


@dataclass(frozen=True, slots=True)
class Block:
    """One session in one line, over ``span`` quarters from ``column`` on. In a grid of people one session has several."""

    session: Session
    line: int
    column: int
    span: int


@dataclass(frozen=True)
class Hours:
    """Which days are across, and from when to when each is shown: whole hours, in minutes after midnight."""

    days: tuple[int, ...]
    first: int
    last: int

    @property
    def quarters(self) -> int:
        """Of a day."""
        return (self.last - self.first) // QUARTER

    def columns_of(self, session: Session) -> tuple[int, int]:
        """The first column, and how many; a session of a few minutes has one. Raises ValueError for a day that is not shown."""
        start = (session.starts - self.first) // QUARTER
        end = max(-(-(session.ends - self.first) // QUARTER), start + 1)
        at = self.days.index(session.day) * self.quarters
        return at + max(start, 0), min(end, self.quarters) - max(start, 0)

    def when(self, column: int) -> tuple[int, int]:
        """The day, and the minutes after midnight at which a column begins."""
        place, quarter = divmod(column, max(self.quarters, 1))
        return self.days[place], self.first + quarter * QUARTER


@dataclass(frozen=True)
class GridLayout:
    hours: Hours
    lanes: tuple[Lane, ...]
    blocks: tuple[Block, ...]
    starts: Mapping[tuple[int, int], Block] = field(default_factory=dict)
    """The block that begins in a line and column."""
    covered: Mapping[tuple[int, int], Block] = field(default_factory=dict)
    """The block that stands on a line and column, wherever it begins."""
    of_session: Mapping[int, tuple[Block, ...]] = field(default_factory=dict)

    @property
    def lines(self) -> int:
        return sum(each.lines for each in self.lanes)

    @property
    def columns(self) -> int:
        return len(self.hours.days) * self.hours.quarters

    def lane_at(self, line: int) -> Lane:
        return next(each for each in reversed(self.lanes) if each.first_line <= line)


NOTHING_LAID_OUT = GridLayout(Hours((), 0, 0), (), ())


def lay_out(
    whole: WholeTimetable,
    known: Circumstances,
    *,
    down: Down,
    day: int | None,
    is_shown: Callable[[Session], bool] = lambda _: True,
) -> GridLayout:
    """``day`` None: all days."""
    hours = hours_of(whole, day)
    shown = [each for each in whole.sessions if each.day in hours.days and is_shown(each)]
    lanes = _lanes(whole, known, shown, down)
    keys = _keys(whole.attendances, down)
    held: defaultdict[int | str | None, list[Session]] = defaultdict(list)
    for session in shown:
        for key in keys(session):
            held[key].append(session)
    return _placed(hours, [(lane, held[lane.holds]) for lane in lanes])


def hours_of(whole: WholeTimetable, day: int | None) -> Hours:
    """The hours of the timetable's own day, and as much more as its sessions need."""
    held = whole.timetable
    first = min((held.day_from, *(each.starts for each in whole.sessions)))
    last = max((held.day_to, *(each.ends for each in whole.sessions)))
    days = tuple(range(1, held.days + 1)) if day is None else (day,)
    return Hours(days, first // HOUR * HOUR, -(-last // HOUR) * HOUR)


def _placed(hours: Hours, lanes: Iterable[tuple[Lane, Sequence[Session]]]) -> GridLayout:
    """What runs side by side in one lane has lines of its own, so that every cell is one session or none."""
    done: list[Lane] = []
    blocks: list[Block] = []
    top = 0
    for lane, sessions in lanes:
        free_from: list[int] = []
        for session in sorted(sessions, key=lambda each: (each.day, each.starts, each.id)):
            column, span = hours.columns_of(session)
            line = next((at for at, until in enumerate(free_from) if until <= column), len(free_from))
            free_from[line : line + 1] = [column + span]
            blocks.append(Block(session, top + line, column, span))
        count = max(len(free_from), 1)
        done.append(replace(lane, first_line=top, lines=count))
        top += count
    of_session: defaultdict[int, list[Block]] = defaultdict(list)
    for block in blocks:
        of_session[block.session.id].append(block)
    return GridLayout(
        hours,
        tuple(done),
        tuple(blocks),
        {(each.line, each.column): each for each in blocks},
        {(each.line, each.column + at): each for each in blocks for at in range(each.span)},
        {key: tuple(each) for key, each in of_session.items()},
    )


def _keys(attendances: Sequence[Attendance], down: Down) -> Callable[[Session], Sequence[int | str | None]]:
    if down is Down.TRACKS:
        return lambda session: (session.track,)
    if down is Down.ROOMS:
        return lambda session: (session.room_id,)
    people: defaultdict[int, list[int | None]] = defaultdict(list)
    for each in attendances:
        people[each.session_id].append(each.person_id)

    def of_session(session: Session) -> Sequence[int | str | None]:
        inspectors = (name.casefold() for name in named_inspectors(session.inspectors))
        return [*people.get(session.id, [None]), *inspectors]

    return of_session


def _lanes(whole: WholeTimetable, known: Circumstances, shown: Sequence[Session], down: Down) -> list[Lane]:
    if down is Down.TRACKS:
        used = {each.track for each in shown}
        tracks = sorted(used | set(range(whole.timetable.tracks + 1)))
        return [Lane(track_words(track), track) for track in tracks]
    if down is Down.ROOMS:
        return _rooms(known, shown)
    ids = {each.id for each in shown}
    there = {each.person_id for each in whole.attendances if each.session_id in ids}
    named = [(known.people[each].name, each) for each in there if each in known.people]
    people = [Lane(name, key) for name, key in sorted(named, key=lambda each: (each[0].casefold(), each[1]))]
    return [*people, *_inspectors(whole, shown), Lane("Nobody named yet", None)]


def _inspectors(whole: WholeTimetable, shown: Sequence[Session]) -> list[Lane]:
    """Whoever is named at a session or is one of the team, so that one may be given to anybody who comes."""
    said = (*(each.inspectors for each in shown), *whole.timetable.team.splitlines())
    names = {name.casefold(): name for words in said for name in named_inspectors(words)}
    return [Lane(f"Inspector {name}", None, inspector=name) for _, name in sorted(names.items())]


def _rooms(known: Circumstances, shown: Sequence[Session]) -> list[Lane]:
    """Of the bases in use: one may be moved to any of them; and the rooms of others where something is in them."""
    bases = {each.base_id for each in shown}
    used = {each.room_id for each in shown}
    rooms = [
        each
        for each in known.rooms.values()
        if not bases - {None} or each.base_id in bases or each.id in used
    ]
    ordered = sorted(
        rooms, key=lambda each: (known.base(each.base_id).casefold(), each.name.casefold(), each.id)
    )
    return [
        Lane("No room", None),
        *(Lane(f"{each.name}, {known.base(each.base_id)}", each.id) for each in ordered),
    ]
