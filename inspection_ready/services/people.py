"""Finding people by what others call them."""

from __future__ import annotations

from inspection_ready.domain.errors import NotFound, Refused
from inspection_ready.domain.people import Person
from inspection_ready.domain.searching import folded
from inspection_ready.storage.unit_of_work import Reader


def person_named(reader: Reader, named: str) -> Person:
    """By e-mail, or by name or the name for documents, in any capitals.

    Raises NotFound; Refused naming them where several fit.
    """
    wanted = " ".join(folded(named).split())
    people = reader.register(Person).all("name")
    for words in (_emails, _names):
        found = tuple(person for person in people if wanted in words(person))
        if wanted and len(found) == 1:
            return found[0]
        if wanted and found:
            raise Refused("several_people", named=named, people=found)
    raise NotFound("no_such_person", named=named)


def _emails(person: Person) -> tuple[str, ...]:
    return (person.email.casefold(),)


def _names(person: Person) -> tuple[str, ...]:
    return tuple(" ".join(folded(name).split()) for name in person.names)
