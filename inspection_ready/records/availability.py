from __future__ import annotations

from inspection_ready.domain.availability import Availability, Can
from inspection_ready.domain.bases import Base, Room
from inspection_ready.domain.people import Person
from inspection_ready.domain.timetable import MINUTES_IN_A_DAY
from inspection_ready.records.fields import Field, Kind, Limits, Record

CANS = {Can.CANNOT: "Cannot", Can.CAN: "Can only then"}

AVAILABILITY = Record(
    code="availability",
    register="availability",
    row_type=Availability,
    singular="time that is free or taken",
    plural="times that are free or taken",
    title="why",
    order=("starts_on", "starts"),
    blanks_count=True,
    identity=(
        (
            "person_id",
            "inspector",
            "room_id",
            "base_id",
            "can",
            "starts_on",
            "ends_on",
            "weekdays",
            "starts",
            "ends",
        ),
    ),
    fields=(
        Field(
            "person_id",
            "Person",
            Kind.LINK,
            "One of person, inspector, room and base.",
            link=Person,
            headings=("name", "who", "staff", "employee"),
            width=115,
        ),
        Field(
            "inspector",
            "Inspector",
            help="By name, as the sessions have it.",
            headings=("inspector name",),
            width=95,
        ),
        Field(
            "room_id",
            "Room",
            Kind.LINK,
            link=Room,
            headings=("meeting room", "room name"),
            width=105,
        ),
        Field(
            "base_id",
            "Base",
            Kind.LINK,
            link=Base,
            headings=("building", "site"),
            width=125,
        ),
        Field(
            "can",
            "Can or cannot",
            Kind.CHOICE,
            "Cannot: at these times. Can: only at these times, on the days it speaks of.",
            choices=CANS,
            headings=("can", "available", "availability", "free or busy"),
            width=105,
        ),
        Field(
            "starts_on",
            "First day",
            Kind.DATE,
            "Empty: from any day.",
            headings=("date", "from date", "first date", "start date"),
            width=95,
        ),
        Field(
            "ends_on",
            "Last day",
            Kind.DATE,
            "Empty: the first day alone; with days of the week, no end.",
            headings=("to date", "last date", "end date", "until"),
            width=95,
        ),
        Field(
            "weekdays",
            "Days of the week",
            help="Such as Monday to Wednesday, or Tuesday and Thursday. Empty: every day.",
            headings=("weekdays", "working days", "days", "works on"),
            width=125,
        ),
        Field(
            "starts",
            "From",
            Kind.TIME,
            "Empty: from the start of the day.",
            headings=("from time", "start", "start time"),
            limits=Limits(0, MINUTES_IN_A_DAY - 1),
            width=75,
        ),
        Field(
            "ends",
            "To",
            Kind.TIME,
            "Empty: to the end of the day.",
            headings=("to time", "end", "end time", "finish"),
            limits=Limits(0, MINUTES_IN_A_DAY - 1),
            width=75,
        ),
        Field(
            "why",
            "Why",
            help="Said where a session clashes with it.",
            headings=("reason", "note", "notes", "comments"),
            width=150,
        ),
        Field("read_on", "Read from a diary on", Kind.DATE, typed=False, width=115),
    ),
)
