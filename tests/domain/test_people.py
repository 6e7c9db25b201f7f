from __future__ import annotations

from datetime import date

from inspection_ready.domain.absences import Absence
from inspection_ready.domain.people import Person


def test_person_has_left_from_the_leaving_date_on() -> None:
    person = Person(name="Amara Osei", left_on=date(2026, 12, 1))

    assert person.has_left(date(2026, 11, 30)) is False
    assert person.has_left(date(2026, 12, 1)) is True


def test_name_for_documents_stands_in_for_a_name_they_cannot_print() -> None:
    assert Person(name="محمد علی خان", document_name="Muhammad Ali Khan").printed_name == "Muhammad Ali Khan"
    assert Person(name="Amara Osei").printed_name == "Amara Osei"


def test_open_absence_covers_every_day_from_its_first() -> None:
    absence = Absence(person_id=1, starts_on=date(2026, 12, 1), told_by="her assistant")

    assert absence.covers(date(2026, 11, 30)) is False
    assert absence.covers(date(2027, 6, 1)) is True


def test_absence_covers_its_last_day() -> None:
    absence = Absence(person_id=1, starts_on=date(2026, 12, 1), ends_on=date(2026, 12, 3))

    assert [absence.covers(date(2026, 12, day)) for day in (1, 3, 4)] == [True, True, False]
