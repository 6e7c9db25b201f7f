"""Small diaries, written as Outlook, Google and Apple export them."""

from __future__ import annotations

from pathlib import Path

OUTLOOK_ZONE = """BEGIN:VTIMEZONE
TZID:GMT Standard Time
BEGIN:STANDARD
DTSTART:16011028T020000
RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10
TZOFFSETFROM:+0100
TZOFFSETTO:-0000
END:STANDARD
BEGIN:DAYLIGHT
DTSTART:16010325T010000
RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3
TZOFFSETFROM:-0000
TZOFFSETTO:+0100
END:DAYLIGHT
END:VTIMEZONE
"""
TWO_HOURS_EAST = """BEGIN:VTIMEZONE
TZID:Customized Time Zone
BEGIN:STANDARD
DTSTART:16010101T000000
TZOFFSETFROM:+0200
TZOFFSETTO:+0200
END:STANDARD
END:VTIMEZONE
"""


def event(*lines: str, uid: str = "") -> str:
    told = [f"UID:{uid or abs(hash(lines))}@northmoor.example", "DTSTAMP:20270101T000000Z", *lines]
    return "\n".join(["BEGIN:VEVENT", *told, "END:VEVENT", ""])


def diary(folder: Path, *parts: str, told: str = "", name: str = "diary.ics") -> Path:
    text = f"BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:-//Northmoor//EN\n{told}{''.join(parts)}END:VCALENDAR\n"
    path = folder / name
    path.write_bytes(text.replace("\n", "\r\n").encode())
    return path
