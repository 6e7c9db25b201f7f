from __future__ import annotations

from inspection_ready.domain.people import Person
from inspection_ready.domain.sections import Section, SectionSource, SectionStatus
from inspection_ready.records.fields import Field, Kind, Record

SOURCES = {
    SectionSource.TEXT: "Text you write",
    SectionSource.BASES: "The bases register",
    SectionSource.CONTACTS: "Contacts and seconds",
    SectionSource.ROOMS: "The rooms at the bases",
    SectionSource.STATIONS: "Places nearby: stations",
    SectionSource.HOTELS: "Places nearby: hotels",
    SectionSource.FOOD: "Places nearby: food",
    SectionSource.PARKING: "Places nearby: car parks",
    SectionSource.TIMETABLE: "The timetable",
    SectionSource.KEY_FACTS: "The key facts",
    SectionSource.PLAN: "Plan of bases and places",
    SectionSource.WHO_IS_WHO: "Who’s who",
}

STATUSES = {
    SectionStatus.NOT_STARTED: "Not started",
    SectionStatus.DRAFT: "Draft",
    SectionStatus.AGREED: "Agreed",
}

SECTIONS = Record(
    code="section",
    register="sections",
    row_type=Section,
    singular="section",
    plural="sections",
    title="title",
    order=("position", "title"),
    identity=(("title",),),
    fields=(
        Field(
            "position",
            "Order",
            Kind.NUMBER,
            headings=("position", "no", "number", "section number"),
            width=70,
        ),
        Field(
            "title",
            "Title",
            required=True,
            headings=("heading", "section", "section title", "name"),
            width=260,
        ),
        Field("source", "Made from", Kind.CHOICE, choices=SOURCES, headings=("source", "kind"), width=170),
        Field(
            "text",
            "Text",
            Kind.MARKDOWN,
            headings=("content", "body", "words", "wording", "what it says"),
            in_list=False,
        ),
        Field(
            "included",
            "In the pack",
            Kind.YES_NO,
            headings=("on", "include", "included", "in pack", "on or off"),
            width=90,
        ),
        Field(
            "owner_id", "Owner", Kind.LINK, link=Person, headings=("author", "lead", "responsible"), width=180
        ),
        Field("status", "Status", Kind.CHOICE, choices=STATUSES, headings=("state", "progress"), width=110),
        Field(
            "review_on",
            "Review on",
            Kind.DATE,
            "When somebody should look at it again.",
            headings=("review date", "next review", "review", "review by"),
            width=110,
        ),
        Field("notes", "Notes", Kind.LONG_TEXT, headings=("note", "comments"), in_list=False),
    ),
)
