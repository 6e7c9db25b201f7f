"""Who recorded something, in words."""

from __future__ import annotations

from inspection_ready.domain.errors import NotFound
from inspection_ready.domain.people import Person
from inspection_ready.domain.who import Who
from inspection_ready.phrases.who import recorder_words
from inspection_ready.storage.unit_of_work import Reader


def who_to_words(reader: Reader, who: Who) -> str:
    """The person's name where the account is tied to one; the account and machine either way."""
    return recorder_words(name_of(reader, who.person_id), who.account, who.machine)


def name_of(reader: Reader, person_id: int | None) -> str:
    if person_id is None:
        return ""
    try:
        return reader.register(Person).get(person_id).name
    except NotFound:  # somebody recorded this and was removed from the register later
        return ""
