from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from inspection_ready.domain.people import Person, Tier
from inspection_ready.domain.roles import Role
from inspection_ready.domain.timetable import Attendance, Part, Session, SessionFormat, SessionState
from inspection_ready.domain.timetable_people import Directory, Found, asks_for_people, missing_people

ADA = Person(id=1, name="Ada Brook", role="Principal Social Worker", tier=Tier.HEAD_OF_SERVICE)
BEN = Person(id=2, name="Ben Hill", role="Head of Housing", tier=Tier.HEAD_OF_SERVICE)
CARA = Person(id=3, name="Cara Dale", role="Principal social worker", left_on=date(2026, 10, 1))
TIERS = {"head_of_service": "Head of Service"}


def directory(*roles: Role) -> Directory:
    return Directory(roles=roles, people=(ADA, BEN, CARA), on=date(2026, 12, 1), tiers=TIERS)


def session(**more: Any) -> Session:
    told = {"timetable_id": 9, "day": 1, "starts": 540, "minutes": 60, "title": "Interview", **more}
    return Session(**told)


def test_whoever_holds_the_role_is_found_with_the_second() -> None:
    role = Role(name="Principal Social Worker", person_id=BEN.id, second_id=ADA.id)

    assert directory(role).find(" principal  social WORKER ") == Found((BEN.id,), (ADA.id,))


def test_several_people_may_hold_one_role() -> None:
    roles = [Role(name="Lead", person_id=each.id, second_id=ADA.id) for each in (BEN, ADA)]

    assert directory(*roles).find("Lead") == Found((BEN.id, ADA.id), ())


def test_where_nobody_holds_the_role_their_own_role_is_asked() -> None:
    assert directory(Role(name="Principal Social Worker")).find("principal social worker") == Found((ADA.id,))


def test_where_the_tier_is_called_so_all_of_it_is_found() -> None:
    assert directory().find("Head of service") == Found((ADA.id, BEN.id))


@pytest.mark.parametrize("wanted", ["", "Social Worker", "Principal Social Workers", "Head of", "Cara Dale"])
def test_words_that_only_resemble_find_nobody(wanted: str) -> None:
    assert directory().find(wanted) == Found()


def test_a_leaver_who_still_holds_the_role_is_not_found() -> None:
    role = Role(name="Lead", person_id=CARA.id, second_id=BEN.id)

    assert directory(role).find("Lead") == Found()


def test_a_session_with_nobody_is_given_those_who_are_found() -> None:
    wanted, role = session(wanted="Lead"), Role(name="Lead", person_id=ADA.id, second_id=BEN.id)

    found = missing_people(wanted, (), directory(role))

    assert [(each.person_id, each.part) for each in found] == [
        (ADA.id, Part.TAKES_PART), (BEN.id, Part.SECOND),
    ]  # fmt: skip


def test_who_is_there_already_is_never_joined_or_replaced() -> None:
    wanted, role = session(wanted="Lead"), Role(name="Lead", person_id=ADA.id, second_id=CARA.id)
    held = Attendance(session_id=wanted.id, person_id=BEN.id)

    assert missing_people(wanted, (held,), directory(role)) == []


def test_a_missing_second_is_found_for_the_holder_of_the_role() -> None:
    wanted, role = session(wanted="Lead"), Role(name="Lead", person_id=ADA.id, second_id=BEN.id)
    held = Attendance(session_id=wanted.id, person_id=ADA.id)

    assert [each.part for each in missing_people(wanted, (held,), directory(role))] == [Part.SECOND]


def test_a_note_taker_is_not_asked_to_take_part_as_well() -> None:
    wanted, role = session(wanted="Lead"), Role(name="Lead", person_id=ADA.id)
    held = Attendance(session_id=wanted.id, person_id=ADA.id, part=Part.NOTE_TAKER)

    assert missing_people(wanted, (held,), directory(role)) == []


@pytest.mark.parametrize(
    ("told", "asks"),
    [
        ({}, True),
        ({"format": SessionFormat.FOCUS_GROUP}, True),
        ({"format": SessionFormat.BREAK, "wanted": "Lead"}, False),
        ({"format": SessionFormat.DROP_IN, "wanted": "Staff"}, False),
        ({"format": SessionFormat.MEETING}, False),
        ({"format": SessionFormat.MEETING, "wanted": "Lead"}, True),
        ({"state": SessionState.CANCELLED}, False),
    ],
)
def test_which_sessions_ask_for_people(told: dict[str, Any], asks: bool) -> None:
    assert asks_for_people(session(**told)) is asks
