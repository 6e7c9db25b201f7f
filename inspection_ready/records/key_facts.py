from __future__ import annotations

from dataclasses import replace

from inspection_ready.domain.key_facts import KeyFact
from inspection_ready.records.fields import Field, Kind, Record
from inspection_ready.records.shared_fields import CHECKED_BY, CHECKED_ON, NOTES, WEBSITE

KEY_FACTS = Record(
    code="key_fact",
    register="key-facts",
    row_type=KeyFact,
    singular="key fact",
    plural="key facts",
    order=("position", "name"),
    identity=(("name",),),
    name_may_be_guessed=True,
    fields=(
        Field(
            "position",
            "Order",
            Kind.NUMBER,
            headings=("position", "no"),
            width=70,
        ),
        Field(
            "name",
            "Key fact",
            required=True,
            help="Write it in a section between double braces, {{Population}}, and its value is printed there.",
            headings=("name", "what", "fact", "measure", "indicator", "statistic"),
            width=220,
        ),
        Field(
            "value",
            "Value",
            help="As it is to be printed, with its unit: 214,300 or 19%.",
            headings=("figure", "amount", "number", "result", "latest value", "latest figure", "how many"),
            width=150,
        ),
        Field(
            "year",
            "Year",
            help="As it was published: 2021, or 2024 to 2025.",
            headings=("period", "date", "as at", "year of data"),
            width=110,
        ),
        Field(
            "source",
            "Source",
            help="Who published it, and what it is called.",
            headings=("from", "publisher", "taken from", "data source", "reference"),
            width=220,
        ),
        replace(WEBSITE, help="Where the source is published.", headings=(*WEBSITE.headings, "source link")),
        replace(CHECKED_BY, in_list=False, width=160),
        CHECKED_ON,
        NOTES,
    ),
)
