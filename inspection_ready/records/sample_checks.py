from __future__ import annotations

from inspection_ready.domain.evidence import Evidence
from inspection_ready.domain.sample_checks import SampleCheck
from inspection_ready.records.evidence import QUALITIES
from inspection_ready.records.fields import Field, Kind, Record

SAMPLE_CHECKS = Record(
    code="sample_check",
    register="sample-checks",
    row_type=SampleCheck,
    singular="sample check of evidence",
    plural="sample checks of evidence",
    title="evidence_id",
    order=("looked_on",),
    identity=(("evidence_id", "looked_on", "by"),),
    parent=("evidence_id", Evidence),
    unique=False,
    imported=False,
    exported=False,
    fields=(
        Field("evidence_id", "Evidence", Kind.LINK, required=True, link=Evidence, width=250),
        Field("looked_on", "Looked at on", Kind.DATE, required=True, width=130),
        Field("by", "By", width=200),
        Field("quality", "Quality", Kind.CHOICE, choices=QUALITIES, width=110),
        Field("found", "What was found", Kind.LONG_TEXT, width=280),
    ),
)
