"""Who comes to a base in the course of a day, in the order of the clock."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inspection_ready.domain.frozen import dataclass
from inspection_ready.domain.inspectors import inspectors_without_names
from inspection_ready.domain.papers import happens_somewhere, named_at
from inspection_ready.domain.sheets import people_at

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from inspection_ready.domain.packs import PackFacts
    from inspection_ready.domain.people import Person
    from inspection_ready.domain.timetable import Session


@dataclass(frozen=True, slots=True)
class Arrival:
    """For one session: who comes into the building for it and was not there before."""

    session: Session
    people: tuple[Person, ...]
    """By name."""
    inspectors: tuple[str, ...]
    """By name; those the session only counts are in its own words."""


def arrivals(facts: PackFacts, base_id: int, sessions: Sequence[Session]) -> tuple[Arrival, ...]:
    """``sessions`` are all of one day, in the order of the clock, wherever they are.

    Somebody who was at another base in between arrives again; who works at the base never does. A session for which nobody new comes is left out,
    unless it counts inspectors without their names: whether those were there already nobody can say.
    """
    at: dict[object, int | None] = {}
    found = []
    for session in filter(happens_somewhere, sessions):
        people = people_at(facts, (session,))
        here = session.base_id == base_id
        new_people = tuple(
            each for each in people if here and each.base_id != base_id and at.get(each.id, 0) != base_id
        )
        new_inspectors = tuple(
            each for each in named_at(session) if here and at.get(each.casefold(), 0) != base_id
        )
        _move(at, (each.id for each in people), session)
        _move(at, (each.casefold() for each in named_at(session)), session)
        are_counted = here and bool(inspectors_without_names(session.inspectors))
        if new_people or new_inspectors or are_counted:
            found.append(Arrival(session, new_people, new_inspectors))
    return tuple(found)


def _move(at: dict[object, int | None], who: Iterable[object], session: Session) -> None:
    at.update(dict.fromkeys(who, session.base_id))
