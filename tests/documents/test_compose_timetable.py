"""What the timetables say, from the facts alone."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from inspection_ready.documents.compose import (
    compose_timetable,
    compose_timetable_by_day,
    compose_timetable_by_person,
    compose_welcome_pack,
    printed,
)
from inspection_ready.documents.model import Callout, Document, Heading, PageBreak, Paper, Table, plain
from inspection_ready.documents.walking import runs_of
from inspection_ready.domain.session_codes import in_order
from inspection_ready.domain.timetable import Session, SessionState
from inspection_ready.domain.timetable_days import DatedDay
from tests.documents.northmoor import empty_council, northmoor

NAMES = ("timetable", "timetable-by-day", "timetable-by-person")
ALL = (compose_timetable, compose_timetable_by_day, compose_timetable_by_person)


def words(made: Document) -> str:
    return "\n".join(plain(runs) for block in made.blocks for runs in runs_of(block))


def headings(made: Document) -> list[str]:
    return [plain(block.runs) for block in made.blocks if isinstance(block, Heading)]


def tables(made: Document) -> list[list[list[str]]]:
    found = [block for block in made.blocks if isinstance(block, Table)]
    return [[[plain(cell) for cell in row] for row in (table.header, *table.rows)] for table in found]


def test_days_say_their_date_or_that_they_come_after_the_visit() -> None:
    assert headings(compose_timetable(northmoor())) == [
        "Day 1, Tuesday 9 February 2027",
        "Day 2, Saturday 13 February 2027",
        "Day 3, after the last day on site",
    ]


def test_without_dates_the_days_are_to_come() -> None:
    facts = replace(northmoor(), dated_days=tuple(DatedDay(day=day) for day in (1, 2, 3)))

    made = compose_timetable(facts)

    assert words(made).splitlines()[0] == "The visit: Day 1 to Day 3, dates to come"
    assert headings(made)[0] == "Day 1, date to come"


def test_times_stand_down_and_tracks_across_with_what_is_for_everybody_in_each() -> None:
    made = compose_timetable(northmoor())

    assert tables(made)[0] == [
        ["Time", "Track 1", "Track 2"],
        [
            "9am to 9:45am",
            "D1-01 Welcome (everyone)\nEleri Ŵyn\nExchange Room, Northmoor House\nConfirmed",
            "D1-01 Welcome (everyone)",
        ],
        [
            "10am to 11:15am",
            "D1-02 Hospital discharge\nMohammad Ali Khan\nSecond: Tomasz Żółkiewski\nHill Road Clinic\nPencilled",
            "D1-03 Front door\nNobody named yet\nSmall meeting room, Northmoor House\nPencilled",
        ],
        ["midday to 12:45pm", "D1-04 Lunch (everyone)", "D1-04 Lunch (everyone)"],
    ]
    assert made.paper == Paper(landscape=True)


def test_more_tracks_than_a4_has_room_for_are_printed_on_a3() -> None:
    facts = northmoor()
    wide = tuple(replace(each, track=5) if each.track == 2 else each for each in facts.sessions)

    assert compose_timetable(replace(facts, sessions=wide)).paper == Paper("A3", landscape=True)


def test_every_table_has_real_headers_and_as_many_cells_in_every_row() -> None:
    for compose in ALL:
        for block in compose(northmoor()).blocks:
            if isinstance(block, Table):
                assert block.row_header
                assert {len(row) for row in block.rows} == {len(block.header)} == {len(block.widths)}
                assert abs(sum(block.widths) - 1) < 1e-9


def test_sessions_side_by_side_of_another_length_have_rows_of_their_own() -> None:
    assert [row[0] for row in tables(compose_timetable(northmoor()))[1]] == [
        "Time", "2:30pm to 3pm", "2:30pm to 3:30pm",
    ]  # fmt: skip


def test_a_day_is_a_page_in_the_order_of_the_clock_with_all_who_come() -> None:
    made = compose_timetable_by_day(northmoor())

    assert sum(isinstance(block, PageBreak) for block in made.blocks) == 2
    assert tables(made)[0][1:3] == [
        [
            "9am to 9:45am",
            "D1-01 Welcome\nMeeting, everyone. Confirmed\nBring your badge.",
            "Eleri Ŵyn\nEscort: Asha Verma",
            "Exchange Room, Northmoor House",
        ],
        [
            "10am to 11:15am",
            "D1-02 Hospital discharge\nInterview, track 1. Pencilled",
            "Mohammad Ali Khan\nSecond: Tomasz Żółkiewski\nNote-taker: Grace Obi\nInspectors: Two inspectors",
            "Hill Road Clinic",
        ],
    ]


def test_each_person_has_a_page_by_name_and_gaps_come_last() -> None:
    made = compose_timetable_by_person(northmoor())

    assert headings(made) == [
        "Asha Verma", "Dr Sam Hale", "Eleri Ŵyn", "Grace Obi", "Mohammad Ali Khan", "Tomasz Żółkiewski", "Nobody named yet",
    ]  # fmt: skip
    assert sum(isinstance(block, PageBreak) for block in made.blocks) == 6
    found = tables(made)
    assert found[3][1:] == [
        [
            "Tuesday 9 February 2027\n10am to 11:15am",
            "D1-02 Hospital discharge\nInterview. Pencilled\nWith Mohammad Ali Khan",
            "Hill Road Clinic",
            "Note-taker",
        ],
        [
            "Saturday 13 February 2027\n2:30pm to 3:30pm",
            "D2-02 Figures\nInterview. Cancelled",
            "Northmoor House",
            "Takes part",
        ],
    ]
    assert found[-1][1:] == [
        [
            "Tuesday 9 February 2027\n10am to 11:15am",
            "D1-03 Front door\nFocus group",
            "Front door\nNobody named yet",
        ],
        [
            "Day 3, after the last day on site\n9am to 10am",
            "D3-01 Analysts\nInterview",
            "Analyst\nNobody named yet\nJon Pike has left.",
        ],
    ]


def test_a_name_in_another_script_is_printed_by_its_name_for_documents() -> None:
    for compose in ALL:
        assert "Mohammad Ali Khan" in words(compose(northmoor()))
        assert "محمد" not in words(compose(northmoor()))


def test_notes_for_us_are_never_printed() -> None:
    for compose in (*ALL, compose_welcome_pack):
        assert "Ask about the wait" not in words(compose(northmoor()))


def test_pencilled_is_said_in_words_above_and_only_while_something_is() -> None:
    facts = northmoor()
    agreed = tuple(replace(each, state=SessionState.CONFIRMED) for each in facts.sessions)

    said = [block.title for block in compose_timetable(facts).blocks if isinstance(block, Callout)]
    later = compose_timetable(replace(facts, sessions=agreed))

    assert said == ["Pencilled"]
    assert not any(isinstance(block, Callout) for block in later.blocks)


def test_the_welcome_pack_prints_the_days_under_its_section() -> None:
    made = compose_welcome_pack(northmoor())

    (table,) = [
        rows
        for rows in tables(made)
        if rows[0] == ["Time", "Session", "Who", "Where"] and "Analysts" in rows[1][1]
    ]
    assert table[1] == [
        "9am to 10am", "D3-01 Analysts\nPencilled", "Nobody named yet\nJon Pike has left.", "Northmoor Museum",
    ]  # fmt: skip


def test_there_is_no_timetable_to_print_before_there_is_one() -> None:
    assert [each.name for each in printed(empty_council(), NAMES)] == []
    assert [each.name for each in printed(northmoor(), NAMES)] == list(NAMES)
    assert [each.name for each in printed(replace(northmoor(), sessions=()), NAMES)] == []


def test_someone_who_leaves_after_the_pack_was_made_is_still_on_it() -> None:
    facts = northmoor()
    later = tuple(replace(each, left_on=date(2027, 1, 1)) if each.id == 3 else each for each in facts.people)

    assert "Eleri Ŵyn" in headings(compose_timetable_by_person(replace(facts, people=later)))


def _session(place: int, told: tuple[int, int, int, int]) -> Session:
    day, starts, minutes, track = told
    return Session(
        id=500 + place, timetable_id=70, day=day, starts=starts, minutes=minutes, track=track, code=f"X{place:02}", title="T"
    )  # fmt: skip


@given(
    st.lists(
        st.tuples(st.integers(1, 3), st.integers(0, 1300), st.integers(1, 139), st.integers(0, 4)),
        max_size=30,
    )
)
def test_every_session_is_printed_whatever_lies_beside_it(told: list[tuple[int, int, int, int]]) -> None:
    sessions = tuple(in_order(_session(place, each) for place, each in enumerate(told)))
    facts = replace(northmoor(), sessions=sessions, attendances=())

    by_day = [
        row[1].partition(" ")[0] for table in tables(compose_timetable_by_day(facts)) for row in table[1:]
    ]
    whole = "\n".join(cell for table in tables(compose_timetable(facts)) for row in table[1:] for cell in row)

    assert by_day == [each.code for each in sessions]
    assert all(whole.count(f"{each.code} T") == 1 for each in sessions if each.track)
    assert all(f"{each.code} T (everyone)" in whole for each in sessions if not each.track)
