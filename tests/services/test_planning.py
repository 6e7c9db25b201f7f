"""Placing sessions in a register: what is proposed holds, is taken on in one step, and is undone as one."""

from __future__ import annotations

import datetime as dt
import gc
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, reject, settings

from inspection_ready.domain.availability import Availability, Can
from inspection_ready.domain.bases import Base, Room
from inspection_ready.domain.clash_grid import Circumstances
from inspection_ready.domain.errors import Cancelled, ChangedMeanwhile, Refused
from inspection_ready.domain.people import Person
from inspection_ready.domain.plan_choice import Begins, Extent, PlanChoice, begins_in
from inspection_ready.domain.plan_dropouts import DropKind, Dropout, hit_by
from inspection_ready.domain.plan_making import problem_of
from inspection_ready.domain.plan_problem import Preference
from inspection_ready.domain.plan_proposals import placed_only
from inspection_ready.domain.timetable import (
    AFTERNOON_FROM,
    Attendance,
    Half,
    Part,
    Session,
    SessionFormat,
    SessionState,
    Timetable,
    TimetableDay,
)
from inspection_ready.domain.timetable_days import DatedDay
from inspection_ready.domain.whole_timetable import WholeTimetable
from inspection_ready.phrases.errors import error_sentence
from inspection_ready.phrases.plans import attention, names_of, reasons_told, trade_offs
from inspection_ready.planning.costs import costs
from inspection_ready.services.app import App
from inspection_ready.services.plan_search import Enough
from inspection_ready.services.planning import (
    Question,
    Situation,
    moved_to,
    place_sessions,
    proposed,
    situation,
    without,
)
from inspection_ready.services.registers import add_record, remove_record
from inspection_ready.services.sessions import change_session, set_people
from inspection_ready.services.timetable_clashes import clashes_of
from inspection_ready.services.timetable_making import change_timetable
from inspection_ready.services.undo import undo
from inspection_ready.services.verify import verify
from tests.domain.test_clash_oracle import plans
from tests.story import add

TODAY = dt.date(2026, 11, 30)
TUESDAY = dt.date(2027, 2, 9)
PEOPLE = tuple(Person(name=f"Person {n}") for n in range(6))
HALL, GATE = Base(name="Town Hall", is_main=True), Base(name="Market Gate")
ROOMS = tuple(Room(base_id=HALL.id, name=f"Room {n}", capacity=8) for n in range(3))
VISIT = Timetable(name="The visit", days=2, tracks=3, team="Jo Hart\nSam Lee\nKim Vale\nLou Moss")
SECONDS = 1


def session(number: int, **more: Any) -> Session:
    told = {"day": 1, "starts": 600, "minutes": 60, "track": 1 + number % 3, **more}
    return Session(
        timetable_id=VISIT.id,
        title=f"Session {number}",
        code=f"D1-{number:02}",
        inspectors="Two inspectors",
        **told,
    )


@pytest.fixture
def council(app: App) -> App:
    """Nine sessions of six people, all at ten on the first day."""
    sessions = [session(n) for n in range(9)]
    at = [
        Attendance(session_id=each.id, person_id=PEOPLE[n % len(PEOPLE)].id)
        for n, each in enumerate(sessions)
    ]
    days = [TimetableDay(timetable_id=VISIT.id, day=1 + n, on=TUESDAY + dt.timedelta(days=n)) for n in (0, 1)]
    lunch = Session(
        timetable_id=VISIT.id, day=1, starts=750, minutes=45, format=SessionFormat.BREAK, title="Lunch"
    )
    app.do(add, *PEOPLE, HALL, GATE, *ROOMS, VISIT, *days, *sessions, lunch, *at)
    return app


def now(app: App) -> Situation:
    with app.reading() as reader:
        return situation(reader, reader.register(Timetable).get(VISIT.id), today=TODAY)


def clashing(app: App) -> int:
    found = app.read(clashes_of, now(app).whole, today=TODAY)
    return sum(each.is_clash for each in found)


