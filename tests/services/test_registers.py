from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from inspection_ready.domain.absences import Absence
from inspection_ready.domain.bases import Base, BaseFact, FacilityKind, Room
from inspection_ready.domain.errors import ChangedMeanwhile, NotFound, Refused
from inspection_ready.domain.functions import Function
from inspection_ready.domain.people import Person
from inspection_ready.domain.responsibilities import Responsibility, Subject
from inspection_ready.domain.rows import Row
from inspection_ready.domain.sections import Section
from inspection_ready.services.app import App
from inspection_ready.services.registers import Use, add_record, change_record, remove_record


def test_record_is_added_as_typed_without_the_blanks_around(app: App) -> None:
    done = app.do(add_record, Person(name="  Jo Bloggs ", role="Head of Quality"))

    assert done.result.name == "Jo Bloggs"
    assert app.read(lambda reader: reader.register(Person).all()) == (done.result,)
    assert done.changes.ids == {"person": frozenset({done.result.id})}
    assert done.entry == 1


@pytest.mark.parametrize("name", ["", "   "])
def test_record_without_its_name_is_refused(app: App, name: str) -> None:
    with pytest.raises(Refused) as refused:
        app.do(add_record, Person(name=name))

    assert refused.value.code == "needs_value"
    assert refused.value.data == {"record": "person", "field": "name", "label": "Name"}


def test_link_to_nobody_is_not_found(app: App) -> None:
    with pytest.raises(NotFound) as missing:
        app.do(add_record, Function(name="Facilities", contact_id=7))

    assert missing.value.data == {"kind": "person", "id": 7}


def test_second_who_is_the_contact_is_kept_as_a_gap_to_mend(app: App) -> None:
    jo = app.do(add_record, Person(name="Jo Bloggs")).result

    done = app.do(add_record, Function(name="Facilities", contact_id=jo.id, second_id=jo.id))

    assert done.entry == 2


def test_two_people_may_share_a_name(app: App) -> None:
    app.do(add_record, Person(name="Jo Bloggs"))

    assert app.do(add_record, Person(name="Jo Bloggs")).entry == 2


def _alike(base: Base, kind: FacilityKind, jo: Person) -> dict[str, tuple[Row, Row]]:
    day = date(2026, 12, 1)
    return {
        "function": (Function(name="Business support"), Function(name="business  Support")),
        "section": (Section(title="Parking"), Section(title="PARKING")),
        "kind": (FacilityKind(name="Hearing loop"), FacilityKind(name="hearing loop")),
        "base": (Base(name="Annexe", postcode="ZZ1 1AA"), Base(name="annexe", postcode="ZZ1 1AA")),
        "room": (Room(base_id=base.id, name="1"), Room(base_id=base.id, name="1")),
        "fact": (BaseFact(base_id=base.id, kind_id=kind.id), BaseFact(base_id=base.id, kind_id=kind.id)),
        "responsible": (
            Responsibility(subject=Subject.THEME, code="T1"),
            Responsibility(subject=Subject.THEME, code="t1", owner_id=jo.id),
        ),
        "absence": (
            Absence(person_id=jo.id, starts_on=day, told_by="PA"),
            Absence(person_id=jo.id, starts_on=day, told_by="Manager"),
        ),
    }


@pytest.mark.parametrize(
    "sort", ["function", "section", "kind", "base", "room", "fact", "responsible", "absence"]
)
def test_second_record_for_the_same_thing_is_refused(app: App, sort: str) -> None:
    base = app.do(add_record, Base(name="Civic Centre")).result
    kind = app.do(add_record, FacilityKind(name="Parking")).result
    jo = app.do(add_record, Person(name="Jo Bloggs")).result
    first, second = _alike(base, kind, jo)[sort]
    first = app.do(add_record, first).result

    with pytest.raises(Refused) as refused:
        app.do(add_record, second)

    assert refused.value.code == "already_there"
    assert refused.value.data["id"] == first.id


def test_same_building_name_at_another_postcode_is_another_base(app: App) -> None:
    app.do(add_record, Base(name="Library", postcode="ZZ1 1AA"))

    assert app.do(add_record, Base(name="Library", postcode="ZZ2 2BB")).entry == 2


def test_new_main_base_takes_the_place_of_the_old_in_the_same_entry(app: App) -> None:
    old = app.do(add_record, Base(name="Town Hall", is_main=True)).result

    done = app.do(add_record, Base(name="Civic Centre", is_main=True))

    mains = app.read(lambda reader: reader.register(Base).find(is_main=True))
    assert [base.name for base in mains] == ["Civic Centre"]
    assert done.changes.ids == {"base": frozenset({old.id, done.result.id})}


def test_absence_that_ends_before_it_starts_is_refused(app: App) -> None:
    jo = app.do(add_record, Person(name="Jo Bloggs")).result
    absence = Absence(
        person_id=jo.id, starts_on=date(2026, 12, 2), ends_on=date(2026, 12, 1), told_by="PA, by phone"
    )

    with pytest.raises(Refused) as refused:
        app.do(add_record, absence)

    assert refused.value.code == "ends_before_it_starts"


