from __future__ import annotations

from inspection_ready.domain.diaries import Diary
from inspection_ready.domain.people import Person
from inspection_ready.records.fields import Field, Kind, Record
from inspection_ready.records.shared_fields import NOTES

DIARIES = Record(
    code="diary",
    register="diaries",
    row_type=Diary,
    singular="diary",
    plural="diaries",
    title="person_id",
    order=("person_id",),
    identity=(("person_id",),),
    fields=(
        Field(
            "person_id",
            "Person",
            Kind.LINK,
            required=True,
            link=Person,
            headings=("name", "who", "manager", "senior manager"),
            width=220,
        ),
        Field(
            "asked_on",
            "Asked on",
            Kind.DATE,
            "When they were asked to clear their diary for the visit.",
            headings=("asked", "requested", "requested on", "date asked"),
            width=110,
        ),
        Field(
            "confirmed_on",
            "Confirmed on",
            Kind.DATE,
            headings=("confirmed", "cleared", "cleared on", "date confirmed"),
            width=120,
        ),
        Field(
            "problem",
            "Problem",
            Kind.LONG_TEXT,
            "What stands in the way. Empty it once it is solved.",
            headings=("issue", "clash", "obstacle"),
            width=260,
        ),
        NOTES,
    ),
)
