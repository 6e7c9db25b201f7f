"""A calendar file cut into its events, each by itself: one that is broken spoils no other."""

from __future__ import annotations

import re
from collections import defaultdict
from pathlib import Path
from typing import NamedTuple

from inspection_ready.domain.errors import CannotRead
from inspection_ready.exchange.decoding import decode
from inspection_ready.exchange.safe import first_bytes, read_bytes

LARGEST_CALENDAR = 50_000_000  # bytes; thirty years of meetings are a few
WANTED = frozenset({"VEVENT", "VFREEBUSY", "VTIMEZONE"})
FOLD = re.compile(r"\n[ \t]")
NAMES = ("X-WR-CALNAME", "X-WR-TIMEZONE", "METHOD")


class Block(NamedTuple):
    """``text`` is unfolded. ``line`` counts from 1, as an editor shows it."""

    kind: str
    line: int
    text: str


class Blocks(NamedTuple):
    events: tuple[Block, ...]
    free_busy: tuple[Block, ...]
    zones: tuple[Block, ...]
    told: dict[str, str]
    """What the calendar says of itself, by ``NAMES``."""


def blocks_of(path: Path) -> Blocks:
    """Raises CannotRead for a file that is no calendar, or only the first part of one."""
    text = _text_of(path).replace("\r\n", "\n").replace("\r", "\n")
    found: defaultdict[str, list[Block]] = defaultdict(list)
    told: dict[str, str] = {}
    kind, begun, own = "", 0, []
    for number, line in enumerate(text.split("\n"), start=1):
        mark = line[:24].rstrip().upper()
        if kind:
            own.append(line)
            if mark == f"END:{kind}":
                found[kind].append(Block(kind, begun, FOLD.sub("", "\n".join(own)) + "\n"))
                kind = ""
        elif mark.startswith("BEGIN:") and mark[6:] in WANTED:
            kind, begun, own = mark[6:], number, [line]
        elif mark.startswith(NAMES):
            name, _, value = line.partition(":")
            told.setdefault(name.partition(";")[0].upper(), value.strip())
    if kind or not re.search(r"^END:VCALENDAR[ \t]*$", text[-2000:], re.IGNORECASE | re.MULTILINE):
        raise CannotRead("calendar_cut_short", file=path.name)
    return Blocks(tuple(found["VEVENT"]), tuple(found["VFREEBUSY"]), tuple(found["VTIMEZONE"]), told)


def _text_of(path: Path) -> str:
    head = first_bytes(path)
    size = path.stat().st_size
    if size > LARGEST_CALENDAR:
        raise CannotRead(
            "calendar_too_large",
            file=path.name,
            megabytes=size // 1_000_000,
            most=LARGEST_CALENDAR // 1_000_000,
        )
    if b"BEGIN:VCALENDAR" not in head.replace(b"\x00", b"").upper():
        raise CannotRead("not_a_calendar", file=path.name)
    return decode(read_bytes(path)).text
