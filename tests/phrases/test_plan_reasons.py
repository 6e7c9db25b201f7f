"""Why sessions do not fit, in words: names, numbers, times, and what would mend it."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from inspection_ready.domain.clashes import ClashCode
from inspection_ready.domain.plan_problem import Job, Placing, Problem, Spot, Window
from inspection_ready.domain.plan_reasons import (
    Explanation,
    GivingUp,
    NearMiss,
    Obstacle,
    PlanNames,
    Reason,
    ReasonCode,
    Remedy,
    RemedyCode,
)
from inspection_ready.domain.timetable import Timetable
from inspection_ready.phrases.plan_obstacles import near_sentence
from inspection_ready.phrases.plan_reasons import explained_in_words, giving_up_sentence, reason_sentence
from inspection_ready.phrases.plan_remedies import all_of_them, remedy_words
from inspection_ready.planning import why_not

NAMES = PlanNames(
    people={7: "Principal Social Worker", 8: "Asha Patel"},
    inspectors={"jo hart": "Jo Hart"},
    sessions={1: "Practice", 2: "Safeguarding", 3: "Workforce"},
    rooms={11: "Committee Room"},
    bases={2: "Mill House"},
    days={1: "Tuesday 9 February 2027"},
)
TUESDAY = Window(1, 600, 660)
THERE = Placing(1, 1, 600, 0, Spot(2, 11))


def test_the_principal_social_worker_is_wanted_three_times_and_free_twice() -> None:
    rules = Timetable(
        name="The visit", days=1, day_from=540, day_to=1020, breather=0, longest_stretch=0, lunch_minutes=0
    )
    jobs = tuple(
        Job(
            session_id=number,
            name="An interview",
            minutes=60,
            must=(7,),
            seconds={7: (8,)},
            windows=(Window(1, 540, 720),),
        )
        for number in (1, 2, 3)
    )
    busy: dict[int | str, tuple[Window, ...]] = {7: (Window(1, 660, 720),)}
    problem = Problem(rules=rules, days=(Window(1, 540, 1020),), jobs=jobs, busy=busy)

    found = why_not(problem, [Placing(1, 1, 540), Placing(2, 1, 600)], 3)

    (told,) = explained_in_words(found, NAMES)

    assert told == (
        "Principal Social Worker: 3 sessions wanted, time for 2. You could use the second, Asha Patel, for "
        "Principal Social Worker at “Workforce”; allow “Workforce” from 8am; allow “Workforce” until 1pm; or free "
        "Principal Social Worker from 11am to midday on Tuesday 9 February 2027."
    )


REASONS = {
    Reason(code=ReasonCode.TOO_LONG, sessions=(1,), needed=90, had=60): (
        "“Practice” takes 1 hour 30 minutes, and no time at which it may be is longer than 1 hour."
    ),
    Reason(code=ReasonCode.TOO_LONG, sessions=(1,), needed=90): (
        "“Practice” takes 1 hour 30 minutes, and there is no time at all at which it may be."
    ),
    Reason(code=ReasonCode.NO_ROOM, sessions=(1,), needed=14): (
        "“Practice”: 14 people come, and no room holds as many."
    ),
    Reason(code=ReasonCode.ROOM_NOT_FREE, sessions=(1,), rooms=(11,)): (
        "“Practice”: “Committee Room” is never free when it may be."
    ),
    Reason(code=ReasonCode.PERSON_NOT_FREE, sessions=(1,), who=(8,), needed=60, had=45): (
        "“Practice” takes 1 hour, and Asha Patel has 45 minutes at a stretch at most when it may be."
    ),
    Reason(code=ReasonCode.PERSON_NOT_FREE, sessions=(1,), who=(8,), needed=60): (
        "“Practice” takes 1 hour, and Asha Patel has no time at all when it may be."
    ),
    Reason(code=ReasonCode.NOT_FREE_TOGETHER, sessions=(1,), who=(7, 8)): (
        "“Practice”: Principal Social Worker and Asha Patel are never free at the same time when it may be."
    ),
    Reason(code=ReasonCode.TOO_FEW_INSPECTORS, sessions=(1,), who=("jo hart",), needed=2, had=1): (
        "“Practice” wants 2 inspectors, and no more than 1 of Jo Hart can be there when it may be."
    ),
    Reason(code=ReasonCode.NO_TIME, sessions=(1,), who=(8,), rooms=(11,)): (
        "“Practice”: Asha Patel and “Committee Room” are never free at once when it may be."
    ),
    Reason(code=ReasonCode.PERSON_SHORT, sessions=(1, 2, 3), who=(7,), needed=3): (
        "Principal Social Worker: 3 sessions wanted, no time for any."
    ),
    Reason(
        code=ReasonCode.INSPECTORS_SHORT,
        sessions=(1, 2),
        who=("jo hart",),
        spans=(TUESDAY,),
        needed=135,
        had=60,
    ): (
        "2 sessions want 2 hours 15 minutes of the time of Jo Hart from 10am to 11am on Tuesday 9 February 2027, "
        "breathers and ways among it, and there are 1 hour: 1 hour 15 minutes too few."
    ),
    Reason(code=ReasonCode.ROOMS_SHORT, sessions=(1, 2), rooms=(11,), needed=180, had=90): (
        "“Practice” and “Safeguarding” can only be in “Committee Room”: they take 3 hours, "
        "and it is free for 1 hour 30 minutes."
    ),
    Reason(code=ReasonCode.TRACKS_SHORT, sessions=(1, 2, 3), needed=240, had=180): (
        "3 sessions take 4 hours one after another, and side by side there are 3 hours."
    ),
    Reason(code=ReasonCode.OUT_OF_ORDER, sessions=(1, 2), who=(8,), earliest=(4, 510), latest=(1, 960)): (
        "“Practice” has to come before “Safeguarding”, but can begin at 8:30am on day 4 at the soonest "
        "(Asha Patel cannot sooner), and the other at 4pm on Tuesday 9 February 2027 at the latest."
    ),
    Reason(code=ReasonCode.NOT_TOGETHER, sessions=(1, 2, 3), who=(8,)): (
        "“Practice”, “Safeguarding” and “Workforce” cannot all have a place, whatever the plan; without any one of "
        "them, the others can. Asha Patel is wanted at more than one of them."
    ),
    Reason(code=ReasonCode.NOT_TOGETHER, sessions=(1,)): "“Practice” has no place, whatever the plan.",
    Reason(code=ReasonCode.IN_THE_WAY, sessions=(1,), who=("jo hart",), needed=12): (
        "“Practice” could begin at 12 times, and at each something is in the way, most often Jo Hart."
    ),
    Reason(code=ReasonCode.IN_THE_WAY, sessions=(1,), needed=12, had=1): (
        "“Practice” could be placed now: at 1 time nothing is in the way."
    ),
}


@pytest.mark.parametrize(("reason", "told"), REASONS.items(), ids=lambda each: getattr(each, "code", ""))
def test_reasons_are_sentences_with_names_and_numbers(reason: Reason, told: str) -> None:
    assert reason_sentence(reason, NAMES) == told


def test_every_reason_has_a_sentence() -> None:
    assert {each.code for each in REASONS} == set(ReasonCode)


OWN = Remedy(code=RemedyCode.LEAVE_OUT, session_id=1)
REMEDIES = {
    OWN: "leave out “Practice”",
    replace(OWN, code=RemedyCode.MOVE, other_id=2, there=THERE): (
        "move “Safeguarding” to 10am on Tuesday 9 February 2027"
    ),
    replace(OWN, code=RemedyCode.MOVE, other_id=2, stood=THERE, there=THERE, is_confirmed=True): (
        "give “Safeguarding”, which is confirmed, another room or other inspectors"
    ),
    replace(OWN, code=RemedyCode.USE_SECOND, who=7, instead=8): (
        "use the second, Asha Patel, for Principal Social Worker at “Practice”"
    ),
    replace(OWN, code=RemedyCode.FREE, who="jo hart", window=TUESDAY): (
        "free Jo Hart from 10am to 11am on Tuesday 9 February 2027"
    ),
    replace(OWN, code=RemedyCode.FREE_ROOM, room_id=11, window=TUESDAY): (
        "free the room “Committee Room” from 10am to 11am on Tuesday 9 February 2027"
    ),
    replace(OWN, code=RemedyCode.FREE_BASE, base_id=2, window=TUESDAY): (
        "open Mill House from 10am to 11am on Tuesday 9 February 2027"
    ),
    replace(OWN, code=RemedyCode.LATER, minutes=1020): "allow “Practice” until 5pm",
    replace(OWN, code=RemedyCode.EARLIER, minutes=480): "allow “Practice” from 8am",
    replace(OWN, code=RemedyCode.ANOTHER_DAY, window=TUESDAY): "allow “Practice” on Tuesday 9 February 2027",
    replace(OWN, code=RemedyCode.SHORTER_BREATHER, minutes=10): "let a breather of 10 minutes do",
    replace(OWN, code=RemedyCode.SHORTER_BREATHER, minutes=0): "do without breathers after interviews",
    replace(OWN, code=RemedyCode.FEWER_INSPECTORS, minutes=1): "let 1 inspector do at “Practice”",
    replace(OWN, code=RemedyCode.ORDER): "give up that “Practice” has a turn of its own",
}


@pytest.mark.parametrize(("remedy", "told"), REMEDIES.items(), ids=lambda each: getattr(each, "code", ""))
def test_remedies_say_what_to_do(remedy: Remedy, told: str) -> None:
    assert remedy_words(remedy, NAMES) == told


def test_every_remedy_has_words() -> None:
    assert {each.code for each in REMEDIES} == set(RemedyCode)


def test_what_is_not_proven_is_called_found_so_far() -> None:
    things = (OWN, replace(OWN, session_id=2))

    assert giving_up_sentence(GivingUp(things=things, cost=80), NAMES) == (
        "The cheapest found so far: leave out “Practice” and leave out “Safeguarding”."
    )
    assert giving_up_sentence(GivingUp(things=things, cost=80, is_cheapest=True), NAMES) == (
        "The cheapest there is: leave out “Practice” and leave out “Safeguarding”."
    )


@pytest.mark.parametrize(
    ("least", "told"), [(2, " (3 things, where 2 at least have to give)"), (3, ""), (1, ""), (0, "")]
)
def test_how_many_things_have_to_give_is_told_where_fewer_may_be_enough(least: int, told: str) -> None:
    things = tuple(replace(OWN, session_id=each) for each in (1, 2, 1))

    sentence = giving_up_sentence(GivingUp(things=things, cost=120, things_at_least=least), NAMES)

    assert sentence.startswith(f"The cheapest found so far{told}: leave out “Practice”")


def test_more_things_than_anybody_would_read_are_counted() -> None:
    fewer = [
        replace(OWN, code=RemedyCode.FEWER_INSPECTORS, session_id=each, minutes=1) for each in range(1, 31)
    ]
    later = [replace(OWN, code=RemedyCode.LATER, session_id=each, minutes=1080) for each in range(1, 12)]

    sentence = giving_up_sentence(GivingUp(things=(*fewer, *later, OWN), cost=510, things_at_least=4), NAMES)

    assert sentence == (
        "The cheapest found so far (42 things, where 4 at least have to give): let fewer inspectors do at 30 sessions, "
        "allow 11 sessions until later and leave out “Practice”."
    )


@pytest.mark.parametrize("code", RemedyCode)
def test_many_of_each_kind_have_words(code: RemedyCode) -> None:
    things = tuple(replace(OWN, code=code, session_id=each) for each in range(20))

    assert all_of_them(things, NAMES).split()[0] in {
        "move",
        "use",
        "free",
        "open",
        "allow",
        "let",
        "give",
        "leave",
    }


def test_an_explanation_is_never_empty() -> None:
    assert explained_in_words(Explanation(sessions=()), NAMES) == (
        "Everything has a place: there is nothing to explain.",
    )


IN_THE_WAY = {
    Obstacle(ClashCode.PERSON_TWICE, 8, (2,)): "Asha Patel is at “Safeguarding”",
    Obstacle(ClashCode.INSPECTOR_TWICE, None, (), 1, 2): "2 inspectors are wanted, and 1 may be chosen",
    Obstacle(ClashCode.INSPECTOR_TWICE, "jo hart", (2,)): "Jo Hart is at “Safeguarding”",
    Obstacle(ClashCode.ROOM_TWICE, 11, (2,)): "the room “Committee Room” has “Safeguarding”",
    Obstacle(ClashCode.BASE_CANNOT, 2): "Mill House is not open",
    Obstacle(ClashCode.NO_BREATHER, 8, (2,), 5, 15): (
        "10 minutes short for the breather of Asha Patel beside “Safeguarding”"
    ),
    Obstacle(ClashCode.NO_BREAK, 8, (2,), 240, 180): "Asha Patel would be kept for 4 hours without a break",
}


@pytest.mark.parametrize(("obstacle", "told"), IN_THE_WAY.items(), ids=lambda each: getattr(each, "code", ""))
def test_what_is_in_the_way_of_a_start_is_told(obstacle: Obstacle, told: str) -> None:
    assert near_sentence(NearMiss(1, 600, (obstacle,)), NAMES) == (
        f"At 10am on Tuesday 9 February 2027: {told}."
    )


@pytest.mark.parametrize(
    "code",
    [
        each
        for each in ClashCode
        if each.value not in {"second_is_busy", "room_too_small", "attendee_has_left", "attendee_away"}
        and each.value not in {"base_closed", "diary_not_cleared", "too_early", "too_late", "wrong_day"}
    ],
)
def test_whatever_the_planner_finds_in_the_way_has_words(code: ClashCode) -> None:
    told = near_sentence(NearMiss(1, 600, (Obstacle(code, 8, (2,), 5, 15),)), PlanNames())

    assert not re.search(r"None|\(\)|  ", told)
