from __future__ import annotations

from dataclasses import replace

from inspection_ready.domain.letters import Letter, LetterStatus, LetterUse
from inspection_ready.domain.lists import DistributionList
from inspection_ready.domain.people import Person
from inspection_ready.domain.word_letters import WordLetter
from inspection_ready.records.fields import Field, Kind, Record
from inspection_ready.records.shared_fields import NOTES

STATUSES = {LetterStatus.DRAFT: "Draft", LetterStatus.AGREED: "Agreed"}
FIELDS_HELP = "Write {{name}} where the name of whoever reads it goes; Insert field has the rest."

GOES_TO = Field(
    "goes_to",
    "Lists it goes to",
    Kind.LINES,
    "One list a line.",
    headings=("lists", "goes to", "distribution lists", "distribution list", "sent to"),
)
"""Of the spreadsheet alone: in the register each list is a record of its own."""

_FIELDS = (
    Field(
        "position",
        "Order",
        Kind.NUMBER,
        headings=("position", "no", "number", "letter number"),
        in_list=False,
    ),
    Field(
        "title",
        "Title",
        required=True,
        help="What you call it here; it names the folder in the pack and is never printed.",
        headings=("letter", "letter title", "template", "name"),
        width=250,
    ),
    Field(
        "subject",
        "Subject",
        help="Printed above the letter. " + FIELDS_HELP,
        headings=("subject line", "heading", "re"),
        in_list=False,
    ),
    Field(
        "body",
        "Text",
        Kind.MARKDOWN,
        FIELDS_HELP,
        headings=("body", "content", "words", "wording", "message"),
        in_list=False,
    ),
    Field("audience", "Meant for", headings=("audience", "for", "readers", "recipients"), width=170),
    Field(
        "signatory_id",
        "Signed by",
        Kind.LINK,
        "In whose name it goes out.",
        link=Person,
        headings=("signatory", "signature", "from", "sender"),
        width=150,
    ),
    Field("owner_id", "Owner", Kind.LINK, link=Person, headings=("author", "lead", "responsible"), width=140),
    Field("status", "Status", Kind.CHOICE, choices=STATUSES, headings=("state", "progress"), width=80),
    Field(
        "origin",
        "Where it came from",
        help="Where a borrowed text was taken from: “Children’s services, ILACS 2024”.",
        headings=("origin", "source", "borrowed from", "came from"),
        width=200,
    ),
    Field("is_starter", "Starter", Kind.YES_NO, typed=False, width=70),
    NOTES,
)

LETTERS = Record(
    code="letter",
    register="letters",
    row_type=Letter,
    singular="letter",
    plural="letters",
    title="title",
    order=("position", "title"),
    identity=(("title",),),
    fields=_FIELDS,
)
LETTERS_IN_SPREADSHEETS = replace(LETTERS, fields=(*_FIELDS, GOES_TO))

LETTER_USES = Record(
    code="letter_use",
    register="letter-uses",
    row_type=LetterUse,
    singular="list a letter goes to",
    plural="lists letters go to",
    title="letter_id",
    order=("letter_id", "list_id"),
    identity=(("letter_id", "list_id"),),
    parent=("letter_id", Letter),
    imported=False,
    exported=False,
    fields=(
        Field("letter_id", "Letter", Kind.LINK, required=True, link=Letter, width=250),
        Field("list_id", "List", Kind.LINK, required=True, link=DistributionList, width=200),
    ),
)

WORD_LETTERS = Record(
    code="word_letter",
    register="word-letters",
    row_type=WordLetter,
    singular="Word file of a letter",
    plural="Word files of letters",
    title="letter_id",
    order=("letter_id",),
    identity=(("letter_id",),),
    parent=("letter_id", Letter),
    imported=False,
    exported=False,
    fields=(
        Field("letter_id", "Letter", Kind.LINK, required=True, link=Letter, width=250),
        Field("file", "File", typed=False, width=200),
        Field("fields", "Fields in it", Kind.LINES, typed=False, in_list=False),
        Field("sha256", "Fingerprint of the file", typed=False, in_list=False),
    ),
)
