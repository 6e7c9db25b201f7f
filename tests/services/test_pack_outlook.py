from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from inspection_ready.domain.bases import Base, BaseFact, FacilityKind
from inspection_ready.domain.errors import NotFound, Refused
from inspection_ready.domain.packs import LeftOut
from inspection_ready.domain.places import Place, PlaceCategory
from inspection_ready.domain.sections import Section, SectionSource
from inspection_ready.services.council import change_council, council_of
from inspection_ready.services.inspection import notify
from inspection_ready.services.key_date_moves import Move, moves_if_received
from inspection_ready.services.pack_check import changed_files
from inspection_ready.services.pack_outlook import pack_outlook
from inspection_ready.services.packs import make_pack
from inspection_ready.services.regimes import use_shipped_regime
from inspection_ready.services.registers import add_record

if TYPE_CHECKING:
    from inspection_ready.services.app import App

AT = dt.datetime(2026, 12, 1, 9, 30)  # noqa: DTZ001 - a time read off a clock in England
TODAY = dt.date(2026, 12, 1)


NO_TIMETABLE = LeftOut(what="Timetable", why="None is made yet")


@pytest.fixture
def council(app: App) -> App:
    app.do(use_shipped_regime, "cqc")
    return app


def test_outlook_counts_what_would_go_in(council: App) -> None:
    council.do(add_record, Base(name="Civic Centre"))
    council.do(add_record, Base(name="Old Hall", closed_on=dt.date(2020, 1, 1)))
    council.do(add_record, Section(title="Arriving", text="Ask for Ann"))
    council.do(add_record, Section(title="Not written"))

    outlook = council.read(pack_outlook, at=council.clock.now())

    assert outlook.number == 1
    assert (outlook.holds["bases"], outlook.holds["welcome-pack"], outlook.holds["key-dates"]) == (1, 1, 0)
    assert not outlook.has_notification
    assert LeftOut(what="Section “Not written”", why="It is not written yet") in outlook.left_out


def test_outlook_names_what_nobody_has_checked(council: App) -> None:
    base = council.do(add_record, Base(name="Civic Centre")).result
    for name, checked in (("Parking", TODAY), ("Wi-Fi", None)):
        kind = council.do(add_record, FacilityKind(name=name)).result
        fact = BaseFact(base_id=base.id, kind_id=kind.id, value="Yes", checked_by="Ann", checked_on=checked)
        council.do(add_record, fact)

    assert council.read(pack_outlook, at=council.clock.now()).not_checked == ("Wi-Fi at Civic Centre",)


def test_outlook_names_places_of_the_kinds_that_are_printed(council: App) -> None:
    council.do(add_record, Section(title="Hotels", source=SectionSource.HOTELS))
    for name, category, closed in (
        ("Canal Inn", PlaceCategory.HOTEL, None),
        ("Old Mill", PlaceCategory.HOTEL, dt.date(2026, 6, 1)),
        ("Canal Kitchen", PlaceCategory.FOOD, None),
    ):
        council.do(add_record, Place(name=name, category=category, closed_on=closed))

    marked = council.read(pack_outlook, at=council.clock.now())
    held = council.read(council_of)
    council.do(change_council, held, replace(held, leave_out_unchecked=True))
    strict = council.read(pack_outlook, at=council.clock.now())

    closed_mill = LeftOut(what="Old Mill", why="Closed on 1 June 2026")
    assert (marked.not_checked, marked.left_out) == (("Canal Inn",), (closed_mill, NO_TIMETABLE))
    assert strict.not_checked == ()
    unchecked = LeftOut(what="Canal Inn", why="Nobody has checked it yet")
    assert strict.left_out == (closed_mill, NO_TIMETABLE, unchecked)


def test_outlook_without_a_regime_holds_nothing(app: App) -> None:
    assert app.read(pack_outlook, at=app.clock.now()).holds == {}


def test_changed_files_are_named(council: App) -> None:
    filed = make_pack(council, only=["key-dates"]).filed
    untouched = changed_files(filed)
    (filed.folder / "key-dates.pdf").unlink()

    assert untouched == ()
    assert changed_files(filed) == ("key-dates.pdf",)


def test_moves_name_only_what_would_be_another_day(council: App) -> None:
    council.do(notify, received=AT)

    moves = council.read(moves_if_received, AT + dt.timedelta(days=7), today=TODAY)

    assert moves[0] == Move(
        "Notification", "Tuesday 1 December 2026, 9:30am", "Tuesday 8 December 2026, 9:30am"
    )
    assert all(move.before != move.after for move in moves)
    assert council.read(moves_if_received, AT, today=TODAY) == ()


def test_moves_are_refused_for_a_time_that_never_was(council: App) -> None:
    council.do(notify, received=AT)

    with pytest.raises(Refused, match="no_such_time"):
        council.read(moves_if_received, dt.datetime(2026, 3, 29, 1, 30), today=TODAY)  # noqa: DTZ001 - as above


def test_moves_need_a_notification(council: App) -> None:
    with pytest.raises(NotFound, match="not_notified"):
        council.read(moves_if_received, AT, today=TODAY)
