"""Photographs of people, cut to their frame: for badges, and for who's who in the welcome pack."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from inspection_ready.domain.errors import CannotRead, NotFound
from inspection_ready.services.pictures import Broken, picture_data, printed_picture

if TYPE_CHECKING:
    from collections.abc import Iterable

    from inspection_ready.domain.people import Person
    from inspection_ready.domain.pictures import Picture
    from inspection_ready.domain.printed_pictures import PrintedPicture
    from inspection_ready.storage.unit_of_work import Reader


def read_photographs(
    reader: Reader, pictures: Iterable[Picture], people: Iterable[Person]
) -> tuple[dict[int, PrintedPicture], tuple[Broken, ...]]:
    """By the person's id; and whose file cannot be read."""
    known = {each.id: each for each in pictures}
    read: dict[int, PrintedPicture] = {}
    broken: list[Broken] = []
    for person in people:
        picture = known.get(person.picture_id or 0)
        if picture is not None:
            try:
                read[person.id] = _framed(reader, picture, person)
            except (NotFound, CannotRead, OSError) as error:
                broken.append(Broken(person.printed_name, is_gone=not isinstance(error, CannotRead)))
    return read, tuple(broken)


def _framed(reader: Reader, picture: Picture, person: Person) -> PrintedPicture:
    from inspection_ready.documents.cards import PHOTOGRAPH
    from inspection_ready.documents.cropping import cropped  # slow import

    shown = printed_picture(picture, picture_data(reader, picture))
    return replace(
        cropped(shown, PHOTOGRAPH), alt=f"Photograph of {person.printed_name}", is_decorative=False
    )
