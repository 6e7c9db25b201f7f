from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import Any

import pytest

from inspection_ready.domain.bases import Base, Room
from inspection_ready.domain.errors import NotFound, Refused
from inspection_ready.domain.ids import new_id
from inspection_ready.domain.people import Person
from inspection_ready.domain.roles import Role
from inspection_ready.domain.timetable import (
    Attendance,
    Half,
    Part,
    Session,
    SessionFormat,
    SessionState,
    Timetable,
    TimetableDay,
)
from inspection_ready.domain.whole_timetable import WholeTimetable
from inspection_ready.phrases.errors import error_sentence
from inspection_ready.services.app import App
from inspection_ready.services.inspection import notify, set_on_site
from inspection_ready.services.regimes import use_shipped_regime
from inspection_ready.services.registers import add_record, change_record, remove_record
from inspection_ready.services.sessions import (
    add_session,
    change_session,
    move_session,
    remove_session,
    set_people,
)
from inspection_ready.services.timetable import (
    current_timetable,
    people_found,
    timetable_named,
    timetables,
    whole_timetable,
)
from inspection_ready.services.timetable_making import (
    change_timetable,
    copy_timetable,
    fill_timetable,
    keep_as_template,
    make_timetable,
    set_dates,
    start_timetable,
)
from inspection_ready.services.undo import undo
from inspection_ready.services.verify import verify
from tests.story import add

TODAY = dt.date(2026, 11, 20)
ADA = Person(name="Ada Brook", role="Director")
BEN = Person(name="Ben Hill", role="Deputy")
CARA = Person(name="Cara Dale", role="Team manager")
GONE = Person(name="Gus Way", role="Front door", left_on=dt.date(2026, 10, 1))
HALL = Base(name="Town Hall")
ROOM = Room(base_id=HALL.id, name="Room 1")
EVERYTHING = (Timetable, TimetableDay, Session, Attendance)


def session(timetable: Timetable, title: str, **more: Any) -> Session:
    told = {"day": 1, "starts": 540, "minutes": 60, "track": 1, **more}
    return Session(timetable_id=timetable.id, title=title, **told)


@pytest.fixture
def template(app: App) -> Timetable:
    """Two days, with a role somebody holds, one a leaver holds, and a break."""
    held = Timetable(name="Two days", is_template=True, days=2, tracks=2)
    app.do(add, ADA, BEN, CARA, GONE, HALL, ROOM)
    app.do(add, Role(name="DASS", person_id=ADA.id, second_id=BEN.id))
    app.do(
        add,
        held,
        session(held, "Director", wanted="dass", starts=600),
        session(held, "Front door", wanted="Front door", track=2, format=SessionFormat.FOCUS_GROUP),
        session(held, "Lunch", starts=750, track=0, format=SessionFormat.BREAK),
        session(held, "Team managers", wanted="Team manager", day=2, format=SessionFormat.FOCUS_GROUP),
    )
    return held


def whole(app: App, timetable: Timetable) -> WholeTimetable:
    return app.read(whole_timetable, timetable, today=TODAY)


def held(app: App) -> dict[type[Any], tuple[Any, ...]]:
    with app.reading() as reader:
        return {each: reader.register(each).all() for each in EVERYTHING}


def told(app: App, timetable: Timetable) -> list[tuple[str, str, dict[str, Part]]]:
    names = {each.id: each.name for each in (ADA, BEN, CARA, GONE)}
    found = whole(app, timetable)
    return [
        (each.code, each.title, {names[at.person_id]: at.part for at in found.at(each.id)})
        for each in found.sessions
    ]


def test_a_timetable_is_made_with_codes_and_whoever_is_found(app: App, template: Timetable) -> None:
    made = app.do(make_timetable, template).result

    assert (made.name, made.origin, made.is_template, made.days, made.tracks) == (
        "The visit", "Two days", False, 2, 2,
    )  # fmt: skip
    assert told(app, made) == [
        ("D1-01", "Front door", {}),
        ("D1-02", "Director", {"Ada Brook": Part.TAKES_PART, "Ben Hill": Part.SECOND}),
        ("D1-03", "Lunch", {}),
        ("D2-01", "Team managers", {"Cara Dale": Part.TAKES_PART}),
    ]
    assert app.read(current_timetable) == made


def test_the_preview_names_whom_making_it_places_and_the_gaps(app: App, template: Timetable) -> None:
    found = app.read(people_found, template, on=TODAY)

    assert [(each.session.title, len(each.attendances), each.is_gap) for each in found] == [
        ("Front door", 0, True), ("Director", 2, False), ("Team managers", 1, False),
    ]  # fmt: skip


