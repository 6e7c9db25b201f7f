"""Who is told what: every pair of states in one table, and a walk of random issues against a simpler model."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from itertools import product
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inspection_ready.domain.issue_differences import Differs, differences
from inspection_ready.domain.issue_texts import copy_in, copy_text
from inspection_ready.domain.issues import IssueCopy, IssuedPerson, IssuedSession
from inspection_ready.domain.slips import SLIP_OF, SlipKind, plan_slips, seen_by
from inspection_ready.domain.timetable import Part, SessionState

DAYS = (None, dt.date(2027, 3, 27), dt.date(2027, 3, 28))
STATES = (None, *SessionState)

people = st.lists(
    st.builds(
        lambda who, part: IssuedPerson(person_id=who, name=f"Person {who}", part=part),
        st.integers(1, 4),
        st.sampled_from(Part),
    ),
    max_size=3,
    unique_by=lambda each: each.person_id,
).map(tuple)
sessions = st.lists(
    st.builds(
        IssuedSession,
        key=st.integers(1, 5),
        session_id=st.just(0),
        code=st.sampled_from(("D1-01", "D1-02")),
        title=st.sampled_from(("Carers", "Social work")),
        state=st.sampled_from(SessionState),
        on=st.sampled_from(DAYS),
        starts=st.sampled_from((540, 600)),
        minutes=st.sampled_from((30, 60)),
        track=st.integers(0, 2),
        base=st.sampled_from(("Town Hall", "Market Gate")),
        people=people,
    ),
    max_size=5,
    unique_by=lambda each: each.key,
)
copies = sessions.map(lambda some: IssueCopy(timetable_id=1, name="The visit", sessions=tuple(some)))


def simply_held(copy: IssueCopy) -> dict[tuple[int, int], tuple[Any, ...]]:
    """What stands in whose calendar, if everybody were told everything they should hold."""
    held = {}
    for each in copy.sessions:
        for person in each.people:
            if each.state == "confirmed" and each.on is not None:
                held[each.key, person.person_id] = (
                    each.title, each.on, each.starts, each.minutes, each.base, person.part,
                )  # fmt: skip
    return held


def test_the_table_has_every_pair_and_pencilled_is_as_good_as_not_there() -> None:
    assert set(SLIP_OF) == set(product(STATES, STATES))
    for before, after in product(STATES, STATES):
        was, is_ = (state is SessionState.CONFIRMED for state in (before, after))
        wanted = {
            (True, True): SlipKind.CHANGED, (True, False): SlipKind.CANCELLED, (False, True): SlipKind.INVITED,
        }.get((was, is_))  # fmt: skip
        assert SLIP_OF[before, after] is wanted


@given(walk=st.lists(st.tuples(copies, st.booleans()), min_size=1, max_size=6))
def test_exactly_those_are_told_for_whom_something_differs(walk: list[tuple[IssueCopy, bool]]) -> None:
    """Some issues are never told of: the next slips tell what follows from what people hold."""
    told: dict[tuple[int, int], Any] = {}
    simple: dict[tuple[int, int], tuple[Any, ...]] = {}
    for copy, is_written in walk:
        plan = plan_slips(told, copy, {})
        after = simply_held(copy)
        wanted = {
            key: "invited" if key not in simple else "cancelled" if key not in after else "changed"
            for key in simple.keys() | after.keys()
            if simple.get(key) != after.get(key)
        }
        assert {
            (item.seen.key, person.person_id): item.kind.value
            for person in plan.people
            for item in person.items
        } == wanted
        assert len({person.person_id for person in plan.people}) == len(plan.people)
        if is_written:
            simple = after
            told = {
                (each.key, person.person_id): seen
                for each in copy.sessions
                for person in each.people
                if (seen := seen_by(each, person.person_id)) is not None
            }


@given(copy=copies)
def test_a_copy_reads_back_and_differs_from_itself_in_nothing(copy: IssueCopy) -> None:
    assert copy_in(copy_text(copy)) == copy
    assert differences(copy, copy) == ()
    assert [each.differs for each in differences(None, copy)] == [(Differs.ADDED,)] * len(copy.sessions)


@given(before=copies, after=copies)
def test_differences_name_every_session_that_is_not_the_same_and_no_other(
    before: IssueCopy, after: IssueCopy
) -> None:
    was, now = ({each.key: each for each in copy.sessions} for copy in (before, after))
    found = differences(before, after)

    assert {each.session.key for each in found} == {
        key
        for key in was.keys() | now.keys()
        if key not in was or key not in now or _plain(was[key]) != _plain(now[key])
    }
    assert all(each.differs for each in found)


def _plain(session: IssuedSession) -> tuple[IssuedSession, frozenset[tuple[int, Part]]]:
    """Who comes, in whatever order."""
    return replace(session, people=()), frozenset((each.person_id, each.part) for each in session.people)


@pytest.mark.parametrize(
    "text", ["", "{}", "[]", '{"form":2}', '{"form":1,"timetable_id":1,"name":"","sessions":[{}]}']
)
def test_what_is_no_copy_is_never_taken_for_one(text: str) -> None:
    with pytest.raises(ValueError, match="no copy of a timetable"):
        copy_in(text)
