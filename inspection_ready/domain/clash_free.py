"""Sessions at times when a person, an inspector, a room or a base cannot; and outside the hours that are set."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from inspection_ready.domain.availability import Can
from inspection_ready.domain.clash_grid import NOT_AT_A_PLACE
from inspection_ready.domain.clashes import Clash, ClashCode
from inspection_ready.domain.diaries import DiaryState
from inspection_ready.domain.timetable import SessionFormat

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator, Sequence

    from inspection_ready.domain.availability import Availability
    from inspection_ready.domain.clash_grid import Grid, Party
    from inspection_ready.domain.timetable import Session

Windows = tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Refusal:
    """``is_only``: these windows are the only times that can; else those that cannot."""

    windows: Windows
    why: str
    is_only: bool


def people_who_cannot(grid: Grid) -> Iterator[Clash]:
    """Of somebody who has left or is away nothing else is told."""
    lines = _by_party(grid)
    absences = defaultdict(list)
    for absence in grid.known.absences:
        absences[absence.person_id].append(absence)
    for session in grid.sessions:
        on = grid.on(session)
        for party in grid.there[session.id]:
            person = grid.known.people.get(party.person_id or 0)
            if person is not None and person.has_left(on or grid.known.today):
                told = _of_party(grid, session, party)
                yield replace(told, code=ClashCode.HAS_LEFT, since=person.left_on)
            elif person is not None and on and any(each.covers(on) for each in absences[person.id]):
                yield replace(_of_party(grid, session, party), code=ClashCode.AWAY)
            elif refused := refused_by(lines[_key(party)], session.starts, session.ends, on):
                told = _refused_by(_of_party(grid, session, party), refused)
                yield replace(told, is_second=party not in grid.must[session.id])


def places_that_cannot(grid: Grid) -> Iterator[Clash]:
    rooms: defaultdict[int | None, list[Availability]] = defaultdict(list)
    bases: defaultdict[int | None, list[Availability]] = defaultdict(list)
    for each in grid.known.availability:
        rooms[each.room_id].append(each)
        bases[each.base_id].append(each)
    for session in grid.sessions:
        on, base = grid.on(session), grid.known.bases.get(session.base_id or 0)
        window = session.starts, session.ends
        if session.room_id is not None and (refused := refused_by(rooms[session.room_id], *window, on)):
            room = grid.known.room(session.room_id)
            yield _refused_by(_of_place(grid, session, ClashCode.ROOM_CANNOT, room), refused)
        if base is None or session.format is SessionFormat.TRAVEL:
            continue
        if base.closed_on is not None and base.closed_on <= (on or grid.known.today):
            told = _of_place(grid, session, ClashCode.BASE_CLOSED, base.name)
            yield replace(told, since=base.closed_on)
        elif refused := refused_by(bases[base.id], *window, on):
            yield _refused_by(_of_place(grid, session, ClashCode.BASE_CANNOT, base.name), refused)


def outside_the_hours(grid: Grid) -> Iterator[Clash]:
    rules = grid.rules
    for session in grid.sessions:
        if session.starts < rules.day_from or session.ends > rules.day_to:
            hours = ((rules.day_from, rules.day_to),)
            yield _of_session(grid, session, ClashCode.OUTSIDE_DAY, windows=hours)
        if session.earliest is not None and session.starts < session.earliest:
            early = ((session.earliest, session.earliest),)
            yield _of_session(grid, session, ClashCode.TOO_EARLY, windows=early)
        if session.latest is not None and session.ends > session.latest:
            late = ((session.latest, session.latest),)
            yield _of_session(grid, session, ClashCode.TOO_LATE, windows=late)


def diaries_not_cleared(grid: Grid) -> Iterator[Clash]:
    """Once a person, with every session they have to be at. Nobody clears a day whose date is to come."""
    waiting = {each.person_id for each in grid.known.diaries if each.state is not DiaryState.CONFIRMED}
    held: defaultdict[Party, list[Session]] = defaultdict(list)
    for session in grid.sessions:
        if session.format not in NOT_AT_A_PLACE and grid.on(session) is not None:
            for party in grid.must[session.id]:
                if party.person_id in waiting:
                    held[party].append(session)
    for party, sessions in held.items():
        told = _of_party(grid, sessions[0], party)
        yield replace(told, code=ClashCode.NOT_CLEARED, sessions=tuple(sessions))


def refused_by(lines: Sequence[Availability], starts: int, ends: int, on: dt.date | None) -> Refusal | None:
    """What of one person, inspector, room or base stands against this time; None where nothing does.

    What cannot be outweighs what can.
    """
    for line in lines:
        if line.can is Can.CANNOT and line.covers(on):
            start, end = line.window
            if start < ends and starts < end:
                return Refusal((line.window,), line.why, is_only=False)
    only = [line for line in lines if line.can is Can.CAN and line.is_in_force(on)]
    windows = tuple(sorted(line.window for line in only if line.covers(on)))
    if not only or _is_within(starts, ends, windows):
        return None
    return Refusal(windows, next((line.why for line in only if line.why), ""), is_only=True)


def _is_within(starts: int, ends: int, windows: Windows) -> bool:
    """Windows that touch are one."""
    reached = starts
    for start, end in windows:
        if start <= reached:
            reached = max(reached, end)
    return reached >= ends and any(start <= starts for start, _ in windows)


def _by_party(grid: Grid) -> defaultdict[int | str, list[Availability]]:
    lines: defaultdict[int | str, list[Availability]] = defaultdict(list)
    for each in grid.known.availability:
        if each.person_id is not None:
            lines[each.person_id].append(each)
        elif each.inspector:
            lines[plain_name(each.inspector)].append(each)
    return lines


def _key(party: Party) -> int | str:
    return plain_name(party.name) if party.person_id is None else party.person_id


def plain_name(name: str) -> str:
    """As inspectors are told apart, whatever the capitals and blanks."""
    return " ".join(name.casefold().split())


def _of_party(grid: Grid, session: Session, party: Party) -> Clash:
    code = ClashCode.INSPECTOR_CANNOT if party.person_id is None else ClashCode.PERSON_CANNOT
    return Clash(
        code=code, sessions=(session,), on=grid.on(session), who=party.name, person_id=party.person_id
    )


def _of_place(grid: Grid, session: Session, code: ClashCode, place: str) -> Clash:
    return Clash(code=code, sessions=(session,), on=grid.on(session), place=place)


def _refused_by(clash: Clash, refusal: Refusal) -> Clash:
    return replace(clash, windows=refusal.windows, why=refusal.why, is_only=refusal.is_only)


def _of_session(grid: Grid, session: Session, code: ClashCode, *, windows: Windows) -> Clash:
    return Clash(code=code, sessions=(session,), on=grid.on(session), windows=windows)
