"""When somebody or something cannot, as a planner is told it: of its own, beside what the check for clashes reads."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from inspection_ready.domain.availability import Can
from inspection_ready.domain.timetable import MINUTES_IN_A_DAY

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Sequence

    from inspection_ready.domain.availability import Availability

Span: TypeAlias = tuple[int, int]
"""From and to, in minutes after midnight; the end is not in it."""
WHOLE_DAY: Span = (0, MINUTES_IN_A_DAY)


def refused_spans(lines: Sequence[Availability], on: dt.date | None) -> tuple[Span, ...]:
    """What is left of a day once everything that can be is taken out; ``lines`` are those of one person or place."""
    cannot = [line.window for line in lines if line.can is Can.CANNOT and line.covers(on)]
    speaking = [line for line in lines if line.can is Can.CAN and line.is_in_force(on)]
    if speaking:
        cannot += spans_without((WHOLE_DAY,), [line.window for line in speaking if line.covers(on)])
    return joined_spans(cannot)


def joined_spans(spans: Iterable[Span]) -> tuple[Span, ...]:
    """In order; those that touch are one."""
    joined: list[Span] = []
    for starts, ends in sorted(spans):
        if joined and starts <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(joined[-1][1], ends))
        else:
            joined.append((starts, ends))
    return tuple(joined)


def spans_without(spans: Iterable[Span], holes: Iterable[Span]) -> tuple[Span, ...]:
    left = list(spans)
    for starts, ends in holes:
        left = [
            part
            for one, other in left
            for part in ((one, min(other, starts)), (max(one, ends), other))
            if part[0] < part[1]
        ]
    return tuple(sorted(left))
