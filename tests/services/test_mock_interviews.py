"""Mock interviews kept in the register: findings, readiness, and the papers."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from pathlib import Path

import pytest

from inspection_ready.domain.claims import Claim, Says
from inspection_ready.domain.errors import NotFound, Refused
from inspection_ready.domain.mock_interviews import MockFinding, Ready
from inspection_ready.domain.people import Person
from inspection_ready.domain.timetable import Attendance, Session, SessionFormat, Timetable
from inspection_ready.phrases.errors import error_sentence
from inspection_ready.phrases.mock_interviews import readiness_sentence
from inspection_ready.services.app import App
from inspection_ready.services.mock_interviews import (
    mock_called,
    mock_programme,
    note_finding,
    write_mock_readiness,
    write_question_sheets,
)
from inspection_ready.services.regimes import use_shipped_regime
from inspection_ready.services.registers import add_record, remove_record
from inspection_ready.services.undo import undo
from inspection_ready.services.verify import verify
from tests.story import add

TODAY = dt.date(2026, 11, 30)
ASHA = Person(name="Asha Malik")
MOCKS = Timetable(name="Mocks")
DIRECTOR = Session(
    timetable_id=MOCKS.id, day=1, starts=540, minutes=60, code="D1-01", title="Director",
    format=SessionFormat.MOCK_INTERVIEW, statements="QS1\nQS8",
)  # fmt: skip
TALK = Session(timetable_id=MOCKS.id, day=1, starts=660, minutes=60, code="D1-02", title="Talk")
FOUND = MockFinding(session_id=DIRECTOR.id, person_id=ASHA.id, ready=Ready.READY, went_well="Clear")


def fill(app: App) -> App:
    app.do(use_shipped_regime)
    app.do(
        add, ASHA, MOCKS, DIRECTOR, TALK, Attendance(session_id=DIRECTOR.id, person_id=ASHA.id),
        Claim(wording="People wait too long", statement="QS1", says=Says.IMPROVEMENT, reference="C1"),
    )  # fmt: skip
    return app


@pytest.fixture
def council(app: App) -> App:
    return fill(app)


def said(app: App) -> list[str]:
    programme = app.read(mock_programme, today=TODAY)
    return [readiness_sentence(programme.names[each.person_id], each) for each in programme.readiness]


def test_a_finding_is_kept_once_for_a_person_and_a_session_and_undone(any_app: App) -> None:
    council = fill(any_app)
    council.do(note_finding, replace(FOUND, ready=Ready.NOT_YET))

    done = council.do(note_finding, replace(FOUND, id=FOUND.id + 1))

    assert said(council) == [
        (
            "Asha Malik: 1 mock interview, ready for Working with people and Leadership, "
            "not yet seen on Providing support and How the local authority ensures safety within the system."
        )
    ]
    assert len(council.read(lambda reader: reader.register(MockFinding).all())) == 1
    assert done.entry is not None
    council.do(undo, done.entry)
    assert said(council)[0].startswith("Asha Malik: 1 mock interview, not ready yet for")
    assert verify(council).problems == ()


def test_only_a_mock_interview_has_findings(council: App) -> None:
    for verb in (note_finding, add_record):
        with pytest.raises(Refused) as caught:
            council.do(verb, replace(FOUND, session_id=TALK.id))

        assert error_sentence(caught.value) == (
            "“Talk” is no mock interview. Nothing was changed. Choose a session of that kind."
        )


def test_findings_go_with_their_session_and_come_back(council: App) -> None:
    council.do(note_finding, FOUND)

    done = council.do(remove_record, DIRECTOR)

    assert council.read(lambda reader: reader.register(MockFinding).all()) == ()
    assert done.entry is not None
    council.do(undo, done.entry)
    assert said(council)[0].startswith("Asha Malik: 1 mock interview, ready for")


def test_somebody_who_was_mocked_is_not_removed_unseen(council: App) -> None:
    council.do(note_finding, FOUND)

    with pytest.raises(Refused) as caught:
        council.do(remove_record, ASHA)

    assert caught.value.code == "still_used"
    assert "finding of a mock interview" in error_sentence(caught.value)


def test_a_sheet_asks_of_the_areas_for_improvement(council: App) -> None:
    (sheet,) = council.read(mock_programme, today=TODAY).sheets

    assert [(each.statement.id, [one.reference for one in each.improvements]) for each in sheet.about] == [
        ("QS1", ["C1"]), ("QS8", []),
    ]  # fmt: skip


def test_a_template_has_no_mock_interviews_to_hold(app: App) -> None:
    template = replace(MOCKS, is_template=True)
    app.do(use_shipped_regime)
    app.do(add, template, DIRECTOR)

    programme = app.read(mock_programme, today=TODAY)

    assert (programme.sheets, programme.readiness) == ((), ())


def test_a_workspace_without_a_regime_has_mock_interviews_all_the_same(app: App) -> None:
    app.do(add, ASHA, MOCKS, DIRECTOR, FOUND)

    assert said(app) == ["Asha Malik: 1 mock interview, ready."]


def test_a_mock_interview_is_named_by_code_or_title_or_those_there_are_told(council: App) -> None:
    programme = council.read(mock_programme, today=TODAY)

    assert mock_called(programme, "d1-01") == mock_called(programme, "director") == DIRECTOR
    with pytest.raises(NotFound) as caught:
        mock_called(programme, "Talk")
    assert error_sentence(caught.value) == (
        "No mock interview is called “Talk”. Nothing was changed. There are: D1-01 Director."
    )


@pytest.mark.parametrize("write", [write_question_sheets, write_mock_readiness])
def test_the_papers_are_written_as_word_and_pdf_and_as_nothing_else(
    council: App, tmp_path: Path, write: object
) -> None:
    assert callable(write)
    council.do(note_finding, FOUND)
    for ending, begins in (("docx", b"PK"), ("pdf", b"%PDF")):
        council.read(write, tmp_path / f"mock.{ending}", at=council.clock.now(), today=TODAY)
        assert (tmp_path / f"mock.{ending}").read_bytes().startswith(begins)
    with pytest.raises(Refused):
        council.read(write, tmp_path / "mock.odt", at=council.clock.now(), today=TODAY)
    assert not (tmp_path / "mock.odt").exists()
