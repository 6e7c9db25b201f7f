from __future__ import annotations

from inspection_ready.domain.evidence import Evidence
from inspection_ready.domain.people import Person
from inspection_ready.domain.requests import (
    Occasion,
    Request,
    RequestEvidence,
    RequestState,
    RequestStep,
    Route,
    Urgency,
)
from inspection_ready.records.fields import Field, Kind, Record
from inspection_ready.records.shared_fields import NOTES

OCCASIONS = {
    Occasion.YEAR_ROUND: "Call for evidence of our own",
    Occasion.RETURN: "The regulator’s list",
    Occasion.BEFORE: "Before the visit",
    Occasion.ON_SITE: "On site",
    Occasion.AFTER: "After the visit",
}
ROUTES = {
    Route.EMAIL: "E-mail",
    Route.PHONE: "Telephone",
    Route.MEETING: "Meeting",
    Route.PORTAL: "Portal",
    Route.LETTER: "Letter",
    Route.OTHER: "Other",
}
URGENCIES = {Urgency.ORDINARY: "Ordinary", Urgency.URGENT: "Urgent"}
STATES = {
    RequestState.OPEN: "Open",
    RequestState.ACKNOWLEDGED: "Acknowledged",
    RequestState.CLARIFYING: "Asked back",
    RequestState.ANSWERED: "Answered",
    RequestState.CHECKED: "Checked",
    RequestState.SIGNED: "Signed",
    RequestState.SENT: "Sent",
    RequestState.WITHDRAWN: "Withdrawn",
}

REQUESTS = Record(
    code="request",
    register="requests",
    row_type=Request,
    singular="request",
    plural="requests",
    title="wording",
    order=("number",),
    identity=(("number",), ("their_ref",), ("wording",)),
    fields=(
        Field(
            "number",
            "Number",
            Kind.NUMBER,
            typed=False,
            width=80,
            headings=("no", "our number", "request number"),
        ),
        Field(
            "wording",
            "Exact wording",
            Kind.LONG_TEXT,
            "The asker’s own words, all of them.",
            required=True,
            headings=(
                "request",
                "question",
                "wording",
                "information requested",
                "what is asked",
                "item",
                "description",
            ),
            width=330,
        ),
        Field(
            "their_ref",
            "Their reference",
            help="The regulator’s own number for it.",
            headings=("ref", "reference", "cqc ref", "cqc reference", "regulator reference", "their number"),
            width=120,
        ),
        Field(
            "occasion",
            "Occasion",
            Kind.CHOICE,
            choices=OCCASIONS,
            headings=("stage", "when asked"),
            in_list=False,
        ),
        Field(
            "asked_by", "Asked by", headings=("from", "from whom", "inspector", "requested by"), in_list=False
        ),
        Field(
            "route",
            "How",
            Kind.CHOICE,
            choices=ROUTES,
            headings=("route", "method", "received by"),
            in_list=False,
        ),
        Field(
            "asked_at",
            "Asked at",
            Kind.MOMENT,
            headings=("received", "date received", "asked on", "date asked", "asked"),
            in_list=False,
        ),
        Field(
            "due_at",
            "Due",
            Kind.MOMENT,
            "The day and the time.",
            headings=("due", "deadline", "due date", "due by", "required by"),
            width=190,
        ),
        Field("urgency", "Urgency", Kind.CHOICE, choices=URGENCIES, headings=("priority",), in_list=False),
        Field(
            "item",
            "Line of the request list",
            help="Its code, such as carers.",
            headings=("request list item", "line"),
            in_list=False,
        ),
        Field(
            "statement",
            "Quality statement",
            help="Its code, such as QS4.",
            headings=("quality statement", "statement", "qs"),
            in_list=False,
        ),
        Field(
            "owner_id",
            "Owner",
            Kind.LINK,
            link=Person,
            headings=("lead", "responsible", "assigned to", "lead officer"),
            width=170,
        ),
        Field(
            "second_id",
            "Second",
            Kind.LINK,
            link=Person,
            headings=("deputy", "backup", "cover"),
            in_list=False,
        ),
        Field("state", "State", Kind.CHOICE, choices=STATES, typed=False, width=130),
        Field(
            "answer",
            "Answer in one line",
            Kind.LONG_TEXT,
            "As an index would have it. The evidence itself is named beside it.",
            headings=("response", "answer", "reply"),
            in_list=False,
        ),
        Field(
            "follows_id",
            "Comes back to",
            Kind.LINK,
            "The request it follows up.",
            link=Request,
            in_list=False,
        ),
        NOTES,
    ),
)

REQUEST_STEPS = Record(
    code="request_step",
    register="request-steps",
    row_type=RequestStep,
    singular="step of a request",
    plural="steps of requests",
    title="request_id",
    order=("at",),
    identity=(("request_id", "what", "at"),),
    parent=("request_id", Request),
    unique=False,
    imported=False,
    exported=False,
    fields=(
        Field("request_id", "Request", Kind.LINK, required=True, link=Request, width=300),
        Field("what", "What", typed=False, width=140),
        Field("at", "When", Kind.MOMENT, required=True, width=160),
        Field("by", "By", width=200),
        Field("note", "Note", Kind.LONG_TEXT, width=240),
    ),
)

REQUEST_EVIDENCE = Record(
    code="request_evidence",
    register="request-evidence",
    row_type=RequestEvidence,
    singular="evidence for a request",
    plural="evidence for requests",
    title="request_id",
    order=("request_id",),
    identity=(("request_id", "evidence_id"),),
    parent=("request_id", Request),
    imported=False,
    exported=False,
    fields=(
        Field("request_id", "Request", Kind.LINK, required=True, link=Request, width=300),
        Field("evidence_id", "Evidence", Kind.LINK, required=True, link=Evidence, width=240),
        Field("pointer", "Where in it", help="For example: page 12.", width=140),
    ),
)
