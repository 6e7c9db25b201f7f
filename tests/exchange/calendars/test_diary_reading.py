"""Diaries as people's calendars export them: when they are busy, in England, across both changes of the clocks."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import pytest
import vobject
from hypothesis import given
from hypothesis import strategies as st

from inspection_ready.domain.busy_times import BusyTime, How, LeftOut, Slot, Span, slots_of
from inspection_ready.domain.errors import Cancelled, CannotRead
from inspection_ready.domain.moments import LONDON
from inspection_ready.exchange.calendars.reading import read_diary
from inspection_ready.phrases.diary_reading import left_out_words
from inspection_ready.phrases.errors import error_sentence
from inspection_ready.phrases.imports import note_sentence
from tests.exchange.calendars.diaries import OUTLOOK_ZONE, TWO_HOURS_EAST, diary, event

if TYPE_CHECKING:
    from pathlib import Path

MARCH = Span(first=date(2027, 3, 22), last=date(2027, 4, 4))
"""The clocks go forward on Sunday 28 March 2027."""
OCTOBER = Span(first=date(2026, 10, 19), last=date(2026, 11, 1))
"""The clocks go back on Sunday 25 October 2026."""


def read(path: Path, span: Span = MARCH) -> list[tuple[str, int, int, str]]:
    """First day, start and end in minutes, and how."""
    return [
        (slot.first.isoformat(), slot.starts, slot.ends, slot.how.value)
        for slot in slots_of(read_diary(path, span).times, span)
    ]


@pytest.mark.parametrize(
    ("told", "parts", "parameters"),
    [
        ("", (OUTLOOK_ZONE,), ';TZID="GMT Standard Time"'),
        ("", (), ";TZID=GMT Standard Time"),
        ("", (), ";TZID=Europe/London"),
        ("", (), ';TZID="(UTC+00:00) Dublin, Edinburgh, Lisbon, London"'),
        ("", (), ";TZID=/freeassociation.sourceforge.net/Tzfile/Europe/London"),
        ("X-WR-TIMEZONE:Europe/London\n", (), ""),
        ("", (), ""),
    ],
    ids=["outlook with its rules", "outlook", "google", "display name", "evolution", "apple floating", "floating"],
)  # fmt: skip
def test_ten_o_clock_in_england_is_ten_before_and_after_the_clocks_change(
    tmp_path: Path, told: str, parts: tuple[str, ...], parameters: str
) -> None:
    path = diary(
        tmp_path,
        *parts,
        *(
            event(f"DTSTART{parameters}:{day}T100000", f"DTEND{parameters}:{day}T113000", uid=day)
            for day in ("20270326", "20270329", "20261023", "20261026")
        ),
        told=told,
    )

    assert read(path, MARCH) == [("2027-03-26", 600, 690, "busy"), ("2027-03-29", 600, 690, "busy")]
    assert read(path, OCTOBER) == [("2026-10-23", 600, 690, "busy"), ("2026-10-26", 600, 690, "busy")]
    assert read_diary(path, MARCH).notes == ()


def test_utc_a_zone_of_its_own_and_new_york_are_put_on_the_clock_in_england(tmp_path: Path) -> None:
    path = diary(
        tmp_path,
        TWO_HOURS_EAST,
        event("DTSTART:20270326T100000Z", "DTEND:20270326T110000Z"),
        event("DTSTART:20270329T100000Z", "DTEND:20270329T110000Z"),
        event(
            "DTSTART;TZID=Customized Time Zone:20270330T100000",
            "DTEND;TZID=Customized Time Zone:20270330T110000",
        ),
        event("DTSTART;TZID=Eastern Standard Time:20270331T100000", "DURATION:PT45M"),
    )

    assert read(path) == [
        ("2027-03-26", 600, 660, "busy"),
        ("2027-03-29", 660, 720, "busy"),
        ("2027-03-30", 540, 600, "busy"),
        ("2027-03-31", 900, 945, "busy"),
    ]


def test_the_same_name_may_mean_other_rules_in_another_file(tmp_path: Path) -> None:
    west = TWO_HOURS_EAST.replace("+0200", "-0300")
    one = event("DTSTART;TZID=Customized Time Zone:20270330T100000", "DURATION:PT1H")

    east_read = read(diary(tmp_path, TWO_HOURS_EAST, one, name="east.ics"))
    west_read = read(diary(tmp_path, west, one, name="west.ics"))

    assert (east_read, west_read) == (
        [("2027-03-30", 540, 600, "busy")],
        [("2027-03-30", 840, 900, "busy")],
    )


def test_a_zone_nobody_knows_is_said_and_read_by_the_clock_in_england(tmp_path: Path) -> None:
    path = diary(tmp_path, event("DTSTART;TZID=Middle Earth:20270330T100000", "DURATION:PT1H"))

    found = read_diary(path, MARCH)

    assert read(path) == [("2027-03-30", 600, 660, "busy")]
    assert [note_sentence(each) for each in found.notes] == [
        "Not known as a time zone: “Middle Earth”. Its times are read by the clock in England; check them."
    ]


def test_only_what_takes_time_is_busy_and_the_rest_is_counted_by_why(tmp_path: Path) -> None:
    at = ("DTSTART:20270330T090000Z", "DTEND:20270330T100000Z")
    path = diary(
        tmp_path,
        event(*at, "TRANSP:TRANSPARENT"),
        event(*at, "X-MICROSOFT-CDO-BUSYSTATUS:FREE"),
        event(*at, "X-MICROSOFT-CDO-BUSYSTATUS:WORKINGELSEWHERE"),
        event(*at, "STATUS:CANCELLED"),
        event(*at, "ATTENDEE;PARTSTAT=DECLINED;CN=Asha:mailto:Asha@Northmoor.example"),
        event("DTSTART:20270330T090000Z", "SUMMARY:A reminder"),
        event("DTSTART:20270530T090000Z", "DTEND:20270530T100000Z"),
        event("DTSTART:20270331T090000Z", "DTEND:20270331T100000Z", "STATUS:TENTATIVE"),
        event(
            "DTSTART:20270401T090000Z", "DTEND:20270401T100000Z",
            "ATTENDEE;PARTSTAT=NEEDS-ACTION:mailto:asha@northmoor.example",
        ),
        event("DTSTART:20270402T090000Z", "DTEND:20270402T100000Z", "X-MICROSOFT-CDO-BUSYSTATUS:OOF"),
        event("DTSTART:20270403T090000Z", "DTEND:20270403T100000Z",
              "ATTENDEE;PARTSTAT=DECLINED:mailto:somebody.else@northmoor.example"),
    )  # fmt: skip

    found = read_diary(path, MARCH, emails=("asha@northmoor.example",))

    assert [each.how for each in found.times] == [How.TENTATIVE, How.TENTATIVE, How.OUT, How.BUSY]
    assert left_out_words(found.left_out) == (
        "Left out: 2 shown as free, 1 cancelled, 1 declined, 1 working elsewhere, 1 of no length, 1 on other days."
    )
    assert {each.title for each in found.times} == {""}


def test_titles_are_kept_only_when_asked_and_never_private_ones(tmp_path: Path) -> None:
    at = ("DTSTART:20270330T090000Z", "DTEND:20270330T100000Z")
    path = diary(
        tmp_path,
        event(*at, "SUMMARY:Budget\\, part two"),
        event(*at, "SUMMARY:Clinic", "CLASS:PRIVATE"),
        event("SUMMARY:Broken clinic", "CLASS:PRIVATE"),
        event("SUMMARY:Broken", "STATUS:CONFIRMED"),
    )

    plain = read_diary(path, MARCH)
    titled = read_diary(path, MARCH, with_titles=True)

    assert [each.title for each in plain.times] == ["", ""]
    assert [each.title for each in titled.times] == ["Budget, part two", ""]
    assert [each.title for each in plain.refused] == ["", ""]
    assert [each.title for each in titled.refused] == ["", "Broken"]


def test_a_meeting_that_repeats_keeps_its_hour_and_its_exceptions(tmp_path: Path) -> None:
    path = diary(
        tmp_path,
        event(
            "DTSTART;TZID=GMT Standard Time:20270104T140000",
            "DTEND;TZID=GMT Standard Time:20270104T150000",
            "RRULE:FREQ=WEEKLY;BYDAY=MO,TH",
            "EXDATE;TZID=GMT Standard Time:20270325T140000",
            uid="weekly",
        ),
        event(
            "RECURRENCE-ID;TZID=GMT Standard Time:20270329T140000",
            "DTSTART;TZID=GMT Standard Time:20270330T080000",
            "DTEND;TZID=GMT Standard Time:20270330T083000",
            uid="weekly",
        ),
        event(
            "RECURRENCE-ID;TZID=GMT Standard Time:20270401T140000",
            "DTSTART;TZID=GMT Standard Time:20270401T140000",
            "DTEND;TZID=GMT Standard Time:20270401T150000",
            "STATUS:CANCELLED",
            uid="weekly",
        ),
    )

    found = read_diary(path, MARCH)

    assert read(path) == [("2027-03-22", 840, 900, "busy"), ("2027-03-30", 480, 510, "busy")]
    assert found.left_out == {LeftOut.CANCELLED: 1}
    assert [note_sentence(each) for each in found.notes] == [
        "1 event repeats without an end; only the days asked for are read."
    ]


def test_a_series_that_moves_from_one_day_on_moves_from_then_on(tmp_path: Path) -> None:
    path = diary(
        tmp_path,
        event(
            "DTSTART;TZID=Europe/London:20270329T100000",
            "DURATION:PT1H",
            "RRULE:FREQ=DAILY;COUNT=4",
            uid="daily",
        ),
        event(
            "RECURRENCE-ID;RANGE=THISANDFUTURE;TZID=Europe/London:20270331T100000",
            "DTSTART;TZID=Europe/London:20270331T140000",
            "DURATION:PT1H",
            uid="daily",
        ),
    )

    assert [(day, starts) for day, starts, _, _ in read(path)] == [
        ("2027-03-29", 600),
        ("2027-03-30", 600),
        ("2027-03-31", 840),
        ("2027-04-01", 840),
    ]


def test_an_exception_without_its_series_is_read_by_itself(tmp_path: Path) -> None:
    path = diary(
        tmp_path,
        event(
            "RECURRENCE-ID:20270329T140000Z",
            "DTSTART:20270330T080000Z",
            "DTEND:20270330T083000Z",
        ),
    )

    assert read(path) == [("2027-03-30", 540, 570, "busy")]


def test_whole_days_are_days_whatever_the_zone_and_join_up(tmp_path: Path) -> None:
    path = diary(
        tmp_path,
        event("DTSTART;VALUE=DATE:20270327", "DTEND;VALUE=DATE:20270330"),
        event(
            "DTSTART;TZID=GMT Standard Time:20270330T000000", "DTEND;TZID=GMT Standard Time:20270331T000000"
        ),
        event("DTSTART;VALUE=DATE:20270402"),
        event("DTSTART;TZID=Europe/London:20270324T140000", "DTEND;TZID=Europe/London:20270326T110000"),
    )

    slots = slots_of(read_diary(path, MARCH).times, MARCH)

    assert [(slot.first.day, slot.last.day, slot.starts, slot.ends) for slot in slots] == [
        (24, 24, 840, 1440),
        (25, 25, 0, 1440),
        (26, 26, 0, 660),
        (27, 30, 0, 1440),
        (2, 2, 0, 1440),
    ]


def test_free_and_busy_without_events_is_read_too(tmp_path: Path) -> None:
    path = diary(
        tmp_path,
        "BEGIN:VFREEBUSY\nUID:1\nDTSTAMP:20270101T000000Z\n"
        "FREEBUSY:20270330T090000Z/PT1H,20270331T090000Z/20270331T100000Z\n"
        "FREEBUSY;FBTYPE=BUSY-TENTATIVE:20270401T090000Z/PT1H\n"
        "FREEBUSY;FBTYPE=FREE:20270402T090000Z/PT1H\n"
        "END:VFREEBUSY\n",
    )

    assert read(path) == [
        ("2027-03-30", 600, 660, "busy"),
        ("2027-03-31", 600, 660, "busy"),
        ("2027-04-01", 600, 660, "tentative"),
    ]


def test_what_is_broken_is_refused_with_its_line_and_the_rest_is_read(tmp_path: Path) -> None:
    good = event("DTSTART:20270330T090000Z", "DTEND:20270330T100000Z")
    path = diary(
        tmp_path,
        event("SUMMARY:No start"),
        event("DTSTART:20270330T100000Z", "DTEND:20270330T090000Z"),
        event("DTSTART:20260101T100000Z", "DTEND:20290101T090000Z"),
        event("DTSTART:20270330T100000Z", "DURATION:PT1M", "RRULE:FREQ=SECONDLY"),
        event("DTSTART:20270330T100000Z", "DURATION:PT1H", "RRULE:FREQ=SOMETIMES"),
        event("DTSTART:rubbish", "DURATION:PT1H"),
        event(
            "DTSTART:20200101T000000Z",
            "DURATION:PT1M",
            f"RRULE:FREQ=DAILY;BYMINUTE={','.join(map(str, range(60)))}",
        ),
        event("DTSTART;VALUE=DATE:20270330", "DTEND:20270330T090000Z"),
        good,
    )

    found = read_diary(path, MARCH)

    assert read(path) == [("2027-03-30", 600, 660, "busy")]
    assert [(each.line, note_sentence(each.reason).split(".")[0]) for each in found.refused] == [
        (4, "It has no start"),
        (9, "It ends before it starts"),
        (15, "It lasts more than 366 days, which is hardly a time somebody is busy"),
        (21, "It repeats every hour or more often, which no diary does"),
        (28, "It is not written as calendars are, so it cannot be read"),
        (35, "It is not written as calendars are, so it cannot be read"),
        (41, "It repeats every hour or more often, which no diary does"),
        (48, "It is not written as calendars are, so it cannot be read"),
    ]


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"Name,E-mail\nAsha,asha@northmoor.example\n", "not_a_calendar"),
        (b"", "file_empty"),
        (b"\x89PNG\r\n\x1a\n", "not_a_calendar"),
        (b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nEND:VCALENDAR\r\n", "calendar_without_events"),
        (b"BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nDTSTART:20270330T090000Z\r\n", "calendar_cut_short"),
        (b"BEGIN:VCALENDAR\r\nMETHOD:REPLY\r\nBEGIN:VEVENT\r\nEND:VEVENT\r\nEND:VCALENDAR", "calendar_is_an_answer"),
    ],
)  # fmt: skip
def test_what_is_no_diary_is_refused_in_a_sentence(tmp_path: Path, content: bytes, code: str) -> None:
    path = tmp_path / "diary.ics"
    path.write_bytes(content)

    with pytest.raises(CannotRead) as caught:
        read_diary(path, MARCH)

    assert caught.value.code == code
    assert error_sentence(caught.value).startswith("diary.ics ")


def test_a_hundred_megabytes_are_refused_before_they_are_read(tmp_path: Path) -> None:
    path = tmp_path / "diary.ics"
    with path.open("wb") as stream:
        stream.write(b"BEGIN:VCALENDAR\r\n")
        stream.truncate(100_000_000)

    with pytest.raises(CannotRead) as caught:
        read_diary(path, MARCH)

    assert error_sentence(caught.value) == (
        "diary.ics is too large for a calendar (100 MB; 50 MB is the most). Nothing was changed. "
        "Export only the weeks around the visit, without attachments."
    )


def test_ten_thousand_events_are_read_with_progress_and_can_be_stopped(tmp_path: Path) -> None:
    path = diary(
        tmp_path,
        *(
            event(f"DTSTART:{date(2020, 1, 1) + timedelta(days=n):%Y%m%d}T090000Z", "DURATION:PT1H", uid=str(n))
            for n in range(10_000)
        ),
    )  # fmt: skip
    told: list[tuple[int, int]] = []

    found = read_diary(path, MARCH, progress=lambda done, total: told.append((done, total)))

    def stop(done: int, _total: int) -> None:
        if done > 50:
            raise Cancelled

    with pytest.raises(Cancelled):
        read_diary(path, MARCH, progress=stop)
    assert (found.events, len(found.times), found.left_out[LeftOut.OUTSIDE]) == (10_000, 14, 9_986)
    assert (told[0], told[-1]) == ((0, 10_000), (10_000, 10_000))


# the clock, minute by minute

MOMENTS = st.integers(0, 14 * 24 * 60)
HOWS = st.sampled_from(How)


@given(
    st.sampled_from([MARCH, OCTOBER]),
    st.lists(st.tuples(MOMENTS, st.integers(1, 3000), HOWS), min_size=1, max_size=6),
)
def test_every_minute_is_told_once_and_by_the_strongest(
    span: Span, drawn: list[tuple[int, int, How]]
) -> None:
    midnight = datetime.combine(span.first, datetime.min.time(), LONDON).astimezone(UTC)
    times = [
        BusyTime(
            starts=midnight + timedelta(minutes=at), ends=midnight + timedelta(minutes=at + length), how=how
        )
        for at, length, how in drawn
    ]

    slots = slots_of(times, span)

    assert _minutes_told(slots) == _minutes_meant(times, span)


def _minutes_told(slots: tuple[Slot, ...]) -> dict[tuple[date, int], How]:
    told: dict[tuple[date, int], How] = {}
    for slot in slots:
        on = slot.first
        while on <= slot.last:
            for minute in range(slot.starts, slot.ends):
                assert (on, minute) not in told
                told[on, minute] = slot.how
            on += timedelta(days=1)
    return told


def _minutes_meant(times: list[BusyTime], span: Span) -> dict[tuple[date, int], How]:
    order = list(How)
    meant: dict[tuple[date, int], How] = {}
    for each in times:
        at = each.starts
        assert isinstance(at, datetime)
        while at < each.ends:
            local = at.astimezone(ZoneInfo("Europe/London"))
            place = local.date(), local.hour * 60 + local.minute
            if span.first <= place[0] <= span.last:
                meant[place] = min(meant.get(place, each.how), each.how, key=order.index)
            at += timedelta(minutes=1)
    return meant


@given(
    st.sampled_from([MARCH, OCTOBER]),
    st.sampled_from(["Europe/London", "America/New_York", "Asia/Kolkata", "UTC"]),
    st.sampled_from(["DAILY", "WEEKLY", "WEEKLY;INTERVAL=2", "WEEKLY;BYDAY=MO,WE,FR", "MONTHLY;BYDAY=-1MO"]),
    st.integers(0, 40),
    st.integers(0, 95),
    st.sampled_from([15, 60, 90]),
)
def test_what_repeats_is_what_another_library_makes_of_it(  # noqa: PLR0917 - what a rule is made of
    tmp_path_factory: pytest.TempPathFactory,
    span: Span,
    zone: str,
    rule: str,
    before: int,
    quarter: int,
    minutes: int,
) -> None:
    starts = datetime.combine(
        span.first - timedelta(days=before), datetime.min.time(), ZoneInfo(zone)
    ) + timedelta(minutes=15 * quarter)
    stamp = f"{starts:%Y%m%dT%H%M%S}"
    path = diary(
        tmp_path_factory.mktemp("diary"),
        event(f"DTSTART;TZID={zone}:{stamp}", f"DURATION:PT{minutes}M", f"RRULE:FREQ={rule}"),
    )

    found = {
        each.starts
        for each in read_diary(path, span).times
        if isinstance(each.starts, datetime)
        and span.first <= each.starts.astimezone(LONDON).date() <= span.last
    }

    assert found == _as_vobject_has_it(stamp, rule, zone, span)


def _as_vobject_has_it(stamp: str, rule: str, zone: str, span: Span) -> set[datetime]:
    text = (
        "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VEVENT\r\nUID:1\r\n"
        f"DTSTART:{stamp}\r\nRRULE:FREQ={rule};COUNT=100\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
    )
    walls = vobject.readOne(text).vevent.getrruleset(addRDate=True)
    moments = (wall.replace(tzinfo=ZoneInfo(zone)).astimezone(UTC) for wall in walls)
    return {each for each in moments if span.first <= each.astimezone(LONDON).date() <= span.last}
