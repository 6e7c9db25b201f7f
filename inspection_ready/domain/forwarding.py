"""Forwarded by hand: the headers of the original stand quoted in the text."""

from __future__ import annotations

import datetime as dt
import re

from inspection_ready.domain.dates import NoSuchTime, london_moment
from inspection_ready.domain.message_dates import dates_in

FORWARDED = re.compile(r"^\s*(?:fwd?|tr|wg)\s*:", re.IGNORECASE)
SAYS_SO = re.compile(
    r"^[\s>*-]*(?:forwarded message|begin forwarded message)\b", re.IGNORECASE | re.MULTILINE
)
_BEFORE = re.compile(r"^\s*(?:\[[^\]]{1,40}\]|\*{1,2}external\*{1,2})\s*", re.IGNORECASE)
"""What a mail server writes before a subject."""
HEADER = re.compile(
    r"^[\s>*]{0,20}(from|sent|date|to|cc|subject|importance|attachments)\s*:[*\s]*(.*)$", re.IGNORECASE
)
MOST_LINES = 4_000
BLOCK = 6
"""Lines from "From:" within which "Sent:" stands."""


def is_forwarded(subject: str, text: str) -> bool:
    return FORWARDED.match(_BEFORE.sub("", subject)) is not None or SAYS_SO.search(text[:100_000]) is not None


def forwarded_moment(subject: str, text: str) -> dt.datetime | None:
    """When the oldest message quoted was sent; None where this was not forwarded, or does not say.

    A time there has no zone: it is what the clock showed whoever forwarded it, taken as a clock in England.
    """
    if not is_forwarded(subject, text):
        return None
    said = _sent_lines(text)
    for line in reversed(said):
        for found in dates_in(line, around=None):
            if found.time is not None:
                return _moment(found.first, found.time)
    return None


def without_headers(text: str) -> str:
    """Days in quoted headers are not what the message is about."""
    lines = text.splitlines()
    return "\n".join("" if _is_header(line) else line for line in lines)


def _sent_lines(text: str) -> list[str]:
    said, left = [], 0
    for line in text.splitlines()[:MOST_LINES]:
        header = HEADER.match(line)
        name = header[1].lower() if header else ""
        if name == "from":
            left = BLOCK
        elif name in {"sent", "date"} and left > 0 and header is not None:
            said.append(header[2])
        left -= 1
    return said


def _is_header(line: str) -> bool:
    found = HEADER.match(line)
    return found is not None and found[1].lower() in {"from", "sent", "date", "to", "cc"}


def _moment(day: dt.date, time: dt.time) -> dt.datetime | None:
    try:
        return london_moment(dt.datetime.combine(day, time))
    except NoSuchTime:
        return None
