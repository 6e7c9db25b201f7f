"""What is missing in the timetable, where its sessions clash, and who was not told of it or cannot come."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations
from typing import TYPE_CHECKING, Any

from inspection_ready.domain.clash_check import clashes
from inspection_ready.domain.clash_grid import Circumstances
from inspection_ready.domain.clashes import ClashCode
from inspection_ready.domain.frozen import dataclass
from inspection_ready.domain.people import Tier
from inspection_ready.domain.readiness import Finding, Severity, Standing
from inspection_ready.domain.roles import Signing
from inspection_ready.domain.timetable import Part, SessionState
from inspection_ready.domain.timetable_people import asks_for_people

if TYPE_CHECKING:
    from inspection_ready.domain.slips import Seen
    from inspection_ready.domain.timetable import Attendance, Session


@dataclass(frozen=True, slots=True, kw_only=True)
class Declined:
    session_id: int
    seen: Seen
    name: str
    comment: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldStanding:
    """``untold`` are people, by name; ``issue`` is the number of the last one, 0 where there is none."""

    issue: int = 0
    declined: tuple[Declined, ...] = ()
    untold: tuple[str, ...] = ()


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


def clashes_of_the_timetable(standing: Standing) -> Iterator[Finding]:
    """Diaries that are not cleared are a gap of their own, told for all who were asked."""
    if standing.timetable is None:
        return
    for clash in clashes(standing.timetable, _circumstances(standing)):
        if clash.code is not ClashCode.NOT_CLEARED:
            yield _of_session(clash.code, clash.severity, clash.sessions[0], clash=clash)


def _circumstances(standing: Standing) -> Circumstances:
    return Circumstances(
        today=standing.today,
        people=standing.person,
        rooms={each.id: each for each in standing.rooms},
        bases={each.id: each for each in standing.bases},
        absences=standing.absences,
        availability=standing.availability,
        ways=standing.base_ways,
    )


def declined_invitations(standing: Standing) -> Iterator[Finding]:
    held = {each.id: each for each in standing.timetable.sessions} if standing.timetable else {}
    for each in standing.told.declined if standing.told else ():
        is_there = each.session_id in held
        yield Finding(
            code="invitation_declined",
            severity=Severity.HIGH,
            register="session" if is_there else "timetable",
            record_id=each.session_id if is_there else None,
            name=each.seen.title,
            data={"code": each.seen.code, "declined": each},
        )


def people_not_told(standing: Standing) -> Iterator[Finding]:
    told = standing.told
    if told is not None and told.untold:
        yield Finding(
            code="people_not_told",
            severity=Severity.HIGH,
            register="timetable",
            record_id=None if standing.timetable is None else standing.timetable.timetable.id,
            name=f"Issue {told.issue}",
            data={"names": told.untold, "issue": told.issue},
        )


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
