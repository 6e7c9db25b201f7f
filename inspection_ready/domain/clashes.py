"""Where a timetable asks for what cannot be, or breaks a rule it is judged by: facts and codes, no sentences."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from inspection_ready.domain.readiness import Severity
from inspection_ready.domain.timetable import SessionState

if TYPE_CHECKING:
    import datetime as dt

    from inspection_ready.domain.timetable import Session


class ClashCode(StrEnum):
    PERSON_TWICE = "person_twice"
    SECOND_IS_BUSY = "second_is_busy"
    INSPECTOR_TWICE = "inspector_twice"
    ROOM_TWICE = "room_twice"
    TRACK_TWICE = "track_twice"
    TOO_MANY_AT_ONCE = "too_many_at_once"
    ROOM_TOO_SMALL = "room_too_small"
    HAS_LEFT = "attendee_has_left"
    AWAY = "attendee_away"
    PERSON_CANNOT = "person_cannot"
    INSPECTOR_CANNOT = "inspector_cannot"
    ROOM_CANNOT = "room_cannot"
    BASE_CANNOT = "base_cannot"
    BASE_CLOSED = "base_closed"
    NOT_CLEARED = "diary_not_cleared"
    WAY_TOO_SHORT = "way_too_short"
    NO_BREATHER = "no_breather"
    TURNS_TOO_CLOSE = "turns_too_close"
    NO_BREAK = "no_break"
    NO_LUNCH = "no_lunch"
    OUTSIDE_DAY = "outside_day"
    TOO_EARLY = "too_early"
    TOO_LATE = "too_late"
    NOT_FIRST = "not_first"
    NOT_LAST = "not_last"
    WRONG_DAY = "wrong_day"


class Weight(StrEnum):
    """How much a clash matters where every session of it is confirmed."""

    CANNOT_BE = "cannot_be"
    """Nobody is at two places at once."""
    BREAKS_A_RULE = "breaks_a_rule"
    WORTH_KNOWING = "worth_knowing"


_CANNOT_BE = frozenset(
    {
        ClashCode.PERSON_TWICE,
        ClashCode.INSPECTOR_TWICE,
        ClashCode.ROOM_TWICE,
        ClashCode.HAS_LEFT,
        ClashCode.AWAY,
        ClashCode.PERSON_CANNOT,
        ClashCode.INSPECTOR_CANNOT,
        ClashCode.ROOM_CANNOT,
        ClashCode.BASE_CANNOT,
        ClashCode.BASE_CLOSED,
        ClashCode.WAY_TOO_SHORT,
    }
)
_WORTH_KNOWING = frozenset({ClashCode.SECOND_IS_BUSY, ClashCode.NOT_CLEARED})


def weight_of(code: ClashCode) -> Weight:
    if code in _CANNOT_BE:
        return Weight.CANNOT_BE
    return Weight.WORTH_KNOWING if code in _WORTH_KNOWING else Weight.BREAKS_A_RULE


_SEVERITIES = {
    (Weight.CANNOT_BE, False): Severity.HIGH,
    (Weight.CANNOT_BE, True): Severity.MEDIUM,
    (Weight.BREAKS_A_RULE, False): Severity.MEDIUM,
    (Weight.BREAKS_A_RULE, True): Severity.LOW,
    (Weight.WORTH_KNOWING, False): Severity.LOW,
    (Weight.WORTH_KNOWING, True): Severity.LOW,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Clash:
    """``sessions`` are those that clash, the earlier first. Which of the other facts there are, the code decides.

    Two clashes are the same where all their facts are: what somebody was told once can be known again.
    """

    code: ClashCode
    sessions: tuple[Session, ...]
    on: dt.date | None = None
    """The date of the first of them; None while it is to come."""
    who: str = ""
    """A person or an inspector, by name."""
    person_id: int | None = None
    is_second: bool = False
    """Whoever it is only stands in there."""
    place: str = ""
    other_place: str = ""
    had: int | None = None
    """What there is, in the unit of the rule: minutes, or people, or sessions."""
    needed: int | None = None
    """What the rule asks for, at least or at most."""
    windows: tuple[tuple[int, int], ...] = ()
    """Times the rule speaks of, in minutes after midnight."""
    is_only: bool = False
    """The windows are the only times that can; else the ones that cannot."""
    why: str = ""
    since: dt.date | None = None
    """When somebody left, or a base closed."""

    @property
    def is_pencilled(self) -> bool:
        """Not every session of it is confirmed."""
        return any(each.state is SessionState.PENCILLED for each in self.sessions)

    @property
    def is_clash(self) -> bool:
        """Else it is only worth knowing."""
        return weight_of(self.code) is not Weight.WORTH_KNOWING

    @property
    def severity(self) -> Severity:
        """What is only pencilled may still be moved, and presses less; so does what befalls a second."""
        if self.is_second and self.code is ClashCode.PERSON_CANNOT:
            return Severity.LOW
        return _SEVERITIES[weight_of(self.code), self.is_pencilled]

    @property
    def short_by(self) -> int:
        """How many minutes are missing."""
        assert self.needed is not None, "only asked of rules that count minutes"
        assert self.had is not None, "only asked of rules that count minutes"
        return self.needed - self.had