def ask(app: App, **more: Any) -> Question:
    return Question(now=now(app), choice=PlanChoice(**more))


def test_all_that_is_pencilled_is_placed_without_a_clash_and_undone_as_one(council: App) -> None:
    before = now(council).whole
    assert clashing(council) > 0

    made = proposed(ask(council), seconds=SECONDS)
    done = council.do(place_sessions, made)

    assert made.is_good
    assert (made.asked, made.unplaced, clashing(council)) == (9, (), 0)
    placed = [each for each in now(council).whole.sessions if each.format is not SessionFormat.BREAK]
    assert all(each.room_id is not None and each.base_id == HALL.id for each in placed)
    assert all(each.state is SessionState.PENCILLED for each in placed)
    names = {name for each in placed for name in each.inspectors.split(", ")}
    assert names <= set(VISIT.team.splitlines())
    assert done.entry is not None
    council.do(undo, done.entry)
    after = now(council).whole
    assert [replace(each, version=1) for each in after.sessions] == list(before.sessions)
    assert verify(council).ok


def test_what_is_placed_is_proposed_the_same_again(council: App) -> None:
    """A good plan leaves nothing for the rest."""
    council.do(place_sessions, proposed(ask(council), seconds=SECONDS))

    with pytest.raises(Refused) as refused:
        proposed(ask(council, extent=Extent.REST), seconds=SECONDS)

    assert error_sentence(refused.value).startswith("Nothing has to be placed")


def test_the_rest_is_placed_round_what_stands(council: App) -> None:
    council.do(place_sessions, proposed(ask(council), seconds=SECONDS))
    standing = now(council).whole
    new = session(9, day=1, starts=540)
    other = next(each for each in standing.sessions if each.format is not SessionFormat.BREAK)
    new = replace(new, starts=other.starts, day=other.day, track=other.track)
    council.do(add, new)

    made = proposed(ask(council, extent=Extent.REST), seconds=SECONDS)
    council.do(place_sessions, made)

    assert clashing(council) == 0
    untouched = {each.id for each in standing.sessions} - {new.id, other.id}
    held = {each.id: each for each in now(council).whole.sessions}
    assert all(held[each.id] == each for each in standing.sessions if each.id in untouched)


@pytest.mark.parametrize("change", ["title", "people", "rules", "availability", "removed"])
def test_a_plan_made_before_somebody_changed_something_changes_nothing(council: App, change: str) -> None:
    made = proposed(ask(council), seconds=SECONDS)
    moved = made.changes[0]
    match change:
        case "title":
            council.do(change_session, moved.before, replace(moved.before, title="Renamed"))
        case "people":
            council.do(set_people, moved.before, {})
        case "rules":
            council.do(change_timetable, VISIT, replace(VISIT, day_to=660))
        case "availability":
            cannot = [Availability(room_id=each.id, can=Can.CANNOT) for each in ROOMS]
            council.do(add, *cannot)
        case _:
            council.do(remove_record, moved.before)
    standing = now(council).whole

    with pytest.raises(ChangedMeanwhile) as refused:
        council.do(place_sessions, made)

    assert now(council).whole == standing
    assert error_sentence(refused.value).startswith("Somebody changed the timetable")


def test_what_changes_elsewhere_and_harms_nothing_is_no_hindrance(council: App) -> None:
    made = proposed(ask(council), seconds=SECONDS)
    council.do(add_record, Person(name="Somebody new"))

    council.do(place_sessions, made)

    assert clashing(council) == 0


def test_who_cannot_come_at_all_stays_unplaced_and_the_others_are_placed(council: App) -> None:
    council.do(add_record, Availability(person_id=PEOPLE[5].id, can=Can.CANNOT))

    made = proposed(ask(council), seconds=SECONDS)

    assert [each.title for each in made.unplaced] == ["Session 5"]
    assert not made.new_clashes
    held = now(council)
    told = " ".join(reasons_told(made, names_of(held.whole, held.known)))
    assert "Person 5" in told
    assert "None" not in told


