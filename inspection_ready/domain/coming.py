"""The key dates that are still ahead, with how far they are."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from inspection_ready.domain.days_left import Left, left_until
from inspection_ready.domain.frozen import dataclass
from inspection_ready.domain.offsets import Limit
from inspection_ready.domain.regimes import NOTIFICATION

if TYPE_CHECKING:
    from inspection_ready.domain.key_dates import KeyDate, Span


@dataclass(frozen=True, slots=True)
class Coming:
    """``left`` leads to the day by which something must be there: of several days to the first that is ahead."""

    key: KeyDate
    left: Left
    is_under_way: bool = False
    """Today is one of its several days."""

    @property
    def is_to_come(self) -> bool:
        """Its day is not told yet, and ``left`` leads to the last that is expected."""
        return self.key.when is None


def coming(dates: Iterable[KeyDate], *, today: dt.date, off: frozenset[dt.date]) -> tuple[Coming, ...]:
    """The next first. The notification is what the others are counted from, so it is never to come."""
    found = sorted(_ahead(dates, today), key=lambda pair: (pair[1].first, pair[1].last))
    return tuple(
        Coming(
            key,
            left_until(_day(key, span, today), today=today, off=off),
            is_under_way=key.when is not None and span.first <= today <= span.last and span.first < span.last,
        )
        for key, span in found
    )


def _ahead(dates: Iterable[KeyDate], today: dt.date) -> Iterator[tuple[KeyDate, Span]]:
    """A date that only says how long before another at the least is none to wait for: that other one is known by then."""
    for key in dates:
        is_awaited = key.is_told or key.limit is not Limit.AT_LEAST
        span = key.when or key.expected
        if span is not None and span.last >= today and is_awaited and key.stage != NOTIFICATION:
            yield key, span


def _day(key: KeyDate, span: Span, today: dt.date) -> dt.date:
    """A deadline on a Sunday is met on the Friday, unless that is past."""
    if key.working_day is not None and key.working_day >= today:
        return key.working_day
    return span.last if key.when is None or span.first <= today else span.first
