from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from inspection_ready.domain.absences import Absence
from inspection_ready.domain.bases import Base, BaseFact, FacilityKind, Room
from inspection_ready.domain.functions import Function
from inspection_ready.domain.gaps import findings
from inspection_ready.domain.key_dates import Span
from inspection_ready.domain.people import Person, Side, Tier
from inspection_ready.domain.places import Place, PlaceCategory
from inspection_ready.domain.readiness import Asked, Day, Finding, Severity, Standing
from inspection_ready.domain.responsibilities import Responsibility, Subject
from inspection_ready.domain.sections import Section, SectionSource, SectionStatus

TODAY = dt.date(2026, 11, 20)
ANNE = Person(name="Anne Able", email="anne@northmoor.example", role="Head of Adults")
BILL = Person(name="Bill Baker", email="bill@northmoor.example")
GONE = Person(name="Gail Gone", email="gail@northmoor.example", left_on=dt.date(2026, 10, 31))
DIRECTOR = Person(name="Dora Director", email="dora@northmoor.example", role="DASS", tier=Tier.DIRECTOR)
PEOPLE = (ANNE, BILL, GONE, DIRECTOR)
QS1 = Asked(subject=Subject.STATEMENT, code="QS1", title="Assessing needs")
ITEM = Asked(subject=Subject.ITEM, code="carers", title="Carers strategy")
PARKING = FacilityKind(name="Parking", position=1)
WIFI = FacilityKind(name="Wi-Fi", position=2)
HALL = Base(name="Town Hall", address="1 High Street", postcode="ZZ1 1AA", is_main=True)
CHECKED = BaseFact(
    base_id=HALL.id, kind_id=PARKING.id, value="Yes", checked_by="Anne Able", checked_on=dt.date(2026, 9, 1)
)

STATION = Place(
    name="Central",
    category=PlaceCategory.STATION,
    way="5 minutes’ walk: straight on",
    checked_by="Anne Able",
    checked_on=dt.date(2026, 9, 1),
)


def codes(standing: Standing) -> list[str]:
    return [finding.code for finding in findings(standing)]


def responsibility(asked: Asked, owner: Person | None, second: Person | None) -> Responsibility:
    return Responsibility(
        subject=asked.subject,
        code=asked.code,
        owner_id=owner.id if owner else None,
        second_id=second.id if second else None,
    )


@pytest.mark.parametrize(
    ("owner", "second", "expected"),
    [
        (ANNE, BILL, []),
        (None, BILL, ["no_owner"]),
        (ANNE, None, ["no_second"]),
        (None, None, ["no_owner", "no_second"]),
        (ANNE, ANNE, ["second_is_owner"]),
        (GONE, BILL, ["owner_has_left"]),
        (ANNE, GONE, ["second_has_left"]),
        (GONE, None, ["owner_has_left", "no_second"]),
    ],
)
def test_a_statement_needs_an_owner_and_another_as_second(
    owner: Person | None, second: Person | None, expected: list[str]
) -> None:
    standing = Standing(
        today=TODAY, people=PEOPLE, asked=(QS1,), responsibilities=(responsibility(QS1, owner, second),)
    )

    assert codes(standing) == expected


@pytest.mark.parametrize(
    ("contact", "second", "expected"),
    [
        (ANNE, BILL, []),
        (None, None, ["no_owner", "no_second"]),
        (BILL, BILL, ["second_is_owner"]),
        (GONE, ANNE, ["owner_has_left"]),
    ],
)
def test_a_function_needs_a_key_contact_and_another_as_second(
    contact: Person | None, second: Person | None, expected: list[str]
) -> None:
    function = Function(
        name="IT", contact_id=contact.id if contact else None, second_id=second.id if second else None
    )

    assert codes(Standing(today=TODAY, people=PEOPLE, functions=(function,))) == expected


def test_a_statement_without_a_line_is_found_though_there_is_no_record() -> None:
    found = findings(Standing(today=TODAY, people=PEOPLE, asked=(QS1,)))

    assert found[0] == Finding(
        code="no_owner",
        severity=Severity.HIGH,
        register="responsibility",
        record_id=None,
        name="Assessing needs",
        data={"subject": Subject.STATEMENT, "code": "QS1"},
    )


