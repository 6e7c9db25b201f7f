from __future__ import annotations

from dataclasses import replace

from inspection_ready.domain.places import Place, PlaceCategory
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

MINUTES = Limits(0, 600)
"""Ten hours: more is a slip of the keyboard."""

CATEGORIES = {
    PlaceCategory.STATION: "Station",
    PlaceCategory.HOTEL: "Hotel",
    PlaceCategory.FOOD: "Food",
    PlaceCategory.PARKING: "Parking",
    PlaceCategory.OTHER: "Other",
}

PLACES = Record(
    code="place",
    register="places",
    row_type=Place,
    singular="place",
    plural="places",
    order=("category", "name"),
    identity=(("name", "postcode"),),
    name_may_be_guessed=True,
    fields=(
        Field(
            "name",
            "Name",
            required=True,
            headings=("place", "place name", "hotel", "hotel name", "station", "station name", "venue"),
            width=200,
        ),
        Field(
            "category",
            "Kind",
            Kind.CHOICE,
            "Decides which section of the welcome pack prints it.",
            choices=CATEGORIES,
            headings=("kind of place", "place type", "type", "category"),
            width=80,
        ),
        Field(
            "use",
            "What it is",
            help="Railway station, café, supermarket, prayer room ...",
            headings=("description", "what", "details"),
            width=170,
        ),
        Field(
            "way",
            "The way to the main base",
            Kind.LONG_TEXT,
            "How to get from here to the main base, in words.",
            headings=("directions", "way", "how to get there", "route", "from the main base"),
            in_list=False,
        ),
        Field(
            "minutes_on_foot",
            "Minutes on foot",
            Kind.NUMBER,
            limits=MINUTES,
            headings=("walk", "minutes walk", "walking time", "on foot"),
            width=120,
        ),
        Field(
            "minutes_by_car",
            "Minutes by car",
            Kind.NUMBER,
            limits=MINUTES,
            headings=("drive", "minutes drive", "driving time", "by car", "taxi"),
            in_list=False,
        ),
        Field(
            "step_free",
            "Step-free",
            Kind.YES_NO_UNKNOWN,
            headings=("step free", "step free access", "wheelchair access", "accessible"),
            width=90,
        ),
        ADDRESS,
        replace(POSTCODE, width=90),
        replace(PHONE, in_list=False, width=160),
        replace(EMAIL, in_list=False, width=160),
        WEBSITE,
        replace(CHECKED_BY, in_list=False, width=160),
        CHECKED_ON,
        replace(
            LATITUDE, help="With a position here and at the main base, the distance between them is printed."
        ),
        LONGITUDE,
        replace(CLOSED_ON, help="Not to be named any more from this date."),
        replace(NOTES, label="Good to know", headings=("notes", *NOTES.headings)),
    ),
)
