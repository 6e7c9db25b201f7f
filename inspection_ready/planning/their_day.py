"""The day of somebody who has to be at one more session: what of it is in the way."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inspection_ready.domain.clashes import ClashCode
from inspection_ready.planning.obstacles import Obstacle
from inspection_ready.planning.rest import hungry, kept_too_long

if TYPE_CHECKING:
    from collections.abc import Iterator

    from inspection_ready.domain.timetable import Timetable
    from inspection_ready.planning.board import Board
    from inspection_ready.planning.laid_out import Entry
    from inspection_ready.planning.lanes import Held

NOBODY: list[Held] = []


def of_their_day(  # noqa: PLR0917  # asked very often, and by position it is faster
    board: Board, entry: Entry, party: int, place: int, rank: int, starts: int
) -> Iterator[Obstacle]:
    held = board.diaries[party][rank]
    if held:
        yield from _beside(board, entry, party, place, held, starts)
    if not entry.is_break:
        entries = board.layout.entries
        now = [each for each in held if not entries[each[2]].is_break] if held else NOBODY
        yield from _rest(board, party, now, (starts, starts + entry.minutes, entry.index))


def _beside(  # noqa: PLR0917  # as above
    board: Board, entry: Entry, party: int, place: int, held: list[Held], starts: int
) -> Iterator[Obstacle]:
    ends, entries, ways = starts + entry.minutes, board.layout.entries, board.layout.ways
    who = board.layout.parties[party]
    for since, until, index in held:
        other, there = entries[index], board.place_of[index]
        if until <= starts:
            had, way, pair = starts - until, ways[there][place], (other, entry)
        elif ends <= since:
            had, way, pair = since - ends, ways[place][there], (entry, other)
        else:
            code = ClashCode.INSPECTOR_TWICE if isinstance(who, str) else ClashCode.PERSON_TWICE
            yield Obstacle(code, (other.job.session_id,), 1, who)
            continue
        found = _apart(board.rules, *pair, party, way, had)
        if found is not None:
            yield Obstacle(found[0], (other.job.session_id,), 1, who, had, found[1])


def _apart(  # noqa: PLR0917  # as above
    rules: Timetable, one: Entry, other: Entry, party: int, way: int, had: int
) -> tuple[ClashCode, int] | None:
    """Which rule asks for more time from the one to the other, and how much."""
    if not one.at_place or not other.at_place:
        return None
    if had < way:
        return ClashCode.WAY_TOO_SHORT, way
    if one.tires and had < rules.breather:
        return ClashCode.NO_BREATHER, rules.breather
    if had < rules.between_turns and party in one.taking and party in other.taking:
        return ClashCode.TURNS_TOO_CLOSE, rules.between_turns
    return None


def _rest(board: Board, party: int, held: list[Held], new: Held) -> Iterator[Obstacle]:
    rules = board.rules
    for code, judged in ((ClashCode.NO_BREAK, kept_too_long), (ClashCode.NO_LUNCH, hungry)):
        broken = judged(rules, held, new)
        if broken is None:
            continue
        others, had, needed = broken
        if judged(rules, NOBODY, new) is not None:
            others = NOBODY  # whatever else is moved, this session alone breaks it
        alone = [each for each in others if judged(rules, [h for h in held if h != each], new) is None]
        ids = tuple(board.layout.entries[each[2]].job.session_id for each in alone or others)
        who = board.layout.parties[party]
        yield Obstacle(code, ids, 1 if alone else len(ids), who, had, needed)
