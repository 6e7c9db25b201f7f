from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from inspection_ready.domain.catering import INSPECTORS, OURS, PARTNERS, Sitting, sittings
from inspection_ready.domain.timetable import SessionFormat, Timetable
from inspection_ready.domain.timetable_days import DatedDay
from tests.domain.test_reception import ANN, BEA, CY, HALL, MILL, council, session

if TYPE_CHECKING:
    from inspection_ready.domain.packs import PackFacts
    from inspection_ready.domain.timetable import Session


def lunch(number: int = 50, starts: int = 720, **more: object) -> Session:
    return replace(session(number, starts, **more), format=SessionFormat.BREAK, minutes=60)  # type: ignore[arg-type]  # as a test says it


def counted(facts: PackFacts) -> list[Sitting]:
    rules = Timetable(id=5, name="The visit", days=1)
    return list(sittings(replace(facts, timetable=rules, dated_days=(DatedDay(day=1),))))


def stay(sitting: Sitting) -> tuple[int, int, int]:
    return sitting.stay[OURS], sitting.stay[PARTNERS], sitting.stay[INSPECTORS]


def test_who_has_something_before_and_after_stays_and_who_is_near_may() -> None:
    sessions = (session(1, 540), session(2, 660), lunch(), session(3, 800), session(4, 900))
    facts = council(sessions, {1: (ANN, BEA), 2: (CY,), 4: (ANN,)})

    [sitting] = counted(facts)

    assert (stay(sitting), sitting.count, sitting.may_stay) == ((1, 0, 0), 1, 1)  # Ann; Cy is done at noon


def test_lunch_is_where_people_are_before_it() -> None:
    sessions = (session(1, 540, MILL), lunch(), session(2, 840), session(3, 840, MILL))
    facts = council(sessions, {1: (ANN, BEA), 2: (ANN,), 3: (BEA,)})
    everywhere = council(
        (sessions[0], lunch(base_id=None), *sessions[2:]), {1: (ANN, BEA), 2: (ANN,), 3: (BEA,)}
    )

    assert [(each.base_id, stay(each)) for each in counted(facts) if each.session] == [(HALL, (0, 0, 0))]
    assert {each.base_id: stay(each) for each in counted(everywhere)} == {HALL: (0, 0, 0), MILL: (2, 0, 0)}


def test_inspectors_are_counted_by_name_and_by_number() -> None:
    sessions = (
        session(1, 600, track=1, inspectors="Jo Hart"),
        session(2, 600, track=2, inspectors="Two inspectors"),
        session(3, 600, track=3, inspectors="One inspector and an Expert by Experience"),
        lunch(),
        session(4, 840, track=1, inspectors="Jo Hart"),
        session(5, 840, track=2, inspectors="Two inspectors"),
        session(6, 840, track=3, inspectors="The whole team"),
    )

    [sitting] = counted(council(sessions, {}))

    assert sitting.stay[INSPECTORS] == 1 + 2
    assert sitting.says_no_number


def test_a_session_over_lunch_is_told_and_not_counted() -> None:
    sessions = (session(1, 540), session(2, 700), lunch(), session(3, 840))
    facts = council(sessions, {1: (ANN,), 2: (ANN,), 3: (ANN,)})

    [sitting] = counted(facts)

    assert (sitting.count, sitting.busy) == (0, 1)


def test_a_lunch_nobody_planned_is_counted_where_people_are_over_it() -> None:
    facts = council((session(1, 600), session(2, 840)), {1: (ANN, CY), 2: (ANN, CY)})

    [sitting] = counted(facts)

    assert (sitting.session, stay(sitting)) == (None, (1, 1, 0))
    assert (sitting.starts, sitting.ends) == (690, 720)
    assert counted(council((session(1, 600),), {1: (ANN,)})) == []


def test_somebody_named_for_the_break_itself_is_counted() -> None:
    facts = council((session(1, 540), lunch()), {50: (CY,), 1: (ANN,)})

    [sitting] = counted(facts)

    assert stay(sitting) == (0, 1, 0)


@given(
    st.lists(
        st.tuples(st.integers(32, 64), st.sampled_from((HALL, MILL)), st.sampled_from((ANN, BEA, CY))),
        max_size=9,
    )
)
def test_nobody_is_counted_twice_at_one_time(told: list[tuple[int, int, int]]) -> None:
    sessions = tuple(session(n, 15 * at, base) for n, (at, base, _) in enumerate(told, start=1))
    who = {n: (person,) for n, (_, _, person) in enumerate(told, start=1)}

    found = counted(council((*sorted(sessions, key=lambda each: each.starts), lunch(base_id=None)), who))

    assert sum(each.count + each.may_stay for each in found if each.session) <= len({ANN, BEA, CY})
