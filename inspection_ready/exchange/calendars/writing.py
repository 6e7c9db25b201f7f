"""Writes one calendar entry for one person: an invitation, its change or its cancellation (RFC 5545, RFC 5546).

Written out here, letter by letter: the same entry is the same bytes on every computer. Its times stand on the clock
in England with the rule of that clock beside them, so that no program has to guess when the clocks change. The block
of the rule is a constant one; what a library made of the zone began at the wrong hour and ended after two years.
"""

from __future__ import annotations

import datetime as dt
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from urllib.parse import quote

END = "\r\n"
LONGEST_LINE = 75
"""Bytes of a line without its end (RFC 5545, 3.1)."""
PRODUCT = "-//Inspection Ready//Interview timetable//EN"
ZONE = "Europe/London"
CLOCK_IN_ENGLAND = (
    "BEGIN:VTIMEZONE",
    f"TZID:{ZONE}",
    "BEGIN:STANDARD",
    "DTSTART:19701025T020000",
    "RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU",
    "TZOFFSETFROM:+0100",
    "TZOFFSETTO:+0000",
    "TZNAME:GMT",
    "END:STANDARD",
    "BEGIN:DAYLIGHT",
    "DTSTART:19700329T010000",
    "RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU",
    "TZOFFSETFROM:+0000",
    "TZOFFSETTO:+0100",
    "TZNAME:BST",
    "END:DAYLIGHT",
    "END:VTIMEZONE",
)
_KEPT_IN_ADDRESSES = "@!$&'*+-./=^_`{|}~"
"""What need not be written as %xx in a ``mailto:`` address; "?" begins something else there (RFC 6068)."""


class Method(StrEnum):
    REQUEST = "REQUEST"
    CANCEL = "CANCEL"


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarUser:
    """``address`` is one mailbox, such as ``one_mailbox`` lets through."""

    name: str
    address: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarEntry:
    """``starts`` and ``ends`` are as a clock in England shows them, without a zone. ``stamped`` is aware."""

    method: Method
    uid: str
    sequence: int
    stamped: dt.datetime
    starts: dt.datetime
    ends: dt.datetime
    title: str
    place: str
    words: str
    organiser: CalendarUser
    attendee: CalendarUser
    is_optional: bool = False


def write_entry(entry: CalendarEntry) -> bytes:
    return END.join((*(folded for line in _lines(entry) for folded in _folded(line)), "")).encode()


def _lines(entry: CalendarEntry) -> Iterator[str]:
    yield "BEGIN:VCALENDAR"
    yield f"PRODID:{PRODUCT}"
    yield "VERSION:2.0"
    yield "CALSCALE:GREGORIAN"
    yield f"METHOD:{entry.method}"
    yield from CLOCK_IN_ENGLAND
    yield "BEGIN:VEVENT"
    yield f"UID:{_text(entry.uid)}"
    yield f"SEQUENCE:{entry.sequence}"
    yield f"DTSTAMP:{entry.stamped.astimezone(dt.UTC):%Y%m%dT%H%M%SZ}"
    yield f"DTSTART;TZID={ZONE}:{_on_the_clock(entry.starts)}"
    yield f"DTEND;TZID={ZONE}:{_on_the_clock(entry.ends)}"
    yield f"SUMMARY:{_text(entry.title)}"
    for name, value in (("LOCATION", entry.place), ("DESCRIPTION", entry.words)):
        if value:
            yield f"{name}:{_text(value)}"
    yield f"ORGANIZER;CN={_parameter(entry.organiser.name)}:{_address(entry.organiser.address)}"
    yield f"ATTENDEE;{_role(entry)};CN={_parameter(entry.attendee.name)}:{_address(entry.attendee.address)}"
    yield f"STATUS:{'CANCELLED' if entry.method is Method.CANCEL else 'CONFIRMED'}"
    yield f"TRANSP:{'TRANSPARENT' if entry.method is Method.CANCEL else 'OPAQUE'}"
    yield "END:VEVENT"
    yield "END:VCALENDAR"


def _role(entry: CalendarEntry) -> str:
    """Nobody answers a cancellation (RFC 5546, 3.2.5)."""
    role = "OPT-PARTICIPANT" if entry.is_optional else "REQ-PARTICIPANT"
    if entry.method is Method.CANCEL:
        return f"CUTYPE=INDIVIDUAL;ROLE={role}"
    return f"CUTYPE=INDIVIDUAL;ROLE={role};PARTSTAT=NEEDS-ACTION;RSVP=TRUE"


def _on_the_clock(moment: dt.datetime) -> str:
    return f"{moment:%Y%m%dT%H%M%S}"


def _text(value: str) -> str:
    """TEXT of RFC 5545, 3.3.11."""
    plain = "".join(map(_letter, value.replace("\r\n", "\n").replace("\r", "\n")))
    for letter, escaped in (("\\", "\\\\"), (";", "\\;"), (",", "\\,"), ("\n", "\\n")):
        plain = plain.replace(letter, escaped)
    return plain


def _letter(letter: str) -> str:
    """Nothing but a new line ends a line; what turns the writing round, or is no letter at all, goes."""
    if letter == "\n":
        return letter
    category = unicodedata.category(letter)
    if category in {"Cc", "Zl", "Zp"}:
        return " "
    return "" if category in {"Cf", "Cs", "Cn"} else letter


def _parameter(value: str) -> str:
    """A quoted value of a parameter holds no quote, and no way to write one that every program knows."""
    plain = " ".join("".join(map(_letter, value)).split()).replace('"', "'")
    return f'"{plain}"'


def _address(address: str) -> str:
    return f"mailto:{quote(address, safe=_KEPT_IN_ADDRESSES)}"


def _folded(line: str) -> Iterator[str]:
    """No letter is parted: a line goes on after a space, which counts (RFC 5545, 3.1)."""
    piece = ""
    for letter in line:
        if len((piece + letter).encode()) > LONGEST_LINE:
            yield piece
            piece = " "
        piece += letter
    yield piece
