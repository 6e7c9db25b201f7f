"""Says a key date in words: when, and how it was worked out."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from inspection_ready.domain.offsets import Limit, Offset, Unit
from inspection_ready.domain.regimes import ON_SITE, Mark
from inspection_ready.phrases.dates import day_range, time, weekday_and_day

if TYPE_CHECKING:
    from inspection_ready.domain.key_dates import KeyDate, Span
    from inspection_ready.domain.packs import PackDate
    from inspection_ready.domain.visits import OffDay

TO_COME = "date to come"
DATES_TO_COME = "dates to come"
PAST = "past"
COUNTING = (
    "The regulator’s working days leave out weekends and bank holidays in England. The council’s own closure days do "
    "not move them."
)
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
        words = "; ".join(filter(None, (to_come(key), expected_words(key))))
    elif key.received is not None:
        words = f"{weekday_and_day(key.when.first)}, {time(key.received)}"
    else:
        words = _bounded(key, key.when)
    return words if key.is_announced else f"{words} ({NOT_ANNOUNCED})"


def counted_words(key: KeyDate) -> str:
    """For example "3 weeks after the notification"; for a date that was told, who told it."""
    parts = []
    if key.received is not None:
        parts.append(f"received at {time(key.received)}")
    elif key.is_told:
        parts.append(_told(key))
        if key.counted is not None:
            parts.append(f"counted, it would be {_counted(key, key.counted)}")
    elif key.offset is not None:
        parts.append(offset_words(key.offset, key.counted_from))
        parts.append(_closures(key.closures))
    else:
        parts.append(key.found)
    if key.off is not None:
        holiday = f" ({key.off.holiday})" if key.off.holiday else ""
        parts.append(f"that day{holiday} is not a working day, so ask which is meant")
    if key.working_day is not None:
        parts.append(f"the last working day before it is {weekday_and_day(key.working_day)}")
    return "; ".join(part for part in parts if part)


def past_words(key: KeyDate, today: dt.date) -> str:
    """Said beside a date that is over; empty for one that is not."""
    return PAST if key.is_past(today) else ""


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
    from inspection_ready.domain.packs import PackDate  # slow import: the first page makes no pack

    return PackDate(
        name=key.name,
        day=key.when.first if key.when else None,
        until=key.when.last if key.when and key.when.last != key.when.first else None,
        is_about=key.limit is Limit.ABOUT and not key.is_told,
        is_deadline=key.is_deadline,
        counted=_begin("; ".join(part for part in _said(key) if part)),
        is_starter=key.basis.is_starter and not key.is_told,
        stage=key.stage,
        is_announced=key.is_announced,
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


def _said(key: KeyDate) -> tuple[str, str, str]:
    return counted_words(key), expected_words(key), "" if key.is_announced else NOT_ANNOUNCED


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


def _told(key: KeyDate) -> str:
    by = f"told by {key.told_by}" if key.told_by else ""
    if key.message_name:
        return f"{by or 'told'} in {key.message_name}"
    return by or ("given by the regulator" if key.stage == ON_SITE else "told, by whom is not noted")


def _closures(closed: tuple[dt.date, ...]) -> str:
    """Whoever knows the council's closure days would else count them out, and be late."""
    if not closed:
        return ""
    if len(closed) == 1:
        return f"{weekday_and_day(closed[0])} is counted though the council is closed: the regulator does not wait"
    return (
        f"{len(closed)} days from {day_range(closed[0], closed[-1])} are counted though the council is closed: "
        "the regulator does not wait"
    )


def _bounded(key: KeyDate, span: Span) -> str:
    if key.is_deadline:
        return f"by {weekday_and_day(span.last)}"
    return _span(span) if key.is_told else _counted(key, span)


def _counted(key: KeyDate, span: Span) -> str:
    if span.first != span.last or key.limit is None:
        return _span(span)
    return f"{_BEFORE_IT[key.limit]}{_span(span)}"


def _span(span: Span) -> str:
    return weekday_and_day(span.first) if span.first == span.last else day_range(span.first, span.last)
