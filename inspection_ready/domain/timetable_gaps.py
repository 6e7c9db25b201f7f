"""What is missing in the timetable, and where it asks somebody or something to be at two places at once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import combinations
from typing import TYPE_CHECKING, Any

from inspection_ready.domain.people import Tier
from inspection_ready.domain.readiness import Finding, Severity, Standing
from inspection_ready.domain.roles import Signing
from inspection_ready.domain.timetable import Part, SessionState
from inspection_ready.domain.timetable_people import asks_for_people

if TYPE_CHECKING:
    from inspection_ready.domain.timetable import Attendance, Session


def no_timetable(standing: Standing) -> Iterator[Finding]:
    """Before the notification there need be none."""
    if standing.is_notified and standing.timetable is None:
        yield Finding(
            code="no_timetable",
            severity=Severity.HIGH,
            register="timetable",
            record_id=None,
            name="Timetable",
        )


def sessions_without_people(standing: Standing) -> Iterator[Finding]:
    taken = {each.session_id for each in _attendances(standing) if each.part is Part.TAKES_PART}
    for session in _sessions(standing):
        if asks_for_people(session) and session.id not in taken:
            yield _of_session("session_without_people", Severity.MEDIUM, session, wanted=session.wanted)


def people_who_cannot_come(standing: Standing) -> Iterator[Finding]:
    """Who has left by then, and who is away on the day."""
    sessions = {each.id: each for each in _sessions(standing)}
    for each in _attendances(standing):
        session, person = sessions.get(each.session_id), standing.person.get(each.person_id)
        if session is None or person is None:
            continue
        on = _date(standing, session) or standing.today
        if person.has_left(on):
            data = {"person": person.name, "left_on": person.left_on}
            yield _of_session("attendee_has_left", Severity.HIGH, session, **data)
        elif _date(standing, session) and any(
            absence.person_id == person.id and absence.covers(on) for absence in standing.absences
        ):
            yield _of_session("attendee_away", Severity.HIGH, session, person=person.name, on=on)


def at_two_places(standing: Standing) -> Iterator[Finding]:
    """Facts of the clock only: nothing is moved, and the way between two bases is not counted."""
    at_once = list(_at_once(standing))
    at: defaultdict[int, dict[int, Part]] = defaultdict(dict)
    for each in _attendances(standing):
        at[each.session_id][each.person_id] = each.part
    for one, other in at_once:
        for person_id in at[one.id].keys() & at[other.id].keys():
            person = standing.person.get(person_id)
            if person is not None:
                parts = {at[one.id][person_id], at[other.id][person_id]}
                yield _together(parts, one, other, person.name)
        if one.room_id is not None and one.room_id == other.room_id:
            room = next((each.name for each in standing.rooms if each.id == one.room_id), "")
            yield _of_session("room_twice", Severity.HIGH, one, room=room, **_other(other))


def days_of_the_timetable(standing: Standing) -> Iterator[Finding]:
    whole = standing.timetable
    if whole is None:
        return
    used = {each.day for each in whole.sessions}
    after = tuple(each.day for each in whole.days if each.is_after and each.day in used)
    if after:
        yield _of_timetable(standing, "timetable_is_longer", Severity.MEDIUM, days=after)
    for each in whole.days:
        if each.on is not None and not each.is_working:
            yield _of_timetable(standing, "day_off", Severity.LOW, day=each.day, on=each.on)
    for one, other in combinations(whole.days, 2):
        if one.on is not None and one.on == other.on:
            days = (one.day, other.day)
            yield _of_timetable(standing, "days_on_one_date", Severity.HIGH, days=days, on=one.on)


def main_people_away(standing: Standing) -> Iterator[Finding]:
    """Those whose role signs; a Director away is told for every key date already."""
    days = [day for day in standing.days if day.is_on_site]
    for role in standing.roles:
        person = standing.person.get(role.person_id or 0)
        if role.signing is Signing.NO or person is None or person.tier is Tier.DIRECTOR:
            continue
        for absence in standing.absences:
            for day in days:
                is_away = absence.starts_on <= day.span.last and (
                    absence.ends_on is None or absence.ends_on >= day.span.first
                )
                if absence.person_id == person.id and is_away:
                    yield Finding(
                        code="main_person_away",
                        severity=Severity.HIGH,
                        register="absence",
                        record_id=absence.id,
                        name=person.name,
                        data={"role": role.name, "from": absence.starts_on, "to": absence.ends_on},
                    )


def _sessions(standing: Standing) -> Iterator[Session]:
    if standing.timetable is not None:
        for each in standing.timetable.sessions:
            if each.state is not SessionState.CANCELLED:
                yield each


def _attendances(standing: Standing) -> tuple[Attendance, ...]:
    return () if standing.timetable is None else standing.timetable.attendances


def _at_once(standing: Standing) -> Iterator[tuple[Session, Session]]:
    """Pairs that overlap, the earlier first."""
    by_day: defaultdict[Any, list[Session]] = defaultdict(list)
    for each in _sessions(standing):
        by_day[_date(standing, each) or each.day].append(each)
    for sessions in by_day.values():
        for one, other in combinations(sorted(sessions, key=lambda each: each.starts), 2):
            if other.starts < one.ends:
                yield one, other


def _together(parts: Iterable[Part], one: Session, other: Session, person: str) -> Finding:
    """A second only stands in: being asked for twice matters the day it happens."""
    is_second = Part.SECOND in parts
    code, severity = ("second_is_busy", Severity.LOW) if is_second else ("person_twice", Severity.HIGH)
    return _of_session(code, severity, one, person=person, **_other(other))


def _other(session: Session) -> dict[str, Any]:
    return {"other": session.title, "other_code": session.code}


def _date(standing: Standing, session: Session) -> Any:
    return None if standing.timetable is None else standing.timetable.day(session.day).on


def _of_session(code: str, severity: Severity, session: Session, **data: Any) -> Finding:
    return Finding(
        code=code,
        severity=severity,
        register="session",
        record_id=session.id,
        name=session.title,
        data={"code": session.code, "day": session.day, **data},
    )


def _of_timetable(standing: Standing, code: str, severity: Severity, **data: Any) -> Finding:
    assert standing.timetable is not None, "only asked where there is one"
    timetable = standing.timetable.timetable
    return Finding(
        code=code,
        severity=severity,
        register="timetable",
        record_id=timetable.id,
        name=timetable.name,
        data=data,
    )
