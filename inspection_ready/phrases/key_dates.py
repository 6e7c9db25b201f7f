"""Says a key date in words: when, and how it was worked out."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from inspection_ready.domain.packs import PackDate
from inspection_ready.domain.regimes import ON_SITE, Limit, Mark, Offset, Unit
from inspection_ready.phrases.dates import day_range, time, weekday_and_day

if TYPE_CHECKING:
    from inspection_ready.domain.key_dates import KeyDate, Span
    from inspection_ready.domain.visits import OffDay

TO_COME = "date to come"
DATES_TO_COME = "dates to come"
NOT_ANNOUNCED = "bank holidays of that year are not announced yet"

_ONE = {
    Unit.DAYS: "day",
    Unit.WORKING_DAYS: "working day",
    Unit.WEEKS: "week",
    Unit.MONTHS: "month",
    Unit.MONDAYS: "Monday",
}
_BEFORE_IT = {Limit.ON: "", Limit.BY: "by ", Limit.ABOUT: "about ", Limit.AT_LEAST: "by "}
MARK_WORDS = {
    Mark.FOUND: "found in a published source",
    Mark.GENERAL: "starter, check against the regulator’s current list",
    Mark.DERIVED: "worked out from what was found",
}


def when_words(key: KeyDate) -> str:
    """For example "Tuesday 1 December 2026, 9:30am", "by Tuesday 22 December 2026", or what is known of a date to come."""
    if key.when is None:
        return "; ".join(filter(None, (to_come(key), expected_words(key))))
    if key.received is not None:
        return f"{weekday_and_day(key.when.first)}, {time(key.received)}"
    if key.is_told:
        return _span(key.when)
    return _bounded(key, key.when)


def counted_words(key: KeyDate) -> str:
    """For example "3 weeks after the notification"; for a date the regulator gave, that it did."""
    parts = []
    if key.received is not None:
        parts.append(f"received at {time(key.received)}")
    elif key.is_told:
        parts.append("given by the regulator")
    elif key.offset is not None:
        parts.append(offset_words(key.offset, key.counted_from))
    else:
        parts.append(key.found)
    if key.working_day is not None:
        parts.append(f"the last working day before it is {weekday_and_day(key.working_day)}")
    if not key.is_announced:
        parts.append(NOT_ANNOUNCED)
    return "; ".join(part for part in parts if part)


def offset_words(offset: Offset, event: str) -> str:
    side = "before" if offset.before else "after"
    if offset.unit is Unit.MONDAYS and offset.least == offset.most == 1:
        return f"the Monday {side} {event}"
    number = str(offset.least) if offset.least == offset.most else f"{offset.least} to {offset.most}"
    unit = _ONE[offset.unit] if offset.most == 1 else offset.unit.value
    most = {Limit.ABOUT: "about ", Limit.AT_LEAST: "at least "}.get(offset.limit, "")
    return f"{most}{number} {unit} {side} {event}"


def pack_date(key: KeyDate) -> PackDate:
    """As a line of the printed key dates."""
    return PackDate(
        name=key.name,
        day=key.when.first if key.when else None,
        until=key.when.last if key.when and key.when.last != key.when.first else None,
        is_about=key.limit is Limit.ABOUT and not key.is_told,
        is_deadline=key.limit is Limit.BY and not key.is_told,
        counted=_begin("; ".join(filter(None, (counted_words(key), expected_words(key))))),
        is_starter=key.basis.is_starter,
        stage=key.stage,
    )


def printed_date_words(
    first: dt.date | None, last: dt.date | None, *, is_deadline: bool = False, is_about: bool = False
) -> str:
    """As the printed key dates say it: "By Tuesday 22 December 2026", "9 to 11 February 2027"."""
    if first is None:
        return _begin(TO_COME)
    words = weekday_and_day(first) if last is None or last == first else day_range(first, last)
    if is_deadline:
        return f"By {words}"
    return f"About {words}" if is_about else words


def off_day_words(off: OffDay) -> str:
    """Said of a day of the visit."""
    holiday = f" ({off.holiday})" if off.holiday else ""
    return f"{weekday_and_day(off.on)}{holiday} is not a working day. It was taken as it is."


def _begin(text: str) -> str:
    return text[:1].upper() + text[1:]


def to_come(key: KeyDate) -> str:
    return DATES_TO_COME if key.stage == ON_SITE else TO_COME


def expected_words(key: KeyDate) -> str:
    """What is known of a date to come: "by Tuesday 1 June 2027"; "" where nothing is."""
    if key.expected is None:
        return ""
    words = _bounded(key, key.expected)
    return f"expected {words}" if key.limit is Limit.ON else words


def _bounded(key: KeyDate, span: Span) -> str:
    if span.first != span.last or key.limit is None:
        return _span(span)
    return f"{_BEFORE_IT[key.limit]}{_span(span)}"


def _span(span: Span) -> str:
    return weekday_and_day(span.first) if span.first == span.last else day_range(span.first, span.last)