def test_a_request_list_item_presses_less_than_a_statement() -> None:
    found = findings(Standing(today=TODAY, asked=(ITEM, QS1)))

    assert [(finding.name, finding.code, finding.severity) for finding in found] == [
        ("Assessing needs", "no_owner", Severity.HIGH),
        ("Carers strategy", "no_owner", Severity.MEDIUM),
        ("Assessing needs", "no_second", Severity.MEDIUM),
        ("Carers strategy", "no_second", Severity.LOW),
    ]


def test_a_leaver_still_counts_on_the_day_before_leaving() -> None:
    leaving = replace(GONE, left_on=TODAY)
    standing = Standing(
        today=TODAY - dt.timedelta(days=1),
        people=(ANNE, leaving),
        asked=(QS1,),
        responsibilities=(responsibility(QS1, leaving, ANNE),),
    )

    assert codes(standing) == []
    assert codes(replace(standing, today=TODAY)) == ["owner_has_left"]


def test_a_line_for_a_statement_of_another_framework_is_found() -> None:
    old = Responsibility(subject=Subject.STATEMENT, code="KLOE3", owner_id=ANNE.id, second_id=BILL.id)
    standing = Standing(
        today=TODAY, people=PEOPLE, asked=(QS1,), responsibilities=(old, responsibility(QS1, ANNE, BILL))
    )

    assert [(finding.code, finding.name) for finding in findings(standing)] == [("unknown_subject", "KLOE3")]


def test_one_key_contact_of_two_functions_is_found_once() -> None:
    functions = tuple(
        Function(name=name, contact_id=ANNE.id, second_id=BILL.id) for name in ("IT", "Facilities")
    )

    found = findings(Standing(today=TODAY, people=PEOPLE, functions=functions))

    assert [(finding.code, finding.name, finding.data["functions"]) for finding in found] == [
        ("contact_for_many", "Anne Able", ("Facilities", "IT"))
    ]


@pytest.mark.parametrize(
    ("person", "expected"),
    [
        (replace(ANNE, email=""), ["no_email"]),
        (replace(ANNE, email="", side=Side.OUTSIDE), []),
        (replace(GONE, email=""), []),
        (ANNE, []),
    ],
)
def test_only_people_of_the_council_who_are_still_there_need_an_email(
    person: Person, expected: list[str]
) -> None:
    assert codes(Standing(today=TODAY, people=(person,))) == expected


@pytest.mark.parametrize(
    ("starts", "ends", "expected"),
    [
        ("2027-02-08", "2027-02-09", [Severity.HIGH]),
        ("2027-02-11", "2027-02-20", [Severity.HIGH]),
        ("2027-02-10", None, [Severity.HIGH]),
        ("2027-02-12", "2027-02-20", []),
        ("2027-02-01", "2027-02-08", []),
        ("2026-12-20", "2026-12-24", [Severity.MEDIUM]),
        ("2026-12-20", None, [Severity.HIGH, Severity.MEDIUM]),
    ],
)
def test_the_directors_absence_is_found_on_the_visit_and_on_key_dates(
    starts: str, ends: str | None, expected: list[Severity]
) -> None:
    absence = Absence(
        person_id=DIRECTOR.id,
        starts_on=dt.date.fromisoformat(starts),
        ends_on=dt.date.fromisoformat(ends) if ends else None,
    )
    days = (
        Day(name="Return", span=Span(dt.date(2026, 12, 22), dt.date(2026, 12, 22)), is_on_site=False),
        Day(name="Visit", span=Span(dt.date(2027, 2, 9), dt.date(2027, 2, 11)), is_on_site=True),
    )

    found = findings(Standing(today=TODAY, people=PEOPLE, absences=(absence,), days=days))

    assert [(finding.code, finding.severity) for finding in found] == [
        ("director_away", severity) for severity in expected
    ]


@pytest.mark.parametrize(
    ("people", "expected"),
    [
        ((), []),
        ((DIRECTOR,), []),
        ((ANNE,), ["no_director"]),
        ((ANNE, replace(DIRECTOR, left_on=TODAY)), ["no_director"]),
    ],
)
def test_somebody_still_there_has_the_tier_of_director(
    people: tuple[Person, ...], expected: list[str]
) -> None:
    assert codes(Standing(today=TODAY, accountable="DASS", people=people)) == expected


