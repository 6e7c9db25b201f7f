from __future__ import annotations

from inspection_ready.domain.inspections import ClosureDay
from inspection_ready.records.fields import Field, Kind, Record

CLOSURE_DAYS = Record(
    code="closure_day",
    register="closure-days",
    row_type=ClosureDay,
    singular="closure day",
    plural="closure days",
    title="on",
    order=("on",),
    identity=(("on",),),
    fields=(
        Field(
            "on", "Date", Kind.DATE, required=True, headings=("day", "closed on", "closure date"), width=140
        ),
        Field("reason", "Reason", headings=("why", "description", "title"), width=300),
    ),
)
