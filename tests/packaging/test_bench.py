from __future__ import annotations

import bench


def test_a_measurement_is_read_from_its_line() -> None:
    line = ".BENCH first paint | 130 ms | 116 ms | 1.12 | at most 1.5\n"

    assert bench.rows_in(line) == [["first paint", "130 ms", "116 ms", "1.12", "at most 1.5"]]


def test_other_lines_hold_no_measurement() -> None:
    assert bench.rows_in("3 passed in 1.2s\n") == []


def test_the_table_lines_up() -> None:
    rows = [
        ["first paint", "130 ms", "116 ms", "1.12", "at most 1.5"],
        ["replay", "9 s", "1.0 s", "9.0", "at most 10"],
    ]

    assert bench.table(rows) == (
        "what         ours    yardstick  ratio  target\n"
        "first paint  130 ms  116 ms     1.12   at most 1.5\n"
        "replay       9 s     1.0 s      9.0    at most 10"
    )
