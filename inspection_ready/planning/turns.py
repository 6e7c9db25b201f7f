"""Which sessions come before which: who is seen first, and what is last."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from inspection_ready.domain.timetable import Turn

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from inspection_ready.planning.laid_out import Entry


class InTurn(NamedTuple):
    first: Entry
    second: Entry
    asks: Entry
    """Whose rule it is: the first has begun, where it is the first's, or ended, where it is the second's."""


def in_turn(entries: Sequence[Entry]) -> Iterator[InTurn]:
    """Every two of which one has a turn; both may be fixed."""
    for entry in entries:
        for other in entries:
            if other.turn is entry.turn:
                continue
            if entry.turn is Turn.FIRST and other.is_seen:
                yield InTurn(entry, other, entry)
            if entry.turn is Turn.LAST and other.at_place:
                yield InTurn(other, entry, entry)
