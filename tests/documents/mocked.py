"""Mock interviews for Northmoor and its neighbours: whole, empty and awkward; what to ask, and who is ready."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from inspection_ready.documents.compose.mock_interviews import (
    compose_mock_readiness,
    compose_question_sheets,
)
from inspection_ready.domain.claims import Claim, Says
from inspection_ready.domain.mock_interviews import MockFinding, Ready, question_sheets, readiness_of
from inspection_ready.domain.timetable import Attendance, Session, SessionFormat
from inspection_ready.domain.timetable_coverage import coverage_of
from inspection_ready.domain.timetable_days import DatedDay
from inspection_ready.services.regimes import shipped_regime
from tests.documents.covered import AWKWARD, ON
from tests.documents.northmoor import awkward_council, empty_council, northmoor

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from inspection_ready.documents.model import Document
    from inspection_ready.domain.packs import PackFacts

PLAIN = tuple(f"Point {number}" for number in range(1, 6))


def mocked(facts: PackFacts, words: Sequence[str], *, is_sheet: bool) -> Document:
    """A session for each of the words, about one statement or two, or about none; some found, some to come."""
    framework = shipped_regime("cqc").regime.framework
    codes = [each.id for each in framework.statements]
    sessions = [
        Session(
            id=number,
            timetable_id=1,
            day=number % 3 + 1,
            starts=540,
            minutes=60,
            title=word,
            code=f"D1-{number:02}" if number % 4 else "",
            format=SessionFormat.MOCK_INTERVIEW,
            statements="" if number % 5 == 0 else "\n".join(codes[number % 9 :][:2]),
        )
        for number, word in enumerate(words, start=1)
    ]
    names = dict(enumerate(words[:6], start=100))
    people = list(names)
    attendances = [
        Attendance(session_id=each.id, person_id=people[each.id % len(people)])
        for each in sessions
        if each.id % 6
    ]
    claims = [
        Claim(
            id=number,
            wording=word,
            statement=codes[number % 7],
            says=Says.IMPROVEMENT,
            reference=f"C{number}",
        )
        for number, word in enumerate(words, start=1)
    ]
    findings = [
        MockFinding(
            session_id=each.session_id,
            person_id=each.person_id,
            ready=list(Ready)[each.session_id % 3],
            went_well=words[each.session_id - 1] if each.session_id % 2 else "",
            to_mend=words[-each.session_id],
            follow_up="" if each.session_id % 3 else "Practise again",
        )
        for each in attendances
        if each.session_id % 4 != 1
    ]
    days = {
        each.id: DatedDay(day=each.day, on=ON + timedelta(days=each.day)) for each in sessions if each.day > 1
    }
    told = replace(facts, number=0)
    if is_sheet:
        sheets = question_sheets(sessions, attendances, framework.statements, claims)
        return compose_question_sheets(told, sheets, names, days)
    found = readiness_of(framework.themes, framework.statements, sessions, attendances, findings)
    coverage = coverage_of(framework.themes, framework.statements, sessions)
    return compose_mock_readiness(told, found, names, coverage)


MOCKED: dict[str, Callable[[], Document]] = {
    "northmoor": lambda: mocked(northmoor(), PLAIN, is_sheet=True),
    "empty": lambda: mocked(empty_council(), (), is_sheet=True),
    "awkward": lambda: mocked(awkward_council(), AWKWARD * 3, is_sheet=True),
    "northmoor, who is ready": lambda: mocked(northmoor(), PLAIN * 3, is_sheet=False),
    "empty, who is ready": lambda: mocked(empty_council(), (), is_sheet=False),
    "awkward, who is ready": lambda: mocked(awkward_council(), AWKWARD * 3, is_sheet=False),
}
