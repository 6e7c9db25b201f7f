"""The sample council's timetables, of the visit and of its mock interviews: sessions, where they are, who is at them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from inspection_ready.domain.mock_interviews import MockFinding, Ready
from inspection_ready.domain.responsibilities import Subject
from inspection_ready.domain.session_codes import with_codes
from inspection_ready.domain.timetable import (
    MOST_DAYS,
    MOST_TRACKS,
    Attendance,
    Part,
    Session,
    SessionState,
    Timetable,
    TimetableDay,
)
from inspection_ready.exchange.regime_timetables import read_session
from inspection_ready.exchange.sample_keys import each

if TYPE_CHECKING:
    from inspection_ready.exchange.fields import Fields
    from inspection_ready.exchange.sample_keys import SampleKeys

_PARTS = {
    "who": Part.TAKES_PART,
    "second": Part.SECOND,
    "note_taker": Part.NOTE_TAKER,
    "escort": Part.ESCORT,
}


@dataclass(frozen=True, slots=True)
class SampleTimetable:
    """``findings`` are of its mock interviews."""

    timetable: Timetable
    days: tuple[TimetableDay, ...]
    sessions: tuple[Session, ...]
    attendances: tuple[Attendance, ...]
    findings: tuple[MockFinding, ...]


def read_timetable(top: Fields, keys: SampleKeys, key: str = "timetable") -> SampleTimetable:
    fields = top.table(key)
    timetable = Timetable(
        name=fields.text("name"),
        days=fields.whole("days", least=1, most=MOST_DAYS),
        tracks=fields.whole("tracks", least=1, most=MOST_TRACKS),
        origin=fields.text("made_from", default=""),
        team="\n".join(fields.texts("team")),
        notes=fields.text("notes", default=""),
    )
    sessions: list[Session] = []
    attendances: list[Attendance] = []
    findings: list[MockFinding] = []
    days = tuple(
        TimetableDay(
            timetable_id=timetable.id,
            day=one.whole("day", least=1, most=timetable.days),
            on=keys.working_day(one, "on"),
        )
        for one in each(fields, "dates", wanted=False)
    )
    for one in each(fields, "sessions"):
        session = _session(one, timetable, keys)
        sessions.append(session)
        attendances += _people(one, session, keys)
        findings += _findings(one, session, keys)
    fields.close()
    return SampleTimetable(timetable, days, tuple(with_codes(sessions)), tuple(attendances), tuple(findings))


def _findings(fields: Fields, session: Session, keys: SampleKeys) -> Iterator[MockFinding]:
    for one in each(fields, "found", wanted=False):
        person_id = keys.person(one, "who")
        found = MockFinding(
            session_id=session.id,
            person_id=person_id or 0,
            ready=one.choice("ready", Ready, Ready.NOT_YET),
            went_well=one.text("went_well", default=""),
            to_mend=one.text("to_mend", default=""),
            follow_up=one.text("follow_up", default=""),
        )
        if person_id is not None:
            yield found


def _session(fields: Fields, timetable: Timetable, keys: SampleKeys) -> Session:
    asked = read_session(
        fields,
        days=timetable.days,
        tracks=timetable.tracks,
        roles=keys.known.roles,
        statements=keys.known.asked.get(Subject.STATEMENT, ()),
    )
    return Session(
        timetable_id=timetable.id,
        day=asked.day,
        starts=asked.starts,
        minutes=asked.minutes,
        track=asked.track,
        format=asked.format,
        title=asked.title,
        wanted=asked.wanted,
        turn=asked.turn,
        only_on_day=asked.only_on_day,
        earliest=asked.earliest,
        latest=asked.latest,
        half=asked.half,
        prep_lead_id=keys.person(fields, "prep_lead"),
        brief=fields.text("brief", default=""),
        base_id=keys.base(fields),
        room_id=_room(fields, keys),
        where=fields.text("where", default=""),
        inspectors=asked.inspectors,
        seats=asked.seats,
        statements="\n".join(asked.statements),
        state=fields.choice("state", SessionState, SessionState.CONFIRMED),
        notes_for_us=fields.text("for_us", default=""),
        notes_for_them=fields.text("for_them", default=""),
    )


def _room(fields: Fields, keys: SampleKeys) -> int | None:
    """One of the rooms at the base that is named."""
    if not fields.has("room"):
        return None
    rooms = keys.rooms.get(fields.text("base"), {})
    return rooms.get(fields.reference("room", "room", rooms))


def _people(fields: Fields, session: Session, keys: SampleKeys) -> Iterator[Attendance]:
    there: set[str] = set()
    for key, part in _PARTS.items():
        for named in fields.references(key, "person", keys.people):
            if named in there:
                fields.note(key, "duplicate", value=named)
            elif named in keys.people:
                yield Attendance(session_id=session.id, person_id=keys.people[named], part=part)
            there.add(named)
