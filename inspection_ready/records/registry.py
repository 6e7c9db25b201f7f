"""Every flat register that is described, and how to find one."""

from __future__ import annotations

from inspection_ready.domain.rows import Row
from inspection_ready.records.absences import ABSENCES
from inspection_ready.records.accuracy import ACCURACY_CHECKS, POINT_EVIDENCE, POINTS, POINTS_IN_SPREADSHEETS
from inspection_ready.records.availability import AVAILABILITY
from inspection_ready.records.base_ways import BASE_WAYS
from inspection_ready.records.bases import BASE_FACTS, BASES, BASES_IN_SPREADSHEETS, FACILITY_KINDS, ROOMS
from inspection_ready.records.chases import CHASE_BATCHES, CHASE_DRAFTS, CHASES
from inspection_ready.records.claims import CLAIM_EVIDENCE, CLAIMS, CLAIMS_IN_SPREADSHEETS
from inspection_ready.records.diaries import DIARIES
from inspection_ready.records.evidence import EVIDENCE
from inspection_ready.records.evidence_uses import EVIDENCE_USES
from inspection_ready.records.evidence_versions import EVIDENCE_FILES, EVIDENCE_VERSIONS
from inspection_ready.records.fields import Record
from inspection_ready.records.functions import FUNCTIONS
from inspection_ready.records.inspections import CLOSURE_DAYS, STAGE_DATES
from inspection_ready.records.key_facts import KEY_FACTS
from inspection_ready.records.learning import LEARNING
from inspection_ready.records.letters import LETTER_USES, LETTERS, LETTERS_IN_SPREADSHEETS, WORD_LETTERS
from inspection_ready.records.lists import LIST_MEMBERS, LISTS, LISTS_IN_SPREADSHEETS
from inspection_ready.records.mock_interviews import MOCK_FINDINGS
from inspection_ready.records.people import PEOPLE
from inspection_ready.records.pictures import PICTURES
from inspection_ready.records.places import PLACES
from inspection_ready.records.replies import REPLIES, REPLY_FILES
from inspection_ready.records.requests import REQUEST_EVIDENCE, REQUEST_STEPS, REQUESTS
from inspection_ready.records.responsibilities import RESPONSIBILITIES
from inspection_ready.records.roles import ROLES
from inspection_ready.records.sample_checks import SAMPLE_CHECKS
from inspection_ready.records.sections import SECTIONS
from inspection_ready.records.sendings import SENDINGS, SENT_LETTERS
from inspection_ready.records.session_lines import SESSION_LINES
from inspection_ready.records.signatures import SIGN_SHEET_LINES, SIGN_SHEETS, SIGNATURE_FILES, SIGNATURES
from inspection_ready.records.tasks import TASKS
from inspection_ready.records.timetable import ATTENDANCES, SESSIONS, TIMETABLE_DAYS, TIMETABLES

RECORDS: tuple[Record, ...] = (
    PEOPLE,
    FUNCTIONS,
    ABSENCES,
    BASES,
    PLACES,
    SECTIONS,
    KEY_FACTS,
    PICTURES,
    LETTERS,
    LISTS,
    RESPONSIBILITIES,
    ROLES,
    TASKS,
    DIARIES,
    ROOMS,
    FACILITY_KINDS,
    BASE_FACTS,
    STAGE_DATES,
    CLOSURE_DAYS,
    TIMETABLES,
    TIMETABLE_DAYS,
    SESSIONS,
    ATTENDANCES,
    AVAILABILITY,
    BASE_WAYS,
    LEARNING,
    MOCK_FINDINGS,
    LIST_MEMBERS,
    LETTER_USES,
    WORD_LETTERS,
    SENDINGS,
    SENT_LETTERS,
    EVIDENCE,
    EVIDENCE_VERSIONS,
    EVIDENCE_FILES,
    EVIDENCE_USES,
    REQUESTS,
    REQUEST_STEPS,
    REQUEST_EVIDENCE,
    CLAIMS,
    CLAIM_EVIDENCE,
    SAMPLE_CHECKS,
    POINTS,
    POINT_EVIDENCE,
    ACCURACY_CHECKS,
    CHASE_BATCHES,
    CHASE_DRAFTS,
    CHASES,
    REPLIES,
    REPLY_FILES,
    SIGNATURES,
    SIGNATURE_FILES,
    SIGN_SHEETS,
    SIGN_SHEET_LINES,
)
"""In the order they are offered; other lists of registers follow from it."""

IMPORTED: tuple[str, ...] = tuple(record.register for record in (*RECORDS, *SESSION_LINES) if record.imported)
EXPORTED: tuple[str, ...] = tuple(record.register for record in (*RECORDS, *SESSION_LINES) if record.exported)

_BY_TYPE = {record.row_type: record for record in RECORDS}
_BY_REGISTER = {record.register: record for record in (*RECORDS, *SESSION_LINES)}
_IN_SPREADSHEETS = {
    record.register: record
    for record in (
        BASES_IN_SPREADSHEETS,
        LETTERS_IN_SPREADSHEETS,
        LISTS_IN_SPREADSHEETS,
        CLAIMS_IN_SPREADSHEETS,
        POINTS_IN_SPREADSHEETS,
    )
}


def record_of(row_type: type[Row]) -> Record:
    return _BY_TYPE[row_type]


def record_named(register: str) -> Record:
    """By its name on the command line. Raises KeyError."""
    return _BY_REGISTER[register]


def spreadsheet_of(register: str) -> Record:
    """Its columns in a spreadsheet: for a register whose rows there say more, or other things, than its records."""
    return _IN_SPREADSHEETS.get(register) or _BY_REGISTER[register]
