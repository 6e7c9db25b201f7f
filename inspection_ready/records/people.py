from __future__ import annotations

from dataclasses import replace

from inspection_ready.domain.bases import Base
from inspection_ready.domain.people import Person, Side, Tier
from inspection_ready.domain.pictures import Picture
from inspection_ready.records.fields import Field, Kind, Record
from inspection_ready.records.shared_fields import EMAIL, NOTES, PHONE

TIERS = {
    Tier.DIRECTOR: "Director",
    Tier.SERVICE_DIRECTOR: "Service Director",
    Tier.HEAD_OF_SERVICE: "Head of Service",
    Tier.SERVICE_MANAGER: "Service Manager",
    Tier.TEAM_MANAGER: "Team Manager",
    Tier.STAFF: "Staff",
    Tier.ELECTED_MEMBER: "Elected member",
    Tier.PARTNER: "Partner",
}

SIDES = {Side.INSIDE: "Inside the council", Side.OUTSIDE: "Outside the council"}

PEOPLE = Record(
    code="person",
    register="people",
    row_type=Person,
    singular="person",
    plural="people",
    identity=(("email",), ("name", "team")),
    unique=False,
    name_may_be_guessed=True,
    fields=(
        Field(
            "name",
            "Name",
            required=True,
            headings=(
                "full name",
                "employee name",
                "employee",
                "staff name",
                "contact",
                "contact name",
                "officer",
                "who",
            ),
            width=200,
        ),
        Field(
            "role",
            "Role",
            headings=(
                "job title",
                "job",
                "position",
                "post",
                "post title",
                "title of post",
                "designation",
                "job role",
            ),
            width=200,
        ),
        Field(
            "tier",
            "Tier",
            Kind.CHOICE,
            "Where the role sits in the council.",
            choices=TIERS,
            headings=("level", "grade", "seniority"),
            width=130,
        ),
        Field(
            "team",
            "Team",
            may_be_blank=True,
            headings=(
                "service",
                "department",
                "directorate",
                "unit",
                "section",
                "division",
                "service area",
                "team name",
            ),
            width=145,
        ),
        replace(EMAIL, headings=(*EMAIL.headings, "work email", "contact email")),
        replace(PHONE, headings=(*PHONE.headings, "mobile", "work phone", "extension", "ddi"), width=115),
        Field(
            "base_id",
            "Base",
            Kind.LINK,
            "Where they usually work.",
            link=Base,
            headings=("base", "location", "office", "work base", "building", "site", "workplace"),
            width=140,
        ),
        Field(
            "side",
            "Inside or outside",
            Kind.CHOICE,
            "Lists of people inside and outside the council are kept apart.",
            choices=SIDES,
            headings=("internal or external", "internal/external", "inside/outside"),
            width=125,
        ),
        Field(
            "organisation",
            "Organisation",
            help="For people outside the council.",
            headings=("organization", "company", "employer", "partner organisation"),
            in_list=False,
        ),
        Field(
            "document_name",
            "Name for documents",
            help="Only where the name is in a script that documents cannot print: how it should be set in them.",
            headings=("name in documents", "printed name", "latin name"),
            in_list=False,
        ),
        Field(
            "postal_address",
            "Address for post",
            Kind.LONG_TEXT,
            "Only where post does not reach them at their base. A line of it a line, the postcode last.",
            headings=("postal address", "mailing address", "correspondence address"),
            in_list=False,
        ),
        Field(
            "sent_for_by",
            "E-mail sent for them by",
            Kind.LINES,
            "Addresses from which somebody may write in their name, one a line: a personal assistant, their office.",
            headings=(
                "pa email",
                "assistant email",
                "email of personal assistant",
                "sends for them",
                "office mailbox",
            ),
            in_list=False,
        ),
        Field(
            "picture_id",
            "Photograph",
            Kind.LINK,
            "For their badge, and for who’s who in the welcome pack: one of the pictures kept here.",
            link=Picture,
            headings=("photo", "picture", "portrait", "badge photograph"),
            in_list=False,
        ),
        Field(
            "left_on",
            "Left on",
            Kind.DATE,
            "Leavers are kept, with the date they left.",
            headings=("leaving date", "date left", "leave date", "end date", "leaver date"),
            width=95,
        ),
        replace(NOTES, headings=(*NOTES.headings, "comment")),
    ),
)
