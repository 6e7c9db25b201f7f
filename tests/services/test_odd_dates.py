"""Visits over the nights in which the clocks change, over Christmas, a bank holiday and a year’s end: planned, issued, printed, read back."""

from __future__ import annotations

import datetime as dt
import email
import email.policy
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

import openpyxl
import pytest
import vobject
from icalendar import Calendar

from inspection_ready.domain.availability import Availability
from inspection_ready.domain.busy_times import Span
from inspection_ready.domain.inspections import Council
from inspection_ready.domain.papers import PaperKind, PaperOrder
from inspection_ready.domain.people import Person
from inspection_ready.domain.plan_choice import PlanChoice
from inspection_ready.domain.timetable import Part, Session, SessionState, Timetable
from inspection_ready.phrases.dates import weekday_and_day
from inspection_ready.services.availability_week import week_of
from inspection_ready.services.council import change_council, council_of
from inspection_ready.services.diary_reading import plan_diary, take_diary
from inspection_ready.services.exports import export_register
from inspection_ready.services.imports import plan_import
from inspection_ready.services.inspection import notify, set_on_site
from inspection_ready.services.issues import issue_timetable, issues
from inspection_ready.services.papers import make_paper, paper_pdf
from inspection_ready.services.planning import Question, place_sessions, proposed, situation
from inspection_ready.services.regimes import use_shipped_regime
from inspection_ready.services.registers import add_record
from inspection_ready.services.sessions import add_session, change_session
from inspection_ready.services.slip_drafts import SlipOrder, write_slips
from inspection_ready.services.timetable import whole_timetable
from inspection_ready.services.timetable_clashes import clashes_of
from inspection_ready.services.timetable_edits import plan_edits
from inspection_ready.services.timetable_making import change_timetable, set_dates, start_timetable
from inspection_ready.services.verify import verify
from tests.documents.reading import pdf_paragraphs

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from inspection_ready.domain.whole_timetable import WholeTimetable
    from inspection_ready.services.app import App

LONDON = ZoneInfo("Europe/London")
ADA = Person(name="Ada Brook", email="ada@northmoor.example")
QA = Person(name="Imran Siddiqui", email="qa@northmoor.example")
LATE = 23 * 60 + 45


@dataclass(frozen=True)
class Visit:
    first: dt.date
    last: dt.date
    days: tuple[dt.date, ...]
    """The working days of it, in England."""
    chosen: tuple[dt.date, ...] = ()
    """Days nobody works; where there are such, the coordinator gave every day its date."""

    @property
    def all(self) -> tuple[dt.date, ...]:
        return tuple(sorted((*self.days, *self.chosen)))


def day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


def days(*texts: str) -> tuple[dt.date, ...]:
    return tuple(map(day, texts))


VISITS = {
    "the clocks go forward, in the night before Easter Monday": Visit(
        day("2027-03-25"), day("2027-03-31"), days("2027-03-25", "2027-03-30", "2027-03-31"), days("2027-03-27", "2027-03-28")
    ),
    "the clocks go back": Visit(
        day("2027-10-28"), day("2027-11-02"), days("2027-10-28", "2027-10-29", "2027-11-01", "2027-11-02"), days("2027-10-30", "2027-10-31")
    ),
    "Christmas and the end of the year": Visit(
        day("2026-12-23"), day("2027-01-05"),
        days("2026-12-23", "2026-12-24", "2026-12-29", "2026-12-30", "2026-12-31", "2027-01-04", "2027-01-05"),
    ),
    "Christmas on a Saturday, with days instead": Visit(
        day("2027-12-23"), day("2028-01-05"),
        days("2027-12-23", "2027-12-24", "2027-12-29", "2027-12-30", "2027-12-31", "2028-01-04", "2028-01-05"),
    ),
    "a bank holiday in the middle": Visit(
        day("2027-04-29"), day("2027-05-05"), days("2027-04-29", "2027-04-30", "2027-05-04", "2027-05-05")
    ),
    "a leap day": Visit(day("2028-02-28"), day("2028-03-01"), days("2028-02-28", "2028-02-29", "2028-03-01")),
}  # fmt: skip


@pytest.fixture(params=list(VISITS))
def visit(request: pytest.FixtureRequest) -> Visit:
    return VISITS[request.param]


