"""Of one start: the room, track and inspectors that least stands in the way of, and what does."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from inspection_ready.domain.clashes import ClashCode
from inspection_ready.domain.plan_problem import Placing, Spot
from inspection_ready.planning.board import Obstacle

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Sequence

    from inspection_ready.domain.plan_problem import Who
    from inspection_ready.planning.board import Board
    from inspection_ready.planning.laid_out import Entry

NEVER = 1_000_000
"""The price of what moving others does not mend."""


@dataclass(frozen=True, slots=True)
class Choice:
    placing: Placing
    obstacles: tuple[Obstacle, ...] = ()


def choice_at(
    board: Board, entry: Entry, *, day: int, starts: int, price: Callable[[Obstacle], int]
) -> Choice:
    """``entry`` is not on the board. Where nothing is in the way, where it stands now is kept as far as can be."""
    rank, job = board.layout.rank[day], entry.job
    common = [
        *board.of_hours(entry, day, starts),
        *board.of_order(entry, rank, starts),
        *board.of_number(entry, rank, starts),
    ]
    track, on_track = _track(board, entry, rank, starts, price)
    place, at_place = _place(board, entry, rank, starts, price)
    chosen, of_chosen = _inspectors(
        entry,
        lambda party: list(board.of_party(entry, party, place, rank, starts)),
        price,
        board.layout.parties,
    )
    names = tuple(str(board.layout.parties[each]) for each in chosen)
    placing = Placing(job.session_id, day, starts, track, spot_of(entry, place), names)
    return Choice(placing, (*common, *on_track, *at_place, *of_chosen))


def alike(_obstacle: Obstacle) -> int:
    """Where nothing may be in the way, all that is counts the same."""
    return 1


def spot_of(entry: Entry, place: int) -> Spot:
    return entry.job.spots[entry.places.index(place)]


def is_same_place(one: Spot, other: Spot) -> bool:
    """However many seats stay empty there."""
    return (one.base_id, one.room_id) == (other.base_id, other.room_id)


def ejected(obstacles: Iterable[Obstacle], may_move: Collection[int]) -> frozenset[int] | None:
    """The sessions that have to go, few rather than many; None where that does not help, or they may not."""
    out: set[int] = set()
    for each in sorted(obstacles, key=lambda each: len(each.sessions) - each.enough):
        able = [session for session in each.sessions if session in may_move and session not in out]
        missing = each.enough - sum(session in out for session in each.sessions)
        if not each.sessions or len(able) < missing:
            return None
        out.update(able[: max(missing, 0)])
    return frozenset(out)


def _track(
    board: Board, entry: Entry, rank: int, starts: int, price: Callable[[Obstacle], int]
) -> tuple[int, list[Obstacle]]:
    now = entry.job.now
    tracks = sorted(entry.job.tracks, key=lambda each: now is None or each != now.track)
    return _cheapest(
        tracks, lambda each: list(board.of_track(each, rank, starts, starts + entry.minutes)), price
    )


def _place(
    board: Board, entry: Entry, rank: int, starts: int, price: Callable[[Obstacle], int]
) -> tuple[int, list[Obstacle]]:
    now = entry.job.now
    stood = -1 if now is None else board.layout.place(now.spot)
    places = sorted(entry.places, key=lambda each: each != stood)

    def against(place: int) -> list[Obstacle]:
        found = list(board.of_place(entry, place, rank, starts))
        for party in entry.must:
            found += board.of_party(entry, party, place, rank, starts)
        return found

    return _cheapest(places, against, price)


def _inspectors(
    entry: Entry,
    against: Callable[[int], list[Obstacle]],
    price: Callable[[Obstacle], int],
    parties: Sequence[Who],
) -> tuple[tuple[int, ...], list[Obstacle]]:
    now = entry.job.now
    stood = () if now is None else now.inspectors
    if not entry.wanted:
        return (), []
    held = []
    for order, party in enumerate(entry.pool):
        obstacles = against(party)
        held.append((sum(map(price, obstacles)), parties[party] not in stood, order, party, obstacles))
    held.sort(key=lambda each: each[:3])
    chosen = held[: entry.wanted]
    found = [each for one in chosen for each in one[4]]
    if len(chosen) < entry.wanted:
        found.append(Obstacle(ClashCode.INSPECTOR_TWICE, had=len(chosen), needed=entry.wanted))
    return tuple(each[3] for each in chosen), found


def _cheapest(
    able: Sequence[int], against: Callable[[int], list[Obstacle]], price: Callable[[Obstacle], int]
) -> tuple[int, list[Obstacle]]:
    """The first that nothing is against, else the one that least is."""
    best, least, found = able[0], NEVER * NEVER, [Obstacle(ClashCode.ROOM_CANNOT)]
    for each in able:
        obstacles = against(each)
        costs = sum(price(obstacle) for obstacle in obstacles)
        if costs < least:
            best, least, found = each, costs, obstacles
        if not costs:
            break
    return best, found
