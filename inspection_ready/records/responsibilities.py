from __future__ import annotations

from dataclasses import replace

from inspection_ready.domain.people import Person
from inspection_ready.domain.responsibilities import Responsibility, Subject
from inspection_ready.records.fields import Field, Kind, Record
from inspection_ready.records.shared_fields import SECOND

SUBJECTS = {Subject.THEME: "Theme", Subject.STATEMENT: "Quality statement", Subject.ITEM: "Request-list item"}

RESPONSIBILITIES = Record(
    code="responsibility",
    register="responsible",
    row_type=Responsibility,
    singular="responsible person",
    plural="responsible people",
    title="code",
    order=("subject", "code"),
    identity=(("subject", "code"),),
    fields=(
        Field(
            "subject",
            "Theme, statement or item",
            Kind.CHOICE,
            required=True,
            choices=SUBJECTS,
            headings=("kind", "type", "level"),
            width=180,
        ),
        Field(
            "code",
            "Which one",
            help="Its code in the regime, such as T1, QS4 or IR3, or a part of its title.",
            required=True,
            headings=(
                "id",
                "reference",
                "ref",
                "number",
                "statement",
                "quality statement",
                "theme",
                "item",
                "request",
                "topic",
                "title",
            ),
            width=280,
        ),
        Field(
            "owner_id",
            "Owner",
            Kind.LINK,
            link=Person,
            headings=("responsible person", "responsible", "lead", "lead officer", "owner name"),
            width=200,
        ),
        replace(SECOND, width=200),
        Field("notes", "Notes", Kind.LONG_TEXT, headings=("note", "comments"), in_list=False),
    ),
)