def test_nobody_and_nothing_that_can_is_said_and_nothing_moves(council: App) -> None:
    council.do(add, *(Availability(person_id=each.id, can=Can.CANNOT) for each in PEOPLE))

    made = proposed(ask(council), seconds=SECONDS)

    assert (len(made.unplaced), made.changes) == (9, ())


def test_a_template_of_more_days_than_the_visit_leaves_the_days_after_it(council: App) -> None:
    held = now(council)
    days = (held.whole.days[0], replace(held.whole.days[1], on=None, is_after=True))
    asked = Question(now=replace(held, whole=replace(held.whole, days=days)), choice=PlanChoice())

    made = proposed(asked, seconds=SECONDS)

    assert {each.after.day for each in made.changes} <= {1}


def test_a_search_can_be_given_up_or_ended_with_what_was_found(council: App) -> None:
    def stop() -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        proposed(ask(council), seconds=SECONDS, may_go_on=stop)

    told: list[tuple[int, int]] = []

    def enough() -> None:
        if told and told[-1][0] == told[-1][1]:
            raise Enough

    made = proposed(
        ask(council), seconds=60, may_go_on=enough, progress=lambda done, of: told.append((done, of))
    )
    assert made.is_good


def test_nothing_is_collected_while_the_window_waits_for_a_plan(council: App) -> None:
    """To walk all that a window holds takes a third of a second, in which it hears nothing."""
    collecting: list[bool] = []

    proposed(ask(council), seconds=SECONDS, may_go_on=lambda: collecting.append(gc.isenabled()))

    assert collecting
    assert not any(collecting)
    assert gc.isenabled()


def test_a_session_moves_where_it_is_wanted_and_as_few_others_as_can_be(council: App) -> None:
    council.do(place_sessions, proposed(ask(council), seconds=SECONDS))
    held = now(council)
    wanted = next(each for each in held.whole.sessions if each.format is not SessionFormat.BREAK)

    made = proposed(moved_to(held, wanted, Begins.at(2, 600)), seconds=SECONDS)
    council.do(place_sessions, made)

    assert clashing(council) == 0
    after = {each.id: each for each in now(council).whole.sessions}
    assert (after[wanted.id].day, after[wanted.id].starts) == (2, 600)
    assert len(made.changes) <= 3


def test_a_session_is_wanted_in_a_half_of_a_day_and_finds_a_time_in_it(council: App) -> None:
    council.do(place_sessions, proposed(ask(council), seconds=SECONDS))
    held = now(council)
    wanted = next(each for each in held.whole.sessions if each.title == "Session 0")

    made = proposed(moved_to(held, wanted, begins_in(VISIT, wanted, 2, Half.AFTERNOON)), seconds=SECONDS)
    council.do(place_sessions, made)

    after = {each.id: each for each in now(council).whole.sessions}[wanted.id]
    assert (after.day, after.starts >= AFTERNOON_FROM, after.ends <= VISIT.day_to) == (2, True, True)
    assert clashing(council) == 0
    assert len(made.changes) == 1  # the afternoon has room for it


def test_what_is_confirmed_moves_out_of_the_way_only_where_that_is_allowed(council: App) -> None:
    """All three tracks are taken at ten by what was agreed."""
    apart = [each for each in now(council).whole.sessions if each.format is not SessionFormat.BREAK]
    for number, each in enumerate(sorted(apart, key=lambda each: each.code)):
        agreed = replace(each, inspectors="", state=SessionState.CONFIRMED)
        spread = agreed if number < 3 else replace(agreed, day=2, starts=540 + 75 * number)
        council.do(change_session, each, spread)
    asked = add_asked(council)
    held = now(council)
    begins = Begins.at(1, 600)
    taken = {
        each.id for each in held.whole.sessions if each.day == 1 and each.starts < 660 and each.ends > 600
    }
    assert len(taken - {asked.id}) == 3

    kept = proposed(moved_to(held, asked, begins), seconds=SECONDS)
    allowed = proposed(moved_to(held, asked, begins, confirmed_may_move=True), seconds=SECONDS)

    assert (kept.changes, kept.unplaced, kept.confirmed_stayed) == ((), (asked,), True)
    assert attention(kept)[-1].startswith("Confirmed sessions were left where they are.")
    assert (allowed.unplaced, allowed.new_clashes, allowed.confirmed_stayed) == ((), (), False)
    others = [each for each in allowed.changes if each.before.id != asked.id]
    assert [each.before.id in taken for each in others] == [True]
    assert [each.state for each in allowed.unconfirmed] == [SessionState.PENCILLED]


