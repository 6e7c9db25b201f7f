from __future__ import annotations

from inspection_ready.domain.letters import Letter
from inspection_ready.domain.people import Person
from inspection_ready.domain.sendings import Attach, How, Sending, SentLetter
from inspection_ready.records.fields import Field, Kind, Record

HOWS = {How.PRINT: "On paper", How.DRAFT: "E-mail draft"}
ATTACHED = {Attach.NOTHING: "Nothing", Attach.PDF: "The letter as PDF", Attach.WORD: "The letter in Word"}


def _set(name: str, label: str, kind: Kind = Kind.TEXT, *, in_list: bool = False) -> Field:
    """What the app itself sets, all of it."""
    return Field(name, label, kind, typed=False, in_list=in_list)


SENDINGS = Record(
    code="sending",
    register="sendings",
    row_type=Sending,
    singular="letter that was written",
    plural="letters that were written",
    title="title",
    order=("at",),
    identity=(("letter_id", "number"),),
    imported=False,
    exported=False,
    fields=(
        Field("letter_id", "Letter", Kind.LINK, required=True, link=Letter, typed=False, width=220),
        _set("title", "Called then"),
        _set("number", "Number", Kind.NUMBER, in_list=True),
        _set("at", "Begun", Kind.MOMENT, in_list=True),
        _set("lists", "Lists", Kind.LINES, in_list=True),
        _set("people", "People", Kind.NUMBER, in_list=True),
        _set("is_finished", "Finished", Kind.YES_NO, in_list=True),
        _set("prints", "In Word and PDF", Kind.YES_NO),
        _set("combined", "One file to print", Kind.YES_NO),
        _set("drafts", "E-mail drafts", Kind.YES_NO),
        Field("attached", "Attached", Kind.CHOICE, choices=ATTACHED, typed=False, in_list=False),
        _set("mixed_because", "Why inside and outside together", Kind.LONG_TEXT),
        _set("folder", "Folder"),
        _set("letter_version", "Version of the letter", Kind.NUMBER),
        _set("text_sha256", "SHA-256 of its text"),
        _set("head_count", "Entries before", Kind.NUMBER),
        _set("head_hash", "Head before"),
        _set("combined_sha256", "SHA-256 of the file to print"),
    ),
)

SENT_LETTERS = Record(
    code="sent_letter",
    register="sent-letters",
    row_type=SentLetter,
    singular="person’s letter",
    plural="people’s letters",
    title="person_id",
    order=("written_at",),
    identity=(("sending_id", "person_id", "how"),),
    parent=("sending_id", Sending),
    imported=False,
    exported=False,
    fields=(
        Field("sending_id", "Letter", Kind.LINK, required=True, link=Sending, typed=False, width=220),
        Field("person_id", "Person", Kind.LINK, required=True, link=Person, typed=False, width=220),
        Field("how", "How", Kind.CHOICE, choices=HOWS, typed=False),
        _set("list_name", "List", in_list=True),
        _set("address", "Address"),
        _set("written_at", "Written", Kind.MOMENT, in_list=True),
        _set("sent_on", "Sent on", Kind.DATE, in_list=True),
        _set("sent_by", "Sent, as said by"),
        _set("path", "File"),
        _set("sha256", "SHA-256"),
    ),
)
