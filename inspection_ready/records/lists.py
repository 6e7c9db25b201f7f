from __future__ import annotations

from dataclasses import replace

from inspection_ready.domain.lists import DistributionList, ListMember
from inspection_ready.domain.people import Person
from inspection_ready.records.fields import Field, Kind, Record
from inspection_ready.records.people import SIDES
from inspection_ready.records.shared_fields import CHECKED_BY, CHECKED_ON, NOTES

_NAME = Field(
    "name",
    "List",
    required=True,
    headings=("list name", "distribution list", "distribution list name", "mailing list", "group"),
    width=230,
)
_SIDE = Field(
    "side",
    "Inside or outside",
    Kind.CHOICE,
    "Only people of that side can be on it, so that words for colleagues do not reach a partner.",
    choices=SIDES,
    headings=("side", "internal or external", "inside the council"),
    width=130,
)
_PURPOSE = Field(
    "purpose",
    "What it is for",
    Kind.LONG_TEXT,
    headings=("purpose", "used for", "what for", "description"),
    width=260,
)
_CHECKED_BY = replace(
    CHECKED_BY, label="Last checked by", headings=(*CHECKED_BY.headings, "checked by", "reviewed by")
)
_CHECKED_ON = replace(
    CHECKED_ON,
    label="Last checked",
    help="When somebody last went through the people on it.",
    headings=("checked on", "last checked on", "date checked", "confirmed on", "checked", "last reviewed"),
)

LISTS = Record(
    code="distribution_list",
    register="lists",
    row_type=DistributionList,
    singular="list",
    plural="lists",
    order=("side", "name"),
    fields=(_NAME, _SIDE, _PURPOSE, _CHECKED_ON, _CHECKED_BY, NOTES),
)

LIST_MEMBERS = Record(
    code="list_member",
    register="list-members",
    row_type=ListMember,
    singular="member of a list",
    plural="members of lists",
    title="person_id",
    order=("person_id",),
    identity=(("list_id", "person_id"),),
    parent=("list_id", DistributionList),
    imported=False,
    exported=False,
    fields=(
        Field("list_id", "List", Kind.LINK, required=True, link=DistributionList, width=230),
        Field("person_id", "Person", Kind.LINK, required=True, link=Person, width=230),
        NOTES,
    ),
)

LISTS_IN_SPREADSHEETS = replace(
    LISTS,
    title="list",
    order=("list",),
    identity=(("list", "person_id"),),
    fields=(
        replace(_NAME, name="list"),
        _SIDE,
        _PURPOSE,
        Field(
            "person_id",
            "Name",
            Kind.LINK,
            link=Person,
            headings=("member", "person", "full name", "people", "recipient", "contact"),
        ),
        _CHECKED_ON,
        _CHECKED_BY,
        replace(NOTES, name="list_notes", label="Notes on the list", headings=("list notes",)),
        NOTES,
    ),
)
"""One row a member, which names its list; a list without members is a row without a person."""
