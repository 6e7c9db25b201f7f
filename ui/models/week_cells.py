"""The cells of a week: what stands at each quarter of an hour, in words, with what is marked and not saved."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from inspection_ready.domain.availability import Can
from inspection_ready.domain.availability_marks import can_be_cut, standing
from inspection_ready.phrases.availability_week import (
    CANNOT,
    FREE,
    HOW_OFF,
    cell_sentence,
    cell_words,
    how_to_change,
    why_not,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from inspection_ready.domain.availability import Availability
    from inspection_ready.domain.availability_marks import Mark, Quarter
    from inspection_ready.domain.availability_week import Week


class Cell(NamedTuple):
    words: str
    told: str
    """The whole sentence, for the line below and for a screen reader."""
    can: Can
    is_saved: bool


def cell_at(week: Week, lines: Sequence[Availability], said: Mark | None, quarter: Quarter) -> Cell:
    """``lines``: as they are with every mark, ``said`` among them."""
    off = week.off.get(quarter.on)
    against = standing(lines, quarter)
    can = Can.CANNOT if off is not None or against else Can.CAN
    sessions = [
        each
        for on, each in week.sessions
        if on == quarter.on and each.starts < quarter.ends and quarter.starts < each.ends
    ]
    is_saved = said is None or said.can is not can
    state, why = CANNOT if can is Can.CANNOT else FREE, why_not(against, off)
    return Cell(
        cell_words(state, why, sessions, is_saved=is_saved),
        cell_sentence(quarter, state, why, sessions, is_saved=is_saved),
        can,
        is_saved,
    )


def how_to_change_it(week: Week, quarter: Quarter) -> list[str]:
    """Why what stands there cannot be cut on a calendar, and where it is changed; empty where it can."""
    off = week.off.get(quarter.on)
    fixed = [each for each in standing(week.lines, quarter) if not can_be_cut(each)]
    return [*([] if off is None else [HOW_OFF[off]]), *map(how_to_change, fixed)]
