"""Short names of sessions: "D1-03" is the third of day 1. One stays with its session, wherever that moves."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from inspection_ready.domain.timetable import Session

_OURS = re.compile(r"D(\d+)-(\d+)", re.IGNORECASE)


def in_order(sessions: Iterable[Session]) -> list[Session]:
    """By the day and the clock; what is for everybody before the tracks."""
    return sorted(sessions, key=lambda each: (each.day, each.starts, each.track, each.title.casefold()))


def next_code(day: int, taken: Iterable[str]) -> str:
    """One above the highest of the day: a number that was used is not given again while others stand after it."""
    numbers = (_OURS.fullmatch(code) for code in taken)
    highest = max((int(found[2]) for found in numbers if found and int(found[1]) == day), default=0)
    return f"D{day}-{highest + 1:02}"


def with_codes(sessions: Iterable[Session], taken: Iterable[str] = ()) -> list[Session]:
    """Those that have none are given one, in the order of the clock."""
    ordered = in_order(sessions)
    codes = [*taken, *(each.code for each in ordered if each.code)]
    given: list[Session] = []
    for session in ordered:
        coded = session if session.code else replace(session, code=next_code(session.day, codes))
        codes.append(coded.code)
        given.append(coded)
    return given


def code_is_taken(session: Session, others: Sequence[Session]) -> bool:
    own = session.code.casefold()
    return bool(own) and any(each.id != session.id and each.code.casefold() == own for each in others)
