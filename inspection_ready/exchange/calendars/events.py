"""One event of a calendar: whether somebody is busy then, from when to when, and what is wrong with it."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from math import prod
from typing import TYPE_CHECKING, Any

from inspection_ready.domain.busy_times import LONGEST_EVENT, How, LeftOut
from inspection_ready.domain.moments import LONDON
from inspection_ready.domain.working_days import DAY

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from icalendar import Component

TOO_OFTEN = frozenset({"SECONDLY", "MINUTELY", "HOURLY"})
MOST_A_DAY = 24
OF_OUTLOOK: Mapping[str, How | LeftOut] = {
    "OOF": How.OUT,
    "TENTATIVE": How.TENTATIVE,
    "FREE": LeftOut.FREE,
    "WORKINGELSEWHERE": LeftOut.ELSEWHERE,
}
ANSWERS: Mapping[str, How | LeftOut] = {
    "DECLINED": LeftOut.DECLINED,
    "TENTATIVE": How.TENTATIVE,
    "NEEDS-ACTION": How.TENTATIVE,
}


def how_busy(event: Component, emails: Collection[str]) -> How | LeftOut:
    """``emails`` are its owner's, in small letters."""
    if _word(event, "STATUS") == "CANCELLED":
        return LeftOut.CANCELLED
    of_outlook = OF_OUTLOOK.get(_word(event, "X-MICROSOFT-CDO-BUSYSTATUS"))
    if isinstance(of_outlook, LeftOut):
        return of_outlook
    if _word(event, "TRANSP") == "TRANSPARENT":
        return LeftOut.FREE
    answered = _answer(event, emails)
    if isinstance(answered, LeftOut):
        return answered
    if answered is not None or _word(event, "STATUS") == "TENTATIVE":
        return How.TENTATIVE
    return of_outlook or How.BUSY


def _answer(event: Component, emails: Collection[str]) -> How | LeftOut | None:
    for each in listed(event.get("ATTENDEE", [])):
        if str(each).casefold().removeprefix("mailto:") in emails:
            return ANSWERS.get(str(each.params.get("PARTSTAT", "")).upper())
    return None


def event_fault(event: Any) -> str:
    """Why it cannot be read, as the code of a note; empty where it can."""
    broken = {name for name, _ in event.errors}
    if broken & {"DTSTART", "DTEND", "DURATION", "RRULE", "EXDATE", "RDATE", "RECURRENCE-ID"}:
        return "event_not_read"
    if "DTSTART" not in event:
        return "event_without_start"
    rules = listed(event.get("RRULE", []))
    if any(_is_too_often(rule) for rule in rules):
        return "event_too_often"
    starts, ends = both_ends(event)
    if ends < starts:
        return "event_backwards"
    return "event_too_long" if ends - starts > timedelta(days=LONGEST_EVENT) else ""


def _is_too_often(rule: Mapping[str, Any]) -> bool:
    """A rule that would make a million times of a day is not gone through."""
    a_day = prod(max(len(listed(rule.get(name, []))), 1) for name in ("BYHOUR", "BYMINUTE", "BYSECOND"))
    return (
        bool(TOO_OFTEN & {str(each).upper() for each in listed(rule.get("FREQ", []))}) or a_day > MOST_A_DAY
    )


def both_ends(event: Any) -> tuple[Any, Any]:
    """Both days, or both moments. A day without an end is a whole day; a moment without one takes no time. Raises ValueError for a mixture."""
    starts = event["DTSTART"].dt
    if "DTEND" in event:
        ends = event["DTEND"].dt
    elif "DURATION" in event:
        ends = starts + event["DURATION"].dt
    else:
        ends = starts if isinstance(starts, datetime) else starts + DAY
    if isinstance(starts, datetime) is not isinstance(ends, datetime):
        raise ValueError("a day and a moment")
    if not isinstance(starts, datetime):
        return starts, (ends if ends != starts else starts + DAY)
    return aware(starts), aware(ends)


def aware(moment: datetime) -> datetime:
    return (moment if moment.tzinfo is not None else moment.replace(tzinfo=LONDON)).astimezone(UTC)


def listed(told: Any) -> list[Any]:
    """A property that stands once is itself, and a list where it stands several times."""
    return list(told) if isinstance(told, list) else [told]


def _word(event: Component, name: str) -> str:
    return str(event.get(name, "")).strip().upper()