def test_making_leaves_the_template_as_it_is_and_is_undone_whole(app: App, template: Timetable) -> None:
    before = held(app)
    done = app.do(make_timetable, template)

    assert [each for each in held(app)[Session] if each.timetable_id == template.id] == list(before[Session])
    assert done.entry is not None
    app.do(undo, done.entry)
    assert held(app) == before
    assert verify(app).problems == ()


def test_two_timetables_may_not_have_one_name_but_a_template_may_share_it(
    app: App, template: Timetable
) -> None:
    app.do(make_timetable, template, name="Two days")

    with pytest.raises(Refused) as caught:
        app.do(make_timetable, template, name="TWO DAYS")

    assert caught.value.code == "already_there"
    assert [each.name for each in app.read(timetables)] == ["Two days", "Two days"]


def test_a_timetable_kept_as_a_template_drops_people_dates_and_what_was_agreed(
    app: App, template: Timetable
) -> None:
    made = app.do(make_timetable, template).result
    app.do(set_dates, made, {1: dt.date(2027, 2, 9)})
    first = whole(app, made).sessions[1]
    app.do(
        change_session,
        first,
        replace(
            first,
            room_id=ROOM.id,
            state=SessionState.CONFIRMED,
            notes_for_us="Ask about waits",
            half=Half.AFTERNOON,
        ),
    )
    cancelled = whole(app, made).sessions[0]
    app.do(change_session, cancelled, replace(cancelled, state=SessionState.CANCELLED))

    kept = app.do(keep_as_template, made, name="As in 2027").result

    assert (kept.is_template, kept.origin) == (True, "The visit")
    found = whole(app, kept)
    assert (found.attendances, found.day_rows) == ((), ())
    assert [
        (each.title, each.wanted, each.code, each.room_id, each.base_id, each.state, each.notes_for_us)
        for each in found.sessions
    ] == [
        ("Director", "dass", "", None, None, SessionState.PENCILLED, ""),
        ("Lunch", "", "", None, None, SessionState.PENCILLED, ""),
        ("Team managers", "Team manager", "", None, None, SessionState.PENCILLED, ""),
    ]
    assert [each.half for each in found.sessions] == [
        Half.AFTERNOON if each.title == first.title else Half.ANY for each in found.sessions
    ]
    assert first.title in {each.title for each in found.sessions}


def test_a_copy_has_everything_and_shares_nothing(app: App, template: Timetable) -> None:
    made = app.do(make_timetable, template).result
    app.do(set_dates, made, {2: dt.date(2027, 2, 13)})

    copied = app.do(copy_timetable, made, name="Plan B").result

    assert told(app, copied) == told(app, made)
    assert [(each.day, each.on) for each in whole(app, copied).day_rows] == [(2, dt.date(2027, 2, 13))]
    app.do(remove_record, made)
    assert len(told(app, copied)) == 4


def test_removing_takes_sessions_days_and_people_along_and_is_undone(app: App, template: Timetable) -> None:
    made = app.do(make_timetable, template).result
    app.do(set_dates, made, {1: dt.date(2027, 2, 9)})
    before = whole(app, made)

    entry = app.do(remove_record, made).entry

    left = held(app)
    assert (left[Timetable], left[Attendance], left[TimetableDay]) == ((template,), (), ())
    assert entry is not None
    app.do(undo, entry)
    again = whole(app, made)
    assert [(each.id, each.code) for each in again.sessions] == [
        (each.id, each.code) for each in before.sessions
    ]
    assert {each.person_id for each in again.attendances} == {each.person_id for each in before.attendances}


def test_finding_people_again_fills_gaps_and_replaces_nobody(app: App, template: Timetable) -> None:
    made = app.do(make_timetable, template).result
    director = whole(app, made).sessions[1]
    app.do(set_people, director, {CARA.id: Part.TAKES_PART})
    app.do(change_record, GONE, replace(GONE, left_on=None))

    added = app.do(fill_timetable, made)

    assert added.result == 1
    assert [people for _, _, people in told(app, made)] == [
        {"Gus Way": Part.TAKES_PART}, {"Cara Dale": Part.TAKES_PART}, {}, {"Cara Dale": Part.TAKES_PART},
    ]  # fmt: skip
    assert app.do(fill_timetable, made).entry is None


def test_a_session_is_added_with_the_next_code_and_its_people(app: App, template: Timetable) -> None:
    made = app.do(make_timetable, template).result

    new = session(made, "Call", starts=900, format=SessionFormat.CALL)
    added = app.do(add_session, new, {ADA.id: Part.TAKES_PART, BEN.id: Part.NOTE_TAKER}).result

    assert added.code == "D1-04"
    assert told(app, made)[3][2] == {"Ada Brook": Part.TAKES_PART, "Ben Hill": Part.NOTE_TAKER}


