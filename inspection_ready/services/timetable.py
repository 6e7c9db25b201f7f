"""The timetable of the visit, and the templates it can be made from."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from inspection_ready.domain.errors import NotFound
from inspection_ready.domain.frozen import dataclass
from inspection_ready.domain.mock_interviews import is_mock_programme
from inspection_ready.domain.people import Person
from inspection_ready.domain.roles import Role
from inspection_ready.domain.searching import folded
from inspection_ready.domain.session_codes import in_order
from inspection_ready.domain.timetable import MOST_DAYS, Attendance, Session, Timetable, TimetableDay
from inspection_ready.domain.timetable_days import OnSite, chosen_dates, dated_days
from inspection_ready.domain.timetable_people import Directory, asks_for_people, missing_people
from inspection_ready.domain.whole_timetable import WholeTimetable
from inspection_ready.records.people import TIERS
from inspection_ready.services.inspection import inspection_of, working_calendar

if TYPE_CHECKING:
    # slow import: SQLAlchemy, and the first rows are on view before it
    from inspection_ready.storage.reading import Registers

Parts = tuple[tuple[TimetableDay, ...], tuple[Session, ...], tuple[Attendance, ...]]


@dataclass(frozen=True, slots=True)
class Placed:
    """Who would be found for a session, in its own order; nobody where it is a gap."""

    session: Session
    attendances: tuple[Attendance, ...]

    @property
    def is_gap(self) -> bool:
        return asks_for_people(self.session) and not self.attendances


def timetables(reader: Registers) -> tuple[Timetable, ...]:
    """Every timetable, the newest first; then the templates, the shortest first."""
    held = reader.register(Timetable).all()
    made = sorted((each for each in held if not each.is_template), key=lambda each: -each.id)
    templates = sorted(
        (each for each in held if each.is_template), key=lambda each: (each.days, each.name.casefold())
    )
    return (*made, *templates)


def current_timetable(reader: Registers) -> Timetable | None:
    """The timetable of the visit: the newest that is no template and no programme of mock interviews; None without one."""
    sessions = reader.register(Session)
    made = reader.register(Timetable).find(is_template=False)
    newest_first = sorted(made, key=lambda timetable: -timetable.id)
    return next(
        (each for each in newest_first if not is_mock_programme(sessions.find(timetable_id=each.id))), None
    )


def timetable_parts(reader: Registers, timetable: Timetable | None) -> Parts:
    """Its days, its sessions in the order of the clock, and who is at them."""
    if timetable is None:
        return (), (), ()
    days = reader.register(TimetableDay).find(timetable_id=timetable.id)
    sessions = in_order(reader.register(Session).find(timetable_id=timetable.id))
    own = {session.id for session in sessions}
    attendances = tuple(each for each in reader.register(Attendance).all() if each.session_id in own)
    return tuple(sorted(days, key=lambda day: day.day)), tuple(sessions), attendances


def whole_timetable(reader: Registers, timetable: Timetable, *, today: date) -> WholeTimetable:
    """The days of a programme of mock interviews are those that were chosen: it is never on the days of the visit by itself."""
    days, sessions, attendances = timetable_parts(reader, timetable)
    visit = on_site(reader, today=today, timetable=timetable)
    if is_mock_programme(sessions):
        visit = replace(visit, first=None, last=None)
    return WholeTimetable(
        timetable=timetable,
        days=dated_days(timetable.days, visit, chosen_dates(days)),
        day_rows=days,
        sessions=sessions,
        attendances=attendances,
    )


def on_site(reader: Registers, *, today: date, timetable: Timetable | None = None) -> OnSite:
    """A template has no dates, whatever is known of the visit."""
    inspection = inspection_of(reader)
    first = inspection.on_site_from if inspection and not (timetable and timetable.is_template) else None
    calendar = working_calendar(reader, around=first or today)
    last = inspection.on_site_to if inspection and first else None
    holidays = {each.day: each.name for each in calendar.bank_holidays}
    return OnSite(first=first, last=last, off=calendar.off, holidays=holidays)


def visit_days(reader: Registers, *, today: date) -> int | None:
    """How many working days the visit has; None while its dates, or its last one, are to come."""
    visit = on_site(reader, today=today)
    if visit.first is None or visit.last is None:
        return None
    return sum(not each.is_after for each in dated_days(MOST_DAYS, visit, {}))


def timetable_named(reader: Registers, name: str, *, is_template: bool | None = None) -> Timetable:
    """By its name, capitals and accents apart; a timetable before a template of the same name. Raises NotFound."""
    held = tuple(
        each for each in timetables(reader) if is_template is None or each.is_template is is_template
    )
    for each in held:
        if folded(each.name) == folded(name.strip()):
            return each
    raise NotFound("no_such_timetable", named=name, known=tuple(each.name for each in held))


def timetable_asked(reader: Registers, name: str | None) -> Timetable:
    """By its name; without one, the timetable of the visit, or whichever there is. Raises NotFound."""
    if name is not None:
        return timetable_named(reader, name)
    held = timetables(reader)
    found = current_timetable(reader) or next((each for each in held if not each.is_template), None)
    if found is None:
        raise NotFound("no_timetable_yet", templates=tuple(each.name for each in held))
    return found


def people_found(reader: Registers, template: Timetable, *, on: date) -> tuple[Placed, ...]:
    """Whom a timetable made from it would have, session by session."""
    directory = directory_of(reader, on)
    _, sessions, _ = timetable_parts(reader, template)
    return tuple(
        Placed(each, tuple(missing_people(each, (), directory))) for each in sessions if asks_for_people(each)
    )


def directory_of(reader: Registers, on: date) -> Directory:
    return Directory(
        roles=reader.register(Role).all("position", "name"),
        people=reader.register(Person).all("name"),
        on=on,
        tiers={tier.value: words for tier, words in TIERS.items()},
    )
