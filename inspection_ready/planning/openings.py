"""Where a session could begin now without anything else having to go, for all minutes of the week at once.

A little wider than what fits: breaks and lunch are left out, and of several places the nearest counts. Whoever takes a
start from here asks the board whether it fits.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from inspection_ready.domain.timetable import Turn
from inspection_ready.planning.laid_out import spread_back

if TYPE_CHECKING:
    from inspection_ready.planning.board import Board
    from inspection_ready.planning.laid_out import Entry


def open_starts(board: Board, entry: Entry) -> int:
    """The bits of the starts, see ``laid_out``."""
    found = _in_order(board, entry, entry.starts)
    length = entry.cells.bit_length()
    if entry.at_place and board.full:
        found &= ~spread_back(board.full, length)
    for party in entry.must:
        if not found:
            return 0
        found &= ~taken(board, entry, party)
    return found & _with_inspectors(board, entry) & _with_place(board, entry) & _with_track(board, entry)


def taken(board: Board, entry: Entry, party: int) -> int:
    """The starts at which somebody is elsewhere, on the way or out of breath."""
    layout, rules = board.layout, board.rules
    minutes, near, blocked, place_of = entry.minutes, entry.near, layout.blocked, board.place_of
    taking = party in entry.taking
    found = 0
    for rank, held in enumerate(board.diaries[party]):
        for since, until, index in held:
            other = layout.entries[index]
            before = after = 0
            if entry.at_place and other.at_place:
                before, after = near[place_of[index]]
                if other.tires and rules.breather > before:
                    before = rules.breather
                if entry.tires and rules.breather > after:
                    after = rules.breather
                if taking and rules.between_turns and party in other.taking:
                    before, after = max(before, rules.between_turns), max(after, rules.between_turns)
            found |= blocked(rank, since - minutes - after, until + before)
    return found


def _with_inspectors(board: Board, entry: Entry) -> int:
    """Where as many as are wanted are free."""
    if not entry.wanted:
        return -1
    enough = [-1] + [0] * entry.wanted
    for party in entry.pool:
        free = ~(taken(board, entry, party) | entry.cannot[party])
        for number in range(entry.wanted, 0, -1):
            enough[number] |= enough[number - 1] & free
    return enough[entry.wanted]


def _with_place(board: Board, entry: Entry) -> int:
    found, length = 0, entry.cells.bit_length()
    for place, closed in zip(entry.places, entry.closed, strict=True):
        room = board.rooms[place]
        found |= ~(closed | spread_back(room.taken, length)) if room is not None else ~closed
        if found == -1:
            break
    return found


def _with_track(board: Board, entry: Entry) -> int:
    found, length = 0, entry.cells.bit_length()
    for track in entry.job.tracks:
        found |= ~spread_back(board.tracks[track].taken, length) if track else -1
        if found == -1:
            break
    return found


def _in_order(board: Board, entry: Entry, starts: int) -> int:
    """Not before who is seen first, nor after what comes last."""
    if entry.is_seen and entry.turn is not Turn.FIRST and board.turns[Turn.FIRST]:
        latest = max(board.bit_of(index) for index in board.turns[Turn.FIRST])
        starts = starts >> latest << latest
    if entry.at_place and entry.turn is not Turn.LAST and board.turns[Turn.LAST]:
        earliest = min(board.bit_of(index) for index in board.turns[Turn.LAST])
        last = earliest - entry.cells.bit_length()
        starts &= (1 << (last + 1)) - 1 if last >= 0 else 0
    return starts
