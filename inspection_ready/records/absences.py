from __future__ import annotations

from inspection_ready.domain.absences import Absence
from inspection_ready.domain.people import Person
from inspection_ready.records.fields import Field, Kind, Record

ABSENCES = Record(
    code="absence",
    register="absences",
    row_type=Absence,
    singular="absence",
    plural="absences",
    title="person_id",
    order=("starts_on",),
    identity=(("person_id", "starts_on"),),
    fields=(
        Field(
            "person_id",
            "Person",
            Kind.LINK,
            required=True,
            link=Person,
            headings=("name", "who", "staff", "employee"),
            width=190,
        ),
        Field(
            "starts_on",
            "First day away",
            Kind.DATE,
            required=True,
            headings=("from", "start", "start date", "first day"),
            width=125,
        ),
        Field(
            "ends_on",
            "Last day away",
            Kind.DATE,
            "Leave empty while it is open.",
            headings=("to", "until", "end", "end date", "last day"),
            width=125,
        ),
        Field(
            "told_by",
            "Who told us",
            help='Whose word it is, and how it came: "personal assistant, by phone".',
            required=True,
            headings=("told by", "informant", "reported by"),
            width=145,
        ),
        Field(
            "told_at",
            "When they told us",
            Kind.MOMENT,
            headings=("told on", "reported on", "when told"),
            width=160,
        ),
        Field("recorded_by", "Recorded by", typed=False, width=120),
        Field("notes", "Notes", Kind.LONG_TEXT, headings=("note", "comments"), in_list=False),
    ),
)
