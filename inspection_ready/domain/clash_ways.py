"""From one session to the next: the way, a breather, and nobody twice in a row."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from inspection_ready.domain.clash_grid import NOT_AT_A_PLACE, one_after_another
from inspection_ready.domain.clashes import Clash, ClashCode
from inspection_ready.domain.timetable import SessionFormat

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from inspection_ready.domain.clash_grid import Grid, Party
    from inspection_ready.domain.timetable import Session

TIRING = frozenset({SessionFormat.INTERVIEW, SessionFormat.MOCK_INTERVIEW})
Pair: TypeAlias = "tuple[Session, Session]"


def too_close(grid: Grid) -> Iterator[Clash]:
    """One clash for two sessions and a person: the way says more than the breather, and that more than the turns."""
    for party, held in grid.days_of_parties:
        if len(held) == 1:
            continue
        sessions = [each for each in held if each.format not in NOT_AT_A_PLACE]
        told: set[tuple[int, int]] = set()
        for clash in (
            *_ways(grid, party, sessions),
            *_breathers(grid, party, sessions),
            *_turns(grid, party, sessions),
        ):
            one, other = clash.sessions
            if (one.id, other.id) not in told:
                told.add((one.id, other.id))
                yield clash


def minutes_between(grid: Grid, one: Session, other: Session) -> int:
    """How long the way takes; none where a place is not known, or they are in one room."""
    if one.base_id is None or other.base_id is None:
        return 0
    if one.base_id != other.base_id:
        return grid.known.way(one.base_id, other.base_id, grid.rules.between_bases)
    is_move = None not in {one.room_id, other.room_id} and one.room_id != other.room_id
    return grid.rules.between_rooms if is_move else 0


def _ways(grid: Grid, party: Party, sessions: Sequence[Session]) -> Iterator[Clash]:
    for one, other in one_after_another([each for each in sessions if each.base_id is not None]):
        is_far = one.base_id != other.base_id
        of = (grid.known.base(one.base_id), grid.known.base(other.base_id)) if is_far else None
        places = of or (grid.known.room(one.room_id), grid.known.room(other.room_id))
        yield from _short(
            grid,
            ClashCode.WAY_TOO_SHORT,
            party,
            (one, other),
            minutes_between(grid, one, other),
            places=places,
        )


def _breathers(grid: Grid, party: Party, sessions: Sequence[Session]) -> Iterator[Clash]:
    for one, other in one_after_another(sessions):
        if one.format in TIRING:
            yield from _short(grid, ClashCode.NO_BREATHER, party, (one, other), grid.rules.breather)


def _turns(grid: Grid, party: Party, sessions: Sequence[Session]) -> Iterator[Clash]:
    own = [each for each in sessions if party.person_id in grid.taking_part[each.id]]
    for pair in one_after_another(own):
        yield from _short(grid, ClashCode.TURNS_TOO_CLOSE, party, pair, grid.rules.between_turns)


def _short(
    grid: Grid, code: ClashCode, party: Party, pair: Pair, needed: int, *, places: tuple[str, str] = ("", "")
) -> Iterator[Clash]:
    one, other = pair
    had = other.starts - one.ends
    if had < needed:
        yield Clash(
            code=code,
            sessions=pair,
            on=grid.on(one),
            who=party.name,
            person_id=party.person_id,
            place=places[0],
            other_place=places[1],
            had=had,
            needed=needed,
        )
