from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from inspection_ready.domain.differences import Difference, differences, plain

LINES = st.lists(st.text("ab c", max_size=8), max_size=8)


def test_words_written_anew_are_told_inside_their_line() -> None:
    (found,) = differences(["Ask for Jo at the desk"], ["Ask for Siân at the desk"])

    assert found == Difference(
        (("Ask for ", False), ("Jo", True), (" at the desk", False)),
        (("Ask for ", False), ("Siân", True), (" at the desk", False)),
    )


def test_lines_with_little_in_common_are_two() -> None:
    assert differences(["same", "Ring the bell"], ["same", "Parking is free"]) == (
        Difference((("same", False),), (("same", False),)),
        Difference((("Ring the bell", True),), None),
        Difference(None, (("Parking is free", True),)),
    )


@given(LINES, LINES)
def test_both_sides_are_told_whole_and_in_order(then: list[str], now: list[str]) -> None:
    found = differences(then, now)

    assert [plain(each.then) for each in found if each.then is not None] == then
    assert [plain(each.now) for each in found if each.now is not None] == now


@given(LINES)
def test_a_text_does_not_differ_from_itself(lines: list[str]) -> None:
    assert all(each.is_same for each in differences(lines, lines))
