"""Whom the ladder asks: nobody for what is answered, nobody twice by one step, and nothing dropped in silence."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from inspection_ready.domain.absences import Absence
from inspection_ready.domain.chase_plan import Around, asked_since, due_chases
from inspection_ready.domain.chases import AskedRequest, Chased, ChasePlan, Why
from inspection_ready.domain.ladders import Rung, ladder_in
from inspection_ready.domain.people import Person, Tier
from inspection_ready.domain.requests import WORKING, Move, Request, RequestState, RequestStep

NOW = dt.datetime(2026, 12, 8, 11, 0, tzinfo=dt.UTC)  # a Tuesday
DAY, HOUR = dt.timedelta(days=1), dt.timedelta(hours=1)
LADDER = ladder_in(
    "At once: owner\n2 working days before it is due at 9am: owner\nOn the day it is due at 9am: owner, second\n"
    "1 working day after it is due at 9am: owner, second, head of service\n"
    "2 hours before it is due: owner, second\nWhen it is due: owner, second, head of service"
)
ADA = Person(id=1, name="Ada Brook", email="ada@northmoor.example", team="Localities")
BEN = Person(id=2, name="Ben Cole", email="ben@northmoor.example", team="Localities")
CAT = Person(
    id=3, name="Cat Dunn", email="cat@northmoor.example", team="localities ", tier=Tier.HEAD_OF_SERVICE
)
DAN = Person(id=4, name="Dan Ellis", email="", team="Finance")
EVE = Person(id=5, name="Eve Ford", email="eve@northmoor.example", left_on=dt.date(2026, 12, 1))
PEOPLE = (ADA, BEN, CAT, DAN, EVE)
AROUND = Around(people=PEOPLE)


def request(number: int = 1, **more: object) -> Request:
    plain = Request(
        id=number,
        number=number,
        wording=f"Request {number}",
        owner_id=ADA.id,
        second_id=BEN.id,
        asked_at=NOW - 10 * DAY,
        due_at=NOW + 10 * DAY,
    )
    return replace(plain, **more)  # type: ignore[arg-type] # told by name


def plan(*requests: Request, around: Around = AROUND, chased: tuple[Chased, ...] = ()) -> ChasePlan:
    asked = [AskedRequest(request=each, since=asked_since(each, ())) for each in requests]
    return due_chases(asked, around, LADDER, chased, NOW)


def told(found: ChasePlan) -> dict[str, list[tuple[int, str, str]]]:
    return {
        each.person.name: [(one.request.number, one.rung.value, one.step) for one in each.owed]
        for each in found.chases
    }


def whys(found: ChasePlan) -> list[tuple[int, Why, int | None]]:
    return [(each.request.number, each.why, each.person_id) for each in found.left_out]


def written(found: ChasePlan, at: dt.datetime = NOW) -> tuple[Chased, ...]:
    return tuple(
        Chased(
            request_id=owed.request.id,
            person_id=each.person.id,
            step=owed.step,
            due_at=owed.request.due_at,
            at=at,
        )
        for each in found.chases
        for owed in each.owed
    )


def test_the_owner_is_asked_first_and_only_once() -> None:
    first = plan(request())

    again = plan(request(), chased=written(first))

    assert told(first) == {"Ada Brook": [(1, "owner", "asked+0d")]}
    assert (again.chases, whys(again)) == ((), [(1, Why.NOT_YET, None)])
    assert again.left_out[0].at == dt.datetime(2026, 12, 16, 9, tzinfo=dt.UTC)


def test_on_the_day_the_second_is_asked_and_after_it_the_head_of_service() -> None:
    today, late = request(due_at=NOW + 5 * HOUR), request(due_at=NOW - DAY)

    assert told(plan(today)) == {
        "Ada Brook": [(1, "owner", "due+0d09:00")],
        "Ben Cole": [(1, "second", "due+0d09:00")],
    }
    assert told(plan(late)) == {
        "Ada Brook": [(1, "owner", "due+1d09:00")],
        "Ben Cole": [(1, "second", "due+1d09:00")],
        "Cat Dunn": [(1, "head", "due+1d09:00")],
    }


def test_where_hours_were_given_hours_are_counted() -> None:
    short = request(asked_at=NOW - 3 * HOUR, due_at=NOW + HOUR)

    assert told(plan(short)) == {
        "Ada Brook": [(1, "owner", "due-2h")],
        "Ben Cole": [(1, "second", "due-2h")],
    }


def test_a_draft_lists_all_that_is_owed_the_oldest_first() -> None:
    new, old = request(1, asked_at=NOW - DAY), request(2, asked_at=NOW - 20 * DAY)
    before = written(plan(old))

    assert told(plan(new, old, chased=before)) == {
        "Ada Brook": [(2, "owner", ""), (1, "owner", "asked+0d")],
    }


def test_who_left_or_is_away_is_passed_over_and_it_is_said() -> None:
    absence = Absence(person_id=ADA.id, starts_on=NOW.date() - DAY, ends_on=NOW.date())
    away = plan(request(), around=Around(people=PEOPLE, absences=(absence,)))
    left = plan(request(owner_id=EVE.id, second_id=ADA.id))
    both = plan(request(owner_id=EVE.id, second_id=EVE.id))

    assert told(away) == {"Ben Cole": [(1, "second", "asked+0d")]}
    assert away.chases[0].owed[0].instead is Why.AWAY
    assert whys(away) == [(1, Why.AWAY, ADA.id)]
    assert (told(left), whys(left)) == ({"Ada Brook": [(1, "second", "asked+0d")]}, [(1, Why.LEFT, EVE.id)])
    assert (both.chases, whys(both)) == (
        (),
        [(1, Why.LEFT, EVE.id), (1, Why.LEFT, EVE.id), (1, Why.NOBODY, None)],
    )


def test_nobody_known_and_no_address_are_said() -> None:
    nobody = plan(request(owner_id=None, second_id=None))
    silent = plan(request(owner_id=DAN.id, second_id=None, due_at=NOW - DAY))

    assert whys(nobody) == [(1, Why.NO_OWNER, None), (1, Why.NO_SECOND, None), (1, Why.NOBODY, None)]
    assert (silent.chases, whys(silent)) == (
        (),
        [(1, Why.NO_ADDRESS, DAN.id), (1, Why.NO_SECOND, None), (1, Why.NO_HEAD, DAN.id)],
    )


def test_the_head_of_service_is_never_guessed() -> None:
    late = request(due_at=NOW - DAY)
    two = Around(people=(*PEOPLE, replace(CAT, id=6, name="Flo Gray")))
    own = plan(request(owner_id=CAT.id, due_at=NOW - DAY))

    assert Why.SEVERAL_HEADS in {each.why for each in plan(late, around=two).left_out}
    assert told(own)["Cat Dunn"] == [(1, "owner", "due+1d09:00")]
    assert whys(own) == [(1, Why.IS_HEAD, CAT.id)]


def test_what_was_asked_back_waits_for_the_asker() -> None:
    found = plan(request(state=RequestState.CLARIFYING))

    assert (found.chases, whys(found)) == ((), [(1, Why.ASKED_BACK, None)])


def test_another_due_time_and_opening_again_begin_anew() -> None:
    late = request(due_at=NOW - DAY)
    before = written(plan(late), at=NOW - HOUR)
    reopened = RequestStep(request_id=1, what=Move.REOPEN, at=NOW - HOUR / 2, by="Ada")

    assert plan(late, chased=before).chases == ()
    assert told(plan(request(due_at=NOW - DAY - HOUR), chased=before)).keys() == {
        "Ada Brook",
        "Ben Cole",
        "Cat Dunn",
    }
    again = AskedRequest(request=late, since=asked_since(late, [reopened]))
    assert len(due_chases([again], AROUND, LADDER, before, NOW).chases) > 0


def test_without_a_due_time_the_owner_is_asked_once_and_then_it_is_said() -> None:
    loose = request(due_at=None)
    first = plan(loose)

    assert told(first) == {"Ada Brook": [(1, "owner", "asked+0d")]}
    assert whys(plan(loose, chased=written(first))) == [(1, Why.NO_DUE, None)]


IDS = st.sampled_from([None, *(person.id for person in PEOPLE)])
REQUESTS = st.lists(
    st.builds(
        Request,
        id=st.integers(1, 10**6),
        wording=st.just("x"),
        owner_id=IDS,
        second_id=IDS,
        state=st.sampled_from(RequestState),
        asked_at=st.integers(0, 400).map(lambda hours: NOW - hours * HOUR),
        due_at=st.none() | st.integers(-200, 200).map(lambda hours: NOW + hours * HOUR),
    ),
    max_size=8,
    unique_by=lambda each: each.id,
)
ABSENT = st.lists(
    st.builds(
        Absence, person_id=st.sampled_from([1, 2, 3]), starts_on=st.just(NOW.date()), ends_on=st.none()
    ),
    max_size=2,
)


@settings(max_examples=300)
@given(requests=REQUESTS, absent=ABSENT, later=st.lists(st.integers(1, 60), max_size=4))
def test_whatever_is_asked_of_whom_the_promises_hold(
    requests: list[Request], absent: list[Absence], later: list[int]
) -> None:
    around = Around(people=PEOPLE, absences=tuple(absent))
    asked = [AskedRequest(request=each, since=asked_since(each, ())) for each in requests]
    chased: tuple[Chased, ...] = ()
    steps_taken: set[tuple[int, int, str]] = set()
    for at in (NOW + hours * HOUR for hours in (0, *sorted(later))):
        found = due_chases(asked, around, LADDER, chased, at)
        waiting = {each.id for each in requests if each.state in WORKING}
        listed = {one.request.id for each in found.chases for one in each.owed}
        assert listed <= {each.id for each in requests if each.state in WORKING[:2]}
        assert waiting == listed | {each.request.id for each in found.left_out}
        for each in found.chases:
            assert each.person.id not in {EVE.id, DAN.id}
            assert all(one.person_id != each.person.id for one in absent)
            assert any(one.step for one in each.owed)
            ages = [(one.request.asked_at, one.request.number) for one in each.owed]
            assert ages == sorted(ages)
            assert len({one.request.id for one in each.owed}) == len(each.owed)
            for one in each.owed:
                mine = {Rung.OWNER: one.request.owner_id, Rung.SECOND: one.request.second_id}
                assert mine.get(one.rung, CAT.id) == each.person.id
                taken = (one.request.id, each.person.id, one.step)
                assert not one.step or taken not in steps_taken
                steps_taken.add(taken)
            theirs = {
                one.request.id
                for one in asked
                if one.request.state in WORKING[:2] and one.request.owner_id == each.person.id
            }
            assert theirs <= {one.request.id for one in each.owed}
        chased = (*chased, *written(found, at))
        assert due_chases(asked, around, LADDER, chased, at).chases == ()
