"""Whoever and whatever can drop out of a timetable, and its sessions, by what people call them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from inspection_ready.domain.errors import NotFound
from inspection_ready.domain.inspectors import named_inspectors
from inspection_ready.domain.plan_dropouts import DropKind
from inspection_ready.domain.plan_making import called, team_of
from inspection_ready.domain.plan_spots import spot_of
from inspection_ready.domain.searching import folded

if TYPE_CHECKING:
    from collections.abc import Iterable

    from inspection_ready.domain.clash_grid import Circumstances
    from inspection_ready.domain.timetable import Session
    from inspection_ready.domain.whole_timetable import WholeTimetable


@dataclass(frozen=True, slots=True)
class Subject:
    """``id`` is None for an inspector."""

    name: str
    id: int | None = None
    also: str = ""
    """Where it is, or what they do: what tells two of one name apart."""

    @property
    def label(self) -> str:
        return f"{self.name}, {self.also}" if self.also else self.name


def subjects(kind: DropKind, whole: WholeTimetable, known: Circumstances) -> tuple[Subject, ...]:
    """Those that have a part in this timetable, in the order of their names."""
    match kind:
        case DropKind.INSPECTOR:
            found = _inspectors(whole)
        case DropKind.PERSON:
            found = _people(whole, known)
        case DropKind.ROOM:
            found = _rooms(whole, known)
        case DropKind.BASE:
            found = _bases(whole, known)
        case DropKind.HOURS:
            found = ()
    return tuple(sorted(found, key=lambda each: folded(each.label)))


def subject_named(kind: DropKind, name: str, whole: WholeTimetable, known: Circumstances) -> Subject:
    """By its name, or by its name and what tells it apart. Raises NotFound."""
    held = subjects(kind, whole, known)
    for told in ({each.label: each for each in held}, _alone(held)):
        for label, each in told.items():
            if folded(label) == folded(name.strip()):
                return each
    raise NotFound("no_such_dropout", named=name, known=", ".join(each.label for each in held) or "none")


def session_named(whole: WholeTimetable, name: str) -> Session:
    """By its code, or by a title that only one has. Raises NotFound."""
    wanted = folded(name.strip())
    for each in whole.sessions:
        if each.code and folded(each.code) == wanted:
            return each
    alike = [each for each in whole.sessions if folded(each.title) == wanted]
    if len(alike) != 1:
        raise NotFound("no_session_called", named=name)
    return alike[0]


def _alone(held: Iterable[Subject]) -> dict[str, Subject]:
    names = [each.name for each in held]
    return {each.name: each for each in held if names.count(each.name) == 1}


def _inspectors(whole: WholeTimetable) -> Iterable[Subject]:
    names = dict(team_of(whole))
    for session in whole.sessions:
        for each in named_inspectors(session.inspectors):
            names.setdefault(called(each), each)
    return [Subject(each) for each in names.values()]


def _people(whole: WholeTimetable, known: Circumstances) -> Iterable[Subject]:
    at = {each.person_id for each in whole.attendances}
    return [Subject(each.name, each.id, each.role) for each in known.people.values() if each.id in at]


def _rooms(whole: WholeTimetable, known: Circumstances) -> Iterable[Subject]:
    used = {each.room_id for each in whole.sessions}
    return [
        Subject(each.name, each.id, known.base(each.base_id))
        for each in known.rooms.values()
        if each.id in used
    ]


def _bases(whole: WholeTimetable, known: Circumstances) -> Iterable[Subject]:
    used = {spot_of(each, known).base_id for each in whole.sessions}
    return [Subject(each.name, each.id) for each in known.bases.values() if each.id in used]
