"""What the grid says of its keys, and of what was put back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ui.widgets.grid_moving import WHOLE_DAYS, Doing

if TYPE_CHECKING:
    from ui.widgets.grid_moving import Moving

HOW = (
    "Arrow keys go about, M moves, L changes the length, B moves the rest of the day, D swaps the day; "
    "the menu key tells all."
)
WHILE_MOVING = (
    "Arrow keys move it, Page Up and Page Down change the day, Enter puts it down, Escape takes it back."
)
WHILE_STRETCHING = "Left and Right move its end, with Shift its start; Enter keeps it, Escape takes it back."
WHILE_HOLDING_DAYS = "Left and Right choose the other day, Enter does it, Escape takes it back."
OUTSIDE_NOW = "Outside the timetable: let go here, and nothing is moved."
TAKEN_BACK = "Put back: nothing was moved."
OUTSIDE = "Put back: it was let go outside the timetable. Nothing was moved."
WAYS_GO_ALONG = "Travel goes along with the session it belongs to."
WAYS_STAY = "Travel stays where it is when a session is moved."
TWO_TO_SWAP = "Choose two sessions to swap: Ctrl and a click, or Shift and the arrow keys."


def keys_while(held: Moving) -> str:
    if held.doing in WHOLE_DAYS:
        return WHILE_HOLDING_DAYS
    return WHILE_STRETCHING if held.doing in {Doing.STRETCH, Doing.STRETCH_START} else WHILE_MOVING