def test_a_session_of_a_template_has_no_code(app: App, template: Timetable) -> None:
    assert app.do(add_session, session(template, "Extra")).result.code == ""


def test_a_session_keeps_its_code_when_it_moves(app: App, template: Timetable) -> None:
    made = app.do(make_timetable, template).result
    director = whole(app, made).sessions[1]

    moved = app.do(move_session, director, day=2, starts=840, track=2).result

    assert (moved.code, moved.day, moved.ends, moved.version) == ("D1-02", 2, 900, 2)


def test_a_code_that_an_undo_brought_back_beside_another_hinders_nothing_else(
    app: App, template: Timetable
) -> None:
    made = app.do(make_timetable, template).result
    one = whole(app, made).sessions[0]
    renamed = app.do(change_session, one, replace(one, code="X")).result
    other = app.do(add_session, replace(one, id=new_id(), code="D1-01")).result
    renaming = app.read(lambda reader: reader.head()).count - 1
    app.do(undo, renaming)
    back = next(each for each in whole(app, made).sessions if each.id == one.id)

    moved = app.do(move_session, back, day=1, starts=840, track=1).result
    app.do(change_session, other, replace(other, title="Second", code="Y"))

    assert (renamed.code, moved.code, moved.starts) == ("X", "D1-01", 840)
    with pytest.raises(Refused, match="code_is_taken"):
        app.do(change_session, moved, replace(moved, code="y"))


def test_a_room_brings_its_base(app: App, template: Timetable) -> None:
    assert app.do(add_session, session(template, "Here", room_id=ROOM.id)).result.base_id == HALL.id


@pytest.mark.parametrize(
    ("more", "code"),
    [
        ({"day": 3}, "no_such_day"),
        ({"track": 3}, "no_such_track"),
        ({"starts": 1400}, "session_ends_after_midnight"),
        ({"minutes": 0}, "out_of_range"),
        ({"title": "  "}, "needs_value"),
        ({"code": "d1-01"}, "code_is_taken"),
    ],
)
def test_a_session_outside_its_timetable_is_refused(
    app: App, template: Timetable, more: dict[str, Any], code: str
) -> None:
    made = app.do(make_timetable, template).result
    title = more.pop("title", "New")

    with pytest.raises(Refused) as caught:
        app.do(add_session, session(made, title, **more))

    assert caught.value.code == code
    assert len(whole(app, made).sessions) == 4


def test_what_a_session_is_about_is_written_as_the_regime_writes_it(app: App, template: Timetable) -> None:
    app.do(use_shipped_regime)

    held = app.do(add_session, session(template, "Waits", starts=900, statements="qs4, QS1; QS4")).result

    assert held.statements == "QS4\nQS1"


def test_a_statement_the_regime_does_not_have_is_refused_with_those_it_has(
    app: App, template: Timetable
) -> None:
    app.do(use_shipped_regime)

    with pytest.raises(Refused) as caught:
        app.do(add_session, session(template, "Waits", starts=900, statements="QS1, QS99"))

    assert error_sentence(caught.value) == (
        "The regime in force has no quality statement QS99. Nothing was changed. "
        "Choose among QS1, QS2, QS3, QS4, QS5, QS6, QS7, QS8, QS9, or leave it empty."
    )
    assert len(whole(app, template).sessions) == 4


def test_a_session_about_statements_of_an_earlier_regime_can_still_be_changed(
    app: App, template: Timetable
) -> None:
    held = app.do(add_session, session(template, "Waits", starts=900, statements="KLOE3")).result
    app.do(use_shipped_regime)

    moved = app.do(move_session, held, day=2, starts=900, track=1).result
    changed = app.do(change_session, moved, replace(moved, statements="KLOE3\nqs2")).result

    assert (changed.day, changed.statements) == (2, "KLOE3\nQS2")


def test_a_programme_of_mock_interviews_is_not_the_timetable_of_the_visit(
    app: App, template: Timetable
) -> None:
    visit = app.do(make_timetable, template).result
    mock = app.do(start_timetable, name="Mocks").result
    app.do(add_session, session(mock, "Director", format=SessionFormat.MOCK_INTERVIEW))
    app.do(add_session, session(mock, "Teams", starts=660, format=SessionFormat.FOCUS_GROUP))

    assert app.read(current_timetable) == visit
    app.do(add_session, session(mock, "Practice", starts=900, format=SessionFormat.INTERVIEW))
    assert app.read(current_timetable) == mock


