from __future__ import annotations

from inspection_ready.domain.evidence import Access, Evidence, EvidenceStatus, Quality, Sensitivity
from inspection_ready.domain.people import Person
from inspection_ready.records.evidence_dates import AS_AT, COVERS_FROM, COVERS_TO, RECEIVED_ON
from inspection_ready.records.fields import Field, Kind, Record
from inspection_ready.records.shared_fields import NOTES, SECOND

STATUSES = {
    EvidenceStatus.NOT_ASKED: "Not asked for",
    EvidenceStatus.ASKED: "Asked for",
    EvidenceStatus.NONE_SUPPLIED: "Asked for, none supplied",
    EvidenceStatus.AWAITING: "Awaiting approval",
    EvidenceStatus.HELD: "Held",
    EvidenceStatus.NOT_HELD: "Not held",
}
QUALITIES = {
    Quality.NOT_JUDGED: "Not judged",
    Quality.STRONG: "Strong",
    Quality.FAIR: "Fair",
    Quality.WEAK: "Weak",
}
SENSITIVITIES = {
    Sensitivity.PUBLIC: "Public",
    Sensitivity.INTERNAL: "Internal",
    Sensitivity.CONFIDENTIAL: "Confidential",
    Sensitivity.EXEMPT: "Exempt from publication",
}
ACCESSES = {
    Access.UNKNOWN: "Not known",
    Access.OPEN: "Open to those who need it",
    Access.RESTRICTED: "Restricted",
}

EVIDENCE = Record(
    code="evidence",
    register="evidence",
    row_type=Evidence,
    singular="piece of evidence",
    plural="pieces of evidence",
    title="title",
    order=("title",),
    identity=(("reference",), ("title",)),
    fields=(
        Field(
            "title",
            "Title",
            required=True,
            headings=(
                "evidence",
                "document",
                "document title",
                "name",
                "document name",
                "item",
                "evidence title",
            ),
            width=300,
        ),
        Field(
            "reference",
            "Reference",
            help="Your own. Left empty, it gets the next free one: E1, E2 and so on.",
            headings=(
                "ref",
                "ref no",
                "reference number",
                "evidence reference",
                "evidence ref",
                "number",
                "no",
            ),
            width=90,
        ),
        Field(
            "shows",
            "What it shows",
            Kind.LONG_TEXT,
            headings=("summary", "description", "what does it show", "what it evidences", "purpose"),
            in_list=False,
        ),
        Field(
            "owner_id",
            "Owner",
            Kind.LINK,
            link=Person,
            headings=("lead", "lead officer", "responsible", "responsible person", "author", "who"),
            width=170,
        ),
        SECOND,
        Field(
            "team", "Team", headings=("service", "department", "service area"), width=150, may_be_blank=True
        ),
        Field(
            "status",
            "Status",
            Kind.CHOICE,
            choices=STATUSES,
            headings=("state", "progress", "availability", "available"),
            width=160,
        ),
        Field(
            "body",
            "Who must approve it",
            help="For what is awaiting approval: the committee, board or person.",
            headings=("approving body", "approved by", "approval by", "committee"),
            in_list=False,
        ),
        Field(
            "approval_on",
            "Approval expected on",
            Kind.DATE,
            headings=("approval date", "expected approval", "approval expected"),
            in_list=False,
        ),
        Field(
            "why_not_held",
            "Why it is not held",
            Kind.LONG_TEXT,
            headings=("reason", "reason not held", "why not"),
            in_list=False,
        ),
        AS_AT,
        COVERS_FROM,
        COVERS_TO,
        RECEIVED_ON,
        Field(
            "review_on",
            "Review on",
            Kind.DATE,
            "From the day after, it is stale.",
            headings=("review date", "next review", "review", "review by", "expires", "expiry date"),
            width=110,
        ),
        Field(
            "source_system",
            "Source system",
            help="Where its figures come from.",
            headings=("source", "system", "data source"),
            in_list=False,
        ),
        Field(
            "caveats",
            "Caveats",
            Kind.LONG_TEXT,
            "What a reader of its figures must know: partial returns, providers left out, figures not audited.",
            headings=("caveat", "limitations", "data quality", "health warning"),
            in_list=False,
        ),
        Field(
            "quality",
            "Quality",
            Kind.CHOICE,
            "Your judgement, once you have looked at it.",
            choices=QUALITIES,
            headings=("quality judgement", "strength", "quality rating"),
            width=110,
        ),
        Field(
            "shows_feedback",
            "Shows people’s or partners’ feedback",
            Kind.YES_NO_UNKNOWN,
            headings=("feedback", "shows feedback"),
            in_list=False,
        ),
        Field(
            "shows_impact",
            "Shows impact, not only activity",
            Kind.YES_NO_UNKNOWN,
            headings=("impact", "shows impact", "outcomes"),
            in_list=False,
        ),
        Field(
            "has_dates",
            "Names target dates",
            Kind.YES_NO_UNKNOWN,
            headings=("target dates", "dates", "has dates"),
            in_list=False,
        ),
        Field(
            "looked_at_on",
            "Looked at on",
            Kind.DATE,
            "When somebody last read it and judged its quality.",
            headings=("date last reviewed", "last looked at", "quality checked on", "sampled on"),
            in_list=False,
        ),
        Field(
            "looked_at_by",
            "Looked at by",
            headings=("reviewed by", "quality checked by", "sampled by"),
            in_list=False,
        ),
        Field(
            "sensitivity",
            "Sensitivity",
            Kind.CHOICE,
            choices=SENSITIVITIES,
            headings=("classification", "marking", "confidentiality"),
            in_list=False,
        ),
        Field(
            "published_at",
            "Published at",
            Kind.WEB,
            "Its address where the public can read it.",
            headings=("web address", "url", "published", "published address", "website", "public link"),
            in_list=False,
        ),
        Field(
            "folder",
            "Where the original lives",
            headings=("folder", "location", "path", "stored", "file path", "sharepoint"),
            in_list=False,
        ),
        Field(
            "access",
            "Access to that folder",
            Kind.CHOICE,
            choices=ACCESSES,
            headings=("access", "folder access", "permissions"),
            in_list=False,
        ),
        Field(
            "dispose_on",
            "Dispose of on",
            Kind.DATE,
            "When it need no longer be kept.",
            headings=("disposal date", "retention", "retain until", "destroy on", "keep until"),
            in_list=False,
        ),
        NOTES,
    ),
)
