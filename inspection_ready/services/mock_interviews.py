"""Mock interviews: what was found in them, how ready each person is, and the sheets to ask from."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from inspection_ready.domain.claims import Claim
from inspection_ready.domain.errors import NotFound
from inspection_ready.domain.frozen import dataclass
from inspection_ready.domain.mock_interviews import (
    MockFinding,
    PersonReadiness,
    QuestionSheet,
    mock_sessions,
    question_sheets,
    readiness_of,
)
from inspection_ready.domain.people import Person
from inspection_ready.domain.searching import folded
from inspection_ready.domain.timetable import Attendance, Session, Timetable
from inspection_ready.domain.timetable_coverage import TimetableCoverage, coverage_of
from inspection_ready.domain.timetable_days import DatedDay
from inspection_ready.services.document_files import check_ending, write_document
from inspection_ready.services.facts import gather_facts
from inspection_ready.services.regimes import current_regime
from inspection_ready.services.registers import add_record, change_record
from inspection_ready.services.timetable import whole_timetable
from inspection_ready.services.verbs import verb

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping
    from pathlib import Path

    from inspection_ready.domain.regimes import FrameworkVersion
    from inspection_ready.storage.unit_of_work import Reader, UnitOfWork


@dataclass(frozen=True, slots=True, kw_only=True)
class MockProgramme:
    """Of all timetables that are no templates; ``sheets`` in the order of the days, the earlier timetable first."""

    sheets: tuple[QuestionSheet, ...]
    readiness: tuple[PersonReadiness, ...]
    names: Mapping[int, str]
    """Of everybody in the register, by id."""
    days: Mapping[int, DatedDay]
    """The day of each session, by the session's id."""
    coverage: TimetableCoverage
    """What the mock interviews are about, held or to come."""


def mock_programme(reader: Reader, *, today: dt.date) -> MockProgramme:
    sessions: list[Session] = []
    attendances: list[Attendance] = []
    days: dict[int, DatedDay] = {}
    for timetable in sorted(reader.register(Timetable).find(is_template=False), key=lambda each: each.id):
        whole = whole_timetable(reader, timetable, today=today)
        if mock_sessions(whole.sessions):
            sessions += whole.sessions
            attendances += whole.attendances
            days |= {each.id: whole.day(each.day) for each in whole.sessions}
    framework = _framework(reader)
    themes, statements = (framework.themes, framework.statements) if framework else ((), ())
    findings = reader.register(MockFinding).all()
    return MockProgramme(
        sheets=question_sheets(sessions, attendances, statements, reader.register(Claim).all()),
        readiness=readiness_of(themes, statements, sessions, attendances, findings),
        names={each.id: each.name for each in reader.register(Person).all()},
        days=days,
        coverage=coverage_of(themes, statements, mock_sessions(sessions)),
    )


@verb("mock.find")
def note_finding(uow: UnitOfWork, finding: MockFinding) -> MockFinding:
    """What the mock interview showed of the person, instead of what was said before. Raises Refused, NotFound."""
    held = uow.register(MockFinding).find(session_id=finding.session_id, person_id=finding.person_id)
    if held:
        return change_record(uow, held[0], replace(finding, id=held[0].id))
    return add_record(uow, finding)


def mock_called(programme: MockProgramme, named: str) -> Session:
    """By its code or its title. Raises NotFound where none or several are so called."""
    sessions = [each.session for each in programme.sheets]
    found = [each for each in sessions if folded(named.strip()) in {folded(each.code), folded(each.title)}]
    if len(found) == 1:
        return found[0]
    known = ", ".join(f"{each.code} {each.title}".strip() for each in sessions) or "none"
    raise NotFound("no_such_mock_interview", named=named, known=known)


def write_question_sheets(reader: Reader, path: Path, *, at: dt.datetime, today: dt.date) -> MockProgramme:
    """A sheet for each mock interview, as a Word file or a PDF, as the name ends. Raises Refused."""
    check_ending(path)
    from inspection_ready.documents.compose.mock_interviews import compose_question_sheets  # slow import

    programme = mock_programme(reader, today=today)
    facts = gather_facts(reader, number=0, at=at)
    document = compose_question_sheets(facts, programme.sheets, programme.names, programme.days)
    write_document(path, document, facts.brand)
    return programme


def write_mock_readiness(reader: Reader, path: Path, *, at: dt.datetime, today: dt.date) -> MockProgramme:
    """How ready each person is, as a Word file or a PDF, as the name ends. Raises Refused."""
    check_ending(path)
    from inspection_ready.documents.compose.mock_interviews import compose_mock_readiness  # slow import

    programme = mock_programme(reader, today=today)
    facts = gather_facts(reader, number=0, at=at)
    document = compose_mock_readiness(facts, programme.readiness, programme.names, programme.coverage)
    write_document(path, document, facts.brand)
    return programme


def _framework(reader: Reader) -> FrameworkVersion | None:
    try:
        return current_regime(reader).framework
    except NotFound:
        return None
