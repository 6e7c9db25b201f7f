"""Sessions handed to somebody else: one entry, taken back exactly, refused whole."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

from inspection_ready.domain.errors import ChangedMeanwhile, Refused
from inspection_ready.domain.people import Person
from inspection_ready.domain.session_hands import Hand, HandOver
from inspection_ready.domain.session_moves import shifted
from inspection_ready.domain.timetable import Attendance, Part, Session, Timetable
from inspection_ready.services.session_moves import hand_over
from inspection_ready.services.sessions import set_people
from inspection_ready.services.timetable import current_timetable, whole_timetable
from inspection_ready.services.undo import undo
from inspection_ready.services.verify import verify
from tests.story import add

if TYPE_CHECKING:
    from inspection_ready.domain.whole_timetable import WholeTimetable
    from inspection_ready.services.app import App

ADA, BEN = Person(name="Ada Brook"), Person(name="Ben Hill")
At = dict[str, dict[int, Part]]


@pytest.fixture
def council(app: App) -> App:
    held = Timetable(name="The visit")
    rows = [
        Session(
            timetable_id=held.id, day=1, starts=at, minutes=60, track=1, title=title, inspectors="Jo Hart"
        )
        for title, at in (("A", 540), ("B", 660))
    ]
    app.do(add, ADA, BEN, held, *rows, Attendance(session_id=rows[0].id, person_id=ADA.id))
    return app


def whole(app: App) -> WholeTimetable:
    found = app.read(current_timetable)
    assert found is not None
    return app.read(whole_timetable, found, today=dt.date(2026, 11, 30))


def seen(app: App) -> tuple[At, dict[str, tuple[int, str]]]:
    held = whole(app)
    at = {each.title: {one.person_id: one.part for one in held.at(each.id)} for each in held.sessions}
    return at, {each.title: (each.starts, each.inspectors) for each in held.sessions}


def hand(app: App, title: str, giver: Hand, taker: Hand) -> HandOver:
    return HandOver(giver, taker, frozenset(each.id for each in whole(app).sessions if each.title == title))


def test_a_session_is_handed_over_and_moved_as_one_entry(council: App) -> None:
    before, held = seen(council), whole(council)

    done = council.do(
        hand_over, held, hand(council, "A", ADA.id, BEN.id), steps=shifted(held.sessions[:1], minutes=15)
    )
    after = seen(council)
    assert done.entry is not None
    council.do(undo, done.entry)

    assert after[0] == {"A": {BEN.id: Part.TAKES_PART}, "B": {}}
    assert after[1]["A"] == (555, "Jo Hart")
    assert seen(council) == before
    assert verify(council).problems == ()


def test_what_nobody_is_at_is_given_and_inspectors_change_places(council: App) -> None:
    council.do(hand_over, whole(council), hand(council, "B", None, BEN.id))
    council.do(hand_over, whole(council), hand(council, "B", "Jo Hart", "Sam Lee"))

    assert seen(council)[0]["B"] == {BEN.id: Part.TAKES_PART}
    assert seen(council)[1] == {"A": (540, "Jo Hart"), "B": (660, "Sam Lee")}


def test_whoever_is_in_it_already_is_refused_and_nothing_changes(council: App) -> None:
    a = whole(council).sessions[0]
    council.do(set_people, a, {ADA.id: Part.TAKES_PART, BEN.id: Part.ESCORT})
    before = seen(council)

    with pytest.raises(Refused, match="already_at_session"):
        council.do(hand_over, whole(council), hand(council, "A", ADA.id, BEN.id))

    assert seen(council) == before


def test_where_somebody_else_changed_who_is_there_meanwhile_nothing_changes(council: App) -> None:
    held, wanted = whole(council), hand(council, "A", ADA.id, BEN.id)
    council.do(set_people, held.sessions[0], {BEN.id: Part.TAKES_PART})
    before = seen(council)

    with pytest.raises(ChangedMeanwhile):
        council.do(hand_over, held, wanted, steps=shifted(held.sessions[:1], minutes=15))

    assert seen(council) == before
