from __future__ import annotations

from dataclasses import replace
from datetime import date

from inspection_ready.domain.bases import Base
from inspection_ready.domain.card_layouts import SheetKind
from inspection_ready.domain.letter_guard import Doubt
from inspection_ready.domain.lists import DistributionList, ListMember
from inspection_ready.domain.packs import PackFacts
from inspection_ready.domain.people import Person, Side
from inspection_ready.domain.sheets import SheetOrder, chosen_people, desks, doors, postal_address
from inspection_ready.domain.timetable import (
    Attendance,
    Part,
    Session,
    SessionFormat,
    SessionState,
    Timetable,
)
from inspection_ready.domain.timetable_days import DatedDay
from tests.documents.sheets import bare_council

HALL = Base(id=2, name="Town Hall", address="1 Square\nNorthmoor", postcode="ZZ1 1AA")


def council(**facts: object) -> PackFacts:
    """Two days: a meeting in a room each day, another without a room, lunch, and one that was cancelled."""
    held = Session(
        id=11,
        timetable_id=5,
        day=1,
        starts=540,
        minutes=60,
        title="Welcome",
        code="D1-01",
        base_id=2,
        room_id=3,
    )
    sessions = (
        held,
        replace(held, id=12, starts=600, title="Second", code="D1-02"),
        replace(held, id=13, day=2, title="Third", code="D2-01"),
        replace(held, id=14, day=2, title="Walk", code="D2-02", room_id=None),
        replace(held, id=15, day=2, title="Lunch", code="", format=SessionFormat.BREAK),
        replace(held, id=16, day=2, title="Off", code="D2-03", state=SessionState.CANCELLED),
    )  # fmt: skip
    people = (
        Person(id=1, name="Ada", base_id=2),
        Person(id=4, name="ben", side=Side.OUTSIDE),
        Person(id=6, name="Cara", left_on=date(2026, 1, 1)),
        Person(id=7, name="Dora"),
    )
    attendances = (
        Attendance(session_id=11, person_id=7),
        Attendance(session_id=11, person_id=6),
        Attendance(session_id=12, person_id=4, part=Part.ESCORT),
        Attendance(session_id=13, person_id=1, part=Part.SECOND),
        Attendance(session_id=16, person_id=1),
    )
    base = replace(
        bare_council(),
        people=people,
        bases=(HALL,),
        sessions=sessions,
        attendances=attendances,
        timetable=Timetable(id=5, name="Visit", days=2),
        dated_days=(DatedDay(day=1), DatedDay(day=2)),
    )
    return replace(base, **facts)  # type: ignore[arg-type]  # fields of the facts


def chosen(**asked: object) -> list[str]:
    order = SheetOrder(kind=SheetKind.BADGES, **asked)  # type: ignore[arg-type]  # fields of the order
    return [each.name for each in chosen_people(council(), order).people]


def test_people_are_chosen_by_side_and_leavers_never() -> None:
    assert chosen(sides=frozenset({Side.INSIDE})) == ["Ada", "Dora"]
    assert chosen(sides=frozenset(Side)) == ["Ada", "ben", "Dora"]


def test_people_are_chosen_by_the_sessions_they_are_expected_at() -> None:
    """A second comes only where somebody cannot; nobody comes to what was cancelled."""
    assert chosen(is_attending=True) == ["ben", "Dora"]
    assert chosen(session_codes=("d1-01",)) == ["Dora"]
    assert chosen(is_attending=True, day=2) == []


def test_people_on_two_lists_get_one_and_it_is_said() -> None:
    lists = (DistributionList(id=21, name="One"), DistributionList(id=22, name="Two"))
    members = tuple(
        ListMember(list_id=list_id, person_id=person_id)
        for list_id, person_id in ((21, 1), (22, 1), (21, 6), (22, 4))
    )
    facts = council(lists=lists, members=members)

    found = chosen_people(facts, SheetOrder(kind=SheetKind.LABELS, list_ids=(21, 22)))

    assert [each.name for each in found.people] == ["Ada"]
    said = {each.doubt: each.names for each in found.notices if each.doubt is not Doubt.UNCHECKED_LIST}
    assert said == {
        Doubt.HAS_LEFT: ("Cara",),
        Doubt.OTHER_SIDE: ("ben",),
        Doubt.ON_TWO_LISTS: ("Ada",),
    }


def test_a_door_has_one_sign_a_day_with_what_happens_there() -> None:
    signs = doors(council(), SheetOrder(kind=SheetKind.DOOR_SIGNS))

    told = [(each.day, each.room, [session.title for session in each.sessions]) for each in signs]
    assert told == [(1, "D", ["Welcome", "Second"]), (2, "", ["Walk"]), (2, "D", ["Third"])]
    assert len(doors(council(), SheetOrder(kind=SheetKind.DOOR_SIGNS, day=1))) == 1


def test_before_there_is_a_timetable_every_room_has_a_sign() -> None:
    signs = doors(bare_council(), SheetOrder(kind=SheetKind.DOOR_SIGNS))

    assert [(each.base.name, each.room, each.sessions) for each in signs] == [("B", "D", ())]


def test_people_sign_in_at_each_base_on_each_day() -> None:
    found = desks(council(), SheetOrder(kind=SheetKind.SIGN_IN))

    assert [(each.day, each.base.name, len(each.sessions)) for each in found] == [
        (1, "Town Hall", 2),
        (2, "Town Hall", 3),
    ]


def test_post_goes_to_a_persons_own_address_else_to_their_base() -> None:
    facts = council()
    at_base, nowhere = facts.people[0], facts.people[1]
    own = replace(at_base, postal_address="Flat 2\n\n 3 Lane \nZZ9 9ZZ")

    assert postal_address(facts, at_base) == ("Town Hall", "1 Square", "Northmoor", "ZZ1 1AA")
    assert postal_address(facts, own) == ("Flat 2", "3 Lane", "ZZ9 9ZZ")
    assert postal_address(facts, nowhere) == ()


def test_a_base_that_closed_gets_no_post_and_its_name_is_not_said_twice() -> None:
    person = Person(id=1, name="Ada", base_id=2)
    closed, named = replace(HALL, closed_on=date(2026, 1, 1)), replace(HALL, address="Town Hall, 1 Square")

    assert postal_address(council(bases=(closed,)), person) == ()
    assert postal_address(council(bases=(named,)), person) == ("Town Hall, 1 Square", "ZZ1 1AA")