def test_absence_names_who_recorded_it_whatever_was_typed(app: App) -> None:
    jo = app.do(add_record, Person(name="Jo Bloggs")).result
    absence = Absence(
        person_id=jo.id, starts_on=date(2026, 12, 1), told_by="PA, by phone", recorded_by="Somebody else"
    )

    done = app.acting_as(jo.id).do(add_record, absence)

    assert done.result.recorded_by == "Jo Bloggs (jbloggs on LAPTOP-7)"


def test_who_recorded_an_absence_is_not_changed_with_it(app: App) -> None:
    jo = app.do(add_record, Person(name="Jo Bloggs")).result
    absence = app.do(
        add_record, Absence(person_id=jo.id, starts_on=date(2026, 12, 1), told_by="PA, by phone")
    ).result

    changed = app.do(
        change_record, absence, replace(absence, notes="Until Friday", recorded_by="Somebody else")
    ).result

    assert (changed.notes, changed.recorded_by) == ("Until Friday", "jbloggs on LAPTOP-7")


@pytest.mark.parametrize(
    "base", [Base(name="Civic Centre", latitude=90.5), Base(name="Civic Centre", longitude=-180.5)]
)
def test_position_off_the_globe_is_refused(app: App, base: Base) -> None:
    with pytest.raises(Refused) as refused:
        app.do(add_record, base)

    assert refused.value.code == "out_of_range"


def test_changed_record_rises_by_one_version(app: App) -> None:
    before = app.do(add_record, Person(name="Jo Bloggs", role="Head of Quality")).result

    done = app.do(change_record, before, replace(before, role="Director"))

    assert (done.result.role, done.result.version) == ("Director", 2)


def test_change_to_the_same_values_writes_no_entry(app: App) -> None:
    before = app.do(add_record, Person(name="Jo Bloggs")).result

    done = app.do(change_record, before, replace(before, name=" Jo Bloggs"))

    assert (done.result, done.entry) == (before, None)


def test_change_of_a_record_somebody_else_changed_is_stopped(app: App) -> None:
    before = app.do(add_record, Person(name="Jo Bloggs")).result
    app.do(change_record, before, replace(before, role="Director"))

    with pytest.raises(ChangedMeanwhile):
        app.do(change_record, before, replace(before, role="Head of Quality"))

    assert app.read(lambda reader: reader.register(Person).get(before.id)).role == "Director"


def test_name_of_another_cannot_be_taken_by_a_change(app: App) -> None:
    app.do(add_record, Function(name="Facilities"))
    it = app.do(add_record, Function(name="IT")).result

    with pytest.raises(Refused) as refused:
        app.do(change_record, it, replace(it, name="Facilities"))

    assert refused.value.code == "already_there"


def test_person_others_name_cannot_be_removed(app: App) -> None:
    jo = app.do(add_record, Person(name="Jo Bloggs")).result
    function = app.do(add_record, Function(name="Facilities", second_id=jo.id)).result

    with pytest.raises(Refused) as refused:
        app.do(remove_record, jo)

    assert refused.value.code == "still_used"
    assert refused.value.data == {
        "kind": "person",
        "title": "Jo Bloggs",
        "uses": (Use("function", function.id, "function", "Facilities", "Second"),),
    }


def test_person_nobody_names_is_removed(app: App) -> None:
    jo = app.do(add_record, Person(name="Jo Bloggs")).result

    app.do(remove_record, jo)

    assert app.read(lambda reader: reader.register(Person).count()) == 0


def test_base_is_removed_with_its_rooms_and_facts(app: App) -> None:
    base = app.do(add_record, Base(name="Civic Centre")).result
    kind = app.do(add_record, FacilityKind(name="Parking")).result
    room = app.do(add_record, Room(base_id=base.id, name="Committee room 1")).result
    fact = app.do(add_record, BaseFact(base_id=base.id, kind_id=kind.id, value="12 spaces")).result

    done = app.do(remove_record, base)

    assert done.changes.ids == {
        "base": frozenset({base.id}),
        "room": frozenset({room.id}),
        "base_fact": frozenset({fact.id}),
    }


def test_kind_of_facility_with_facts_cannot_be_removed(app: App) -> None:
    base = app.do(add_record, Base(name="Civic Centre")).result
    kind = app.do(add_record, FacilityKind(name="Parking")).result
    app.do(add_record, BaseFact(base_id=base.id, kind_id=kind.id, value="12 spaces"))

    with pytest.raises(Refused) as refused:
        app.do(remove_record, kind)

    assert refused.value.code == "still_used"


def test_new_section_goes_to_the_end(app: App) -> None:
    app.do(add_record, Section(title="Welcome", position=4))

    assert app.do(add_record, Section(title="Parking")).result.position == 5
