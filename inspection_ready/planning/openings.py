"""Where a session could begin now without anything else having to go, for all minutes of the week at once.

A little wider than what fits: breaks and lunch are left out, and of several places the nearest counts. Whoever takes a
start from here asks the board whether it fits.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from inspection_ready.domain.timetable import Turn

if TYPE_CHECKING:
    from collections.abc import Sequence

    from inspection_ready.planning.board import Board, Held
    from inspection_ready.planning.laid_out import Entry


def open_starts(board: Board, entry: Entry) -> int:
    """The bits of the starts, see ``laid_out``."""
    found = _in_order(board, entry, entry.starts)
    for party in entry.must:
        if not found:
            return 0
        found &= ~taken(board, entry, party)
    return found & _with_inspectors(board, entry) & _with_place(board, entry) & _with_track(board, entry)


def taken(board: Board, entry: Entry, party: int) -> int:
    """The starts at which somebody is elsewhere, on the way or out of breath."""
    layout, rules = board.layout, board.rules
    minutes, near, blocked, spot_of = entry.minutes, entry.near, layout.blocked, board.spot_of
    taking = party in entry.taking
    found = 0
    for rank, held in enumerate(board.diaries[party]):
        for since, until, index in held:
            other = layout.entries[index]
            before = after = 0
            if entry.at_place and other.at_place:
                before, after = near[spot_of[index]]
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
        free = ~(
            taken(board, entry, party)
            | board.layout.busy("party", board.layout.parties[party], entry.minutes)
        )
        for number in range(entry.wanted, 0, -1):
            enough[number] |= enough[number - 1] & free
    return enough[entry.wanted]


def _with_place(board: Board, entry: Entry) -> int:
    found = 0
    for spot in entry.spots:
        room = board.layout.spots[spot].room_id
        closed = board.layout.spot_busy(entry, spot)
        found |= ~closed if room is None else ~(closed | _meeting(board, entry, board.rooms[room]))
    return found


def _with_track(board: Board, entry: Entry) -> int:
    found = 0
    for track in entry.job.tracks:
        if not track or track not in board.tracks:
            return -1
        found |= ~_meeting(board, entry, board.tracks[track])
    return found


def _meeting(board: Board, entry: Entry, diary: Sequence[Sequence[Held]]) -> int:
    found, blocked = 0, board.layout.blocked
    for rank, held in enumerate(diary):
        for since, until, _ in held:
            found |= blocked(rank, since - entry.minutes, until)
    return found


def _in_order(board: Board, entry: Entry, starts: int) -> int:
    """Not before who is seen first, nor after what comes last."""
    layout = board.layout
    if entry.is_seen and entry.turn is not Turn.FIRST and board.turns[Turn.FIRST]:
        latest = max(board.bit_of(index) for index in board.turns[Turn.FIRST])
        starts = starts >> latest << latest
    if entry.at_place and entry.turn is not Turn.LAST and board.turns[Turn.LAST]:
        earliest = min(board.bit_of(index) for index in board.turns[Turn.LAST])
        last = earliest - entry.minutes // layout.grain
        starts &= (1 << (last + 1)) - 1 if last >= 0 else 0
    return starts
