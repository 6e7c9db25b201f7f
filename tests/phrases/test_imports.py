from __future__ import annotations

import re
from pathlib import Path

import pytest

import inspection_ready
from inspection_ready.domain.notes import Note
from inspection_ready.phrases.errors import SENTENCES
from inspection_ready.phrases.imports import NOTES, file_note_sentence, note_sentence

CODE = Path(inspection_ready.__file__).parent


def found_in(pattern: re.Pattern[str], *places: str) -> set[str]:
    files = [path for place in places for path in sorted(CODE.glob(place))]
    return {code for path in files for code in pattern.findall(path.read_text(encoding="utf-8"))}


def test_every_error_of_a_spreadsheet_has_its_sentence() -> None:
    raised = found_in(
        re.compile(r"(?:CannotRead|Refused)\(\s*\"([a-z_]+)\""), "exchange/*.py", "services/import*.py"
    )

    assert ("password_protected" in raised, raised - set(SENTENCES)) == (True, set())


def test_every_note_has_its_sentence() -> None:
    noted = found_in(re.compile(r"Note\.of\(\s*\"([a-z_]+)\""), "exchange/*.py", "services/*.py")

    assert ("known_by" in noted, noted - set(NOTES)) == (True, set())


def test_everything_a_cleaner_mends_or_refuses_has_its_sentence() -> None:
    quoted = re.compile(r"\"([a-z]+(?:_[a-z]+)+)\"")
    files = ("records/clean.py", "records/telephones.py", "records/dates_typed.py")
    values_of_choices = {"service_director", "head_of_service", "elected_member", "not_started"}
    values_of_choices |= {"to_do", "not_needed", "in_absence"}

    mended = found_in(quoted, *files) - values_of_choices

    assert ("phone_zero" in mended, mended - set(NOTES)) == (True, set())


@pytest.mark.parametrize(
    ("note", "sentence"),
    [
        (
            Note.of("phone_zero", field="Phone", count=12, first=4),
            "12 rows (the first is row 4) had lost the zero of the Phone number; it was put back.",
        ),
        (
            Note.of("postcode_moved", field="Postcode", count=1, first=7),
            "Row 7 had the postcode in the address; it was moved.",
        ),
        (
            Note.of("two_postcodes", field="Postcode", count=1, first=7),
            "Row 7: the address and the postcode column hold different postcodes; both were kept.",
        ),
        (
            Note.of("error_cells", count=1, first="B2"),
            "1 cell shows an error such as #REF! (the first is B2); what cannot be read was taken as empty.",
        ),
        (
            Note.of("known_by", fields=("name", "postcode"), count=1200),
            "1,200 rows were known again by name and postcode.",
        ),
        (Note.of("hidden_rows_read", count=2), "2 hidden rows were read as well."),
    ],
)
def test_what_happened_to_many_rows_is_said_once(note: Note, sentence: str) -> None:
    assert file_note_sentence(note) == sentence


def test_what_happened_to_one_row_shows_what_stood_there() -> None:
    note = Note.of("not_a_date", field="Left on", before="soon")

    assert note_sentence(note) == "Left on: “soon” is not a date. Write it like 4 June 2025 or 04/06/2025."
