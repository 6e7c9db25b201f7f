"""Somebody or something drops out of a day of the visit: what it hits, and what may be done about it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from inspection_ready.domain.availability import Availability
from inspection_ready.domain.errors import Refused
from inspection_ready.domain.inspectors import named_inspectors
from inspection_ready.domain.plan_choice import PlanChoice, may_be_moved
from inspection_ready.domain.plan_making import called
from inspection_ready.domain.plan_problem import Window
from inspection_ready.domain.plan_spots import spot_of
from inspection_ready.domain.timetable import MINUTES_IN_A_DAY, Part

if TYPE_CHECKING:
    from datetime import date

    from inspection_ready.domain.clash_grid import Circumstances
    from inspection_ready.domain.timetable import Session
    from inspection_ready.domain.whole_timetable import WholeTimetable


class DropKind(StrEnum):
    INSPECTOR = "inspector"
    PERSON = "person"
    ROOM = "room"
    BASE = "base"
    HOURS = "hours"
    """Of the day itself: it begins later or ends earlier."""


@dataclass(frozen=True, kw_only=True)
class Dropout:
    """An inspector has no id, and the hours of a day have no name. ``ends`` None: to the end of the day."""

    kind: DropKind
    day: int
    name: str = ""
    id: int | None = None
    starts: int | None = None
    ends: int | None = None
    why: str = ""

    @property
    def window(self) -> Window:
        return Window(self.day, self.starts or 0, MINUTES_IN_A_DAY if self.ends is None else self.ends)


def lines_of(dropout: Dropout, whole: WholeTimetable) -> tuple[Availability, ...]:
    """What is known from now on: the hours of a day are kept as those of each base that has sessions on it.

    Raises Refused for a day whose date is to come: a line without a date would hold on every day.
    """
    on = whole.day(dropout.day).on
    if on is None:
        raise Refused("day_without_date", day=dropout.day)
    if dropout.kind is DropKind.HOURS:
        bases = dict.fromkeys(each.base_id for each in whole.on(dropout.day) if each.base_id is not None)
        return tuple(_line(dropout, on, base_id=each) for each in bases)
    return (
        _line(
            dropout,
            on,
            inspector=dropout.name if dropout.kind is DropKind.INSPECTOR else "",
            person_id=dropout.id if dropout.kind is DropKind.PERSON else None,
            room_id=dropout.id if dropout.kind is DropKind.ROOM else None,
            base_id=dropout.id if dropout.kind is DropKind.BASE else None,
        ),
    )


def hit_by(dropout: Dropout, whole: WholeTimetable, known: Circumstances) -> frozenset[int]:
    """Sessions that cannot go on as they stand, confirmed ones too; breaks, travel and everybody's are left."""
    return frozenset(
        each.id
        for each in whole.on(dropout.day)
        if may_be_moved(each)
        and dropout.window.meets(each.day, each.starts, each.ends)
        and _is_at(dropout, each, whole, known)
    )


def choice_for(dropout: Dropout, hit: frozenset[int], choice: PlanChoice | None = None) -> PlanChoice:
    """Whoever and whatever can stand in does; the others stay where they are if they can."""
    choice = replace(choice or PlanChoice(), freed=hit)
    if dropout.kind is DropKind.INSPECTOR:
        return replace(choice, leave_inspectors=frozenset({called(dropout.name)}))
    if dropout.kind in {DropKind.ROOM, DropKind.BASE} and dropout.id is not None:
        return replace(choice, leave_places=frozenset({dropout.id}))
    return replace(choice, closed=(dropout.window,)) if dropout.kind is DropKind.HOURS else choice


def _line(dropout: Dropout, on: date, **of: Any) -> Availability:
    return Availability(
        starts_on=on, ends_on=on, starts=dropout.starts, ends=dropout.ends, why=dropout.why, **of
    )


def _is_at(dropout: Dropout, session: Session, whole: WholeTimetable, known: Circumstances) -> bool:
    match dropout.kind:
        case DropKind.INSPECTOR:
            return called(dropout.name) in {called(each) for each in named_inspectors(session.inspectors)}
        case DropKind.PERSON:
            at = whole.at(session.id)
            return any(each.person_id == dropout.id and each.part is not Part.SECOND for each in at)
        case DropKind.ROOM:
            return session.room_id == dropout.id
        case DropKind.BASE:
            return spot_of(session, known).base_id == dropout.id
        case DropKind.HOURS:
            return True
