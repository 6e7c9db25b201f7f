from __future__ import annotations

from inspection_ready.domain.bases import Base, BaseFact, FacilityKind, Room
from inspection_ready.records.fields import Field, Kind, Record

BASES = Record(
    code="base",
    register="bases",
    row_type=Base,
    singular="base",
    plural="bases",
    identity=(("name", "postcode"),),
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
        Field(
            "address",
            "Address",
            Kind.LONG_TEXT,
            "Without the postcode; one line of it a line.",
            headings=("full address", "postal address", "street address", "location", "addr"),
            width=280,
        ),
        Field(
            "postcode",
            "Postcode",
            Kind.POSTCODE,
            headings=("post code", "postal code", "pcode", "pc", "zip"),
            width=100,
        ),
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
            width=160,
        ),
        Field(
            "opening_hours",
            "Opening hours",
            Kind.LONG_TEXT,
            headings=("opening times", "hours", "open"),
            width=160,
        ),
        Field(
            "reception",
            "Reception",
            Kind.LONG_TEXT,
            "Who to ask for, and how to get in.",
            headings=("reception contact", "who to ask for", "access", "entrance", "site contact"),
            in_list=False,
        ),
        Field(
            "phone",
            "Phone",
            Kind.PHONE,
            headings=("telephone", "tel", "tel no", "telephone number", "phone number", "contact number"),
            width=140,
        ),
        Field(
            "email",
            "E-mail",
            Kind.EMAIL,
            headings=("email", "email address", "mail", "e-mail address"),
            width=220,
        ),
        Field(
            "website",
            "Website",
            Kind.WEB,
            headings=("web", "url", "web address", "web page", "webpage", "link"),
            in_list=False,
        ),
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
        Field("latitude", "Latitude", Kind.DEGREES, headings=("lat",), in_list=False),
        Field("longitude", "Longitude", Kind.DEGREES, headings=("lon", "long", "lng"), in_list=False),
        Field(
            "closed_on",
            "Closed on",
            Kind.DATE,
            "The building is no longer used from this date.",
            headings=("date closed",),
            in_list=False,
        ),
        Field("notes", "Notes", Kind.LONG_TEXT, headings=("note", "comments", "remarks"), in_list=False),
    ),
)

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
        Field("checked_by", "Checked by", headings=("checked by", "confirmed by"), width=160),
        Field(
            "checked_on",
            "Checked on",
            Kind.DATE,
            headings=("checked on", "date checked", "confirmed on"),
            width=120,
        ),
    ),
)
