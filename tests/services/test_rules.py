"""The edges of what a record must satisfy: both ends of a limit, the same day, a name of one's own."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from inspection_ready.domain.absences import Absence
from inspection_ready.domain.bases import Base, Room
from inspection_ready.domain.errors import NotFound, Refused
from inspection_ready.domain.functions import Function
from inspection_ready.domain.people import Person
from inspection_ready.domain.places import Place
from inspection_ready.services.registers import add_record, change_record
from inspection_ready.services.rules import check_row

if TYPE_CHECKING:
    from inspection_ready.domain.rows import Row
    from inspection_ready.services.app import App


def refusal(app: App, row: Row) -> str:
    """ "" where the row is taken."""  # noqa: D210 - it begins with a quotation
    try:
        app.do(add_record, row)
    except (Refused, NotFound) as error:
        return error.code
    return ""


@pytest.mark.parametrize(
    ("row_type", "field", "ends", "step"),
    [
        (Place, "minutes_on_foot", (0, 600), 1),
        (Place, "minutes_by_car", (0, 600), 1),
        (Place, "latitude", (-90.0, 90.0), 0.001),
        (Place, "longitude", (-180.0, 180.0), 0.001),
        (Base, "latitude", (-90.0, 90.0), 0.001),
        (Base, "longitude", (-180.0, 180.0), 0.001),
    ],
)
def test_both_ends_of_a_limit_are_inside_it(
    app: App, row_type: Any, field: str, ends: tuple[float, float], step: float
) -> None:
    values = (*ends, ends[0] - step, ends[1] + step)
    rows = [row_type(name=f"Gateway {number}", **{field: value}) for number, value in enumerate(values)]

    assert [refusal(app, row) for row in rows] == ["", "", "out_of_range", "out_of_range"]


def test_room_for_nobody_is_a_room_and_one_for_less_is_not(app: App) -> None:
    base = app.do(add_record, Base(name="Gateway")).result

    said = [refusal(app, Room(base_id=base.id, name=f"Room {seats}", capacity=seats)) for seats in (0, -1)]

    assert said == ["", "out_of_range"]


def test_absence_may_be_one_day_and_not_less(app: App) -> None:
    person = app.do(add_record, Person(name="Ada Brook")).result

    days = [
        (date(2026, 6, 1), date(2026, 6, 1)),
        (date(2026, 6, 3), date(2026, 6, 2)),
        (date(2026, 6, 4), None),
    ]
    said = [
        refusal(app, Absence(person_id=person.id, starts_on=first, ends_on=last, told_by="HR"))
        for first, last in days
    ]

    assert said == ["", "ends_before_it_starts", ""]


def test_name_of_blanks_is_no_name_whichever_way_it_comes(app: App) -> None:
    with pytest.raises(Refused) as caught, app.reading() as reader:
        check_row(reader, Person(name=" \t "))

    assert caught.value.code == "needs_value"


@pytest.mark.parametrize("name", ["FACILITIES", "facilities", "  Facilities ", "Fácilities"])
def test_name_is_another_s_also_in_other_letters(app: App, name: str) -> None:
    app.do(add_record, Function(name="Facilities"))

    assert refusal(app, Function(name=name)) == "already_there"


def test_record_may_keep_its_own_name_and_not_take_another_s(app: App) -> None:
    first = app.do(add_record, Function(name="Facilities")).result
    app.do(add_record, Function(name="IT"))

    assert app.do(change_record, first, replace(first, name="FACILITIES")).result.name == "FACILITIES"
    with pytest.raises(Refused) as caught:
        app.do(change_record, replace(first, version=2), replace(first, version=2, name="it"))
    assert caught.value.code == "already_there"


def test_same_name_elsewhere_is_another_base_and_two_people_may_share_one(app: App) -> None:
    rows: list[Row] = [Base(name="Library", postcode=code) for code in ("ZZ1 1AA", "ZZ2 2BB", "ZZ1 1AA")]
    rows += [Person(name="Sam Lee"), Person(name="Sam Lee")]

    assert [refusal(app, row) for row in rows] == ["", "", "already_there", "", ""]


def test_link_to_nobody_is_refused(app: App) -> None:
    assert refusal(app, Function(name="Facilities", contact_id=5)) == "no_such_record"
