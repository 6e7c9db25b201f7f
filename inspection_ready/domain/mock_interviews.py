"""Mock interviews: what is a programme of them, what to ask in each, and how ready each person is."""

from __future__ import annotations

from collections import Counter, defaultdict
from enum import StrEnum
from typing import TYPE_CHECKING

from inspection_ready.domain.claims import Claim, Says
from inspection_ready.domain.frozen import dataclass
from inspection_ready.domain.rows import Row
from inspection_ready.domain.timetable import (
    Attendance,
    Part,
    Session,
    SessionFormat,
    SessionState,
    codes_said,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from inspection_ready.domain.regimes import Statement, Theme

OF_A_VISIT = frozenset(
    {SessionFormat.INTERVIEW, SessionFormat.VISIT, SessionFormat.CALL, SessionFormat.CASE_TRACKING}
)


def is_mock_programme(sessions: Iterable[Session]) -> bool:
    """It has mock interviews, and nothing the regulator itself would do: it is no timetable of the visit."""
    formats = {each.format for each in sessions}
    return SessionFormat.MOCK_INTERVIEW in formats and not formats & OF_A_VISIT


class Ready(StrEnum):
    NOT_YET = "not_yet"
    NEARLY = "nearly"
    READY = "ready"


@dataclass(frozen=True, slots=True, kw_only=True)
class MockFinding(Row):
    """What one mock interview showed of one person. That there is one says that it was held."""

    session_id: int
    person_id: int
    ready: Ready = Ready.NOT_YET
    went_well: str = ""
    to_mend: str = ""
    follow_up: str = ""
    """Who does what until when."""


@dataclass(frozen=True, slots=True)
class ThemeReadiness:
    """``ready`` is what the last mock interview about the theme showed; None where there was none."""

    code: str
    name: str
    held: int = 0
    ready: Ready | None = None
    planned: int = 0
    """Mock interviews about it that are to come."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonReadiness:
    person_id: int
    held: int
    planned: int
    """Mock interviews the person has a part in, of which nothing is written down yet."""
    ready: Ready | None = None
    """What the last of all showed."""
    themes: tuple[ThemeReadiness, ...] = ()
    """In the regime's order."""
    findings: tuple[tuple[Session, MockFinding], ...] = ()
    """In the order they were held."""


@dataclass(frozen=True, slots=True)
class StatementQuestions:
    """``improvements`` are the council's own claims of what it must improve."""

    statement: Statement
    improvements: tuple[Claim, ...] = ()


@dataclass(frozen=True, slots=True)
class QuestionSheet:
    session: Session
    people: tuple[int, ...]
    about: tuple[StatementQuestions, ...] = ()
    """Empty where the session does not say what it is about."""


def mock_sessions(sessions: Iterable[Session]) -> tuple[Session, ...]:
    """Those that go ahead."""
    return tuple(
        each
        for each in sessions
        if each.format is SessionFormat.MOCK_INTERVIEW and each.state is not SessionState.CANCELLED
    )


def question_sheets(
    sessions: Iterable[Session],
    attendances: Iterable[Attendance],
    statements: Sequence[Statement],
    claims: Iterable[Claim],
) -> tuple[QuestionSheet, ...]:
    """One for each mock interview, in the order they came; its statements in the regime's order."""
    at = _people_at(attendances)
    mend: defaultdict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        if claim.says is Says.IMPROVEMENT:
            mend[claim.statement.casefold()].append(claim)
    return tuple(
        QuestionSheet(
            session,
            tuple(at[session.id]),
            tuple(
                StatementQuestions(each, tuple(mend[each.id.casefold()]))
                for each in statements
                if each.id.casefold() in _codes(session)
            ),
        )
        for session in mock_sessions(sessions)
    )


def readiness_of(
    themes: Sequence[Theme],
    statements: Sequence[Statement],
    sessions: Sequence[Session],
    attendances: Iterable[Attendance],
    findings: Iterable[MockFinding],
) -> tuple[PersonReadiness, ...]:
    """Of everybody who is to be in a mock interview or was in one, in the order of their first; ``sessions`` in their order."""
    at = _people_at(attendances)
    found: dict[tuple[int, int], MockFinding] = {(each.session_id, each.person_id): each for each in findings}
    theme_of = {each.id.casefold(): each.theme for each in statements}
    parts: defaultdict[int, list[Session]] = defaultdict(list)
    for session in sessions:
        seen = [person for held, person in found if held == session.id]
        is_to_come = bool(mock_sessions((session,)))
        for person in dict.fromkeys((*(at[session.id] if is_to_come else ()), *seen)):
            parts[person].append(session)
    return tuple(_person(person, own, found, themes, theme_of) for person, own in parts.items())


def _person(
    person: int,
    sessions: Sequence[Session],
    found: Mapping[tuple[int, int], MockFinding],
    themes: Sequence[Theme],
    theme_of: Mapping[str, str],
) -> PersonReadiness:
    held = tuple((each, found[each.id, person]) for each in sessions if (each.id, person) in found)
    by_theme: defaultdict[str, list[Ready]] = defaultdict(list)
    to_come: Counter[str] = Counter()
    for session in sessions:
        finding = found.get((session.id, person))
        for theme in dict.fromkeys(theme_of[code] for code in _codes(session) if code in theme_of):
            if finding is None:
                to_come[theme] += 1
            else:
                by_theme[theme].append(finding.ready)
    return PersonReadiness(
        person_id=person,
        held=len(held),
        planned=len(sessions) - len(held),
        ready=held[-1][1].ready if held else None,
        themes=tuple(
            ThemeReadiness(
                each.id,
                each.name,
                len(by_theme[each.id]),
                next(reversed(by_theme[each.id]), None),
                to_come[each.id],
            )
            for each in themes
            if each.id in theme_of.values()
        ),
        findings=held,
    )


def _codes(session: Session) -> tuple[str, ...]:
    return tuple(code.casefold() for code in codes_said(session.statements))


def _people_at(attendances: Iterable[Attendance]) -> defaultdict[int, list[int]]:
    at: defaultdict[int, list[int]] = defaultdict(list)
    for each in attendances:
        if each.part is Part.TAKES_PART:
            at[each.session_id].append(each.person_id)
    return at