def test_another_persons_absence_is_no_gap() -> None:
    visit = Day(name="Visit", span=Span(dt.date(2027, 2, 9), dt.date(2027, 2, 11)), is_on_site=True)
    absence = Absence(person_id=ANNE.id, starts_on=dt.date(2027, 2, 1))

    assert codes(Standing(today=TODAY, people=PEOPLE, absences=(absence,), days=(visit,))) == []


@pytest.mark.parametrize(
    ("bases", "expected"),
    [
        ((), []),
        ((HALL,), []),
        ((replace(HALL, is_main=False),), ["no_main_base"]),
        ((HALL, replace(HALL, id=1, name="Annexe")), ["several_main_bases", "several_main_bases"]),
        ((HALL, replace(HALL, id=1, name="Annexe", closed_on=TODAY)), []),
        ((replace(HALL, closed_on=TODAY),), []),
        ((replace(HALL, address=" "),), ["no_address"]),
        ((replace(HALL, postcode=""),), ["no_postcode"]),
    ],
)
def test_one_open_base_is_the_main_one_and_each_can_be_found(
    bases: tuple[Base, ...], expected: list[str]
) -> None:
    assert codes(Standing(today=TODAY, bases=bases)) == expected


@pytest.mark.parametrize(
    ("fact", "expected"),
    [
        (CHECKED, []),
        (replace(CHECKED, checked_on=None), ["facts_unchecked"]),
        (replace(CHECKED, checked_by=""), ["facts_unchecked"]),
        (replace(CHECKED, value=""), ["facts_unknown"]),
        (replace(CHECKED, checked_on=dt.date(2026, 5, 20)), []),  # six months to the day
        (replace(CHECKED, checked_on=dt.date(2026, 5, 19)), ["facts_stale"]),
    ],
)
def test_a_fact_is_checked_by_somebody_within_six_months(fact: BaseFact, expected: list[str]) -> None:
    standing = Standing(today=TODAY, bases=(HALL,), kinds=(PARKING,), facts=(fact,))

    assert codes(standing) == expected


def test_how_long_a_check_lasts_is_a_setting() -> None:
    fact = replace(CHECKED, checked_on=dt.date(2026, 5, 19))
    standing = Standing(today=TODAY, bases=(HALL,), kinds=(PARKING,), facts=(fact,), fact_months=12)

    assert codes(standing) == []


def test_gaps_in_the_facts_of_a_base_are_told_together() -> None:
    lift = replace(PARKING, id=99, name="Lift")
    found = findings(Standing(today=TODAY, bases=(HALL,), kinds=(PARKING, WIFI, lift), facts=(CHECKED,)))

    assert [(finding.code, finding.data["kinds"]) for finding in found] == [
        ("facts_unknown", ("Wi-Fi", "Lift"))
    ]


def test_a_base_nobody_has_asked_about_is_told_so_without_naming_every_facility() -> None:
    found = findings(Standing(today=TODAY, bases=(HALL,), kinds=(PARKING, WIFI)))

    assert [(finding.code, finding.severity) for finding in found] == [("no_facts", Severity.LOW)]


def test_a_base_nobody_would_visit_is_left_alone() -> None:
    depot = replace(HALL, suitable_for_visits=False)

    assert codes(Standing(today=TODAY, bases=(depot,), kinds=(PARKING,))) == []


@pytest.mark.parametrize(
    ("section", "expected"),
    [
        (Section(title="A", text="Words", owner_id=ANNE.id, status=SectionStatus.AGREED), []),
        (Section(title="A", text=" \n", owner_id=ANNE.id, status=SectionStatus.AGREED), ["section_empty"]),
        (
            Section(title="A", text="Words", owner_id=ANNE.id, status=SectionStatus.DRAFT),
            ["section_not_agreed"],
        ),
        (Section(title="A", text="Words", status=SectionStatus.AGREED), ["no_owner"]),
        (Section(title="A", text="Words", owner_id=GONE.id, status=SectionStatus.AGREED), ["owner_has_left"]),
        (Section(title="A", included=False), []),
        (
            Section(title="A", source=SectionSource.BASES, owner_id=ANNE.id, status=SectionStatus.AGREED),
            [],
        ),
    ],
)
def test_a_section_that_is_on_has_words_an_owner_and_agreement(section: Section, expected: list[str]) -> None:
    assert codes(Standing(today=TODAY, people=PEOPLE, sections=(section,))) == expected


