from __future__ import annotations

from inspection_ready.domain.evidence import Evidence, EvidenceUse
from inspection_ready.records.fields import Field, Kind, Record
from inspection_ready.records.responsibilities import SUBJECTS

EVIDENCE_USES = Record(
    code="evidence_use",
    register="evidence-uses",
    row_type=EvidenceUse,
    singular="use of a piece of evidence",
    plural="uses of evidence",
    title="evidence_id",
    order=("evidence_id", "subject", "code"),
    identity=(("evidence_id", "subject", "code", "category"),),
    parent=("evidence_id", Evidence),
    imported=False,
    exported=False,
    fields=(
        Field("evidence_id", "Evidence", Kind.LINK, required=True, link=Evidence, width=250),
        Field("subject", "Theme, statement or item", Kind.CHOICE, required=True, choices=SUBJECTS, width=160),
        Field("code", "Which one", required=True, width=200),
        Field("category", "Evidence category", width=140),
        Field("pointer", "Where in it", help="For example: page 12.", width=140),
    ),
)