def add_asked(council: App) -> Session:
    """One more, of nobody who is at another, on the second day."""
    asked = replace(session(20, day=2, starts=840), inspectors="")
    council.do(add, asked)
    return asked


def test_what_is_not_touched_keeps_its_room_and_inspectors_though_it_has_none(council: App) -> None:
    """Rooms and inspectors are not chosen for a whole timetable because one session moves, or somebody is ill."""
    held = now(council)
    asked = next(each for each in held.whole.sessions if each.title == "Session 0")
    apart = [each for each in held.whole.sessions if each.format is not SessionFormat.BREAK]
    for number, each in enumerate(apart):
        council.do(
            change_session,
            each,
            replace(each, starts=[540, 600, 660, 840, 900][number % 5], day=1 + number // 5),
        )
    held = now(council)

    moved = proposed(moved_to(held, asked, Begins.at(2, 960)), seconds=SECONDS)
    gone = Dropout(kind=DropKind.PERSON, day=1, name="Person 0", id=PEOPLE[0].id, starts=540, ends=600)
    mended = proposed(without(held, gone), seconds=SECONDS)

    assert [each.before.id for each in moved.changes] == [asked.id]
    hit = hit_by(gone, held.whole, held.known)
    assert {each.before.id for each in mended.changes} == hit
    assert len(hit) == 1


def test_a_time_at_which_it_cannot_be_moves_nothing(council: App) -> None:
    line = Availability(person_id=PEOPLE[0].id, can=Can.CANNOT, starts_on=TUESDAY + dt.timedelta(days=1))
    council.do(add_record, line)
    held = now(council)
    asked = next(each for each in held.whole.sessions if each.title == "Session 0")

    made = proposed(moved_to(held, asked, Begins.at(2, 600)), seconds=SECONDS)

    assert (made.changes, made.unplaced) == ((), (asked,))
    told = reasons_told(made, names_of(held.whole, held.known))
    assert told[0].startswith("If it went there all the same: Person 0 ")
    assert len(told) > len(made.in_the_way)


@pytest.mark.parametrize(
    ("kind", "name", "id_"),
    [
        (DropKind.PERSON, "Person 0", PEOPLE[0].id),
        (DropKind.ROOM, "Room 0", ROOMS[0].id),
        (DropKind.BASE, "Town Hall", HALL.id),
        (DropKind.INSPECTOR, "Jo Hart", None),
        (DropKind.HOURS, "", None),
    ],
    ids=[
        "person",
        "room",
        "base",
        "inspector",
        "hours",
    ],  # an id in a test's name would be another in each worker
)
def test_whatever_drops_out_is_mended_and_kept_with_it(
    council: App, kind: DropKind, name: str, id_: int | None
) -> None:
    council.do(place_sessions, proposed(ask(council), seconds=SECONDS))
    held = now(council)
    days = [
        Dropout(kind=kind, day=day, name=name, id=id_, starts=540, ends=1050, why="Told by telephone")
        for day in (1, 2)
    ]
    dropout = next(each for each in days if hit_by(each, held.whole, held.known))
    question = without(held, dropout)

    made = proposed(question, seconds=SECONDS)
    done = council.do(place_sessions, made, unavailable=question.unavailable)

    assert made.new_clashes == ()
    stuck = {each.id for each in made.unplaced}
    found = council.read(clashes_of, now(council).whole, today=TODAY)
    assert all(stuck & {each.id for each in clash.sessions} for clash in found if clash.is_clash)
    with council.reading() as reader:
        lines = reader.register(Availability).all()
    assert {each.why for each in lines} == {"Told by telephone"}
    assert done.entry is not None
    council.do(undo, done.entry)
    with council.reading() as reader:
        assert not reader.register(Availability).all()


def test_a_day_without_a_date_keeps_nothing_about_itself(council: App) -> None:
    held = now(council)
    undated = tuple(replace(each, on=None) for each in held.whole.days)
    asked = replace(held, whole=replace(held.whole, days=undated))

    with pytest.raises(Refused) as refused:
        without(asked, Dropout(kind=DropKind.ROOM, day=1, name="Room 0", id=ROOMS[0].id))

    assert error_sentence(refused.value).startswith("Day 1 has no date yet")


def test_breaks_and_what_everybody_is_at_are_not_moved_by_a_plan(council: App) -> None:
    held = now(council)
    lunch = next(each for each in held.whole.sessions if each.format is SessionFormat.BREAK)

    with pytest.raises(Refused) as refused:
        moved_to(held, lunch, Begins.at(2, 600))
    with pytest.raises(Refused) as too_late:
        moved_to(held, held.whole.sessions[0], Begins.at(5, 600))

    assert error_sentence(refused.value).startswith("“Lunch” stays where it is")
    assert too_late.value.code == "no_such_day"


def test_a_plan_keeps_the_half_days_that_are_wanted_and_says_how_many_it_mended(council: App) -> None:
    """They all stand at ten on the first day; the third is fixed, so its wish is not to be had."""
    sessions = [each for each in now(council).whole.sessions if each.format is not SessionFormat.BREAK]
    for each in sessions[:3]:
        council.do(change_session, each, replace(each, half=Half.AFTERNOON))
    other = sessions[3]
    council.do(change_session, other, replace(other, half=Half.MORNING))

    made = proposed(ask(council, kept=frozenset({sessions[2].id})), seconds=SECONDS)
    council.do(place_sessions, made)

    assert made.halves_missed == (3, 1)
    assert trade_offs(made)[0] == (
        "Sessions that are not in the half-day they were wanted in", "3", "1",
    )  # fmt: skip
    placed = {each.id: each for each in now(council).whole.sessions}
    assert [placed[each.id].is_in_other_half for each in sessions[:4]] == [False, False, True, False]
    assert clashing(council) == 0


@settings(max_examples=30, deadline=None)
@given(plan=plans())
def test_whatever_is_planned_the_check_finds_nothing_new_against_those_who_have_to_be_there(
    plan: tuple[WholeTimetable, Circumstances],
) -> None:
    """The planner and the check share no code; what befalls somebody who only stands in is told, and no hindrance."""
    whole, known = plan
    days = tuple(DatedDay(day=each.day, on=TUESDAY + dt.timedelta(days=each.day)) for each in whole.days)
    held = Situation(whole=replace(whole, days=days), known=known)
    try:
        made = proposed(Question(now=held, choice=PlanChoice()), seconds=0.2)
    except Refused:
        reject()

    must = {(at.session_id, at.person_id) for at in whole.attendances if at.part is not Part.SECOND}
    for clash in made.new_clashes:
        assert clash.person_id is not None
        assert any((each.id, clash.person_id) not in must for each in clash.sessions)
    confirmed = [each for each in whole.sessions if each.state is SessionState.CONFIRMED]
    assert all(each in made.after.sessions for each in confirmed)
    both = ((made.before, made.costs_before), (placed_only(made), made.costs_after))
    for (stands, told), missed in zip(both, made.halves_missed, strict=True):
        if made.asked > len(made.unplaced):
            assert told is not None
            assert told[Preference.HALF_DAYS] == missed
            assert told[Preference.WISHES] == seconds_missed(stands, known)


def seconds_missed(whole: WholeTimetable, known: Circumstances) -> int:
    sessions = tuple(replace(each, half=Half.ANY) for each in whole.sessions)
    problem = problem_of(replace(whole, sessions=sessions), known)
    return costs(problem, [each.now for each in problem.jobs if each.now])[Preference.WISHES]
