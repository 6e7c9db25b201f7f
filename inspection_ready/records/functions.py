from __future__ import annotations

from inspection_ready.domain.functions import Function
from inspection_ready.domain.people import Person
from inspection_ready.records.fields import Field, Kind, Record
from inspection_ready.records.shared_fields import NOTES

FUNCTIONS = Record(
    code="function",
    register="functions",
    row_type=Function,
    singular="function",
    plural="functions",
    fields=(
        Field(
            "name",
            "Function",
            required=True,
            headings=("function name", "support function", "service", "area", "name"),
            width=220,
        ),
        Field(
            "contact_id",
            "Key contact",
            Kind.LINK,
            "Who to ask first.",
            link=Person,
            headings=(
                "contact",
                "lead",
                "key contact",
                "main contact",
                "first contact",
                "owner",
                "lead officer",
                "responsible officer",
            ),
            width=200,
        ),
        Field(
            "second_id",
            "Second",
            Kind.LINK,
            "Who to ask when the key contact is away. Never the same person.",
            link=Person,
            headings=("deputy", "second contact", "backup", "cover", "alternate", "second"),
            width=200,
        ),
        Field(
            "tasks",
            "Tasks",
            Kind.LINES,
            "What the function does for the inspection, one task a line.",
            headings=(
                "task",
                "tasks covered",
                "covers",
                "duties",
                "responsibilities",
                "what they do",
                "what they cover",
                "what it covers",
            ),
            width=250,
        ),
        NOTES,
    ),
)
