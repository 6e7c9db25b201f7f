"""Calendar entries, letter by letter and read back by two libraries that are not ours."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import Any
from zoneinfo import ZoneInfo

import pytest
import vobject
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar

from inspection_ready.exchange.calendars.writing import (
    LONGEST_LINE,
    CalendarEntry,
    CalendarUser,
    Method,
    write_entry,
)

LONDON = ZoneInfo("Europe/London")
ENTRY = CalendarEntry(
    method=Method.REQUEST,
    uid="5d41402abc4b2a76b9719d911017c592@inspection-ready.invalid",
    sequence=3,
    stamped=dt.datetime(2027, 1, 4, 9, 30, 5, tzinfo=LONDON),
    starts=dt.datetime(2027, 2, 9, 10, 0),  # noqa: DTZ001 - as the clock on the wall shows it
    ends=dt.datetime(2027, 2, 9, 11, 0),  # noqa: DTZ001 - as above
    title="Carers; young, and old",
    place="Room 1, Town Hall, High Street",
    words="You take part.\n\nBring C:\\plans",
    organiser=CalendarUser(name='Imran "QA" Siddiqui', address="qa+visit@northmoor.example"),
    attendee=CalendarUser(name="Siân: Prosser", address="sian@northmoor.example"),
)


def test_an_invitation_is_to_the_letter() -> None:
    assert write_entry(ENTRY).decode().split("\r\n") == [
        "BEGIN:VCALENDAR",
        "PRODID:-//Inspection Ready//Interview timetable//EN",
        "VERSION:2.0",
        "CALSCALE:GREGORIAN",
        "METHOD:REQUEST",
        "BEGIN:VTIMEZONE",
        "TZID:Europe/London",
        "BEGIN:STANDARD",
        "DTSTART:19701025T020000",
        "RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU",
        "TZOFFSETFROM:+0100",
        "TZOFFSETTO:+0000",
        "TZNAME:GMT",
        "END:STANDARD",
        "BEGIN:DAYLIGHT",
        "DTSTART:19700329T010000",
        "RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU",
        "TZOFFSETFROM:+0000",
        "TZOFFSETTO:+0100",
        "TZNAME:BST",
        "END:DAYLIGHT",
        "END:VTIMEZONE",
        "BEGIN:VEVENT",
        "UID:5d41402abc4b2a76b9719d911017c592@inspection-ready.invalid",
        "SEQUENCE:3",
        "DTSTAMP:20270104T093005Z",
        "DTSTART;TZID=Europe/London:20270209T100000",
        "DTEND;TZID=Europe/London:20270209T110000",
        "SUMMARY:Carers\\; young\\, and old",
        "LOCATION:Room 1\\, Town Hall\\, High Street",
        "DESCRIPTION:You take part.\\n\\nBring C:\\\\plans",
        "ORGANIZER;CN=\"Imran 'QA' Siddiqui\":mailto:qa+visit@northmoor.example",
        "ATTENDEE;CUTYPE=INDIVIDUAL;ROLE=REQ-PARTICIPANT;PARTSTAT=NEEDS-ACTION;RSVP=",
        ' TRUE;CN="Siân: Prosser":mailto:sian@northmoor.example',
        "STATUS:CONFIRMED",
        "TRANSP:OPAQUE",
        "END:VEVENT",
        "END:VCALENDAR",
        "",
    ]


def test_a_cancellation_says_so_three_times_and_asks_nobody_to_answer() -> None:
    said = write_entry(replace(ENTRY, method=Method.CANCEL)).decode()

    assert "METHOD:CANCEL\r\n" in said
    assert "STATUS:CANCELLED\r\n" in said
    assert "TRANSP:TRANSPARENT\r\n" in said
    assert "RSVP" not in said
    assert "PARTSTAT" not in said


def test_a_second_is_asked_as_one_who_need_not_come() -> None:
    assert "ROLE=OPT-PARTICIPANT" in write_entry(replace(ENTRY, is_optional=True)).decode()


@pytest.mark.parametrize(
    ("day", "utc_hour"),
    [
        (dt.date(2027, 3, 27), 10),  # a Saturday; the clocks go forward on the Sunday
        (dt.date(2027, 3, 28), 9),
        (dt.date(2027, 3, 29), 9),
        (dt.date(2027, 10, 30), 9),
        (dt.date(2027, 10, 31), 10),  # and back
        (dt.date(2027, 11, 1), 10),
        (dt.date(2041, 7, 1), 9),
    ],
)
def test_both_libraries_read_the_same_moment_around_the_change_of_the_clocks(
    day: dt.date, utc_hour: int
) -> None:
    starts = dt.datetime.combine(day, dt.time(10))
    data = write_entry(replace(ENTRY, starts=starts, ends=starts + dt.timedelta(minutes=45)))
    wanted = dt.datetime(day.year, day.month, day.day, utc_hour, tzinfo=dt.UTC)

    event: Any = Calendar.from_ical(data).walk("VEVENT")[0]
    other: Any = vobject.readOne(data.decode()).vevent  # reads the rule of the zone out of the file itself

    for first, last in ((event["DTSTART"].dt, event["DTEND"].dt), (other.dtstart.value, other.dtend.value)):
        assert first.astimezone(dt.UTC) == wanted
        assert last.astimezone(dt.UTC) == wanted + dt.timedelta(minutes=45)
    assert event["DTSTAMP"].dt == other.dtstamp.value == ENTRY.stamped


WORDS = st.text(
    st.characters(exclude_categories=("Cs", "Cc", "Cf", "Cn", "Zl", "Zp")) | st.just("\n"), max_size=200
)


@given(title=WORDS, place=WORDS, words=WORDS, name=WORDS)
def test_whatever_is_written_reads_back_and_no_line_is_too_long(
    title: str, place: str, words: str, name: str
) -> None:
    data = write_entry(
        replace(ENTRY, title=title, place=place, words=words, attendee=replace(ENTRY.attendee, name=name))
    )

    event: Any = Calendar.from_ical(data).walk("VEVENT")[0]
    assert str(event["SUMMARY"]) == title
    assert (str(event.get("LOCATION", "")), str(event.get("DESCRIPTION", ""))) == (place, words)
    assert str(event["ATTENDEE"].params["CN"]) == " ".join(name.split()).replace('"', "'")
    assert str(event["ATTENDEE"]) == "mailto:sian@northmoor.example"
    lines = data.split(b"\r\n")
    assert max(map(len, lines)) <= LONGEST_LINE
    assert b"\n" not in b"".join(lines)
    assert b"\r" not in b"".join(lines)
    assert all(line.decode() for line in lines[:-1])  # no letter is parted


def test_nothing_typed_can_end_a_line_or_turn_the_writing_round() -> None:
    sly = "Carers\r\nATTENDEE:mailto:spy@example.org\x0b\u202e\u2028end"
    data = write_entry(replace(ENTRY, title=sly, attendee=CalendarUser(name=sly, address="a@b.example")))

    event: Any = Calendar.from_ical(data).walk("VEVENT")[0]
    assert str(event["SUMMARY"]) == "Carers\nATTENDEE:mailto:spy@example.org  end"
    assert str(event["ATTENDEE"]) == "mailto:a@b.example"
