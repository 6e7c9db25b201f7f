from __future__ import annotations

from dataclasses import replace

from inspection_ready.domain.accuracy import AccuracyCheck, AccuracyPoint, PointEvidence, PointState, Response
from inspection_ready.domain.evidence import Evidence, EvidenceVersion
from inspection_ready.domain.people import Person
from inspection_ready.domain.requests import Request
from inspection_ready.records.claims import BEHIND_IT
from inspection_ready.records.fields import Field, Kind, Record
from inspection_ready.records.shared_fields import NOTES

POINT_STATES = {
    PointState.RAISED: "Raised",
    PointState.READY: "Ready",
    PointState.CHECKED: "Checked",
    PointState.LEFT_OUT: "Not put forward",
}
RESPONSES = {
    Response.ACCEPTED: "Accepted",
    Response.PARTLY: "Partly accepted",
    Response.NOT_ACCEPTED: "Not accepted",
}

POINTS = Record(
    code="accuracy_point",
    register="accuracy-points",
    row_type=AccuracyPoint,
    singular="point",
    plural="points",
    title="correction",
    order=("number",),
    identity=(("number",), ("page", "paragraph", "quote", "correction")),
    fields=(
        Field("number", "Number", Kind.NUMBER, typed=False, headings=("no",), width=80),
        Field(
            "page",
            "Page",
            help="Of the draft, as it is printed there.",
            headings=("page number", "page no", "pg", "p"),
            may_be_blank=True,
            width=70,
        ),
        Field(
            "paragraph",
            "Paragraph",
            help="On that page, or its number: 3, or 2.14.",
            headings=("para", "paragraph number", "para no", "section", "heading"),
            may_be_blank=True,
            in_list=False,
        ),
        Field(
            "quote",
            "What the draft says",
            Kind.LONG_TEXT,
            "Word for word. Empty where something is not in it.",
            headings=(
                "quote",
                "quotation",
                "current text",
                "draft text",
                "text in report",
                "statement in draft",
            ),
            may_be_blank=True,
            width=170,
        ),
        Field(
            "sort",
            "Kind of point",
            help="Only the kinds the regulator takes.",
            headings=("type", "kind", "category", "type of point", "type of inaccuracy"),
            width=150,
        ),
        Field(
            "correction",
            "What it should say",
            Kind.LONG_TEXT,
            "The position at the time of the assessment, not what was done since.",
            required=True,
            headings=(
                "correction",
                "correction wanted",
                "suggested text",
                "proposed text",
                "proposed change",
                "comment",
                "amendment",
            ),
            width=220,
        ),
        Field(
            "owner_id",
            "Owner",
            Kind.LINK,
            link=Person,
            headings=("lead", "lead officer", "responsible", "raised by", "who"),
            width=140,
        ),
        Field(
            "second_id",
            "Second",
            Kind.LINK,
            link=Person,
            headings=("deputy", "backup", "cover"),
            in_list=False,
        ),
        Field("state", "State", Kind.CHOICE, choices=POINT_STATES, typed=False, width=150),
        Field("reason", "Why it is not put forward", Kind.LONG_TEXT, typed=False, in_list=False),
        Field("held_digest", "Fingerprint when it was ready", typed=False, in_list=False, in_trail=False),
        Field("filed_digest", "Fingerprint when it was filed", typed=False, in_list=False, in_trail=False),
        Field("response", "Regulator’s response", Kind.CHOICE, choices=RESPONSES, typed=False, width=140),
        Field("response_words", "In the regulator’s words", Kind.LONG_TEXT, typed=False, in_list=False),
        Field("response_on", "Response on", Kind.DATE, typed=False, in_list=False),
        NOTES,
    ),
)
POINTS_IN_SPREADSHEETS = replace(POINTS, fields=(*POINTS.fields, BEHIND_IT))

POINT_EVIDENCE = Record(
    code="point_evidence",
    register="point-evidence",
    row_type=PointEvidence,
    singular="evidence behind a point",
    plural="evidence behind points",
    title="point_id",
    order=("point_id",),
    identity=(("point_id", "evidence_id"),),
    parent=("point_id", AccuracyPoint),
    imported=False,
    exported=False,
    fields=(
        Field("point_id", "Point", Kind.LINK, required=True, link=AccuracyPoint, width=300),
        Field("evidence_id", "Evidence", Kind.LINK, required=True, link=Evidence, width=240),
        Field("version_id", "Version", Kind.LINK, link=EvidenceVersion, typed=False, in_list=False),
        Field("pointer", "Where in it", help="For example: page 12.", width=140),
    ),
)

ACCURACY_CHECKS = Record(
    code="accuracy_check",
    register="accuracy-checks",
    row_type=AccuracyCheck,
    singular="check of the draft report",
    plural="checks of the draft report",
    title="request_id",
    order=("request_id",),
    identity=(("request_id",),),
    unique=False,
    imported=False,
    exported=False,
    fields=(
        Field("request_id", "Request", Kind.LINK, required=True, link=Request, typed=False, width=300),
        Field("evidence_id", "Sheet for the regulator", Kind.LINK, link=Evidence, typed=False, width=240),
        Field(
            "version_id", "Version of the sheet", Kind.LINK, link=EvidenceVersion, typed=False, in_list=False
        ),
        Field("none_by", "Nothing to correct, confirmed by", typed=False, width=200),
        Field("none_at", "Nothing to correct, confirmed at", Kind.MOMENT, typed=False, in_list=False),
        Field("asked_on", "More time asked for on", Kind.DATE, typed=False, width=160),
        Field("asked_why", "Why more time was asked for", Kind.LONG_TEXT, typed=False, in_list=False),
        Field("answered_on", "Answered on", Kind.DATE, typed=False, in_list=False),
        Field("granted_until", "Granted until", Kind.DATE, typed=False, width=140),
        Field("answer_words", "Regulator’s answer", Kind.LONG_TEXT, typed=False, in_list=False),
    ),
)
