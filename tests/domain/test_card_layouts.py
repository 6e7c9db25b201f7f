from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inspection_ready.domain.card_layouts import LAYOUTS, CardLayout, SheetKind, layout_called

EVERY = [layout for layouts in LAYOUTS.values() for layout in layouts]
NEARLY = 1e-6


@pytest.mark.parametrize("layout", EVERY, ids=lambda layout: layout.code)
def test_cards_and_what_is_left_around_them_add_up_to_the_paper(layout: CardLayout) -> None:
    width, height = layout.paper
    across = layout.columns * layout.width + (layout.columns - 1) * layout.between

    assert 2 * layout.left + across == pytest.approx(width)
    assert 2 * layout.top + layout.rows * layout.height == pytest.approx(height)


@pytest.mark.parametrize("layout", EVERY, ids=lambda layout: layout.code)
def test_one_row_more_would_not_fit_so_word_begins_a_page(layout: CardLayout) -> None:
    assert layout.top < layout.height


@pytest.mark.parametrize("layout", EVERY, ids=lambda layout: layout.code)
def test_no_card_lies_on_another_or_off_the_paper(layout: CardLayout) -> None:
    corners = [layout.corner(place) for place in range(layout.on_a_sheet)]
    width, height = layout.paper

    for left, top in corners:
        assert 0 <= left <= width - layout.width + NEARLY
        assert 0 <= top <= height - layout.height + NEARLY
    for (left, top), (other, below) in combinations(corners, 2):
        is_beside = abs(left - other) >= layout.width - NEARLY
        assert is_beside or abs(top - below) >= layout.height - NEARLY


@pytest.mark.parametrize("layout", EVERY, ids=lambda layout: layout.code)
def test_lines_to_cut_along_are_shared_so_nothing_lies_between(layout: CardLayout) -> None:
    assert not layout.is_cut or layout.between == 0


@given(st.sampled_from(EVERY), st.integers(1, 400), st.data())
def test_as_many_sheets_as_the_cards_need(layout: CardLayout, cards: int, data: st.DataObject) -> None:
    start = data.draw(st.integers(1, layout.on_a_sheet))

    sheets = layout.sheets(cards, start)

    assert (sheets - 1) * layout.on_a_sheet < cards + start - 1 <= sheets * layout.on_a_sheet


def test_the_sizes_people_buy() -> None:
    on_a_sheet = {each.code: each.on_a_sheet for each in EVERY}

    assert on_a_sheet == {
        "86x54": 10, "90x60": 8, "95x65": 4, "190x65": 2, "a4": 1, "l7160": 21, "l7163": 14, "l7159": 24
    }  # fmt: skip
    assert layout_called(SheetKind.LABELS, "l7163") == LAYOUTS[SheetKind.LABELS][1]
    assert layout_called(SheetKind.BADGES, "l7163") is None
