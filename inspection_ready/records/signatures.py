from __future__ import annotations

from inspection_ready.domain.evidence import Evidence, EvidenceVersion
from inspection_ready.domain.people import Person
from inspection_ready.domain.requests import Request
from inspection_ready.domain.roles import Signing
from inspection_ready.domain.sign_senders import SenderIs
from inspection_ready.domain.sign_sheets import Means, SignSheet, SignSheetLine
from inspection_ready.domain.signatures import (
    Said,
    Signature,
    SignatureFile,
    SignedHow,
)
from inspection_ready.records.fields import Field, Kind, Record

SAID = {Said.AGREED: "Agreed", Said.NOT_AGREED: "Not agreed"}
HOWS = {
    SignedHow.IN_PERSON: "In person",
    SignedHow.PHONE: "By telephone",
    SignedHow.EMAIL: "By e-mail",
    SignedHow.SHEET: "On a sheet",
}
CAPACITIES = {
    Signing.NO: "None",
    Signing.SIGNS: "As who is accountable",
    Signing.IN_ABSENCE: "In that person’s absence",
}
SENDERS = {
    SenderIs.NOT_TOLD: "Not told",
    SenderIs.SIGNER: "The signer’s",
    SenderIs.FOR_SIGNER: "Of who may send for them",
    SenderIs.OTHER: "Another",
    SenderIs.NO_ADDRESS: "The message has none",
}
MEANS = {Means.SHEET: "A sheet", Means.EMAIL: "An e-mail"}


def _set(name: str, label: str, kind: Kind = Kind.TEXT, *, in_list: bool = False, width: int = 160) -> Field:
    """What the app itself sets, all of it."""
    return Field(name, label, kind, typed=False, in_list=in_list, width=width)


SIGNATURES = Record(
    code="signature",
    register="signatures",
    row_type=Signature,
    singular="signature",
    plural="signatures",
    title="wording",
    order=("recorded_at",),
    identity=(("request_id", "evidence_id", "version_id", "recorded_at"),),
    unique=False,
    imported=False,
    fields=(
        _set("request_number", "Request", Kind.NUMBER, in_list=True, width=80),
        _set("wording", "Exact wording then", Kind.LONG_TEXT),
        _set("reference", "Evidence", in_list=True, width=90),
        _set("title", "Its title then", in_list=True, width=240),
        _set("version_number", "Version", Kind.NUMBER, in_list=True, width=80),
        Field("said", "What was said", Kind.CHOICE, choices=SAID, typed=False, width=120),
        _set("because", "In words", Kind.LONG_TEXT),
        _set("signer", "Signed by", in_list=True, width=190),
        _set("signer_role", "Their role then"),
        Field("capacity", "Capacity", Kind.CHOICE, choices=CAPACITIES, typed=False, in_list=False),
        _set("acts_as", "Signed as", in_list=True, width=220),
        _set("instead_of", "In the absence of"),
        _set("absent_from", "First day away", Kind.DATE),
        _set("absent_to", "Last day away", Kind.DATE),
        _set("absence_told_by", "Who told of the absence"),
        _set("absence_told_at", "When it was told", Kind.MOMENT),
        _set("absence_recorded_by", "Who recorded the absence"),
        _set("signed_at", "Signed at", Kind.MOMENT, in_list=True),
        Field("how", "How", Kind.CHOICE, choices=HOWS, typed=False, in_list=False),
        _set("answer", "Answer in words", Kind.LONG_TEXT),
        _set("pointer", "Where in it"),
        _set("link", "Address"),
        _set("link_note", "What was there", Kind.LONG_TEXT),
        _set("link_on", "On", Kind.DATE),
        _set("digest", "SHA-256 of all that was signed"),
        _set("proof_name", "What shows it"),
        _set("proof_sha256", "Its SHA-256"),
        _set("sent_from", "The message is from"),
        Field("sender_is", "Whose address that is", Kind.CHOICE, choices=SENDERS, typed=False, in_list=False),
        _set("sender_because", "Taken as theirs because", Kind.LONG_TEXT),
        _set("recorded_at", "Recorded at", Kind.MOMENT),
        _set("recorded_by", "Recorded by"),
        _set("withdrawn_at", "Taken back at", Kind.MOMENT, in_list=True),
        _set("withdrawn_by", "Taken back by"),
        _set("withdrawn_because", "Taken back because", Kind.LONG_TEXT),
        _set("withdrawal_recorded_by", "Taken back, as recorded by"),
        Field("request_id", "For the request", Kind.LINK, link=Request, typed=False, in_list=False),
        Field(
            "evidence_id",
            "Evidence as it is called now",
            Kind.LINK,
            link=Evidence,
            typed=False,
            in_list=False,
        ),
        Field("version_id", "Version of it", Kind.LINK, link=EvidenceVersion, typed=False, in_list=False),
        Field("signer_id", "Signer as called now", Kind.LINK, link=Person, typed=False, in_list=False),
    ),
)

SIGNATURE_FILES = Record(
    code="signature_file",
    register="signature-files",
    row_type=SignatureFile,
    singular="signed file",
    plural="signed files",
    title="name",
    order=("signature_id", "position"),
    identity=(("signature_id", "position"),),
    parent=("signature_id", Signature),
    unique=False,
    imported=False,
    exported=False,
    fields=(
        Field("signature_id", "Signature", Kind.LINK, required=True, link=Signature, typed=False),
        _set("position", "Place", Kind.NUMBER),
        _set("name", "File", in_list=True),
        _set("sha256", "SHA-256", in_list=True),
        _set("size", "Bytes", Kind.NUMBER, in_list=True),
    ),
)

SIGN_SHEETS = Record(
    code="sign_sheet",
    register="sign-off-sheets",
    row_type=SignSheet,
    singular="sheet to be signed",
    plural="sheets to be signed",
    title="number",
    order=("number",),
    identity=(("number",),),
    unique=False,
    imported=False,
    exported=False,
    fields=(
        _set("number", "Number", Kind.NUMBER, in_list=True, width=80),
        Field("means", "What it is", Kind.CHOICE, choices=MEANS, typed=False),
        _set("to_name", "For", in_list=True),
        _set("token", "Token"),
        _set("made_at", "Made at", Kind.MOMENT, in_list=True),
        _set("made_by", "Made by", in_list=True),
        _set("head_count", "Entries before", Kind.NUMBER),
        _set("head_hash", "Head before"),
        Field("to_id", "For, as called now", Kind.LINK, link=Person, typed=False, in_list=False),
    ),
)

SIGN_SHEET_LINES = Record(
    code="sign_sheet_line",
    register="sign-off-sheet-lines",
    row_type=SignSheetLine,
    singular="line of a sheet to be signed",
    plural="lines of sheets to be signed",
    title="sheet_id",
    order=("sheet_id", "position"),
    identity=(("sheet_id", "position"),),
    parent=("sheet_id", SignSheet),
    unique=False,
    imported=False,
    exported=False,
    fields=(
        Field("sheet_id", "Sheet", Kind.LINK, required=True, link=SignSheet, typed=False),
        _set("position", "Place", Kind.NUMBER, in_list=True),
        Field("request_id", "Request", Kind.LINK, required=True, link=Request, typed=False),
        Field("evidence_id", "Evidence", Kind.LINK, link=Evidence, typed=False),
        Field("version_id", "Version", Kind.LINK, link=EvidenceVersion, typed=False),
        _set("digest", "SHA-256 of what is to be signed", in_list=True),
    ),
)
