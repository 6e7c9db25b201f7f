from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from typing import TYPE_CHECKING

import pytest

from inspection_ready.domain.bases import Base, BaseFact, FacilityKind
from inspection_ready.domain.errors import Refused
from inspection_ready.domain.functions import Function
from inspection_ready.domain.inspections import ClosureDay, Council
from inspection_ready.domain.letters import Letter
from inspection_ready.domain.lists import DistributionList
from inspection_ready.domain.people import Person, Side
from inspection_ready.domain.places import Place, PlaceCategory
from inspection_ready.domain.responsibilities import Responsibility
from inspection_ready.domain.sections import Section, SectionSource
from inspection_ready.records.registry import RECORDS
from inspection_ready.resources import resource_path
from inspection_ready.services.readiness import readiness
from inspection_ready.services.regimes import current_regime, start_with_regime, use_shipped_regime
from inspection_ready.services.registers import add_record
from inspection_ready.services.rules import check_row
from inspection_ready.services.sample import fill_sample

if TYPE_CHECKING:
    from inspection_ready.domain.rows import R, Row
    from inspection_ready.services.app import App

TEXT = resource_path("sample", "northmoor.yaml").read_text("utf-8")


def rows(app: App, row_type: type[R]) -> tuple[R, ...]:
    return app.read(lambda reader: reader.register(row_type).all())


def test_sample_fills_every_register_of_the_slice(app: App) -> None:
    app.do(fill_sample)

    assert {record.row_type.__name__: len(rows(app, record.row_type)) for record in RECORDS} == {
        "Person": 30,
        "Base": 6,
        "Room": 12,
        "FacilityKind": 12,
        "BaseFact": 41,
        "Place": 9,
        "Function": 11,
        "Absence": 2,
        "Responsibility": 51,
        "Role": 49,
        "Task": 21,
        "Diary": 10,
        "Section": 9,
        "Letter": 11,
        "LetterUse": 2,
        "DistributionList": 3,
        "ListMember": 10,
        "KeyFact": 5,
        "Picture": 2,
        "StageDate": 0,
        "ClosureDay": 3,
        "Timetable": 4,
        "TimetableDay": 0,
        "Session": 208,
        "Attendance": 23,
    }
    assert [council.name for council in rows(app, Council)] == ["Northmoor Council"]
    assert app.read(current_regime).code == "cqc-local-authority"


def test_sample_is_one_entry_in_the_trail(app: App) -> None:
    before = app.read(lambda reader: reader.head().count)

    done = app.do(fill_sample)

    assert done.head.count == before + 1


def test_sample_is_as_old_as_the_clock_says(app: App) -> None:
    app.do(fill_sample)

    checked = [fact.checked_on for fact in rows(app, BaseFact) if fact.checked_on]

    assert max(checked).isoformat() == "2026-11-08"  # twelve days before the clock of the tests
    assert [day.on.isoformat() for day in rows(app, ClosureDay)] == ["2026-12-29", "2026-12-30", "2026-12-31"]


def test_sample_would_pass_as_typed_by_hand(app: App) -> None:
    """Every record of it obeys the rules the forms obey."""
    app.do(fill_sample)

    with app.reading() as reader:
        for record in RECORDS:
            for row in reader.register(record.row_type).all():
                check_row(reader, row)


def test_sample_answers_for_every_theme_and_statement(app: App) -> None:
    app.do(fill_sample)
    framework = app.read(current_regime).framework

    answered = {one.code for one in rows(app, Responsibility) if one.owner_id}

    asked = {one.id for one in framework.themes} | {one.id for one in framework.statements}
    assert asked - answered == set()


def test_sample_has_people_outside_and_a_name_in_another_script(app: App) -> None:
    app.do(fill_sample)
    people = rows(app, Person)

    assert sum(person.side is Side.OUTSIDE for person in people) == 2
    assert [person.printed_name for person in people if not person.name.isascii()] == [
        "Tomasz Zieliński",
        "Lin Mei",
    ]


def test_sample_has_sections_written_and_sections_made_from_registers(app: App) -> None:
    app.do(fill_sample)

    sections = sorted(rows(app, Section), key=lambda section: section.position)

    assert [
        (section.title, section.source) for section in sections if section.source is not SectionSource.TEXT
    ] == [
        ("Our bases", SectionSource.BASES),
        ("Getting here by train", SectionSource.STATIONS),
        ("Hotels nearby", SectionSource.HOTELS),
        ("Somewhere to eat", SectionSource.FOOD),
        ("People to call", SectionSource.CONTACTS),
    ]
    lines_of_the_table = [line for line in sections[1].text.splitlines() if line.startswith("| ")]
    assert len(lines_of_the_table) == 7


def test_sample_has_stations_hotels_and_places_to_eat(app: App) -> None:
    app.do(fill_sample)

    places = rows(app, Place)

    assert Counter(place.category for place in places) == {
        PlaceCategory.STATION: 2,
        PlaceCategory.HOTEL: 3,
        PlaceCategory.FOOD: 4,
    }
    assert sorted(place.name for place in places if not place.is_checked) == [
        "Station Road Market",
        "The Packhorse",
    ]


def test_sample_cannot_be_taken_for_a_real_place() -> None:
    telephones = re.findall(r"\b0\d{4} ?\d{6}\b", TEXT)

    assert telephones
    assert [each for each in telephones if not re.fullmatch(r"01632 960\d{3}|07700 900\d{3}", each)] == []
    assert set(re.findall(r"@([\w.]+)", TEXT)) == {
        "northmoor.example",
        "icb.northmoor.example",
        "healthwatch.northmoor.example",
    }
    assert {each[:2] for each in re.findall(r"postcode: (\S+)", TEXT)} == {"ZZ"}


def test_sample_takes_the_place_of_the_starters_of_a_new_workspace(app: App) -> None:
    app.do(start_with_regime)

    app.do(fill_sample)

    assert len(rows(app, Function)) == 11
    assert [section.title for section in rows(app, Section) if not section.text] == []
    assert len({section.title for section in rows(app, Section)}) == 9
    assert len(rows(app, FacilityKind)) == 12


def test_sample_is_filled_and_checked_on_either_database(any_app: App) -> None:
    any_app.do(start_with_regime)

    any_app.do(fill_sample)

    assert len(rows(any_app, Person)) == 30
    assert len(any_app.read(readiness, dt.date(2026, 11, 20))) == 76


@pytest.mark.parametrize(
    "row",
    [
        Person(name="A real one"),
        Base(name="A real one"),
        Section(title="A", text="B"),
        Letter(title="A real one"),
        DistributionList(name="A real one"),
    ],
)
def test_sample_is_never_mixed_with_real_records(app: App, row: Row) -> None:
    app.do(add_record, row)

    with pytest.raises(Refused) as caught:
        app.do(fill_sample)

    assert caught.value.code == "workspace_is_in_use"
    assert len(rows(app, type(row))) == 1


def test_sample_is_not_for_a_workspace_of_another_regime(app: App) -> None:
    app.do(use_shipped_regime, "ofsted")

    with pytest.raises(Refused) as caught:
        app.do(fill_sample)

    assert caught.value.code == "sample_is_for_another_regime"
