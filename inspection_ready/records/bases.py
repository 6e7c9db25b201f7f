from __future__ import annotations

from dataclasses import replace

from inspection_ready.domain.bases import Base, BaseFact, FacilityKind, Room
from inspection_ready.records.fields import Field, Kind, Limits, Record
from inspection_ready.records.shared_fields import (
    ADDRESS,
    CHECKED_BY,
    CHECKED_ON,
    CLOSED_ON,
    EMAIL,
    LATITUDE,
    LONGITUDE,
    NOTES,
    PHONE,
    POSTCODE,
    WEBSITE,
)

BASES = Record(
    code="base",
    register="bases",
    row_type=Base,
    singular="base",
    plural="bases",
    identity=(("name", "postcode"),),
    name_may_be_guessed=True,
    fields=(
        Field(
            "name",
            "Name",
            required=True,
            headings=(
                "base",
                "base name",
                "building",
                "building name",
                "site",
                "site name",
                "placename",
                "place name",
                "premises",
                "office",
                "library",
                "venue",
                "location name",
                "property",
            ),
            width=220,
        ),
        replace(ADDRESS, in_list=True, width=240),
        POSTCODE,
        Field(
            "is_main",
            "Main base",
            Kind.YES_NO,
            "The office inspectors are asked to come to first. Only one base can be it.",
            headings=("main", "main office", "main site", "hq", "headquarters"),
            width=90,
        ),
        Field(
            "use",
            "What it is",
            help="Office, library, day centre ...",
            headings=("type", "building type", "category", "property type", "usage"),
            width=130,
        ),
        Field(
            "opening_hours",
            "Opening hours",
            Kind.LONG_TEXT,
            headings=("opening times", "hours", "open"),
            width=130,
        ),
        Field(
            "reception",
            "Reception",
            Kind.LONG_TEXT,
            "Who to ask for, and how to get in.",
            headings=("reception contact", "who to ask for", "access", "entrance", "site contact"),
            in_list=False,
        ),
        replace(PHONE, width=115),
        replace(EMAIL, width=190),
        WEBSITE,
        Field(
            "teams",
            "Teams there",
            Kind.LINES,
            "One team a line.",
            headings=("teams", "team", "services", "teams based here", "services here"),
            in_list=False,
        ),
        Field(
            "suitable_for_visits",
            "Suitable for visits",
            Kind.YES_NO_UNKNOWN,
            headings=("visits", "can be visited", "suitable", "visit"),
            width=130,
        ),
        LATITUDE,
        LONGITUDE,
        replace(CLOSED_ON, help="The building is no longer used from this date."),
        NOTES,
    ),
)

FACTS_CHECKED_BY = replace(
    CHECKED_BY,
    name="facts_checked_by",
    label="Facilities checked by",
    headings=(CHECKED_BY.label, *CHECKED_BY.headings, "verified by"),
)
FACTS_CHECKED_ON = replace(
    CHECKED_ON,
    name="facts_checked_on",
    label="Facilities checked on",
    headings=(CHECKED_ON.label, *CHECKED_ON.headings, "date verified"),
)
BASES_IN_SPREADSHEETS = replace(BASES, fields=(*BASES.fields, FACTS_CHECKED_BY, FACTS_CHECKED_ON))
"""Who checked, and when, is said once in a row for all the facilities beside it."""

ROOMS = Record(
    code="room",
    register="rooms",
    row_type=Room,
    singular="room",
    plural="rooms",
    identity=(("base_id", "name"),),
    parent=("base_id", Base),
    fields=(
        Field(
            "base_id",
            "Base",
            Kind.LINK,
            required=True,
            link=Base,
            headings=("building", "site", "location"),
            width=200,
        ),
        Field(
            "name", "Room", required=True, headings=("room name", "room no", "room number", "name"), width=180
        ),
        Field(
            "capacity",
            "Seats",
            Kind.NUMBER,
            limits=Limits(0, 100_000),
            headings=("capacity", "seats", "people", "max", "size"),
            width=80,
        ),
        Field("equipment", "Equipment", Kind.LONG_TEXT, headings=("kit", "av", "facilities"), width=280),
        Field("notes", "Notes", Kind.LONG_TEXT, headings=("note", "comments"), in_list=False),
    ),
)

FACILITY_KINDS = Record(
    code="facility_kind",
    register="facility-kinds",
    row_type=FacilityKind,
    singular="kind of facility",
    plural="kinds of facility",
    order=("position", "name"),
    imported=False,
    exported=False,
    fields=(
        Field("name", "Facility", required=True, headings=("kind", "facility kind"), width=220),
        Field("position", "Order", Kind.NUMBER, width=80),
        Field(
            "question",
            "What to ask",
            help="The question to put to the building's manager.",
            headings=("question",),
            width=360,
        ),
    ),
)

BASE_FACTS = Record(
    code="base_fact",
    register="facts",
    row_type=BaseFact,
    singular="fact about a base",
    plural="facts about bases",
    title="value",
    order=("base_id", "kind_id"),
    identity=(("base_id", "kind_id"),),
    parent=("base_id", Base),
    fields=(
        Field(
            "base_id", "Base", Kind.LINK, required=True, link=Base, headings=("building", "site"), width=200
        ),
        Field(
            "kind_id",
            "Facility",
            Kind.LINK,
            required=True,
            link=FacilityKind,
            headings=("kind", "facility"),
            width=180,
        ),
        Field("value", "What there is", headings=("value", "answer", "details"), width=240),
        Field("note", "Note", Kind.LONG_TEXT, headings=("notes", "comment"), in_list=False),
        replace(CHECKED_BY, width=160),
        CHECKED_ON,
    ),
)