@pytest.fixture
def timetable(app: App, visit: Visit) -> Timetable:
    """A morning and a late evening session on each day."""
    app.do(use_shipped_regime, "cqc")
    app.do(change_council, app.read(council_of), Council(name="Northmoor Council"))
    for person in (ADA, QA):
        app.do(add_record, person)
    app.do(notify, received=dt.datetime(2026, 11, 19, 9, 30))  # noqa: DTZ001 - on the clock in England
    app.do(set_on_site, first=visit.first, last=visit.last)
    count = len(visit.all)
    made = app.do(start_timetable, days=count, tracks=1).result
    made = app.do(change_timetable, made, replace(made, day_from=8 * 60, day_to=LATE, lunch_minutes=0)).result
    if visit.chosen:
        app.do(set_dates, made, dict(enumerate(visit.all, 1)))
    for number in range(1, count + 1):
        for title, starts in (("Morning", 9 * 60), ("Evening", LATE - 60)):
            session = Session(
                timetable_id=made.id, day=number, starts=starts, minutes=60, track=1, title=f"{title} {number}",
                state=SessionState.CONFIRMED,
            )  # fmt: skip
            app.do(add_session, session, {ADA.id: Part.TAKES_PART})
    return made


def whole(app: App, timetable: Timetable) -> WholeTimetable:
    today = app.clock.now().date()
    return app.read(whole_timetable, timetable, today=today)


