from __future__ import annotations

import pytest

from inspection_ready.domain.errors import NotFound, Refused
from inspection_ready.domain.people import Person
from inspection_ready.services.app import App
from inspection_ready.services.people import person_named
from inspection_ready.services.registers import add_record

SIAN = Person(name="Siân Evans", email="Sian.Evans@northmoor.example")
OTHER = Person(name="Siân Evans", email="")


@pytest.mark.parametrize("named", ["siân evans", "SIAN  EVANS ", "sian.evans@NORTHMOOR.example"])
def test_person_is_found_by_name_or_e_mail(app: App, named: str) -> None:
    app.do(add_record, SIAN)
    app.do(add_record, Person(name="Jo Bloggs"))

    assert app.read(person_named, named) == SIAN


def test_two_of_one_name_are_both_named(app: App) -> None:
    app.do(add_record, SIAN)
    app.do(add_record, OTHER)

    with pytest.raises(Refused) as refused:
        app.read(person_named, "Siân Evans")

    assert (refused.value.code, refused.value.data["people"]) == ("several_people", (SIAN, OTHER))


def test_a_person_is_found_by_the_name_documents_call_them_by(app: App) -> None:
    mei = app.do(add_record, Person(name="林美", document_name="Lin Mei")).result

    assert app.read(person_named, "lin  MEI") == mei


def test_one_persons_name_and_anothers_name_for_documents_are_both_named(app: App) -> None:
    mei = app.do(add_record, Person(name="林美", document_name="Lin Mei")).result
    other = app.do(add_record, Person(name="Lin Mei")).result

    with pytest.raises(Refused) as refused:
        app.read(person_named, "Lin Mei")

    assert (refused.value.code, refused.value.data["people"]) == ("several_people", (other, mei))


def test_nobody_is_not_found(app: App) -> None:
    app.do(add_record, OTHER)

    with pytest.raises(NotFound):
        app.read(person_named, "")
