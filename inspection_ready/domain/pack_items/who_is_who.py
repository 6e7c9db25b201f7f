"""What is printed of people in who's who."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inspection_ready.domain.pack_items.values import Item
from inspection_ready.domain.who_is_who import who_is_who

if TYPE_CHECKING:
    from collections.abc import Iterator

    from inspection_ready.domain.pack_items.look import Look


def introduced(look: Look) -> Iterator[Item]:
    """Of a photograph only that it is another one: its name is printed nowhere."""
    pictures = {picture.id: picture.sha256 for picture in look.facts.pictures}
    for one in who_is_who(look.facts):
        person = one.person
        said = {
            "name": person.printed_name,
            "role": person.role,
            "belongs_to": one.belongs_to,
            "group": one.group,
            "is_contact_only": one.is_contact_only,
            "roles": one.roles,
            "functions": one.functions,
            "themes": one.themes,
            "photograph": pictures.get(person.picture_id or 0, ""),
        }
        yield Item("introduced", person.id, person.printed_name, said)
