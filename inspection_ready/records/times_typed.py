"""Times of day as people type them, and as Excel counts them: minutes after midnight."""

from __future__ import annotations

import re
from datetime import datetime, time, timedelta

TIME = re.compile(
    r"(\d{1,2})(?:\s*[:.h]\s*(\d{2})(?::\d{2})?)?\s*(a\.?m\.?|p\.?m\.?)?(?:\s*noon)?", re.IGNORECASE
)
WORDS = {"midday": 720, "noon": 720, "12 noon": 720, "12noon": 720, "midnight": 0}
DAY, AFTERNOON = 1440, 720
HOUR = re.compile(r"\d{1,2}")
NO_COLON = re.compile(r"(\d{1,2})(\d{2})(?:\s*(?:h|hrs|hours))?")
"""0930, which Excel makes 930."""
FRACTION = re.compile(r"0?\.(?:\d{3,}|25|75|\d)")
"""Excel's part of a day: 0.4166 is 10am. "0.30" is left to the clock."""


def typed_time(cell: object) -> int | None:
    """None where it is no time. "10" alone is no time: it may be a number of anything."""
    if isinstance(cell, time):
        return _minutes(cell.hour * 60 + cell.minute + (cell.second >= 30))
    if isinstance(cell, timedelta):
        return _minutes(round(cell.total_seconds() / 60))
    if isinstance(cell, datetime):
        return cell.hour * 60 + cell.minute
    if isinstance(cell, float) and not cell.is_integer():
        return _minutes(round(cell % 1 * DAY))
    if isinstance(cell, float | int) and not isinstance(cell, bool):
        return _from_text(str(int(cell)))
    return _from_text(cell.strip().lower()) if isinstance(cell, str) else None


def typed_range(text: str) -> tuple[int, int] | None:
    """ "10am to 11:15am", "9.30-10.15": start and end."""  # noqa: D210 - it begins with a quotation
    parts = re.split(r"\s*(?:\bto\b|\buntil\b|-|–|—)\s*", text.strip().lower())
    if len(parts) != 2:
        return None
    first, last = parts
    if (half := re.search(r"[ap]\.?m\.?$", last)) and not re.search(r"[ap]\.?m\.?$|mid|noon|[:.]", first):
        first += half[0]
    start, end = (_from_text(f"{part}:00" if HOUR.fullmatch(part) else part) for part in (first, last))
    if start is None or end is None:
        return None
    if not half and end <= start < end + AFTERNOON:
        end += AFTERNOON  # "1pm to 2"
    return start, end


def _from_text(text: str) -> int | None:
    if text in WORDS:
        return WORDS[text]
    if FRACTION.fullmatch(text):
        return _minutes(round(float(text) * DAY))
    if clock := NO_COLON.fullmatch(text):
        text = f"{clock[1]}:{clock[2]}"
    match = TIME.fullmatch(text)
    if match is None or not (match[2] or match[3]):
        return None
    hour, minute, half = int(match[1]), int(match[2] or 0), (match[3] or "")[:1]
    if half and not 1 <= hour <= 12:
        return None
    if half:
        hour = hour % 12 + (12 if half == "p" else 0)
    return hour * 60 + minute if hour < 24 and minute < 60 else None


def _minutes(minutes: int) -> int | None:
    return minutes if minutes < DAY else None
