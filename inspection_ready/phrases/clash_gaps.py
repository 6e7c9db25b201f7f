"""Clashes of the timetable among what is missing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inspection_ready.domain.clashes import ClashCode
from inspection_ready.phrases.clashes import clash_sentence

if TYPE_CHECKING:
    from collections.abc import Callable

    from inspection_ready.domain.readiness import Finding

_KINDS = {
    ClashCode.PERSON_TWICE: "People wanted at two sessions at once",
    ClashCode.SECOND_IS_BUSY: "Seconds wanted at two sessions at once",
    ClashCode.INSPECTOR_TWICE: "Inspectors wanted at two sessions at once",
    ClashCode.ROOM_TWICE: "Rooms used for two sessions at once",
    ClashCode.TRACK_TWICE: "Tracks with two sessions at once",
    ClashCode.TOO_MANY_AT_ONCE: "Times with too many sessions at once",
    ClashCode.ROOM_TOO_SMALL: "Sessions in rooms that are too small",
    ClashCode.HAS_LEFT: "Sessions with people who have left",
    ClashCode.AWAY: "Sessions with people who are away",
    ClashCode.PERSON_CANNOT: "Sessions at times when people cannot",
    ClashCode.INSPECTOR_CANNOT: "Sessions at times when inspectors cannot",
    ClashCode.ROOM_CANNOT: "Sessions at times when the room is not free",
    ClashCode.BASE_CANNOT: "Sessions at times when the base is not open",
    ClashCode.BASE_CLOSED: "Sessions at bases that are closed",
    ClashCode.WAY_TOO_SHORT: "Ways between sessions that are too short",
    ClashCode.NO_BREATHER: "Interviews without a breather after them",
    ClashCode.TURNS_TOO_CLOSE: "People seen twice in a row",
    ClashCode.NO_BREAK: "People kept too long without a break",
    ClashCode.NO_LUNCH: "People without time for lunch",
    ClashCode.OUTSIDE_DAY: "Sessions outside the hours of the day",
    ClashCode.TOO_EARLY: "Sessions that start too early",
    ClashCode.TOO_LATE: "Sessions that end too late",
    ClashCode.NOT_FIRST: "Sessions that should come before others",
    ClashCode.NOT_LAST: "Sessions that should come after others",
    ClashCode.WRONG_DAY: "Sessions on the wrong day",
}
CLASH_KINDS: dict[tuple[str, str], str] = {(code.value, ""): words for code, words in _KINDS.items()}


def _sentence(finding: Finding) -> str:
    return clash_sentence(finding.data["clash"])


CLASH_GAPS: dict[tuple[str, str], Callable[[Finding], str]] = {
    (code, ""): _sentence for code, _ in CLASH_KINDS
}
