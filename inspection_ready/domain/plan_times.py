"""When somebody or something cannot, as a planner is told it: of its own, beside what the check for clashes reads."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inspection_ready.domain.availability import Can
from inspection_ready.domain.day_spans import joined_spans, spans_without
from inspection_ready.domain.timetable import MINUTES_IN_A_DAY

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from inspection_ready.domain.availability import Availability
    from inspection_ready.domain.day_spans import Span

WHOLE_DAY: Span = (0, MINUTES_IN_A_DAY)


def refused_spans(lines: Sequence[Availability], on: dt.date | None) -> tuple[Span, ...]:
    """What is left of a day once everything that can be is taken out; ``lines`` are those of one person or place."""
    cannot = [line.window for line in lines if line.can is Can.CANNOT and line.covers(on)]
    speaking = [line for line in lines if line.can is Can.CAN and line.is_in_force(on)]
    if speaking:
        cannot += spans_without((WHOLE_DAY,), [line.window for line in speaking if line.covers(on)])
    return joined_spans(cannot)
