"""When people, rooms and bases can or cannot, and the ways between bases, as they are entered and brought in."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from inspection_ready.domain.availability import Availability, Can
from inspection_ready.domain.base_ways import BaseWay
from inspection_ready.domain.bases import Base
from inspection_ready.domain.errors import Refused
from inspection_ready.domain.timetable import Timetable
from inspection_ready.phrases.errors import error_sentence
from inspection_ready.services.registers import add_record
from inspection_ready.services.timetable_making import change_timetable, start_timetable
from tests.services.importing import bring_in, held, refused

if TYPE_CHECKING:
    from pathlib import Path

    from inspection_ready.services.app import App

PEOPLE = "Name,E-mail\nAsha Patel,asha@northmoor.example\nBen Cole,ben@northmoor.example\n"
BASES = "Name,Postcode\nTown Hall,ZZ1 1AA\nMarket Gate,ZZ1 2BB\n"
FREE = (
    "Who,Can or cannot,Working days,First day,From,To,Reason\n"
    "Asha Patel,can,Mon to Wed,,9am,3pm,Part time\n"
    "Ben Cole,cannot,,9/2/2027,2pm,,Court\n"
    "Ben Cole,cannot,,10/2/2027,2pm,,Court\n"
    "Ben Cole,cannot,Mornings,,,,Unclear\n"
    "Ben Cole,cannot,,9/2/2027,3pm,2pm,Mistyped\n"
)


def test_times_come_from_a_list_of_their_own_headings_and_twice_is_the_same(app: App, tmp_path: Path) -> None:
    bring_in(app, "people", tmp_path, PEOPLE)

    plan = bring_in(app, "availability", tmp_path, FREE)
    again = bring_in(app, "availability", tmp_path, FREE)

    part_time, *court = sorted(held(app, Availability), key=lambda each: each.starts_on or date.min)
    assert (part_time.can, part_time.weekdays, part_time.starts, part_time.ends) == (
        Can.CAN, "Mon to Wed", 540, 900,
    )  # fmt: skip
    assert [(each.starts_on, each.window) for each in court] == [
        (date(2027, 2, 9), (840, 1440)),
        (date(2027, 2, 10), (840, 1440)),
    ]
    assert (plan.counts.new, again.counts.same, again.counts.new) == (3, 3, 0)
    assert refused(plan) == {
        5: "The days of the week are not read. Write them such as Monday to Wednesday, or Tue and Thu.",
        6: "The end is not after the start. Check both times.",
    }


def test_a_way_between_bases_comes_in_and_one_to_itself_is_refused(app: App, tmp_path: Path) -> None:
    bring_in(app, "bases", tmp_path, BASES)

    plan = bring_in(
        app,
        "base-ways",
        tmp_path,
        "From base,To base,Journey time\nTown Hall,Market Gate,12\nTown Hall,Town Hall,1\n",
    )

    assert [each.minutes for each in held(app, BaseWay)] == [12]
    assert refused(plan) == {3: "Both ends are the same base. Name two."}


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ({}, "This is not about exactly one person"),
        ({"inspector": "Jo Hart", "base_id": 1}, "This is not about exactly one person"),
        ({"inspector": "Jo Hart", "weekdays": "Someday"}, "The days of the week are not read."),
        (
            {"inspector": "Jo Hart", "starts_on": date(2027, 2, 9), "ends_on": date(2027, 2, 8)},
            "The last day is before the first.",
        ),
        ({"inspector": "Jo Hart", "starts": 600, "ends": 600}, "The end is not after the start."),
    ],
)
def test_a_line_that_says_nothing_usable_is_refused_in_words(
    app: App, line: dict[str, Any], said: str
) -> None:
    with pytest.raises(Refused) as caught:
        app.do(add_record, Availability(**line))

    assert error_sentence(caught.value).startswith(said)
    assert held(app, Availability) == ()


def test_a_way_from_a_base_to_itself_is_refused_by_its_name(app: App) -> None:
    hall = app.do(add_record, Base(name="Town Hall")).result

    with pytest.raises(Refused) as caught:
        app.do(add_record, BaseWay(base_id=hall.id, other_id=hall.id, minutes=5))

    assert "“Town Hall”" in error_sentence(caught.value)


@pytest.mark.parametrize(
    ("rules", "said"),
    [
        ({"day_from": 600, "day_to": 600}, "The days would end before they start."),
        ({"lunch_minutes": 181}, "Lunch is longer than the time there is for it."),
    ],
)
def test_rules_nothing_could_keep_are_refused(app: App, rules: dict[str, int], said: str) -> None:
    made = app.do(start_timetable).result
    after = Timetable(id=made.id, version=made.version, name=made.name, **rules)  # type: ignore[arg-type] # numbers

    with pytest.raises(Refused) as caught:
        app.do(change_timetable, made, after)

    assert error_sentence(caught.value).startswith(said)


def test_a_list_without_a_reason_is_read_by_whom_it_names(app: App, tmp_path: Path) -> None:
    bring_in(app, "people", tmp_path, PEOPLE)

    bring_in(app, "availability", tmp_path, "Who,First day\nAsha Patel,9/2/2027\n")

    assert [(each.can, each.starts_on) for each in held(app, Availability)] == [
        (Can.CANNOT, date(2027, 2, 9))
    ]
