"""A template in fewer days or tracks than it was made for: what keeps its place, what moves, and what finds none."""

from __future__ import annotations

from dataclasses import replace
from enum import StrEnum
from typing import TYPE_CHECKING

from inspection_ready.domain.frozen import dataclass
from inspection_ready.domain.searching import folded
from inspection_ready.domain.session_codes import in_order
from inspection_ready.domain.timetable import Session, SessionFormat, Timetable, Turn

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

STEP = 15
TIRING = frozenset({SessionFormat.INTERVIEW, SessionFormat.MOCK_INTERVIEW})
OF_THEIR_DAY = frozenset({SessionFormat.BREAK, SessionFormat.TRAVEL, SessionFormat.MEETING})
"""Lunch of a day that goes is not eaten on another."""
NOBODY_SEEN = frozenset({SessionFormat.BREAK, SessionFormat.TRAVEL})


class WhyNot(StrEnum):
    OF_ITS_DAY = "of_its_day"
    MUST_BE_ON = "must_be_on"
    """The day it must be on is none of those there are."""
    NO_PLACE = "no_place"


@dataclass(frozen=True, slots=True)
class Moved:
    was: Session
    now: Session


@dataclass(frozen=True, slots=True)
class LeftOut:
    session: Session
    why: WhyNot


@dataclass(frozen=True, slots=True, kw_only=True)
class Fit:
    """Every session of the template is in exactly one of the three."""

    days: int
    tracks: int
    kept: tuple[Session, ...]
    moved: tuple[Moved, ...] = ()
    left_out: tuple[LeftOut, ...] = ()

    @property
    def sessions(self) -> tuple[Session, ...]:
        """What is made, in the order of the clock."""
        return tuple(in_order((*self.kept, *(each.now for each in self.moved))))


def fitted(template: Timetable, sessions: Iterable[Session], *, days: int, tracks: int) -> Fit:
    """What closes the visit goes to the last day; the rest of days and tracks that go, to a free place of its length: at its own time where there is one, else the first.

    Whatever has a place keeps it, unless it stands in the way of the close. Nobody is moved out of the order, the times
    or the day a session asks for.
    """
    if (days, tracks) == (template.days, template.tracks):
        return Fit(days=days, tracks=tracks, kept=tuple(in_order(sessions)))
    return _Fitting(template, days, tracks).fit(in_order(sessions))


class _Fitting:
    def __init__(self, template: Timetable, days: int, tracks: int) -> None:
        self._rules = template
        self._days = days
        self._tracks = tracks
        self._placed: list[Session] = []
        self._moved: list[Moved] = []
        self._left_out: list[LeftOut] = []

    def fit(self, sessions: Sequence[Session]) -> Fit:
        closing = [each for each in sessions if each.turn is Turn.LAST and self._closes(each)]
        for each in closing:
            self._place(each, replace(each, day=self._days))
        others = [each for each in sessions if each not in closing]
        waiting = [each for each in others if not self._may_stay(each)]
        self._placed += [each for each in others if each not in waiting]
        kept = tuple(each for each in self._placed if each in others)
        for each in waiting:
            self._find_a_place(each)
        return Fit(
            days=self._days,
            tracks=self._tracks,
            kept=(*kept, *(each for each in closing if each in self._placed)),
            moved=tuple(self._moved),
            left_out=tuple(self._left_out),
        )

    def _closes(self, session: Session) -> bool:
        return session.day in {self._rules.days, *range(self._days + 1, session.day + 1)} and (
            session.track <= self._tracks
        )

    def _place(self, was: Session, now: Session) -> None:
        self._placed.append(now)
        if now != was:
            self._moved.append(Moved(was, now))

    def _may_stay(self, session: Session) -> bool:
        return session.day <= self._days and session.track <= self._tracks and self._is_free(session)

    def _find_a_place(self, session: Session) -> None:
        if session.format in OF_THEIR_DAY and session.day > self._days:
            self._left_out.append(LeftOut(session, WhyNot.OF_ITS_DAY))
        elif session.only_on_day is not None and session.only_on_day > self._days:
            self._left_out.append(LeftOut(session, WhyNot.MUST_BE_ON))
        elif (place := next(filter(self._is_free, self._places(session)), None)) is None:
            self._left_out.append(LeftOut(session, WhyNot.NO_PLACE))
        else:
            self._place(session, place)

    def _places(self, session: Session) -> Iterator[Session]:
        """Its own day and time first; what is for everybody stays for everybody, and the last comes on the last day."""
        rules = self._rules
        tracks = range(1, self._tracks + 1) if session.track else (0,)
        earliest = max(rules.day_from, session.earliest or 0)
        latest = min(rules.day_to, rules.day_to if session.latest is None else session.latest)
        for day in self._days_for(session):
            times = range(-(-earliest // STEP) * STEP, latest - session.minutes + 1, STEP)
            for starts in sorted(times, key=lambda time: (time != session.starts, time)):
                yield from (replace(session, day=day, starts=starts, track=track) for track in tracks)

    def _days_for(self, session: Session) -> Sequence[int]:
        if session.only_on_day is not None:
            return (session.only_on_day,)
        if session.format in OF_THEIR_DAY:
            return (session.day,)
        if session.turn is Turn.LAST:
            return (self._days,)
        return sorted(range(1, self._days + 1), key=lambda day: (day != session.day, day))

    def _is_free(self, session: Session) -> bool:
        return all(self._get_on(session, each) for each in self._placed)

    def _get_on(self, one: Session, other: Session) -> bool:
        if not (_keep_the_end(one, other) and _keep_the_end(other, one)):
            return False
        if not (_keep_the_beginning(one, other) and _keep_the_beginning(other, one)):
            return False
        if one.day != other.day:
            return True
        first, second = sorted((one, other), key=lambda each: each.starts)
        rest = self._rules.breather if first.format in TIRING else 0
        if one.track == other.track or _are_for_the_same(one, other):
            return second.starts >= first.ends + rest
        return bool(one.track and other.track) or second.starts >= first.ends


def _keep_the_end(one: Session, other: Session) -> bool:
    """Nothing goes on beside the last, or after it; a break may."""
    if one.turn is Turn.LAST or other.turn is not Turn.LAST:
        return True
    return one.format in NOBODY_SEEN or (one.day, one.ends) <= _begins(other)


def _keep_the_beginning(one: Session, other: Session) -> bool:
    """Nobody is seen before the first."""
    if one.turn is Turn.FIRST or other.turn is not Turn.FIRST or one.format in OF_THEIR_DAY:
        return True
    return _begins(one) >= _begins(other)


def _are_for_the_same(one: Session, other: Session) -> bool:
    return bool(one.wanted.strip()) and folded(one.wanted) == folded(other.wanted)


def _begins(session: Session) -> tuple[int, int]:
    return session.day, session.starts
