from __future__ import annotations

import pytest

from inspection_ready.exchange.delimited import find_separator, parse_delimited

ROWS = [
    ["Name", "Address", "Notes"],
    ["Wellington House", "1 High Street, Northmoor", "lift; ramp; parking"],
    ["Gateway", "2 Mill Lane, Upper Town, Northmoor", "ramp; parking | bays"],
    ["Mill Lane Centre", "3 Low Road, Northmoor", "lift; hoist; parking"],
]


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
def test_separator_is_found_though_the_cells_hold_others(separator: str) -> None:
    text = "\r\n".join(separator.join(f'"{cell}"' for cell in row) for row in ROWS)

    assert parse_delimited(text).rows == ROWS


def test_separator_is_found_without_any_quotation_marks() -> None:
    text = "\n".join("\t".join(row) for row in ROWS)

    assert parse_delimited(text).rows == ROWS


def test_lists_with_semicolons_in_a_column_are_not_taken_for_columns() -> None:
    text = "Function,Tasks\nFacilities,badges; rooms; parking\nIT,laptops; Wi-Fi; access\n"

    assert find_separator(text) == ","


def test_title_above_and_note_below_do_not_hide_the_separator() -> None:
    text = "Northmoor Council\n\nName;Town\nGateway;Northmoor\nMill;Overton\n\nSource: property team, 2026\n"

    assert find_separator(text) == ";"


def test_separator_told_to_excel_is_believed() -> None:
    parsed = parse_delimited("sep=;\r\na,b;c,d\r\n")

    assert (parsed.rows, parsed.first_row) == ([["a,b", "c,d"]], 1)


def test_line_breaks_inside_quotation_marks_stay_in_the_cell() -> None:
    parsed = parse_delimited('Name,Address\n"Gateway","1 High Street\nNorthmoor"\n')

    assert parsed.rows[1] == ["Gateway", "1 High Street\nNorthmoor"]


def test_quotation_mark_never_closed_does_not_swallow_the_file() -> None:
    lines = ["Name,Town", '"Elm House,Northmoor', *(f"Base {number},Overton" for number in range(100))]

    parsed = parse_delimited("\n".join(lines))

    assert (len(parsed.rows), parsed.quotes_ignored) == (102, True)


@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
def test_every_line_ending_is_read(ending: str) -> None:
    assert parse_delimited(ending.join(["a,b", "1,2"])).rows == [["a", "b"], ["1", "2"]]
