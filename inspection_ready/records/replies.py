from __future__ import annotations

from inspection_ready.domain.evidence import Evidence
from inspection_ready.domain.people import Person
from inspection_ready.domain.replies import KnownBy, Marked, Reply, ReplyFile, ReplyKind, ReplyState
from inspection_ready.domain.requests import Request
from inspection_ready.records.fields import Field, Kind, Record

REPLY_KINDS = {
    ReplyKind.ANSWER: "A reply",
    ReplyKind.AWAY: "Automatic reply",
    ReplyKind.BOUNCED: "Could not be delivered",
    ReplyKind.DELAYED: "Not delivered yet",
    ReplyKind.RECEIPT: "Receipt",
}
REPLY_STATES = {
    ReplyState.NEW: "To be dealt with",
    ReplyState.FILED: "Filed",
    ReplyState.SET_ASIDE: "Set aside",
}
KNOWN_BY = {
    KnownBy.TOKEN: "The mark in it",
    KnownBy.THREAD: "The message it comes back to",
    KnownBy.SENDER_AND_SUBJECT: "Who sent it, and the subject",
    KnownBy.SENDER: "Who sent it",
    KnownBy.NAME: "The sender’s name only",
    KnownBy.HAND: "Said by hand",
    KnownBy.NOTHING: "Not known",
}
MARKED = {
    Marked.NONE: "None",
    Marked.OURS: "Ours",
    Marked.UNKNOWN: "Ours, of an e-mail that is not kept",
    Marked.ELSEWHERE: "Of another workspace",
}

REPLIES = Record(
    code="reply",
    register="replies",
    row_type=Reply,
    singular="reply",
    plural="replies",
    title="subject",
    order=("number",),
    identity=(("number",),),
    unique=False,
    imported=False,
    exported=False,
    fields=(
        Field("number", "Number", Kind.NUMBER, typed=False, width=80),
        Field("subject", "Subject", typed=False, width=300),
        Field("person_id", "Answers for", Kind.LINK, "Whom we asked.", link=Person, width=180),
        Field("sender_name", "Sent by", typed=False, width=160),
        Field("sender_email", "From the address", typed=False, width=200),
        Field("received_at", "Received", Kind.MOMENT, typed=False, width=160),
        Field("sent_at", "Sent", Kind.MOMENT, typed=False, in_list=False),
        Field("what", "What it is", Kind.CHOICE, choices=REPLY_KINDS, typed=False, width=150),
        Field("state", "State", Kind.CHOICE, choices=REPLY_STATES, typed=False, width=130),
        Field("known_by", "Known by", Kind.CHOICE, choices=KNOWN_BY, typed=False, in_list=False),
        Field("marked", "Mark", Kind.CHOICE, choices=MARKED, typed=False, in_list=False),
        Field("draft", "Number in the mark", Kind.NUMBER, typed=False, in_list=False),
        Field("sheet", "Number of what was to be signed", Kind.NUMBER, typed=False, in_list=False),
        Field("undelivered", "Did not reach", Kind.LINES, typed=False, in_list=False),
        Field("file_count", "Attachments", Kind.NUMBER, typed=False, width=100),
        Field("came_at", "Brought in", Kind.MOMENT, typed=False, in_list=False),
        Field("dealt_at", "Dealt with", Kind.MOMENT, typed=False, in_list=False),
        Field("why_aside", "Why it was set aside", Kind.LONG_TEXT, typed=False, in_list=False),
        Field("name", "File", typed=False, in_list=False),
        Field("size", "Size in bytes", Kind.NUMBER, typed=False, in_list=False),
        Field("sha256", "Fingerprint of the file", typed=False, in_list=False),
        Field("message_id", "Its own id", typed=False, in_list=False),
    ),
)

REPLY_FILES = Record(
    code="reply_file",
    register="reply-files",
    row_type=ReplyFile,
    singular="filed attachment",
    plural="filed attachments",
    title="name",
    order=("reply_id", "name"),
    identity=(("reply_id", "name"),),
    parent=("reply_id", Reply),
    unique=False,
    imported=False,
    exported=False,
    fields=(
        Field("reply_id", "Reply", Kind.LINK, required=True, link=Reply, width=250),
        Field("name", "File", typed=False, width=250),
        Field("sha256", "Fingerprint of the file", typed=False, in_list=False),
        Field("evidence_id", "Evidence", Kind.LINK, required=True, link=Evidence, width=250),
        Field("request_id", "Request", Kind.LINK, link=Request, width=250),
    ),
)