def test_who_comes_is_of_one_visit_and_no_template_has_it(app: App, template: Timetable) -> None:
    made = app.do(make_timetable, template).result
    told = app.do(change_timetable, made, replace(made, team="Jo Hart\nSam Lee")).result

    copy = app.do(copy_timetable, told, name="Again").result
    kept = app.do(keep_as_template, told, name="Kept").result

    assert (copy.team, kept.team) == ("Jo Hart\nSam Lee", "")


def test_a_room_of_another_base_is_refused(app: App, template: Timetable) -> None:
    other = app.do(add_record, Base(name="Annexe")).result

    with pytest.raises(Refused) as caught:
        app.do(add_session, session(template, "Here", room_id=ROOM.id, base_id=other.id))

    assert caught.value.code == "room_is_elsewhere"


def test_who_is_at_a_session_is_replaced_as_told(app: App, template: Timetable) -> None:
    made = app.do(make_timetable, template).result
    director = whole(app, made).sessions[1]

    app.do(change_session, director, replace(director, title="DASS"), {BEN.id: Part.TAKES_PART})
    left = app.do(change_session, *2 * (whole(app, made).sessions[1],))

    assert told(app, made)[1][1:] == ("DASS", {"Ben Hill": Part.TAKES_PART})
    assert left.entry is None


def test_a_removed_session_comes_back_with_its_people(app: App, template: Timetable) -> None:
    made = app.do(make_timetable, template).result
    before = told(app, made)

    entry = app.do(remove_session, whole(app, made).sessions[1]).entry

    assert [title for _, title, _ in told(app, made)] == ["Front door", "Lunch", "Team managers"]
    assert entry is not None
    app.do(undo, entry)
    assert told(app, made) == before


def test_days_follow_the_visit_until_a_date_is_chosen_and_again_afterwards(
    app: App, template: Timetable
) -> None:
    app.do(start_with, app)
    made = app.do(make_timetable, template).result
    app.do(set_on_site, first=dt.date(2027, 2, 9), last=dt.date(2027, 2, 11))
    counted = [each.on for each in whole(app, made).days]

    app.do(set_dates, made, {2: dt.date(2027, 2, 13)})
    chosen = whole(app, made).days[1]
    app.do(set_dates, made, {2: None})

    assert counted == [dt.date(2027, 2, 9), dt.date(2027, 2, 10)]
    assert (chosen.on, chosen.is_chosen, chosen.is_working) == (dt.date(2027, 2, 13), True, False)
    assert (whole(app, made).days[1].on, held(app)[TimetableDay]) == (dt.date(2027, 2, 10), ())
    assert [each.on for each in whole(app, template).days] == [None, None]


@pytest.mark.parametrize("change", [{"days": 1}, {"tracks": 1}])
def test_days_and_tracks_that_have_sessions_are_not_taken_away(
    app: App, template: Timetable, change: dict[str, Any]
) -> None:
    with pytest.raises(Refused) as caught:
        app.do(change_timetable, template, replace(template, **change))

    assert caught.value.code == "sessions_stand_there"


def test_a_timetable_is_found_by_its_name_or_the_names_are_told(app: App, template: Timetable) -> None:
    assert app.read(timetable_named, " two DAYS ") == template
    with pytest.raises(NotFound) as caught:
        app.read(timetable_named, "Four days")

    assert caught.value.data["known"] == ("Two days",)


def test_a_person_at_a_session_cannot_be_removed_unseen(app: App, template: Timetable) -> None:
    app.do(make_timetable, template)

    with pytest.raises(Refused) as caught:
        app.do(remove_record, CARA)

    assert caught.value.code == "still_used"


def test_every_verb_works_on_either_database(any_app: App) -> None:
    any_app.do(add, ADA)
    made = any_app.do(start_timetable, days=1, tracks=1).result
    added = any_app.do(add_session, session(made, "Director"), {ADA.id: Part.TAKES_PART}).result
    any_app.do(move_session, added, day=1, starts=600, track=0)
    any_app.do(set_dates, made, {1: dt.date(2027, 2, 9)})
    kept = any_app.do(keep_as_template, made, name="Kept").result
    any_app.do(copy_timetable, made, name="Copy")
    any_app.do(make_timetable, kept, name="Again")
    any_app.do(remove_record, made)

    assert [each.name for each in any_app.read(timetables)] == ["Again", "Copy", "Kept"]


def start_with(uow: Any, _app: App) -> None:
    """The regime, and the notification the days on site need."""
    from inspection_ready.services.regimes import use_shipped_regime

    use_shipped_regime(uow)
    notify(uow, received=dt.datetime(2026, 12, 1, 9, 30))  # noqa: DTZ001 - on the clock in England


start_with.verb = "test.notify"  # type: ignore[attr-defined] # as the decorator would
