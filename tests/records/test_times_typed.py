from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inspection_ready.phrases.dates import clock
from inspection_ready.records.times_typed import typed_range, typed_time


@pytest.mark.parametrize(
    ("cell", "minutes"),
    [
        ("10am", 600), ("10 AM", 600), ("10:00", 600), ("10.30", 630), ("9:30am", 570), ("9.30 a.m.", 570), ("14:15", 855),
        ("2:15pm", 855), ("12pm", 720), ("12am", 0), ("midday", 720), ("Noon", 720), ("midnight", 0), ("12 noon", 720),
        ("14h30", 870), ("09:30:00", 570), (0.4166666, 600), ("0.4166", 600), ("0.5", 720), (45000.4375, 630),
        (dt.time(10, 15), 615), (dt.datetime(2027, 2, 9, 9, 5), 545),  # noqa: DTZ001 - as a spreadsheet has it
        ("0930", 570), ("930", 570), (930, 570), (1030.0, 630), ("1400hrs", 840), ("0000", 0),
        ("", None), ("10", None), (10.0, None), (True, None), (1075, None), ("2460", None), ("12345", None), ("25:00", None), ("10:75", None), ("13pm", None), ("soon", None), ("0am", None),
    ],
)  # fmt: skip
def test_a_time_is_read_as_people_and_excel_write_it(cell: object, minutes: int | None) -> None:
    assert typed_time(cell) == minutes


@pytest.mark.parametrize(
    ("text", "both"),
    [
        ("10am to 11:15am", (600, 675)), ("9.30-10.15", (570, 615)), ("1 – 2pm", (780, 840)), ("11am to midday", (660, 720)),
        ("10:00 until 11:00", (600, 660)), ("9:30 – 10", (570, 600)), ("1pm - 2", (780, 840)), ("9-10", (540, 600)), ("0930 - 1030", (570, 630)), ("10am", None), ("a-b", None), ("10 to", None),
    ],
)  # fmt: skip
def test_a_range_is_read_with_its_start_and_end(text: str, both: tuple[int, int] | None) -> None:
    assert typed_range(text) == both


@given(st.integers(0, 1439))
def test_what_is_printed_reads_back(minutes: int) -> None:
    assert typed_time(clock(minutes)) == minutes
