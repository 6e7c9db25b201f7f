"""A file dropped anywhere on the window: which place takes it."""

from __future__ import annotations

import re
from pathlib import Path

from PySide6.QtGui import QDropEvent

SPREADSHEETS = frozenset({".xlsx", ".xls", ".xlsm", ".xlsb", ".ods", ".csv", ".tsv", ".txt"})
MESSAGES = frozenset({".eml", ".msg"})
WORD_FILES = frozenset({".docx", ".dotx"})
PICTURES = frozenset({".jpg", ".jpeg", ".png"})
MAPS = frozenset({".mbtiles"})
CALENDARS = frozenset({".ics", ".ifb", ".ical", ".icalendar"})
ANSWER = re.compile(rb"^METHOD:\s*(?:REPLY|COUNTER|REFRESH)\b", re.IGNORECASE | re.MULTILINE)
HEAD_OF_A_CALENDAR = 64 * 1024
"""Bytes: what a calendar file is says itself before its events."""


def place_for(path: Path) -> str | None:
    """None where no page reads such a file."""
    if path.suffix.lower() in SPREADSHEETS:
        return "imports"
    if path.suffix.lower() in PICTURES:
        return "pictures"
    if path.suffix.lower() in WORD_FILES:
        return "letters"
    if path.suffix.lower() in MAPS:
        return "settings"
    if path.suffix.lower() in CALENDARS:
        return "replies" if _is_answer(path) else "availability"
    return "notification" if path.suffix.lower() in MESSAGES else None


def _is_answer(path: Path) -> bool:
    """To an invitation, and no diary."""
    try:
        with path.open("rb") as calendar:
            return ANSWER.search(calendar.read(HEAD_OF_A_CALENDAR)) is not None
    except OSError:
        return False  # whoever takes it says why it cannot be read


def where_to_take(path: Path | None, *, has_workspace: bool, look_only: bool) -> tuple[str, str]:
    """The place that takes the file, and why none does; one of the two is empty."""
    if not has_workspace:
        return "", "Open a workspace first, and drop the file then. Nothing was changed."
    if look_only:
        return "", "The workspace is open to look only, so no file can be taken. Nothing was changed."
    place = None if path is None else place_for(path)
    return (place, "") if place is not None else ("", refusal_of(path))


def refusal_of(path: Path | None) -> str:
    """``path`` None: a folder, several files, or something that is no file of this computer."""
    takes = "a spreadsheet (Excel, OpenDocument, CSV or text), a picture (JPEG or PNG), a Word file for a letter, a map (.mbtiles), somebody’s diary (.ics), or the notification (.eml or .msg)"
    if path is None:
        return f"Drop one file at a time: {takes}. Nothing was changed."
    return f"{path.name} cannot be taken here. Drop {takes}. Nothing was changed."


def paths_in(event: QDropEvent) -> tuple[Path, ...]:
    """Every file and folder of this computer that is dragged."""
    return tuple(Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile())


def file_in(event: QDropEvent) -> Path | None:
    """The one file that is dragged; None where it is something else, or more than one."""
    urls = event.mimeData().urls()
    if len(urls) == 1 and urls[0].isLocalFile() and Path(urls[0].toLocalFile()).is_file():
        return Path(urls[0].toLocalFile())
    return None
