from __future__ import annotations

from dataclasses import replace

from inspection_ready.domain.claims import Claim, ClaimEvidence, Says
from inspection_ready.domain.evidence import Evidence
from inspection_ready.domain.people import Person
from inspection_ready.records.fields import Field, Kind, Record
from inspection_ready.records.shared_fields import NOTES

SAYS = {Says.STRENGTH: "Strength", Says.IMPROVEMENT: "Area for improvement"}

BEHIND_IT = Field(
    "behind_it",
    "Evidence behind it",
    Kind.LINES,
    "One piece a line, by its reference or title, with where to look in brackets: E4 (page 12).",
    headings=(
        "evidence",
        "evidence behind",
        "supporting evidence",
        "evidenced by",
        "evidence reference",
        "evidence references",
        "source of evidence",
        "how do we know",
        "proof",
    ),
)
"""Of the spreadsheet alone: in the register each piece is a record of its own."""

CLAIMS = Record(
    code="claim",
    register="claims",
    row_type=Claim,
    singular="claim",
    plural="claims",
    title="wording",
    order=("statement", "says", "reference"),
    identity=(("reference",), ("statement", "wording")),
    fields=(
        Field(
            "statement",
            "Quality statement",
            help="Its code, such as QS4, or a part of its title.",
            required=True,
            headings=("statement", "qs", "quality statement code", "under", "we statement"),
            width=150,
        ),
        Field(
            "wording",
            "What we say",
            Kind.LONG_TEXT,
            "In the council’s own words, as the self-assessment has it.",
            required=True,
            headings=(
                "claim",
                "wording",
                "what we claim",
                "narrative",
                "self-assessment",
                "description",
                "text",
                "key strength",
                "area for improvement",
            ),
            width=360,
        ),
        Field(
            "says",
            "Strength or area for improvement",
            Kind.CHOICE,
            required=True,
            choices=SAYS,
            headings=(
                "type",
                "kind",
                "strength or improvement",
                "strength or weakness",
                "strength",
                "judgement",
            ),
            width=170,
        ),
        Field(
            "reference",
            "Reference",
            help="Your own. Left empty, it gets the next free one: C1, C2 and so on.",
            headings=("ref", "ref no", "reference number", "claim reference", "claim ref", "number", "no"),
            width=90,
        ),
        Field(
            "owner_id",
            "Owner",
            Kind.LINK,
            link=Person,
            headings=("lead", "lead officer", "responsible", "responsible person", "who"),
            width=170,
        ),
        Field(
            "as_at",
            "As at",
            Kind.DATE,
            "The day on which what it says was true.",
            headings=("as at date", "position at", "position as at", "date"),
            width=110,
        ),
        NOTES,
    ),
)
CLAIMS_IN_SPREADSHEETS = replace(CLAIMS, fields=(*CLAIMS.fields, BEHIND_IT))

CLAIM_EVIDENCE = Record(
    code="claim_evidence",
    register="claim-evidence",
    row_type=ClaimEvidence,
    singular="evidence behind a claim",
    plural="evidence behind claims",
    title="claim_id",
    order=("claim_id",),
    identity=(("claim_id", "evidence_id"),),
    parent=("claim_id", Claim),
    imported=False,
    exported=False,
    fields=(
        Field("claim_id", "Claim", Kind.LINK, required=True, link=Claim, width=300),
        Field("evidence_id", "Evidence", Kind.LINK, required=True, link=Evidence, width=240),
        Field("pointer", "Where in it", help="For example: page 12.", width=140),
    ),
)