def moments(app: App, timetable: Timetable) -> dict[str, tuple[dt.datetime, dt.datetime]]:
    """When each session is, in the world."""
    held = whole(app, timetable)
    found = {}
    for session in held.sessions:
        on = held.day(session.day).on
        assert on is not None
        starts = dt.datetime.combine(on, dt.time(session.starts // 60, session.starts % 60), tzinfo=LONDON)
        ends = dt.datetime.combine(on, dt.time(session.ends // 60, session.ends % 60), tzinfo=LONDON)
        found[session.title] = starts.astimezone(dt.UTC), ends.astimezone(dt.UTC)
    return found


def test_the_days_are_the_working_days_and_the_chosen_ones(
    app: App, timetable: Timetable, visit: Visit
) -> None:
    held = whole(app, timetable)

    assert tuple(each.on for each in held.days) == visit.all
    assert not any(each.is_after for each in held.days)
    assert [each.on for each in held.days if not each.is_working] == list(visit.chosen)
    assert not [each for each in app.read(clashes_of, held, today=app.clock.now().date()) if each.is_clash]


def test_what_is_planned_stays_on_days_that_are_in_the_visit_and_is_where_it_can_be(
    app: App, timetable: Timetable, visit: Visit
) -> None:
    """Ada can only on the last of the working days, by its date."""
    for session in whole(app, timetable).sessions:
        app.do(change_session, session, replace(session, state=SessionState.PENCILLED))
    last = visit.days[-1]
    for on in visit.all:
        if on != last:
            app.do(add_record, Availability(person_id=ADA.id, starts_on=on, ends_on=on))
    with app.reading() as reader:
        now = situation(reader, timetable, today=app.clock.now().date())

    made = proposed(Question(now=now, choice=PlanChoice()), seconds=1)
    app.do(place_sessions, made)

    held = whole(app, timetable)
    stuck = {each.id for each in made.unplaced}
    assert {held.day(each.day).on for each in held.sessions if each.id not in stuck} == {last}
    assert made.new_clashes == ()


def entries(app: App) -> Iterator[tuple[str, Any]]:
    """The text of every calendar file that was written, and the event icalendar reads out of it."""
    written = write_slips(app, SlipOrder(organiser_id=QA.id))
    for path in written.folder.glob("*.eml"):
        message = email.message_from_bytes(path.read_bytes(), policy=email.policy.default)
        for part in message.walk():
            if part.get_content_type() == "text/calendar":
                text = part.get_content()
                (event,) = Calendar.from_ical(text).walk("VEVENT")
                yield text, event


def test_calendar_entries_are_at_the_right_moment_for_two_other_programs(
    app: App, timetable: Timetable
) -> None:
    app.do(issue_timetable, timetable)
    wanted = moments(app, timetable)

    found = {str(event["SUMMARY"]): (text, event) for text, event in entries(app)}

    assert found.keys() == wanted.keys()
    for title, (text, event) in found.items():
        other: Any = vobject.readOne(text).vevent
        assert (event["DTSTART"].dt.astimezone(dt.UTC), event["DTEND"].dt.astimezone(dt.UTC)) == wanted[title]
        assert (other.dtstart.value.astimezone(dt.UTC), other.dtend.value.astimezone(dt.UTC)) == wanted[title]
    assert verify(app).ok


def test_an_entry_that_was_sent_and_is_read_back_as_a_diary_is_busy_at_the_same_time(
    app: App, timetable: Timetable, visit: Visit, tmp_path: Path
) -> None:
    app.do(issue_timetable, timetable)
    texts = [text for text, _ in entries(app)]
    events = [text[text.index("BEGIN:VEVENT") : text.index("END:VCALENDAR")] for text in texts]
    head = texts[0][: texts[0].index("BEGIN:VEVENT")]
    path = tmp_path / "ada.ics"
    path.write_bytes(
        (head.replace("METHOD:REQUEST\r\n", "") + "".join(events) + "END:VCALENDAR\r\n").encode()
    )
    span = Span(first=visit.first, last=visit.last)

    plan = app.read(
        plan_diary,
        path,
        Availability(person_id=ADA.id),
        span,
        read_on=app.clock.now().date(),
        with_titles=False,
    )
    app.do(take_diary, plan)

    held = whole(app, timetable)
    wanted = {
        (held.day(each.day).on, each.starts, each.ends)
        for each in held.sessions
        if visit.first <= (held.day(each.day).on or visit.first) <= visit.last
    }
    lines = app.read(lambda reader: reader.register(Availability).all())
    assert {(each.starts_on, *each.window) for each in lines} == wanted


def test_dates_in_a_workbook_are_dates_for_another_program_and_come_back_the_same(
    app: App, timetable: Timetable, tmp_path: Path
) -> None:
    held = whole(app, timetable)
    for each in held.days:
        app.do(add_record, Availability(person_id=ADA.id, starts_on=each.on, ends_on=each.on, starts=LATE))
    path, other = tmp_path / "timetable.xlsx", tmp_path / "availability.xlsx"
    app.read(export_register, "timetable", path)
    app.read(export_register, "availability", other)

    rows = cells(path)
    assert {row["Title"]: (as_day(row["Date"]), row["Start"]) for row in rows} == {
        each.title: (
            held.day(each.day).on
            if held.day(each.day).is_chosen
            else None,  # else it goes on following the visit
            "9am" if each.starts == 9 * 60 else "10:45pm",
        )
        for each in held.sessions
    }
    lines = cells(other)
    assert {as_day(row["First day"]) for row in lines} == {each.on for each in held.days}
    edits = app.read(plan_edits, path, today=app.clock.now().date())
    assert (edits.same, edits.proposals, edits.refused) == (len(held.sessions), (), ())
    again = app.read(plan_import, "timetable", path).counts
    assert (again.new, again.changed, again.same) == (0, 0, len(held.sessions))
    lines_again = app.read(plan_import, "availability", other).counts
    assert (lines_again.new, lines_again.changed, lines_again.same) == (0, 0, len(held.days))


def cells(path: Path) -> list[dict[str, Any]]:
    head, *rows = openpyxl.load_workbook(path).worksheets[0].iter_rows(values_only=True)
    return [dict(zip(map(str, head), row, strict=True)) for row in rows]


def as_day(cell: object) -> dt.date | None:
    """A date as Excel keeps it, at midnight and without a zone."""
    if cell is None:
        return None
    assert isinstance(cell, dt.datetime), cell
    assert (cell.time(), cell.tzinfo) == (dt.time(), None)
    return cell.date()


def test_papers_and_issues_say_the_dates(app: App, timetable: Timetable) -> None:
    app.do(issue_timetable, timetable)
    held = whole(app, timetable)
    wanted = [weekday_and_day(each.on) for each in held.days if each.on]

    for kind in (PaperKind.BY_DAY, PaperKind.BY_PERSON):
        with app.reading() as reader:
            made = make_paper(reader, PaperOrder(kind=kind), at=app.clock.now())
        words = " ".join(pdf_paragraphs(paper_pdf(made)))
        assert [each for each in wanted if each not in words] == []
    (issue,) = app.read(issues)
    assert {each.on for each in issue.copy.sessions} == {each.on for each in held.days}


def test_the_week_of_somebody_shows_the_days_of_the_visit(
    app: App, timetable: Timetable, visit: Visit
) -> None:
    week = app.read(week_of, Availability(person_id=ADA.id), today=app.clock.now().date())

    assert set(visit.days) <= set(week.days)
