from __future__ import annotations

from inspection_ready.domain.chases import Chase, ChaseBatch, ChaseDraft
from inspection_ready.domain.ladders import Rung
from inspection_ready.domain.people import Person
from inspection_ready.domain.requests import Request
from inspection_ready.records.fields import Field, Kind, Record

RUNGS = {Rung.OWNER: "Owner", Rung.SECOND: "Second", Rung.HEAD: "Head of service"}


def _set(name: str, label: str, kind: Kind = Kind.TEXT, *, in_list: bool = False) -> Field:
    """What the app itself sets, all of it."""
    return Field(name, label, kind, typed=False, in_list=in_list)


CHASE_BATCHES = Record(
    code="chase_batch",
    register="chase-batches",
    row_type=ChaseBatch,
    singular="batch of chases",
    plural="batches of chases",
    title="folder",
    order=("number",),
    identity=(("number",),),
    imported=False,
    exported=False,
    fields=(
        _set("number", "Number", Kind.NUMBER, in_list=True),
        _set("at", "Written", Kind.MOMENT, in_list=True),
        _set("folder", "Folder", in_list=True),
        _set("last_draft", "Number of the last draft", Kind.NUMBER),
        _set("head_count", "Entries before", Kind.NUMBER),
        _set("head_hash", "Head before"),
    ),
)

CHASE_DRAFTS = Record(
    code="chase_draft",
    register="chase-drafts",
    row_type=ChaseDraft,
    singular="draft of a chase",
    plural="drafts of chases",
    title="subject",
    order=("number",),
    identity=(("number",),),
    parent=("batch_id", ChaseBatch),
    imported=False,
    exported=False,
    fields=(
        _set("number", "Number", Kind.NUMBER, in_list=True),
        Field("batch_id", "Batch", Kind.LINK, required=True, link=ChaseBatch, typed=False, in_list=False),
        Field("person_id", "Person", Kind.LINK, required=True, link=Person, typed=False, width=220),
        _set("address", "Address", in_list=True),
        _set("subject", "Subject"),
        _set("path", "File"),
        _set("sha256", "SHA-256"),
        _set("with_form", "With a spreadsheet form", Kind.YES_NO),
        _set("sent_on", "Sent on", Kind.DATE, in_list=True),
        _set("sent_by", "Sent, as said by"),
        _set("is_dropped", "Not sent", Kind.YES_NO, in_list=True),
    ),
)

CHASES = Record(
    code="chase",
    register="chases",
    row_type=Chase,
    singular="chase",
    plural="chases",
    title="request_id",
    order=("draft_id",),
    identity=(("draft_id", "request_id"),),
    parent=("draft_id", ChaseDraft),
    imported=False,
    exported=False,
    fields=(
        Field("draft_id", "Draft", Kind.LINK, required=True, link=ChaseDraft, typed=False, width=260),
        Field("request_id", "Request", Kind.LINK, required=True, link=Request, typed=False, width=300),
        Field("rung", "As", Kind.CHOICE, choices=RUNGS, typed=False, width=120),
        _set("step", "Step of the ladder"),
        _set("due_at", "Due then", Kind.MOMENT),
    ),
)