def test_the_most_pressing_findings_come_first() -> None:
    standing = Standing(
        today=TODAY,
        people=(replace(ANNE, email=""),),
        asked=(QS1,),
        bases=(replace(HALL, postcode="", is_main=False),),
    )

    assert [finding.severity for finding in findings(standing)] == [
        Severity.HIGH,
        Severity.HIGH,
        Severity.MEDIUM,
        Severity.MEDIUM,
        Severity.LOW,
    ]


def test_themes_and_statements_come_in_the_regimes_order() -> None:
    asked = (
        Asked(subject=Subject.THEME, code="T1", title="Working"),
        Asked(subject=Subject.THEME, code="T2", title="Providing"),
        Asked(subject=Subject.STATEMENT, code="QS9", title="Learning"),
        Asked(subject=Subject.STATEMENT, code="QS10", title="Another"),
    )

    found = findings(Standing(today=TODAY, asked=asked))

    unowned = [finding.data["code"] for finding in found if finding.code == "no_owner"]
    assert unowned == ["T1", "T2", "QS9", "QS10"]


@pytest.mark.parametrize(
    ("place", "expected"),
    [
        (STATION, []),
        (replace(STATION, way=" "), ["no_way"]),
        (replace(STATION, way="", category=PlaceCategory.HOTEL), []),
        (replace(STATION, checked_by=""), ["place_unchecked"]),
        (replace(STATION, checked_on=None), ["place_unchecked"]),
        (replace(STATION, checked_on=dt.date(2026, 5, 20)), []),
        (replace(STATION, checked_on=dt.date(2026, 5, 19)), ["place_stale"]),
        (replace(STATION, way="", checked_on=None), ["no_way", "place_unchecked"]),
        (replace(STATION, way="", checked_on=None, closed_on=TODAY), []),
    ],
)
def test_a_place_is_checked_within_six_months_and_a_station_says_the_way(
    place: Place, expected: list[str]
) -> None:
    assert codes(Standing(today=TODAY, places=(place,))) == expected


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        (SectionSource.STATIONS, []),
        (SectionSource.HOTELS, ["section_without_records"]),
        (SectionSource.FOOD, ["section_without_records"]),
        (SectionSource.PARKING, ["section_without_records"]),
        (SectionSource.ROOMS, []),
        (SectionSource.WHO_IS_WHO, ["section_without_records"]),
    ],
)
def test_a_section_made_from_a_register_has_something_to_print(
    source: SectionSource, expected: list[str]
) -> None:
    section = Section(title="A", source=source, owner_id=ANNE.id, status=SectionStatus.AGREED)
    closed = replace(STATION, id=1, category=PlaceCategory.HOTEL, closed_on=TODAY)
    standing = Standing(
        today=TODAY,
        people=(ANNE,),
        bases=(replace(HALL, suitable_for_visits=False),),
        rooms=(Room(base_id=HALL.id, name="Oak"),),
        places=(STATION, closed),
        sections=(section,),
    )

    assert codes(standing) == expected


@pytest.mark.parametrize(("contact", "expected"), [(ANNE, []), (GONE, ["section_without_records"])])
def test_a_leaver_is_nobody_to_introduce(contact: Person, expected: list[str]) -> None:
    section = Section(
        title="A", source=SectionSource.WHO_IS_WHO, owner_id=ANNE.id, status=SectionStatus.AGREED
    )
    function = Function(name="IT", contact_id=contact.id, second_id=BILL.id)
    standing = Standing(today=TODAY, people=PEOPLE, functions=(function,), sections=(section,))

    assert [code for code in codes(standing) if code.startswith("section")] == expected


def test_rooms_of_a_closed_base_are_nothing_to_print() -> None:
    section = Section(title="A", source=SectionSource.ROOMS, owner_id=ANNE.id, status=SectionStatus.AGREED)
    room = Room(base_id=HALL.id, name="Oak")
    standing = Standing(
        today=TODAY,
        people=(ANNE,),
        bases=(replace(HALL, closed_on=TODAY),),
        rooms=(room,),
        sections=(section,),
    )

    assert codes(standing) == ["section_without_records"]
