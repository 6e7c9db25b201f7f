from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from inspection_ready.domain.bases import Base
from inspection_ready.domain.people import Person, Side
from inspection_ready.domain.reception import arrivals
from inspection_ready.domain.timetable import Attendance, Part, Session, SessionFormat, SessionState
from tests.documents.northmoor import empty_council

if TYPE_CHECKING:
    from collections.abc import Mapping

    from inspection_ready.domain.packs import PackFacts

HALL, MILL = 1, 2
ANN, BEA, CY = 11, 12, 13
"""Ann works at the hall; Bea comes from elsewhere; Cy is a partner."""


def session(number: int, starts: int, base_id: int | None = HALL, **more: object) -> Session:
    return Session(
        id=number, timetable_id=5, day=1, starts=starts, minutes=60, base_id=base_id, title=f"S{number}", **more  # type: ignore[arg-type]  # as a test says it
    )  # fmt: skip


def council(sessions: tuple[Session, ...], who: Mapping[int, tuple[int, ...]], **parts: Part) -> PackFacts:
    attendances = tuple(
        Attendance(id=100 * of + person, session_id=of, person_id=person, part=parts.get(f"s{of}", Part.TAKES_PART))
        for of, people in who.items()
        for person in people
    )  # fmt: skip
    people = (
        Person(id=ANN, name="Ann", base_id=HALL),
        Person(id=BEA, name="Bea", base_id=MILL),
        Person(id=CY, name="Cy", side=Side.OUTSIDE),
    )
    bases = (Base(id=HALL, name="Hall"), Base(id=MILL, name="Mill"))
    return replace(empty_council(), people=people, bases=bases, sessions=sessions, attendances=attendances)


def told(facts: PackFacts, base_id: int = HALL) -> list[tuple[int, list[str], tuple[str, ...]]]:
    return [
        (each.session.id, [person.name for person in each.people], each.inspectors)
        for each in arrivals(facts, base_id, facts.sessions)
    ]


def test_somebody_arrives_once_and_again_after_another_base() -> None:
    sessions = (session(1, 540), session(2, 660), session(3, 780, MILL), session(4, 900))
    facts = council(sessions, {1: (CY,), 2: (CY,), 3: (CY,), 4: (CY,)})

    assert told(facts) == [(1, ["Cy"], ()), (4, ["Cy"], ())]
    assert told(facts, MILL) == [(3, ["Cy"], ())]


def test_who_works_there_does_not_arrive() -> None:
    facts = council((session(1, 540), session(2, 660)), {1: (ANN, BEA), 2: (ANN,)})

    assert told(facts) == [(1, ["Bea"], ())]


def test_inspectors_by_name_arrive_once_and_those_who_are_counted_each_time() -> None:
    sessions = (
        session(1, 540, inspectors="Jo Hart"),
        session(2, 660, inspectors="jo hart and Lee Grant"),
        session(3, 780, inspectors="Two inspectors"),
        session(4, 900, inspectors="Two inspectors"),
    )

    assert told(council(sessions, {})) == [
        (1, [], ("Jo Hart",)),
        (2, [], ("Lee Grant",)),
        (3, [], ()),
        (4, [], ()),
    ]


def test_somebody_without_a_name_is_expected_beside_one_who_is_there_already() -> None:
    sessions = (session(1, 540, inspectors="Jo Hart"), session(2, 660, inspectors="Jo Hart, one inspector"))

    assert told(council(sessions, {})) == [(1, [], ("Jo Hart",)), (2, [], ())]


def test_seconds_calls_breaks_and_what_was_cancelled_bring_nobody() -> None:
    sessions = (
        session(1, 540),
        session(2, 600, format=SessionFormat.CALL, inspectors="Two inspectors"),
        session(3, 660, format=SessionFormat.BREAK),
        session(4, 720, state=SessionState.CANCELLED, inspectors="Jo Hart"),
    )
    facts = council(sessions, {1: (CY,), 2: (CY,), 3: (CY,), 4: (CY,)}, s1=Part.SECOND)

    assert told(facts) == []
