"""Reads the answers in a calendar file: who said what to which entry (RFC 5546, 3.2.3).

Whatever else is in such a file is said by its method, and nothing is made of it. Read by icalendar, which is asked
for nothing but properties: an answer needs no times, so a zone nobody knows does no harm.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

from inspection_ready.domain.calendar_answers import CalendarAnswer, Said
from inspection_ready.domain.errors import CannotRead

if TYPE_CHECKING:
    from icalendar import Calendar

LARGEST = 2_000_000
"""Bytes: an answer is a few hundred."""
MOST = 200
LONGEST_UID, LONGEST_COMMENT, LONGEST_ADDRESS = 500, 2_000, 254
MOST_SEQUENCE = 2**31 - 1
BEGINS = re.compile(rb"\A(?:\xef\xbb\xbf)?\s*BEGIN:VCALENDAR", re.IGNORECASE)
ENDS = b"END:VCALENDAR"
_SAID = {
    "ACCEPTED": Said.ACCEPTED,
    "DECLINED": Said.DECLINED,
    "TENTATIVE": Said.TENTATIVE,
    "DELEGATED": Said.DELEGATED,
    "NEEDS-ACTION": Said.NOTHING,
}


def is_calendar(data: bytes) -> bool:
    return BEGINS.match(data[:200]) is not None


def read_answers(name: str, data: bytes) -> tuple[CalendarAnswer, ...]:
    """``name`` is for the sentence of an error only. Raises CannotRead."""
    if len(data) > LARGEST:
        raise CannotRead("answer_too_large", file=name)
    if ENDS not in data.upper():
        raise CannotRead("calendar_damaged", file=name)  # the parser would pass over what was cut off
    from icalendar import Calendar  # slow import

    try:
        held = Calendar.from_ical(
            data.removeprefix(b"\xef\xbb\xbf").decode("utf-8", "replace"), multiple=True
        )
        found = (answer for each in held for answer in _answers(each))
        return tuple(answer for answer, _ in zip(found, range(MOST), strict=False))
    # the parser was not made for bytes that somebody built to hurt it, and raises nearly anything
    except Exception as error:
        raise CannotRead("calendar_damaged", file=name) from error


def _answers(calendar: Calendar) -> Iterator[CalendarAnswer]:
    """One for each who answers; an entry without anybody is told all the same, so that nothing is lost."""
    method = str(calendar.get("METHOD", "")).strip().upper()
    for event in calendar.walk("VEVENT"):
        attendees = _several(event.get("ATTENDEE")) or [None]
        for attendee in attendees:
            parameters = getattr(attendee, "params", {})
            yield CalendarAnswer(
                method=method[:40],
                uid=str(event.get("UID", "")).strip()[:LONGEST_UID],
                sequence=_sequence(event.get("SEQUENCE")),
                said=_SAID.get(str(parameters.get("PARTSTAT", "NEEDS-ACTION")).upper(), Said.UNKNOWN),
                attendee=_address(attendee),
                sent_by=_address(parameters.get("SENT-BY")),
                organiser=_address(event.get("ORGANIZER")),
                title=_plain(event.get("SUMMARY")),
                comment="\n".join(map(_plain, _several(event.get("COMMENT"))))[:LONGEST_COMMENT],
                at=_stamp(event.get("DTSTAMP")),
            )


def _several(value: Any) -> list[Any]:
    if value is None:
        return []
    return value if isinstance(value, list) else [value]


def _plain(value: Any) -> str:
    return "" if value is None else " ".join(str(value).split())[:LONGEST_COMMENT]


def _address(value: Any) -> str:
    words = "" if value is None else str(value).strip().strip('"')
    return unquote(re.sub(r"(?i)\Amailto:", "", words)).strip()[:LONGEST_ADDRESS]


def _sequence(value: Any) -> int | None:
    """Only the first invitation may go without (RFC 5546, 3.2.3); None where what stands there is no number."""
    if value is None:
        return 0
    try:
        number = int(str(value))
    except ValueError:
        return None
    return number if 0 <= number <= MOST_SEQUENCE else None


def _stamp(value: Any) -> dt.datetime | None:
    """None where it has no moment in UTC: the message's own is taken then."""
    moment = getattr(value, "dt", None)
    if not isinstance(moment, dt.datetime) or moment.tzinfo is None:
        return None
    return moment.astimezone(dt.UTC)
