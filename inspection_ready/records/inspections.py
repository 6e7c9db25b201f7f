from __future__ import annotations

from inspection_ready.domain.inspections import ClosureDay
from inspection_ready.domain.stages import StageDate
from inspection_ready.records.fields import Field, Kind, Record
from inspection_ready.records.shared_fields import NOTES

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

STAGE_DATES = Record(
    code="stage_date",
    register="stage-dates",
    row_type=StageDate,
    singular="stage’s date",
    plural="stages’ dates",
    title="stage",
    order=("first", "stage"),
    identity=(("stage",),),
    imported=False,
    fields=(
        Field("stage", "Stage", required=True, width=180),
        Field("first", "First day", Kind.DATE, required=True, width=140),
        Field("last", "Last day", Kind.DATE, "Leave it empty where the stage is one day.", width=140),
        Field("told_by", "Told by", help="Who said so.", width=200),
        Field("message_sha256", "Fingerprint of the message", in_list=False, typed=False),
        Field("message_name", "Message filed", typed=False, width=200),
        NOTES,
    ),
)
