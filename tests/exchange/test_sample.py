"""The sample's own files, spoilt one line at a time: each mistake is named by its file, line and field."""

from __future__ import annotations

import datetime as dt
import shutil
from pathlib import Path

import pytest

from inspection_ready.domain.errors import CannotRead
from inspection_ready.domain.responsibilities import Subject
from inspection_ready.exchange.regimes import read_regime, read_regime_text
from inspection_ready.exchange.sample import Sample, read_sample
from inspection_ready.exchange.sample_keys import Known
from inspection_ready.phrases.errors import error_sentence
from inspection_ready.resources import resource_path

TODAY = dt.date(2026, 11, 20)
FRAMEWORK = read_regime(
    read_regime_text(resource_path("frameworks", "cqc-local-authority-2025.yaml"))
).framework
KNOWN = Known(
    kinds={kind.name: number for number, kind in enumerate(FRAMEWORK.facilities)},
    roles=tuple(role.name for role in FRAMEWORK.roles),
    letters=tuple(letter.title for letter in FRAMEWORK.letters),
    asked={
        Subject.THEME: tuple(theme.id for theme in FRAMEWORK.themes),
        Subject.STATEMENT: tuple(one.id for one in FRAMEWORK.statements),
        Subject.ITEM: tuple(one.number or one.id for one in FRAMEWORK.requests),
    },
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(resource_path("sample"), tmp_path / "sample"))


def read(folder: Path) -> Sample:
    return read_sample(folder, today=TODAY, known=KNOWN)


def spoil(folder: Path, file: str, right: str, wrong: str) -> int:
    """Which line it is on."""
    path = folder / file
    text = path.read_text("utf-8")
    assert right in text
    path.write_text(text.replace(right, wrong, 1), "utf-8")
    return text[: text.index(right)].count("\n") + 1


@pytest.mark.parametrize(
    ("file", "right", "wrong", "said"),
    [
        ("timetable.yaml", 'at: "10am"', 'at: "25pm"', "Principal Social Worker > at: a time like 9:30am"),
        ("timetable.yaml", "minutes: 30, track", "minutes: 0, track", "To Kelder Bridge > minutes: a whole number"),
        ("timetable.yaml", "{day: 3,", "{day: 4,", "> day: a whole number from 1 to 3"),
        ("timetable.yaml", "who: [malik, asante]", "who: [malik, assante]", "Front door > who: there is no person assante; did you mean “asante”"),
        ("timetable.yaml", "second: [lindqvist]", "second: [malik]", "Front door > second: “malik” is used already"),
        ("timetable.yaml", "room: Interview Room B", "room: Interview Room C", "> room: there is no room Interview Room C; did you mean “Interview Room"),
        ("timetable.yaml", "base: hospital", "base: infirmary", "Visit to the discharge hub > base: there is no base infirmary"),
        ("timetable.yaml", "wanted: Front door", "wanted: Back door", "Front door > wanted: there is no role Back door"),
        ("timetable.yaml", "state: pencilled", "state: inked", "> state: “inked” is not one of the choices"),
        ("timetable.yaml", "made_from:", "made_form:", "timetable > made_form: there is no such field; did you mean “made_from”?"),
        ("people.yaml", "contact: ridley", "contact: nobody", "Facilities management > contact: there is no person nobody"),
        ("people.yaml", "from: in 17 days", "from: soon", "> from: a day told from today is expected"),
        ("people.yaml", "phone: 01632 960001", "fax: 1", "Margaret Osei > phone: this must be here"),
        ("bases.yaml", "kind: Wi-Fi", "kind: WiFi", "> kind: there is no facility WiFi; did you mean “Wi-Fi”"),
        ("bases.yaml", '"54.7000, 2.1000"', "here", "Northmoor Civic Centre > position: a latitude and a longitude"),
        ("places.yaml", "kind: hotel", "kind: inn", "> kind: “inn” is not one of the choices"),
        ("responsible.yaml", "role: Monitoring officer", "role: Monitor", "> role: there is no role Monitor"),
        ("responsible.yaml", "code: QS4", "code: QS44", "> code: there is no statement QS44"),
        ("welcome-pack.yaml", "source: key_facts", "source: facts", "Key facts > source: “facts” is not one of"),
        ("letters.yaml", "title: Thank you", "title: Thanks", "> title: there is no letter Thanks"),
        ("letters.yaml", "lists: [checkers]", "lists: [choosers]", "> lists: there is no list choosers"),
        ("letters.yaml", "format: 1", "format: 2", "format: this must be 1"),
        ("letters.yaml", "lists:", "lists: [", "the file cannot be understood"),
    ],
)  # fmt: skip
def test_a_mistake_is_named_by_its_file_line_and_field(
    folder: Path, file: str, right: str, wrong: str, said: str
) -> None:
    line = spoil(folder, file, right, wrong)

    with pytest.raises(CannotRead) as caught:
        read(folder)

    sentence = error_sentence(caught.value)
    assert file in sentence
    assert said in sentence
    assert f"line {line}" in sentence or "cannot be understood" in said


def test_every_mistake_of_a_file_is_told_at_once(folder: Path) -> None:
    spoil(folder, "timetable.yaml", "who: [calloway]", "who: [callaway]")
    spoil(folder, "timetable.yaml", "state: pencilled", "state: inked")

    with pytest.raises(CannotRead) as caught:
        read(folder)

    mistakes = caught.value.data["mistakes"]
    assert isinstance(mistakes, tuple)
    assert [mistake.code for mistake in mistakes] == ["no_such", "not_a_choice"]


def test_facts_take_who_checked_them_from_their_base_or_say_so_themselves(folder: Path) -> None:
    sample = read(folder)
    names = {base.id: base.name for base in sample.bases.bases}
    kinds = {number: name for name, number in KNOWN.kinds.items()}
    checked = {
        kinds[fact.kind_id]: (fact.checked_by, fact.checked_on)
        for fact in sample.bases.facts
        if names[fact.base_id] == "Kelder Bridge Hub"
    }

    assert checked["Parking"] == ("Tom Ridley", TODAY - dt.timedelta(days=70))
    assert checked["Wi-Fi"] == ("Gareth Morgan-Lee", TODAY - dt.timedelta(days=30))
    assert checked["Hearing loop"] == ("", None)


def test_sessions_are_coded_by_the_clock(folder: Path) -> None:
    codes = {session.title: session.code for session in read(folder).timetable.sessions}

    assert codes["Welcome, and the council’s presentation"] == "D1-01"
    assert codes["Close of the visit"] == "D3-14"
