"""What no session of the timetable is about, and who ought to be seen at it and is not."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from inspection_ready.domain.clash_order import NOBODY_SEEN
from inspection_ready.domain.readiness import Finding, Severity
from inspection_ready.domain.times_seen import expected_people, seen_people
from inspection_ready.domain.timetable import SessionState

if TYPE_CHECKING:
    from collections.abc import Iterator

    from inspection_ready.domain.readiness import Standing
    from inspection_ready.domain.timetable import Session
    from inspection_ready.domain.whole_timetable import WholeTimetable


def statements_without_sessions(standing: Standing) -> Iterator[Finding]:
    """One for each theme. Where no session says what it is about nothing is known, and that is said once."""
    whole, coverage = _to_come(standing), standing.coverage
    if whole is None or not coverage.statements:
        return
    if not coverage.is_said:
        yield _of_timetable(whole, "sessions_about_nothing", Severity.LOW)
        return
    for theme in coverage.themes:
        without = tuple((each.code, each.title) for each in theme.statements if not each.sessions)
        if without:
            finding = _of_timetable(whole, "statements_without_sessions", Severity.MEDIUM, statements=without)
            yield replace(finding, name=theme.name)


def people_not_seen(standing: Standing) -> Iterator[Finding]:
    """All in one: who holds a role that a timetable or template asks for, or is on a list of interviewees."""
    whole = _to_come(standing)
    if whole is None:
        return
    expected = expected_people(
        standing.people, standing.roles, standing.wanted, standing.lists, standing.members, on=standing.today
    )
    missed = tuple(
        each.person.name for each in seen_people(whole, standing.people, expected) if each.is_missed
    )
    if missed:
        yield _of_timetable(whole, "people_not_seen", Severity.LOW, names=missed)


def _to_come(standing: Standing) -> WholeTimetable | None:
    """The timetable where it has somebody to talk to, and is not over: nobody can be seen any more then."""
    whole = standing.timetable
    if whole is None or not any(map(_is_talk, whole.sessions)):
        return None
    is_over = bool(whole.days) and all(
        each.on is not None and each.on < standing.today for each in whole.days
    )
    return None if is_over else whole


def _is_talk(session: Session) -> bool:
    return session.format not in NOBODY_SEEN and session.state is not SessionState.CANCELLED


def _of_timetable(whole: WholeTimetable, code: str, severity: Severity, **data: Any) -> Finding:
    return Finding(
        code=code,
        severity=severity,
        register="timetable",
        record_id=whole.timetable.id,
        name=whole.timetable.name,
        data=data,
    )
