from __future__ import annotations

from typing import Any

import pytest

from inspection_ready.domain.claims import Claim, Says
from inspection_ready.domain.mock_interviews import (
    MockFinding,
    PersonReadiness,
    Ready,
    is_mock_programme,
    question_sheets,
    readiness_of,
)
from inspection_ready.domain.regimes import Basis, Mark, Statement, Theme
from inspection_ready.domain.timetable import Attendance, Part, Session, SessionFormat, SessionState
from inspection_ready.phrases.mock_interviews import readiness_sentence, standing_sentence

BASIS = Basis(mark=Mark.FOUND)
THEMES = tuple(
    Theme(id=code, name=name, basis=BASIS)
    for code, name in (("T1", "Working with people"), ("T2", "Providing support"), ("T3", "Leadership"))
)
STATEMENTS = tuple(
    Statement(id=code, theme=theme, title=f"Title {code}", we="We", wording=BASIS, coverage_basis=BASIS)
    for code, theme in (("QS1", "T1"), ("QS2", "T1"), ("QS4", "T2"), ("QS8", "T3"))
)
ASHA, BEN = 11, 12


def mock(title: str, statements: str = "", **more: Any) -> Session:
    told = {"day": 1, "starts": 540, "minutes": 60, "format": SessionFormat.MOCK_INTERVIEW, **more}
    return Session(timetable_id=1, title=title, statements=statements, **told)


def at(session: Session, person: int, part: Part = Part.TAKES_PART) -> Attendance:
    return Attendance(session_id=session.id, person_id=person, part=part)


def found(session: Session, person: int, ready: Ready) -> MockFinding:
    return MockFinding(session_id=session.id, person_id=person, ready=ready)


def readiness(
    sessions: list[Session], attendances: list[Attendance], findings: list[MockFinding]
) -> list[PersonReadiness]:
    return list(readiness_of(THEMES, STATEMENTS, sessions, attendances, findings))


def test_who_is_ready_for_what_is_said_in_one_sentence() -> None:
    first, second = mock("First", "QS1\nQS8"), mock("Second", "qs8", day=2)
    (asha,) = readiness(
        [first, second],
        [at(first, ASHA), at(second, ASHA)],
        [found(second, ASHA, Ready.READY), found(first, ASHA, Ready.NOT_YET)],
    )

    assert [(each.code, each.held, each.ready) for each in asha.themes] == [
        ("T1", 1, Ready.NOT_YET), ("T2", 0, None), ("T3", 2, Ready.READY),
    ]  # fmt: skip
    assert readiness_sentence("Asha", asha) == (
        "Asha: 2 mock interviews, ready for Leadership, not ready yet for Working with people, "
        "not yet seen on Providing support."
    )


def test_a_mock_interview_without_a_finding_is_still_to_come() -> None:
    one, two, cancelled = mock("One"), mock("Two"), mock("Gone", state=SessionState.CANCELLED)
    (asha,) = readiness([one, two, cancelled], [at(each, ASHA) for each in (one, two, cancelled)], [])

    assert (asha.held, asha.planned, asha.ready) == (0, 2, None)
    assert readiness_sentence("Asha", asha) == "Asha: no mock interview yet, 2 to come."


def test_whoever_only_stands_in_takes_notes_or_escorts_is_not_mocked() -> None:
    one = mock("One")

    assert readiness([one], [at(one, ASHA, part) for part in Part if part is not Part.TAKES_PART], []) == []


def test_a_finding_counts_for_somebody_who_is_not_named_for_the_session() -> None:
    one = mock("One", "QS4")
    (asha, ben) = readiness([one], [at(one, ASHA)], [found(one, BEN, Ready.NEARLY)])

    assert (asha.held, ben.held, ben.ready) == (0, 1, Ready.NEARLY)
    assert standing_sentence([asha, ben]) == ("Of 2 people in mock interviews 1 was seen: 1 nearly ready.")


def test_a_finding_of_a_session_about_nothing_is_of_no_theme() -> None:
    one = mock("One")
    (asha,) = readiness([one], [], [found(one, ASHA, Ready.READY)])

    assert readiness_sentence("Asha", asha) == "Asha: 1 mock interview, ready, not yet seen on any theme."


@pytest.mark.parametrize(("ready", "words"), [(Ready.READY, "ready"), (Ready.NEARLY, "nearly ready")])
def test_where_the_regime_has_no_statements_readiness_is_of_no_theme(ready: Ready, words: str) -> None:
    one = mock("One")
    (asha,) = readiness_of(THEMES, (), [one], [], [found(one, ASHA, ready)])

    assert readiness_sentence("Asha", asha) == f"Asha: 1 mock interview, {words}."


def test_nobody_is_said_where_nobody_was_seen() -> None:
    one = mock("One")

    assert standing_sentence(readiness([one], [at(one, ASHA)], [])) == (
        "Of 1 person in mock interviews nobody was seen."
    )


def test_a_sheet_has_the_improvements_under_its_statements_and_no_strengths() -> None:
    told = [
        Claim(wording="Waits", statement="QS1", says=Says.IMPROVEMENT, reference="C1"),
        Claim(wording="Good", statement="QS1", says=Says.STRENGTH, reference="C2"),
        Claim(wording="Care homes", statement="QS4", says=Says.IMPROVEMENT, reference="C3"),
    ]
    one, plain = mock("One", "QS8\nQS1"), mock("Talk", "QS1", format=SessionFormat.INTERVIEW)

    (sheet,) = question_sheets([one, plain], [at(one, ASHA), at(one, BEN, Part.SECOND)], STATEMENTS, told)

    assert (sheet.session, sheet.people) == (one, (ASHA,))
    assert [(each.statement.id, [claim.reference for claim in each.improvements]) for each in sheet.about] == [
        ("QS1", ["C1"]), ("QS8", []),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("formats", "is_programme"),
    [
        ([SessionFormat.MOCK_INTERVIEW, SessionFormat.FOCUS_GROUP, SessionFormat.MEETING], True),
        ([SessionFormat.MOCK_INTERVIEW, SessionFormat.INTERVIEW], False),
        ([SessionFormat.FOCUS_GROUP], False),
        ([], False),
    ],
)
def test_a_programme_of_mock_interviews_is_known_by_its_sessions(
    formats: list[SessionFormat], is_programme: bool
) -> None:
    assert is_mock_programme(mock("Talk", format=each) for each in formats) is is_programme
